"""Two states of a work compared: what was added, removed and changed, as data."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from sources.editorial.states import Row, State


class NotComparable(ValueError):
    """The states are of different works."""


class Absent(Enum):
    """Stands for the value of a field that a row does not have, which is not the same as None."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT


class RowKind(Enum):
    """What became of a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class FieldChange:
    """One field of a row with its old and its new stored value."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class RowChange:
    """A row that differs; `old` is None for one that was added, `new` for one that was removed."""

    label: str
    member_id: UUID
    kind: RowKind
    old: "Row | None"
    new: "Row | None"
    fields: tuple[FieldChange, ...] = ()

    @property
    def field_names(self) -> frozenset[str]:
        """The names of the fields that changed."""
        return frozenset(change.field for change in self.fields)


@dataclass(frozen=True)
class StateDifference:
    """All that differs between a work at one change and at another; `rows` by model, then by key."""

    work_id: UUID
    before: int
    after: int
    rows: tuple[RowChange, ...]

    @cached_property
    def by_member(self) -> dict[UUID, RowChange]:
        """The changes of rows by the key of the row."""
        return {row.member_id: row for row in self.rows}

    def of(self, label: str) -> tuple[RowChange, ...]:
        """Return the changes of the rows of one model."""
        return tuple(row for row in self.rows if row.label == label)


def compare_states(before: "State", after: "State") -> StateDifference:
    """Return what differs between two states of a work, rows matched by key and by nothing else.

    Both may hold all rows of the work or, as `states.changed_between` gives them, only those that
    one of them alone holds. A row that was changed and changed back does not differ. Raises
    NotComparable for states of different works.
    """
    if before.work_id != after.work_id:
        msg = f"States of two works were to be compared: {before.work_id} and {after.work_id}."
        raise NotComparable(msg)
    rows = _row_changes(before.rows, after.rows)
    ordered = sorted(rows, key=lambda row: (row.label, row.member_id))
    return StateDifference(before.work_id, before.number, after.number, tuple(ordered))


def state_after(before: "State", difference: StateDifference) -> "State":
    """Return what the newer state holds, made from the older one and the difference."""
    changed = difference.by_member
    rows = [row for row in before.rows if row.member_id not in changed]
    rows += [change.new for change in difference.rows if change.new is not None]
    return replace(before, number=difference.after, rows=tuple(rows))


def state_before(after: "State", difference: StateDifference) -> "State":
    """Return what the older state holds, made from the newer one and the difference."""
    changed = difference.by_member
    rows = [row for row in after.rows if row.member_id not in changed]
    rows += [change.old for change in difference.rows if change.old is not None]
    return replace(after, number=difference.before, rows=tuple(rows))


def moved_keys(before: Sequence[UUID], after: Sequence[UUID]) -> frozenset[UUID]:
    """Return the fewest keys that must change places to bring those in both into their new order."""
    old_keys, new_keys = set(before), set(after)
    old = [key for key in before if key in new_keys]
    new = [key for key in after if key in old_keys]
    if old == new:
        return frozenset()
    place = {key: number for number, key in enumerate(old)}
    stayed = set()
    for block in Indel.editops(range(len(old)), [place[key] for key in new]).as_matching_blocks():
        stayed.update(old[block.a : block.a + block.size])
    return frozenset(old) - stayed


def _row_changes(before: "Iterable[Row]", after: "Iterable[Row]") -> Iterator[RowChange]:
    old_rows = {row.member_id: row for row in before}
    for new in after:
        old = old_rows.pop(new.member_id, None)
        if old is None:
            yield RowChange(new.label, new.member_id, RowKind.ADDED, None, new)
        elif old.version_id != new.version_id and old.fields != new.fields:
            fields = tuple(_field_changes(old, new))
            yield RowChange(new.label, new.member_id, RowKind.CHANGED, old, new, fields)
    for old in old_rows.values():
        yield RowChange(old.label, old.member_id, RowKind.REMOVED, old, None)


def _field_changes(old: "Row", new: "Row") -> Iterator[FieldChange]:
    for field in dict.fromkeys((*old.fields, *new.fields)):
        before, after = old.fields.get(field, ABSENT), new.fields.get(field, ABSENT)
        if before != after:
            yield FieldChange(field, before, after)
