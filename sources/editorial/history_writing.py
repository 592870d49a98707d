"""Writing the history of one act; `recording` decides what there is to write, and is the only caller."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import reversion
from django.contrib.auth.models import User
from django.utils import timezone
from reversion.models import Revision, Version
from reversion.signals import post_revision_commit

from sources.editorial.account_names import name_of
from sources.editorial.digests import (
    GENESIS,
    ChangeContent,
    MemberStep,
    commitment,
    digest,
    new_salt,
)
from sources.editorial.errors import StaleWrite
from sources.editorial.guard import Permit, permitting
from sources.editorial.intervals import fork_node
from sources.editorial.models import Act, Change, Head, MemberVersion, Work
from sources.editorial.states import SCHEMA
from sources.editorial.versioned import VersionedModel


@dataclass(frozen=True)
class Step:
    """A row that differs: its new version, or its deletion, and the interval that this closes."""

    work_id: UUID
    label: str
    member_id: UUID
    row: VersionedModel | None
    open_interval: MemberVersion | None


class HistoryWriter:
    """Writes the history of one act: versions, intervals, changes, heads."""

    def __init__(
        self,
        works: Mapping[UUID, Work],
        heads: Mapping[UUID, Head],
        bases: Mapping[UUID, int],
        *,
        by: User,
        act: Act | Mapping[UUID, Act],
        summary: str,
    ) -> None:
        self.works, self.heads, self.bases = works, heads, bases
        self.by, self.summary = by, summary
        self.acts = dict.fromkeys(works, act) if isinstance(act, Act) else act
        self.at: datetime = timezone.now()

    def write(self, steps: list[Step]) -> dict[UUID, Change]:
        """Write versions, intervals, changes and heads; return the change of each work."""
        versions, revision = self._store_versions(
            [step.row for step in steps if step.row is not None]
        )
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
            with (
                permitting(Permit.HISTORY),
                reversion.create_revision(manage_manually=True, atomic=False),
            ):
                reversion.set_user(self.by)
                reversion.set_comment(self.summary)
                reversion.set_date_created(self.at)
                for row in rows:
                    reversion.add_to_revision(row)
        finally:
            post_revision_commit.disconnect(keep)
        ((revision, versions),) = stored
        return {UUID(version.object_id): version for version in versions}, revision

    def _close(self, steps: list[Step], numbers: Mapping[UUID, int]) -> None:
        closing = [step.open_interval for step in steps if step.open_interval is not None]
        for interval in closing:
            interval.until = numbers[interval.work_id]
            interval.fork = fork_node(interval.since, interval.until)
        if len(closing) == 1:
            closing[0].save(update_fields=["until", "fork"])
        elif closing:
            MemberVersion.objects.bulk_update(closing, ["until", "fork"], batch_size=200)

    def _open(
        self, steps: list[Step], versions: Mapping[UUID, Version], numbers: Mapping[UUID, int]
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
                        salt,
                        step.label,
                        step.member_id,
                        version.serialized_data,
                        version.object_repr,
                    ),
                )
            )
        MemberVersion.objects.bulk_create(intervals)
        return {interval.member_id: interval for interval in intervals}

    def _chain(
        self,
        steps: list[Step],
        opened: Mapping[UUID, MemberVersion],
        numbers: Mapping[UUID, int],
        revision: Revision | None,
    ) -> dict[UUID, Change]:
        changes = {}
        own: dict[UUID, list[MemberStep]] = {work_id: [] for work_id in numbers}
        for step in steps:
            held = opened[step.member_id].commitment if step.row else None
            own[step.work_id].append(MemberStep(step.label, step.member_id, held))
        for work_id, number in numbers.items():
            change = self._change(work_id, number, own[work_id], revision)
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
            act=self.acts[work_id].value,
            by_id=self.by.pk,
            by_name=name_of(self.by),
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
