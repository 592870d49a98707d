"""Facts of records: places, organisations and sources, which need no claim."""

from collections.abc import Iterable, Mapping
from typing import Any

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils import translation

from conferences.rendering.values import Fact, FactValue
from conferences.services.fact_context import FactContext
from sources.models import CreatorRole, EvidenceKind, SourceType


def _plain(kind: str, words: object) -> Fact:
    return Fact(kind, (FactValue((), words={"und": str(words)}),))


def place_facts(context: FactContext) -> Iterable[Fact]:
    """Yield where a place lies and to what it belongs."""
    record = context.state.record
    fields: Mapping[str, Any] = record.fields if record else {}
    within = context.ref_to(fields.get("within"))
    if within:
        yield Fact("within", (FactValue((), ref=within),))
    if fields.get("latitude"):
        yield _plain("coordinates", f"{fields['latitude']}, {fields['longitude']}")
    if fields.get("now_in"):
        yield _plain("now_in", fields["now_in"])


def organisation_facts(context: FactContext) -> Iterable[Fact]:
    """Yield what an organisation is called in full, and of what state it was."""
    record = context.state.record
    fields: Mapping[str, Any] = record.fields if record else {}
    for name in ("full_name", "country"):
        if fields.get(name):
            yield _plain(name, fields[name])


_WORDS_OF_SOURCES = {"type": dict(SourceType.choices), "evidence_kind": dict(EvidenceKind.choices)}
_TOLD_OF_SOURCES = (
    "type", "evidence_kind", "language", "issued", "romanised_title", "translated_title", "original_title",
    "isbn", "issn", "doi", "url", "archived_url", "accessed", "archive", "fonds", "series", "file", "folio",
    "withdrawal_reason", "note",
)  # fmt: skip


def _in_words(name: str, value: str) -> FactValue:
    """Return a coded value in the words of every language; the code stays for programs."""
    words = {}
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            words[code] = str(_WORDS_OF_SOURCES[name].get(value, value))
    return FactValue((), words=words, code=value)


def _language(tag: str) -> FactValue:
    """Return the name of a language in the words of every language; the tag if it is not known."""
    words = {}
    for code, _name in settings.LANGUAGES:
        try:
            words[code] = Locale.parse(tag, sep="-").get_language_name(code) or tag
        except (ValueError, UnknownLocaleError):
            words[code] = tag
    return FactValue((), words=words, code=tag)


def source_facts(context: FactContext) -> Iterable[Fact]:
    """Yield who made a source, what it is, and where it is found."""
    record = context.state.record
    fields: Mapping[str, Any] = record.fields if record else {}
    for row in context.state.of("sources.creator"):
        names = (row.fields["given"], row.fields["family"], row.fields["literal"])
        words = " ".join(filter(None, names))
        role = row.fields["role"]
        told = str(dict(CreatorRole.choices).get(role, role))
        yield Fact("creator", (FactValue((), words={"und": words}, role=told, code=role),))
    for name in _TOLD_OF_SOURCES:
        value = fields.get(name)
        if value and name in ("issued", "accessed"):
            yield Fact(name, (FactValue((), edtf=value),))
        elif value and name == "language":
            yield Fact(name, (_language(value),))
        elif value and name in _WORDS_OF_SOURCES:
            yield Fact(name, (_in_words(name, value),))
        elif value:
            yield _plain(name, value)
    repeated = tuple(
        FactValue(
            (), ref=context.ref_to(row.fields["derived_from"]), words={"und": row.fields["note"]}
        )
        for row in context.state.of("sources.derivation")
    )
    if repeated:
        yield Fact("derived_from", repeated)
