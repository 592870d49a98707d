"""The forms of places and organisations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from conferences.admin.claims import CLAIMS, NOTES, TEXTS
from conferences.admin.desk import CollectionAdmin, NameInline
from conferences.models import Organisation, Place
from sources.editorial.form_groups import Group


@admin.register(Place)
class PlaceAdmin(CollectionAdmin):
    """Places, with their names by language and period."""

    groups = (
        Group(
            "identity", _("Identity"), _("The name used in lists, and those it bore in other languages and times."),
            fields=("name", "now_in", "key", "slug"), inlines=(NameInline,), is_open=True,
        ),
        Group(
            "where", _("Where"), _("Both coordinates or neither; the larger place that holds it."),
            fields=("latitude", "longitude", "within"), is_open=True,
        ),
        CLAIMS,
        TEXTS,
        NOTES,
    )  # fmt: skip
    autocomplete_fields = ("within",)
    list_display = ("name", "now_in", "within")
    list_select_related = ("within",)


@admin.register(Organisation)
class OrganisationAdmin(CollectionAdmin):
    """Services, parties, armies and other bodies."""

    groups = (
        Group(
            "identity", _("Identity"), _("The name or abbreviation used in lists, and the others."),
            fields=("name", "full_name", "country", "part_of", "existed", "key", "slug"), inlines=(NameInline,),
            is_open=True,
        ),
        CLAIMS,
        TEXTS,
        NOTES,
    )  # fmt: skip
    autocomplete_fields = ("part_of",)
    list_display = ("name", "full_name", "country", "part_of")
    list_select_related = ("part_of",)
