"""Replaying the history of every work: what was altered, removed or reordered shows here.

The first bad change of each work is named. A chain cannot show that its end, or a whole work, was
cut off together with its head; for that a list of heads, kept elsewhere, can be compared.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from reversion.models import Revision, Version

from sources.editorial.digests import GENESIS, ChangeContent, MemberStep, commitment, digest
from sources.editorial.intervals import fork_node
from sources.editorial.models import Change, Head, MemberVersion, Work
from sources.editorial.states import says_the_same
from sources.editorial.versioned import VersionedModel
from sources.editorial.versioning import owner_of, serialised, versioned_models
from sources.editorial.works import WorkRecord


@dataclass(frozen=True)
class Finding:
    """Something wrong in the history of a work; `number` is the first change concerned, 0 if none."""

    work_id: UUID | None
    number: int
    message: str

    def __str__(self) -> str:
        where = f"work {self.work_id}, change {self.number}" if self.work_id else "history"
        return f"{where}: {self.message}"


Verification = Callable[[], Iterator[Finding]]
_further: list[Verification] = []


def also_verify(verification: Verification) -> Verification:
    """Have `verify_all` run a further verification, of what an app above this one keeps for ever."""
    _further.append(verification)
    return verification


def verify_all() -> Iterator[Finding]:
    """Yield what is wrong: the first bad change of each work, then what nothing accounts for."""
    heads = {head.work_id: head for head in Head.objects.all()}
    known = set(heads) | set(Change.objects.values_list("work_id", flat=True))
    known |= set(MemberVersion.objects.values_list("work_id", flat=True))
    for work_id in sorted(known):
        if finding := verify_work(work_id, heads.get(work_id)):
            yield finding
    yield from _live_rows()
    yield from _strays()
    for verification in _further:
        yield from verification()


def verify_work(work_id: UUID, head: Head | None) -> Finding | None:
    """Replay one work's chain; return the first thing wrong in it, or None."""
    changes = list(
        Change.objects.filter(work_id=work_id).select_related("revision").order_by("number", "pk")
    )
    intervals = list(
        MemberVersion.objects.filter(work_id=work_id).select_related(
            "version__content_type", "version__revision"
        )
    )
    for check in (_numbers(work_id, changes), _intervals(work_id, intervals, changes)):
        if check:
            return check
    return _chain(work_id, changes, intervals) or _head(work_id, changes, head)


def _numbers(work_id: UUID, changes: list[Change]) -> Finding | None:
    for expected, change in enumerate(changes, start=1):
        if change.number != expected:
            return Finding(work_id, expected, f"is missing; the next one stored is {change.number}")
    return None


def _interval_fault(interval: MemberVersion, changes: Mapping[int, Change]) -> str | None:
    change = changes.get(interval.since)
    if change is None:
        return (
            f"{interval.label} {interval.member_id} claims to date from a change that is not there"
        )
    return _filing_fault(interval, changes) or _version_fault(interval, change)


def _filing_fault(interval: MemberVersion, changes: Mapping[int, Change]) -> str | None:
    """Return what is wrong with where an interval ends and is filed."""
    if interval.until is None:
        return None
    if interval.fork != fork_node(interval.since, interval.until):
        return f"{interval.label} {interval.member_id} is filed where its interval does not belong"
    if interval.until not in changes:
        return f"{interval.label} {interval.member_id} ends at a change that is not there"
    return None


def _version_fault(interval: MemberVersion, change: Change) -> str | None:
    """Return what is wrong with the stored version that an interval points to."""
    version = interval.version
    row = f"the stored version of {interval.label} {interval.member_id}"
    stored = (version.object_id, f"{version.content_type.app_label}.{version.content_type.model}")
    if stored != (str(interval.member_id), interval.label):
        return f"{row} names another row"
    if version.revision_id != change.revision_id or interval.schema != change.schema:
        return f"{row} belongs to another change"
    if (version.format, version.db) != ("json", "default"):
        return f"{row} has another format"
    held = commitment(
        interval.salt,
        interval.label,
        interval.member_id,
        version.serialized_data,
        version.object_repr,
    )
    return None if held == interval.commitment else f"{row} was altered"


def _intervals(
    work_id: UUID, intervals: list[MemberVersion], changes: list[Change]
) -> Finding | None:
    by_number = {change.number: change for change in changes}
    faults = [
        Finding(work_id, interval.since, fault)
        for interval in intervals
        if (fault := _interval_fault(interval, by_number))
    ]
    return min(faults, key=lambda finding: finding.number, default=None)


