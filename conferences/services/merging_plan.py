"""What merging one work into another would do, field by field and row by row; writes nothing."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from conferences.models import Name, NameKind
from conferences.services.entry_library import WORK_MODELS
from conferences.services.errors import ActRefused
from conferences.services.mark_renaming import rename_in
from conferences.services.merging_fields import FieldPlan, plan_fields
from conferences.services.merging_rows import RowPlan, RowPlanner
from conferences.services.work_references import is_parent_link, text_columns
from sources.editorial.folding import fold
from sources.editorial.models import Head, Work
from sources.editorial.versioned import VersionedModel
from sources.editorial.works import WorkRecord
from sources.models import Derivation

MERGED_KINDS = ("person", "place", "organisation", "source")


class MergerRefused(ActRefused):
    """The two cannot be merged; the message says why, and what to do first."""


@dataclass(frozen=True)
class Obstacle:
    """What must be settled before the two can be merged, and in which work."""

    words: str
    work: Work | None = None


@dataclass
class MergerPlan:
    """All that one act of merging would do."""

    into: WorkRecord
    merged: WorkRecord
    fields: tuple[FieldPlan, ...]
    rows: RowPlan
    # By id, every work that the act touches, and the change that is its latest.
    works: Mapping[UUID, Work]
    bases: Mapping[UUID, int]
    old_names: tuple[str, ...] = ()
    obstacles: list[Obstacle] = field(default_factory=list)

    @property
    def token(self) -> str:
        """What a decision binds to: the two, and every work as it is now."""
        pairs = sorted(f"{key}:{number}" for key, number in self.bases.items())
        text = " ".join((str(self.into.pk), str(self.merged.pk), *pairs))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def kinds(self) -> set[str]:
        """The kinds of the works that would be changed."""
        return {work.kind for work in self.works.values()}


def plan_merger(
    kind: str, into_id: UUID, merged_id: UUID, choices: Mapping[str, str]
) -> MergerPlan:
    """Return what merging would do. Raises MergerRefused where it cannot be."""
    into, merged = _both(kind, into_id, merged_id)
    fields = tuple(plan_fields(into, merged, choices))
    old_title, label = into.title_in_lists(), Work(id=into.pk, kind=kind, label=into.label)
    for each in fields:
        for column, value in each.result().items():
            setattr(into, column, value)
    for column in text_columns(type(into)):
        text = rename_in(getattr(into, column), kind, merged.key, into.key)
        setattr(into, column, text)
    rows = RowPlanner(into, merged, choices).planned()
    names = tuple(_keep_names(into, (old_title, merged.title_in_lists()), rows))
    works = _works({rows.owners[row.pk] for row in _touched(rows)})
    works |= {into.pk: label, merged.pk: Work(id=merged.pk, kind=kind, label=merged.label)}
    bases = dict(Head.objects.filter(pk__in=works).values_list("pk", "number"))
    plan = MergerPlan(into, merged, fields, rows, works, bases, names)
    plan.obstacles.extend(_contradictions(plan))
    plan.obstacles.extend(_circles(plan))
    return plan


def _both(kind: str, into_id: UUID, merged_id: UUID) -> tuple[WorkRecord, WorkRecord]:
    if kind not in MERGED_KINDS:
        raise MergerRefused(
            _("Events are not merged: whether two are one is a question for claims.")
        )
    if into_id == merged_id:
        raise MergerRefused(_("A work cannot be merged into itself: choose another."))
    model: Any = WORK_MODELS[kind]
    found = model._default_manager.in_bulk([into_id, merged_id])
    for key in (into_id, merged_id):
        if key not in found:
            raise MergerRefused(_("One of the two is not there any more, or is of another kind."))
    return found[into_id], found[merged_id]


def _touched(rows: RowPlan) -> Iterator[VersionedModel]:
    yield from rows.changed.values()
    yield from rows.gone


def _works(keys: Iterable[UUID]) -> dict[UUID, Work]:
    return Work.objects.in_bulk(list(keys))


def _keep_names(into: WorkRecord, titles: tuple[str, ...], rows: RowPlan) -> Iterator[str]:
    """Add the names that nobody would find it by any more as variants; sources have no such names."""
    if not any(model is Name for model in (*rows.taken, Name)) or into.kind == "source":
        return
    known = {row.text for row in _names_of(into, rows)} | {into.title_in_lists()}
    position = max((row.position for row in _names_of(into, rows)), default=0)
    for title in dict.fromkeys(titles):
        text = title[:200]
        if text in known:
            continue
        known.add(text)
        position = min(position + 1, 32_767)
        name = Name(
            work_id=into.pk,
            text=text,
            kind=NameKind.VARIANT,
            position=position,
            folded=fold(text)[:300],
        )
        rows.made[name.pk], rows.owners[name.pk] = name, into.pk
        yield text


def _names_of(into: WorkRecord, rows: RowPlan) -> list[Name]:
    stored = Name.objects.filter(work_id=into.pk)
    return [*stored, *(row for row in rows.made.values() if isinstance(row, Name))]


def _contradictions(plan: MergerPlan) -> Iterator[Obstacle]:
    for each in plan.rows.contradictions:
        meta = each.row._meta
        column: Any = meta.get_field(each.column)
        work = plan.works.get(each.owner)
        words = _("%(label)s has the same %(row)s for both, with another “%(field)s” each.") % {
            "label": work.label if work else "",
            "row": meta.verbose_name,
            "field": column.verbose_name,
        }
        yield Obstacle(words, work)


def _circles(plan: MergerPlan) -> Iterator[Obstacle]:
    """Yield what would go round in a circle once the two are one: places within, sources derived."""
    model = type(plan.into)
    into, merged = plan.into.pk, plan.merged.pk
    for own in model._meta.local_fields:
        if own.related_model is not model or is_parent_link(own):
            continue
        pairs = model._default_manager.exclude(**{own.attname: None}).exclude(pk__in=(into, merged))
        edges = {(pk, parent) for pk, parent in pairs.values_list("pk", own.attname)}
        if above := getattr(plan.into, own.attname):
            edges.add((into, above))
        yield from _circle(plan, edges, own)
    if plan.into.kind == "source":
        edges = set(Derivation.objects.values_list("source_id", "derived_from_id"))
        edges -= {(into, merged), (merged, into)}
        yield from _circle(plan, edges, Derivation._meta.get_field("derived_from"))


def _circle(plan: MergerPlan, edges: set[tuple[UUID, UUID]], column: Any) -> Iterator[Obstacle]:
    into, merged = plan.into.pk, plan.merged.pk
    onward: dict[UUID, set[UUID]] = {}
    for start, end in edges:
        first, last = (into if key == merged else key for key in (start, end))
        onward.setdefault(first, set()).add(last)
    seen: set[UUID] = set()
    waiting = list(onward.get(into, ()))
    while waiting:
        at = waiting.pop()
        if at == into:
            words = _(
                "Merged, it would go round in a circle by “%s”: remove one of the links first."
            )
            yield Obstacle(words % column.verbose_name, plan.works[into])
            return
        if at not in seen:
            seen.add(at)
            waiting += onward.get(at, ())


def global_keys(row: VersionedModel) -> tuple[str, ...]:
    """Return the columns by which a row is the only one of its model in the whole site."""
    return tuple(
        constraint.fields[0]
        for constraint in row._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and len(constraint.fields) == 1
    )
