"""The one door for writing: `record()`."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from sources.editorial import tracking
from sources.editorial.errors import MemberMoved, StaleWrite, UnnamedWork
from sources.editorial.history_writing import HistoryWriter, Step
from sources.editorial.models import Act, Change, Head, MemberVersion, Work
from sources.editorial.signals import recorded
from sources.editorial.states import says_the_same
from sources.editorial.versioned import VersionedModel
from sources.editorial.versioning import owner_of, serialised

# So many rows are asked for by one statement.
BATCH = 10_000
Bases = int | Mapping[UUID, int]
Acts = Act | Mapping[UUID, Act]


@dataclass
class Recording:
    """What became of an act: after the block, the change it left on each work that differs."""

    changes: dict[UUID, Change] = field(default_factory=dict)


@contextmanager
def record(*works: Work, by: User, act: Acts, summary: str, base: Bases) -> Iterator[Recording]:
    """Record one act: the rows written inside the block become one change of each work that differs.

    `works` names every work that may be touched; `base` is the number of the change on which the
    writer's view rested (0 for a new work), or one for each work by id, as `act` may be. Only rows that differ are
    stored, and an act that changes nothing leaves nothing. Everything is one transaction.

    Raises StaleWrite when a work has moved past its base, UnnamedWork or MemberMoved for rows of
    works not named, ValidationError for a row whose fields are not valid, and whatever the block
    raises; then nothing is written.
    """
    named = {work.id: work for work in works}
    bases = dict.fromkeys(named, base) if isinstance(base, int) else dict(base)
    with transaction.atomic(durable=False):
        heads = {
            head.work_id: head
            for head in Head.objects.select_for_update().filter(pk__in=named).order_by("pk")
        }
        _refuse_stale(bases, {key: heads[key].number if key in heads else 0 for key in named})
        touched = tracking.begin()
        try:
            recording = Recording()
            yield recording
            steps = _differences(touched)
        finally:
            tracking.end()
        _refuse_unnamed(steps, named)
        if steps:
            writer = HistoryWriter(named, heads, bases, by=by, act=act, summary=summary)
            recording.changes.update(writer.write(steps))
            recorded.send(record, works=named, changes=recording.changes, by=by, act=act)


def _refuse_stale(bases: Mapping[UUID, int], numbers: Mapping[UUID, int]) -> None:
    stale = {
        key: (bases.get(key, 0), number)
        for key, number in numbers.items()
        if bases.get(key, 0) != number
    }
    if stale:
        raise StaleWrite(stale)


def _refuse_unnamed(steps: Iterable[Step], named: Mapping[UUID, Work]) -> None:
    for step in steps:
        if step.work_id not in named:
            msg = f"A {step.label} of work {step.work_id} was changed, but record() does not name that work."
            raise UnnamedWork(msg)


def _differences(touched: tracking.Touched) -> list[Step]:
    """Return a step for each touched row that differs from its version in force."""
    keys = [
        key
        for rows in (touched.saved_rows, touched.deleted_rows)
        for keys in rows.values()
        for key in keys
    ]
    if not keys:
        return []
    intervals = {
        interval.member_id: interval
        for part in _in_batches(keys)
        for interval in MemberVersion.objects.filter(
            member_id__in=part, until__isnull=True
        ).select_related("version")
    }
    steps: list[Step] = []
    for model, saved in touched.saved_rows.items():
        steps += _saved_steps(model, saved, intervals)
    for model, deleted in touched.deleted_rows.items():
        steps += _deleted_steps(model, deleted - touched.saved_rows.get(model, set()), intervals)
    return steps


def _saved_steps(
    model: type[VersionedModel], keys: set[UUID], intervals: Mapping[UUID, MemberVersion]
) -> Iterator[Step]:
    path = model.owner_path.rpartition("__")[0]
    # Read back, so that what is stored is what the database holds.
    for row in _read_back(model, keys, path):
        interval = intervals.get(row.pk)
        owner = owner_of(row)
        if interval and interval.work_id != owner:
            msg = f"A {row._meta.verbose_name} cannot be moved from one work to another."
            raise MemberMoved(msg)
        held = serialised(row)
        if interval and says_the_same(interval, held):
            continue
        _validate(row)
        if serialised(row) != held:
            # A bulk write leaves text as it came and derived columns behind: bring them along.
            row.save()
        yield Step(owner, model._meta.label_lower, row.pk, row, interval)


def _read_back(model: type[VersionedModel], keys: set[UUID], path: str) -> Iterator[VersionedModel]:
    for part in _in_batches(list(keys)):
        rows = model.objects.filter(pk__in=part)
        yield from rows.select_related(path) if path else rows


def _in_batches(keys: list[UUID]) -> Iterator[list[UUID]]:
    """Part many keys: a statement takes only so many parameters."""
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def _deleted_steps(
    model: type[VersionedModel], keys: set[UUID], intervals: Mapping[UUID, MemberVersion]
) -> Iterator[Step]:
    for key in keys:
        # Without an interval the row was made and deleted in the same act, and leaves no trace.
        if interval := intervals.get(key):
            yield Step(interval.work_id, model._meta.label_lower, key, None, interval)


def _validate(row: VersionedModel) -> None:
    # The database itself checks foreign keys and uniqueness; asking it first would cost a query each.
    relations = {item.name for item in row._meta.concrete_fields if item.is_relation}
    try:
        row.clean_fields(exclude=relations)
        row.clean()
    except ValidationError as error:
        error.row = row  # type: ignore[attr-defined]  # tells an importer which row is at fault
        raise


def base_of(work: Work) -> int:
    """Return the number of the work's latest change, 0 when it has none yet."""
    return Head.objects.filter(pk=work.id).values_list("number", flat=True).first() or 0
