"""What the desk keeps for its lists: the last findings of the checks, and who follows up which claim."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CheckedWork(models.Model):
    """Derived: a work as the checks last saw it; due again from the act that changes what they said.

    `number` is the change that was checked. `manage.py check_entries --keep` makes all of it anew.
    """

    work_id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=20)
    label = models.CharField(max_length=300)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    is_due = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("checked work")
        verbose_name_plural = _("checked works")
        indexes = [models.Index(fields=["is_due", "kind"], name="checkedwork_due")]

    def __str__(self) -> str:
        return f"{self.label} {self.number}"


class KeptFinding(models.Model):
    """Derived: one thing that the checks found in a work, as they told it; in the order of the works' labels.

    Also a claim whose evidence lacks something: then `code` names that, and the level is empty.
    """

    work = models.ForeignKey(CheckedWork, on_delete=models.CASCADE, related_name="findings")
    code = models.CharField(max_length=12)
    level = models.CharField(max_length=5, blank=True)
    message = models.TextField(blank=True)
    member_label = models.CharField(max_length=60)
    member_id = models.UUIDField()
    field = models.CharField(max_length=40, blank=True)
    line = models.PositiveIntegerField(default=0)
    column = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("finding of the checks")
        verbose_name_plural = _("findings of the checks")
        indexes = [models.Index(fields=["code", "id"], name="keptfinding_of_code")]

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class KeptTotal(models.Model):
    """Derived: how many rows of one code, kind and level were kept; those of works that are due count along."""

    code = models.CharField(max_length=12)
    level = models.CharField(max_length=5, blank=True)
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("number of findings")
        verbose_name_plural = _("numbers of findings")
        constraints = [
            models.UniqueConstraint(fields=["code", "level", "kind"], name="kepttotal_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.kind}: {self.number}"


class Pursuit(models.Model):
    """Somebody has taken a claim to find evidence for it, or would rather not be shown it.

    `claim_id` is no foreign key: that a claim goes is no concern of who looked for its evidence.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pursuits"
    )
    claim_id = models.UUIDField()
    is_taken = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("pursuit of evidence")
        verbose_name_plural = _("pursuits of evidence")
        constraints = [
            models.UniqueConstraint(fields=["user", "claim_id"], name="pursuit_once_per_account"),
            models.UniqueConstraint(
                fields=["claim_id"], condition=models.Q(is_taken=True), name="pursuit_taken_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.claim_id}"
