"""The list of the works of a kind, narrowed as in the lists of the desk."""

from collections.abc import Collection
from typing import Any, TypeAlias

import django_filters
from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from conferences.api.filters import YesNoFilter
from conferences.api.pagination import KeysetPagination
from conferences.api.parameters import FilterSetBackend
from conferences.desk_api.access import DeskView
from conferences.desk_api.tags import tag_of
from conferences.filters import LONGEST_SEARCH
from conferences.models import Event, EventKind, Name, Person
from conferences.services.documents.shape import SHAPES
from conferences.services.entry_library import WORK_MODELS
from sources.admin import found_by
from sources.editorial.choices import is_unfindable, named_like
from sources.editorial.models import Head
from sources.editorial.states import stored_fields
from sources.editorial.versioning import serialised
from sources.models import EvidenceKind, Source, SourceType

Works: TypeAlias = "QuerySet[Any]"


class DeskFilter(django_filters.FilterSet):  # type: ignore[misc]  # it has no types
    """Works by any of their names, without regard to diacritics, case and script."""

    q = django_filters.CharFilter(
        method="named", label="Words of a name or title.", max_length=LONGEST_SEARCH
    )
    key = django_filters.CharFilter(label="The key of the work.", max_length=80)

    class Meta:
        model = Person
        fields: list[str] = []

    def named(self, works: Works, _name: str, term: str) -> Works:
        """Keep what has every word of the term in one of its names."""
        return works.none() if is_unfindable(term) else works.filter(self.condition(term))

    def condition(self, term: str) -> Any:
        """Return the condition of being found by a term."""
        return named_like(term, Name.objects.all())


class EventFilter(DeskFilter):
    """Events, by their kind as well."""

    event_kind = django_filters.ChoiceFilter(choices=EventKind.choices, label="The kind of event.")

    class Meta:
        model = Event
        fields: list[str] = []


class SourceFilter(DeskFilter):
    """Sources, by what they are as well."""

    type = django_filters.ChoiceFilter(choices=SourceType.choices, label="The type.")
    evidence_kind = django_filters.ChoiceFilter(
        choices=EvidenceKind.choices, label="What kind of witness it is."
    )
    is_withdrawn = YesNoFilter(label="true: those that were withdrawn; false: the others.")
    language = django_filters.CharFilter(label="The code of its language.", max_length=20)

    class Meta:
        model = Source
        fields: list[str] = []

    def condition(self, term: str) -> Any:
        """Return the condition of having every word in a title or a creator's name."""
        return found_by(term)


FILTERS: dict[str, Any] = {"event": EventFilter, "source": SourceFilter}


class Listing(DeskView):
    """Pages of works, each with its own fields and its tag; members are read with the work."""

    @property
    def filterset_class(self) -> Any:
        """What the list can be narrowed by."""
        return FILTERS.get(self.kind, DeskFilter)

    def parameters(self) -> Collection[str]:
        """Return the parameters that this request may have."""
        if self.request.method not in ("GET", "HEAD"):
            return ()
        return (*self.filterset_class.base_filters, *KeysetPagination.parameters)

    def get(self, request: Request) -> Response:
        """Return a page of the list."""
        rows = WORK_MODELS[self.kind]._default_manager.order_by("folded_label", "key")
        pages = KeysetPagination()
        found = FilterSetBackend().filter_queryset(request, rows, self)
        page = pages.paginate_queryset(found, request, self)
        heads = Head.objects.in_bulk([row.pk for row in page])
        answer: Response = pages.get_paginated_response([_told(row, heads[row.pk]) for row in page])
        return answer


def _told(row: Any, head: Head) -> dict[str, Any]:
    fields = stored_fields(serialised(row))
    own = {name: fields[name] for name in SHAPES[head.kind].columns}
    about = {"id": str(row.pk), "kind": head.kind, "label": row.label}
    return {**about, "number": head.number, "etag": str(tag_of(head)), "work": own}
