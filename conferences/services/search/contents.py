"""What search finds an edition by: its words by the place they stand in, its names, its properties."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from conferences.models import (
    LONGEST_NAME,
    LONGEST_WORD,
    Edition,
    EditionText,
    PublishedClaim,
    PublishedLink,
    PublishedQuestion,
    SearchField,
    Standing,
)
from sources.editorial.folding import fold

# By these facts a work is known under another name.
NAMES = frozenset(
    ("name", "full_name", "romanised_title", "translated_title", "original_title", "creator")
)
# How often a word stands in the text counts up to eight times.
OFTEN = (
    (2, SearchField.TEXT_TWICE),
    (4, SearchField.TEXT_FOUR_TIMES),
    (8, SearchField.TEXT_EIGHT_TIMES),
)
# Which links of an edition a property is of: those of its facts, not every mention in its text.
ROLES = {
    "place": ("place",),
    "person": ("participant",),
    "organisation": ("organisation", "participant"),
}
# A longer span is filed under its first and last year only.
MOST_YEARS = 25

Term = tuple[str, int]


@dataclass(frozen=True)
class Named:
    """A title or name of a work; its language is "" where none is recorded. Titles come first."""

    text: str
    language: str
    is_title: bool


@dataclass(frozen=True)
class Contents:
    """What the index holds of an edition."""

    edition: UUID
    heading: str
    properties: tuple[str, ...]
    lines: tuple[str, ...]
    terms: frozenset[Term]
    names: tuple[Named, ...]


def whole_name(folded: str) -> str:
    """Return the term of a whole title or name, which no word can be."""
    return f"={folded}"[:LONGEST_NAME]


def contents_of(editions: Collection[UUID]) -> dict[UUID, Contents]:
    """Return what is indexed of editions; five queries, however many they are."""
    rows = Edition.objects.filter(pk__in=editions)
    texts: dict[UUID, list[EditionText]] = {}
    for text in EditionText.objects.filter(edition__in=editions).only(
        "edition_id", "language", "title", "folded"
    ):
        texts.setdefault(text.edition_id, []).append(text)
    stated: dict[UUID, list[str]] = {}
    for model, parts in (
        (PublishedClaim, ("statement", "value_words", "standing_words")),
        (PublishedQuestion, ("text",)),
    ):
        for edition, data in model.objects.filter(edition__in=editions).values_list(
            "edition_id", "data"
        ):
            stated.setdefault(edition, []).extend(_said(data, parts))
    links: dict[UUID, list[tuple[str, str, str]]] = {}
    for edition, *link in PublishedLink.objects.filter(edition__in=editions).values_list(
        "edition_id", "role", "kind", "key"
    ):
        links.setdefault(edition, []).append((link[0], link[1], link[2]))
    return {
        row.pk: _contents(row, texts.get(row.pk, ()), stated.get(row.pk, ()), links.get(row.pk, ()))
        for row in rows
    }


def _said(data: Mapping[str, Any], parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        yield from (data.get(part) or {}).values()


def names_of(edition: Edition, titles: Iterable[tuple[str, str]] = ()) -> tuple[Named, ...]:
    """Return the titles of a work, by (language, title), then its other names, each once."""
    named = [(code, words, True) for code, words in titles]
    named += [(code, words, True) for code, words in (edition.facts.get("titles") or {}).items()]
    named.append(("", edition.label, True))
    for fact in edition.facts.get("facts", ()):
        if fact["kind"] in NAMES:
            named += (
                ("" if code == "und" else code, words, False)
                for value in fact["values"]
                for code, words in (value.get("words") or {}).items()
            )
    once: dict[str, Named] = {}
    for code, words, is_title in named:
        if fold(words):
            once.setdefault(words, Named(words, code, is_title))
    return tuple(once.values())


def _contents(
    edition: Edition,
    texts: Collection[EditionText],
    stated: Iterable[str],
    links: Iterable[tuple[str, str, str]],
) -> Contents:
    # In a fixed order, so that the same edition always gives the same rows.
    ordered = sorted(texts, key=lambda text: text.language)
    names = names_of(edition, ((text.language, text.title) for text in ordered))
    values = (
        words
        for fact in edition.facts.get("facts", ())
        if fact["kind"] not in NAMES
        for value in fact["values"]
        for words in _words_of(value)
    )
    statements = dict.fromkeys(fold(words) for words in (*stated, *values))
    properties = _properties(edition, ordered, links)
    folded_names = {each: fold(each.text) for each in names}
    terms: set[Term] = {(each, SearchField.PROPERTY) for each in properties}
    terms |= {(whole_name(folded), SearchField.WHOLE_NAME) for folded in folded_names.values()}
    for each, folded in folded_names.items():
        terms |= _terms(folded, SearchField.TITLE if each.is_title else SearchField.NAME)
    for line in statements:
        terms |= _terms(line, SearchField.STATEMENT)
    counted = Counter(word for text in ordered for word in text.folded.split())
    for word, count in counted.items():
        terms.add((word[:LONGEST_WORD], SearchField.TEXT))
        terms |= {(word[:LONGEST_WORD], field) for least, field in OFTEN if count >= least}
    return Contents(
        edition=edition.pk,
        heading=f"{fold(edition.label)[:200]} {edition.kind} {edition.key}",
        properties=properties,
        lines=tuple(dict.fromkeys((*folded_names.values(), *statements))),
        terms=frozenset(terms),
        names=names,
    )


def _words_of(value: Mapping[str, Any]) -> Iterator[str]:
    yield from (value.get("words") or {}).values()
    for part in ("ref", "side"):
        yield from ((value.get(part) or {}).get("titles") or {}).values()


def _terms(folded: str, field: int) -> set[Term]:
    return {(word[:LONGEST_WORD], field) for word in folded.split()}


def _properties(
    edition: Edition, texts: Iterable[EditionText], links: Iterable[tuple[str, str, str]]
) -> tuple[str, ...]:
    found = {f"kind:{edition.kind}"}
    found |= {f"language:{text.language}" for text in texts}
    for role, kind, key in links:
        if role in ROLES.get(kind, ()):
            found.add(f"{kind}:{key}")
    found |= {f"year:{year:04}" for year in _years(edition)}
    if standing := standing_of(edition):
        found.add(f"standing:{standing.replace(' ', '-')}")
    return tuple(sorted(found))


def _years(edition: Edition) -> Iterable[int]:
    """Return the years that the answers to when it was span; an open end has none."""
    bounds = [day.year for day in (edition.earliest, edition.latest) if day]
    if not bounds:
        return ()
    first, last = min(bounds), max(bounds)
    return range(first, last + 1) if last - first < MOST_YEARS else (first, last)


def standing_of(edition: Edition) -> str:
    """Return the word for the evidence that lists tell of a work; "" where they tell none."""
    if edition.is_disputed:
        return Standing.DISPUTED
    facts = edition.facts.get("facts", ())
    return next((fact["standing"] for fact in facts if fact["kind"] == "date"), "")
