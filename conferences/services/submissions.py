"""How a submission stands: what was decided of it, and whether something newer took its place."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.models import (
    Decision,
    Edition,
    Fate,
    Outcome,
    Schedule,
    Submission,
    SubmittedWork,
    Verdict,
)
from conferences.services.errors import ReviewClosed
from conferences.services.notices import About


def told_of(works: Iterable[SubmittedWork]) -> list[About]:
    """Return the works of a submission as those concerned are told of them."""
    return [About(work.work_id, work.kind, work.label, work.last) for work in works]


class Stage(Enum):
    """How far a submission has come; the value is how addresses name it."""

    OPEN = "open"
    SUPERSEDED = "superseded"
    OVERTAKEN = "overtaken"
    RETURNED = "returned"
    RECALLED = "recalled"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def words(self) -> str:
        """What it is called on a page."""
        return str(_STAGE_WORDS[self])


_STAGE_WORDS = {
    Stage.OPEN: gettext_lazy("waits for review"),
    Stage.SUPERSEDED: gettext_lazy("superseded by a newer submission"),
    Stage.OVERTAKEN: gettext_lazy("published otherwise"),
    Stage.RETURNED: gettext_lazy("returned"),
    Stage.RECALLED: gettext_lazy("taken back by its author"),
    Stage.SCHEDULED: gettext_lazy("approved, to be published later"),
    Stage.PUBLISHED: gettext_lazy("published"),
    Stage.CANCELLED: gettext_lazy("approved, then cancelled"),
    Stage.FAILED: gettext_lazy("approved, not published"),
}
_CLOSED = {
    Verdict.RETURN: Stage.RETURNED,
    Verdict.RECALL: Stage.RECALLED,
    Verdict.PUBLISH: Stage.PUBLISHED,
}
_FATES = {
    Fate.PUBLISHED: Stage.PUBLISHED,
    Fate.CANCELLED: Stage.CANCELLED,
    Fate.FAILED: Stage.FAILED,
}


def closing() -> QuerySet[Decision]:
    """Return the decisions that close a submission."""
    return Decision.objects.exclude(verdict=Verdict.COMMENT)


def with_stages() -> QuerySet[Submission]:
    """Return the submissions, each with what `stage_of` needs."""
    closed = closing().filter(submission=OuterRef("pk"))
    of_schedule = Schedule.objects.filter(decision__submission=OuterRef("pk"))
    outcome = Outcome.objects.filter(schedule__decision__submission=OuterRef("pk"))
    works = SubmittedWork.objects.filter(submission=OuterRef("pk"))
    return Submission.objects.annotate(
        closed_as=Subquery(closed.values("verdict")[:1]),
        is_scheduled=Exists(of_schedule),
        fate=Subquery(outcome.values("fate")[:1]),
        is_superseded=Exists(works.filter(Exists(_newer()))),
        is_overtaken=~Exists(works.exclude(Exists(_published()))),
    )


def open_submissions() -> QuerySet[Submission]:
    """Return those that wait for a decision, the oldest first."""
    return at_stage(with_stages(), Stage.OPEN).order_by("at", "pk")


def at_stage(submissions: QuerySet[Submission], stage: Stage) -> QuerySet[Submission]:
    """Narrow submissions with stages to those at one stage."""
    unclosed = Q(closed_as=None)
    conditions = {
        Stage.OPEN: unclosed & Q(is_superseded=False, is_overtaken=False),
        Stage.SUPERSEDED: unclosed & Q(is_superseded=True, is_overtaken=False),
        Stage.OVERTAKEN: unclosed & Q(is_overtaken=True),
        Stage.RETURNED: Q(closed_as=Verdict.RETURN),
        Stage.RECALLED: Q(closed_as=Verdict.RECALL),
        Stage.SCHEDULED: Q(is_scheduled=True, fate=None),
        Stage.PUBLISHED: Q(closed_as=Verdict.PUBLISH, is_scheduled=False) | Q(fate=Fate.PUBLISHED),
        Stage.CANCELLED: Q(fate=Fate.CANCELLED),
        Stage.FAILED: Q(fate=Fate.FAILED),
    }
    return submissions.filter(conditions[stage])


def decided(submissions: QuerySet[Submission]) -> QuerySet[Submission]:
    """Narrow submissions with stages to those that a decision has closed."""
    closed = ~Q(closed_as=None)
    return submissions.filter(closed)


def _newer() -> QuerySet[SubmittedWork]:
    """Return later submissions of the work of the outer row; rows are numbered as they are written."""
    return SubmittedWork.objects.filter(work_id=OuterRef("work_id"), pk__gt=OuterRef("pk"))


def _published() -> QuerySet[Edition]:
    """Return editions that hold, or come after, the changes of the outer row."""
    return Edition.objects.filter(
        work_id=OuterRef("work_id"), change_number__gte=OuterRef("last"), withdrawal__isnull=True
    )


def stage_of(submission: Submission) -> Stage:
    """Return how a submission stands, which came from `with_stages`."""
    held: dict[str, Any] = vars(submission)
    if held["is_scheduled"]:
        return _FATES[Fate(held["fate"])] if held["fate"] else Stage.SCHEDULED
    if held["closed_as"]:
        return _CLOSED[Verdict(held["closed_as"])]
    if held["is_overtaken"]:
        return Stage.OVERTAKEN
    return Stage.SUPERSEDED if held["is_superseded"] else Stage.OPEN


def locked_open(submission: Submission) -> Submission:
    """Return a submission as it stands, held until the end of the transaction.

    Raises ReviewClosed unless it still waits for a decision.
    """
    Submission.objects.select_for_update().get(pk=submission.pk)
    present = with_stages().get(pk=submission.pk)
    require_open(present)
    return present


def require_open(submission: Submission) -> None:
    """Raise ReviewClosed unless the submission, which came from `with_stages`, waits for a decision."""
    stage = stage_of(submission)
    if stage is Stage.OPEN:
        return
    closed = closing().filter(submission=submission).first()
    if closed is None:
        said = _("This submission no longer waits for a decision: %s.") % stage.words
    else:
        said = _("This submission was decided already: %(stage)s, by %(who)s.") % {
            "stage": stage.words,
            "who": closed.by_name,
        }
    raise ReviewClosed(said)
