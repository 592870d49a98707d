"""Works, and the history of each: heads, changes, and which version of which row held when."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision, Version

from sources.editorial.form_models import KeptForm, Presence
from sources.editorial.versioned import Member, VersionedModel, VersionedQuerySet
from sources.editorial.versioning import append_only

__all__ = [
    "Act",
    "Change",
    "Head",
    "KeptForm",
    "Member",
    "MemberVersion",
    "Presence",
    "VersionedModel",
    "VersionedQuerySet",
    "Work",
]


class Act(models.TextChoices):
    """What kind of act a change records."""

    CREATE = "create", _("created")
    EDIT = "edit", _("edited")
    DELETE = "delete", _("deleted")
    IMPORT = "import", _("imported")
    MERGE = "merge", _("merged")
    UNDO = "undo", _("undone")
    RESTORE = "restore", _("restored")


class Work(models.Model):
    """What has a history of its own: the common table of events, people, places, organisations, sources.

    Claims, names and texts point here, so that each may belong to any kind of work by a real
    foreign key. The columns are derived from the work's own record, for looking works up across kinds.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, editable=False)
    label = models.CharField(max_length=300, editable=False)
    folded_label = models.CharField(max_length=300, editable=False, db_index=True)

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")

    def __str__(self) -> str:
        return self.label


@append_only
class Head(models.Model):
    """The end of a work's history: the number and digest of its latest change; outlives the work."""

    work_id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=20)
    label = models.CharField(max_length=300)
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("head of a history")
        verbose_name_plural = _("heads of histories")

    def __str__(self) -> str:
        return f"{self.kind} {self.label} @ {self.number}"


@append_only
class Change(models.Model):
    """One recorded act on a work: who, when, why, what; numbered from 1, chained by digest.

    `work_id` is no foreign key: a history outlives its work.
    """

    work_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=10, choices=Act)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="changes"
    )
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    summary = models.CharField(max_length=500)
    # Null for an act that only deleted: django-reversion stores no revision for it.
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.PROTECT, related_name="changes"
    )
    schema = models.PositiveSmallIntegerField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["work_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["work_id", "number"], name="change_once_per_number"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="change_number_from_one"
            ),
        ]
        indexes = [
            # The history of the whole site, whole or of one person, kind or act.
            models.Index(fields=["-at", "-id"], name="change_latest_first"),
            models.Index(fields=["by", "-at", "-id"], name="change_latest_by"),
            models.Index(fields=["kind", "-at", "-id"], name="change_latest_of_kind"),
            models.Index(fields=["act", "-at", "-id"], name="change_latest_of_act"),
            # Who wrote a work, asked at each save of it: see `conferences.services.notices`.
            models.Index(fields=["work_id", "by", "act"], name="change_by_whom"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.summary}"


@append_only
class MemberVersion(models.Model):
    """From which change to which a version of a row held: [since, until).

    `fork` is set when the interval closes: the fork node of the interval in the virtual binary
    tree over change numbers (Kriegel, Pötke and Seidl, "Managing Intervals Efficiently in
    Object-Relational Databases", VLDB 2000), by which a state is found without passing over
    the intervals that do not hold it.
    """

    work_id = models.UUIDField()
    label = models.CharField(max_length=60)
    member_id = models.UUIDField()
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="intervals")
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField(null=True)
    fork = models.PositiveIntegerField(null=True)
    # As `Change.schema` of the change that brought it, here for reading a state in one query.
    schema = models.PositiveSmallIntegerField()
    salt = models.CharField(max_length=32)
    commitment = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("version of a row")
        verbose_name_plural = _("versions of rows")
        constraints = [
            models.UniqueConstraint(
                fields=["member_id"],
                condition=models.Q(until__isnull=True),
                name="memberversion_one_open_per_member",
            ),
            models.UniqueConstraint(
                fields=["member_id", "since"], name="memberversion_once_per_change"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")),
                name="memberversion_interval_forwards",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True, fork__isnull=True)
                | models.Q(until__isnull=False, fork__isnull=False),
                name="memberversion_fork_when_closed",
            ),
        ]
        indexes = [
            # A state at change n: see `states.holding_at`.
            models.Index(fields=["work_id", "fork", "until"], name="memberversion_fork_until"),
            models.Index(fields=["work_id", "fork", "since"], name="memberversion_fork_since"),
            # What a change brought and what it ended: history, blame, comparison.
            models.Index(fields=["work_id", "since"], name="memberversion_since"),
            models.Index(fields=["work_id", "until"], name="memberversion_until"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.member_id} [{self.since}, {self.until or '…'})"
