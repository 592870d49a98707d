"""The form of a person."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.admin.claims import CLAIMS, NOTES, TEXTS
from conferences.admin.desk import CollectionAdmin, NameInline
from conferences.models import Affiliation, Person
from sources.admin import DatedInline
from sources.editorial.form_groups import Group
from sources.editorial.member_forms import RowSummary, VersionedForm


class AffiliationInline(DatedInline):
    """The bodies to which a person belonged."""

    model = Affiliation
    fields = ("organisation", "role", "period", "claim")
    autocomplete_fields = ("organisation", "claim")

    def stored_rows(self, parents: list[Any], fk: str) -> models.QuerySet[Any]:
        """Return the rows with the organisations and claims that they name."""
        return super().stored_rows(parents, fk).select_related("organisation", "claim")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the organisation, the role and the time."""
        affiliation = form.instance
        assert isinstance(affiliation, Affiliation)
        if affiliation.organisation_id is None:
            return RowSummary(str(_("New affiliation")))
        flags = () if affiliation.claim_id else (str(_("rests on no claim")),)
        text = ", ".join(filter(None, (affiliation.role, affiliation.period)))
        return RowSummary(affiliation.organisation.label, text=text, flags=flags)


@admin.register(Person)
class PersonAdmin(CollectionAdmin):
    """People, with their names in other scripts and the bodies to which they belonged."""

    groups = (
        Group(
            "identity", _("Identity"), _("The name used in lists, and the others under which the person is found."),
            fields=("name", "description", "rank_or_title", "key", "slug"), inlines=(NameInline,), is_open=True,
        ),
        Group(
            "life", _("Life"), _("Dates of birth and death, as far as recorded."), fields=("born", "died"),
            is_open=True,
        ),
        Group(
            "affiliations", _("Affiliations"), _("Each on the word of a claim."), inlines=(AffiliationInline,),
        ),
        CLAIMS,
        TEXTS,
        NOTES,
    )  # fmt: skip
    list_display = ("name", "description", "born", "died")
