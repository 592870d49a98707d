"""The title, summary and text of an entry in one language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.editorial.models import Member, Work
from sources.editorial.versioning import versioned


def site_languages() -> list[tuple[str, str]]:
    """Return the languages of the site; a callable, so that migrations do not list them."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


@versioned
class Narrative(Member):
    """What an entry says in one language; the claims and their evidence are shared by all."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="narratives")
    language = models.CharField(
        _("language"),
        max_length=20,
        choices=site_languages,
        help_text=_("The language of this text."),
    )
    title = models.CharField(
        _("title"),
        max_length=300,
        blank=True,
        help_text=_("If it differs from the entry's own in this language."),
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("One or two sentences; every fact rests on a claim: [words]{claim=key}."),
    )
    body = models.TextField(
        _("text"),
        blank=True,
        help_text=_(
            "Markdown. [words]{claim=key}: these words rest on that claim. [@source, p. 54]: a citation. "
            "[words](event:key), person:, place:, source:: links. [^1]: a remark of your own."
        ),
    )
    made_from = models.PositiveIntegerField(
        _("made from change"),
        null=True,
        blank=True,
        help_text=_("For a translation: the number of the change from which it was made."),
    )
    is_ready = models.BooleanField(
        _("ready"),
        default=True,
        help_text=_("Only languages marked ready are published with the next edition."),
    )

    class Meta(Member.Meta):
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["work", "language"], name="narrative_once_per_language")
        ]

    def __str__(self) -> str:
        return self.get_language_display()
