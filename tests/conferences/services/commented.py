"""Comments that were sent on a work, and the decisions that sent them."""

from django.utils import timezone

from conferences.models import (
    Claim,
    Comment,
    Decision,
    Submission,
    SubmittedWork,
)
from conferences.services.comment_anchors import Anchor
from conferences.services.comments import (
    Said,
    save_draft,
    send_drafts,
    threads_of,
)
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Head
from sources.editorial.recording import base_of


def on_words(event, quotation="20 February", key="first", **more) -> Anchor:
    claim = Claim.objects.get(key=key)
    return Anchor(base_of(event), "conferences.claim", claim.pk, "statement:en", quotation, **more)


def decided(event, by, verdict="comment") -> Decision:
    """Return a decision about the work as it is now, written as the service for decisions does."""
    head = Head.objects.get(pk=event.pk)
    at = timezone.now()
    with permitting(Permit.HISTORY):
        submission = Submission.objects.create(
            by=by, by_name="x", at=at, summary="All of it.", nature="wording"
        )
        SubmittedWork.objects.create(
            submission=submission, work_id=head.pk, kind=head.kind, label=head.label,
            first=1, last=head.number, digest=head.digest,
        )  # fmt: skip
        return Decision.objects.create(
            submission=submission, by=by, by_name=str(by), at=at, verdict=verdict
        )


def sent(event, by, anchor=None, **said) -> Comment:
    said = {"text": "Which calendar?", **said}
    save_draft(event.pk, anchor or on_words(event), Said(**said), by=by)
    return send_drafts(decided(event, by))[-1]


def texts(event, user) -> list[str]:
    return [thread.opening.text for thread in threads_of(event.pk, user)]
