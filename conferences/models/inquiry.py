"""Evidence that was sought in an archive and not found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models.claim import Claim
from conferences.models.place import Organisation
from conferences.models.question import Question
from sources.editorial.localized import LocalizedTextField
from sources.editorial.models import Member, Work
from sources.editorial.versioning import versioned
from sources.fields import PartialDateField


@versioned
class Inquiry(Member):
    """Somebody looked for evidence in an archive: where, for what, when, and what came of it."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="inquiries")
    key = models.SlugField(
        _("key"), max_length=80, help_text=_("Names the inquiry in addresses; keep it.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page.")
    )
    archive = models.CharField(
        _("archive"),
        max_length=300,
        blank=True,
        help_text=_("The archive by its own name, if it is not recorded as an organisation."),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inquiries_made_there",
        verbose_name=_("archive as an organisation"),
        help_text=_("Choose by any name."),
    )
    extent = models.CharField(
        _("what was searched"),
        max_length=300,
        help_text=_("Fonds, series and files, as the archive numbers them."),
    )
    years = PartialDateField(
        _("years searched"), help_text=_("Of the files, in EDTF: 1939/1941; empty if not recorded.")
    )
    sought = LocalizedTextField(
        _("what was sought"), help_text=_("The document or trace that was looked for.")
    )
    made_by = models.CharField(
        _("searched by"), max_length=200, help_text=_("Who looked, by name.")
    )
    made_on = PartialDateField(
        _("searched when"), blank=False, help_text=_("In EDTF: 2026-05, 2026-05-04/2026-05-08.")
    )
    result = LocalizedTextField(
        _("result"),
        help_text=_("What was found instead, what was closed or missing; not what it might mean."),
    )
    question = models.ForeignKey(
        Question,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="inquiries",
        verbose_name=_("bears on the question"),
        help_text=_("Leave empty if it bears on the whole entry."),
    )
    claim = models.ForeignKey(
        Claim,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="inquiries",
        verbose_name=_("bears on the claim"),
        help_text=_("The statement for which evidence was sought."),
    )

    class Meta(Member.Meta):
        verbose_name = _("evidence sought and not found")
        verbose_name_plural = _("evidence sought and not found")
        ordering = ["position", "key"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="inquiry_key_once"),
            models.CheckConstraint(
                condition=~models.Q(archive="") | models.Q(organisation__isnull=False),
                name="inquiry_names_an_archive",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.archive, self.extent)))
