"""Dates as other programs write them, as EDTF where that is certain."""

import re
from collections.abc import Callable
from datetime import date

# What looks like EDTF is judged where the library judges all dates.
_EDTF = re.compile(r"(?=.*[0-9])[0-9X/.,\[\]{}?~%-]{1,80}")
_NUMBERS = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{1,2}))?/{0,2}")
_YEAR_OF_RIS = re.compile(r"([0-9]{4})/{1,3}")
# RIS has room for words behind the day: 1939///Winter.
_WORDS_OF_RIS = re.compile(r"([0-9]{4})/([0-9]{0,2})/([0-9]{0,2})/(.+)")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})")
_DAY_SOMEWHERE = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})")
_ROMAN = re.compile(r"([0-9]{1,2})(?:\.\s?|\s)([IVX]{1,4})(?:\.\s?|\s)([0-9]{4})")
_SEASON = re.compile(r"(spring|summer|autumn|fall|winter),?\s+([0-9]{4})", re.IGNORECASE)
# What Polish, Russian and Ukrainian write behind a year.
_YEAR_WORD = re.compile(r"(?<=[0-9])\s*(?:r\.|roku|г\.|года|р\.|року)$")
_TIME = re.compile(r"[T ][0-9]{2}:[0-9]{2}\S*$")
_DAY_MONTH = re.compile(r"([0-9]{1,2})\.?\s+([^\W\d_]+)\.?,?\s+([0-9]{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+([0-9]{1,2}),?\s+([0-9]{4})")
_MONTH = re.compile(r"([^\W\d_]+)\.?,?\s+([0-9]{4})")
_YEAR_MONTH = re.compile(r"([0-9]{4})[,\s]+([^\W\d_]+)\.?(?:\s+([0-9]{1,2}))?")
_ABOUT = re.compile(
    r"(?:c|ca|circa|ok|około|ок|около|um|vers|khoảng)\.?\s*([0-9]{4})", re.IGNORECASE
)
_YEARS = re.compile(r"([0-9]{4})\s*[-–]\s*([0-9]{4})")
_SHORT_YEARS = re.compile(r"([0-9]{2})([0-9]{2})\s*[-–/]\s*(1[3-9]|[2-9][0-9])")
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
    text = _YEAR_WORD.sub("", text)
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(text):
            return read(found) or _in_words(text)
    return _in_words(text)


def _in_words(text: str) -> str:
    """Return a date in the words of one of several languages."""
    # Imported late: the names of months take as long to load as a small file to read.
    from sources.dates.running_text import dates_in  # noqa: PLC0415

    return next((edtf for words, edtf in dates_in(text) if words == text), "")


def is_year(written: str) -> bool:
    """Say whether a text is a year of four digits."""
    return bool(re.fullmatch(r"[0-9]{4}", written))


def in_year(words: str, year: str) -> str:
    """Return the EDTF of a day or month in words of which the year stands elsewhere; "" where it is not certain."""
    if not words or not is_year(year):
        return ""
    for whole in (words, f"{words} {year}"):
        if (edtf := edtf_of(whole)).startswith(year):
            return edtf
    return ""


def certain_part_of(written: str) -> str:
    """Return, of a date that is not certain as a whole, what is certain of it as EDTF; or ""."""
    text = " ".join(written[:200].split())
    if found := _WORDS_OF_RIS.fullmatch(text):
        edtf = _joined(found[1], found[2] or "0", found[3])
        return in_year(found[4], found[1]) or edtf
    found = _DAY_SOMEWHERE.fullmatch(text)
    return found[4] if found else ""


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


def _day(year: str, month: str, day: str) -> str:
    """Return a day that there was; "" for one that there was not."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _day_told_by_its_number(found: re.Match[str]) -> str:
    """Of 17/9/1939 it is certain which is the day; of 5/6/1939 it is not."""
    first, second, year = found[1], found[3], found[4]
    if int(first) > _MOST_MONTHS:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > _MOST_MONTHS else ""


def _years(found: re.Match[str]) -> str:
    century, first, last = found.groups()
    return f"{century}{first}/{century}{last}" if first < last else ""


_MOST_MONTHS = 12
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def _roman(found: re.Match[str]) -> str:
    return _day(found[3], str(_ROMANS.index(found[2]) + 1), found[1]) if found[2] in _ROMANS else ""


# The first that fits says what is meant.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_CONJECTURED, lambda found: f"{found[1]}?"),
    (_YEARS, lambda found: f"{found[1]}/{found[2]}"),
    (_SHORT_YEARS, _years),
    (_YEAR_OF_RIS, lambda found: found[1]),
    (_NUMBERS, lambda found: _joined(found[1], found[2], found[3])),
    (_DAY_FIRST, lambda found: _day(found[3], found[2], found[1])),
    (_DAY_SOMEWHERE, _day_told_by_its_number),
    (_ROMAN, _roman),
    (_SEASON, lambda found: f"{found[2]}-{_SEASONS[found[1].lower()]}"),
    (_EDTF, lambda found: found[0]),
    (_ABOUT, lambda found: f"{found[1]}~"),
    (_DAY_MONTH, lambda found: _named(found[3], found[2], found[1])),
    (_MONTH_DAY, lambda found: _named(found[3], found[1], found[2])),
    (_MONTH, lambda found: _named(found[2], found[1], None)),
    (_YEAR_MONTH, lambda found: _named(found[1], found[2], found[3])),
)
