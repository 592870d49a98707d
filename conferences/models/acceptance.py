"""Warnings of the checks that somebody lets stand."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.editorial.versioning import append_only


@append_only
class Acceptance(models.Model):
    """An editor lets a warning stand, and says why; after a year it is asked again.

    `signature` is of what was found and where, so that a finding that says something else is a new one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=4)
    signature = models.CharField(max_length=64)
    # What the check said, for lists of what was accepted.
    message = models.TextField()
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="acceptances"
    )
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("accepted warning")
        verbose_name_plural = _("accepted warnings")
        ordering = ["at"]
        indexes = [models.Index(fields=["work_id", "at"], name="acceptance_of_work")]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"

    @property
    def lapses_at(self) -> datetime:
        """When it counts no more: a year after it was given."""
        return a_year_from(self.at, 1)


@append_only
class AcceptanceTakenBack(models.Model):
    """Somebody takes an acceptance back: from then on the warning is asked again."""

    acceptance = models.OneToOneField(
        Acceptance, on_delete=models.PROTECT, related_name="taken_back"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("acceptance taken back")
        verbose_name_plural = _("acceptances taken back")
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.acceptance} ({self.by_name})"


def a_year_from(at: datetime, years: int) -> datetime:
    """Return the same moment so many years later; of 29 February, on the 28th."""
    try:
        return at.replace(year=at.year + years)
    except ValueError:
        return at.replace(year=at.year + years, day=28)
