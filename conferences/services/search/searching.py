"""Answering a search: which entries have all that is asked for, the best first, counted by property.

How entries are ranked: each word counts for the best place where it stands (title 16, another name
8, a statement 4), and besides for the text, 1 for standing there and 1 more each for standing there
at least 2, 4 and 8 times. An entry one of whose titles or names is just what was asked for gets 64
more. Equals stand in the order of their titles. All of it is done by the same code on every
database.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, F, Lookup, Value
from django.db.models.functions import Concat, StrIndex
from django.db.models.sql.compiler import SQLCompiler

from conferences.models import EditionText, SearchDocument, SearchField, SearchPosting
from conferences.services.search.bits import Scores, assembled
from conferences.services.search.contents import whole_name
from conferences.services.search.query import Query

# Generic to the type checker alone: Django's lookups take no subscript.
if TYPE_CHECKING:
    _NumberLookup = Lookup[tuple[int, ...]]
else:
    _NumberLookup = Lookup

# So many of the best are shown, counted by their properties, and read for phrases.
MOST_RANKED = 1000
PROPERTIES = ("kind", "place", "person", "organisation", "year", "standing", "language")

_HEADS = ((SearchField.TITLE, 16), (SearchField.NAME, 8), (SearchField.STATEMENT, 4))
_TEXTS = (
    SearchField.TEXT,
    SearchField.TEXT_TWICE,
    SearchField.TEXT_FOUR_TIMES,
    SearchField.TEXT_EIGHT_TIMES,
)
_WHOLE = 64

Sets = Mapping[str, Mapping[int, int]]


@dataclass(frozen=True)
class Found:
    """What a search found: the numbers of all entries by rank, and how many have each property.

    `total` is exact unless `is_cut`: then more entries have the words of a phrase than were read for
    it. Properties are counted among the entries of `numbers`, the first `MOST_RANKED`.
    """

    numbers: tuple[int, ...] = ()
    total: int = 0
    is_cut: bool = False
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def search(query: Query, properties: Mapping[str, str]) -> Found:
    """Return the entries that have all words and phrases of a query, and the properties.

    Two queries, a third where there are phrases; none at all when nothing is asked for.
    """
    narrowed = [f"{name}:{value}" for name, value in properties.items() if value]
    if not query.words and not narrowed:
        return Found()
    whole = whole_name(query.whole)
    sets = _sets((*query.words, *narrowed, *([whole] if query.whole else ())))
    everywhere = {term: reduce(or_, sets.get(term, {}).values(), 0) for term in sets}
    missing = tuple(word for word in query.words if not everywhere.get(word))
    among = reduce(and_, (everywhere.get(term, 0) for term in (*query.words, *narrowed)))
    if not among:
        return Found(missing=missing)
    best = _scores(query.words, whole, sets).best(among, MOST_RANKED)
    scores = dict(best)
    documents = _documents(scores, query.phrases)
    ordered = sorted((-scores[number], heading, number) for number, heading, _kept in documents)
    total = among.bit_count()
    return Found(
        numbers=tuple(number for _score, _heading, number in ordered),
        total=len(ordered) if query.phrases else total,
        is_cut=bool(query.phrases) and total > MOST_RANKED,
        counts=_counts(properties for _number, _heading, properties in documents),
        missing=missing,
    )


def _sets(terms: Sequence[str]) -> dict[str, dict[int, int]]:
    """Return for each term the entries that have it in each field, as bits; one query."""
    blocks: dict[tuple[str, int], list[tuple[int, bytes | memoryview]]] = {}
    rows = SearchPosting.objects.filter(word__in=terms)
    for word, place, block, bits in rows.values_list("word", "field", "block", "bits"):
        blocks.setdefault((word, place), []).append((block, bits))
    sets: dict[str, dict[int, int]] = {}
    for (word, place), parts in blocks.items():
        sets.setdefault(word, {})[place] = assembled(parts)
    return sets


def _scores(words: Iterable[str], whole: str, sets: Sets) -> Scores:
    scores = Scores()
    for word in words:
        fields = sets.get(word, {})
        taken = 0
        for place, weight in _HEADS:
            bits = fields.get(place, 0)
            scores.add(bits & ~taken, weight)
            taken |= bits
        for place in _TEXTS:
            scores.add(fields.get(place, 0), 1)
    scores.add(sets.get(whole, {}).get(SearchField.WHOLE_NAME, 0), _WHOLE)
    return scores


class Document(NamedTuple):
    """An entry that is found: its number, what equals are ordered by, what it is counted by."""

    number: int
    heading: str
    properties: str


class _Among(_NumberLookup):
    """A number is one of many. As ``in``, which prepares each of a thousand values for itself."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        """Return the condition, with the numbers in it: they are our own, and integers."""
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} IN ({','.join(str(int(number)) for number in self.rhs)})", tuple(
            parameters
        )


def _documents(numbers: Iterable[int], phrases: Sequence[str]) -> list[Document]:
    """Return the entries that have all the phrases: one query, and a second where there are phrases."""
    rows = SearchDocument.objects.filter(_Among(F("number"), tuple(numbers)))
    if not phrases:
        return [Document(*row) for row in rows.values_list("number", "heading", "properties")]
    in_lines = _places("words", phrases)
    found = list(
        rows.alias(**in_lines).values_list(
            "number", "heading", "properties", "edition_id", *map(F, in_lines)
        )
    )
    texts = _in_texts((row[3] for row in found), phrases)
    return [
        Document(*row[:3])
        for row in found
        if all(place or at in texts.get(row[3], ()) for at, place in enumerate(row[4:]))
    ]


def _in_texts(editions: Iterable[UUID], phrases: Sequence[str]) -> dict[UUID, set[int]]:
    """Return which of the phrases, by their places, stand in the texts of each edition; one query.

    They are asked for by themselves: in one query with the documents, PostgreSQL may choose to read
    the texts of all editions there are.
    """
    places = _places(Concat(Value(" "), "folded", Value(" "), output_field=CharField()), phrases)
    texts = EditionText.objects.filter(edition_id__in=list(editions)).alias(**places)
    found: dict[UUID, set[int]] = {}
    for edition, *at in texts.values_list("edition_id", *map(F, places)):
        found.setdefault(edition, set()).update(number for number, place in enumerate(at) if place)
    return found


def _places(text: str | Concat, phrases: Sequence[str]) -> dict[str, StrIndex]:
    """Return by a name each where in a text the phrases begin, as whole words; 0 where they do not."""
    return {
        f"phrase_{number}": StrIndex(text, Value(f" {phrase} "))
        for number, phrase in enumerate(phrases)
    }


def _counts(properties: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return by property and value how many of the entries have it."""
    counted: Counter[str] = Counter()
    # Many entries have the same properties: each set of them is taken apart once.
    for kept, count in Counter(properties).items():
        for each in kept.split():
            counted[each] += count
    counts: dict[str, dict[str, int]] = {name: {} for name in PROPERTIES}
    for each, count in counted.items():
        name, _colon, value = each.partition(":")
        counts[name][value] = count
    return counts
