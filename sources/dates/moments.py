"""What a date says once it is read: moments, spans and choices, with their bounds in days."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum
from itertools import product

WHOLLY_UNKNOWN_YEAR = "XXXX"


class Precision(StrEnum):
    """How finely a date is known, the finest first."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    UNKNOWN = "unknown"


FINEST_FIRST = tuple(Precision)
MONTHS_OF_PRECISION = {
    Precision.MONTH: 1,
    Precision.YEAR: 12,
    Precision.DECADE: 120,
    Precision.CENTURY: 1_200,
    Precision.MILLENNIUM: 12_000,
    Precision.UNKNOWN: 0,
}
# Where the first X of a year stands decides how much of the year is left open.
PRECISION_OF_MASK = (
    Precision.UNKNOWN,
    Precision.MILLENNIUM,
    Precision.CENTURY,
    Precision.DECADE,
)

# ISO 8601-2, 4.8: first month and number of months. The standard gives 21-24 no hemisphere; they
# are read as the northern one's meteorological seasons. A season that begins in December is named
# after the year in which it begins.
_NORTHERN = ((3, 3), (6, 3), (9, 3), (12, 3))
_SOUTHERN = ((9, 3), (12, 3), (3, 3), (6, 3))
_QUARTERS = ((1, 3), (4, 3), (7, 3), (10, 3))
_THIRDS = ((1, 4), (5, 4), (9, 4))
_HALVES = ((1, 6), (7, 6))
_SEASONS = (*_NORTHERN, *_NORTHERN, *_SOUTHERN, *_QUARTERS, *_THIRDS, *_HALVES)
SEASON_MONTHS = dict(enumerate(_SEASONS, start=21))


