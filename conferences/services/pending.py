"""What of a work is not published yet, and how it differs from the last edition, in numbers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Case, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from conferences.models import Edition, SubmittedWork
from conferences.services.comparison_values import Filter
from conferences.services.entry_comparison import compare_entries
from conferences.services.entry_sides import sides_of
from conferences.services.submissions import open_submissions
from sources.editorial.altered import altered_since
from sources.editorial.models import Change, Head, Work
from sources.editorial.states import State, state_at


@dataclass(frozen=True)
class Pending:
    """The changes of a work after its last edition, which is None where nothing was published."""

    work_id: UUID
    kind: str
    label: str
    latest: int
    digest: str
    is_deleted: bool
    edition: int | None
    published: int

    @property
    def first(self) -> int:
        """The number of the first change that is not published."""
        return self.published + 1

    @property
    def is_empty(self) -> bool:
        """Whether the latest change is published."""
        return self.latest <= self.published


def pending_of(*work_ids: UUID) -> dict[UUID, Pending]:
    """Return what of some works is not published, by their ids, in one query; the unknown are left out."""
    return {head.pk: _pending(head) for head in _heads().filter(pk__in=work_ids)}


def pending_by(user: User, *, kinds: Collection[str], most: int) -> list[Pending]:
    """Return works with unpublished changes of which an account made one, by their labels; one query.

    Works that are again as they were published are left out.
    """
    written = Change.objects.filter(by=user).values("work_id")
    own = Change.objects.filter(work_id=OuterRef("pk"), by=user, number__gt=OuterRef("published"))
    heads = _heads().filter(Exists(own), pk__in=written, kind__in=kinds, is_deleted=False)
    heads = heads.filter(altered_since("published"))
    return [_pending(head) for head in heads.order_by("label", "pk")[:most]]


def unsubmitted_by(user: User, kinds: Collection[str]) -> QuerySet[Head]:
    """Return the works with changes of an account that are neither published nor wait for review.

    Works that are again as they were published, or as they wait for review, are left out.
    """
    waiting = SubmittedWork.objects.filter(submission__in=open_submissions().order_by())
    last = dict(waiting.values_list("work_id").annotate(Max("last")).order_by())
    own = Change.objects.filter(by=user)
    written = own.filter(work_id__in=last).values_list("work_id").annotate(Max("number")).order_by()
    submitted, since = [], {}
    for work_id, number in written:
        if number <= last[work_id]:
            submitted.append(work_id)
        else:
            since[work_id] = last[work_id]
    later = own.filter(work_id=OuterRef("pk"), number__gt=OuterRef("published"))
    # What is published whole is most of it, and told at once.
    heads = _heads().filter(Q(number__gt=F("published"), is_deleted=False), kind__in=kinds)
    heads = heads.filter(Exists(later), altered_since("published")).exclude(pk__in=submitted)
    if since:
        numbers = [When(pk=work_id, then=Value(number)) for work_id, number in since.items()]
        waits = Head.objects.filter(pk__in=since).annotate(waits=Case(*numbers))
        heads = heads.exclude(pk__in=waits.exclude(altered_since("waits")).values("pk"))
    return heads.order_by("label", "pk")


def _heads() -> QuerySet[Head]:
    last = Edition.objects.filter(work_id=OuterRef("pk")).order_by("-number")
    return Head.objects.annotate(
        edition=Subquery(last.values("number")[:1]),
        published=Coalesce(Subquery(last.values("change_number")[:1]), Value(0)),
        is_deleted=~Exists(Work.objects.filter(pk=OuterRef("pk"))),
    )


def _pending(head: Head) -> Pending:
    held = vars(head)
    return Pending(
        head.work_id, head.kind, head.label, head.number, head.digest,
        held["is_deleted"], held["edition"], held["published"],
    )  # fmt: skip


def counts_of(pending: Pending) -> dict[str, int]:
    """Return the numbers of the comparison of the last edition with the latest change, by filter.

    A work that was never published is compared with nothing.
    """
    states = [
        state_at(pending.work_id, number, latest=pending.latest)
        if number
        else State(pending.work_id, 0, ())
        for number in (pending.published, pending.latest)
    ]
    before, after = states
    compared = compare_entries(*sides_of(before, after), language=settings.LANGUAGE_CODE)
    return {number.filter.value: number.count for number in compared.summary}


def size_of(counts: Mapping[str, int]) -> dict[str, int]:
    """Return how many claims and words are added and removed, by the names that a list shows."""
    shown = (
        ("claims_added", Filter.CLAIMS_ADDED),
        ("claims_removed", Filter.CLAIMS_REMOVED),
        ("words_added", Filter.WORDS_ADDED),
        ("words_removed", Filter.WORDS_REMOVED),
    )
    return {name: counts.get(key.value, 0) for name, key in shown}


def still_latest(pendings: Collection[Pending]) -> bool:
    """Say, and hold until the end of the transaction, that no work has a newer change than these."""
    held = dict(
        Head.objects.select_for_update()
        .filter(pk__in=[pending.work_id for pending in pendings])
        .order_by("pk")
        .values_list("pk", "digest")
    )
    return all(held.get(pending.work_id) == pending.digest for pending in pendings)
