"""Why a text is not a date, in words that name the part and show what to type instead."""

import calendar
import re
from collections.abc import Iterator

EXAMPLE = "1939-12-08 for a day, 1939-12 for a month, 1939-12-08/1939-12-09 for a span"

_SIGNS = re.compile(r"[?~%]")
_MISPLACED = re.compile(r"[\[\]{}/,]|\.+")

# What is typed most often in place of EDTF, and what to say about it.
_HINTS = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"x+", "an unknown digit is a capital X, as in 193X"),
        (r"[YE]", "a year has four digits; the years run from 1 to 9999"),
        (r"S", "significant digits cannot be used; an unknown digit is an X, as in 19XX"),
        (r"[T:Z]", "a time of day cannot be part of a date"),
        (r"[‐‑‒–—−]+", "the parts of a date are joined by a plain hyphen, two dates by /"),
        (r"\s+", "a space cannot stand inside a date"),
    )
)


class DateError(ValueError):
    """A date that cannot be read: ``part`` is what was not understood, ``reason`` says why."""

    def __init__(self, part: str, reason: str, example: str = EXAMPLE) -> None:
        self.part = part
        self.reason = reason
        self.example = example
        shown = part if part.isprintable() else ascii(part)[1:-1]
        start = f"“{shown}”: {reason}" if part else reason[:1].upper() + reason[1:]
        super().__init__(f"{start}. Write, for example, {example}.")


def foreign_part(part: str) -> DateError:
    """Return the error for characters that EDTF does not use, such as words."""
    for pattern, reason in _HINTS:
        if pattern.fullmatch(part):
            return DateError(part, reason)
    return DateError(part, "this is not understood; dates are written in digits")


def unreadable(written: str) -> DateError:
    """Return the error for one date that could not be read, naming its first faulty part."""
    part, reason = next(_faults(written))
    return DateError(part, reason)


def _faults(written: str) -> Iterator[tuple[str, str]]:
    if not written:
        yield "", "a date is missing before or after a comma, a slash or two dots"
    misplaced = _MISPLACED.search(written)
    if misplaced:
        yield misplaced.group(), f"this cannot stand inside one date, as in “{written}”"
    year, *rest = _SIGNS.sub("", written).split("-")
    yield from _faults_of_year(year)
    if rest:
        yield from _faults_of_month(rest[0], has_day=len(rest) > 1)
    if len(rest) > 1:
        yield from _faults_of_day(rest[1], year, rest[0])
    if len(rest) > 2:
        yield written, "a date has a year, a month and a day, and nothing more"
    signs = "the signs ? ~ % stand once after the date, or once beside a part written in digits"
    yield written, signs


def _faults_of_year(year: str) -> Iterator[tuple[str, str]]:
    if not year or year == "0000":
        yield year or "-", "the years run from 1 to 9999"
    if len(year) != 4:
        yield year, "a year has four digits, as in 1939"


def _faults_of_month(month: str, *, has_day: bool) -> Iterator[tuple[str, str]]:
    if len(month) != 2:
        yield month, "a month has two digits, as in 09"
    if "X" in month:
        if month != "XX":
            yield month, "a month is unknown as a whole (XX); or give a span, as in 1939-10/1939-12"
    elif 21 <= int(month) <= 41:
        if has_day:
            yield month, "this is a season, and a season has no days"
    elif not 1 <= int(month) <= 12:
        yield month, "a month is 01 to 12, a season 21 to 41"


def _faults_of_day(day: str, year: str, month: str) -> Iterator[tuple[str, str]]:
    if len(day) != 2:
        yield day, "a day has two digits, as in 08"
    if "X" in day:
        if day != "XX":
            yield day, "a day is unknown as a whole (XX); or give a span of days"
    elif not 1 <= int(day) <= 31:
        yield day, "a day is 01 to 31"
    elif int(day) > _days_in(year, month):
        yield day, f"{year}-{month} has {_days_in(year, month)} days"


def _days_in(year: str, month: str) -> int:
    """Return the most days the month can have; 31 for an unknown one."""
    if not month.isdigit():
        return 31
    # A February of an unknown year is taken for a long one.
    return calendar.monthrange(int(year) if year.isdigit() else 2000, int(month))[1]
