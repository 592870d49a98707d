"""The queue of submissions, as one account may see it, a page at a time."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from conferences.models import Decision, Edition, ReviewRequest, Submission, SubmittedWork, Verdict
from conferences.permissions import may_publish
from conferences.services.kept_checks import levels_now
from conferences.services.open_comments import open_blocking
from conferences.services.pending import size_of
from conferences.services.rights import kinds_seen_by
from conferences.services.submissions import Stage, at_stage, decided, stage_of, with_stages
from sources.editorial.models import Change, Head

PER_PAGE = 25
# What a list may be narrowed to besides a stage: everything that was decided, the latest first.
DECIDED = "decided"


@dataclass(frozen=True)
class Cursor:
    """The submission after which a page goes on."""

    at: datetime
    id: UUID


@dataclass(frozen=True)
class Wanted:
    """Which submissions to list; `show` is the value of a Stage, DECIDED, or "" for all."""

    show: str = Stage.OPEN.value
    kind: str = ""
    author: str = ""
    asked_only: bool = False
    by: User | None = None

    @property
    def oldest_first(self) -> bool:
        """Whether what waits longest comes first; of what is decided the latest does."""
        return self.show == Stage.OPEN.value


@dataclass(frozen=True)
class Queued:
    """A submission in the list, as one account sees it."""

    submission: Submission
    stage: Stage
    works: tuple[SubmittedWork, ...]
    asked: tuple[str, ...]
    is_asked: bool
    holds_own: bool
    held_by: int
    closed: Decision | None
    # Of each work that was checked since it, or what it rests on, changed: findings by level.
    checked: Mapping[UUID, Mapping[str, int]]

    @property
    def waits_for_me(self) -> bool:
        """Whether the account is the one to decide: asked by name, or nobody is, and no author of it."""
        return self.stage is Stage.OPEN and not self.holds_own and (self.is_asked or not self.asked)

    @property
    def size(self) -> dict[str, int]:
        """Claims and words added and removed, over all works."""
        sizes = [size_of(work.counts) for work in self.works]
        return {name: sum(each[name] for each in sizes) for name in sizes[0]} if sizes else {}

    @property
    def findings(self) -> dict[str, int]:
        """How many findings of each level the checks had when it was submitted."""
        found = [work.findings for work in self.works]
        return {
            level: sum(each.get(level, 0) for each in found) for level in ("block", "warn", "note")
        }

    @property
    def findings_now(self) -> dict[str, int] | None:
        """How many findings of each level the works have on the desk; None where one is to be checked anew."""
        found = [self.checked.get(work.work_id) for work in self.works]
        if None in found:
            return None
        return {
            level: sum(each[level] for each in found if each) for level in ("block", "warn", "note")
        }

    @property
    def newer(self) -> int:
        """How many changes of the works came after those submitted."""
        return sum(vars(work)["newer"] for work in self.works)


@dataclass(frozen=True)
class QueuePage:
    """Some submissions, and where the next page begins, if there is one."""

    rows: tuple[Queued, ...]
    next: Cursor | None


def queue_page(user: User, wanted: Wanted, after: Cursor | None = None) -> QueuePage:
    """Return a page of the submissions whose works an account may all see, in eight queries."""
    found = _narrowed(_visible(user), user, wanted)
    if after is not None:
        found = found.filter(_beyond(after, forwards=wanted.oldest_first))
    sign = "" if wanted.oldest_first else "-"
    submissions = list(_with_rows(found, user).order_by(f"{sign}at", f"{sign}pk")[: PER_PAGE + 1])
    shown = submissions[:PER_PAGE]
    more = Cursor(shown[-1].at, shown[-1].pk) if len(submissions) > PER_PAGE else None
    return QueuePage(tuple(_queued(shown, user)), more)


def _queued(submissions: Collection[Submission], user: User) -> Iterable[Queued]:
    """Return submissions, as rows of the list; three queries."""
    ids = {work.work_id for submission in submissions for work in submission.works.all()}
    held = Counter(comment.work_id for comment in open_blocking(ids)) if ids else Counter()
    checked = levels_now(ids)
    for submission in submissions:
        works = tuple(submission.works.all())
        requests = submission.requests.all()
        yield Queued(
            submission,
            stage_of(submission),
            works,
            tuple(request.reviewer.get_username() for request in requests),
            any(request.reviewer_id == user.pk for request in requests),
            any(vars(work)["is_own"] for work in works),
            sum(held[work.work_id] for work in works),
            next((d for d in submission.decisions.all() if d.verdict != Verdict.COMMENT), None),
            checked,
        )


def waiting_for(user: User) -> QuerySet[Submission]:
    """Return what waits for the account: it is asked by name, or nobody is; nothing that holds changes of its own."""
    asked = ReviewRequest.objects.filter(submission=OuterRef("pk"))
    own = works_seen_by(user).filter(Q(is_own=True), submission=OuterRef("pk"))
    found = at_stage(_visible(user), Stage.OPEN).filter(~Exists(own))
    wanted = Q(Exists(asked.filter(reviewer=user)))
    if may_publish(user):
        wanted |= ~Q(Exists(asked))
    return found.filter(wanted).order_by("at", "pk")


def returned_to(user: User) -> QuerySet[Submission]:
    """Return the account's submissions that came back and were not submitted anew, the latest first."""
    found = at_stage(with_stages(), Stage.RETURNED).filter(Q(is_superseded=False), by=user)
    return found.order_by("-at", "pk")


