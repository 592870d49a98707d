"""From EDTF as typed to what it says; what cannot be read is named in a ``DateError``."""

import re
from collections.abc import Callable
from functools import lru_cache

from edtf import (
    Date,
    EDTFObject,
    PartialUncertainOrApproximate,
    Season,
    parse_edtf,
)

from sources.dates.moments import Choice, End, Expression, Marks, Moment, Span

LONGEST = 100
EXAMPLE = "1939-12-08 for a day, 1939-12 for a month, 1939-12-08/1939-12-09 for a span"

_SPACED_SEPARATOR = re.compile(r"\s*(/|,|\.\.|[\[\]{}])\s*")
_FOREIGN = re.compile(r"[^0-9X/.,\[\]{}?~%-]+")
_PART = re.compile(r"[?~%]?([0-9X]*)[?~%]?")
_KINDS = {f"{kind.__module__}.{kind.__name__}": kind for kind in ()}

# What is typed most often in place of EDTF, and what to say about it.
_HINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"x+"), "an unknown digit is written with a capital X"),
    (re.compile(r"[YE].*"), "years with more than four digits cannot be used; they run to 9999"),
    (re.compile(r"S"), "significant digits cannot be used; mark unknown digits with X, as in 19XX"),
    (re.compile(r"[T:Z].*"), "a time of day cannot be part of a date"),
    (re.compile(r"[–—‒−‐‑]+"), "parts of a date are joined by a plain hyphen, two dates by /"),
    (re.compile(r"\s+"), "a space cannot stand inside a date"),
    (re.compile(r"[.(),^+]+"), "this sign cannot be part of a date"),
)


class DateError(ValueError):
    """A date that cannot be read: ``part`` is what was not understood, ``reason`` says why."""

    def __init__(self, part: str, reason: str, example: str = EXAMPLE) -> None:
        shown = part if part.isprintable() else ascii(part)[1:-1]
        self.part = part
        self.reason = reason
        self.example = example
        super().__init__(f"“{shown}”: {reason}. Write, for example, {example}.")


def tidy(text: str) -> str:
    """Remove the space around a date and its separators; refuse what no date can hold."""
    if len(text) > LONGEST:
        raise DateError(text[:20] + "…", f"a date has at most {LONGEST} characters")
    tidied = _SPACED_SEPARATOR.sub(r"\1", text.strip())
    if not tidied:
        raise DateError("", "there is no date here")
    foreign = _FOREIGN.search(tidied)
    if foreign:
        part = foreign.group()
        part = part.strip() or part
        raise DateError(part, _hint(part))
    return tidied


def read_expression(edtf: str) -> Expression:
    """Read a tidied EDTF text; raise ``DateError`` for what is not understood.

    Levels 0 to 2 of EDTF (ISO 8601-2:2019, https://www.loc.gov/standards/datetime/) within the
    years 1 to 9999. Each single date is read by the ``edtf`` package. Intervals and sets are
    taken apart here, since the package's grammar refuses mixtures that the standard allows
    (``1939-12-XX/1940-01~``), and since only so can a message name the date that is wrong.
    """
    if edtf[0] in "[{":
        return _choice(edtf)
    return _interval(edtf) if "/" in edtf else read_moment(edtf)


@lru_cache(maxsize=4096)
def read_moment(written: str) -> Moment:
    """Read one date, without interval or set, through the ``edtf`` package."""
    bare, whole = written, ""
    if written[-1:] in ("?", "~", "%") and not set(written[:-1]) & set("?~%"):
        # The package knows a sign after a season or after X only in some places.
        bare, whole = written[:-1], written[-1]
    _refuse_half_unknown(bare)
    try:
        found = parse_edtf(bare)
    # The package raises its own, pyparsing's and plain errors alike, by the input.
    except Exception as error:
        raise _explained(written) from error
    moment = _moment(found, whole) if isinstance(found, Date) else None
    if moment is None or moment.year == "0000" or moment.year.startswith("-"):
        raise _explained(written)
    _refuse_impossible(moment, written)
    return moment


def _moment(found: Date, whole: str) -> Moment:
    """Turn the package's value into ours; ``whole`` is the sign for all of its parts."""
    if isinstance(found, Season):
        return Moment(found.year, season=int(found.season), marks=Marks(whole, whole))
    parts = (found.year, found.month, found.day)
    marks = Marks(*(whole if part else "" for part in parts))
    if isinstance(found, PartialUncertainOrApproximate):
        marks = _partial_marks(found)
    return Moment(*parts, marks=marks)


def _partial_marks(found: PartialUncertainOrApproximate) -> Marks:
    to_month = _sign(found.year_month_ua)
    return Marks(
        year=to_month or _sign(found.year_ua) or _sign(found.year_ua_b),
        month=to_month or _sign(found.month_ua),
        day=_sign(found.day_ua),
    )


def _sign(mark: EDTFObject | None) -> str:
    return str(mark) if mark else ""
