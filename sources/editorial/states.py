"""A work as it was at change n, read from what was stored, never from the live rows."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from sources.editorial.errors import HistoryDamaged
from sources.editorial.intervals import holding_at, holding_at_one
from sources.editorial.models import Head, MemberVersion
from sources.editorial.versioning import naming_columns

# The shape in which rows are stored now. A change of a versioned model's shape raises it and adds
# a converter that brings a row of the schema before to the new shape.
SCHEMA = 2
Fields = Mapping[str, Any]
Converter = Callable[[str, dict[str, Any]], dict[str, Any]]
CONVERTERS: dict[int, Converter] = {}


@dataclass(frozen=True)
class Row:
    """One row as stored: `label` is its model, `fields` its columns as JSON values."""

    label: str
    member_id: UUID
    since: int
    version_id: int
    fields: Fields


@dataclass(frozen=True)
class State:
    """A work at one change: its own record and its members. `rows` is empty once it is deleted."""

    work_id: UUID
    number: int
    rows: tuple[Row, ...]

    @cached_property
    def _by_label(self) -> Mapping[str, tuple[Row, ...]]:
        grouped: dict[str, list[Row]] = {}
        for row in self.rows:
            grouped.setdefault(row.label, []).append(row)
        return {label: tuple(sorted(rows, key=_place)) for label, rows in grouped.items()}

    def of(self, label: str) -> tuple[Row, ...]:
        """Return the rows of one model, by position, then by key, so that no edit of words moves one."""
        return self._by_label.get(label, ())

    @property
    def record(self) -> Row | None:
        """The work's own record, or None once it is deleted."""
        return next((row for row in self.rows if row.member_id == self.work_id), None)


def named_by(row: Row) -> Iterator[tuple[type[models.Model], str]]:
    """Yield the rows that a stored row names: the model of each, and its id as text."""
    for name, target in naming_columns(row.label):
        if stored := row.fields.get(name):
            yield target, str(stored)


def _place(row: Row) -> tuple[int, str, UUID]:
    return row.fields.get("position") or 0, row.fields.get("key") or "", row.member_id


def converted(label: str, fields: dict[str, Any], schema: int) -> dict[str, Any]:
    """Bring a stored row to today's shape, one schema step at a time."""
    for step in range(schema, SCHEMA):
        fields = CONVERTERS[step](label, fields)
    return fields


def says_the_same(version: MemberVersion, serialized: str) -> bool:
    """Say whether a stored version holds what a row says now, whatever shape it was stored in."""
    stored: str = version.version.serialized_data
    if version.schema == SCHEMA:
        return stored == serialized
    fields = converted(version.label, stored_fields(stored), version.schema)
    return bool(fields == stored_fields(serialized))


def stored_fields(serialized: str) -> dict[str, Any]:
    """Return the columns of a stored version; raises HistoryDamaged when it is not one row of JSON."""
    try:
        (stored,) = json.loads(serialized)
        fields: dict[str, Any] = stored["fields"]
    except (ValueError, KeyError, TypeError) as error:
        msg = "A stored version is not one row of JSON; run verify_history."
        raise HistoryDamaged(msg) from error
    return fields


def rows_where(work_id: UUID, *conditions: Q) -> Iterable[Row]:
    """Read the rows of a work whose intervals meet one of some conditions, in one query.

    No row may meet two of them.
    """
    first, *others = (
        MemberVersion.objects.filter(condition, work_id=work_id).values_list(*_STORED)
        for condition in conditions
    )
    for stored in first.union(*others, all=True) if others else first:
        yield _row(*stored)


# What a row is made from, in the order of `_row`.
_STORED = ("label", "member_id", "since", "version_id", "schema", "version__serialized_data")


def _row(
    label: str, member_id: UUID, since: int, version_id: int, schema: int, serialized: str
) -> Row:
    fields = converted(label, stored_fields(serialized), schema)
    return Row(label, member_id, since, version_id, fields)


def state_at(work_id: UUID, number: int, *, latest: int) -> State:
    """Return the work as it was at a change, in one query whatever the length of its history.

    `latest` is the number of the work's latest change, as the caller already knows it.
    """
    return State(work_id, number, tuple(rows_where(work_id, holding_at(number, latest))))


def whole_states(work_id: UUID, numbers: Sequence[int], *, latest: int) -> tuple[State, ...]:
    """Return the work at several of its changes, which share the rows that they share.

    The first is read whole, each further one by how it differs from the first: a query each.
    """
    first = state_at(work_id, numbers[0], latest=latest)
    return first, *(_beside(first, number, latest) for number in numbers[1:])


def _beside(first: State, number: int, latest: int) -> State:
    gone, come = changed_between(first.work_id, first.number, number, latest=latest)
    left_out = {row.version_id for row in gone.rows}
    kept = (row for row in first.rows if row.version_id not in left_out)
    return State(first.work_id, number, (*kept, *come.rows))


def changed_between(work_id: UUID, a: int, b: int, *, latest: int) -> tuple[State, State]:
    """Return the work at two of its changes, each with the rows only that the other does not hold.

    One query, which costs what differs and not what the history holds. Change 0 is before the
    first. Compared with `comparison.compare_states` they differ as the whole states do.
    """
    low, high = sorted((a, b))
    rows = tuple(rows_where(work_id, *holding_at_one(low, high, latest)))
    at_low = State(work_id, low, tuple(row for row in rows if row.since <= low))
    at_high = State(work_id, high, tuple(row for row in rows if row.since > low))
    return (at_low, at_high) if a <= b else (at_high, at_low)


def present_state(work_id: UUID) -> State:
    """Return the work as its latest change left it; its number is 0 when nothing was ever recorded."""
    head = Head.objects.filter(pk=work_id).values_list("number", flat=True).first() or 0
    return State(work_id, head, tuple(rows_where(work_id, Q(until__isnull=True))))


# So many states are read in one query: a compound SELECT has at most 500 parts on SQLite.
TOGETHER = 100


def states_at(numbers: Mapping[UUID, int]) -> dict[UUID, State]:
    """Return several works, each as it was at a change: two queries, and one more for each further hundred.

    A work that there never was is left out.
    """
    latest = dict(Head.objects.filter(pk__in=numbers).values_list("pk", "number"))
    rows: dict[UUID, list[Row]] = {work_id: [] for work_id in latest}
    wanted = list(latest)
    for start in range(0, len(wanted), TOGETHER):
        first, *others = (
            MemberVersion.objects.filter(
                holding_at(numbers[work_id], latest[work_id]), work_id=work_id
            ).values_list(*_STORED, "work_id")
            for work_id in wanted[start : start + TOGETHER]
        )
        for *stored, work_id in first.union(*others, all=True) if others else first:
            rows[work_id].append(_row(*stored))
    return {
        work_id: State(work_id, numbers[work_id], tuple(found)) for work_id, found in rows.items()
    }
