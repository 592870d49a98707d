"""How two dates stand to each other, where each is known within bounds only (Allen's relations, weighed).

A date is read twice: *as written*, and *with room for doubt*, in which ``~`` and ``?`` reach as far as
``PartialDate`` pads them. What no choice of days within the wide bounds allows is certain to be wrong; what
some choice within the written ones does not allow may be. So a mark of doubt never accuses, and can excuse.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from sources.dates.moments import Choice, Moment, Span
from sources.dates.values import PartialDate


class Certainty(StrEnum):
    """How surely two dates contradict what is said of them."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Bounds:
    """The days among which one day lies, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Extent:
    """When something began and when it ended; ``None`` where that is open or unknown."""

    begin: Bounds | None
    end: Bounds | None

    @property
    def first(self) -> date:
        """The first day that it can have had."""
        return self.begin.first if self.begin else date.min

    @property
    def last(self) -> date:
        """The last day that it can have had."""
        return self.end.last if self.end else date.max


Held = tuple[bool, bool]
Relation = Callable[[Extent, Extent], Held]


def begins_before(one: Extent, other: Extent) -> Held:
    """Say whether some and whether all choices let the one begin before the other begins."""
    return _earlier(one.begin, other.begin)


def is_over_before(one: Extent, other: Extent) -> Held:
    """Say whether some and whether all choices let the one be over before the other begins."""
    return _earlier(one.end, other.begin)


def stands_out(part: Extent, whole: Extent) -> Held:
    """Say whether some and whether all choices let the part reach beyond the whole.

    A whole written to the month or the year is all of it: "September 1939 to March 1940" says within what
    the parts lie, not that the last of them was on some unknown day of March.
    """
    begin = part.begin or Bounds(whole.first, whole.first)
    end = part.end or Bounds(whole.last, whole.last)
    some = begin.first < whole.first or end.last > whole.last
    first, last = max(begin.first, whole.first), min(end.last, whole.last)
    within = first <= last and first <= begin.last and last >= end.first
    return some, not within


def misses(part: Extent, whole: Extent) -> Held:
    """Say whether some and whether all choices leave the part without a day of the whole."""
    some = (part.end is not None and part.end.first < whole.first) or (
        part.begin is not None and part.begin.last > whole.last
    )
    return some, part.last < whole.first or part.first > whole.last


def coincides(one: Extent, other: Extent) -> Held:
    """Say whether some choice lets the two share a day, and whether every choice lets them share two.

    On one day a person can have been in two places, one after the other; on two days in a row of both not.
    """
    if not (one.begin and one.end and other.begin and other.end):
        return False, False
    most = min(one.end.last, other.end.last) - max(one.begin.first, other.begin.first)
    least = min(
        end.first - begin.last
        for end, begin in product((one.end, other.end), (one.begin, other.begin))
    )
    return most.days >= 0, least.days >= 1


def contradiction(relation: Relation, one: PartialDate, other: PartialDate) -> Certainty | None:
    """Return how surely two dates stand in a relation in which they cannot stand, or ``None``."""
    if all(held[1] for held in _held(relation, one, other, padded=True)):
        return Certainty.CERTAIN
    if any(held[0] for held in _held(relation, one, other, padded=False)):
        return Certainty.POSSIBLE
    return None


def extents(value: PartialDate, *, padded: bool = False) -> tuple[Extent, ...]:
    """Return what a date can mean: one extent, or one for each date of which one is meant."""
    expression = value.expression
    if not isinstance(expression, Choice):
        return (_extent(expression, padded=padded),)
    items = tuple(_extent(item, padded=padded) for item in expression.items)
    return (_whole(items),) if expression.is_every else items


def _held(
    relation: Relation, one: PartialDate, other: PartialDate, *, padded: bool
) -> Iterable[Held]:
    return [
        relation(*pair)
        for pair in product(extents(one, padded=padded), extents(other, padded=padded))
    ]


def _earlier(one: Bounds | None, other: Bounds | None) -> Held:
    if one is None or other is None:
        return False, False
    return one.first < other.last, one.last < other.first


def _extent(expression: Moment | Span, *, padded: bool) -> Extent:
    if isinstance(expression, Moment):
        bounds = _bounds(expression, padded=padded)
        return Extent(bounds, bounds)
    begin, end = (
        _bounds(moment, padded=padded) if isinstance(moment, Moment) else None
        for moment in (expression.start, expression.end)
    )
    if begin is None or end is None:
        return Extent(begin, end)
    # It did not end before it began: each end narrows the other.
    return Extent(
        Bounds(begin.first, min(begin.last, end.last)),
        Bounds(max(end.first, begin.first), end.last),
    )


def _bounds(moment: Moment, *, padded: bool) -> Bounds | None:
    first = moment.padded_earliest if padded else moment.earliest
    last = moment.padded_latest if padded else moment.latest
    return Bounds(first, last) if first and last else None


def _whole(items: tuple[Extent, ...]) -> Extent:
    """Return the extent of what happened on every one of some dates."""
    begins = [item.begin for item in items]
    ends = [item.end for item in items]
    return Extent(
        None if None in begins else _extreme(begins, min),
        None if None in ends else _extreme(ends, max),
    )


def _extreme(bounds: Iterable[Bounds | None], choose: Callable[[Iterable[date]], date]) -> Bounds:
    known = [item for item in bounds if item]
    return Bounds(choose(item.first for item in known), choose(item.last for item in known))
