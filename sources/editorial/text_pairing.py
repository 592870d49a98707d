"""Which paragraph of one text became which of another: kept, edited, moved, split or joined."""

from bisect import bisect_left, insort
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from sources.editorial.pairing_candidates import Stretch, candidates
from sources.editorial.paragraph_likeness import Likeness, Side
from sources.editorial.text_tokens import Paragraph

# From 0 to 1. A paragraph that stays in its place is the same one from the first value on, one
# that moved above the second: the thresholds of wikidiff2. From the third on neighbours are taken
# at sight; unrelated paragraphs on one subject are below 0.4.
SAME_PLACE = 0.2
MOVED = 0.4
AT_SIGHT = 0.7
# How much of a paragraph must have stood in another to have been split off from it.
SPLIT_OFF = 0.5


class Pair(NamedTuple):
    """Paragraphs [i1, i2) of the older text became [j1, j2) of the newer; either may be none.

    A moved one is listed twice, where it was, without its paragraph of the newer text, and where
    it is.
    """

    i1: int
    i2: int
    j1: int
    j2: int
    is_same: bool = False
    is_moved: bool = False


def pair_paragraphs(likeness: Likeness) -> list[Pair]:
    """Return all paragraphs of both texts in the order to show them.

    Paragraphs that are equal and in order are found first, as many as there can be; of the rest
    the most alike are paired, in their place if they can be, else as moved; at last what was split
    off or joined on is added to its neighbour.
    """
    before, after = likeness.before.paragraphs, likeness.after.paragraphs
    plan = list(_plan(before, after, likeness))
    stretches = [part for part in plan if isinstance(part, Stretch)]
    pairing = _Pairing(likeness, stretches)
    for stretch in stretches:
        pairing.pair_at_sight(stretch)
    pairing.pair_by_likeness()
    pairs: list[Pair] = []
    for part in plan:
        pairs += [part] if isinstance(part, Pair) else pairing.shown(part)
    return pairs


def _plan(
    before: Sequence[Paragraph], after: Sequence[Paragraph], likeness: Likeness
) -> Iterator[Pair | Stretch]:
    numbers: dict[str, int] = {}
    old = [numbers.setdefault(paragraph.text, len(numbers)) for paragraph in before]
    new = [numbers.setdefault(paragraph.text, len(numbers)) for paragraph in after]
    if not likeness.budget.spend(len(old), len(new)):
        yield Stretch(0, len(old), 0, len(new))
        return
    at_old, at_new = 0, 0
    for block in Indel.editops(old, new).as_matching_blocks():
        if block.a > at_old or block.b > at_new:
            yield Stretch(at_old, block.a, at_new, block.b)
        for n in range(block.size):
            i, j = block.a + n, block.b + n
            yield Pair(i, i + 1, j, j + 1, is_same=True)
        at_old, at_new = block.a + block.size, block.b + block.size


