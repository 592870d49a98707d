"""The words of each language for what a date leaves open; months and days come from Babel."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """One language's words; ``{}`` stands for the date or the parts spoken of."""

    marks: dict[str, str]
    partial_marks: dict[str, str]
    unknown: str
    parts: tuple[str, str, str]  # year, month, day
    year: str
    decade: str
    lone_day: str
    seasons: tuple[str, str, str, str]
    hemispheres: tuple[str, str]
    quarters: tuple[str, str, str, str]
    halves: tuple[str, str]
    until: str
    since: str
    until_from_unknown: str
    since_to_unknown: str
    or_earlier: str
    or_later: str
    between: str
    between_joiner: str
    either: str
    or_joiner: str
    and_joiner: str


ENGLISH = Wording(
    marks={"~": "about {}", "?": "perhaps {}", "%": "perhaps about {}"},
    partial_marks={
        "~": "{} approximate",
        "?": "{} uncertain",
        "%": "{} uncertain and approximate",
    },
    unknown="{} unknown",
    parts=("year", "month", "day"),
    year="{}",
    decade="{}s",
    lone_day="day {}",
    seasons=("spring {}", "summer {}", "autumn {}", "winter {}"),
    hemispheres=("northern hemisphere", "southern hemisphere"),
    quarters=(
        "first quarter of {}",
        "second quarter of {}",
        "third quarter of {}",
        "fourth quarter of {}",
    ),
    halves=("first half of {}", "second half of {}"),
    until="until {}",
    since="from {} onwards",
    until_from_unknown="until {} (beginning unknown)",
    since_to_unknown="from {} (end unknown)",
    or_earlier="{} or earlier",
    or_later="{} or later",
    between="between {}",
    between_joiner=" and ",
    either="either {}",
    or_joiner=" or ",
    and_joiner=" and ",
)

VIETNAMESE = Wording(
    marks={"~": "khoảng {}", "?": "có lẽ {}", "%": "có lẽ khoảng {}"},
    partial_marks={
        "~": "{} chỉ là ước chừng",
        "?": "{} không chắc chắn",
        "%": "{} không chắc chắn và chỉ là ước chừng",
    },
    unknown="không rõ {}",
    parts=("năm", "tháng", "ngày"),
    year="năm {}",
    decade="thập niên {}",
    lone_day="ngày {}",
    seasons=("mùa xuân năm {}", "mùa hè năm {}", "mùa thu năm {}", "mùa đông năm {}"),
    hemispheres=("bắc bán cầu", "nam bán cầu"),
    quarters=("quý một năm {}", "quý hai năm {}", "quý ba năm {}", "quý tư năm {}"),
    halves=("nửa đầu năm {}", "nửa cuối năm {}"),
    until="đến {}",
    since="từ {} trở đi",
    until_from_unknown="đến {} (không rõ lúc bắt đầu)",
    since_to_unknown="từ {} (không rõ lúc kết thúc)",
    or_earlier="{} hoặc trước đó",
    or_later="{} hoặc sau đó",
    between="trong khoảng từ {}",
    between_joiner=" đến ",
    either="{}",
    or_joiner=" hoặc ",
    and_joiner=" và ",
)

WORDINGS = {"en": ENGLISH, "vi": VIETNAMESE}
