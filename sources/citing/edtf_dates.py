"""Dates of sources: from EDTF to the dates of CSL-JSON, or to words where those have no form."""

import re
from collections.abc import Mapping, Sequence

from sources.citing.wording import wording
from sources.dates import date_in_words, date_words, readable_date

_EXACT = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")
_SEASON = re.compile(r"(\d{4})-2([1-4])")
_YEAR = re.compile(r"(?<![\dX-])\d{4}(?!\d)|\d{3}X|\d{2}XX")

CslDate = Mapping[str, str | int | Sequence[Sequence[int]]]


def csl_date(edtf: str, *, language: str) -> CslDate:
    """Give the date variable of CSL-JSON 1.0.2 for an EDTF date.

    Days, months, years, seasons and closed intervals have a form there. Anything else is put in
    words of the page's language under ``literal``, uncertain dates too: ``circa`` says less than
    EDTF does, and the Chicago style loses a comma before it. What is no EDTF stays as written.
    """
    value = readable_date(edtf)
    if value is None:
        return {"literal": edtf}
    season = _SEASON.fullmatch(value.edtf)
    if season:
        return {"date-parts": [[int(season.group(1))]], "season": int(season.group(2))}
    ends = value.edtf.split("/")
    if all(_EXACT.fullmatch(end) for end in ends):
        return {"date-parts": [_date_parts(end) for end in ends]}
    return {"literal": date_in_words(value, language)}


def years_in_words(edtf: str, *, language: str) -> str:
    """Give only the year or the years of an EDTF date, or the language's "n.d." without any."""
    years = list(dict.fromkeys(_YEAR.findall(edtf)))
    if not years:
        return wording(language).no_date
    ends = dict.fromkeys((years[0], years[-1]))
    return "–".join(year if year.isdigit() else date_words(year, language) for year in ends)


def _date_parts(exact: str) -> list[int]:
    return [int(part) for part in exact.split("-")]
