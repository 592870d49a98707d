"""What readers can narrow a list by; pages and API use the same filters."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from conferences.models import Edition
from conferences.querysets import EditionQuerySet as Editions
from conferences.traits import source_traits
from sources.dates import DateError, PartialDate, parse_edtf
from sources.editorial.folding import fold
from sources.editorial.localized import words_in
from sources.models import EvidenceKind, SourceType

LONGEST_SEARCH = 200
TRAITS = {"type": SourceType, "evidence_kind": EvidenceKind}
MOST_WORDS = 12

# Which links of an event a facet follows: those of its facts, not every mention in its text.
FACETS = {
    "place": ("place",),
    "person": ("participant",),
    "organisation": ("organisation", "participant"),
}


class PartialDateFormField(forms.CharField):
    """A year, a month or a day in EDTF, given back as its value."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs["aria-describedby"] = "span-hint"

    def clean(self, value: Any) -> PartialDate | None:
        """Return the date, None for an empty field; raises ValidationError for what is no date."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_edtf(text)
        except DateError as error:
            raise ValidationError(
                _("Give a year, a month or a day: 1939, 1939-11 or 1939-11-30."), code="invalid"
            ) from error


class PartialDateFilter(django_filters.Filter):  # type: ignore[misc]  # it has no types
    """Filters by a date that may be a whole month or year."""

    field_class = PartialDateFormField


class TickFilter(django_filters.Filter):  # type: ignore[misc]  # it has no types
    """Narrows when ticked, does nothing otherwise."""

    field_class = forms.BooleanField


def searched_words(text: str) -> list[str]:
    """Return the words of a search as they are compared: folded, each once, at most twelve."""
    return list(dict.fromkeys(fold(text).split()))[:MOST_WORDS]


class WorkFilter(django_filters.FilterSet):  # type: ignore[misc]  # it has no types
    """Text search, which every list has."""

    q = django_filters.CharFilter(method="containing", label=_("Words"), max_length=LONGEST_SEARCH)

    class Meta:
        model = Edition
        fields: list[str] = []

    def containing(self, editions: Editions, _name: str, text: str) -> Editions:
        """Keep what has all the words in its title or text; nothing for a search without words."""
        words = searched_words(text)
        return editions.saying(words) if words else editions.none()


class SourceFilter(WorkFilter):
    """Sources by their type and by what kind of witness they are."""

    type = django_filters.ChoiceFilter(method="of_trait", label=_("Type"), empty_label=_("Any"))
    evidence_kind = django_filters.ChoiceFilter(
        method="of_trait", label=_("Kind of evidence"), empty_label=_("Any")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A trait is a line of the facts, which databases cannot all search: it is read here.
        self.by_trait = sources_by_trait()
        for trait, choices in TRAITS.items():
            occurring = [choice for choice in choices.choices if choice[0] in self.by_trait[trait]]
            self.filters[trait].extra["choices"] = occurring

    def of_trait(self, editions: Editions, name: str, code: str) -> Editions:
        """Keep the sources whose facts say so."""
        return editions.filter(pk__in=self.by_trait[name][code])


class EventFilter(WorkFilter):
    """Events by time, place, person and organisation, and whether their sources differ."""

    place = django_filters.ChoiceFilter(method="of_facet", label=_("Place"), empty_label=_("Any"))
    person = django_filters.ChoiceFilter(method="of_facet", label=_("Person"), empty_label=_("Any"))
    organisation = django_filters.ChoiceFilter(
        method="of_facet", label=_("Organisation"), empty_label=_("Any")
    )
    disputed = TickFilter(method="only_disputed", label=_("Only where the sources disagree"))
    order = django_filters.ChoiceFilter(
        method="in_order",
        label=_("Order"),
        empty_label=_("By date"),
        choices=[("title", _("By title")), ("newest", _("Newest edition first"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for facet in FACETS:
            self.filters[facet].extra["choices"] = facet_choices(facet)

    @classmethod
    def get_filters(cls) -> Mapping[str, django_filters.Filter]:
        """Add the two filters whose names are words of Python."""
        return {
            "q": cls.declared_filters["q"],
            "from": PartialDateFilter(method="not_before", label=_("From")),
            "to": PartialDateFilter(method="not_after", label=_("Until")),
            **super().get_filters(),
        }

    def not_before(self, editions: Editions, _name: str, first: PartialDate) -> Editions:
        """Keep what may have lasted until the first day that is meant."""
        return editions.from_day(first.earliest or date.min)

    def not_after(self, editions: Editions, _name: str, last: PartialDate) -> Editions:
        """Keep what may have begun by the last day that is meant."""
        return editions.to_day(last.latest or date.max)

    def of_facet(self, editions: Editions, name: str, key: str) -> Editions:
        """Keep what names the place, person or organisation as a fact."""
        return editions.naming(name, key, FACETS[name])

    def only_disputed(self, editions: Editions, _name: str, is_ticked: bool) -> Editions:
        """Keep what the sources disagree on."""
        return editions.disputed() if is_ticked else editions

    def in_order(self, editions: Editions, _name: str, order: str) -> Editions:
        """Put into another order than that of time."""
        return editions.order_by(*(("folded_label", "key") if order == "title" else ("-at", "key")))


def facet_choices(kind: str) -> list[tuple[str, str]]:
    """Return (key, title) of the works that occur in published events, by title."""
    current = Edition.objects.current()
    named = current.named_by(current.of_kind("event"), kind, FACETS[kind])
    language = get_language() or ""
    rows = named.order_by("folded_label", "key").values_list("key", "label", "facts__titles")
    return [(key, words_in(titles or {}, language) or label) for key, label, titles in rows]


def sources_by_trait() -> dict[str, dict[str, set[UUID]]]:
    """Return for each trait of sources and each of its values the current editions that have it."""
    found: dict[str, dict[str, set[UUID]]] = {trait: {} for trait in TRAITS}
    sources = Edition.objects.current().of_kind("source").order_by()
    for pk, facts in sources.values_list("pk", "facts__facts"):
        for trait, code in source_traits(facts or ()).items():
            if code:
                found[trait].setdefault(code, set()).add(pk)
    return found
