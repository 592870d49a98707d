"""Where the article begins on a page that was copied whole, and its title there."""

import re
from collections.abc import Sequence

from conferences.exchange.articles.plain.frame import is_boilerplate, is_row_of_menu, pieces_of
from conferences.exchange.articles.plain.frame_words import (
    ARTICLE_TABS,
    BYLINE,
    COUNT_OF_LANGUAGES,
    FRAME_ENDS,
    FRAME_LISTS,
    HOME,
)
from conferences.exchange.articles.plain.headings import LONGEST, between_equals, is_known
from conferences.exchange.articles.words import EDIT_LINK

# The letters above a table of links to other articles: view, talk, edit.
_NAVIGATION = frozenset({"vte", "v t e", "v • t • e", "p • d • m"})
_ARROWS = re.compile(r"\s[»›>→]\s")
_BETWEEN = re.compile(r"\s[|·•]\s")
LONGEST_ZONE, LONGEST_TABS, FARTHEST_MENU, FARTHEST_TITLE = 200, 30, 25, 6
LONGEST_LINE, MOST_IN_MENU, FEWEST_IN_MENU, FEWEST_IN_SENTENCE = 120, 3, 3, 5


def article_on_page(lines: Sequence[str]) -> tuple[int, int | None]:
    """Return the first line of the article, and the line of its title; 0 and None where no page stands around it."""
    zone = _zone(lines)
    tabs = next((place for place in range(zone) if _are_tabs(lines, place, zone)), None)
    if tabs is not None:
        end = min(zone, tabs + LONGEST_TABS)
        after = 1 + max(place for place in range(tabs, end) if _is_frame(lines[place]))
        return after, _before(lines, tabs)
    above = min(zone, FARTHEST_MENU)
    menus = [place for place in range(above) if _is_menu(lines[place])]
    first = next((place for place in range(above) if _is_sentence(lines[place])), above)
    ways = [
        place for place in range(first) if is_row_of_menu(lines[place]) or _is_trail(lines, place)
    ]
    menus = sorted({*menus, *ways})
    if not menus:
        return 0, None
    for place in range(menus[-1] + 1, zone):
        text = lines[place].strip()
        if text and not is_boilerplate(text) and not BYLINE.fullmatch(text[:LONGEST_LINE]):
            return place + 1, place
    return 0, None


def part_of_page_at(lines: Sequence[str], place: int) -> int:
    """Return the line after a part of the page that begins here, as links to others or comments; 0 for none."""
    text = lines[place][: 4 * LONGEST]
    is_end = ends_article(text) or " ".join(text.lower().split()) in _NAVIGATION
    if not is_end and not is_part_of_page(text):
        return 0
    after = place + 1
    while after < len(lines) and (is_end or lines[after].strip()) and not is_known(lines[after]):
        after += 1
    return after


def is_part_of_page(text: str) -> bool:
    """Say whether a heading is that of links to other articles, or of what readers say."""
    folded = " ".join(text[: 4 * LONGEST].lower().split()).strip("-•*|[]() :.!")
    return folded in FRAME_LISTS or ends_article(text)


def ends_article(text: str) -> bool:
    """Say whether what readers say begins: nothing but works can follow."""
    return bool(FRAME_ENDS.fullmatch(" ".join(text[: 4 * LONGEST].split())))


def is_byline(text: str) -> bool:
    """Say whether a line tells who wrote something, or when."""
    return len(text) <= LONGEST_LINE and (
        bool(BYLINE.fullmatch(text)) or any(map(BYLINE.fullmatch, _BETWEEN.split(text)))
    )


def _zone(lines: Sequence[str]) -> int:
    """Return how many lines stand before the first that is prose, a row of facts or a heading with marks."""
    for place, line in enumerate(lines[:LONGEST_ZONE]):
        text = line[: 4 * LONGEST].strip()
        is_heading = between_equals(text) is not None or text.startswith("# ")
        is_edited = bool(EDIT_LINK.sub("", text)) and EDIT_LINK.sub("", text) != text
        is_row = "\t" in text and not text[0].isdigit() and len(pieces_of(text)) == 2
        if (
            is_heading
            or is_edited
            or is_row
            or (len(text) > LONGEST_LINE and not is_boilerplate(text))
        ):
            return place
    return min(len(lines), LONGEST_ZONE)


def _is_frame(text: str) -> bool:
    return bool(text.strip()) and is_boilerplate(text)


def _are_tabs(lines: Sequence[str], place: int, zone: int) -> bool:
    """Say whether the tabs of a wiki begin on a line, or the count of its languages before them."""
    text = lines[place].strip().lower()
    first = pieces_of(text)[0].strip(" []") if text else ""
    if first not in ARTICLE_TABS and not COUNT_OF_LANGUAGES.fullmatch(text):
        return False
    following = [each for each in lines[place + 1 : min(zone, place + 8)] if each.strip()][:4]
    return sum(map(_is_frame, following)) >= 1 and _before(lines, place) is not None


def _before(lines: Sequence[str], place: int) -> int | None:
    """Return the last line of words of the article before a place of the frame."""
    for before in range(place - 1, max(-1, place - 1 - FARTHEST_TITLE), -1):
        text = lines[before].strip()
        if text and not is_boilerplate(text) and len(text) <= LONGEST:
            return before
    return None


def _is_sentence(text: str) -> bool:
    ends = text.rstrip().endswith((".", "!", "]"))
    return ends and len(text.split()) >= FEWEST_IN_SENTENCE and not is_boilerplate(text)


def _is_trail(lines: Sequence[str], place: int) -> bool:
    """Say whether a line tells the way to a page: "Home > History > The town"."""
    text = lines[place].strip()
    pieces = _ARROWS.split(text[: 2 * LONGEST_LINE])
    if len(pieces) < 2 or len(text) > LONGEST_LINE or text.endswith((".", "…")):
        return False
    is_told_again = any(
        line.strip().startswith(pieces[-1]) for line in lines[place + 1 : place + FARTHEST_TITLE]
    )
    is_home = pieces[0].lower().strip(" «»>›") in HOME
    return len(pieces) > 2 or is_home or is_told_again


def _is_menu(text: str) -> bool:
    pieces = [piece for piece in pieces_of(text) if piece.strip()]
    return (
        len(text) <= LONGEST_LINE
        and len(pieces) >= FEWEST_IN_MENU
        and all(len(piece.split()) <= MOST_IN_MENU and not piece.endswith(".") for piece in pieces)
        and not any(each.isdigit() for each in text)
    )
