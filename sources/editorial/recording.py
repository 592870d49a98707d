"""The one door for writing: `record()`."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import reversion
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from reversion.models import Revision, Version
from reversion.signals import post_revision_commit

from sources.editorial import tracking
from sources.editorial.digests import (
    GENESIS,
    ChangeContent,
    MemberStep,
    commitment,
    digest,
    new_salt,
)
from sources.editorial.errors import EditorialError, MemberMoved, StaleWrite, UnnamedWork
from sources.editorial.guard import Permit, permitting
from sources.editorial.intervals import fork_node
from sources.editorial.models import Act, Change, Head, MemberVersion, Work
from sources.editorial.states import SCHEMA
from sources.editorial.versioned import VersionedModel
from sources.editorial.versioning import owner_of, serialised, versioned_model

Bases = int | Mapping[UUID, int]


@dataclass
class Recording:
    """What became of an act: after the block, the change it left on each work that differs."""

    changes: dict[UUID, Change] = field(default_factory=dict)


@dataclass(frozen=True)
class _Step:
    """A row that differs: its new version, or its deletion, and the interval that this closes."""

    work_id: UUID
    label: str
    member_id: UUID
    row: VersionedModel | None
    open_interval: MemberVersion | None


@contextmanager
def record(
    *works: Work, by: AbstractBaseUser, act: Act, summary: str, base: Bases
) -> Iterator[Recording]:
    """Record one act: the rows written inside the block become one change of each work that differs.

    `works` names every work that may be touched; `base` is the number of the change on which the
    writer's view rested (0 for a new work), or one for each work by id. Only rows that differ are
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
            writer = _Writer(named, heads, bases, by=by, act=act, summary=summary)
            recording.changes.update(writer.write(steps))


def _refuse_stale(bases: Mapping[UUID, int], numbers: Mapping[UUID, int]) -> None:
    stale = {
        key: (bases.get(key, 0), number) for key, number in numbers.items() if bases.get(key, 0) != number
    }
    if stale:
        raise StaleWrite(stale)


def _refuse_unnamed(steps: Iterable[_Step], named: Mapping[UUID, Work]) -> None:
    for step in steps:
        if step.work_id not in named:
            msg = f"A {step.label} of work {step.work_id} was changed, but record() does not name that work."
            raise UnnamedWork(msg)


def _differences(touched: tracking.Touched) -> list[_Step]:
    """Return a step for each touched row that differs from its version in force."""
    keys = [key for rows in (touched.saved_rows, touched.deleted_rows) for keys in rows.values() for key in keys]
    if not keys:
        return []
    intervals = {
        interval.member_id: interval
        for interval in MemberVersion.objects.filter(
            member_id__in=keys, until__isnull=True
        ).select_related("version")
    }
    steps = []
    for model, saved in touched.saved_rows.items():
        steps += _saved_steps(model, saved, intervals)
    for model, deleted in touched.deleted_rows.items():
        steps += _deleted_steps(model, deleted - touched.saved_rows.get(model, set()), intervals)
    return steps


def _saved_steps(
    model: type, keys: set[UUID], intervals: Mapping[UUID, MemberVersion]
) -> Iterator[_Step]:
    path = model.owner_path.rpartition("__")[0]
    rows = model.objects.filter(pk__in=keys)
    # Read back, so that what is stored is what the database holds.
    for row in rows.select_related(path) if path else rows:
        interval = intervals.get(row.pk)
        owner = owner_of(row)
        if interval and interval.work_id != owner:
            msg = f"A {row._meta.verbose_name} cannot be moved from one work to another."
            raise MemberMoved(msg)
        held = serialised(row)
        if interval and interval.version.serialized_data == held:
            continue
        _validate(row)
        if serialised(row) != held:
            # A bulk write leaves text as it came and derived columns behind: bring them along.
            row.save()
        yield _Step(owner, model._meta.label_lower, row.pk, row, interval)


def _deleted_steps(
    model: type, keys: set[UUID], intervals: Mapping[UUID, MemberVersion]
) -> Iterator[_Step]:
    for key in keys:
        # Without an interval the row was made and deleted in the same act, and leaves no trace.
        if interval := intervals.get(key):
            yield _Step(interval.work_id, model._meta.label_lower, key, None, interval)


def _validate(row: VersionedModel) -> None:
    # The database itself checks foreign keys and uniqueness; asking it first would cost a query each.
    relations = {item.name for item in row._meta.concrete_fields if item.is_relation}
    try:
        row.clean_fields(exclude=relations)
        row.clean()
    except ValidationError as error:
        error.row = row  # type: ignore[attr-defined]  # tells an importer which row is at fault
        raise