class _Pairing:
    """Pairs the paragraphs that are not the same in both texts."""

    def __init__(self, likeness: Likeness, stretches: Sequence[Stretch]) -> None:
        self.likeness = likeness
        self.stretches = stretches
        # From the older to the newer place; `edited` stayed in their place.
        self.edited: dict[int, int] = {}
        self.moved: dict[int, int] = {}
        self.arrived: dict[int, int] = {}
        self.taken: set[int] = set()
        # The places of `edited`, in order.
        self.order: list[int] = []

    def pair_at_sight(self, stretch: Stretch) -> None:
        """Pair from either end what is plainly the same paragraph."""
        i1, i2, j1, j2 = stretch
        while i1 < i2 and j1 < j2 and self._is_plain(i1, j1):
            self._edit(i1, j1)
            i1, j1 = i1 + 1, j1 + 1
        while i1 < i2 and j1 < j2 and self._is_plain(i2 - 1, j2 - 1):
            i2, j2 = i2 - 1, j2 - 1
            self._edit(i2, j2)

    def pair_by_likeness(self) -> None:
        """Pair the rest, the most alike first."""
        found = []
        for i, j, is_near in candidates(self.likeness, self.stretches, self.edited, self.taken):
            least = SAME_PLACE if is_near else MOVED
            likeness = self.likeness.of(i, j, least=least)
            if likeness:
                found.append((-likeness, not is_near, abs(i - j), i, j))
        for less, is_far, _distance, i, j in sorted(found):
            if i in self.edited or i in self.moved or j in self.taken:
                continue
            if not is_far and self._keeps_order(i, j):
                self._edit(i, j)
            elif -less > MOVED:
                self.moved[i] = j
                self.arrived[j] = i
                self.taken.add(j)

    def shown(self, stretch: Stretch) -> Iterator[Pair]:
        """Yield the paragraphs of a stretch: those in their place, and before each what has none."""
        i, end_i, j, end_j = stretch
        inside = self.order[bisect_left(self.order, i) : bisect_left(self.order, end_i)]
        for n, place in enumerate(inside):
            following = inside[n + 1] if n + 1 < len(inside) else None
            room = Stretch(
                i,
                end_i if following is None else following,
                j,
                end_j if following is None else self.edited[following],
            )
            pair = self._extended(place, self.edited[place], room)
            yield from self._placeless(i, pair.i1, j, pair.j1)
            yield pair
            i, j = pair.i2, pair.j2
        yield from self._placeless(i, end_i, j, end_j)

    def _extended(self, i: int, j: int, room: Stretch) -> Pair:
        """Add to a pair the paragraphs beside it that were split off from it, or joined on to it."""
        old, new = self.likeness.before, self.likeness.after
        j1, j2 = self._reach(old.words(i).numbers, new, j, (room.j1, room.j2), self.taken)
        if j2 - j1 > 1:
            return Pair(i, i + 1, j1, j2)
        placed = self.edited.keys() | self.moved.keys()
        i1, i2 = self._reach(new.words(j).numbers, old, i, (room.i1, room.i2), placed)
        return Pair(i1, i2, j, j + 1)

    def _reach(
        self,
        whole: Sequence[int],
        side: Side,
        place: int,
        room: tuple[int, int],
        placed: Container[int],
    ) -> tuple[int, int]:
        """Return how far the parts of a whole reach to either side of the first one found."""
        first, last = place, place + 1
        # All words count here: what is split off may be too short to have telling ones.
        parts = side.words(place).numbers
        while last < room[1] and last not in placed:
            more = [*parts, *side.words(last).numbers]
            if self.likeness.gain(whole, parts, more) < SPLIT_OFF:
                break
            parts, last = more, last + 1
        while first > room[0] and first - 1 not in placed:
            more = [*side.words(first - 1).numbers, *parts]
            if self.likeness.gain(whole, parts, more) < SPLIT_OFF:
                break
            parts, first = more, first - 1
        return first, last

    def _placeless(self, i1: int, i2: int, j1: int, j2: int) -> Iterator[Pair]:
        for i in range(i1, i2):
            place = self.moved.get(i, j1)
            yield Pair(i, i + 1, place, place, is_moved=i in self.moved)
        for j in range(j1, j2):
            if j in self.arrived:
                yield Pair(self.arrived[j], self.arrived[j] + 1, j, j + 1, is_moved=True)
            else:
                yield Pair(i2, i2, j, j + 1)

    def _is_plain(self, i: int, j: int) -> bool:
        return self.likeness.of(i, j, least=AT_SIGHT) > 0

    def _edit(self, i: int, j: int) -> None:
        self.edited[i] = j
        self.taken.add(j)
        insort(self.order, i)

    def _keeps_order(self, i: int, j: int) -> bool:
        at = bisect_left(self.order, i)
        above = self.edited[self.order[at - 1]] if at else -1
        below = self.edited[self.order[at]] if at < len(self.order) else j + 1
        return above < j < below
