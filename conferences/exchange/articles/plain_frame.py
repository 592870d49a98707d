"""What stands on a copied page around the article: navigation, cookies, calls to donate."""

import re
from collections.abc import Mapping, Sequence

from conferences.exchange.articles.frame_words import (
    BOILERPLATE,
    BOILERPLATE_PARTS,
    CATEGORY_WORDS,
    CONTENTS_HEADINGS,
)

_HIDE = re.compile(
    r"\s*[\[(]?\s*(?:hide|show|move to sidebar|ẩn|hiện|ukryj|pokaż|скрыть|показать|сховати|показати|Verbergen|Anzeigen"
    r"|ocultar|mostrar|הסתרה|הצגה)\s*[\])]?\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+\S.{0,90}$")
_MENU = re.compile(r"\s+(?:\||·|•|»|›|>)\s+|\t+|\s{2,}")
LONGEST_NOTICE, LONGEST_SLOGAN = 260, 70
# What encyclopaedias print below their titles.
_SLOGANS = (
    "the free encyclopedia", "bách khoa toàn thư mở", "wolnej encyklopedii", "свободной энциклопедии",
    "вільної енциклопедії", "der freien enzyklopädie", "la enciclopedia libre", "האנציקלופדיה החופשית",
)  # fmt: skip
_FOOTERS = (
    "this page was last edited", "trang này được sửa đổi lần cuối", "tę stronę ostatnio edytowano",
    "эта страница в последний раз", "цю сторінку востаннє", "diese seite wurde zuletzt",
    "esta página se editó por última vez", "דף זה נערך לאחרונה", "retrieved from \"http", "lấy từ “http",
)  # fmt: skip


def is_boilerplate(text: str) -> bool:
    """Say whether a line belongs to the page and not to the article."""
    folded = " ".join(text.lower().split()).strip("-•*·|[]() ")
    if not folded or folded.rstrip(".:!") in BOILERPLATE:
        return True
    if folded.startswith(CATEGORY_WORDS):
        return True
    if len(folded) <= LONGEST_NOTICE and any(part in folded for part in BOILERPLATE_PARTS):
        return True
    if len(folded) <= LONGEST_SLOGAN and folded.rstrip(".!").endswith(_SLOGANS):
        return True
    pieces = [piece.strip(" []") for piece in _MENU.split(text.strip().lower())]
    return len(pieces) >= 2 and sum(piece in BOILERPLATE for piece in pieces) * 2 >= len(pieces)


def is_footer(text: str) -> bool:
    """Say whether nothing of the article follows."""
    return text.lower().lstrip("-•* ").startswith(_FOOTERS)


def last_places(lines: Sequence[str]) -> dict[str, int]:
    """Return where each line, as a heading reads, stands last."""
    return {line.strip(" =#").lower(): place for place, line in enumerate(lines)}


def contents_at(lines: Sequence[str], place: int, last: Mapping[str, int]) -> int:
    """Return the line after a table of contents that begins here; 0 where none does.

    `last` are the last places of the lines: what stands in a table of contents stands again below it.
    """
    if len(lines[place]) > LONGEST_NOTICE:
        return 0
    title = _HIDE.sub("", " ".join(lines[place].split())).strip().lower()
    if title not in CONTENTS_HEADINGS:
        return 0
    after, seen = place + 1, 0
    while after < len(lines):
        text = lines[after].strip()
        is_listed = (
            not text
            or _NUMBERED.match(text)
            or text.lower().strip("()") in {"top", "đầu", "начало", "początek"}
            or (len(text) <= 90 and last.get(text.strip(" -•*").lower(), 0) > after)
        )
        if not is_listed:
            break
        seen += bool(text)
        after += 1
    return after if seen else 0
