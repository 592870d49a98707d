"""People and the bodies they belonged to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models.claim import Claim
from conferences.models.place import Organisation
from sources.editorial.models import Member
from sources.editorial.versioning import versioned
from sources.editorial.works import WorkRecord
from sources.fields import PartialDateField


@versioned
class Person(WorkRecord):
    """A person named in the evidence, also one of whom little more than the name is known."""

    kind_of_work = "person"
    title_field = "name"

    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("The name used in lists; variants and other scripts below."),
    )
    born = PartialDateField(_("born"), help_text=_("Date of birth in EDTF; empty if not recorded."))
    died = PartialDateField(_("died"), help_text=_("Date of death in EDTF; empty if not recorded."))
    description = models.CharField(
        _("working description"),
        max_length=300,
        blank=True,
        help_text=_(
            "For editors, to tell people apart; not published, since it carries no citation."
        ),
    )
    rank_or_title = models.CharField(
        _("rank or title"),
        max_length=200,
        blank=True,
        help_text=_("As a document gives it; not published without a claim."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What an editor should know of this person.")
    )

    class Meta(WorkRecord.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(fields=["key"], name="person_key_once"),
            models.UniqueConstraint(fields=["slug"], name="person_slug_once"),
        ]


@versioned
class Affiliation(Member):
    """A person belonged to a body, in a role, for a time."""

    owner_path = "person"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="affiliations",
        verbose_name=_("organisation"),
        help_text=_("The body."),
    )
    role = models.CharField(
        _("role"), max_length=200, blank=True, help_text=_("What the person was there.")
    )
    period = PartialDateField(_("when"), help_text=_("In EDTF; empty if not recorded."))
    claim = models.ForeignKey(
        Claim,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="affiliations",
        verbose_name=_("rests on"),
        help_text=_("The claim that says so; without one it is not published."),
    )

    class Meta(Member.Meta):
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "period"], name="affiliation_once"
            ),
        ]

    def __str__(self) -> str:
        return self.role or str(_("member"))
