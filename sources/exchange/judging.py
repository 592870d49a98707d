"""What each source of a file is to the library, and to those before it in the file."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from django.core.cache import cache
from django.db.models import Max, QuerySet, Sum

from sources.citing.records import CreatorRecord
from sources.editorial.models import Head
from sources.exchange.exchanged import Exchanged, Fault
from sources.exchange.library import cleaned
from sources.exchange.likeness import Match, Recogniser
from sources.exchange.recognising import Marks, marks
from sources.models import Creator, Source
from sources.models.source_import import Decision, Likeness
from sources.services.distinctions import told_apart

# The columns by which a source is recognised.
_COLUMNS = (
    "type", "title", "romanised_title", "translated_title", "original_title", "container_title", "issued",
    "volume", "issue", "pages", "archive", "fonds", "series", "file", "folio", "isbn", "doi", "url", "key",
)  # fmt: skip
BATCH = 2000
# Seconds for which the pairs are kept; they lapse sooner with any change of a source, or of what is said of two.
KEPT_FOR = 7 * 24 * 3600
DECISIONS = {
    Likeness.NEW: Decision.IMPORT,
    # Nothing that may be there already comes in before somebody looked.
    Likeness.PERHAPS: Decision.LEAVE,
    Likeness.SAME: Decision.LEAVE,
    Likeness.FAULTY: Decision.LEAVE,
}


class Pair(NamedTuple):
    """Two sources of the library that may be one: the later by its key, the earlier, how surely, and by what."""

    later: UUID
    earlier: UUID
    likeness: Likeness
    reason: str


@dataclass(frozen=True)
class Judged:
    """A source of a file as it would be kept, what it is, and which it is like: a work, or a row before it."""

    value: Exchanged
    likeness: Likeness
    like: UUID | int | None = None
    reason: str = ""


def judge(sources: Iterable[Exchanged]) -> Iterator[Judged]:
    """Say of each source what it is; those before it in the file count as if they were there."""
    recogniser = Recogniser(library_marks())
    for number, value in enumerate(sources, 1):
        # Of a broken entry it is said what broke it, not what it lacks because of that.
        kept, refused = (value, []) if value.faults else cleaned(value)
        if value.faults or refused:
            faults = (*value.faults, *(Fault(value.line, sentence) for sentence in refused))
            yield Judged(replace(value, faults=faults), Likeness.FAULTY)
            continue
        own = marks(number, kept.values, _names(kept.creators))
        yield _judged(kept, recogniser.find(own))
        recogniser.add(own)


def _judged(value: Exchanged, match: Match | None) -> Judged:
    if match is None:
        return Judged(value, Likeness.NEW)
    assert isinstance(match.of, UUID | int)
    return Judged(value, match.likeness, match.of, match.reason)


def _names(creators: Iterable[CreatorRecord]) -> Iterator[tuple[str, ...]]:
    return ((each.family or each.literal, each.romanised) for each in creators)


def library_marks(among: QuerySet[Source] | None = None) -> Iterator[Marks]:
    """Give by what each source of the library is recognised, or each of some; two queries."""
    names: defaultdict[UUID, list[tuple[str, ...]]] = defaultdict(list)
    creators = Creator.objects.all()
    if among is not None:
        creators = creators.filter(source__in=among.values("pk"))
    rows = creators.values_list("source_id", "family", "literal", "romanised")
    for source_id, family, literal, romanised in rows.iterator(chunk_size=BATCH):
        names[source_id].append((family or literal, romanised))
    wanted = Source.objects.all() if among is None else among
    sources = wanted.order_by("key").values_list("pk", *_COLUMNS)
    for pk, *values in sources.iterator(chunk_size=BATCH):
        yield marks(pk, dict(zip(_COLUMNS, values, strict=True)), names.get(pk, ()))


def entered_marks(source: Source, creators: Iterable[Creator]) -> Marks:
    """Return by what a source that is not stored yet is recognised."""
    values = {name: str(getattr(source, name)) for name in _COLUMNS}
    names = ((each.family or each.literal, each.romanised) for each in creators)
    return marks(source.pk, values, names)


def likely_pairs() -> Sequence[Pair]:
    """Return the pairs of sources in the library that may be one, and are not said to be two.

    They are compared anew only once a source has changed, or a pair was said to be two, or that taken back.
    """
    heads = Head.objects.filter(kind=Source.kind_of_work)
    state = heads.aggregate(number=Sum("number"), digest=Max("digest"))
    apart = told_apart()
    said = sha256("".join(f"{one}{other}" for one, other in apart).encode()).hexdigest()
    key = f"sources-twice:{state['number']}:{state['digest']}:{said}"
    kept: list[list[str]] | None = cache.get(key)
    if kept is None:
        found = list(_compared(apart))
        # As any cache keeps it.
        cache.set(key, [[str(part) for part in pair] for pair in found], KEPT_FOR)
        return found
    return [
        Pair(UUID(later), UUID(earlier), Likeness(likeness), reason)
        for later, earlier, likeness, reason in kept
    ]


def _compared(apart: Iterable[tuple[UUID, UUID]]) -> Iterator[Pair]:
    others: defaultdict[Hashable, set[UUID]] = defaultdict(set)
    for one, other in apart:
        others[one].add(other)
        others[other].add(one)
    recogniser = Recogniser()
    for each in library_marks():
        match = recogniser.find(each, apart=others.get(each.of, ()))
        if match is not None:
            assert isinstance(each.of, UUID)
            assert isinstance(match.of, UUID)
            yield Pair(each.of, match.of, match.likeness, match.reason)
        recogniser.add(each)
