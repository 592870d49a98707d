"""Which changed paragraphs of two texts are worth comparing with each other."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from sources.editorial.paragraph_likeness import Likeness, Side

# In a stretch of at most so many pairs each paragraph is compared with each, in a longer one with
# the few that stand at about the same height.
SMALL_STRETCH = 150
ABOUT_THE_SAME_HEIGHT = 2
# Over the whole text those are compared that share words which few other paragraphs have.
RARE = 3
BEST = 3


class Stretch(NamedTuple):
    """Paragraphs [i1, i2) and [j1, j2) of the texts, between two that are the same in both."""

    i1: int
    i2: int
    j1: int
    j2: int


class Candidate(NamedTuple):
    """A pair worth comparing; `is_near` if both stand in one stretch."""

    i: int
    j: int
    is_near: bool


def candidates(
    likeness: Likeness,
    stretches: Sequence[Stretch],
    taken_before: Container[int],
    taken_after: Container[int],
) -> Iterator[Candidate]:
    """Yield the pairs of paragraphs that have no partner yet, each once."""
    seen: set[tuple[int, int]] = set()
    free_before: list[int] = []
    free_after: list[int] = []
    for stretch in stretches:
        old = [i for i in range(stretch.i1, stretch.i2) if i not in taken_before]
        new = [j for j in range(stretch.j1, stretch.j2) if j not in taken_after]
        free_before += old
        free_after += new
        for i, j in _near(old, new):
            seen.add((i, j))
            yield Candidate(i, j, is_near=True)
    stretch_of = {i: n for n, stretch in enumerate(stretches) for i in range(*stretch[:2])}
    stretch_to = {j: n for n, stretch in enumerate(stretches) for j in range(*stretch[2:])}
    for i, j in (
        *_equal(likeness, free_before, free_after),
        *_sharing_rare_words(likeness, free_before, free_after),
    ):
        if (i, j) not in seen:
            seen.add((i, j))
            yield Candidate(i, j, is_near=stretch_of[i] == stretch_to[j])


def _near(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(old) * len(new) <= SMALL_STRETCH:
        yield from ((i, j) for i in old for j in new)
        return
    for n, j in enumerate(new):
        height = n * len(old) // len(new)
        low = max(0, height - ABOUT_THE_SAME_HEIGHT)
        yield from ((i, j) for i in old[low : height + ABOUT_THE_SAME_HEIGHT + 1])


def _equal(likeness: Likeness, old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield equal paragraphs, the first with the first and so on."""
    places: dict[str, list[int]] = {}
    for i in reversed(old):
        places.setdefault(likeness.before.paragraphs[i].text, []).append(i)
    for j in new:
        waiting = places.get(likeness.after.paragraphs[j].text)
        if waiting:
            yield waiting.pop(), j


def _sharing_rare_words(
    likeness: Likeness, old: Sequence[int], new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    holders = _rare_words(likeness.before, old)
    shared: dict[int, Counter[int]] = {}
    for word, places in _rare_words(likeness.after, new).items():
        for j in places:
            shared.setdefault(j, Counter()).update(holders.get(word, ()))
    for j, counts in shared.items():
        yield from ((i, j) for i, _count in counts.most_common(BEST))


def _rare_words(side: Side, places: Sequence[int]) -> dict[int, list[int]]:
    """Return, for the words that few of the paragraphs have, which have them."""
    holders: dict[int, list[int]] = {}
    for place in places:
        for word in set(side.telling(place)):
            holders.setdefault(word, []).append(place)
    return {word: found for word, found in holders.items() if len(found) <= RARE}
