"""Addresses that led to a work once, and works that were merged into others."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.editorial.versioning import append_only


@append_only
class FormerAddress(models.Model):
    """Under this slug a published work could be read once; readers are led to where it is now."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=80)
    work_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="formeraddress_once")]
        indexes = [models.Index(fields=["work_id"], name="formeraddress_of_work")]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"


@append_only
class Merger(models.Model):
    """One work was merged into another, in one act; `changes` leads from each work to its change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    merged_id = models.UUIDField()
    merged_label = models.CharField(max_length=300)
    # By this key texts of earlier states name it still.
    merged_key = models.CharField(max_length=80)
    into_id = models.UUIDField()
    into_label = models.CharField(max_length=300)
    changes = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mergers"
    )
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    summary = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("merger")
        verbose_name_plural = _("mergers")
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["merged_id"], name="merger_of_merged"),
            models.Index(fields=["into_id"], name="merger_into"),
        ]

    def __str__(self) -> str:
        return f"{self.merged_label} → {self.into_label}"


@append_only
class MergerUndone(models.Model):
    """A merger was undone, by whom and when; both works stand for themselves again."""

    merger = models.OneToOneField(Merger, on_delete=models.PROTECT, related_name="undone")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    changes = models.JSONField()

    class Meta:
        verbose_name = _("undone merger")
        verbose_name_plural = _("undone mergers")

    def __str__(self) -> str:
        return str(self.merger)