def _steps_by_change(intervals: Iterable[MemberVersion]) -> dict[int, list[MemberStep]]:
    """Return what each change did: versions it brought, and rows it ended without a successor."""
    begun = {(interval.member_id, interval.since) for interval in intervals}
    steps: dict[int, list[MemberStep]] = {}
    for interval in intervals:
        steps.setdefault(interval.since, []).append(
            MemberStep(interval.label, interval.member_id, interval.commitment)
        )
        if interval.until is not None and (interval.member_id, interval.until) not in begun:
            steps.setdefault(interval.until, []).append(
                MemberStep(interval.label, interval.member_id, None)
            )
    return steps


def _chain(work_id: UUID, changes: list[Change], intervals: list[MemberVersion]) -> Finding | None:
    steps = _steps_by_change(intervals)
    previous = GENESIS
    for change in changes:
        if change.previous != previous:
            return Finding(work_id, change.number, "does not follow the change before it")
        content = ChangeContent(
            **{name: getattr(change, name) for name in ChangeContent.__dataclass_fields__}
        )
        if change.digest != digest(content, steps.get(change.number, [])):
            return Finding(work_id, change.number, "was altered, or what it did was")
        if fault := _revision_fault(change):
            return Finding(work_id, change.number, fault)
        previous = change.digest
    return None


def _revision_fault(change: Change) -> str | None:
    revision = change.revision
    if revision is None:
        return None
    told = (revision.user_id, revision.comment, revision.date_created)
    if told != (change.by_id, change.summary, change.at):
        return "its revision tells another story of who, when or why"
    return None


def _head(work_id: UUID, changes: list[Change], head: Head | None) -> Finding | None:
    last = changes[-1] if changes else None
    number = last.number if last else 0
    if head is None:
        return Finding(work_id, number, "has no head")
    if last is None or (head.number, head.digest, head.kind) != (
        last.number,
        last.digest,
        last.kind,
    ):
        return Finding(
            work_id,
            min(head.number, number) + 1,
            "the end of the history is not where its head says",
        )
    return None


def _live_rows() -> Iterator[Finding]:
    """Compare every live row with its version in force: writes past the door show here."""
    for model in versioned_models():
        label = model._meta.label_lower
        held = {
            interval.member_id: interval
            for interval in MemberVersion.objects.filter(label=label, until__isnull=True)
            .select_related("version")
            .iterator(2000)
        }
        path = model.owner_path.rpartition("__")[0]
        rows = model.objects.select_related(path) if path else model.objects.all()
        for row in rows.iterator(2000):
            interval = held.pop(row.pk, None)
            if interval is None:
                yield Finding(owner_of(row), 0, f"{label} {row.pk} was written without a change")
            elif not says_the_same(interval, serialised(row)):
                yield Finding(
                    interval.work_id,
                    interval.since,
                    f"{label} {row.pk} was altered without a change",
                )
            elif _label_fault(row):
                yield Finding(
                    interval.work_id,
                    interval.since,
                    f"{label} {row.pk} is listed under another name",
                )
            elif owner_of(row) != interval.work_id:
                yield Finding(
                    interval.work_id, interval.since, f"{label} {row.pk} was moved without a change"
                )
        for key, interval in held.items():
            yield Finding(
                interval.work_id, interval.since, f"{label} {key} was deleted without a change"
            )


def _strays() -> Iterator[Finding]:
    """Find versions, revisions and works that no change accounts for."""
    for version in Version.objects.filter(intervals__isnull=True).only("pk", "object_id"):
        message = f"stored version {version.pk} of row {version.object_id} belongs to no change"
        yield Finding(None, 0, message)
    for key in Revision.objects.filter(changes__isnull=True).values_list("pk", flat=True):
        yield Finding(None, 0, f"stored revision {key} belongs to no change")
    if (
        MemberVersion.objects.values("version_id").distinct().count()
        != MemberVersion.objects.count()
    ):
        yield Finding(None, 0, "one stored version stands for two rows")
    heads = set(Head.objects.values_list("work_id", flat=True))
    for work in Work.objects.exclude(pk__in=heads):
        yield Finding(work.pk, 0, "the work has no history")


def _label_fault(row: VersionedModel) -> bool:
    """Say whether what the common table of works holds of a row is not what the row says."""
    return isinstance(row, WorkRecord) and (row.kind, row.label, row.folded_label) != row.in_lists()
