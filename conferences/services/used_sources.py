"""Sources by their use: cited by nobody, cited most, and in groups that repeat one another."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from conferences.models import Citation, ReadingSource
from sources.models import Derivation, Source


@dataclass(frozen=True)
class Group:
    """Sources that go back to one another, by title: together they count once as evidence."""

    sources: tuple[tuple[UUID, str], ...]


def uncited_sources() -> QuerySet[Source]:
    """Return the sources that no claim cites, through which none is read, and whose account no reading is."""
    own = OuterRef("pk")
    used = (
        Citation.objects.filter(source=own),
        Citation.objects.filter(via=own),
        ReadingSource.objects.filter(source=own),
    )
    found = Source.objects.all()
    for rows in used:
        found = found.filter(~Exists(rows))
    return found


def cited_sources() -> QuerySet[Source]:
    """Return the sources that claims cite, each with `claims_citing`, the most cited first."""
    cited = Citation.objects.filter(source=OuterRef("pk")).order_by()
    counted = cited.values("source").annotate(number=Count("claim", distinct=True)).values("number")
    return (
        Source.objects.filter(pk__in=Citation.objects.values("source"))
        .annotate(claims_citing=Coalesce(Subquery(counted), 0))
        .order_by("-claims_citing", "folded_label", "pk")
    )


def dependence_groups() -> list[Group]:
    """Return the groups of sources that repeat one another, the largest first; two queries."""
    beside: dict[UUID, set[UUID]] = {}
    for one, other in Derivation.objects.values_list("source_id", "derived_from_id"):
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    titles = dict(Source.objects.filter(pk__in=_named()).values_list("pk", "title"))
    groups = [
        Group(tuple(sorted(((key, titles[key]) for key in group), key=lambda each: each[1])))
        for group in _joined(beside)
    ]
    return sorted(groups, key=lambda group: (-len(group.sources), group.sources[0][1]))


def _named() -> QuerySet[Derivation, UUID]:
    rows = Derivation.objects.values_list("source_id", flat=True).order_by()
    return rows.union(Derivation.objects.values_list("derived_from_id", flat=True).order_by())


def _joined(beside: dict[UUID, set[UUID]]) -> Iterator[set[UUID]]:
    seen: set[UUID] = set()
    for start in beside:
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            fresh = beside[waiting.pop()] - group
            group |= fresh
            waiting.extend(fresh)
        seen |= group
        yield group
