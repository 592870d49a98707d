"""What the API's lists can be narrowed by: the filters of the pages, and those for evidence."""

from functools import reduce
from operator import and_, or_
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.db.models import Exists, OuterRef, Q, QuerySet

from conferences import filters as pages
from conferences.addresses import WORDS_OF_KINDS
from conferences.api.spellings import spellings
from conferences.filters import LONGEST_SEARCH, MOST_WORDS
from conferences.models import (
    Edition,
    EditionText,
    Property,
    PublishedCitation,
    PublishedClaim,
    PublishedQuestion,
    Stance,
    Standing,
)
from conferences.querysets import EditionQuerySet as Editions

KINDS = [(kind, kind) for kind in WORDS_OF_KINDS]
YES_OR_NO = [("true", "true"), ("false", "false")]
LONGEST_KEY = 80


class YesNoField(forms.ChoiceField):
    """`true` or `false`, and nothing that only resembles them."""

    def clean(self, value: Any) -> bool | None:
        """Return the truth value; None when nothing is asked."""
        word = super().clean(value)
        return None if word == "" else word == "true"


class YesNoFilter(django_filters.Filter):  # type: ignore[misc]  # it has no types
    """Keeps what has a mark, or what has it not."""

    field_class = YesNoField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, choices=YES_OR_NO, **kwargs)


class KeyFilter(django_filters.CharFilter):  # type: ignore[misc]  # it has no types
    """Filters by the key of something."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, max_length=LONGEST_KEY, **kwargs)


class WorkName(str):
    """The key of a work, perhaps with its kind before it: `zakopane`, `place:zakopane`."""

    __slots__ = ()

    def condition(self) -> Q:
        """Return the condition that an edition is of that work."""
        kind, colon, key = self.rpartition(":")
        return Q(edition__kind=kind, edition__key=key) if colon else Q(edition__key=key)


class WorkNameField(forms.CharField):
    """A key, or a kind and a key with a colon between."""

    default_validators = [
        RegexValidator(
            rf"\A(?:(?:{'|'.join(WORDS_OF_KINDS)}):)?[-a-zA-Z0-9_]+\Z",
            "Give the key of a work, or its kind and key: zakopane, place:zakopane.",
        )
    ]

    def clean(self, value: Any) -> WorkName:
        """Return the name; raises ValidationError for what cannot be one."""
        return WorkName(super().clean(value))


class WorkNameFilter(django_filters.Filter):  # type: ignore[misc]  # it has no types
    """Filters by the work to whose edition something belongs."""

    field_class = WorkNameField

    def filter(self, qs: "QuerySet[Any]", value: WorkName) -> "QuerySet[Any]":
        """Keep what the named work's edition states."""
        return qs.filter(value.condition()) if value else qs


class EventFilter(pages.EventFilter):
    """Events as on their page; but `disputed` is told apart from its opposite."""

    disputed = YesNoFilter(
        field_name="is_disputed",
        label="true: those on which the sources disagree; false: the others.",
    )

    def of_reading(self, editions: Editions, _name: str, key: str) -> Editions:
        """Keep the events that the reading counts, in the order of the list."""
        return editions.filter(key__in=list(self.readings[key].parts))


class QuestionFilter(django_filters.FilterSet):  # type: ignore[misc]  # it has no types
    """Questions by the entry that asks them, and whether the sources answer differently."""

    entry = WorkNameFilter(label="The entry that asks it: its key, or kind:key.", max_length=100)
    property = django_filters.ChoiceFilter(choices=Property.choices, label="What it asks for.")
    disputed = YesNoFilter(
        field_name="is_disputed", label="true: with rival answers; false: the others."
    )

    class Meta:
        model = PublishedQuestion
        fields: list[str] = []


class ClaimFilter(django_filters.FilterSet):  # type: ignore[misc]  # it has no types
    """Claims by what they are about and by the evidence they have.

    `source`, `via` and `stance` together ask for one citation that has all of them.
    """

    q = django_filters.CharFilter(
        method="containing", label="Words of the statement.", max_length=LONGEST_SEARCH
    )
    entry = WorkNameFilter(label="The entry that states it: its key, or kind:key.", max_length=100)
    question = KeyFilter(field_name="question_key", label="The key of the question it answers.")
    property = django_filters.CharFilter(label="What its value is of: date, place.", max_length=40)
    standing = django_filters.ChoiceFilter(
        choices=Standing.choices, label="The state of its evidence."
    )
    source = KeyFilter(method="in_citation", label="The key of a source that it cites.")
    via = KeyFilter(method="in_citation", label="The key of a source in which one was read.")
    stance = django_filters.ChoiceFilter(
        choices=Stance.choices, method="in_citation", label="How a cited source stands to it."
    )

    class Meta:
        model = PublishedClaim
        fields: list[str] = []

    def filter_queryset(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Narrow by each filter, and by all that is asked of citations at once."""
        claims: QuerySet[Any] = super().filter_queryset(queryset)
        columns = {"source": "source_key", "via": "via_key", "stance": "stance"}
        asked = [
            Q((column, self.form.cleaned_data[name]))
            for name, column in columns.items()
            if self.form.cleaned_data[name]
        ]
        if not asked:
            return claims
        citations = PublishedCitation.objects.filter(*asked, claim=OuterRef("pk"))
        return claims.filter(Exists(citations))

    def in_citation(
        self, claims: "QuerySet[PublishedClaim]", _name: str, _value: str
    ) -> "QuerySet[PublishedClaim]":
        """Leave it to `filter_queryset`: the parts of a citation are asked for together."""
        return claims

    def containing(
        self, claims: "QuerySet[PublishedClaim]", _name: str, text: str
    ) -> "QuerySet[PublishedClaim]":
        """Keep what has all the words in its statement, in any one language of the site."""
        patterns = [spellings(word) for word in text.split()[:MOST_WORDS]]
        in_languages = (
            reduce(and_, (Q((f"data__statement__{code}__iregex", each)) for each in patterns))
            for code, _name in settings.LANGUAGES
        )
        return claims.filter(reduce(or_, in_languages)) if patterns else claims.none()


class EditionFilter(django_filters.FilterSet):  # type: ignore[misc]  # it has no types
    """Editions by their work, their language, and whether readers now get them."""

    kind = django_filters.ChoiceFilter(choices=KINDS, label="The kind of work.")
    key = KeyFilter(label="The key of the work.")
    current = YesNoFilter(
        method="now_read", label="true: those that readers now get; false: earlier ones."
    )
    language = django_filters.ChoiceFilter(
        choices=settings.LANGUAGES, method="in_language", label="A language it has a text in."
    )

    class Meta:
        model = Edition
        fields: list[str] = []

    def now_read(self, editions: Editions, _name: str, is_current: bool) -> Editions:
        """Keep the current ones, or the others."""
        return editions.filter(publication__isnull=not is_current)

    def in_language(self, editions: Editions, _name: str, code: str) -> Editions:
        """Keep those with a text in the language."""
        texts = EditionText.objects.filter(edition=OuterRef("pk"), language=code)
        return editions.filter(Exists(texts))
