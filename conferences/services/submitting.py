"""Asking for review: the changes since the last edition of one work or of several, as one submission."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.models import (
    Decision,
    Nature,
    Occasion,
    ReviewRequest,
    Submission,
    SubmittedWork,
    Verdict,
)
from conferences.permissions import NotAllowed, may_publish
from conferences.services.checking import check_works
from conferences.services.errors import (
    ChangedMeanwhile,
    NothingToSubmit,
    SubmittedAlready,
    Unclear,
)
from conferences.services.notices import tell
from conferences.services.pending import Pending, counts_of, pending_of, still_latest
from conferences.services.rights import has_right
from conferences.services.submissions import locked_open, open_submissions, told_of
from sources.editorial.account_names import name_of
from sources.editorial.guard import Permit, permitting
from sources.editorial.input_gate import UnusableText, clean_line
from sources.editorial.states import state_at

SHORTEST, LONGEST = 10, 300
# So many works are reviewed together at most; a reviewer reads each of them.
MOST_WORKS = 20


@dataclass(frozen=True)
class Shown:
    """A work, and the number and digest of the change that was its latest when it was shown."""

    work_id: UUID
    number: int
    digest: str


@dataclass(frozen=True)
class Request:
    """What an author says of the changes, and whom they ask for a review."""

    summary: str
    nature: str
    is_correction: bool = False
    reviewers: tuple[User, ...] = ()


def submit(*works: Shown, by: User, request: Request) -> Submission:
    """Submit all that is not published of some works; bound to the changes that were shown.

    Raises Unclear, NotAllowed, NothingToSubmit, ChangedMeanwhile and SubmittedAlready; then nothing
    is written.
    """
    summary = _checked_summary(request)
    pendings = _checked_works(works, by)
    _require_reviewers(request.reviewers, by)
    counts = {pending.work_id: counts_of(pending) for pending in pendings}
    findings = _findings(pendings)
    with transaction.atomic(), permitting(Permit.HISTORY):
        if not still_latest(pendings):
            raise ChangedMeanwhile(_changed(pendings))
        _refuse_twice(pendings)
        submission = Submission.objects.create(
            by=by,
            by_name=name_of(by),
            at=timezone.now(),
            summary=summary,
            nature=request.nature,
            is_correction=request.is_correction,
        )
        asked_for = SubmittedWork.objects.bulk_create(
            SubmittedWork(
                submission=submission,
                work_id=pending.work_id,
                kind=pending.kind,
                label=pending.label,
                first=pending.first,
                last=pending.latest,
                digest=pending.digest,
                edition=pending.edition,
                counts=counts[pending.work_id],
                findings=findings[pending.work_id],
            )
            for pending in pendings
        )
        ReviewRequest.objects.bulk_create(
            ReviewRequest(submission=submission, reviewer=reviewer)
            for reviewer in request.reviewers
        )
        about = told_of(asked_for)
        tell(Occasion.SUBMITTED, about, by=by, summary=summary, submission=submission)
    return submission


def recall(submission: Submission, *, by: User, reason: str = "") -> Decision:
    """Take a submission back, as its author may while nobody has closed it.

    Raises NotAllowed, ReviewClosed and Unclear.
    """
    if submission.by_id != by.pk or not by.is_active:
        raise NotAllowed(_("Only who submitted the changes takes them back."))
    words = usable("reason", reason, 500)
    with transaction.atomic(), permitting(Permit.HISTORY):
        locked_open(submission)
        return Decision.objects.create(
            submission=submission,
            by=by,
            by_name=name_of(by),
            at=timezone.now(),
            verdict=Verdict.RECALL,
            summary=words,
        )


def usable(field: str, text: str, longest: int) -> str:
    """Return words in one line; raises Unclear for what cannot be kept, or is too long."""
    try:
        words = clean_line(text)
    except UnusableText as error:
        raise Unclear(field, str(error)) from error
    if len(words) > longest:
        msg = _("Say it in at most %(most)d characters; these are %(now)d.")
        raise Unclear(field, msg % {"most": longest, "now": len(words)})
    return words


def _checked_summary(request: Request) -> str:
    summary = usable("summary", request.summary, LONGEST)
    if len(summary) < SHORTEST:
        msg = _("Say in at least %d characters what the changes do, and why.") % SHORTEST
        raise Unclear("summary", msg)
    if request.nature not in Nature.values:
        raise Unclear("nature", _("Choose what sort of change this is."))
    return summary


def _checked_works(works: Sequence[Shown], by: User) -> list[Pending]:
    shown = {work.work_id: work for work in works}
    if not 1 <= len(shown) <= MOST_WORKS:
        msg = _("Submit at least one work, and at most %d together.") % MOST_WORKS
        raise NothingToSubmit(msg)
    found = pending_of(*shown)
    for work_id in shown:
        pending = found.get(work_id)
        if pending is None or not (by.is_active and has_right(by, pending.kind, "change")):
            raise NotAllowed(_("There is no such work, or this account may not change it."))
        if pending.is_deleted:
            msg = _("“%s” was deleted: there is nothing to publish.") % pending.label
            raise NothingToSubmit(msg)
        if (pending.latest, pending.digest) != (shown[work_id].number, shown[work_id].digest):
            raise ChangedMeanwhile(_changed([pending]))
        if pending.is_empty:
            msg = _("All changes of “%s” are published already.") % pending.label
            raise NothingToSubmit(msg)
    return [found[work_id] for work_id in shown]


def _findings(pendings: Collection[Pending]) -> dict[UUID, dict[str, int]]:
    """Return how many findings of each level nobody accepted, taking the works together."""
    found = check_works(
        state_at(pending.work_id, pending.latest, latest=pending.latest) for pending in pendings
    )
    counted = {
        work_id: Counter(str(finding.level) for finding in each if finding.accepted is None)
        for work_id, each in found.items()
    }
    return {pending.work_id: dict(counted.get(pending.work_id, {})) for pending in pendings}


def _changed(pendings: Collection[Pending]) -> str:
    names = ", ".join(f"“{pending.label}”" for pending in pendings)
    return _("Changed since this was shown: %s. Read the list again, then submit.") % names


def _require_reviewers(reviewers: Collection[User], by: User) -> None:
    for reviewer in reviewers:
        if reviewer.pk == by.pk or not may_publish(reviewer):
            msg = _("%s cannot be asked to review this.") % name_of(reviewer)
            raise Unclear("reviewers", msg)


def _refuse_twice(pendings: Collection[Pending]) -> None:
    wanted = {(pending.work_id, pending.digest) for pending in pendings}
    waiting = open_submissions().filter(works__digest__in=[digest for _id, digest in wanted])
    for submission in waiting.distinct().prefetch_related("works"):
        if {(work.work_id, work.digest) for work in submission.works.all()} == wanted:
            msg = _("Exactly these changes wait for review already, submitted by %s.")
            raise SubmittedAlready(msg % submission.by_name)
