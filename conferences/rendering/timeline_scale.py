"""From days to places in a drawing: a straight scale, broken where nothing happened for long."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from babel.dates import format_skeleton

from conferences.rendering.lettering import width_of
from sources.dates.moment_words import speech_for

_BREAK = 26.0
_MOST_BREAKS = 4
# A gap is left out of the scale when it is this many times as long as all that is not left out.
_TOO_LONG = 2.0
_FEWEST = 3


@dataclass(frozen=True)
class Tick:
    """A place on the scale with its words, and where these stand, which is nearly there."""

    at: float
    words: str
    told: float


@dataclass(frozen=True)
class Stretch:
    """A run of days drawn to one scale; between two of them the scale is broken."""

    first: float
    last: float
    start: float
    end: float


@dataclass(frozen=True)
class Scale:
    """Where each day lies along the drawing."""

    stretches: tuple[Stretch, ...]
    per_day: float

    @property
    def start(self) -> float:
        """Where the scale begins."""
        return self.stretches[0].start

    @property
    def end(self) -> float:
        """Where the scale ends."""
        return self.stretches[-1].end

    @property
    def breaks(self) -> tuple[tuple[float, float], ...]:
        """From where to where the scale is broken."""
        return tuple((one.end, other.start) for one, other in pairwise(self.stretches))

    def at(self, day: float | None, otherwise: float) -> float:
        """Return the place of a day; of an end that is open, the end of the scale that is given."""
        if day is None:
            return otherwise
        index = max(bisect_right([one.first for one in self.stretches], day) - 1, 0)
        one = self.stretches[index]
        return min(max(one.start + (day - one.first) * self.per_day, self.start), one.end)


def scale_of(spans: Iterable[tuple[int, int]], start: float, end: float) -> Scale:
    """Return the scale on which spans of days fill the room from start to end."""
    ordered = sorted(spans)
    occupied = _merged(ordered)
    # Of two dates alone the time between them is all there is to see.
    gaps = _left_out(occupied) if len(ordered) >= _FEWEST else []
    whole = occupied[-1][1] - occupied[0][0]
    shown = whole - sum(last - first for first, last in gaps)
    margin = max(shown * 0.03, 1.0)
    runs = _runs(occupied[0][0] - margin, occupied[-1][1] + margin, gaps, margin)
    room = end - start - _BREAK * len(gaps)
    per_day = room / sum(last - first for first, last in runs)
    stretches, place = [], start
    for first, last in runs:
        length = (last - first) * per_day
        stretches.append(Stretch(first, last, place, place + length))
        place += length + _BREAK
    return Scale(tuple(stretches), per_day)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found = [spans[0]]
    for first, last in spans[1:]:
        if first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _left_out(occupied: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the gaps that would press all the rest together, in order of time."""
    gaps = sorted(
        ((one[1], other[0]) for one, other in pairwise(occupied)),
        key=lambda gap: gap[0] - gap[1],
    )
    rest = occupied[-1][1] - occupied[0][0]
    found = []
    for gap in gaps[:_MOST_BREAKS]:
        length = gap[1] - gap[0]
        if length <= _TOO_LONG * (rest - length):
            break
        found.append(gap)
        rest -= length
    return sorted(found)


def _runs(
    first: float, last: float, gaps: Sequence[tuple[int, int]], margin: float
) -> list[tuple[float, float]]:
    starts = [first, *(gap[1] - margin for gap in gaps)]
    ends = [*(gap[0] + margin for gap in gaps), last]
    return list(zip(starts, ends, strict=True))


def ticks_of(
    scale: Scale, language: str, size: float, *, is_across: bool, gap: float = 14.0
) -> tuple[Tick, ...]:
    """Return ticks whose words stand clear of one another, along a line or one below the other."""
    for months, days, skeleton in _UNITS:
        least = min(months * 28 + days, 28 * max(months, 1)) * scale.per_day
        room = width_of(_words(date(1939, 12, 28), skeleton, language), size) if is_across else size
        if least >= room + gap or (months, days, skeleton) == _UNITS[-1]:
            return _clear(scale, language, size, (months, days, skeleton), is_across, gap)
    return ()


_YEARS = tuple((12 * years, 0, "y") for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000))
_UNITS = ((0, 1, "yMMMd"), (0, 7, "yMMMd"), (1, 0, "yMMM"), (3, 0, "yMMM"), (6, 0, "yMMM"), *_YEARS)


def _clear(
    scale: Scale,
    language: str,
    size: float,
    unit: tuple[int, int, str],
    is_across: bool,
    gap: float,
) -> tuple[Tick, ...]:
    found: list[Tick] = []
    free = scale.start
    for stretch in scale.stretches:
        count = len(found)
        for day in _days(stretch, unit):
            words = _words(day, unit[2], language)
            half = (width_of(words, size) if is_across else size) / 2
            at = scale.at(day.toordinal(), scale.start)
            if at - half >= free and at + half <= scale.end:
                found.append(Tick(at, words, at))
                free = at + half + gap
        if len(found) == count and scale.breaks:
            # Beyond a break nobody could guess the date.
            middle = (stretch.first + stretch.last) / 2
            words = _words(date.fromordinal(int(middle)), unit[2], language)
            half = (width_of(words, size) if is_across else size) / 2
            at = scale.at(middle, scale.start)
            told = min(at, scale.end + 8 - half)
            while found and _end(found[-1], size, is_across=is_across) + gap > told - half:
                found.pop()
            found.append(Tick(at, words, told))
            free = told + half + gap
    return tuple(found)


def _end(tick: Tick, size: float, *, is_across: bool) -> float:
    return tick.told + (width_of(tick.words, size) if is_across else size) / 2


def _days(stretch: Stretch, unit: tuple[int, int, str]) -> Iterator[date]:
    """Yield the first days of the units that begin within a stretch."""
    months, days, _skeleton = unit
    low, high = max(stretch.first, 1), min(stretch.last, date.max.toordinal())
    day = date.fromordinal(int(low))
    if months:
        index = (day.year * 12 + day.month - 1) // months * months
        while (year := index // 12) <= date.max.year:
            if year >= 1 and (found := date(year, index % 12 + 1, 1)).toordinal() >= low:
                if found.toordinal() > high:
                    return
                yield found
            index += months
    else:
        step = timedelta(days=days)
        while day.toordinal() <= high - days:
            day += step
            yield day


def _words(day: date, skeleton: str, language: str) -> str:
    if skeleton == "y":
        return str(day.year)
    return format_skeleton(skeleton, day, locale=speech_for(language).locale)
