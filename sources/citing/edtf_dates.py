"""Dates of sources: from EDTF to the dates of CSL-JSON, or to words where those have no form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel import UnknownLocaleError
from babel.dates import format_date

from sources.citing.wording import Wording, style_locale, wording

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?")
_QUALIFIERS = re.compile(r"[~?%]")
_FIRST_SEASON, _LAST_SEASON = 21, 24

CslDate = Mapping[str, "str | bool | int | list[list[int]]"]


@dataclass(frozen=True)
class _Point:
    """One date: a year as written, then month (or season 21-24) and day, 0 where not given."""

    year: str
    month: int
    day: int
    qualifiers: frozenset[str]

    @property
    def is_season(self) -> bool:
        return _FIRST_SEASON <= self.month <= _LAST_SEASON

    @property
    def is_exact(self) -> bool:
        return not self.qualifiers and "X" not in self.year

    @property
    def parts(self) -> list[int]:
        return [part for part in (int(self.year), self.month, self.day) if part]


def csl_date(edtf: str, *, language: str) -> CslDate:
    """Give the date variable of CSL-JSON 1.0.2 for an EDTF date.

    Single dates, seasons and closed intervals have a form there, and so has "1940?", which a style
    prints as [1940?]. Anything else is put in words of the page's language under ``literal``.
    """
    points = [_point(end) for end in edtf.split("/")]
    if len(points) == 1 and points[0] is not None:
        single = _csl_single(points[0])
        if single is not None:
            return single
    if len(points) == 2:
        dated = [p for p in points if p is not None and p.is_exact and not p.is_season]
        if len(dated) == 2:
            return {"date-parts": [p.parts for p in dated]}
    return {"literal": date_in_words(edtf, language=language)}


def date_in_words(edtf: str, *, language: str) -> str:
    """Put an EDTF date in words ("c. November 1939"); what is not understood stays as written."""
    words = wording(language)
    if edtf[:1] in ("[", "{") and edtf[-1:] in ("]", "}"):
        choices = [
            _span(choice.partition(".."), language) if ".." in choice else choice
            for choice in edtf[1:-1].split(",")
        ]
        conjunction = words.either if edtf[0] == "[" else words.both
        return conjunction.join(_single_in_words(choice, language) for choice in choices)
    if "/" in edtf:
        return _span(edtf.partition("/"), language)
    return _single_in_words(edtf, language)


def years_in_words(edtf: str, *, language: str) -> str:
    """Give only the year or years of an EDTF date, or the language's "n.d." where there is none."""
    found = list(dict.fromkeys(re.findall(r"\d{4}|\d{3}X|\d{2}XX", edtf)))
    if not found:
        return wording(language).no_date
    ends = [found[0], found[-1]] if len(found) > 1 else found
    return "–".join(_year_in_words(year, wording(language)) for year in ends)


def _csl_single(point: _Point) -> CslDate | None:
    """Give a single date's form in CSL, or nothing where CSL has none."""
    if point.is_exact and point.is_season:
        season = point.month - _FIRST_SEASON + 1
        return {"date-parts": [[int(point.year)]], "season": season}
    if point.is_exact:
        return {"date-parts": [point.parts]}
    is_doubtful_only = point.qualifiers == {"?"} and "X" not in point.year
    if is_doubtful_only and not point.is_season:
        return {"date-parts": [point.parts], "circa": True}
    return None


def _point(text: str) -> _Point | None:
    match = _POINT.fullmatch(_QUALIFIERS.sub("", text))
    if match is None:
        return None
    month, day = (
        int(part) if part and part != "XX" else 0 for part in (match.group(2), match.group(3))
    )
    if not _is_in_calendar(match.group(1), month, day):
        return None
    return _Point(match.group(1), month, day, frozenset(_QUALIFIERS.findall(text)))


def _is_in_calendar(year: str, month: int, day: int) -> bool:
    if _FIRST_SEASON <= month <= _LAST_SEASON:
        return day == 0
    try:
        date(int(year.replace("X", "0")) or 1, month or 1, day or 1)
    except ValueError:
        return False
    return year != "0000"


def _span(ends: tuple[str, str, str], language: str) -> str:
    """Put an interval in words; an end that is open or unknown is left out, not guessed."""
    words = wording(language)
    start, end = (
        "" if bound in ("", "..") else _single_in_words(bound, language)
        for bound in (ends[0], ends[2])
    )
    if not end:
        return words.since.format(start)
    if not start:
        return words.until.format(end)
    dash = " – " if " " in start + end else "–"
    return f"{start}{dash}{end}"


def _single_in_words(text: str, language: str) -> str:
    point = _point(text)
    if point is None:
        return text
    words = wording(language)
    phrase = _unqualified_in_words(point, language)
    if point.qualifiers & {"?", "%"}:
        phrase = words.uncertain.format(phrase)
    if point.qualifiers & {"~", "%"}:
        phrase = words.circa.format(phrase)
    return phrase


def _unqualified_in_words(point: _Point, language: str) -> str:
    words = wording(language)
    if "X" in point.year or not point.month:
        return _year_in_words(point.year, words)
    if point.is_season:
        season = words.seasons[point.month - _FIRST_SEASON]
        return words.season_and_year.format(season, point.year)
    pattern = words.full_date if point.day else words.month_and_year
    day = date(int(point.year), point.month, point.day or 1)
    return _formatted(day, pattern, language)


def _formatted(day: date, pattern: str, language: str) -> str:
    """Format a date with Babel, in English where it does not know the language."""
    try:
        return format_date(day, pattern, locale=style_locale(language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return format_date(day, pattern, locale="en_GB")


def _year_in_words(year: str, words: Wording) -> str:
    if year.endswith("XX"):
        return words.between.format(year[:2] + "00", year[:2] + "99")
    if year.endswith("X"):
        return words.decade.format(year[:3] + "0")
    return year
