"""Merging two works that are one, and taking such a merger back: each one act, whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.models import Merger, MergerUndone, Watch
from conferences.services.merging_plan import MergerPlan, MergerRefused, global_keys
from sources.editorial.account_names import name_of
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Act, Change, Head, Work
from sources.editorial.recording import record
from sources.editorial.restoring_together import plans_to_undo, undo_together
from sources.editorial.versioned import VersionedModel

# So many rows are written by one statement.
BATCH = 200


def merge_works(plan: MergerPlan, *, by: User, summary: str) -> Merger:
    """Carry out what was planned, on the very states on which the plan rests.

    Raises MergerRefused where something must be settled first, StaleWrite where a work has changed
    meanwhile, and whatever refuses a row; then nothing is written.
    """
    if plan.obstacles:
        raise MergerRefused(" ".join(each.words for each in plan.obstacles))
    into, merged = plan.into, plan.merged
    merged_id, merged_key = merged.pk, merged.key
    works = list(plan.works.values())
    with transaction.atomic():
        with record(*works, by=by, act=Act.MERGE, summary=summary, base=plan.bases) as recording:
            _write(plan)
            plan.works[into.pk].label = str(into)
        changes = {str(key): change.number for key, change in recording.changes.items()}
        with permitting(Permit.HISTORY):
            merger = Merger.objects.create(
                kind=into.kind,
                merged_id=merged_id,
                merged_label=plan.works[merged_id].label,
                merged_key=merged_key,
                into_id=into.pk,
                into_label=into.label,
                changes=changes,
                by=by,
                by_name=name_of(by),
                at=timezone.now(),
                summary=summary,
            )
        _let_follow(merged_id, into.pk)
    return merger


def _write(plan: MergerPlan) -> None:
    """Write the rows in an order in which nothing that goes is still needed, and no key is there twice."""
    rows = plan.rows
    for row in rows.gone:
        row.delete()
    keys = dict(_lend_keys(rows.made.values()))
    for model, made in _by_model(rows.made.values()):
        model._default_manager.bulk_create(made, batch_size=BATCH)
    for model, changed in _by_model(rows.changed.values()):
        columns = [each.name for each in model._meta.local_fields if not each.primary_key]
        model._default_manager.bulk_update(changed, columns, batch_size=BATCH)
    # Read anew: the row that was planned with must keep its id.
    type(plan.merged)._default_manager.get(pk=plan.merged.pk).delete()
    for key, held in keys.items():
        for name, value in held.items():
            setattr(rows.made[key], name, value)
        rows.made[key].save()
    plan.into.save()


def _lend_keys(rows: Iterable[VersionedModel]) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """Give rows another key for as long as the row is there whose key they shall have."""
    for row in rows:
        held = {name: getattr(row, name) for name in global_keys(row)}
        for name in held:
            setattr(row, name, f"moving-{uuid4().hex}")
        if held:
            yield row.pk, held


def _by_model(rows: Any) -> Iterator[tuple[type[VersionedModel], list[VersionedModel]]]:
    grouped: dict[type[VersionedModel], list[VersionedModel]] = {}
    for row in rows:
        grouped.setdefault(type(row), []).append(row)
    yield from grouped.items()


def _let_follow(merged_id: UUID, into_id: UUID) -> None:
    """Let those who followed the work that goes follow the one that stays."""
    users = Watch.objects.filter(work_id=merged_id).values_list("user_id", flat=True)
    Watch.objects.bulk_create(
        [Watch(user_id=user, work_id=into_id) for user in users], ignore_conflicts=True
    )


def merger_in_force(merged_id: UUID) -> Merger | None:
    """Return the merger by which a work is part of another now; None for one that stands for itself."""
    found = Merger.objects.filter(merged_id=merged_id, undone__isnull=True)
    return found.order_by("-at").first()


def undo_merger(
    merger: Merger, *, by: User, summary: str, bases: Mapping[UUID, int]
) -> MergerUndone:
    """Give every work that a merger touched back what it was, and keep all that came later.

    Raises MergerRefused if it was undone already, NotTakenBack where later changes touched the same,
    StaleWrite where a work has changed since `bases` were read; then nothing is written.
    """
    if MergerUndone.objects.filter(merger=merger).exists():
        raise MergerRefused(_("This merger has been undone already."))
    numbers = {UUID(key): number for key, number in merger.changes.items()}
    _states, plans = plans_to_undo(numbers)
    works = works_of(merger)
    with transaction.atomic():
        changes: Mapping[UUID, Change] = undo_together(
            works, plans, by=by, summary=summary, base=bases
        )
        if merger.merged_id not in changes:
            raise MergerRefused(_("The merged work is there again already: nothing to undo."))
        with permitting(Permit.HISTORY):
            return MergerUndone.objects.create(
                merger=merger,
                by=by,
                by_name=name_of(by),
                at=timezone.now(),
                changes={str(key): change.number for key, change in changes.items()},
            )


def works_of(merger: Merger) -> list[Work]:
    """Return the works that a merger touched, as the heads of their histories know them."""
    heads = Head.objects.filter(pk__in=list(merger.changes))
    return [Work(id=head.work_id, kind=head.kind, label=head.label) for head in heads]
