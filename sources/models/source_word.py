"""The words by which a source is found as one types."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 60


class SourceWord(models.Model):
    """Derived: a folded word of a source's titles, makers, year, key, numbers or place in an archive.

    It is no history and never read but for finding; what is recorded of a source writes it anew. The
    work is named by its id alone, so that whoever asks what rests on a source does not meet it.
    """

    work_id = models.UUIDField()
    word = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = _("word of a source")
        verbose_name_plural = _("words of sources")
        constraints = [models.UniqueConstraint(fields=["work_id", "word"], name="sourceword_once")]
        indexes = [
            # What begins as it was typed: see `sources.services.finding`.
            models.Index(
                fields=["word", "work_id"],
                name="sourceword_beginning",
                opclasses=["varchar_pattern_ops", "uuid_ops"],
            )
        ]

    def __str__(self) -> str:
        return self.word
