"""Editions: the immutable published states of works, and what readers find them by.

Public pages, the API, feeds and search know these models only. No row is ever changed but the
pointer to the current edition; all are written by `conferences.services` alone.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models.claim import Stance, Standing
from conferences.models.review import Nature
from conferences.querysets import EditionQuerySet, PublicationQuerySet
from sources.editorial.versioning import append_only


@append_only
class Edition(models.Model):
    """A published state of a work, numbered from 1 for each work; what readers read and cite."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    slug = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=300)
    folded_label = models.CharField(max_length=300)
    languages = models.JSONField()
    # The change that is published, and the latest change of every other work it rests on.
    change_number = models.PositiveIntegerField()
    change_digest = models.CharField(max_length=64)
    rests_on = models.JSONField()
    written_by = models.JSONField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="editions"
    )
    published_by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    summary = models.CharField(max_length=500)
    # What readers may know of the submission that led to it; "" where nobody said.
    nature = models.CharField(max_length=12, choices=Nature, blank=True, default="")
    is_correction = models.BooleanField(default=False)
    facts = models.JSONField()
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    # The bounds widened for dates marked uncertain or approximate, for filtering by time.
    padded_earliest = models.DateField(null=True)
    padded_latest = models.DateField(null=True)
    is_disputed = models.BooleanField(default=False)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        permissions = [("publish_work", _("Can publish and withdraw editions"))]
        constraints = [
            models.UniqueConstraint(fields=["work_id", "number"], name="edition_once_per_number"),
        ]
        indexes = [models.Index(fields=["kind", "slug", "-number"], name="edition_by_address")]

    def __str__(self) -> str:
        return f"{self.label}, {self.number}"


@append_only
class EditionText(models.Model):
    """An edition in one language: the article as readers get it, and its plain text for search."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    description = models.CharField(max_length=500, blank=True)
    html = models.TextField()
    # The same for machines, as JSON-LD; "" in editions made before it was kept.
    linked_data = models.TextField(blank=True, default="")
    plain = models.TextField()
    folded = models.TextField()

    class Meta:
        verbose_name = _("text of an edition")
        verbose_name_plural = _("texts of editions")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "language"], name="editiontext_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


@append_only
class Publication(models.Model):
    """Which edition of a work is current; the edition is null when none is left."""

    work_id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    slug = models.CharField(max_length=80)
    edition = models.OneToOneField(
        Edition, null=True, on_delete=models.PROTECT, related_name="publication"
    )
    # The work into which this one was merged; readers are led there.
    successor_id = models.UUIDField(null=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="publication_slug_once"),
            models.UniqueConstraint(fields=["kind", "key"], name="publication_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"


@append_only
class Withdrawal(models.Model):
    """An edition was withdrawn: by whom, when, and the reason that readers see."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="withdrawals"
    )
    at = models.DateTimeField()
    reason = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")

    def __str__(self) -> str:
        return self.reason


@append_only
class PublishedQuestion(models.Model):
    """A question as an edition states it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="questions")
    key = models.CharField(max_length=80)
    position = models.PositiveIntegerField()
    property = models.CharField(max_length=12)
    is_disputed = models.BooleanField()
    # Some source supports an answer; where none does, the question stands open.
    is_answered = models.BooleanField(default=True)
    # What readers may search it by: the question and its answers in every language, folded.
    folded = models.TextField(blank=True, default="")
    data = models.JSONField()

    class Meta:
        verbose_name = _("published question")
        verbose_name_plural = _("published questions")
        ordering = ["edition__label", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="publishedquestion_once"),
        ]
        indexes = [models.Index(fields=["key"], name="publishedquestion_key")]

    def __str__(self) -> str:
        return self.key


@append_only
class PublishedClaim(models.Model):
    """A claim as an edition states it, with its standing and its citations."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="claims")
    key = models.CharField(max_length=80)
    position = models.PositiveIntegerField()
    question_key = models.CharField(max_length=80, blank=True)
    property = models.CharField(max_length=40, blank=True)
    value = models.CharField(max_length=200, blank=True)
    standing = models.CharField(max_length=12, choices=Standing)
    data = models.JSONField()

    class Meta:
        verbose_name = _("published claim")
        verbose_name_plural = _("published claims")
        ordering = ["edition__label", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="publishedclaim_once")
        ]
        indexes = [
            models.Index(fields=["key"], name="publishedclaim_key"),
            models.Index(fields=["question_key"], name="publishedclaim_question"),
        ]

    def __str__(self) -> str:
        return self.key


@append_only
class PublishedCitation(models.Model):
    """A citation as an edition states it, for finding what cites a source."""

    claim = models.ForeignKey(PublishedClaim, on_delete=models.PROTECT, related_name="citations")
    source_key = models.CharField(max_length=80)
    via_key = models.CharField(max_length=80, blank=True)
    stance = models.CharField(max_length=10, choices=Stance)
    locator = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("published citation")
        verbose_name_plural = _("published citations")
        indexes = [
            models.Index(fields=["source_key"], name="publishedcitation_source"),
            models.Index(fields=["via_key"], name="publishedcitation_via"),
        ]

    def __str__(self) -> str:
        return f"{self.source_key} {self.stance}"


@append_only
class PublishedLink(models.Model):
    """An edition names another work, in a role; by these readers filter, and refreshes are found."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="links")
    role = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=80)

    class Meta:
        verbose_name = _("published link")
        verbose_name_plural = _("published links")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "role", "kind", "key"], name="publishedlink_once"
            ),
        ]
        indexes = [models.Index(fields=["kind", "key", "role"], name="publishedlink_target")]

    def __str__(self) -> str:
        return f"{self.role} {self.kind}:{self.key}"


@append_only
class PublishedReading(models.Model):
    """A reading as an edition states it: what it takes and counts, for pages, lists and drawings."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="readings")
    key = models.CharField(max_length=80)
    position = models.PositiveIntegerField()
    data = models.JSONField()

    class Meta:
        verbose_name = _("published reading")
        verbose_name_plural = _("published readings")
        ordering = ["edition__label", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="publishedreading_once"),
        ]
        indexes = [models.Index(fields=["key"], name="publishedreading_key")]

    def __str__(self) -> str:
        return self.key


@append_only
class PublishedReadingText(models.Model):
    """The page of a reading in one language, as readers get it."""

    reading = models.ForeignKey(PublishedReading, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    description = models.CharField(max_length=500, blank=True)
    html = models.TextField()

    class Meta:
        verbose_name = _("text of a reading")
        verbose_name_plural = _("texts of readings")
        constraints = [
            models.UniqueConstraint(
                fields=["reading", "language"], name="publishedreadingtext_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"
