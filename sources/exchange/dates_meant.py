"""A date as an editor says it in English, as EDTF where that is certain: the words in which dates are read back."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from sources.dates import DateError, parse_edtf
from sources.exchange.written_dates import edtf_of

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_YEAR = re.compile(r"\b[0-9]{4}\b")
_DAY = re.compile(r"[0-9]{1,2}")
_MONTHS = 12


def edtf_meant(written: str) -> str:
    """Return what is meant by a date in words, or "" where that is not certain."""
    text = " ".join(written[:200].split()).strip(" .")
    for pattern, read in _WAYS:
        if found := pattern.fullmatch(text):
            return _checked(read(found))
    return _checked(edtf_of(text))


def _checked(edtf: str) -> str:
    try:
        return parse_edtf(edtf).edtf if edtf else ""
    except DateError:
        return ""


def _marked(sign: str) -> Callable[[re.Match[str]], str]:
    def read(found: re.Match[str]) -> str:
        plain = _plain(found[1])
        return plain and f"{plain}{sign}"

    return read


def _within(form: str) -> Callable[[re.Match[str]], str]:
    """Read one date into a form."""

    def read(found: re.Match[str]) -> str:
        plain = _plain(found[1])
        return plain and form.format(plain)

    return read


def _both(form: str) -> Callable[[re.Match[str]], str]:
    """Read two dates into a form; the first may leave to the second what they have in common."""

    def read(found: re.Match[str]) -> str:
        first, second = found[1], _plain(found[2])
        if not _YEAR.search(first):
            year = _YEAR.search(found[2])
            rest = found[2].partition(" ")[2] if _DAY.fullmatch(first) else year and year[0]
            first = f"{first} {rest}"
        ends = (_plain(first), second)
        return form.format(*ends) if all(ends) else ""

    return read


def _beside(form: str, step: int) -> Callable[[re.Match[str]], str]:
    """Read one date, and put the day, month or year before or after it into a form."""

    def read(found: re.Match[str]) -> str:
        plain = _plain(found[1])
        beside = _next(plain, step) if plain else ""
        return beside and form.format(beside)

    return read


def _next(plain: str, step: int) -> str:
    year, month, day = (int(part) for part in f"{plain}-0-0".split("-")[:3])
    try:
        if day:
            return (date(year, month, day) + timedelta(days=step)).isoformat()
        months = year * _MONTHS + month - 1 + step
        return f"{months // _MONTHS:04}-{months % _MONTHS + 1:02}" if month else f"{year + step:04}"
    except (ValueError, OverflowError):
        return ""


def _plain(written: str) -> str:
    edtf = edtf_of(written)
    return edtf if _PLAIN.fullmatch(edtf) else ""


_ABOUT = r"(?:about|around|circa|ca\.?|c\.)"
_PERHAPS = r"(?:perhaps|probably|possibly)"
# The first that fits says what is meant.
_WAYS = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"{_PERHAPS} {_ABOUT} (.+)", _marked("%")),
        (rf"{_ABOUT} (.+)", _marked("~")),
        (rf"{_PERHAPS} (.+)", _marked("?")),
        (r"between (.+) and (.+)", _both("[{}..{}]")),
        (r"(?:either )?(.+) or (?!later|earlier)(.+)", _both("[{},{}]")),
        (r"(?:by|not after) (.+)|(.+) or earlier", lambda found: _either(found, "[..{}]")),
        (r"not before (.+)|(.+) or later", lambda found: _either(found, "[{}..]")),
        (r"before (.+)", _beside("[..{}]", -1)),
        (r"after (.+)", _beside("[{}..]", 1)),
        (r"(?:from )?(.+?)(?: to | until | ?[–—] ?| - )(.+)", _both("{}/{}")),
        (r"(?:until|till) (.+)", _within("../{}")),
        (r"(?:since|from) (.+?)(?: onwards?| on)?", _within("{}/..")),
    )
)


def _either(found: re.Match[str], form: str) -> str:
    plain = _plain(found[1] or found[2])
    return plain and form.format(plain)
