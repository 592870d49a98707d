"""What reviewers are asked, what they decide, and what is said in between.

A submission names changes by number and digest, so that a decision is about exactly what was read.
What was decided or said is never altered; what a reviewer has written and not yet sent is a draft
that nobody else sees.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.editorial.versioning import append_only


class Nature(models.TextChoices):
    """What sort of change its author says it is."""

    CORRECTION = "correction", _("correction")
    ADDITION = "addition", _("addition")
    WORDING = "wording", _("wording")
    SOURCES = "sources", _("sources")


class Verdict(models.TextChoices):
    """What became of a submission."""

    COMMENT = "comment", _("commented")
    RETURN = "return", _("returned")
    PUBLISH = "publish", _("approved")
    RECALL = "recall", _("taken back by its author")


class Fate(models.TextChoices):
    """What became of a publication that was set for later."""

    PUBLISHED = "published", _("published")
    CANCELLED = "cancelled", _("cancelled")
    FAILED = "failed", _("failed")


def _account(related_name: str) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name=related_name
    )


@append_only
class Submission(models.Model):
    """An author asks that changes be reviewed; works that name one another are submitted together."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = _account("submissions")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    summary = models.CharField(max_length=300)
    nature = models.CharField(max_length=12, choices=Nature)
    is_correction = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["at"]
        indexes = [models.Index(fields=["at"], name="submission_oldest")]

    def __str__(self) -> str:
        return self.summary


@append_only
class SubmittedWork(models.Model):
    """The changes of one work, first to last, that a submission asks to be reviewed."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="works")
    work_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    label = models.CharField(max_length=300)
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    # The numbers of the comparison with the last edition, by the keys of its filters, as the author saw them.
    edition = models.PositiveIntegerField(null=True)
    counts = models.JSONField(default=dict)
    # How many findings of each level the checks had when it was submitted.
    findings = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("submitted work")
        verbose_name_plural = _("submitted works")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "work_id"], name="submittedwork_once"),
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="submittedwork_forwards"
            ),
        ]
        indexes = [models.Index(fields=["work_id", "-last"], name="submittedwork_of_work")]

    def __str__(self) -> str:
        changes = self.first if self.first == self.last else f"{self.first}-{self.last}"
        return f"{self.label} {changes}"


@append_only
class ReviewRequest(models.Model):
    """Somebody was asked by name to review a submission."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="requests")
    reviewer = _account("review_requests")

    class Meta:
        verbose_name = _("request for review")
        verbose_name_plural = _("requests for review")
        constraints = [
            models.UniqueConstraint(fields=["submission", "reviewer"], name="reviewrequest_once")
        ]

    def __str__(self) -> str:
        return str(self.reviewer)


@append_only
class Decision(models.Model):
    """What one reviewer decided about a submission, given together with the comments it sends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="decisions")
    by = _account("decisions")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    verdict = models.CharField(max_length=8, choices=Verdict)
    summary = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["at"]
        indexes = [models.Index(fields=["-at"], name="decision_latest")]
        constraints = [
            # A submission is closed once; it may be commented on any number of times before.
            models.UniqueConstraint(
                fields=["submission"],
                condition=~models.Q(verdict="comment"),
                name="decision_closes_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.summary}"


@append_only
class Schedule(models.Model):
    """An approved publication that is set for later; what became of it is its outcome."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="schedule")
    due = models.DateTimeField()

    class Meta:
        verbose_name = _("publication set for later")
        verbose_name_plural = _("publications set for later")
        ordering = ["due"]
        indexes = [models.Index(fields=["due"], name="schedule_due")]

    def __str__(self) -> str:
        return self.due.isoformat()


@append_only
class Outcome(models.Model):
    """What became of a publication that was set for later, and why."""

    schedule = models.OneToOneField(Schedule, on_delete=models.PROTECT, related_name="outcome")
    fate = models.CharField(max_length=10, choices=Fate)
    at = models.DateTimeField()
    # Null where the clock acted, and no person.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("outcome of a set publication")
        verbose_name_plural = _("outcomes of set publications")

    def __str__(self) -> str:
        return f"{self.fate} {self.reason}".strip()


class Anchored(models.Model):
    """What is said about a work, a row of it, a field of the row, or words in that field.

    `quotation` are the words meant, `before` and `after` what stood round them at change `number`,
    so that the words can be found again after they have moved.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=60, blank=True)
    member_id = models.UUIDField(null=True)
    field = models.CharField(max_length=60, blank=True)
    quotation = models.TextField(blank=True)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    suggestion = models.TextField(blank=True)
    is_blocking = models.BooleanField(default=False)
    thread = models.ForeignKey(
        "conferences.Comment", null=True, on_delete=models.PROTECT, related_name="%(class)s_answers"
    )
    at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text[:80]


@append_only
class Comment(Anchored):
    """A comment that was sent; one without a thread begins its own."""

    by = _account("comments")
    by_name = models.CharField(max_length=200)
    # Null for an answer, which belongs to no review.
    decision = models.ForeignKey(
        Decision, null=True, on_delete=models.PROTECT, related_name="comments"
    )

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["work_id", "at"], name="comment_of_work"),
            models.Index(fields=["member_id"], name="comment_of_row"),
        ]


class CommentDraft(Anchored):
    """A comment that its author has not sent; nobody else sees it."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="comment_drafts"
    )

    class Meta:
        verbose_name = _("comment not sent yet")
        verbose_name_plural = _("comments not sent yet")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["by", "work_id"], name="commentdraft_own")]


@append_only
class Resolution(models.Model):
    """A thread was settled, or opened again; `change` is the one that took a suggestion over.

    A thread that was answered before its suggestion was taken over stays open.
    """

    thread = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="resolutions")
    by = _account("resolutions")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    is_resolved = models.BooleanField()
    change = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("resolution of a thread")
        verbose_name_plural = _("resolutions of threads")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return "resolved" if self.is_resolved else "open"


class Viewed(models.Model):
    """A reviewer has seen a difference; `signature` is of its content, so a new one is unseen again."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="viewed"
    )
    work_id = models.UUIDField()
    signature = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("viewed difference")
        verbose_name_plural = _("viewed differences")
        constraints = [
            models.UniqueConstraint(fields=["user", "work_id", "signature"], name="viewed_once")
        ]

    def __str__(self) -> str:
        return self.signature
