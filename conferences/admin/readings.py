"""Readings as they are edited inside their event, and judged before they are saved."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from conferences.models import Claim, Reading, ReadingChoice, ReadingPart, ReadingSource
from conferences.services.reading_rows import account_of
from conferences.services.reading_rules import faults_of
from sources.admin import short_source
from sources.editorial.form_groups import Group
from sources.editorial.member_forms import MemberFormSet, MemberInline, RowSummary, VersionedForm
from sources.editorial.versioned import VersionedModel


class ReadingChoiceInline(MemberInline):
    """The answers that a reading takes."""

    model = ReadingChoice
    fields = ("claim", "position")
    autocomplete_fields = ("claim",)

    def stored_rows(self, parents: list[Any], fk: str) -> models.QuerySet[Any]:
        """Return the rows with the claims that they name."""
        return super().stored_rows(parents, fk).select_related("claim")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the answer."""
        choice = form.instance
        assert isinstance(choice, ReadingChoice)
        if form.is_new:
            return RowSummary(str(_("New")))
        return RowSummary(choice.claim.key, text=str(choice.claim))


class ReadingPartInline(MemberInline):
    """The events that a reading counts."""

    model = ReadingPart
    fields = ("event", "position")
    autocomplete_fields = ("event",)

    def stored_rows(self, parents: list[Any], fk: str) -> models.QuerySet[Any]:
        """Return the rows with the events that they name."""
        return super().stored_rows(parents, fk).select_related("event")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the event."""
        return RowSummary(str(_("New") if form.is_new else form.instance))


class ReadingSourceInline(MemberInline):
    """Whose account a reading is."""

    model = ReadingSource
    fields = ("source", "locator", "via", "note", "position")
    autocomplete_fields = ("source", "via")

    def stored_rows(self, parents: list[Any], fk: str) -> models.QuerySet[Any]:
        """Return the rows with their sources and the creators of these, who are named."""
        rows = super().stored_rows(parents, fk).select_related("source", "via")
        return rows.prefetch_related("source__creators", "via__creators")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the source and the place in it."""
        named = form.instance
        assert isinstance(named, ReadingSource)
        if form.is_new:
            return RowSummary(str(_("New")))
        return RowSummary(short_source(named.source), text=named.locator)


class ReadingInline(MemberInline):
    """Readings, each with the answers that it takes, the events that it counts and its sources."""

    model = Reading
    fk_name = "event"
    fields = ("key", "title", "gist", "position")
    inlines = (ReadingChoiceInline, ReadingPartInline, ReadingSourceInline)
    help_text = _(
        "An account that holds together, under a name of its own; readers switch between them."
    )

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return key, title, and how many events it counts."""
        reading = form.instance
        assert isinstance(reading, Reading)
        if form.is_new:
            return RowSummary(str(_("New reading")))
        count = sum(not each.is_new for each in _rows_within(form, ReadingPart))
        chip = ngettext("%d event counted", "%d events counted", count) % count
        return RowSummary(reading.key, text=str(reading), chips=(chip,))

    def judge(
        self, work: VersionedModel, formset: MemberFormSet, rows: Sequence[VersionedModel]
    ) -> None:
        """Refuse a reading that was touched and contradicts itself."""
        touched = [
            form
            for form in formset.forms
            if not form.is_doomed() and (form.has_changed() or _is_touched(form.nested))
        ]
        typed = [row for row in rows if isinstance(row, Claim)]
        for form in touched:
            reading = form.instance
            assert isinstance(reading, Reading)
            reading.event_id = work.pk
            account = account_of(
                reading,
                _keys_within(form, ReadingChoice, "claim_id"),
                _keys_within(form, ReadingPart, "event_id"),
                has_source=any(_rows_within(form, ReadingSource)),
                typed=typed,
            )
            for sentence in faults_of(account):
                form.refuse(sentence)


def _is_touched(nested: Iterable[MemberFormSet]) -> bool:
    return any(rows.has_changed() for rows in nested)


def _rows_within(form: VersionedForm, model: type[models.Model]) -> list[VersionedForm]:
    """Return the rows of a model inside a row that are there once it is saved."""
    return [
        row
        for rows in form.nested
        if rows.model is model
        for row in rows.forms
        if not row.is_doomed() and not (row.is_new and not row.has_changed())
    ]


def _keys_within(form: VersionedForm, model: type[models.Model], column: str) -> list[UUID]:
    return [getattr(row.instance, column) for row in _rows_within(form, model)]


READINGS = Group(
    "readings",
    _("Readings"),
    _(
        "Accounts of the whole that hold together: which answers each takes, which events it counts, whose it is."
    ),
    inlines=(ReadingInline,),
)
