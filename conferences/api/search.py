"""The search over all that is published, for machines."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from conferences.api.schema import ABSENT, PROBLEMS, PublishedSchema
from conferences.api.serializers.search import FoundSerializer
from conferences.api.views import Readable
from conferences.services.search.hits import hits_of
from conferences.services.search.query import LONGEST_QUERY, parse_query
from conferences.services.search.searching import PROPERTIES, search

PAGE_SIZE = 20
_ABOUT = {
    "kind": "The kind of work: event, person, place, organisation, source.",
    "place": "The key of a place where it was.",
    "person": "The key of somebody who took part.",
    "organisation": "The key of an organisation that took part.",
    "year": "A year in which it may have been.",
    "standing": "The state of its evidence: agreed, one-source, disputed, unsupported.",
    "language": "A language it has a text in.",
}
PARAMETERS = [
    OpenApiParameter("q", description="Words, names, phrases in quotes: an entry has all of them."),
    *(OpenApiParameter(name, description=about) for name, about in _ABOUT.items()),
    OpenApiParameter("page", int, description="The number of a page of twenty, from 1."),
]


class SearchForm(forms.Form):
    """What may be asked for."""

    q = forms.CharField(required=False, max_length=LONGEST_QUERY)
    page = forms.IntegerField(required=False, min_value=1, max_value=99_999_999)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they come
        for name in PROPERTIES:
            self.fields[name] = forms.SlugField(
                required=False,
                max_length=80,
                allow_unicode=True,
                error_messages={"invalid": "Give a key."},
            )


class Search(Readable):
    """What is found in all that is published, the best first, with counts by property."""

    schema = PublishedSchema()
    serializer_class = FoundSerializer

    def parameters(self) -> Collection[str]:
        """Return the parameters: the words, the properties, the page."""
        return ("q", *PROPERTIES, "page")

    @extend_schema(
        parameters=PARAMETERS, responses={200: FoundSerializer, 400: PROBLEMS, 404: ABSENT}
    )
    def get(self, request: Request) -> Response:
        """Return a page of the results; nothing is found when nothing is asked for."""
        form = SearchForm(request.query_params)
        if not form.is_valid():
            # The types of the library do not know that of forms.
            problems: Any = form.errors
            raise ValidationError(problems)
        asked = form.cleaned_data
        query = parse_query(asked["q"])
        found = search(query, {name: asked[name] for name in PROPERTIES})
        number, pages = asked["page"] or 1, max(1, -(-len(found.numbers) // PAGE_SIZE))
        if number > pages:
            raise NotFound
        shown = found.numbers[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        answer = {
            "total": found.total,
            "is_cut": found.is_cut,
            "pages": pages,
            "counts": found.counts,
            "missing": found.missing,
            "left_out": query.left_out,
            "results": hits_of(shown, query, settings.LANGUAGE_CODE),
        }
        return Response(FoundSerializer(answer).data)
