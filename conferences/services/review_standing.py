"""How far a work has come in review: what waits, what was returned, what readers have."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from django.db.models import Min
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.models import Decision, Edition, Submission, SubmittedWork, Verdict
from conferences.services.current_editions import latest_standing
from conferences.services.submissions import Stage, stage_of, with_stages
from sources.editorial.models import Change, Head, Work

# So many authors are named; of more the number is said.
NAMED = 3


class WorkStage(Enum):
    """The states that a work can be in, between a first draft and a withdrawn edition."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    NEWER_DRAFT = "newer-draft"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted"


@dataclass(frozen=True)
class ReviewStanding:
    """Where a work stands, and by whom: who wrote what is not published, who reviewed, who published."""

    stage: WorkStage
    latest: int
    edition: Edition | None
    submission: Submission | None
    submitted: SubmittedWork | None
    decision: Decision | None
    written_by: tuple[str, ...]

    @property
    def behind(self) -> int:
        """How many changes came after the edition that readers get."""
        return self.latest - (self.edition.change_number if self.edition else 0)

    @property
    def published_by(self) -> str:
        """Who published the edition that readers get."""
        return self.edition.published_by_name if self.edition else ""

    @property
    def reviewed_by(self) -> str:
        """Who decided last about the work."""
        return self.decision.by_name if self.decision else ""

    @property
    def words(self) -> str:
        """The state in a sentence or two, without who wrote it."""
        parts = [self._edition_words(), self.review_words]
        return " ".join(part for part in parts if part)

    @property
    def writers(self) -> str:
        """The names of those who wrote it, the first few of them."""
        names = list(self.written_by[:NAMED])
        if len(self.written_by) > NAMED:
            names.append(_("others"))
        return ", ".join(names)

    def _edition_words(self) -> str:
        if self.stage is WorkStage.DELETED:
            return _("Deleted; its history stays.")
        if self.edition is None:
            withdrawn = self.stage is WorkStage.WITHDRAWN
            return _("Withdrawn: readers have no edition.") if withdrawn else _("Not published.")
        if self.behind <= 0:
            return _("Edition %d is current.") % self.edition.number
        said = ngettext(
            "Edition %(edition)d is current; %(changes)d change since.",
            "Edition %(edition)d is current; %(changes)d changes since.",
            self.behind,
        )
        return said % {"edition": self.edition.number, "changes": self.behind}

    @property
    def review_words(self) -> str:
        """What waits, was returned or is set for later, in a sentence; "" for none of these."""
        if self.submitted is None or self.submission is None:
            return ""
        first, last = self.submitted.first, self.submitted.last
        people = {"author": self.submission.by_name, "reviewer": self.reviewed_by}
        # Languages have other plurals than one and many; here it is one number, or two.
        said = _said_of_one() if first == last else _said_of_several()
        return said.get(self.stage, "") % {"first": first, "last": last, **people}


def _said_of_one() -> dict[WorkStage, str]:
    return {
        WorkStage.SUBMITTED: _("Change %(last)d waits for review, submitted by %(author)s."),
        WorkStage.RETURNED: _("Change %(last)d was returned by %(reviewer)s."),
        WorkStage.SCHEDULED: _("Change %(last)d is approved and set to be published later."),
    }


def _said_of_several() -> dict[WorkStage, str]:
    return {
        WorkStage.SUBMITTED: _(
            "Changes %(first)d-%(last)d wait for review, submitted by %(author)s."
        ),
        WorkStage.RETURNED: _("Changes %(first)d-%(last)d were returned by %(reviewer)s."),
        WorkStage.SCHEDULED: _(
            "Changes %(first)d-%(last)d are approved and set to be published later."
        ),
    }


def standing_of(work_id: UUID) -> ReviewStanding:
    """Return where a work stands, in at most seven queries; one that there never was is a draft of none."""
    latest = Head.objects.filter(pk=work_id).values_list("number", flat=True).first() or 0
    edition = latest_standing(work_id)
    submitted = SubmittedWork.objects.filter(work_id=work_id).order_by("-pk").first()
    submission = with_stages().get(pk=submitted.submission_id) if submitted else None
    stage = _stage(work_id, latest, edition, submission)
    decided = (
        Decision.objects.filter(submission=submission).exclude(verdict=Verdict.COMMENT).first()
        if submission
        else None
    )
    published = edition.change_number if edition else 0
    return ReviewStanding(
        stage,
        latest,
        edition,
        submission,
        submitted,
        decided,
        tuple(_writers(work_id, published)) or tuple(edition.written_by if edition else ()),
    )


def in_review(work_id: UUID) -> ReviewStanding | None:
    """Return where a work stands if it was ever submitted, else None, after one query."""
    if not SubmittedWork.objects.filter(work_id=work_id).exists():
        return None
    return standing_of(work_id)


def _stage(
    work_id: UUID, latest: int, edition: Edition | None, submission: Submission | None
) -> WorkStage:
    if latest and not Work.objects.filter(pk=work_id).exists():
        return WorkStage.DELETED
    of_submission = {
        Stage.OPEN: WorkStage.SUBMITTED,
        Stage.SCHEDULED: WorkStage.SCHEDULED,
        Stage.RETURNED: WorkStage.RETURNED,
    }
    published = edition.change_number if edition else 0
    if submission and latest > published and stage_of(submission) in of_submission:
        return of_submission[stage_of(submission)]
    if edition is not None:
        return WorkStage.NEWER_DRAFT if latest > published else WorkStage.PUBLISHED
    was_published = Edition.objects.filter(work_id=work_id).exists()
    return WorkStage.WITHDRAWN if was_published else WorkStage.DRAFT


def _writers(work_id: UUID, published: int) -> list[str]:
    found = Change.objects.filter(work_id=work_id, number__gt=published).values("by_name")
    named = found.annotate(began=Min("number")).order_by("began")
    return list(named.values_list("by_name", flat=True)[: NAMED + 1])
