"""Sources of the library that seem to be one, and of which somebody said that they are two."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.editorial.versioning import append_only


@append_only
class Distinction(models.Model):
    """An editor says of two sources that they are two, and why; until that is taken back.

    A pair stands in one order only, the lesser id first. The ids are no foreign keys: what was said
    outlives the sources, and counts again for one that is restored.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    one_id = models.UUIDField()
    other_id = models.UUIDField()
    # What they were called, and the number of the last change of each, when somebody looked at them.
    one_label = models.CharField(max_length=300)
    other_label = models.CharField(max_length=300)
    one_number = models.PositiveIntegerField()
    other_number = models.PositiveIntegerField()
    # By what they seemed to be one.
    found = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="distinctions"
    )
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("sources said to be two")
        verbose_name_plural = _("sources said to be two")
        ordering = ["-at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(one_id__lt=models.F("other_id")),
                name="distinction_lesser_id_first",
            ),
        ]
        indexes = [models.Index(fields=["one_id", "other_id"], name="distinction_of_pair")]

    def __str__(self) -> str:
        return f"{self.one_label} / {self.other_label}: {self.reason}"


@append_only
class DistinctionTakenBack(models.Model):
    """Somebody takes back that two sources are two: from then on it is asked again."""

    distinction = models.OneToOneField(
        Distinction, on_delete=models.PROTECT, related_name="taken_back"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("distinction taken back")
        verbose_name_plural = _("distinctions taken back")
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.distinction} ({self.by_name})"
