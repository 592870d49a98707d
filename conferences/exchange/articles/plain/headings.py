"""Which lines of plain text are headings: marked as such, known by name, or short and alone."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from conferences.exchange.articles.words import (
    BIBLIOGRAPHY_HEADINGS,
    EDIT_LINK,
    EDIT_WORDS,
    LINK_HEADINGS,
    REFERENCE_HEADINGS,
    SEE_ALSO_HEADINGS,
)

_HASHES = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,}|~{3,})$")
_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[^\W\d_])")
# The number of a note may have been run into the end: "as he says.5"
_ENDS_SENTENCE = re.compile(
    r"[.!?…。;,:]$|\]$|(?<=\D)[.!?…][\"”»)]{0,2}\d{1,3}(?:(?:,\s?|[–-])\d{1,3}){0,9}$"
)
_BULLET = re.compile(r"^[-–—•*·▪>]\s")
_MARKS = re.compile(r"\[\d+\]")
_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d|https?:")
_FACT = re.compile(r"[^:.]{1,40}:\s")
LONGEST_TITLE = 200
MOST_WORDS, LONGEST, SHORTEST_TEXT, DEEPEST = 12, 90, 60, 6
_KNOWN = REFERENCE_HEADINGS | BIBLIOGRAPHY_HEADINGS | SEE_ALSO_HEADINGS | LINK_HEADINGS


@dataclass(frozen=True)
class Heading:
    """A heading, and the line after it; `is_marked` where signs around it say what it is."""

    text: str
    level: int
    after: int
    is_marked: bool = False
    is_title: bool = False


def is_one_of(text: str, names: Collection[str]) -> bool:
    """Say whether a heading has one of some names, whatever its capitals, numbers and stops."""
    return _plain(text) in names


def is_known(text: str) -> bool:
    """Say whether a line is a heading that articles end with, however it is marked."""
    return len(text) <= LONGEST and _plain(EDIT_LINK.sub("", text)) in _KNOWN


def _plain(text: str) -> str:
    return _NUMBER.sub("", " ".join(text.lower().split())).strip(" :.#=")


def without_number(text: str) -> str:
    """Return a heading without the number before it."""
    return _NUMBER.sub("", text)


def between_equals(text: str) -> tuple[str, int] | None:
    """Return the words and the level of a heading between equals signs; None for another line."""
    before = len(text) - len(text.lstrip("="))
    behind = len(text) - len(text.rstrip("="))
    # Of equals signs alone, some are the words.
    level = min(before, behind, DEEPEST, (len(text) - 1) // 2)
    return (text[level:-level].strip(), level) if level > 0 else None


def heading_at(
    lines: list[str], place: int, *, is_first: bool, in_list: bool = False
) -> Heading | None:
    """Return the heading that stands on a line, or None; `in_list` says that each line there is an item."""
    text = lines[place].strip()
    if len(text) > 4 * LONGEST:
        return None
    if marked := _marked_heading(lines, place, text, is_first=is_first):
        return marked
    return _bare_heading(lines, place, text, is_first=is_first, in_list=in_list)


def is_edit_link(text: str) -> bool:
    """Say whether a line is what leads to the editing of the section whose heading stands above it."""
    text = text.strip()
    return text.lower() in EDIT_WORDS or (bool(text) and not EDIT_LINK.sub("", text))


def _marked_heading(lines: list[str], place: int, text: str, *, is_first: bool) -> Heading | None:
    """Read a heading between signs, underlined, with a link to edit it, or known by its name."""
    hashes = _HASHES.match(text)
    if found := (hashes[2].strip(), len(hashes[1])) if hashes else between_equals(text):
        words, level = found
        is_title = level == 1 or is_first
        return Heading(words, level, place + 1, is_marked=True, is_title=is_title)
    line = lines[place + 1].strip() if place + 1 < len(lines) else ""
    if _UNDERLINE.match(line) and len(text) <= LONGEST and not _BULLET.match(text):
        level = 1 if line[0] == "=" else 2
        return Heading(text, level, place + 2, is_marked=True, is_title=is_first)
    words = EDIT_LINK.sub("", text).strip()
    if words and words != text:
        return Heading(_NUMBER.sub("", words), 2, place + 1, is_marked=True)
    if is_edit_link(line) and len(text) <= LONGEST and not _BULLET.match(text) and "\t" not in text:
        # A word alone can belong to a menu too.
        return Heading(_NUMBER.sub("", text), 2, place + 2, is_marked=line[0] == "[")
    return Heading(text.strip(" :"), 2, place + 1, is_marked=True) if is_known(text) else None


def _bare_heading(
    lines: list[str], place: int, text: str, *, is_first: bool, in_list: bool
) -> Heading | None:
    """Read a short line without a full stop as a heading, if a paragraph follows."""
    goes_on = text.endswith("-") and place + 1 < len(lines) and lines[place + 1][:1].islower()
    if is_first and _is_long_title(lines, place, text):
        return Heading(text, 1, place + 1, is_title=True)
    if goes_on or not _can_be_heading(text) or not _stands_apart(lines, place):
        return None
    following = next((line.strip() for line in lines[place + 1 : place + 6] if line.strip()), "")
    if is_first:
        return Heading(text, 1, place + 1, is_title=True) if following else None
    blank_before = place == 0 or not lines[place - 1].strip()
    is_followed = len(following) >= SHORTEST_TEXT or following.endswith((".", "]"))
    leads_heading = (
        between_equals(following) is not None or EDIT_LINK.sub("", following) != following
    )
    if in_list:
        is_heading = blank_before and is_followed and not leads_heading and not _YEAR.search(text)
    elif text.endswith("?"):
        is_heading = blank_before and len(following) > len(text)
    else:
        is_heading = is_followed or leads_heading or (blank_before and _is_short_line(following))
    if not is_heading:
        return None
    number = _NUMBER.match(text)
    level = 2 + (number[1].count(".") if number else 0)
    return Heading(_NUMBER.sub("", text), level, place + 1)


def _is_long_title(lines: list[str], place: int, text: str) -> bool:
    """Say whether the first line is a title though it is long or has a colon: it stands apart, and text follows."""
    if (
        len(text) > LONGEST_TITLE
        or _ENDS_SENTENCE.search(text)
        or _BULLET.match(text)
        or "\t" in text
    ):
        return False
    behind = [line.strip() for line in lines[place + 1 : place + 4]]
    following = next(filter(None, behind), "")
    return behind[:1] == [""] and len(following) > len(text) and not _FACT.match(following)


def _can_be_heading(text: str) -> bool:
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS or _BULLET.match(text):
        return False
    # A question can be a heading, and stands by itself then.
    if (
        _ENDS_SENTENCE.search(text.removesuffix("?"))
        or _MARKS.search(text)
        or "\t" in text
        or ": " in text
    ):
        return False
    first = _NUMBER.sub("", text)[:1]
    return bool(first) and not first.islower() and (first.isalnum() or first in '„“«"¿¡(')


def _stands_apart(lines: list[str], place: int) -> bool:
    """Say whether the line before is no long one that goes on here."""
    before = lines[place - 1].strip() if place else ""
    return not before or bool(_ENDS_SENTENCE.search(before)) or len(before) <= LONGEST


def _is_short_line(text: str) -> bool:
    return bool(text) and len(text) <= LONGEST and not _ENDS_SENTENCE.search(text)
