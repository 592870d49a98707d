"""Restoring an old state and undoing one change: each a new change, through the same door.

Restoring makes the work what it was at a change. Undoing takes one change back and keeps what came
after it; where a later change touched the same field, it refuses and says which.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User

from sources.editorial.errors import EditorialError
from sources.editorial.merging import merge
from sources.editorial.models import Act, Change, Work
from sources.editorial.recording import base_of, record
from sources.editorial.states import (
    Fields,
    Row,
    State,
    changed_between,
    present_state,
    whole_states,
)
from sources.editorial.versioned import VersionedModel
from sources.editorial.versioning import versioned_model, versioned_models


class NothingToRestore(EditorialError):
    """The work is already what it would become, or there is no such state."""


@dataclass(frozen=True)
class Overlap:
    """A row, or one field of it, that a later change touched too; `field` is "" for the whole row."""

    label: str
    member_id: UUID
    field: str


class UndoConflict(EditorialError):
    """Later changes touched what the change to be undone had touched; `overlaps` says where."""

    def __init__(self, number: int, overlaps: Iterable[Overlap]) -> None:
        self.overlaps = tuple(overlaps)
        places = ", ".join(
            dict.fromkeys(
                f"{versioned_model(one.label)._meta.verbose_name} {one.field}".strip()
                for one in self.overlaps
            )
        )
        super().__init__(
            f"Change {number} cannot be taken back by itself: later changes touched the same ({places})."
        )


@dataclass(frozen=True)
class Plan:
    """What is to be written: rows as they shall be, and rows that shall go."""

    wanted: tuple[Row, ...]
    unwanted: tuple[Row, ...]


@dataclass(frozen=True)
class Preview:
    """What a work is, and what it would become; writes nothing."""

    present: State
    result: State


def preview_restore(work_id: UUID, number: int) -> Preview:
    """Return what restoring a change would make of a work. Raises NothingToRestore."""
    present = present_state(work_id)
    return Preview(present, _planned(present, _restoring(work_id, number, present.number)))


def preview_undo(work_id: UUID, number: int) -> Preview:
    """Return what undoing a change would make of a work. Raises UndoConflict, NothingToRestore."""
    present, plan = _undoing(work_id, number)
    return Preview(present, _planned(present, plan))


def restore(work: Work, number: int, *, by: User, summary: str, base: int) -> Change:
    """Make the work what it was at a change, as a new change.

    Raises NothingToRestore, StaleWrite, and ValidationError where what was valid then is not now.
    """
    plan = _restoring(work.id, number, base_of(work))
    return _carry_out(work, plan, act=Act.RESTORE, by=by, summary=summary, base=base)


def undo(work: Work, number: int, *, by: User, summary: str, base: int) -> Change:
    """Take one change back and keep what came after it, as a new change.

    Raises UndoConflict, NothingToRestore, StaleWrite, ValidationError.
    """
    _present, plan = _undoing(work.id, number)
    return _carry_out(work, plan, act=Act.UNDO, by=by, summary=summary, base=base)


def _restoring(work_id: UUID, number: int, latest: int) -> Plan:
    if not 0 < number <= latest:
        msg = f"There is no change {number} of this."
        raise NothingToRestore(msg)
    return plan_restore(*changed_between(work_id, latest, number, latest=latest))


def _undoing(work_id: UUID, number: int) -> tuple[State, Plan]:
    present = present_state(work_id)
    if not 1 < number <= present.number:
        msg = "The first change of a work cannot be undone; delete the work instead."
        raise NothingToRestore(msg)
    before, after = _around(work_id, number, present)
    return present, plan_undo(number, before=before, after=after, present=present)


def _around(work_id: UUID, number: int, present: State) -> tuple[State, State]:
    """Return the work before and after a change, each as far as undoing that change asks.

    Rows that the change did not touch are those of the present, as it would leave them so. Only
    where it touched one inside a row that is no longer there are the whole states read.
    """
    latest = present.number
    apart = changed_between(work_id, number - 1, number, latest=latest)
    touched = {row.member_id for state in apart for row in state.rows}
    here = touched.union(row.member_id for row in present.rows)
    if any(owner not in here for state in apart for _key, owner in _owners(state.rows)):
        whole = whole_states(work_id, (number - 1, number), latest=latest)
        return whole[0], whole[1]
    others = tuple(row for row in present.rows if row.member_id not in touched)
    before, after = (replace(state, rows=(*state.rows, *others)) for state in apart)
    return before, after


def _planned(present: State, plan: Plan) -> State:
    """Return the state that a plan makes of the present one; nothing to write is refused."""
    if not plan.wanted and not plan.unwanted:
        msg = "There is nothing to take back: this is already so."
        raise NothingToRestore(msg)
    changed = {row.member_id for row in (*plan.wanted, *plan.unwanted)}
    kept = tuple(row for row in present.rows if row.member_id not in changed)
    return replace(present, rows=(*kept, *plan.wanted))


def plan_restore(present: State, wanted: State) -> Plan:
    """Return what turns the present state into another."""
    now, then = _by_key(present), _by_key(wanted)
    return Plan(
        wanted=tuple(
            row for key, row in then.items() if key not in now or now[key].fields != row.fields
        ),
        unwanted=tuple(row for key, row in now.items() if key not in then),
    )


def plan_undo(number: int, *, before: State, after: State, present: State) -> Plan:
    """Return what takes one change back, field by field; raises UndoConflict.

    It is a merge of two edits of the state after the change: theirs, what came later, and mine,
    which is the change backwards. What a later change put inside a row holds that row.
    """
    then, made, now = _by_key(before), _by_key(after), _by_key(present)
    rows = {**then, **made, **now}
    merged = merge(
        {key: row.fields for key, row in made.items()},
        {key: row.fields for key, row in now.items()},
        {key: row.fields for key, row in then.items()},
        parents=_parents(rows),
    )
    if merged.conflicts:
        overlaps = [Overlap(rows[one.key].label, one.key, one.field) for one in merged.conflicts]
        raise UndoConflict(number, overlaps)
    wanted = (
        replace(then.get(key) or now[key], fields=fields)
        for key, fields in merged.rows.items()
        if fields != _fields(now.get(key))
    )
    return Plan(
        wanted=tuple(wanted),
        unwanted=tuple(row for key, row in now.items() if key not in merged.rows),
    )


def _parents(rows: Mapping[UUID, Row]) -> dict[UUID, UUID]:
    """Return the row with which each row would be deleted: the first on the way to its work."""
    return {key: owner for key, owner in _owners(rows.values()) if owner in rows}


def _owners(rows: Iterable[Row]) -> Iterator[tuple[UUID, UUID]]:
    """Yield each row that stands inside another, with that other."""
    names: dict[str, str] = {}
    for row in rows:
        if row.label not in names:
            names[row.label] = versioned_model(row.label).owner_path.partition("__")[0]
        if owner := row.fields.get(names[row.label]):
            yield row.member_id, UUID(owner)


def _by_key(state: State) -> dict[UUID, Row]:
    return {row.member_id: row for row in state.rows}


def _fields(row: Row | None) -> Fields | None:
    return row.fields if row else None


def _carry_out(work: Work, plan: Plan, *, act: Act, by: User, summary: str, base: int) -> Change:
    """Write a plan: what goes first, what hangs on other rows before them; then what shall be."""
    if not plan.wanted and not plan.unwanted:
        msg = "There is nothing to take back: this is already so."
        raise NothingToRestore(msg)
    order = {model._meta.label_lower: place for place, model in enumerate(from_roots())}
    with record(work, by=by, act=act, summary=summary, base=base) as recording:
        for row in sorted(plan.unwanted, key=lambda row: -order[row.label]):
            versioned_model(row.label).objects.filter(pk=row.member_id).delete()
        for row in sorted(plan.wanted, key=lambda row: order[row.label]):
            instance = row_of(row)
            instance.save()
            if instance.pk == work.pk:
                # The head of the history bears the name that the work has again.
                work.label = str(instance)
    if work.id not in recording.changes:
        msg = "There is nothing to take back: this is already so."
        raise NothingToRestore(msg)
    return recording.changes[work.id]


def row_of(row: Row) -> VersionedModel:
    """Return the stored row as an instance of today's model, to be validated and saved."""
    model = versioned_model(row.label)
    values: dict[str, Any] = {}
    for field in model._meta.local_fields:
        if not field.primary_key and field.name in row.fields:
            values[field.attname] = field.to_python(row.fields[field.name])
    own: Mapping[str, Any] = {"id": row.member_id}
    instance = model(**own, **values)
    instance.pk = row.member_id
    instance._state.adding = not model.objects.filter(pk=row.member_id).exists()
    return instance


def from_roots() -> list[type[VersionedModel]]:
    """Return the versioned models so that each stands after those it points to."""
    ordered: list[type[VersionedModel]] = []
    waiting = list(versioned_models())
    while waiting:
        ready = [model for model in waiting if not _points_to(model, waiting)] or waiting[:1]
        ordered += ready
        waiting = [model for model in waiting if model not in ready]
    return ordered


def _points_to(model: type[VersionedModel], others: Iterable[type[VersionedModel]]) -> bool:
    targets = {field.related_model for field in model._meta.local_fields if field.related_model}
    return any(other in targets for other in others if other is not model)
