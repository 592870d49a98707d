"""The form of a source, with its creators and what it is derived from."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sources.admin.exchange import ExchangingAdmin
from sources.admin.import_outcomes import ImportedFilter
from sources.dates import date_in_words, readable_date
from sources.editorial.admin import VersionedAdmin
from sources.editorial.choices import is_unfindable, named_like
from sources.editorial.form_groups import Group
from sources.editorial.member_forms import MemberInline, RowSummary, VersionedForm
from sources.editorial.refusals import explain
from sources.editorial.work_form import WorkForm
from sources.exchange.entered import known_already
from sources.fields import PartialDateField
from sources.models import Creator, Derivation, Source
from sources.services.finding import having

explain(
    {
        "source_key_once": ("key", _("Another source has this key already.")),
        "source_slug_once": ("slug", _("Another source has this address already.")),
        "source_withdrawn_with_reason": (
            "withdrawal_reason",
            _("Say who withdrew the source, and why."),
        ),
        "creator_has_a_name": ("family", _("Give a family name, or a whole name.")),
        "derivation_once": ("derived_from", _("This source is listed twice.")),
        "derivation_not_from_itself": (
            "derived_from",
            _("A source cannot be derived from itself: choose another."),
        ),
    }
)


def dates_in_words(form: VersionedForm) -> Mapping[str, str]:
    """Return how each date in a form reads in words, once it can be read."""
    notes = {}
    for name in form.fields:
        column = form._meta.model._meta.get_field(name) if name != "DELETE" else None
        if not isinstance(column, PartialDateField):
            continue
        if value := readable_date(str(form[name].value() or "")):
            notes[name] = date_in_words(value, get_language() or "en")
    return notes


class DatedInline(MemberInline):
    """Rows whose dates are read back in words."""

    def describe(self, form: VersionedForm) -> Mapping[str, str]:
        """Return how each date reads in words."""
        return dates_in_words(form)


class DatedAdmin(VersionedAdmin):
    """Works whose dates are read back in words."""

    def describe(self, form: VersionedForm) -> Mapping[str, str]:
        """Return how each date reads in words."""
        return dates_in_words(form)


class CreatorInline(MemberInline):
    """Authors, editors, translators and the like."""

    model = Creator
    fields = ("role", "family", "given", "literal", "romanised", "position")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the name and the role."""
        creator = form.instance
        assert isinstance(creator, Creator)
        if form.is_new:
            return RowSummary(str(_("New creator")))
        return RowSummary(str(creator), text=creator.romanised, chips=(creator.get_role_display(),))


