"""One date in words: what is known of it, what is not, and what is doubtful."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from sources.dates.moments import SEASON_MONTHS, WHOLLY_UNKNOWN_YEAR, Moment, Precision
from sources.dates.wording import ENGLISH, WORDINGS, Wording

SKELETONS = {Precision.DAY: "yMMMMd", Precision.MONTH: "yMMMM", Precision.YEAR: "y"}


@dataclass(frozen=True)
class Speech:
    """How to speak of dates: the words, and the names of months.

    A language with words of its own here also writes day, month and year in that order, so that
    what two of its dates share can be said once.
    """

    wording: Wording
    locale: Locale
    has_own_words: bool


@lru_cache(maxsize=64)
def speech_for(language: str) -> Speech:
    """Return how to speak in a language by its tag; in English if Babel does not know it."""
    tag = language.replace("_", "-")
    primary = tag.partition("-")[0].lower()
    if primary in WORDINGS:
        locale = Locale.parse("en_GB" if primary == "en" else primary)
        return Speech(WORDINGS[primary], locale, has_own_words=True)
    try:
        return Speech(ENGLISH, Locale.parse(tag, sep="-"), has_own_words=False)
    except (UnknownLocaleError, ValueError):
        return speech_for("en")


def moment_in_words(moment: Moment, speech: Speech) -> str:
    """Say one date in words, with what is unknown or doubtful about it."""
    words = _known_parts(moment, speech)
    notes = [*_unknown_parts(moment, speech.wording), *_marked_parts(moment, speech.wording)]
    if not words:
        return "; ".join(notes)
    if notes:
        words = f"{words} ({'; '.join(notes)})"
    return speech.wording.marks.get(moment.whole_mark, "{}").format(words)


def _known_parts(moment: Moment, speech: Speech) -> str:
    if moment.season:
        return _season_in_words(moment, moment.season, speech)
    written_out = "X" not in moment.year + (moment.month or "") + (moment.day or "")
    if written_out and not speech.has_own_words:
        return _babel_date(moment, speech.locale)
    date_in_year = " ".join(day_and_month(moment, speech))
    year = _year_in_words(moment.year, speech.wording)
    if date_in_year and year:
        separator = " " if moment.year.isdigit() and moment.month != "XX" else ", "
        return f"{date_in_year}{separator}{year}"
    return date_in_year or year


def _babel_date(moment: Moment, locale: Locale) -> str:
    if moment.precision is Precision.DAY:
        return format_date(moment.earliest, "long", locale=locale)
    return format_skeleton(SKELETONS[moment.precision], moment.earliest, locale=locale)


def day_and_month(moment: Moment, speech: Speech) -> list[str]:
    """Return the day and the month in words, as far as they are known."""
    words = []
    has_day = moment.day not in (None, "XX")
    if moment.day and has_day:
        day = str(int(moment.day))
        words.append(speech.wording.lone_day.format(day) if moment.month == "XX" else day)
    if moment.month and moment.month != "XX":
        words.append(_month_name(int(moment.month), speech, has_day=has_day))
    return words


def _month_name(month: int, speech: Speech, *, has_day: bool) -> str:
    """Return the name of a month, in the case that the language uses with or without a day."""
    # Vietnamese capitals in Babel's stand-alone names are meant for calendars.
    context = "format" if has_day or speech.has_own_words else "stand-alone"
    name: str = speech.locale.months[context]["wide"][month]
    return name


def _year_in_words(year: str, wording: Wording) -> str:
    if year.isdigit():
        return wording.year.format(int(year))
    if year == WHOLLY_UNKNOWN_YEAR:
        return ""
    known = year.rstrip("X")
    if "X" in known:
        return wording.year.format(year)
    if len(known) == 3:
        return wording.decade.format(int(known + "0"))
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return wording.year.format(f"{first}–{last}")


def _season_in_words(moment: Moment, season: int, speech: Speech) -> str:
    wording = speech.wording
    if season >= 40:
        return wording.halves[season - 40].format(int(moment.year))
    if season >= 37:
        first, length = SEASON_MONTHS[season]
        ends = (first, first + length - 1)
        months = ranged([_month_name(month, speech, has_day=False) for month in ends])
        return f"{months} {wording.year.format(int(moment.year))}"
    if season >= 33:
        return wording.quarters[season - 33].format(int(moment.year))
    start_month, _ = SEASON_MONTHS[season]
    year = int(moment.year)
    words = wording.seasons[(season - 21) % 4].format(
        f"{year}–{year + 1}" if start_month == 12 else year
    )
    return words if season < 25 else f"{words} ({wording.hemispheres[(season - 25) // 4]})"


def _unknown_parts(moment: Moment, wording: Wording) -> list[str]:
    """Return "day and month unknown" for the parts written with X."""
    values = (moment.day, moment.month, moment.year)
    names = reversed(wording.parts)
    unknown = [name for name, value in zip(names, values, strict=True) if value and "X" in value]
    return [wording.unknown.format(listed(unknown, wording.and_joiner))] if unknown else []


def _marked_parts(moment: Moment, wording: Wording) -> list[str]:
    """Return "month approximate" and the like, if a sign holds for some parts only."""
    if moment.whole_mark:
        return []
    notes = []
    for sign, note in wording.partial_marks.items():
        marked = zip(wording.parts, moment.marks, strict=True)
        parts = [name for name, mark in marked if mark == sign]
        if parts:
            notes.append(note.format(listed(parts, wording.and_joiner)))
    return notes


def listed(words: Sequence[str], joiner: str) -> str:
    """Join words with commas, and the last by ``joiner``: "1667, 1668 or 1670"."""
    *others, last = words
    return joiner.join([", ".join(others), last]) if others else last


def ranged(ends: Sequence[str]) -> str:
    """Join the ends of a range by a dash, spaced if an end is more than one word."""
    return (" – " if any(" " in end for end in ends) else "–").join(ends)
