"""Whether a reading agrees with itself: data in, faults out. Nothing here asks the database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources.dates import PartialDate, readable_date

# What an answer to whether an event took place has for its value where it says that it did not.
DID_NOT_HAPPEN = "no"


@dataclass(frozen=True)
class Asked:
    """The question that an answer is one of: its key, its words, what it asks for, of which event."""

    key: str
    words: str
    property: str = ""
    event: str = ""
    is_exclusive: bool = True


@dataclass(frozen=True)
class Taken:
    """An answer that a reading takes; `question` is None for a claim that answers none."""

    key: str
    words: str
    question: Asked | None = None
    value: str = ""


@dataclass(frozen=True)
class Counted:
    """An event that a reading counts: its key, its title, the dates that the reading leaves it.

    `part_of` leads from the key of an event of which it is a part to the words of the answer that
    says so, for the answers that the reading takes.
    """

    key: str
    title: str
    dates: tuple[str, ...] = ()
    part_of: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Account:
    """A reading as it is judged; `event` is the key of the event that it is a reading of."""

    event: str
    title: str
    answers: tuple[Taken, ...] = ()
    parts: tuple[Counted, ...] = ()
    has_source: bool = True


def faults_of(account: Account) -> list[str]:
    """Return each fault of a reading as a sentence that names both sides; none if it is sound."""
    return [sentence for check in _CHECKS for sentence in check(account)]


def _check_answers(account: Account) -> Iterator[str]:
    """Find answers of which at most one can be right, and what is no answer at all."""
    first: dict[str, Taken] = {}
    for answer in account.answers:
        if answer.question is None:
            said = _("“%(answer)s” answers no question, so that a reading cannot take it.")
            yield said % {"answer": answer.words}
            continue
        rival = first.setdefault(answer.question.key, answer)
        if rival is not answer and answer.question.is_exclusive:
            said = _(
                "It takes both “%(one)s” and “%(other)s” for an answer to “%(question)s”, which exclude "
                "one another."
            )
            yield said % {
                "one": rival.words,
                "other": answer.words,
                "question": answer.question.words,
            }


def _check_number(account: Account) -> Iterator[str]:
    """Find a number of events that is not the number of the events counted."""
    for answer in account.answers:
        asked = answer.question
        if asked is None or asked.property != "number" or asked.event != account.event:
            continue
        number, count = answer.value.strip(), len(account.parts)
        if number.isascii() and number.isdigit() and int(number) != count:
            said = ngettext(
                "It takes the answer “%(answer)s” (%(number)s), and counts %(count)d event.",
                "It takes the answer “%(answer)s” (%(number)s), and counts %(count)d events.",
                count,
            )
            yield said % {"answer": answer.words, "number": number, "count": count}


def _check_existence(account: Account) -> Iterator[str]:
    """Find an event that is counted, and of which it is said that it did not take place."""
    titles = {part.key: part.title for part in account.parts}
    for answer in account.answers:
        asked = answer.question
        if asked is None or asked.property != "existence" or asked.event not in titles:
            continue
        if answer.value.strip().lower() == DID_NOT_HAPPEN:
            said = _("It counts “%(event)s”, and takes the answer “%(answer)s”.")
            yield said % {"event": titles[asked.event], "answer": answer.words}


def _check_belonging(account: Account) -> Iterator[str]:
    """Find events that are counted twice: one said to be a part of another, or the event itself."""
    titles = {part.key: part.title for part in account.parts}
    for part in account.parts:
        if part.key == account.event:
            said = _("It counts “%(event)s”, of which it is itself a reading.")
            yield said % {"event": part.title}
        for whole, words in part.part_of.items():
            if whole in titles:
                said = _(
                    "It counts both “%(part)s” and “%(whole)s”, and takes the answer “%(answer)s”."
                )
                yield said % {"part": part.title, "whole": titles[whole], "answer": words}


def _check_dates(account: Account) -> Iterator[str]:
    """Find an event that is counted, and lies outside of the time that the whole is given."""
    for answer in account.answers:
        asked = answer.question
        if asked is None or asked.property != "date" or asked.event != account.event:
            continue
        span = readable_date(answer.value)
        for part in account.parts if span else ():
            dates = [found for value in part.dates if (found := readable_date(value))]
            if span and dates and all(_is_outside(found, span) for found in dates):
                said = _("It counts “%(event)s” (%(date)s), which lies outside of “%(answer)s”.")
                yield said % {
                    "event": part.title,
                    "date": ", ".join(part.dates),
                    "answer": answer.words,
                }


def _check_source(account: Account) -> Iterator[str]:
    """Find a reading that is nobody's."""
    if not account.has_source:
        yield _("It names no source: say whose account it is.")


def _is_outside(found: PartialDate, span: PartialDate) -> bool:
    """Say whether a date cannot lie within a span, with room for what is not certain in either."""
    ends, begins = found.padded_latest, found.padded_earliest
    is_before = bool(ends and span.padded_earliest and ends < span.padded_earliest)
    return is_before or bool(begins and span.padded_latest and begins > span.padded_latest)


_CHECKS = (
    _check_answers,
    _check_number,
    _check_existence,
    _check_belonging,
    _check_dates,
    _check_source,
)


def rejected(question: str, key: str, taken: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a reading takes other answers to a question than a claim; `taken` is by question."""
    return bool(question) and question in taken and key not in taken[question]
