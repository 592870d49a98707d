"""Values of an edition's facts as lists show them: words with the language they are in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from conferences.addresses import WORDS_OF_KINDS, work_address
from conferences.models import Edition
from sources.dates import date_in_words, parse_edtf


@dataclass(frozen=True)
class Words:
    """Words and, where it is not that of the page, their language."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Answer:
    """One value of a fact, as a line of a list shows it; `address` leads to the work it names."""

    words: Words
    address: str = ""
    edtf: str = ""


@dataclass(frozen=True)
class Row:
    """A published work in a list: rival answers stand side by side, none above the others."""

    key: str
    title: Words
    address: str
    summary: Words
    kind: str
    dates: tuple[Answer, ...]
    places: tuple[Answer, ...]
    is_disputed: bool
    number: int
    published: str


def words_for(localized: Mapping[str, str] | None, language: str, otherwise: str = "") -> Words:
    """Choose the words in a language, else in the site's first language, else in any."""
    known = {code: words for code, words in (localized or {}).items() if words}
    for code in (language, settings.LANGUAGE_CODE, *known):
        if code in known:
            return Words(known[code], "" if code == language else code)
    return Words(otherwise)


def day_in_words(moment: datetime, language: str) -> str:
    """Say on which day, by the site's clock, something was published or withdrawn."""
    return date_in_words(parse_edtf(moment.date().isoformat()), language)


def _answer(value: Mapping[str, Any], language: str) -> Answer:
    ref = value.get("ref") or {}
    address = ""
    if ref.get("kind") in WORDS_OF_KINDS and ref.get("slug"):
        address = work_address(ref["kind"], ref["slug"], language)
    said = words_for(value.get("words"), language)
    words = said if said.text else words_for(ref.get("titles"), language, ref.get("key", ""))
    return Answer(words, address, value.get("edtf", ""))


def answers_of(facts: Mapping[str, Any], kind: str, language: str) -> tuple[Answer, ...]:
    """Return the values of all facts of a kind (date, place, part_of, …), each once, in order."""
    values = [
        _answer(value, language)
        for fact in facts.get("facts", ())
        if fact.get("kind") == kind
        for value in fact.get("values", ())
    ]
    return tuple(dict.fromkeys(values))


def row_of(edition: Edition, language: str) -> Row:
    """Return a published work as a line of a list, in a language."""
    facts = edition.facts
    return Row(
        key=edition.key,
        title=words_for(facts.get("titles"), language, edition.label),
        address=work_address(edition.kind, edition.slug, language),
        summary=words_for(facts.get("summary"), language),
        kind=facts.get("kind_words", ""),
        dates=answers_of(facts, "date", language),
        places=answers_of(facts, "place", language),
        is_disputed=edition.is_disputed,
        number=edition.number,
        published=day_in_words(edition.at, language),
    )


@dataclass(frozen=True)
class EditionRow:
    """An edition in the list of all editions of a work."""

    number: int
    address: str
    published: str
    summary: str
    written_by: str
    published_by: str
    withdrawn: str
    reason: str


def edition_row(edition: Edition, kind: str, slug: str, language: str) -> EditionRow:
    """Return an edition, with its withdrawal selected, as a line of the list of editions."""
    withdrawal = getattr(edition, "withdrawal", None)
    return EditionRow(
        number=edition.number,
        address=work_address(kind, slug, language, edition.number),
        published=day_in_words(edition.at, language),
        summary=edition.summary,
        written_by=", ".join(edition.written_by),
        published_by=edition.published_by_name,
        withdrawn=day_in_words(withdrawal.at, language) if withdrawal else "",
        reason=withdrawal.reason if withdrawal else "",
    )
