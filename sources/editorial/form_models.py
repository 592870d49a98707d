"""What the server keeps of a form that is not saved yet, and who has one open; neither is history."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptForm(models.Model):
    """What an account has typed into the form of a work, as posted; only that account sees it.

    `base` is the number of the change on which the form rested, 0 for a new work. One that was
    overtaken by somebody else's change waits for decisions: `is_overtaken`.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_forms"
    )
    work_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    base = models.PositiveIntegerField()
    data = models.JSONField()
    is_overtaken = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("kept form")
        verbose_name_plural = _("kept forms")
        constraints = [models.UniqueConstraint(fields=["user", "work_id"], name="keptform_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.work_id}"


class Presence(models.Model):
    """Somebody has the form of a work open in a window, and when it was last heard from."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences"
    )
    work_id = models.UUIDField()
    window = models.UUIDField(unique=True)
    section = models.CharField(max_length=60, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("presence at a form")
        verbose_name_plural = _("presences at forms")
        indexes = [models.Index(fields=["work_id", "seen_at"], name="presence_of_work")]

    def __str__(self) -> str:
        return f"{self.user} {self.work_id}"
