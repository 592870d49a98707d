"""What readers can narrow a list by; pages and API use the same filters."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, Count, Q, QuerySet, When
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from conferences.facets import FACETS, TRAITS, facet_choices, sources_by_trait
from conferences.followed import FollowedReading, choices_of, current_readings
from conferences.models import Edition, EventKind, Property, PublishedQuestion
from conferences.querysets import EditionQuerySet as Editions
from sources.dates import DateError, PartialDate, parse_edtf
from sources.editorial.folding import fold

Questions: TypeAlias = "QuerySet[PublishedQuestion]"

LONGEST_SEARCH = 200
MOST_WORDS = 12


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


class SpanFilter(WorkFilter):
    """Works by the span of time in which they lie, with room for doubt."""

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


class FollowingFilter(SpanFilter):
    """Events by the reading that counts them; their time is then that of the reading."""

    reading = django_filters.ChoiceFilter(
        method="of_reading", label=_("Reading"), empty_label=_("All answers")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readings = current_readings(get_language() or "")
        self.filters["reading"].extra["choices"] = choices_of(
            self.readings.values(), get_language() or ""
        )

    @property
    def followed(self) -> FollowedReading | None:
        """The reading that is asked for, once what is asked for is valid; else None."""
        return self.readings.get(self.form.cleaned_data.get("reading") or "")

    def of_reading(self, editions: Editions, _name: str, key: str) -> Editions:
        """Keep the events that the reading counts, in its order."""
        events = list(self.readings[key].parts)
        place = Case(*(When(key=event, then=number) for number, event in enumerate(events)))
        return editions.filter(key__in=events).order_by(place)

    def not_before(self, editions: Editions, name: str, first: PartialDate) -> Editions:
        """Keep what may have lasted until the first day that is meant."""
        reading = self.followed
        if reading is None:
            return super().not_before(editions, name, first)
        day = first.earliest or date.min
        return editions.filter(key__in=reading.dated(since=day))

    def not_after(self, editions: Editions, name: str, last: PartialDate) -> Editions:
        """Keep what may have begun by the last day that is meant."""
        reading = self.followed
        if reading is None:
            return super().not_after(editions, name, last)
        day = last.latest or date.max
        return editions.filter(key__in=reading.dated(until=day))


class MomentFilter(FollowingFilter):
    """Events by reading, by their kind and by time: what a timeline and a map are narrowed by."""

    kind = django_filters.ChoiceFilter(
        method="of_event_kind",
        label=_("Kind"),
        empty_label=_("Any"),
        choices=EventKind.choices,
    )

    def of_event_kind(self, editions: Editions, _name: str, kind: str) -> Editions:
        """Keep the events of a kind."""
        return editions.filter(facts__kind_words=kind)


class EventFilter(FollowingFilter):
    """Events by reading, time, place, person and organisation, and whether their sources differ."""

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

    def of_facet(self, editions: Editions, name: str, key: str) -> Editions:
        """Keep what names the place, person or organisation as a fact; the place in a reading too."""
        if name == "place" and (reading := self.followed):
            events = [event for event in reading.parts if key in reading.places_of(event)]
            return editions.filter(key__in=events)
        return editions.naming(name, key, FACETS[name])

    def only_disputed(self, editions: Editions, _name: str, is_ticked: bool) -> Editions:
        """Keep what the sources disagree on."""
        return editions.disputed() if is_ticked else editions

    def in_order(self, editions: Editions, _name: str, order: str) -> Editions:
        """Put into another order than that of time."""
        return editions.order_by(*(("folded_label", "key") if order == "title" else ("-at", "key")))


class AskedFilter(django_filters.FilterSet):  # type: ignore[misc]  # it has no types
    """Questions by what they ask for, by place and person, by whether they are disputed, and by words."""

    q = django_filters.CharFilter(method="containing", label=_("Words"), max_length=LONGEST_SEARCH)
    kind = django_filters.ChoiceFilter(
        field_name="property", label=_("Asks for"), empty_label=_("Any")
    )
    standing = django_filters.ChoiceFilter(
        method="of_standing", label=_("State of the evidence"), empty_label=_("Any")
    )
    place = django_filters.ChoiceFilter(method="of_work", label=_("Place"), empty_label=_("Any"))
    person = django_filters.ChoiceFilter(method="of_work", label=_("Person"), empty_label=_("Any"))

    class Meta:
        model = PublishedQuestion
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds, standings = question_counts()
        self.filters["kind"].extra["choices"] = _counted(Property.choices, kinds)
        self.filters["standing"].extra["choices"] = _counted(QUESTION_STANDINGS, standings)
        for name in ("place", "person"):
            self.filters[name].extra["choices"] = facet_choices(name)

    def containing(self, questions: Questions, _name: str, text: str) -> Questions:
        """Keep what has all the words in the question or its answers; nothing for no words."""
        words = searched_words(text)
        conditions = [Q(folded__contains=word) for word in words]
        return questions.filter(*conditions) if words else questions.none()

    def of_standing(self, questions: Questions, _name: str, standing: str) -> Questions:
        """Keep the disputed ones, the answered ones, or those that no source answers."""
        return questions.filter(
            is_disputed=standing == "disputed",
            **({} if standing == "disputed" else {"is_answered": standing == "answered"}),
        )

    def of_work(self, questions: Questions, name: str, key: str) -> Questions:
        """Keep the questions of entries that name a place or person as a fact, and of its own page."""
        naming = Edition.objects.current().naming(name, key, FACETS[name])
        own = Q(edition__kind=name, edition__key=key)
        return questions.filter(own | Q(edition__in=naming.values("pk")))


QUESTION_STANDINGS = [
    ("disputed", _("Disputed: sources give different answers")),
    ("answered", _("Answered: no source says otherwise")),
    ("open", _("Open: no source supports an answer")),
]


def question_counts() -> tuple[Counter[str], Counter[str]]:
    """Return how many current questions ask for what, and how many are in each state; one query."""
    current = PublishedQuestion.objects.filter(edition__publication__isnull=False).order_by()
    rows = current.values_list("property", "is_disputed", "is_answered").annotate(Count("pk"))
    kinds, standings = Counter[str](), Counter[str]()
    for kind, is_disputed, is_answered, count in rows:
        state = "disputed" if is_disputed else "answered" if is_answered else "open"
        kinds[kind] += count
        standings[state] += count
    return kinds, standings


def _counted(
    choices: Iterable[tuple[str, Any]], counts: Mapping[str, int]
) -> list[tuple[str, str]]:
    """Return the choices that occur, each with how often."""
    return [(code, f"{words} ({counts[code]})") for code, words in choices if counts.get(code)]
