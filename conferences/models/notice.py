"""Who follows a work, and what they were told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Occasion(models.TextChoices):
    """Why somebody is told."""

    CHANGED = "changed", _("changed")
    REQUESTED = "requested", _("your review is asked for")
    SUBMITTED = "submitted", _("submitted for review")
    COMMENTED = "commented", _("commented on")
    RETURNED = "returned", _("returned")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    NOT_PUBLISHED = "not-published", _("not published as set")
    MERGED = "merged", _("merged")


class Watch(models.Model):
    """Somebody follows a work."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches"
    )
    work_id = models.UUIDField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("watched work")
        verbose_name_plural = _("watched works")
        constraints = [models.UniqueConstraint(fields=["user", "work_id"], name="watch_once")]
        indexes = [models.Index(fields=["work_id"], name="watch_of_work")]

    def __str__(self) -> str:
        return f"{self.user} {self.work_id}"


class Notice(models.Model):
    """What one account is told: about which work, on what occasion, by whose act."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    occasion = models.CharField(max_length=14, choices=Occasion)
    work_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    label = models.CharField(max_length=300)
    # The change that it is about; null where it is about a submission or an edition.
    number = models.PositiveIntegerField(null=True)
    submission = models.ForeignKey(
        "conferences.Submission", null=True, on_delete=models.CASCADE, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    summary = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["user", "-at"], name="notice_of_user"),
            models.Index(
                fields=["user"], condition=models.Q(read_at__isnull=True), name="notice_unread"
            ),
            models.Index(
                fields=["at"], condition=models.Q(mailed_at__isnull=True), name="notice_unmailed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occasion}: {self.label}"


class NoticePreference(models.Model):
    """Whether an account wants its notices by e-mail; without one it does."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="notice_preference",
    )
    is_mailed = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("preference for notices")
        verbose_name_plural = _("preferences for notices")

    def __str__(self) -> str:
        return f"{self.user}: {self.is_mailed}"