class _Writer:
    """Writes the history of one act: versions, intervals, changes, heads."""

    def __init__(
        self,
        works: Mapping[UUID, Work],
        heads: Mapping[UUID, Head],
        bases: Mapping[UUID, int],
        *,
        by: AbstractBaseUser,
        act: Act,
        summary: str,
    ) -> None:
        self.works, self.heads, self.bases = works, heads, bases
        self.by, self.act, self.summary = by, act, summary
        self.at: datetime = timezone.now()

    def write(self, steps: list[_Step]) -> dict[UUID, Change]:
        versions, revision = self._store_versions([step.row for step in steps if step.row is not None])
        numbers = {step.work_id: self.bases.get(step.work_id, 0) + 1 for step in steps}
        with permitting(Permit.HISTORY):
            self._close(steps, numbers)
            opened = self._open(steps, versions, numbers)
            return self._chain(steps, opened, numbers, revision)

    def _store_versions(
        self, rows: list[VersionedModel]
    ) -> tuple[dict[UUID, Version], Revision | None]:
        stored: list[tuple[Revision, list[Version]]] = []

        def keep(*, revision: Revision, versions: list[Version], **_kwargs: object) -> None:
            stored.append((revision, versions))

        if not rows:
            return {}, None
        # The ids of versions exist only once the outermost revision block has ended.
        post_revision_commit.connect(keep)
        try:
            with permitting(Permit.HISTORY), reversion.create_revision(manage_manually=True, atomic=False):
                reversion.set_user(self.by)
                reversion.set_comment(self.summary)
                reversion.set_date_created(self.at)
                for row in rows:
                    reversion.add_to_revision(row)
        finally:
            post_revision_commit.disconnect(keep)
        ((revision, versions),) = stored
        return {UUID(version.object_id): version for version in versions}, revision

    def _close(self, steps: list[_Step], numbers: Mapping[UUID, int]) -> None:
        closing = [step.open_interval for step in steps if step.open_interval is not None]
        for interval in closing:
            interval.until = numbers[interval.work_id]
            interval.fork = fork_node(interval.since, interval.until)
        if len(closing) == 1:
            closing[0].save(update_fields=["until", "fork"])
        elif closing:
            MemberVersion.objects.bulk_update(closing, ["until", "fork"], batch_size=200)

    def _open(
        self, steps: list[_Step], versions: Mapping[UUID, Version], numbers: Mapping[UUID, int]
    ) -> dict[UUID, MemberVersion]:
        intervals = []
        for step in steps:
            if step.row is None:
                continue
            version, salt = versions[step.member_id], new_salt()
            intervals.append(
                MemberVersion(
                    work_id=step.work_id,
                    label=step.label,
                    member_id=step.member_id,
                    version=version,
                    since=numbers[step.work_id],
                    schema=SCHEMA,
                    salt=salt,
                    commitment=commitment(
                        salt, step.label, step.member_id, version.serialized_data, version.object_repr
                    ),
                )
            )
        MemberVersion.objects.bulk_create(intervals)
        return {interval.member_id: interval for interval in intervals}

    def _chain(
        self,
        steps: list[_Step],
        opened: Mapping[UUID, MemberVersion],
        numbers: Mapping[UUID, int],
        revision: Revision | None,
    ) -> dict[UUID, Change]:
        changes = {}
        for work_id, number in numbers.items():
            own = [
                MemberStep(
                    step.label, step.member_id, opened[step.member_id].commitment if step.row else None
                )
                for step in steps
                if step.work_id == work_id
            ]
            change = self._change(work_id, number, own, revision)
            self._advance(change)
            changes[work_id] = change
        Change.objects.bulk_create(changes.values())
        return changes

    def _change(
        self, work_id: UUID, number: int, steps: list[MemberStep], revision: Revision | None
    ) -> Change:
        head = self.heads.get(work_id)
        content = ChangeContent(
            kind=self.works[work_id].kind,
            work_id=work_id,
            number=number,
            act=self.act.value,
            by_id=self.by.pk,
            by_name=self.by.get_full_name() or self.by.get_username(),
            at=self.at,
            summary=self.summary,
            schema=SCHEMA,
            previous=head.digest if head else GENESIS,
        )
        # A work whose rows were all deleted in an act has no version in that act's revision.
        stored = revision if any(step.commitment for step in steps) else None
        return Change(**vars(content), revision=stored, digest=digest(content, steps))

    def _advance(self, change: Change) -> None:
        """Move the head from base to the new change; whoever comes second finds no such row."""
        work = self.works[change.work_id]
        moved = {"number": change.number, "digest": change.digest, "label": work.label}
        if change.number == 1:
            Head.objects.create(work_id=change.work_id, kind=work.kind, **moved)
            return
        base = change.number - 1
        if not Head.objects.filter(pk=change.work_id, number=base).update(**moved):
            raise StaleWrite({change.work_id: (base, change.number)})


def base_of(work: Work) -> int:
    """Return the number of the work's latest change, 0 when it has none yet."""
    return Head.objects.filter(pk=work.id).values_list("number", flat=True).first() or 0


def model_of(label: str) -> type[VersionedModel]:
    """Return the versioned model of a stored label; raises EditorialError when there is none today."""
    try:
        return versioned_model(label)
    except KeyError as error:
        msg = f"There is no versioned model {label}."
        raise EditorialError(msg) from error
