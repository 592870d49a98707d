"""Lists of references in plain text: numbered, with marks back into the text, or without numbers."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from conferences.exchange.articles.plain_notes import label_of
from conferences.exchange.articles.values import Entry

_NUMBERED = re.compile(
    r"^\s*(?:\[\s*(\d{1,4}|[a-zа-я])\s*\]|\(?(\d{1,3})[.)]|(\d{1,3})(?=\s*[\^↑]|\t|\s{1,3}\D))\s*(.*)$"
)
_NOTE = re.compile(
    r"^\s*\[?\s*((?:note|nb|n|Anm\.|uwaga|прим\.|ghi chú|nota)\s?\d{1,3})\s*\]?[.:]?\s+(.*)$",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"^\s*([a-zа-я])[.)]\s+(.*)$")
_ARROW = re.compile(r"^\s*[\^↑]\s*(.*)$")
_BULLET = re.compile(r"^\s*[-–—•*·▪]\s+")

Line = tuple[int, str]


def looks_like_entry(text: str) -> bool:
    """Say whether a line outside any list is an entry all the same: it has a number and an arrow."""
    found = _NUMBERED.match(text)
    return bool(_ARROW.match(text)) or bool(found and _ARROW.match(found[4]))


def entries_of(
    lines: list[Line], *, numbered_from: int, marks: Sequence[int]
) -> tuple[list[Entry], list[Entry]]:
    """Return the entries that notes lead to, and those without a number.

    `marks` are the numbers that stand in the text, in order and each once: a list whose numbers were lost
    when it was copied has as many lines as the text has notes.
    """
    starts = [_start(text) for _number, text in lines]
    with_label = sum(bool(label) for label, _words in starts)
    if with_label * 2 >= len(lines) and with_label:
        return _numbered(lines, starts), []
    arrows = [_ARROW.match(text) for _number, text in lines]
    if sum(map(bool, arrows)) * 2 >= len(lines):
        return _arrowed(lines, numbered_from), []
    kept = [(number, _BULLET.sub("", text).strip()) for number, text in lines]
    if kept and _count_from(numbered_from, len(kept), marks):
        return [
            Entry(str(numbered_from + place), text, number)
            for place, (number, text) in enumerate(kept)
        ], []
    return [], [Entry("", text, number) for number, text in kept]


def _count_from(first: int, length: int, marks: Sequence[int]) -> bool:
    """Say whether the marks from a number on are so many, and none is left out."""
    place = bisect_left(marks, first)
    return len(marks) - place == length and list(marks[place:]) == list(
        range(first, first + length)
    )


def _start(text: str) -> tuple[str, str]:
    if found := _NOTE.match(text):
        return label_of(found[1]), found[2]
    if found := _NUMBERED.match(text):
        return (found[1] or found[2] or found[3]).lower().lstrip("0"), found[4]
    if found := _LETTERED.match(text):
        return found[1], found[2]
    return "", text


def _numbered(lines: list[Line], starts: list[tuple[str, str]]) -> list[Entry]:
    found: list[tuple[str, int, list[str]]] = []
    for (number, text), (label, words) in zip(lines, starts, strict=True):
        if label:
            found.append((label, number, [words.strip()]))
        elif found:
            found[-1][2].append(text.strip())
    return [Entry(label, " ".join(texts), number) for label, number, texts in found]


def _arrowed(lines: list[Line], first: int) -> list[Entry]:
    found: list[tuple[int, list[str]]] = []
    for number, text in lines:
        if _ARROW.match(text):
            found.append((number, [text.strip()]))
        elif found:
            found[-1][1].append(text.strip())
    return [
        Entry(str(place), " ".join(texts), number)
        for place, (number, texts) in enumerate(found, start=first)
    ]
