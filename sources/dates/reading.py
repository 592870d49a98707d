"""From EDTF as typed to what it says."""

import re
from functools import lru_cache

from edtf import Date, EDTFObject, PartialUncertainOrApproximate, Season, parse_edtf

from sources.dates.errors import DateError, foreign_part, unreadable
from sources.dates.moments import Choice, End, Expression, Marks, Moment, Span

LONGEST = 80

_SPACE_AROUND_SEPARATOR = re.compile(r"\s*(/|,|\.\.|[\[\]{}])\s*")
_FOREIGN = re.compile(r"[^0-9X/.,\[\]{}?~%-]+")
# At these, even at the beginning of something else, the package fails and prints; they are refused
# before it sees them.
_HALF_UNKNOWN = re.compile(r"-[?~%]?(?:[0-9]X|X[0-9])")
_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_CLOSING = {"[": "]", "{": "}"}


def tidy(text: str) -> str:
    """Remove the space around dates and separators; raise ``DateError`` for foreign characters."""
    if len(text) > LONGEST:
        raise DateError(text[:20] + "…", f"a date has at most {LONGEST} characters")
    tidied = _SPACE_AROUND_SEPARATOR.sub(r"\1", text.strip())
    if not tidied:
        raise DateError("", "there is no date here")
    foreign = _FOREIGN.search(tidied)
    if foreign:
        raise foreign_part(foreign.group().strip() or foreign.group())
    return tidied


def read_expression(edtf: str) -> Expression:
    """Read a tidied text; raise ``DateError`` for what is not understood.

    EDTF levels 0 to 2 (ISO 8601-2:2019, https://www.loc.gov/standards/datetime/) within the years
    1 to 9999. Each single date is read by the ``edtf`` package. Intervals and sets are taken
    apart here, since the package's grammar refuses mixtures that the standard allows
    (``1939-12-XX/1940-01~``), and since only so can an error name the date that is wrong.
    """
    if edtf[0] in _CLOSING:
        return _read_choice(edtf)
    return _read_interval(edtf) if "/" in edtf else read_moment(edtf)


@lru_cache(maxsize=4096)
def read_moment(written: str) -> Moment:
    """Read one date, neither interval nor set; raise ``DateError`` for what is not understood.

    A plain year, month or day is read here: the package needs some milliseconds for it, and a
    library of sources has thousands.
    """
    plain = _PLAIN.fullmatch(written)
    if plain and plain[1] != "0000":
        moment = Moment(plain[1], plain[2], plain[3])
        _refuse_impossible(moment, written)
        return moment
    bare, whole = written, ""
    if written[-1:] in ("?", "~", "%") and not set(written[:-1]) & set("?~%"):
        # After a season, or after an X in some places, the package's grammar has no sign.
        bare, whole = written[:-1], written[-1]
    if _HALF_UNKNOWN.search(bare):
        raise unreadable(written)
    try:
        found = parse_edtf(bare)
    # By input, the package lets out its own errors, those of its parser and plain ones.
    except Exception as error:
        raise unreadable(written) from error
    if not isinstance(found, Date) or found.year.startswith("-") or found.year == "0000":
        raise unreadable(written)
    moment = _moment(found, whole)
    _refuse_impossible(moment, written)
    return moment


def _moment(found: Date, whole: str) -> Moment:
    if isinstance(found, Season):
        return Moment(found.year, season=int(found.season), marks=Marks(whole, whole))
    parts = (found.year, found.month, found.day)
    if isinstance(found, PartialUncertainOrApproximate):
        return Moment(*parts, marks=_marks_of_parts(found))
    return Moment(*parts, marks=Marks(*(whole if part else "" for part in parts)))


def _marks_of_parts(found: PartialUncertainOrApproximate) -> Marks:
    year_and_month = _sign(found.year_month_ua)
    return Marks(
        year=year_and_month or _sign(found.year_ua) or _sign(found.year_ua_b),
        month=year_and_month or _sign(found.month_ua),
        day=_sign(found.day_ua),
    )


def _sign(mark: EDTFObject | None) -> str:
    return str(mark) if mark else ""


def _refuse_impossible(moment: Moment, written: str) -> None:
    """Refuse 29 February outside leap years, and a winter that would end in the year 10000."""
    if moment.season:
        try:
            moment.season_bounds()
        except OverflowError as error:
            raise DateError(written, "the years run from 1 to 9999") from error
    elif next(moment.days(), None) is None:
        raise unreadable(written)


def _read_interval(edtf: str) -> Span:
    start, _, end = edtf.partition("/")
    if "/" in end:
        raise DateError(edtf, "an interval has one beginning and one end")
    span = Span(_read_end(start), _read_end(end))
    _refuse_backwards(span, edtf)
    return span


def _read_end(written: str) -> Moment | End:
    if written in (End.OPEN.value, End.UNKNOWN.value):
        return End(written)
    return read_moment(written)


def _refuse_backwards(span: Span, written: str) -> None:
    if isinstance(span.start, End) and isinstance(span.end, End):
        raise DateError(written, "neither a beginning nor an end is given")
    if span.earliest and span.latest and span.earliest > span.latest:
        raise DateError(written, "it ends before it begins")


def _read_choice(edtf: str) -> Choice:
    opening, closing = edtf[0], _CLOSING[edtf[0]]
    if edtf[-1] != closing:
        raise DateError(edtf, f"what begins with {opening} ends with {closing}")
    written = edtf[1:-1].split(",")
    for position, item in enumerate(written):
        _refuse_open_inside(item, is_first=position == 0, is_last=position == len(written) - 1)
    items = tuple(_read_range(item) if ".." in item else read_moment(item) for item in written)
    if len(items) == 1 and isinstance(items[0], Moment):
        raise DateError(edtf, "a list has two dates or more", "[1939-10,1939-11]")
    return Choice(items, is_every=opening == "{")


def _refuse_open_inside(item: str, *, is_first: bool, is_last: bool) -> None:
    if (item.startswith("..") and not is_first) or (item.endswith("..") and not is_last):
        reason = "only the first date of a list is open to the past, only the last to the future"
        raise DateError(item, reason, "[..1939-10,1939-12]")


def _read_range(item: str) -> Span:
    start, _, end = item.partition("..")
    span = Span(*(read_moment(date) if date else End.OPEN for date in (start, end)))
    _refuse_backwards(span, item)
    shapes = {
        (moment.precision, moment.season is None)
        for moment in (span.start, span.end)
        if isinstance(moment, Moment)
    }
    if len(shapes) > 1:
        raise DateError(item, "both ends of a range are years, or months, or days")
    return span
