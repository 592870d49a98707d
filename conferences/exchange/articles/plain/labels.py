"""Which list of plain text the notes in it lead to, where the list lost its numbers when it was copied.

The notes of an encyclopaedia are often in two lists: remarks, with letters in the text, and references, with
numbers. Copied, the entries of both have an arrow only; but the arrow says how often the text leads to an entry.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from conferences.exchange.articles.plain.bare_numbers import expanded
from conferences.exchange.articles.plain.headings import is_one_of
from conferences.exchange.articles.plain.lists import Item
from conferences.exchange.articles.plain.notes import HIGHEST, label_of
from conferences.exchange.articles.words import NOTE_WORDS, REMARK_HEADINGS

MOST_LISTS, MOST_FAMILIES = 4, 3
NUMBERS, NONE = "", None
_IN_BRACKETS = re.compile(r"\[\s*(\d{1,4}(?:\s*[,;–-]\s*\d{1,4}){0,20})\s*\]")
_NAMED = re.compile(
    rf"(?<=\S)\[\s*({NOTE_WORDS}\s?\d{{1,3}}|[a-zа-яіїєґα-ω])\s*\](?![^\W\d_])", re.IGNORECASE
)
_ALPHABETS = {"Latin": "a", "Cyrillic": "а", "Greek": "α"}


@dataclass
class Unlabelled:
    """A list whose entries have no labels, and its heading."""

    heading: str
    items: list[Item]


class Marks:
    """How often each label stands in the text, by families: numbers, letters, and each word before numbers."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.families: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for found in _IN_BRACKETS.finditer(text):
                numbers = [each for each in expanded(found[1]) if int(each) <= HIGHEST // 2]
                self.families[NUMBERS].update(numbers)
            for found in _NAMED.finditer(text):
                label = label_of(found[1])
                self.families[_family(label)][label] += 1

    def labels(self, family: str) -> list[str]:
        """Return the labels of a family in order, as far as the highest number goes."""
        known = self.families[family]
        if not known:
            return []
        if family in _ALPHABETS.values():
            return sorted(known)
        word = f"{family} " if family else ""
        highest = max(int(label.removeprefix(word) or 0) for label in known)
        return [f"{word}{number}" for number in range(1, highest + 1)]

    def without(self, labels: Iterable[str]) -> None:
        """Leave out labels that lead to lists which name them."""
        for label in labels:
            self.families[_family(label)].pop(label, None)


def _family(label: str) -> str:
    if label.isdigit():
        return NUMBERS
    if len(label) == 1:
        return next((first for first in "αа" if label >= first), "a") if label > "z" else "a"
    return label.rpartition(" ")[0]


def labels_for(lists: Sequence[Unlabelled], marks: Marks, first: int) -> list[list[str] | None]:
    """Return the labels of each list's entries, None for one to which no marks lead; numbers begin with `first`.

    Of all ways to share out the labels that nothing contradicts the fullest is taken; none where two are as full.
    """
    families = [name for name in marks.families if name and marks.families[name]]
    if not lists or len(families) > MOST_FAMILIES or len(lists) > MOST_LISTS:
        return [None for _each in lists]
    choices = (NUMBERS, NONE, *families)
    found: dict[tuple[int, ...], list[list[list[str] | None]]] = defaultdict(list)
    for choice in product(choices, repeat=len(lists)):
        shared = _shared(lists, choice, marks, first)
        if shared is not None:
            found[_fullness(lists, choice, shared, marks)].append(shared)
    best = found[max(found)] if found else []
    return best[0] if len(best) == 1 else [None for _each in lists]


def _shared(
    lists: Sequence[Unlabelled], choice: Sequence[str | None], marks: Marks, first: int
) -> list[list[str] | None] | None:
    """Return the labels that a choice of families gives to the lists; None where the text contradicts it."""
    if not _could_fit(lists, choice, marks, first):
        return None
    shared: list[list[str] | None] = []
    pool: list[tuple[Item, str]] = []
    for each, family in zip(lists, choice, strict=True):
        if family is NONE:
            shared.append(None)
            continue
        start = first + len(pool)
        labels = (
            marks.labels(family)
            if family
            else [str(number) for number in range(start, start + len(each.items))]
        )
        tied = list(zip(each.items, labels, strict=True))
        if family and not _fit(tied, marks.families[family], is_alone=False):
            return None
        pool += [] if family else tied
        shared.append(labels)
    is_alone = len(lists) == 1 and not any(marks.families[name] for name in marks.families if name)
    return shared if _numbers_fit(pool, marks, is_alone=is_alone) else None


def _could_fit(
    lists: Sequence[Unlabelled], choice: Sequence[str | None], marks: Marks, first: int
) -> bool:
    """Say whether the lists are as long as the families; numbers run into the words tell of one list at most."""
    sizes = {family: len(marks.labels(family)) for family in choice if family}
    lengths = [(family, len(each.items)) for each, family in zip(lists, choice, strict=True)]
    if len(sizes) < sum(map(bool, choice)) or any(
        sizes.get(family, length) != length for family, length in lengths if family
    ):
        return False
    if not marks.families[NUMBERS]:
        return list(choice).count(NUMBERS) <= 1
    total = sum(length for family, length in lengths if family == NUMBERS)
    highest = max(map(int, marks.families[NUMBERS]))
    return (
        not total or first + total - 1 == highest or (len(lists) == 1 and highest < first + total)
    )


def _numbers_fit(pool: list[tuple[Item, str]], marks: Marks, *, is_alone: bool) -> bool:
    """Say whether the numbers in the text are those of some entries, to the last, or of a part of the only list."""
    if not pool:
        return True
    counts = marks.families[NUMBERS]
    if not counts:
        # Numbers may be run into the words, where they cannot be told yet.
        return all(item.back is not None for item, _label in pool)
    highest, last = max(map(int, counts)), int(pool[-1][1])
    is_part = is_alone and highest < last and all(item.back is not None for item, _label in pool)
    return (highest == last or is_part) and _fit(pool, counts, is_alone=is_alone)


def _fit(tied: list[tuple[Item, str]], counts: Counter[str], *, is_alone: bool) -> bool:
    # Arrows without any letters behind them tell nothing of how often.
    are_counted = any((item.back or 0) > 1 for item, _label in tied) or not is_alone
    return all(
        counts[label] > 0 if item.back is None else counts[label] <= item.back or not are_counted
        for item, label in tied
    )


def _fullness(
    lists: Sequence[Unlabelled],
    choice: Sequence[str | None],
    shared: list[list[str] | None],
    marks: Marks,
) -> tuple[int, ...]:
    """Return how much speaks for a choice: the numbers led to, families, entries as often led to, headings."""
    exact = sum(
        marks.families[family][label] == item.back
        for each, family, labels in zip(lists, choice, shared, strict=True)
        if family is not None and labels
        for item, label in zip(each.items, labels, strict=True)
    )
    told = sum(
        family is not None and bool(family) == is_one_of(each.heading, REMARK_HEADINGS)
        for each, family in zip(lists, choice, strict=True)
    )
    led = NUMBERS in choice and bool(marks.families[NUMBERS])
    return (led, sum(map(bool, choice)), exact, told, sum(family is not None for family in choice))