def _visible(user: User) -> QuerySet[Submission]:
    unseen = SubmittedWork.objects.filter(submission=OuterRef("pk")).exclude(
        kind__in=kinds_seen_by(user)
    )
    return with_stages().filter(~Exists(unseen))


def _narrowed(
    submissions: QuerySet[Submission], user: User, wanted: Wanted
) -> QuerySet[Submission]:
    if wanted.show == DECIDED:
        submissions = decided(submissions)
    elif wanted.show:
        submissions = at_stage(submissions, Stage(wanted.show))
    if wanted.kind:
        of_kind = SubmittedWork.objects.filter(submission=OuterRef("pk"), kind=wanted.kind)
        submissions = submissions.filter(Exists(of_kind))
    if wanted.author:
        submissions = submissions.filter(by_name__icontains=wanted.author)
    if wanted.asked_only:
        asked = ReviewRequest.objects.filter(submission=OuterRef("pk"), reviewer=user)
        submissions = submissions.filter(Exists(asked))
    return submissions.filter(by=wanted.by) if wanted.by else submissions


def _beyond(cursor: Cursor, *, forwards: bool) -> Q:
    side = "gt" if forwards else "lt"
    return Q(**{f"at__{side}": cursor.at}) | Q(at=cursor.at, **{f"pk__{side}": cursor.id})


def _with_rows(submissions: QuerySet[Submission], user: User) -> QuerySet[Submission]:
    """Fetch what a row of the list shows along, in three queries however many there are."""
    return submissions.prefetch_related(
        Prefetch("works", queryset=works_seen_by(user)),
        Prefetch("requests", queryset=ReviewRequest.objects.select_related("reviewer")),
        Prefetch("decisions", queryset=Decision.objects.order_by("at")),
    )


def works_seen_by(user: User) -> QuerySet[SubmittedWork]:
    """Return submitted works with `is_own` and `newer`: own changes since the edition, later changes."""
    standing = Edition.objects.filter(
        work_id=OuterRef(OuterRef("work_id")), withdrawal__isnull=True
    ).order_by("-number")
    own = Change.objects.filter(
        work_id=OuterRef("work_id"),
        by=user,
        number__lte=OuterRef("last"),
        number__gt=Coalesce(Subquery(standing.values("change_number")[:1]), Value(0)),
    )
    latest = Head.objects.filter(pk=OuterRef("work_id")).values("number")
    return SubmittedWork.objects.annotate(
        is_own=Exists(own), newer=Coalesce(Subquery(latest[:1]), F("last")) - F("last")
    )
