"""Checks of words that rest on a claim against the value that the claim states."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from conferences.rendering.document import ClaimSpan, Document, Position, plain_words
from conferences.rendering.values import ClaimView
from sources.dates import PartialDate, readable_date

_YEAR = re.compile(r"(?<![\d/.-])(1\d{3}|20\d{2})(?![\d/])")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
# English before or after the name of the month, and Vietnamese: "20 February", "February 20", "20 tháng 2".
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\b"
    rf"|\b(?P<after>{_MONTH})\s+(?P<day_after>\d{{1,2}})(?!\d)"
    r"|\b(?P<ngay>\d{1,2})\s+tháng\s+(?P<thang>\d{1,2})(?!\d)"
)
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    # Without the word for five, which also means a year.
    "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
# Digits in groups of three, as 42,492 or 42.492, digits alone, and the words above.
_SEPARATOR = re.compile(r"[,.\s]")
_NUMBER = re.compile(
    rf"\d{{1,3}}(?:[,.\s]\d{{3}})+\b|\b\d+\b|\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE
)


def check_stated_values(
    document: Document, claims: Mapping[str, ClaimView]
) -> Iterator[tuple[str, Position, str]]:
    """Find marked words with a day, year or number that no answer to the claim's question states.

    Words that give the value of a rival answer are a way of writing about a dispute, and are let be.
    """
    for mark in document.marked:
        if isinstance(mark, ClaimSpan) and mark.key in claims:
            claim, words = claims[mark.key], plain_words(mark.children)
            answers = [claim, *_rivals(claim, claims)]
            for said in _said_otherwise(words, claim, answers):
                message = _("The text says “%(said)s” where the claim %(key)s states %(value)s.")
                values = {"said": said, "key": claim.key, "value": claim.value}
                yield "C8", mark.position, message % values


def _rivals(claim: ClaimView, claims: Mapping[str, ClaimView]) -> Iterator[ClaimView]:
    if claim.question:
        for other in claims.values():
            if other.question == claim.question and other.key != claim.key:
                yield other


def _said_otherwise(words: str, claim: ClaimView, answers: Iterable[ClaimView]) -> Iterator[str]:
    values = [answer.value for answer in answers if answer.value]
    if claim.value.isdigit():
        yield from _other_numbers(words, {int(value) for value in values if value.isdigit()})
        return
    dates = [when for when in map(readable_date, values) if when is not None]
    if claim.property == "date" and readable_date(claim.value) is not None:
        yield from _other_days(words, dates)


def _other_numbers(words: str, stated: set[int]) -> Iterator[str]:
    """Yield the first number of the words, if none of their numbers is stated."""
    without_dates = _YEAR.sub(" ", _DAY.sub(" ", words))
    found = [
        (word, _NUMBERS.get(word.casefold()) or int(_SEPARATOR.sub("", word)))
        for word in _NUMBER.findall(without_dates)
    ]
    if found and not stated & {number for _word, number in found}:
        yield found[0][0]


def _other_days(words: str, stated: Iterable[PartialDate]) -> Iterator[str]:
    """Yield the days and years that lie within none of the dates."""
    dates = list(stated)
    years = {year for when in dates for year in _years(when)}
    for found in _YEAR.finditer(words):
        if not any(when.overlaps(*_year_long(int(found[1]))) for when in dates):
            yield found[1]
    for found in _DAY.finditer(words):
        month = found["month"] or found["after"]
        month_number = _MONTHS.index(month) + 1 if month else int(found["thang"])
        day = int(found["day"] or found["day_after"] or found["ngay"])
        if not any(_falls(when, year, month_number, day) for when in dates for year in years):
            yield found[0]


def _years(when: PartialDate) -> Iterable[int]:
    """Return the years that a date touches; of one with an open end the other alone."""
    bounds = [day.year for day in (when.earliest, when.latest) if day]
    return range(min(bounds), max(bounds) + 1) if bounds else ()


def _year_long(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _falls(when: PartialDate, year: int, month: int, day: int) -> bool:
    try:
        exact = date(year, month, day)
    except ValueError:
        return False
    return when.overlaps(exact, exact)
