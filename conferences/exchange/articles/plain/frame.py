"""What stands on a copied page around the article: navigation, cookies, calls to donate."""

import re
from collections.abc import Mapping, Sequence

from conferences.exchange.articles.plain.frame_words import (
    BOILERPLATE,
    BOILERPLATE_PARTS,
    CONTENTS_HEADINGS,
    COUNT_OF_LANGUAGES,
    FRAME_STARTS,
)
from conferences.exchange.articles.words import EDIT_LINK

_HIDE = re.compile(
    r"\s*[\[(]?\s*(?:hide|show|move to sidebar|ẩn|hiện|ukryj|pokaż|скрыть|показать|сховати|показати|Verbergen|Anzeigen"
    r"|ocultar|mostrar|הסתרה|הצגה|masquer|afficher|nascondi|mostra|esconder|skrýt|slėpti|ascunde|elrejtés|dölj)\s*[\])]?\s*$",
    re.IGNORECASE,
)
_HATNOTE = re.compile(r"for (?:the|other|an?)\b.{1,80}, see\b")
_COPYRIGHT = re.compile(r"\s*(?:©|\(c\)\s|copyright\b.{0,3}\s(?:19|20)\d\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+\S.{0,90}$")
_MENU = re.compile(r"\s+(?:\||·|•|»|›|>|/)\s+|\t+|\s{2,}")
# The numbers of an article in catalogues, and the languages in which a page may be read.
_CATALOGUE = re.compile(r"(?:удк|ббк|udc|issn|orcid)[\s:]\s?\S.{0,60}")
_LANGUAGES = re.compile(
    r"(?:(?:PL|EN|DE|RU|UA|UK|FR|ES|VI|VN|HE|CS|CZ|LT|IT)(?:[\s|/·]{1,3}|$)){2,12}"
)
FEWEST_WORDS = 3
LONGEST_NOTICE, LONGEST_SLOGAN, SHORTEST_FOOTER = 260, 90, 15
# What encyclopaedias print below their titles.
_SLOGANS = (
    "the free encyclopedia", "bách khoa toàn thư mở", "wolnej encyklopedii", "свободной энциклопедии",
    "l'encyclopédie libre", "l’encyclopédie libre", "enciclopedia libera", "a enciclopédia livre",
    "otevřené encyklopedie",
    "de vrije encyclopedie", "laisvosios enciklopedijos", "enciclopedia liberă", "a szabad enciklopédiából",
    "вільної енциклопедії", "der freien enzyklopädie", "la enciclopedia libre", "האנציקלופדיה החופשית",
)  # fmt: skip
_FOOTERS = (
    "la dernière modification de cette page", "questa pagina è stata modificata", "esta página foi editada",
    "stránka byla naposledy editována", "deze pagina is voor het laatst", "šis puslapis paskutinį kartą",
    "ultima editare a paginii", "a lap utolsó módosítása", "sidan redigerades senast",
    "this page was last edited", "trang này được sửa đổi lần cuối", "tę stronę ostatnio edytowano",
    "эта страница в последний раз", "цю сторінку востаннє", "diese seite wurde zuletzt",
    "esta página se editó por última vez", "דף זה נערך לאחרונה", "retrieved from \"http", "lấy từ “http",
)  # fmt: skip


def is_boilerplate(text: str) -> bool:
    """Say whether a line belongs to the page and not to the article."""
    folded = " ".join(text.lower().split()).strip("-–—_•*·|[]()→ ").replace(" :", ":")
    if not folded or folded.rstrip(".:!") in BOILERPLATE:
        return True
    if len(folded) <= LONGEST_NOTICE and (
        folded.startswith(FRAME_STARTS)
        or any(part in folded for part in BOILERPLATE_PARTS)
        or _HATNOTE.match(folded)
        or COUNT_OF_LANGUAGES.fullmatch(folded)
    ):
        return True
    if len(folded) <= LONGEST_SLOGAN and (
        folded.rstrip(".!").endswith(_SLOGANS)
        or _CATALOGUE.fullmatch(folded)
        or _LANGUAGES.fullmatch(text.strip())
        or is_row_of_menu(folded)
    ):
        return True
    pieces = [piece.strip(" []") for piece in pieces_of(text.lower())]
    return len(pieces) >= 2 and sum(piece in BOILERPLATE for piece in pieces) * 2 >= len(pieces)


def is_row_of_menu(text: str) -> bool:
    """Say whether a line is the words of a menu with blanks between them: "Home About Contact"."""
    words = text.lower().split()
    return len(words) >= FEWEST_WORDS and all(word in BOILERPLATE for word in words)


def pieces_of(text: str) -> list[str]:
    """Return what a line of a menu offers."""
    return _MENU.split(text.strip())


def is_footer(text: str) -> bool:
    """Say whether nothing of the article follows."""
    return text.lower().lstrip("-•* ").startswith(_FOOTERS)


def ends_page(lines: Sequence[str], place: int) -> bool:
    """Say whether a line names the owner of the page, and little more follows."""
    return len(lines) - place <= SHORTEST_FOOTER and bool(_COPYRIGHT.match(lines[place][:60]))


def last_places(lines: Sequence[str]) -> dict[str, int]:
    """Return where each line, as a heading reads, stands last."""
    return {
        EDIT_LINK.sub("", line[:LONGEST_NOTICE]).strip(" =#").lower(): place
        for place, line in enumerate(lines)
    }


def contents_at(lines: Sequence[str], place: int, last: Mapping[str, int]) -> int:
    """Return the line after a table of contents that begins here; 0 where none does.

    `last` are the last places of the lines: what stands in a table of contents stands again below it.
    """
    if len(lines[place]) > LONGEST_NOTICE:
        return 0
    title = _HIDE.sub("", " ".join(lines[place].split())).strip().lower()
    if title not in CONTENTS_HEADINGS:
        return 0
    after, seen, before = place + 1, 0, ""
    while after < len(lines):
        text = lines[after].strip()
        is_listed = (
            not text
            or _NUMBERED.match(text)
            or text.lower().strip("()")
            in {"top", "đầu", "начало", "początek", "inicio", "début", "anfang"}
            or _toggles(text.lower(), before)
            or (len(text) <= 90 and last.get(text.strip(" -•*").lower(), 0) > after)
        )
        if not is_listed:
            break
        seen, before = seen + bool(text), text.lower() or before
        after += 1
    return after if seen else 0


def _toggles(text: str, before: str) -> bool:
    """Say whether a line opens the part of a table of contents that the line before names."""
    return len(before) > 2 and len(before) < len(text) <= len(before) + 30 and before in text
