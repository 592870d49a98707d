"""Taking back one act that touched several works: all of them in one act again, or none."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q

from sources.editorial.errors import EditorialError
from sources.editorial.models import Act, Change, Head, MemberVersion, Work
from sources.editorial.recording import record
from sources.editorial.restoring import (
    Overlap,
    Plan,
    UndoConflict,
    from_roots,
    plan_undo,
    row_of,
)
from sources.editorial.states import Row, State, converted, stored_fields
from sources.editorial.versioning import versioned_model

# So many rows are deleted by one statement.
BATCH = 200


class NotTakenBack(EditorialError):
    """Later changes stand in the way; `overlaps` says where, by work."""

    def __init__(self, overlaps: Mapping[UUID, Iterable[Overlap]]) -> None:
        self.overlaps = {key: tuple(places) for key, places in overlaps.items()}
        super().__init__("Later changes touched the same, so nothing was taken back.")


def plans_to_undo(numbers: Mapping[UUID, int]) -> tuple[dict[UUID, State], dict[UUID, Plan]]:
    """Return what each work is, and what takes its change back; two queries. Raises NotTakenBack."""
    overlaps: dict[UUID, tuple[Overlap, ...]] = {}
    states: dict[UUID, State] = {}
    plans: dict[UUID, Plan] = {}
    for work_id, (before, after, present) in _states(numbers).items():
        states[work_id] = present
        try:
            plan = plan_undo(numbers[work_id], before=before, after=after, present=present)
        except UndoConflict as conflict:
            overlaps[work_id] = conflict.overlaps
            continue
        plans[work_id] = plan
        if lost := tuple(_lost(present, plan)):
            overlaps[work_id] = lost
    if overlaps:
        raise NotTakenBack(overlaps)
    return states, plans


def _states(numbers: Mapping[UUID, int]) -> dict[UUID, tuple[State, State, State]]:
    """Return of each work what its change ended, what it brought, and what it is now."""
    at = set(numbers.values())
    found = MemberVersion.objects.filter(
        Q(until__isnull=True) | Q(since__in=at) | Q(until__in=at), work_id__in=numbers
    ).select_related("version")
    ended, brought, now = (dict[UUID, list[Row]]() for _side in range(3))
    for each in found:
        fields = converted(each.label, stored_fields(each.version.serialized_data), each.schema)
        row = Row(each.label, each.member_id, each.since, each.version_id, fields)
        number = numbers[each.work_id]
        for side, is_in in (
            (ended, each.until == number),
            (brought, each.since == number),
            (now, each.until is None),
        ):
            if is_in:
                side.setdefault(each.work_id, []).append(row)
    heads = dict(Head.objects.filter(pk__in=numbers).values_list("pk", "number"))
    return {
        key: (
            State(key, number - 1, tuple(ended.get(key, ()))),
            State(key, number, tuple(brought.get(key, ()))),
            State(key, heads[key], tuple(now.get(key, ()))),
        )
        for key, number in numbers.items()
    }


def _lost(present: State, plan: Plan) -> Iterator[Overlap]:
    """Yield the rows that came later and would go unseen with the rows in which they stand."""
    going = {str(row.member_id) for row in plan.unwanted}
    coming = {row.member_id for row in plan.wanted}
    for row in present.rows:
        if str(row.member_id) in going or row.member_id in coming:
            continue
        if any(isinstance(value, str) and value in going for value in row.fields.values()):
            yield Overlap(row.label, row.member_id, "")


def undo_together(
    works: Iterable[Work],
    plans: Mapping[UUID, Plan],
    *,
    by: User,
    summary: str,
    base: Mapping[UUID, int],
) -> dict[UUID, Change]:
    """Carry out the plans of several works in one act; return the change of each that differs.

    Rows that stay are pointed back first, so that nothing that goes is still needed; what comes
    again comes last, so that the keys it bears are free.
    """
    by_id = {work.id: work for work in works}
    order = {model._meta.label_lower: place for place, model in enumerate(from_roots())}
    wanted = sorted(
        (row for plan in plans.values() for row in plan.wanted), key=lambda row: order[row.label]
    )
    unwanted = sorted(
        (row for plan in plans.values() for row in plan.unwanted), key=lambda row: -order[row.label]
    )
    with record(*by_id.values(), by=by, act=Act.UNDO, summary=summary, base=base) as recording:
        instances = [row_of(row) for row in wanted]
        for is_new in (False, True):
            for instance in instances:
                if instance._state.adding is is_new:
                    instance.save()
                    if instance.pk in by_id:
                        # The head of the history bears the name that the work has again.
                        by_id[instance.pk].label = str(instance)
            if not is_new:
                _delete(unwanted)
    return recording.changes


def _delete(rows: Iterable[Row]) -> None:
    """Delete rows in their order, many of one kind at once."""
    for label, alike in groupby(rows, key=lambda row: row.label):
        keys = [row.member_id for row in alike]
        for start in range(0, len(keys), BATCH):
            part = keys[start : start + BATCH]
            versioned_model(label).objects.filter(pk__in=part).delete()
