"""Which published entries a shared record bears on: a source, a place, a person, a body, an event."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from conferences.models import Edition, Merger, PublishedCitation, PublishedLink
from sources.editorial.models import Change, Head


@dataclass(frozen=True)
class Resting:
    """A current edition that takes words from a record: how often, and whether that has changed since."""

    edition: Edition
    times: int
    is_behind: bool


@dataclass(frozen=True)
class Bearing:
    """How many published entries take words from a record, and how often in all."""

    entries: int
    times: int
    behind: int


@dataclass(frozen=True)
class _Names:
    """The ids and keys under which editions may know a record: its own, and those merged into it."""

    ids: tuple[UUID, ...]
    keys: tuple[str, ...]


def resting_on(work_id: UUID, kind: str, key: str) -> list[Resting]:
    """Return the current editions that rest on a record, by title; a fixed number of queries.

    Whether one is behind is judged by numbers: only a preview tells whether its words would differ.
    """
    names = _names(work_id, kind, key)
    times = _times(kind, names)
    named = Q(pk__in=times)
    for each in names.ids:
        named |= Q(rests_on__has_key=str(each))
    found = Edition.objects.current().filter(named).exclude(work_id__in=names.ids)
    editions = list(found.defer("facts").order_by("folded_label", "key"))
    heads = dict(Head.objects.filter(pk__in=names.ids).values_list("pk", "number"))
    latest = Change.objects.filter(work_id__in=names.ids).order_by("-at").first()
    return [
        Resting(edition, max(times.get(edition.pk, 0), 1), _is_behind(edition, heads, latest))
        for edition in editions
    ]


def bearing_of(work_id: UUID, kind: str, key: str) -> Bearing:
    """Return on how many published entries a record bears."""
    found = resting_on(work_id, kind, key)
    behind = sum(each.is_behind for each in found)
    return Bearing(len(found), sum(each.times for each in found), behind)


def _names(work_id: UUID, kind: str, key: str) -> _Names:
    mergers = Merger.objects.filter(kind=kind, undone__isnull=True)
    rows = list(mergers.values_list("merged_id", "merged_key", "into_id"))
    names = {work_id: key}
    grown = True
    while grown:
        more = {merged: old for merged, old, into in rows if into in names and merged not in names}
        grown = bool(more)
        names.update(more)
    return _Names(tuple(names), tuple(names.values()))


def _times(kind: str, names: _Names) -> Counter[UUID]:
    """Return how often each current edition names the record: citations, or roles in which it stands."""
    is_current = {"edition__publication__isnull": False}
    links = PublishedLink.objects.filter(kind=kind, key__in=names.keys, **is_current)
    times = Counter(_counted(links.values_list("edition").annotate(Count("pk"))))
    if kind != "source":
        return times
    cited = Q(source_key__in=names.keys) | Q(via_key__in=names.keys)
    citations = PublishedCitation.objects.filter(cited, claim__edition__publication__isnull=False)
    found = _counted(citations.values_list("claim__edition").annotate(Count("pk")))
    # A source that is linked to is cited: each of its places counts, the link itself does not.
    return Counter({**times, **found})


def _counted(rows: Iterable[tuple[UUID, int]]) -> dict[UUID, int]:
    return dict(rows)


def _is_behind(edition: Edition, heads: dict[UUID, int], latest: Change | None) -> bool:
    rests_on = {UUID(key): number for key, number in edition.rests_on.items()}
    known: Collection[UUID] = rests_on.keys() & heads.keys()
    if known:
        return any(heads[key] > rests_on[key] for key in known)
    return latest is not None and latest.at > edition.at
