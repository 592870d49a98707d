"""What a date looks like in a timeline: what is certain of it, what is not, and where it is open.

Days are counted as numbers; a day reaches from its own number to the next, so that an interval of
one day has a length.
"""

from dataclasses import dataclass
from functools import lru_cache

from sources.dates import Precision, readable_date
from sources.dates.moments import Choice, End, Moment, Span


@dataclass(frozen=True)
class Shape:
    """One answer, or one of several days, on a line of time.

    ``first`` and ``last`` are the outer bounds, ``None`` where an end is open or unknown; ``core``
    is the time that is certainly meant, from the latest beginning to the earliest end, with
    ``None`` for an end that is open.
    """

    first: int | None
    last: int | None
    core: tuple[int | None, int | None] | None = None
    is_day: bool = False
    is_open_before: bool = False
    is_open_after: bool = False
    is_approximate: bool = False
    is_uncertain: bool = False

    @property
    def is_dashed(self) -> bool:
        """Whether any part of it is not certain, which a broken outline shows."""
        return self.core != (self.first, self.last)

    @property
    def days(self) -> tuple[int, int]:
        """The bounds that are known, from where to where; an open end adds nothing."""
        known = [day for day in (self.first, self.last, *(self.core or ())) if day is not None]
        return min(known), max(known)


@dataclass(frozen=True)
class Shapes:
    """What one date looks like; several shapes are alternatives, unless every one is meant."""

    parts: tuple[Shape, ...] = ()
    is_every: bool = False


@lru_cache(maxsize=4096)
def shapes_of(edtf: str) -> Shapes:
    """Return the shapes of a date; none for what cannot be read or has no bound at all."""
    value = readable_date(edtf)
    if value is None:
        return Shapes()
    expression = value.expression
    if isinstance(expression, Choice):
        found = [
            _range(item) if isinstance(item, Span) and not expression.is_every else _shape(item)
            for item in expression.items
        ]
        return Shapes(tuple(filter(None, found)), is_every=expression.is_every)
    shape = _shape(expression)
    return Shapes((shape,) if shape else ())


def _shape(item: Moment | Span) -> Shape | None:
    return _span(item) if isinstance(item, Span) else _moment(item)


def _moment(moment: Moment) -> Shape | None:
    first, last = moment.padded_earliest, moment.padded_latest
    if first is None or last is None:
        return None
    bounds = first.toordinal(), last.toordinal() + 1
    is_day = moment.precision is Precision.DAY and moment.is_plain and not any(moment.marks)
    return Shape(
        *bounds,
        core=bounds if is_day else None,
        is_day=is_day,
        is_approximate=_has(moment, "~%"),
        is_uncertain=_has(moment, "?%"),
    )


def _span(span: Span) -> Shape | None:
    start = _bounds(span.start)
    end = _bounds(span.end)
    if start is None and end is None:
        return None
    is_open = span.start is End.OPEN, span.end is End.OPEN
    return Shape(
        first=start[0] if start else None,
        last=end[1] if end else None,
        core=_core(start, end, is_open),
        is_open_before=is_open[0],
        is_open_after=is_open[1],
        is_approximate=_has(span.start, "~%") or _has(span.end, "~%"),
        is_uncertain=_has(span.start, "?%") or _has(span.end, "?%"),
    )


def _core(
    start: tuple[int, int] | None, end: tuple[int, int] | None, is_open: tuple[bool, bool]
) -> tuple[int | None, int | None] | None:
    """Return from the latest beginning to the earliest end; None if they leave nothing between."""
    if start and end:
        begins, ends = start[1] - 1, end[0] + 1
        return (begins, ends) if begins < ends else None
    if start and is_open[1]:
        return start[1] - 1, None
    if end and is_open[0]:
        return None, end[0] + 1
    return None


def _range(span: Span) -> Shape | None:
    """Return a range of which one day is meant: nothing in it is certain."""
    start, end = _bounds(span.start), _bounds(span.end)
    if start is None and end is None:
        return None
    return Shape(
        first=start[0] if start else None,
        last=end[1] if end else None,
        is_open_before=start is None,
        is_open_after=end is None,
        is_approximate=_has(span.start, "~%") or _has(span.end, "~%"),
        is_uncertain=_has(span.start, "?%") or _has(span.end, "?%"),
    )


def _bounds(end: Moment | End) -> tuple[int, int] | None:
    """Return the first day of an end of a span, and the day after its last."""
    if isinstance(end, End) or end.padded_earliest is None or end.padded_latest is None:
        return None
    return end.padded_earliest.toordinal(), end.padded_latest.toordinal() + 1


def _has(end: Moment | End, signs: str) -> bool:
    return isinstance(end, Moment) and any(mark and mark in signs for mark in end.marks)
