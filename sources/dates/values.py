"""A date as a value: what was written, its bounds for sorting and searching, its machine form."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from sources.dates.errors import DateError
from sources.dates.moments import FINEST_FIRST, Choice, Expression, Moment, Precision, Span
from sources.dates.reading import read_expression, tidy


@dataclass(frozen=True)
class PartialDate:
    """A date as far as it is known, written in EDTF; made by ``parse_edtf``, compared by its text.

    Bounds are days of the calendar as written, never passed through a time zone. The strict ones
    say what is written and no more. The padded ones widen an approximate or uncertain date by one
    unit of the part at which the sign stands: ``1939-12-08~`` by a day, ``1939-11~`` by a month,
    ``1940-21~`` by the length of that season, ``1940?`` by a year, ``193X~`` by a decade, and
    ``1939-~10-06`` by a month. So "about" reaches as far as the neighbours with which the writer,
    at the precision chosen, could have confused it; ``?``, ``~`` and ``%`` pad alike, since none
    of them says by how much. EDTF itself names no width.

    A winter, and the southern summer, runs from December into the next year. Seasons 21 to 24 are
    read as those of the northern hemisphere: spring is March to May.
    """

    edtf: str
    expression: Expression = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.edtf

    @cached_property
    def earliest(self) -> date | None:
        """The first day that fits what is written; ``None`` if open or unknown."""
        return self.expression.earliest

    @cached_property
    def latest(self) -> date | None:
        """The last day that fits what is written; ``None`` if open or unknown."""
        return self.expression.latest

    @property
    def padded_earliest(self) -> date | None:
        """``earliest`` with room for doubt; ``None`` if open or unknown."""
        return self.expression.padded_earliest

    @property
    def padded_latest(self) -> date | None:
        """``latest`` with room for doubt; ``None`` if open or unknown."""
        return self.expression.padded_latest

    @property
    def precision(self) -> Precision:
        """How finely it is known; of an interval or a set, the coarsest of its dates."""
        return max((moment.precision for moment in self._moments()), key=FINEST_FIRST.index)

    @property
    def is_approximate(self) -> bool:
        """Whether any part of it is marked as approximate (``~`` or ``%``)."""
        return any(mark in ("~", "%") for moment in self._moments() for mark in moment.marks)

    @property
    def is_uncertain(self) -> bool:
        """Whether any part of it is marked as uncertain (``?`` or ``%``)."""
        return any(mark in ("?", "%") for moment in self._moments() for mark in moment.marks)

    @property
    def is_interval(self) -> bool:
        """Whether it has a beginning and an end (``a/b``)."""
        return isinstance(self.expression, Span)

    @property
    def is_set(self) -> bool:
        """Whether it lists dates, of which one is meant (``[…]``) or all are (``{…}``)."""
        return isinstance(self.expression, Choice)

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Order by earliest day, then by latest, then by text; an open end reaches to the limit."""
        return self.earliest or date.min, self.latest or date.max, self.edtf

    def overlaps(self, other_start: date | None, other_end: date | None) -> bool:
        """Whether it could fall between two days, both included; ``None`` leaves a side open."""
        first, last = other_start or date.min, other_end or date.max
        items = self.expression.items if isinstance(self.expression, Choice) else [self.expression]
        return any(
            (item.padded_earliest or date.min) <= last and (item.padded_latest or date.max) >= first
            for item in items
        )

    def _moments(self) -> Iterator[Moment]:
        items = self.expression.items if isinstance(self.expression, Choice) else [self.expression]
        for item in items:
            ends = (item.start, item.end) if isinstance(item, Span) else (item,)
            yield from (moment for moment in ends if isinstance(moment, Moment))


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> PartialDate:
    """Read a date in EDTF as an editor types it; raise ``DateError`` for what is not understood.

    Space around the date, ``/``, ``,`` and ``..`` is dropped; the rest is kept as written.
    """
    edtf = tidy(text)
    return PartialDate(edtf, read_expression(edtf))


def readable_date(edtf: str) -> PartialDate | None:
    """Read a date; return None for none, and for what cannot be read: whoever enters it is told."""
    try:
        return parse_edtf(edtf) if edtf else None
    except DateError:
        return None


def machine_date(value: PartialDate) -> str | None:
    """Return the ``datetime`` of an HTML ``time``: only for an exact day, month or year."""
    moment = value.expression
    if isinstance(moment, Moment) and moment.is_plain and not any(moment.marks):
        return value.edtf
    return None