class End(Enum):
    """Why a span has no date at one end."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True)
class Marks:
    """The signs ``?``, ``~`` and ``%`` at the parts of a date; empty where there is none."""

    year: str = ""
    month: str = ""
    day: str = ""

    def __iter__(self) -> Iterator[str]:
        return iter((self.year, self.month, self.day))


NO_MARKS = Marks()


@dataclass(frozen=True)
class Moment:
    """One date as written: parts as digits or X, absent parts ``None``, and the signs at them."""

    year: str
    month: str | None = None
    day: str | None = None
    season: int | None = None
    marks: Marks = NO_MARKS

    @property
    def precision(self) -> Precision:
        """The finest part that is known together with every coarser one."""
        if "X" in self.year:
            return PRECISION_OF_MASK[self.year.index("X")]
        if self.season:
            return Precision.SEASON
        if self.month in (None, "XX"):
            return Precision.YEAR
        return Precision.MONTH if self.day in (None, "XX") else Precision.DAY

    @property
    def whole_mark(self) -> str:
        """The sign that holds for every part of the date, or an empty string."""
        parts = (self.year, self.month or self.season, self.day)
        signs = {mark for part, mark in zip(parts, self.marks, strict=True) if part}
        return signs.pop() if len(signs) == 1 else ""

    @property
    def is_plain(self) -> bool:
        """Whether every part is written out in digits and any sign holds for the whole date."""
        written = self.year + (self.month or "") + (self.day or "")
        has_partial_marks = any(self.marks) and not self.whole_mark
        return not self.season and "X" not in written and not has_partial_marks

    @property
    def earliest(self) -> date | None:
        """The first day it can mean, or ``None`` if nothing of the year is known."""
        if self.year == WHOLLY_UNKNOWN_YEAR:
            return None
        return self.season_bounds()[0] if self.season else next(self.days())

    @property
    def latest(self) -> date | None:
        """The last day it can mean, or ``None`` if nothing of the year is known."""
        if self.year == WHOLLY_UNKNOWN_YEAR:
            return None
        return self.season_bounds()[1] if self.season else next(self.days(last_first=True))

    @property
    def padded_earliest(self) -> date | None:
        """``earliest``, moved back by one unit if the date is approximate or uncertain."""
        return self._padded(self.earliest, -1)

    @property
    def padded_latest(self) -> date | None:
        """``latest``, moved on by one unit if the date is approximate or uncertain."""
        return self._padded(self.latest, 1)

    def days(self, *, last_first: bool = False) -> Iterator[date]:
        """Yield the days that fit what is written, in order; none if there is no such day."""
        step = -1 if last_first else 1
        masks = (self.year, self.month or "XX", self.day or "XX")
        limits = ((1, 9999), (1, 12), (1, 31))
        numbers = (_fitting(*pair)[::step] for pair in zip(masks, limits, strict=True))
        for year, month, day in product(*numbers):
            if day <= calendar.monthrange(year, month)[1]:
                yield date(year, month, day)

    def season_bounds(self) -> tuple[date, date]:
        """Return first and last day of the season; ``OverflowError`` beyond the year 9999."""
        first_month, length = SEASON_MONTHS[self.season or 0]
        first = date(int(self.year), first_month, 1)
        last = _plus_months(first, length - 1)
        return first, last.replace(day=calendar.monthrange(last.year, last.month)[1])

    def _padded(self, bound: date | None, direction: int) -> date | None:
        if bound is None or not any(self.marks):
            return bound
        unit = self._unit_of_doubt()
        if unit is Precision.DAY:
            return _clamped(bound, timedelta(days=direction))
        season_length = SEASON_MONTHS[self.season][1] if self.season else 0
        months = direction * MONTHS_OF_PRECISION.get(unit, season_length)
        try:
            moved = _plus_months(bound, months)
        except OverflowError:
            return date.max if direction > 0 else date.min
        if direction > 0 and self.day in (
            None,
            "XX",
        ):  # the last day of a month becomes that of another
            return moved.replace(day=calendar.monthrange(moved.year, moved.month)[1])
        return moved

    def _unit_of_doubt(self) -> Precision:
        """Return the unit by which to pad: that of the part at which the sign is written.

        A sign to the right of a part holds for all parts to the left as well, so equal signs at
        the year and the parts next to it count as one sign at the finest of them; any other sign
        counts for its own part. The coarsest wins, and nothing is finer than what is known.
        """
        units = (Precision.YEAR, Precision.MONTH, Precision.DAY)
        marked = [unit for unit, mark in zip(units, self.marks, strict=True) if mark]
        signs = tuple(self.marks)
        run = 0
        while run < len(units) and signs[run] and signs[run] == signs[0]:
            run += 1
        coarsest = units[run - 1] if run else marked[0]
        return max(coarsest, self.precision, key=FINEST_FIRST.index)


@dataclass(frozen=True)
class Span:
    """From one moment to another; an end may be open or unknown, never both ends."""

    start: Moment | End
    end: Moment | End

    @property
    def earliest(self) -> date | None:
        """The first day of its beginning, or ``None`` if that is open or unknown."""
        return self.start.earliest if isinstance(self.start, Moment) else None

    @property
    def latest(self) -> date | None:
        """The last day of its end, or ``None`` if that is open or unknown."""
        return self.end.latest if isinstance(self.end, Moment) else None

    @property
    def padded_earliest(self) -> date | None:
        """``earliest``, padded by the doubt about the beginning."""
        return self.start.padded_earliest if isinstance(self.start, Moment) else None

    @property
    def padded_latest(self) -> date | None:
        """``latest``, padded by the doubt about the end."""
        return self.end.padded_latest if isinstance(self.end, Moment) else None


@dataclass(frozen=True)
class Choice:
    """Several dates: one of them is meant (``[…]``), or every one (``{…}``)."""

    items: tuple[Moment | Span, ...]
    is_every: bool

    @property
    def earliest(self) -> date | None:
        """The first day of the earliest item."""
        return _first(item.earliest for item in self.items)

    @property
    def latest(self) -> date | None:
        """The last day of the latest item."""
        return _last(item.latest for item in self.items)

    @property
    def padded_earliest(self) -> date | None:
        """The first day of the earliest item, each padded by its own doubt."""
        return _first(item.padded_earliest for item in self.items)

    @property
    def padded_latest(self) -> date | None:
        """The last day of the latest item, each padded by its own doubt."""
        return _last(item.padded_latest for item in self.items)


Expression = Moment | Span | Choice


def _fitting(mask: str, limits: tuple[int, int]) -> list[int]:
    """Return the numbers within ``limits`` that the digits and X of ``mask`` leave possible."""
    if "X" not in mask:
        return [int(mask)]
    digits = (("0123456789" if character == "X" else character) for character in mask)
    numbers = (int("".join(chosen)) for chosen in product(*digits))
    return [number for number in numbers if limits[0] <= number <= limits[1]]


def _plus_months(day: date, months: int) -> date:
    """Move by whole months, to the last day of a shorter month; may raise ``OverflowError``."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= date.max.year:
        raise OverflowError("the years run from 1 to 9999")
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _clamped(day: date, difference: timedelta) -> date:
    try:
        return day + difference
    except OverflowError:
        return date.max if difference > timedelta() else date.min


def _first(days: Iterator[date | None]) -> date | None:
    known = list(days)
    return None if None in known else min(day for day in known if day)


def _last(days: Iterator[date | None]) -> date | None:
    known = list(days)
    return None if None in known else max(day for day in known if day)
