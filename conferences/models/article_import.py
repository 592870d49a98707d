"""Articles that were taken in from elsewhere, and what became of each of their pieces."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleImport(models.Model):
    """What was read in a file, what it proposes, and what editors decided; the entry has a history of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("title"), max_length=300)
    file_name = models.CharField(_("file"), max_length=200)
    digest = models.CharField(max_length=64, editable=False)
    # Whose account may be deleted, and an entry too: what was read stays.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(_("taken in by"), max_length=200)
    at = models.DateTimeField(_("taken in"))
    event_id = models.UUIDField(editable=False)
    article = models.JSONField(default=dict)
    pieces = models.JSONField(default=dict)
    # Counts what was decided, so that two editors do not decide on each other's page unseen.
    number = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(_("waiting"), default=0)

    class Meta:
        verbose_name = _("article taken in")
        verbose_name_plural = _("articles taken in")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at"], name="articleimport_latest")]

    def __str__(self) -> str:
        return self.title
