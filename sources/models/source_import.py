"""A file of sources that an editor sent: kept for its account until it is decided, imported, undone."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Likeness(models.TextChoices):
    """What a source in a file is to the library."""

    NEW = "new", _("new")
    PERHAPS = "perhaps", _("perhaps the same")
    SAME = "same", _("the same")
    FAULTY = "faulty", _("faulty")


class Decision(models.TextChoices):
    """What shall become of a source in a file."""

    IMPORT = "import", _("import as a new source")
    COMPLETE = "complete", _("fill what is empty in the source that is there")
    LEAVE = "leave", _("leave out")


class SourceImport(models.Model):
    """One file, from the preview to what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="source_imports"
    )
    file_name = models.CharField(max_length=200)
    sent_at = models.DateTimeField(auto_now_add=True)
    # Of each work that the import touched, the number of its change; empty before the import.
    changes = models.JSONField(default=dict)
    imported_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import of sources")
        verbose_name_plural = _("imports of sources")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.file_name


class ImportedRow(models.Model):
    """One source of a file: what was read, what it is like, what was decided."""

    of = models.ForeignKey(SourceImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    data = models.JSONField()
    likeness = models.CharField(max_length=10, choices=Likeness)
    decision = models.CharField(max_length=10, choices=Decision)
    # The work, or else the earlier source of the same file, that it is like, and by what;
    # of the work also the number of its change when that was seen.
    like_work = models.UUIDField(null=True)
    like_change = models.PositiveIntegerField(default=0)
    like_row = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("source in a file")
        verbose_name_plural = _("sources in a file")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["of", "number"], name="importedrow_once_per_number"),
        ]
        indexes = [
            models.Index(fields=["of", "likeness", "number"], name="importedrow_by_likeness"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
