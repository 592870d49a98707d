"""The form of an event."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from conferences.admin.claims import CLAIMS, NOTES, TEXTS
from conferences.admin.desk import CollectionAdmin, NameInline
from conferences.admin.readings import READINGS
from conferences.models import Event, EventPlace, Participation, Relation
from sources.dates import date_in_words
from sources.editorial.form_groups import Group
from sources.editorial.member_forms import MemberInline, RowSummary, VersionedForm
from sources.fields import partial_date


class _FactInline(MemberInline):
    """Facts that name another work and rest on a claim."""

    names: str

    def stored_rows(self, parents: list[Any], fk: str) -> models.QuerySet[Any]:
        """Return the rows with the works and claims that they name."""
        return super().stored_rows(parents, fk).select_related(self.names, "claim")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the work named, what is said of it, and whether a claim carries it."""
        fact: Any = form.instance
        if getattr(fact, f"{self.names}_id") is None:
            return RowSummary(str(_("New")))
        flags = () if fact.claim_id else (str(_("rests on no claim")),)
        return RowSummary(getattr(fact, self.names).label, text=self.words(fact), flags=flags)

    def words(self, fact: Any) -> str:
        """Return what the row says of the work it names."""
        return str(fact)


class EventPlaceInline(_FactInline):
    """Where it took place."""

    model = EventPlace
    names = "place"
    fields = ("place", "certainty", "claim", "position")
    autocomplete_fields = ("place", "claim")


class ParticipationInline(_FactInline):
    """Who took part, in which role and for whom."""

    model = Participation
    names = "person"
    fields = ("person", "role", "side", "certainty", "claim", "position")
    autocomplete_fields = ("person", "side", "claim")


class RelationInline(_FactInline):
    """How the event stands to others."""

    model = Relation
    fk_name = "event"
    names = "to_event"
    fields = ("kind", "to_event", "claim", "position")
    autocomplete_fields = ("to_event", "claim")


@admin.register(Event)
class EventAdmin(CollectionAdmin):
    """Events: when, where, who, what is said of them and by whom."""

    groups = (
        Group(
            "identity", _("Identity"), _("What the event is called, and what kind of event it is."),
            fields=("title", "event_kind", "in_series", "key", "slug"), inlines=(NameInline,), is_open=True,
        ),
        Group(
            "when", _("When"), _("The date that the editors work with; rival dates are claims that answer a question."),
            fields=("date", "date_words"), is_open=True,
        ),
        Group(
            "where", _("Where"), _("Places under any of their names; rival places are claims."),
            inlines=(EventPlaceInline,),
        ),
        Group(
            "who", _("Who"), _("Those who took part, each on the word of a claim."),
            inlines=(ParticipationInline,),
        ),
        CLAIMS,
        TEXTS,
        Group(
            "relations", _("Relations"), _("How this event stands to others, each on the word of a claim."),
            inlines=(RelationInline,),
        ),
        READINGS,
        NOTES,
    )  # fmt: skip
    autocomplete_fields = ("in_series",)
    list_display = ("title", "when", "event_kind", "in_series")
    list_filter = ("event_kind",)
    list_select_related = ("in_series",)

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """Return events in the order of time."""
        return ("earliest", "latest", "folded_label")

    @admin.display(description=_("date"), ordering="earliest")
    def when(self, event: Event) -> str:
        """Return the date in words."""
        value = partial_date(event.date, "date")
        return date_in_words(value, get_language() or "en") if value else ""
