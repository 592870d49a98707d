"""No source is left without a reference: letters, interviews, unsigned entries; and what is said of names and days."""

import pytest

from sources.citing.records import CreatorRecord, SourceRecord
from sources.citing.references import STYLES, format_references
from sources.models import SourceType

LETTER = SourceRecord(
    "letter", "personal_communication", "List do ministra", language="pl", issued="1939-08-29",
    creators=(CreatorRecord("author", family="Nadawca", given="Adam"),
              CreatorRecord("recipient", family="Odbiorca", given="Piotr")),
)  # fmt: skip
TELEGRAM = SourceRecord(
    "telegram", "personal_communication", "List do B.", language="pl", genre="telegram", issued="1939-09-01",
    creators=(CreatorRecord("author", family="Iks", given="A."),
              CreatorRecord("recipient", literal="Rada"),
              CreatorRecord("recipient", family="Odbiorca", given="Piotr")),
)  # fmt: skip
INTERVIEW = SourceRecord(
    "interview", "interview", "Rozmowa", language="pl", medium="taśma", issued="1988",
    creators=(CreatorRecord("author", family="Świadek", given="Ola"),
              CreatorRecord("interviewer", family="Pytek", given="Jan")),
)  # fmt: skip
ENTRY = SourceRecord(
    "entry", "entry-encyclopedia", "Most", language="pl", container_title="Encyklopedia", volume="2",
    publisher="PWN", issued="1990",
)  # fmt: skip
BOOK = SourceRecord(
    "book", "book", "Most", language="pl", edition="2", issued="1990",
    creators=(CreatorRecord("author", family="Berg", given="Karl Jr."),
              CreatorRecord("editor", family="Lis", given="Jan, III")),
)  # fmt: skip
EDITED = SourceRecord(
    "edited", "book", "Brzeg", language="pl", edition="wyd. 3 zm.", issued="1990",
    creators=(CreatorRecord("editor", family="Lis", given="Jan"),
              CreatorRecord("translator", family="Sowa", given="Ola")),
)  # fmt: skip
CHAPTER = SourceRecord(
    "chapter", "chapter", "Rozdział", language="pl", container_title="Całość", issued="1990",
    creators=(CreatorRecord("author", family="Lis", given="Jan"),
              CreatorRecord("container-author", family="Sowa", given="Ola")),
)  # fmt: skip
NEWS = SourceRecord(
    "news", "article-newspaper", "tháng 9 17", language="vi", container_title="Tin", issued="1939-09-17",
)  # fmt: skip
SPAN = SourceRecord(
    "span", "article-newspaper", "Tin", language="vi", container_title="Báo", issued="1939-09-17/1939-09-19",
)  # fmt: skip


def printed(style: str, *records: SourceRecord, language: str = "en") -> list[str]:
    made = format_references(records, language=language, style=STYLES[style])
    return [each.full_text for each in made.values()]


@pytest.mark.parametrize("style", STYLES)
def test_no_type_without_a_maker_and_a_place_is_without_a_reference(style):
    records = [SourceRecord(kind, kind, f"T {kind}", issued="1939") for kind in SourceType.values]
    for language in ("en", "vi"):
        made = format_references(records, language=language, style=STYLES[style])
        for kind, each in made.items():
            assert f"T {kind}" in each.full_text
            assert f"T {kind}" in each.bibliography_text


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chicago-notes", [
            "Adam Nadawca, ‘List do ministra’, letter to Piotr Odbiorca, 29 August 1939.",
            "A. Iks, ‘List do B.’, telegram to Rada and Piotr Odbiorca, 1 September 1939.",
            "Ola Świadek, ‘Rozmowa’, interview by Jan Pytek, 1988, taśma.",
        ]),
        ("chicago-author-date", [
            "Nadawca, Adam. 1939. ‘List do ministra’. Letter to Piotr Odbiorca. August 29.",
            "Iks, A. 1939. ‘List do B.’ Telegram to Rada and Piotr Odbiorca. September 1.",
            "Świadek, Ola. 1988. ‘Rozmowa’. Interview by Jan Pytek. Taśma.",
        ]),
        ("apa", [
            "Nadawca, A. (1939, August 29). List do ministra [Letter to Piotr Odbiorca].",
            "Iks, A. (1939, September 1). List do B. [Telegram to Rada and Piotr Odbiorca].",
            "Świadek, O. (1988). Rozmowa (J. Pytek, Interviewer) [Taśma].",
        ]),
        ("mla", [
            "Nadawca, Adam. ‘List do ministra’. Letter to Piotr Odbiorca. 29 Aug. 1939.",
            "Iks, A. ‘List do B.’ Telegram to Rada and Piotr Odbiorca. 1 Sept. 1939.",
            "Świadek, Ola. ‘Rozmowa’. Interview by Jan Pytek. 1988. Taśma.",
        ]),
        ("archive", [
            "Adam Nadawca, ‘List do ministra’, to Piotr Odbiorca, 29 August 1939.",
            "A. Iks, ‘List do B.’, to Rada and Piotr Odbiorca, telegram, 1 September 1939.",
            "Ola Świadek, ‘Rozmowa’, taśma, interview by Jan Pytek, 1988.",
        ]),
    ],
)  # fmt: skip
def test_letters_and_interviews_that_are_kept_nowhere(style, expected):
    assert printed(style, LETTER, TELEGRAM, INTERVIEW) == expected


def test_letters_say_to_whom_in_vietnamese():
    assert printed("apa", LETTER, INTERVIEW, language="vi") == [
        "Nadawca, A. (1939, 29 tháng 8). List do ministra [Thư gửi Piotr Odbiorca].",
        "Świadek, O. (1988). Rozmowa (J. Pytek, Người Phỏng Vấn) [Taśma].",
    ]


def test_an_entry_without_an_author_has_a_reference_in_author_date():
    assert printed("chicago-author-date", ENTRY) == ["‘Most’. 1990. In Encyklopedia, vol. 2. PWN."]


def test_what_follows_a_name_stands_behind_all_of_it():
    made = format_references([BOOK], language="en")["book"]
    assert (made.full_text, made.bibliography_text) == (
        "Karl Berg Jr., Most, 2nd edn, ed. Jan Lis III (1990).",
        "Berg, Karl, Jr. Most. 2nd edn. Edited by Jan Lis III. 1990.",
    )
    assert printed("apa", BOOK) == ["Berg, K., Jr. (1990). Most (J. Lis III, Ed.; 2nd edn)."]


def test_our_own_style_names_everyone_and_says_the_edition_once():
    assert printed("archive", BOOK, EDITED, CHAPTER) == [
        "Karl Berg Jr., Most, ed. by Jan Lis III, 2nd edn, 1990.",
        "Jan Lis (ed.), Brzeg, trans. by Ola Sowa, wyd. 3 zm., 1990.",
        "Jan Lis, ‘Rozdział’, in Całość, by Ola Sowa, 1990.",
    ]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", ["tháng 9 17. (1939, 17 tháng 9). Tin.", "Tin. (1939, 17–19 tháng 9). Báo."]),
        ("chicago-author-date", ["Tin. 1939. “tháng 9 17”. 17 tháng 9.", "Báo. 1939. “Tin”. 17–19 tháng 9."]),
    ],
)  # fmt: skip
def test_a_vietnamese_day_stands_before_its_month_and_titles_are_left(style, expected):
    assert printed(style, NEWS, SPAN, language="vi") == expected
