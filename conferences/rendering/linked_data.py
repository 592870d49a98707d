"""An edition for machines: JSON-LD in the words of schema.org, that claims no more than the page.

A value that is disputed, unsupported or uncertain is told by a claim with its standing alone, never
as a property of the event or person it is about.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from conferences.addresses import language_prefix, work_address, work_path
from conferences.rendering.html import without_controls
from conferences.rendering.standing import AGREED, DISPUTED, ONE_SOURCE, UNSUPPORTED
from conferences.rendering.stated_words import citation_line, claim_state, words_of
from conferences.rendering.values import EditionInfo
from conferences.rendering.wording import standing_word

Json = Mapping[str, Any]
Node = dict[str, Any]

CONTEXT = "https://schema.org"
_TYPES = {
    "event": "Event",
    "person": "Person",
    "place": "Place",
    "organisation": "Organization",
    "source": "CreativeWork",
}
# Facts that name other works, by the property of schema.org and the kind they must be of.
_NAMING = {
    "place": ("location", "place"),
    "participant": ("attendee", "person"),
    "part_of": ("superEvent", "event"),
    "of_part_of": ("subEvent", "event"),
    "affiliation": ("affiliation", "organisation"),
    "within": ("containedInPlace", "place"),
}
_SPANS = {
    "date": ("startDate", "endDate"),
    "born": ("birthDate", ""),
    "died": ("deathDate", ""),
}
_WORDS = {
    "name": "alternateName",
    "full_name": "legalName",
    "romanised_title": "alternateName",
    "translated_title": "alternateName",
    "isbn": "identifier",
    "doi": "identifier",
    "url": "sameAs",
    "creator": "creditText",
}
_STATED = {AGREED, ONE_SOURCE, ""}
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?:/(\d{4}-\d{2}-\d{2}))?")
# No text can close the element that holds it, or begin a comment there.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class StatedClaim:
    """A claim as an edition states it, with the question it answers and what it is about."""

    key: str
    question: str
    property: str
    standing: str
    data: Json


@dataclass(frozen=True)
class StatedText:
    """The text of an edition in the language in which it is told to machines."""

    language: str
    title: str
    description: str


@dataclass(frozen=True)
class StatedWork:
    """A work as an edition states it."""

    kind: str
    slug: str
    facts: Sequence[Json]
    claims: Sequence[StatedClaim]


def linked_data(work: StatedWork, text: StatedText, edition: EditionInfo, licence: str) -> str:
    """Return an edition as JSON-LD, safe within a script element, in the language that is active."""
    site = edition.site_address
    subject = {"@id": _id_of(site, work.kind, work.slug)}
    address = site + edition.address
    graph = [
        _article(work, text, edition, address, licence),
        {**subject, **_subject(work, text, site)},
        *(
            _claim(claim, subject, address, text.language, site)
            for claim in work.claims
            if _is_told(claim, work.facts)
        ),
    ]
    data = {"@context": CONTEXT, "@graph": graph}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _id_of(site: str, kind: str, slug: str) -> str:
    """Return what names a work, as against the page about it."""
    return f"{site}/{work_path(kind, slug)}#it"


def _article(
    work: StatedWork, text: StatedText, edition: EditionInfo, address: str, licence: str
) -> Node:
    site = {"name": edition.site_name, "url": edition.site_address + language_prefix(text.language)}
    node: Node = {
        "@type": "ScholarlyArticle" if work.kind in ("event", "person") else "WebPage",
        "@id": address,
        "url": address,
        "headline": without_controls(text.title),
        "inLanguage": text.language,
        "version": str(edition.number),
        "datePublished": edition.at.isoformat(timespec="seconds"),
        "author": [
            {"@type": "Person", "name": without_controls(name)} for name in edition.written_by
        ],
        "editor": {"@type": "Person", "name": without_controls(edition.published_by)},
        "publisher": {"@type": "Organization", **site},
        "isPartOf": {"@type": "WebSite", **site},
        "about": {"@id": _id_of(edition.site_address, work.kind, work.slug)},
    }
    if text.description:
        node["description"] = without_controls(text.description)
    if licence:
        node["license"] = licence
    return node


def _subject(work: StatedWork, text: StatedText, site: str) -> Node:
    node: Node = {"@type": _TYPES[work.kind], "name": without_controls(text.title)}
    node["url"] = site + work_address(work.kind, work.slug, text.language)
    if any(
        claim.property == "existence" and claim.standing in (DISPUTED, UNSUPPORTED)
        for claim in work.claims
    ):
        node["disambiguatingDescription"] = _("Whether this took place is disputed.")
    for fact in work.facts:
        for name, value in _properties(fact, text.language, site):
            held = node.setdefault(name, value)
            if held is not value and value not in (held if isinstance(held, list) else [held]):
                node[name] = [*(held if isinstance(held, list) else [held]), value]
    return node


def _properties(fact: Json, language: str, site: str) -> Iterable[tuple[str, Any]]:
    """Yield what can be told of a fact as plain fact, as properties and their values."""
    if fact["kind"] in _SPANS:
        yield from _span(fact)
        return
    for value in fact["values"]:
        if _is_plain(value):
            yield from _property(fact["kind"], value, language, site)


def _property(kind: str, value: Json, language: str, site: str) -> Iterable[tuple[str, Any]]:
    ref = value.get("ref")
    if kind in _NAMING and ref:
        name, wanted = _NAMING[kind]
        if ref["kind"] == wanted:
            yield name, _named(ref, language, site)
    elif kind == "coordinates":
        latitude, _comma, longitude = words_of(value["words"], language).partition(", ")
        yield "geo", {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    elif kind in _WORDS:
        for words in dict.fromkeys(value["words"].values()):
            yield _WORDS[kind], without_controls(words)


def _span(fact: Json) -> Iterable[tuple[str, str]]:
    """Yield the days of a date that only one answer gives, exactly, and nobody disputes."""
    if len(fact["values"]) != 1 or not all(_is_plain(value) for value in (fact, *fact["values"])):
        return
    found = _DAYS.fullmatch(fact["values"][0].get("edtf", ""))
    if found is None:
        return
    first, last = _SPANS[fact["kind"]]
    yield first, found[1]
    if last:
        yield last, found[2] or found[1]


def _is_plain(value: Json) -> bool:
    return (
        value.get("standing", "") in _STATED
        and value.get("certainty", "certain") == "certain"
        and value.get("rank", "normal") != "deprecated"
    )


def _named(ref: Json, language: str, site: str) -> Node:
    return {
        "@type": _TYPES[ref["kind"]],
        "@id": _id_of(site, ref["kind"], ref["slug"]),
        "name": without_controls(words_of(ref["titles"], language) or ref["key"]),
    }


def _is_told(claim: StatedClaim, facts: Iterable[Json]) -> bool:
    """Say whether a claim answers a question, or carries a fact: others are left to the text."""
    return bool(claim.question) or any(
        claim.key in value.get("claims", ()) for fact in facts for value in fact["values"]
    )


def _claim(claim: StatedClaim, subject: Node, address: str, language: str, site: str) -> Node:
    word = claim.standing
    anchor = word.replace(" ", "-")
    return {
        "@type": "Claim",
        "@id": f"{address}#claim-{claim.key}",
        "text": without_controls(words_of(claim.data["statement"], language)),
        "description": without_controls(claim_state(word, claim.data, language)),
        "creativeWorkStatus": {
            "@type": "DefinedTerm",
            "name": standing_word(word),
            "url": f"{site}{language_prefix(language)}about/#{anchor}",
        },
        "about": subject,
        "appearance": {"@id": address},
        "citation": [
            without_controls(citation_line(one)) for one in claim.data.get("citations", ())
        ],
    }
