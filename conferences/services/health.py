"""The numbers of findings as they were on the days when all works were checked."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby

from django.db.models import Sum

from conferences.models import HealthDay, HealthNumber
from conferences.services.findings import CODES

# Of each day, ISO week, month or year, the last day on which works were checked stands for it.
_PERIODS: Mapping[str, Callable[[date], object]] = {
    "day": lambda day: day,
    "week": lambda day: day.isocalendar()[:2],
    "month": lambda day: (day.year, day.month),
    "year": lambda day: day.year,
}


@dataclass(frozen=True)
class Course:
    """How often one check found something on each of some days."""

    code: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Health:
    """Days on which all works were checked, the earliest first, with a course for each check."""

    days: tuple[date, ...]
    courses: tuple[Course, ...]


def record_health(numbers: Mapping[tuple[str, str, str], int], *, at: datetime) -> None:
    """Keep the numbers of findings, by code, level and kind, as those of their day (UTC).

    What was kept of the same day before is replaced. Asked within the transaction that keeps the findings.
    """
    day = at.astimezone(UTC).date()
    HealthDay.objects.filter(pk=day).delete()
    HealthDay.objects.create(day=day, at=at)
    HealthNumber.objects.bulk_create(
        HealthNumber(day_id=day, code=code, level=level, kind=kind, number=number)
        for (code, level, kind), number in sorted(numbers.items())
        if code in CODES
    )


def health_over_time(kinds: Collection[str], *, step: str = "day", most: int = 7) -> Health:
    """Return the latest days, one for each step, with what was found in works of some kinds; two queries."""
    days = tuple(reversed(list(_last_days(step, most))))
    rows = HealthNumber.objects.filter(day__in=days, kind__in=kinds)
    counted = Counter[tuple[str, date]]()
    for code, day, number in rows.values_list("code", "day").annotate(Sum("number")).order_by():
        counted[code, day] = number
    courses = (Course(code, tuple(counted[code, day] for day in days)) for code in CODES)
    return Health(days, tuple(courses))


def _last_days(step: str, most: int) -> Iterator[date]:
    """Return the last day of each step on which works were checked, the latest first."""
    days = HealthDay.objects.order_by("-day").values_list("day", flat=True)
    for number, (_step, held) in enumerate(groupby(days.iterator(), _PERIODS[step])):
        if number == most:
            return
        yield next(held)


def health_by_day(kinds: Collection[str]) -> Iterator[tuple[date, str, str, str, int]]:
    """Return every number that was kept of works of some kinds: day, code, level, kind, number; one query."""
    rows = HealthNumber.objects.filter(kind__in=kinds).order_by("-day", "code", "level", "kind")
    yield from rows.values_list("day", "code", "level", "kind", "number").iterator()
