"""Dates, intervals and sets in words, in the reader's language."""

from collections.abc import Sequence
from functools import lru_cache

from babel.dates import format_interval

from sources.dates.moment_words import (
    SKELETONS,
    Speech,
    day_and_month,
    listed,
    moment_in_words,
    ranged,
    speech_for,
)
from sources.dates.moments import Choice, End, Moment, Span
from sources.dates.values import PartialDate, readable_date


def date_in_words(value: PartialDate, language: str) -> str:
    """Say a date in words: ``1939-12-08/1939-12-09`` is "8–9 December 1939".

    ``language`` is a tag such as ``vi`` or ``en-GB``. English (with British order) and Vietnamese
    have words of their own; any other language gets its own dates and months, where Babel knows
    them, and English for "about" and the like.
    """
    speech = speech_for(language)
    expression = value.expression
    if isinstance(expression, Choice):
        return _choice_in_words(expression, speech)
    return _item_in_words(expression, speech)


@lru_cache(maxsize=4096)
def date_words(edtf: str, language: str) -> str:
    """Say a date in words; what cannot be read stays as written."""
    value = readable_date(edtf)
    return date_in_words(value, language) if value else edtf


def _item_in_words(item: Moment | Span, speech: Speech, *, is_one_of: bool = False) -> str:
    if isinstance(item, Moment):
        return moment_in_words(item, speech)
    if isinstance(item.start, Moment) and isinstance(item.end, Moment):
        return _from_to(item.start, item.end, speech)
    return _open_span_in_words(item, speech, is_one_of=is_one_of)


def _open_span_in_words(span: Span, speech: Speech, *, is_one_of: bool) -> str:
    wording = speech.wording
    known = span.start if isinstance(span.start, Moment) else span.end
    assert isinstance(known, Moment)  # reading refuses a span without any date
    if span.start is End.OPEN:
        words = wording.or_earlier if is_one_of else wording.until
    elif span.end is End.OPEN:
        words = wording.or_later if is_one_of else wording.since
    else:
        is_start_unknown = span.start is End.UNKNOWN
        words = wording.until_from_unknown if is_start_unknown else wording.since_to_unknown
    return words.format(moment_in_words(known, speech))


def _from_to(start: Moment, end: Moment, speech: Speech) -> str:
    parted = _parted((start, end), speech)
    if parted:
        heads, rest = parted
        marked = speech.wording.marks.get(start.whole_mark, "{}")
        return marked.format(rest.format(ranged(heads)))
    if _are_alike((start, end)) and not start.whole_mark:
        skeleton = SKELETONS[start.precision]
        return format_interval(start.earliest, end.earliest, skeleton, locale=speech.locale)
    return f"{moment_in_words(start, speech)} – {moment_in_words(end, speech)}"


def _choice_in_words(choice: Choice, speech: Speech) -> str:
    wording = speech.wording
    if choice.is_every:
        return _items_listed(choice, wording.and_joiner, speech)
    if len(choice.items) == 1:
        return _some_time_in(choice.items[0], speech)
    words = _items_listed(choice, wording.or_joiner, speech)
    is_pair = len(choice.items) == 2 and all(isinstance(item, Moment) for item in choice.items)
    return wording.either.format(words) if is_pair else words


def _some_time_in(item: Moment | Span, speech: Speech) -> str:
    """Say a range of which one date is meant: "between October and December 1939"."""
    if isinstance(item, Span) and isinstance(item.start, Moment) and isinstance(item.end, Moment):
        ends = Choice((item.start, item.end), is_every=False)
        words = _items_listed(ends, speech.wording.between_joiner, speech)
        return speech.wording.between.format(words)
    return _item_in_words(item, speech, is_one_of=True)


def _items_listed(choice: Choice, joiner: str, speech: Speech) -> str:
    moments = [item for item in choice.items if isinstance(item, Moment)]
    are_all_moments = len(moments) == len(choice.items)
    parted = _parted(moments, speech) if are_all_moments and not moments[0].whole_mark else None
    if parted:
        heads, rest = parted
        return rest.format(listed(heads, joiner))
    words = [_item_in_words(item, speech, is_one_of=not choice.is_every) for item in choice.items]
    return listed(words, joiner)


def _parted(moments: Sequence[Moment], speech: Speech) -> tuple[list[str], str] | None:
    """Part dates into what differs and a template of what they share.

    8 and 9 December 1939 give ``(["8", "9"], "{} December 1939")``; ``None`` if the dates are not
    alike or the order of their parts is not known.
    """
    if not speech.has_own_words or not _are_alike(moments):
        return None
    year_template = speech.wording.year
    if all(moment.month is None for moment in moments):
        return [str(int(moment.year)) for moment in moments], year_template
    words = [
        [*day_and_month(moment, speech), year_template.format(int(moment.year))]
        for moment in moments
    ]
    shared = 0
    while shared < len(words[0]) - 1 and len({tuple(each[-1 - shared :]) for each in words}) == 1:
        shared += 1
    own = len(words[0]) - shared
    return [" ".join(each[:own]) for each in words], " ".join(["{}", *words[0][own:]])


def _are_alike(moments: Sequence[Moment]) -> bool:
    """Whether all are written in digits to the same part, under the same sign."""
    shapes = {(moment.precision, moment.whole_mark) for moment in moments}
    return len(shapes) == 1 and all(moment.is_plain for moment in moments)
