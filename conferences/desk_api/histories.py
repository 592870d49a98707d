"""The history of a work: its changes, its states, and what differs between any two of them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import django_filters
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from conferences.api.pagination import KeysetPagination
from conferences.api.parameters import FilterSetBackend
from conferences.desk_api.access import DeskView
from conferences.desk_api.answers import change_told, head_of, tagged, unchanged, work_told
from conferences.desk_api.tags import tag_of
from conferences.services.documents.reading import difference_told
from conferences.services.documents.shape import SHAPES
from sources.editorial.comparison import compare_states
from sources.editorial.models import Act, Change
from sources.editorial.states import changed_between


class ChangeFilter(django_filters.FilterSet):  # type: ignore[misc]  # it has no types
    """Changes by what they did and who made them."""

    act = django_filters.ChoiceFilter(choices=Act.choices, label="What kind of act it was.")
    by = django_filters.CharFilter(
        field_name="by_name", label="The name of who made it, as it was then.", max_length=200
    )

    class Meta:
        model = Change
        fields: list[str] = []


class ChangesView(DeskView):
    """The changes of a work, the latest first."""

    filterset_class: Any = ChangeFilter

    def parameters(self) -> Collection[str]:
        """Return the parameters that this request may have."""
        return (*ChangeFilter.base_filters, *KeysetPagination.parameters)

    def get(self, request: Request, work_id: UUID) -> Response:
        """Return a page of the history; 304 if nothing was recorded since."""
        tag = tag_of(head_of(self.kind, work_id)).quoted
        known = unchanged(request, tag)
        if known is not None:
            return known
        pages, rows = KeysetPagination(), Change.objects.filter(work_id=work_id).order_by("-number")
        found = FilterSetBackend().filter_queryset(request, rows, self)
        page = pages.paginate_queryset(found, request, self)
        answer: Response = pages.get_paginated_response([change_told(each) for each in page])
        answer["ETag"] = tag
        return answer


def change_at(work_id: UUID, number: int) -> Change:
    """Return a change of a work; raises NotFound."""
    change = Change.objects.filter(work_id=work_id, number=number).first()
    if change is None:
        raise NotFound("There is nothing here.")
    return change


class StateView(DeskView):
    """A work as one of its changes left it; `work` is null after a deletion."""

    def get(self, request: Request, work_id: UUID, number: int) -> Response:
        """Return the state, with the change that led to it."""
        head, change = head_of(self.kind, work_id), change_at(work_id, number)
        tag = tag_of(change)
        known = unchanged(request, tag.quoted)
        if known is not None:
            return known
        told = work_told(self.kind, work_id, tag, head.number)
        return tagged(request, tag.quoted, {**told, "change": change_told(change)})


class ComparisonView(DeskView):
    """What differs between two changes of a work, row by row and field by field."""

    def get(self, request: Request, work_id: UUID, a: int, b: int) -> Response:
        """Return the rows that were added, removed or changed from the one to the other."""
        head = head_of(self.kind, work_id)
        changes = {
            each.number: each for each in Change.objects.filter(work_id=work_id, number__in=(a, b))
        }
        if a not in changes or b not in changes:
            raise NotFound("There is nothing here.")
        tag = f'"{tag_of(changes[a])}.{tag_of(changes[b])}"'
        known = unchanged(request, tag)
        if known is not None:
            return known
        difference = compare_states(*changed_between(work_id, a, b, latest=head.number))
        told = {
            "id": str(work_id),
            "kind": self.kind,
            "from": change_told(changes[a]),
            "to": change_told(changes[b]),
            "rows": difference_told(difference, SHAPES[self.kind]),
        }
        return tagged(request, tag, told)
