"""A list of notes below a text that no heading names: its numbers, and those in the text, show what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conferences.exchange.articles.plain.bare_numbers import expanded
from conferences.exchange.articles.plain.headings import is_one_of
from conferences.exchange.articles.words import REFERENCE_HEADINGS

_LABEL = re.compile(
    r"\s{0,8}(?:\[(?P<square>\d{1,3})\]|\((?P<round>\d{1,3})\)|(?P<point>\d{1,3})[.)]|(?P<none>\d{1,3})(?=\s{1,4}[^\W\d_a-zа-яё]))"
    r"\s{1,4}(?=\S)"
)
# How notes are called, each in its own way: in square brackets, in round ones, raised, or run into the words.
_NUMBERS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}"
_CALLS = (
    re.compile(rf"\[({_NUMBERS})\]"),
    re.compile(r"(?<=\S\s)\((\d{1,3})\)|(?<=\S)\((\d{1,3})\)"),
    re.compile("([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"),
    re.compile(
        rf"(?<=[^\W\d_.,;:!?)”\"»’])(\d{{1,3}})(?!\w)|(?<=[.,;:!?)”\"»’])({_NUMBERS})(?!\w)"
    ),
)
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
FEWEST, FARTHEST, MOST_TRIED, FEWEST_CALLED = 2, 8, 3, 0.8


@dataclass
class _List:
    """Labels that count up from 1: where they begin and end, and how many they are."""

    start: int
    last: int
    count: int = 1


def endnotes_at(lines: Sequence[str]) -> int | None:
    """Return where a list of notes begins that has no heading; None where there is none."""
    found = [each for each in _lists(lines) if each.count >= FEWEST]
    for each in sorted(found, key=lambda each: -each.start)[:MOST_TRIED]:
        following = lines[each.start :]
        if any(len(line) < 60 and is_one_of(line, REFERENCE_HEADINGS) for line in following):
            continue
        if _are_called("\n".join(lines[: each.start]), each.count):
            return each.start
    return None


def _lists(lines: Sequence[str]) -> Iterator[_List]:
    open_lists: dict[str, _List] = {}
    for place, line in enumerate(lines):
        label = _LABEL.match(line)
        form = (label.lastgroup or "") if label else ""
        if not label or not form:
            continue
        number, begun = int(label[form]), open_lists.get(form)
        if begun and number == begun.count + 1 and place - begun.last <= FARTHEST:
            begun.count, begun.last = number, place
        elif number == 1:
            if begun:
                yield begun
            open_lists[form] = _List(place, place)
    yield from open_lists.values()


def _are_called(text: str, count: int) -> bool:
    """Say whether a text calls nearly all notes, in one manner, and none that is not there."""
    for pattern in _CALLS:
        groups = (next(filter(None, found.groups())) for found in pattern.finditer(text))
        called = {int(each) for words in groups for each in expanded(words.translate(_DIGITS))}
        within = {each for each in called if 0 < each <= count}
        if 1 in within and len(within) >= FEWEST_CALLED * count:
            return pattern is _CALLS[-1] or max(called) == count
    return False