class DerivationInline(MemberInline):
    """Sources that this one repeats."""

    model = Derivation
    fk_name = "source"
    fields = ("derived_from", "note")
    autocomplete_fields = ("derived_from",)

    def stored_rows(self, parents: list[Any], fk: str) -> models.QuerySet[Any]:
        """Return the stored rows with the sources that they name."""
        return super().stored_rows(parents, fk).select_related("derived_from")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the source from which this one is derived."""
        derivation = form.instance
        assert isinstance(derivation, Derivation)
        if derivation.derived_from_id is None:
            return RowSummary(str(_("New derivation")))
        return RowSummary(short_source(derivation.derived_from), text=derivation.note)


def short_source(source: Source) -> str:
    """Return author, year and beginning of the title; creators are best fetched beforehand."""
    names = [creator.family or creator.literal for creator in source.creators.all()][:2]
    year = source.issued[:4]
    title = Truncator(source.title).chars(60)
    return ", ".join(filter(None, ("/".join(filter(None, names)), year, title)))


# Under this name a form says that a new source is another than one of the library.
ANOTHER = "another-than"
TEXT_COLUMNS = (
    "key",
    "romanised_title",
    "translated_title",
    "original_title",
    "container_title",
    "archive",
)


def found_by(term: str) -> Q:
    """Return the condition on sources that every word of a term is in a title, or begins another word of theirs.

    Other words are those of creators, years, keys, numbers and signatures.
    """
    condition = Q()
    for word in term.split():
        found = named_like(word) | having(word)
        for column in TEXT_COLUMNS:
            found |= Q(**{f"{column}__icontains": word})
        condition &= found
    return condition


def _creators_in(sheet: WorkForm) -> Iterator[Creator]:
    """Give the creators that are typed into a form."""
    for _rows, form in sheet.rows():
        if isinstance(form.instance, Creator) and form.has_changed() and not form.is_doomed():
            yield form.instance


@admin.register(Source)
class SourceAdmin(ExchangingAdmin, DatedAdmin):
    """Books, articles, documents, pages: all that can be cited."""

    groups = (
        Group(
            "reference", _("Reference"), _("What the reference is printed from."), is_open=True,
            fields=(
                "type", "title", "language", "romanised_title", "translated_title", "original_title",
                "container_title", "collection_title", "publisher", "publisher_place", "issued", "edition",
                "volume", "issue", "pages", "number", "genre", "medium",
            ),
        ),
        Group(
            "creators", _("Creators"), _("Who made it, in the order of the title page."), is_open=True,
            inlines=(CreatorInline,),
        ),
        Group(
            "archive", _("Archive"), _("Where an archival document is kept, from the institution down to the folio."),
            fields=("archive", "archive_place", "fonds", "series", "file", "folio"),
        ),
        Group(
            "identifiers", _("Identifiers and addresses"), _("Numbers are checked by their check digit."),
            fields=("isbn", "issn", "doi", "url", "archived_url", "is_archived", "accessed"),
        ),
        Group(
            "evidence", _("Evidence"), _("What kind of witness it is, and what it repeats."), is_open=True,
            fields=("evidence_kind", "is_withdrawn", "withdrawal_reason"), inlines=(DerivationInline,),
        ),
        Group(
            "names", _("Key and address"), _("Made from the title if left empty; texts and links use them."),
            fields=("key", "slug"),
        ),
        Group("notes", _("Notes"), _("For editors; never published."), fields=("note",)),
    )  # fmt: skip
    list_display = ("title", "made", "issued", "type", "evidence_kind", "withdrawn")
    list_filter = ("type", "evidence_kind", "is_withdrawn", "language", ImportedFilter)
    ordering = ("folded_label",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Source]:
        """Return sources with their creators, who are named in lists and choices."""
        return super().get_queryset(request).prefetch_related("creators")

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Find sources by their titles and by who made them, without regard to diacritics and script."""
        if not search_term.strip() or is_unfindable(search_term):
            return super().get_search_results(request, queryset, search_term)
        return queryset.filter(found_by(search_term)), False

    def holds_back(self, sheet: WorkForm) -> bool:
        """Show the source of the library that a new one may be, until its editor says that it is another."""
        source = sheet.work
        assert isinstance(source, Source)
        if not self.has_view_or_change_permission(sheet.request):
            return False
        match = known_already(source, _creators_in(sheet))
        # It is another than this one, and not than any that may have come since.
        if match is None or sheet.data.get(ANOTHER) == str(match.of):
            return False
        assert isinstance(match.of, UUID)
        like = Source.objects.prefetch_related("creators").filter(pk=match.of).first()
        if like is None:
            return False
        context = {
            "like": like, "words": short_source(like), "reason": match.reason, "name": ANOTHER,
        }  # fmt: skip
        sheet.warnings.append(render_to_string("admin/desk/sources/_known.html", context))
        return True

    def choice_words(self, row: Any) -> str:
        """Return author, year and title."""
        return short_source(row)

    def choice_rows(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Return sources with their creators."""
        return rows.prefetch_related("creators")

    @admin.display(description=_("creators"))
    def made(self, source: Source) -> str:
        """Return the names of the first two creators."""
        return ", ".join(str(creator) for creator in list(source.creators.all())[:2])

    @admin.display(description=_("withdrawn"), ordering="is_withdrawn")
    def withdrawn(self, source: Source) -> str:
        """Return the word for what is withdrawn; of all others there is nothing to say."""
        return str(_("withdrawn")) if source.is_withdrawn else ""
