"""Deciding about a submission: comment, return, or approve and publish, now or at a set time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.models import (
    Decision,
    Edition,
    Occasion,
    Schedule,
    Submission,
    SubmittedWork,
    Verdict,
)
from conferences.permissions import NotAllowed, require_publisher
from conferences.services.comments import send_drafts
from conferences.services.edition_rows import Said
from conferences.services.errors import (
    NotAsSubmitted,
    NothingToPublish,
    PublishedMeanwhile,
    ReviewClosed,
    Unclear,
)
from conferences.services.notices import tell
from conferences.services.publication import Prepared, ToPublish, freeze, prepare
from conferences.services.publication_rules import require_settled
from conferences.services.rights import may_see
from conferences.services.submissions import (
    closing,
    locked_open,
    require_open,
    told_of,
    with_stages,
)
from conferences.services.submitting import usable
from sources.editorial.account_names import name_of
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Change

SHORTEST, LONGEST = 3, 500


@dataclass(frozen=True)
class Judgement:
    """What a reviewer decides: `words` go to the author, `edition` to the readers of a new edition."""

    verdict: Verdict
    words: str = ""
    edition: str = ""
    due: datetime | None = None


@dataclass(frozen=True)
class Decided:
    """What came of a decision: the editions that were published at once, or when they will be."""

    decision: Decision
    editions: tuple[Edition, ...] = ()
    schedule: Schedule | None = None


def decide(submission: Submission, *, by: User, judgement: Judgement, seal: str) -> Decided:
    """Give one decision; approving binds to `seal_of` what was shown, and publishes all or nothing.

    Raises NotAllowed, Unclear, ReviewClosed, NotAsSubmitted, and what publishing raises; then
    nothing is written.
    """
    require_publisher(by)
    judgement = _checked(judgement)
    present = with_stages().prefetch_related("works").get(pk=submission.pk)
    works = list(present.works.all())
    _require_right(present, works, by, judgement.verdict)
    require_open(present)
    approves = judgement.verdict is Verdict.PUBLISH
    prepared = prepare_submitted(works, by=by, seal=seal) if approves else None
    try:
        with transaction.atomic(), permitting(Permit.HISTORY):
            locked_open(present)
            if approves and seal != seal_of(works):
                raise PublishedMeanwhile(edition_meanwhile())
            return _write(present, by, judgement, prepared)
    except IntegrityError as error:
        if closing().filter(submission=present).exists():
            raise ReviewClosed(_("Somebody else decided this at the same moment.")) from error
        raise


def prepare_submitted(works: Iterable[SubmittedWork], *, by: User, seal: str = "") -> Prepared:
    """Render what a submission would publish; raises NotAsSubmitted and what `prepare` raises.

    With a seal, it must be that of what stands now.
    """
    works = list(works)
    require_as_submitted(works)
    if seal and seal != seal_of(works):
        raise PublishedMeanwhile(edition_meanwhile())
    published = published_changes(works)
    left = [work for work in works if published.get(work.work_id, 0) < work.last]
    if not left:
        raise NothingToPublish(_("All of these changes are published already."))
    return prepare(*(ToPublish(work.work_id, work.last) for work in left), by=by)


def published_changes(works: Iterable[SubmittedWork]) -> dict[object, int]:
    """Return the change of the last edition of each work that was not withdrawn; one query."""
    editions = Edition.objects.filter(
        work_id__in=[work.work_id for work in works], withdrawal__isnull=True
    )
    return dict(editions.order_by("number").values_list("work_id", "change_number"))


def require_as_submitted(works: Iterable[SubmittedWork]) -> None:
    """Raise NotAsSubmitted where the history no longer holds what was submitted; one query."""
    works = list(works)
    digests = {
        (work_id, number): digest
        for work_id, number, digest in Change.objects.filter(
            work_id__in=[work.work_id for work in works], number__in=[work.last for work in works]
        ).values_list("work_id", "number", "digest")
    }
    for work in works:
        if digests.get((work.work_id, work.last)) != work.digest:
            msg = _(
                "Change %(number)d of “%(label)s” is not what was submitted; nobody may publish it."
            )
            raise NotAsSubmitted(msg % {"number": work.last, "label": work.label})


def seal_of(works: Iterable[SubmittedWork]) -> str:
    """Return what binds a decision: the changes submitted, and the editions they were shown beside."""
    works = list(works)
    last = dict(
        Edition.objects.filter(work_id__in=[work.work_id for work in works])
        .order_by("number")
        .values_list("work_id", "number")
    )
    lines = sorted(
        f"{work.work_id} {work.last} {work.digest} {last.get(work.work_id, 0)}" for work in works
    )
    return sha256("\n".join(lines).encode()).hexdigest()


def edition_meanwhile() -> str:
    """Return what is said of a decision that an edition has overtaken."""
    return _("An edition was published since this page was made. Read it again, then decide.")


def _checked(judgement: Judgement) -> Judgement:
    words = usable("words", judgement.words, LONGEST)
    edition = usable("edition", judgement.edition, LONGEST)
    if judgement.verdict is Verdict.RECALL:
        raise NotAllowed(_("Only who submitted the changes takes them back."))
    if judgement.verdict is Verdict.RETURN and len(words) < SHORTEST:
        raise Unclear("words", _("Say what the author should do: they get these words back."))
    if judgement.verdict is Verdict.PUBLISH:
        if len(edition) < SHORTEST:
            raise Unclear("edition", _("Say in a sentence for readers what this edition changes."))
        if judgement.due is not None and judgement.due <= timezone.now():
            raise Unclear("due", _("This time is past: choose a later one, or publish at once."))
    return replace(judgement, words=words, edition=edition)


def _require_right(
    submission: Submission, works: Iterable[SubmittedWork], by: User, verdict: Verdict
) -> None:
    if not all(may_see(by, work.kind) for work in works):
        raise NotAllowed(_("This account may not see all of these works."))
    if verdict is Verdict.RETURN and submission.by_id == by.pk:
        raise NotAllowed(_("You submitted this: take it back instead of returning it."))


def _write(
    submission: Submission, by: User, judgement: Judgement, prepared: Prepared | None
) -> Decided:
    if prepared is None:
        decision = _decision(submission, by, judgement.verdict, judgement.words)
        sent = send_drafts(decision)
        if judgement.words or sent:
            _tell(decision)
        return Decided(decision)
    if judgement.words:
        # What is said to the author is no sentence for readers, and stands beside the approval.
        _decision(submission, by, Verdict.COMMENT, judgement.words)
    decision = _decision(submission, by, Verdict.PUBLISH, judgement.edition)
    send_drafts(decision)
    if judgement.due is not None:
        require_settled(prepared.proofs)
        schedule = Schedule.objects.create(decision=decision, due=judgement.due)
        return Decided(decision, schedule=schedule)
    said = Said(judgement.edition, submission.nature, is_correction=submission.is_correction)
    return Decided(decision, tuple(freeze(prepared, said=said)))


def _tell(decision: Decision) -> None:
    returns = decision.verdict == Verdict.RETURN
    tell(
        Occasion.RETURNED if returns else Occasion.COMMENTED,
        told_of(decision.submission.works.all()),
        by=decision.by,
        summary=decision.summary,
        submission=decision.submission,
    )


def _decision(submission: Submission, by: User, verdict: Verdict, summary: str) -> Decision:
    return Decision.objects.create(
        submission=submission,
        by=by,
        by_name=name_of(by),
        at=timezone.now(),
        verdict=verdict,
        summary=summary,
    )
