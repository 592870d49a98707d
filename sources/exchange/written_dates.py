"""Dates as other programs write them, as EDTF where that is certain."""

import re
from collections.abc import Callable

# What looks like EDTF is judged where the library judges all dates.
_EDTF = re.compile(r"(?=.*[0-9])[0-9X/.,\[\]{}?~%-]{1,80}")
_NUMBERS = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})(?:[/.]([0-9]{1,2}))?/{0,2}")
_YEAR_OF_RIS = re.compile(r"([0-9]{4})/{1,3}")
_TIME = re.compile(r"[T ][0-9]{2}:[0-9]{2}\S*$")
_DAY_MONTH = re.compile(r"([0-9]{1,2})\.?\s+([^\W\d_]+)\.?,?\s+([0-9]{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+([0-9]{1,2}),?\s+([0-9]{4})")
_MONTH = re.compile(r"([^\W\d_]+)\.?,?\s+([0-9]{4})")
_YEAR_MONTH = re.compile(r"([0-9]{4})[,\s]+([^\W\d_]+)\.?(?:\s+([0-9]{1,2}))?")
_ABOUT = re.compile(r"(?:c|ca|circa)\.?\s*([0-9]{4})", re.IGNORECASE)
_YEARS = re.compile(r"([0-9]{4})\s*[-–]\s*([0-9]{4})")
_CONJECTURED = re.compile(r"\[([0-9]{4})\??\]")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_NUMBER_OF_MONTH = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name: number for number, name in enumerate(_FULL, 1)},
    "sept": 9,
}


def edtf_of(written: str) -> str:
    """Return a written date as EDTF, or "" where it is in words that are not certain."""
    text = _TIME.sub("", " ".join(written[:200].split()))
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(text):
            return read(found)
    return ""


def month_number(word: str) -> int:
    """Return the number of a month, named in English or by its number; 0 for anything else."""
    name = word.strip().lower().rstrip(".")
    if name in _NUMBER_OF_MONTH:
        return _NUMBER_OF_MONTH[name]
    return int(name) if re.fullmatch(r"0?[1-9]|1[0-2]", name, re.ASCII) else 0


def _named(year: str, month: str, day: str | None) -> str:
    number = _NUMBER_OF_MONTH.get(month.lower(), 0)
    return _joined(year, str(number), day) if number else ""


def _joined(year: str, month: str, day: str | None) -> str:
    if not int(month):
        return year
    parts = [year, month.zfill(2), *([day.zfill(2)] if day and int(day) else [])]
    return "-".join(parts)


# The first that fits says what is meant.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_CONJECTURED, lambda found: f"{found[1]}?"),
    (_YEARS, lambda found: f"{found[1]}/{found[2]}"),
    (_YEAR_OF_RIS, lambda found: found[1]),
    (_NUMBERS, lambda found: _joined(found[1], found[2], found[3])),
    (_EDTF, lambda found: found[0]),
    (_ABOUT, lambda found: f"{found[1]}~"),
    (_DAY_MONTH, lambda found: _named(found[3], found[2], found[1])),
    (_MONTH_DAY, lambda found: _named(found[3], found[1], found[2])),
    (_MONTH, lambda found: _named(found[2], found[1], None)),
    (_YEAR_MONTH, lambda found: _named(found[1], found[2], found[3])),
)
