"""Finding sources as one types, and what tells one from another in a list: two queries, with an identifier more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Length, Replace

import sources.editorial.beginnings  # noqa: F401 - registers the lookup `begins`
from sources.editorial.folding import fold
from sources.identifiers import Identifier, address_core, identifier_in, isbn_core
from sources.models import Creator, EvidenceKind, Source, SourceType, SourceWord
from sources.models.source_word import LONGEST

SHORTEST = 2
MOST = 20
MOST_WORDS = 8
MOST_NAMES = 3
# So many are looked at before the best are chosen.
_LOOKED_AT = 100
_COLUMNS = (
    "pk", "key", "title", "issued", "archive", "fonds", "series", "file", "type", "evidence_kind",
    "is_withdrawn",
)  # fmt: skip
_TYPES, _EVIDENCE = dict(SourceType.choices), dict(EvidenceKind.choices)


@dataclass
class SourceCard:
    """A source as a list shows it; `kind` says in words what it is and what kind of witness."""

    id: UUID
    key: str
    title: str
    year: str
    signature: str
    kind: str
    is_archival: bool
    is_withdrawn: bool
    makers: list[str] = field(default_factory=list)


def find_sources(typed: str) -> list[SourceCard]:
    """Return the sources of which every typed word begins a word, the likeliest first, at most 20.

    Two letters alone are looked for as a whole word.

    Words are those of titles, makers, years, keys, numbers and signatures, without regard to
    diacritics, case and script. A DOI, an ISBN or an address finds the sources that have it, however
    it is written.
    """
    identifier = identifier_in(typed)
    if identifier and (named := _identified(identifier)):
        return named[:MOST]
    terms = list(dict.fromkeys(word[:LONGEST] for word in fold(typed).split()))[:MOST_WORDS]
    if not any(len(term) >= SHORTEST for term in terms):
        return []
    found = _cards(Source.objects.filter(pk__in=_ids(terms)))
    return sorted(found, key=lambda card: _rank(card, typed.strip(), terms))[:MOST]


def cards_of(keys: Collection[str] = (), ids: Collection[UUID] = ()) -> list[SourceCard]:
    """Return the sources with these keys or ids, in no order."""
    return _cards(Source.objects.filter(Q(key__in=keys) | Q(pk__in=ids))) if keys or ids else []


def _identified(identifier: Identifier) -> list[SourceCard]:
    """Return the sources that have an identifier; one query more than others."""
    if identifier.column == "doi":
        return _cards(Source.objects.filter(doi=identifier.value))
    if identifier.column == "isbn":
        core = isbn_core(identifier.value)
        digits = Replace("isbn", Value("-"), Value(""))
        known = Source.objects.exclude(isbn="").alias(digits=digits)
        # The form of ten digits has no prefix.
        return _cards(known.filter(Q(digits__startswith=core) | Q(digits__startswith=core[3:])))
    core = address_core(identifier.value)
    found = Source.objects.filter(url__icontains=core).values_list("pk", "url") if core else ()
    return cards_of(ids=[pk for pk, url in found if address_core(url) == core])


def having(word: str) -> Q:
    """Return the condition on sources of having words that begin so; what folds to several asks for each."""
    condition = Q()
    for part in fold(word).split():
        begun = SourceWord.objects.filter(word__begins=part[:LONGEST])
        condition &= Q(pk__in=begun.values("work_id"))
    return condition or Q(pk__in=())


def _ids(terms: Sequence[str]) -> QuerySet[SourceWord, UUID]:
    """Return the query of the sources that have all terms; the rarest term leads, as far as one can tell."""
    leading, *others = sorted(terms, key=_seems_common)
    if not others and len(leading) <= SHORTEST:
        # Half the library has a word that begins so: it is looked for as a whole, as in "Li".
        return SourceWord.objects.filter(word=leading).values_list("work_id", flat=True)[
            :_LOOKED_AT
        ]
    words = SourceWord.objects.filter(word__begins=leading)
    for term in others:
        same = SourceWord.objects.filter(work_id=OuterRef("work_id"), word__begins=term)
        words = words.filter(Exists(same))
    if not others:
        # Whole words before those that only begin so; with several terms, few are left anyhow.
        words = words.order_by(Length("word"))
    return words.values_list("work_id", flat=True)[:_LOOKED_AT]


def _seems_common(term: str) -> tuple[bool, bool, int, bool]:
    """Order terms: years and short words are in many sources, long words and other numbers in few."""
    is_year = term.isdecimal() and len(term) == len("1939") and "1500" <= term < "2100"
    return len(term) <= SHORTEST, is_year, -len(term), not term.isdecimal()


def _cards(sources: QuerySet[Source]) -> list[SourceCard]:
    cards = {}
    for (
        pk,
        key,
        title,
        issued,
        archive,
        fonds,
        series,
        file,
        kind,
        evidence,
        withdrawn,
    ) in sources.order_by().values_list(*_COLUMNS):
        words = [_TYPES.get(kind, kind), _EVIDENCE.get(evidence, "")]
        cards[pk] = SourceCard(
            pk,
            key,
            title,
            issued[:4],
            signature_of(archive, (fonds, series, file)),
            ", ".join(str(word) for word in words if word),
            bool(archive),
            withdrawn,
        )
    for card, names in _makers(cards).items():
        cards[card].makers = names
    return list(cards.values())


def signature_of(archive: str, steps: Iterable[str]) -> str:
    """Return where an archive keeps a document, in one line: "GARF, 9401/2/64"."""
    return ", ".join(filter(None, (archive, "/".join(filter(None, steps)))))


def _makers(ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the names of the first makers of sources; one query."""
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    rows = Creator.objects.filter(source_id__in=list(ids)).order_by("source_id", "position")
    for key, family, literal, romanised in rows.values_list(
        "source_id", "family", "literal", "romanised"
    ):
        name = family or literal or romanised
        if name and len(names[key]) < MOST_NAMES:
            names[key].append(name)
    return names


def _rank(card: SourceCard, typed: str, terms: Sequence[str]) -> tuple[object, ...]:
    makers = fold(" ".join(card.makers))
    names = makers.split()
    whole = sum(term in names for term in terms)
    begun = sum(any(name.startswith(term) for name in names) for term in terms)
    return (
        card.key != typed,
        -whole,
        -begun,
        card.is_withdrawn,
        makers,
        card.year,
        card.title,
        card.key,
    )
