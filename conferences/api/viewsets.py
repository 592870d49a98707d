"""The read-only API of what is published: lists in pages, and one object at a time."""

from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.viewsets import GenericViewSet

from conferences import filters as pages
from conferences.api.addresses import Name, named_in_claim, named_in_facts, works_now
from conferences.api.filters import ClaimFilter, EditionFilter, EventFilter, QuestionFilter
from conferences.api.pagination import KeysetPagination
from conferences.api.parameters import FilterSetBackend
from conferences.api.schema import PublishedSchema
from conferences.api.serializers.editions import EditionDetailSerializer, EditionSerializer
from conferences.api.serializers.evidence import (
    ClaimSerializer,
    QuestionDetailSerializer,
    QuestionSerializer,
)
from conferences.api.serializers.works import WorkDetailSerializer, WorkSerializer
from conferences.api.views import Readable
from conferences.models import Edition, EditionText, PublishedClaim, PublishedQuestion
from conferences.querysets import EditionQuerySet

STATED = (
    Prefetch("questions", PublishedQuestion.objects.order_by("position", "key")),
    Prefetch("claims", PublishedClaim.objects.order_by("position", "key")),
)


class PublishedViewSet(Readable, GenericViewSet[Any]):
    """A list that can be narrowed and comes in pages, and each of its objects."""

    schema = PublishedSchema()
    filter_backends = (FilterSetBackend,)
    pagination_class = KeysetPagination
    filterset_class: Any
    detail_serializer_class: type[BaseSerializer[Any]]

    def parameters(self) -> Collection[str]:
        """Return the parameters that this request may have."""
        if self.action != "list":
            return ()
        return (*self.filterset_class.base_filters, *KeysetPagination.parameters)

    def get_serializer_class(self) -> type[BaseSerializer[Any]]:
        """Return what tells of one object in full, or of many in short."""
        listed, detailed = self.serializer_class, self.detail_serializer_class
        return listed if listed and self.action == "list" else detailed

    def list(self, request: Request) -> Response:
        """Return a page of the list."""
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or ()
        return self.get_paginated_response(self.told(list(rows), many=True))

    def one(self, found: "QuerySet[Any]") -> Response:
        """Return the object that was found; raises NotFound when there is none."""
        row = found.first()
        if row is None:
            raise NotFound
        return Response(self.told(self.completed(row), many=False))

    def told(self, rows: Any, *, many: bool) -> Any:
        """Return rows, or one row, as the API tells them."""
        listed = rows if many else (rows,)
        works = works_now(
            chain.from_iterable(map(self.names_in, listed)),
            chain.from_iterable(map(self.ids_in, listed)),
        )
        return self.get_serializer_class()(rows, many=many, context={"works": works}).data

    def completed(self, row: Any) -> Any:
        """Return a row with what is told of it only when it is told alone."""
        return row

    def names_in(self, row: Any) -> Iterable[Name]:
        """Return the works that a row names."""
        return ()

    def ids_in(self, row: Any) -> Iterable[str]:
        """Return the ids of works that a row names by id."""
        return ()


class KeyedViewSet(PublishedViewSet):
    """Objects that are found by their key."""

    lookup_field = "key"

    def retrieve(self, request: Request, key: str) -> Response:
        """Return one object with all that its edition keeps of it."""
        return self.one(self.get_queryset().filter(key=key))


class WorkViewSet(KeyedViewSet):
    """The current editions of works of one kind."""

    kind: str
    serializer_class = WorkSerializer
    detail_serializer_class = WorkDetailSerializer
    filterset_class: Any = pages.WorkFilter
    queryset = Edition.objects.none()

    def get_queryset(self) -> EditionQuerySet:
        """Return them in the order of the pages."""
        works = Edition.objects.current().of_kind(self.kind).select_related("publication")
        if self.action != "list":
            works = works.prefetch_related(*STATED)
        return self.in_order(works)

    def in_order(self, works: EditionQuerySet) -> EditionQuerySet:
        """Put works in the order of their list: by title."""
        return works.order_by("folded_label", "key")

    def names_in(self, row: Edition) -> Iterable[Name]:
        """Return the works that its facts name, and with the details its claims and questions."""
        return _names_in_edition(row) if self.action != "list" else _names_in_facts(row)


class EventViewSet(WorkViewSet):
    """Events, in the order of time."""

    kind = "event"
    filterset_class = EventFilter

    def in_order(self, works: EditionQuerySet) -> EditionQuerySet:
        """Put events in the order of time, undated ones last."""
        return works.by_date()


class PersonViewSet(WorkViewSet):
    """People, by name."""

    kind = "person"


class PlaceViewSet(WorkViewSet):
    """Places, by name."""

    kind = "place"


class OrganisationViewSet(WorkViewSet):
    """Organisations, by name."""

    kind = "organisation"


class SourceViewSet(WorkViewSet):
    """Sources, by title; what cites them is asked of the claims."""

    kind = "source"
    filterset_class = pages.SourceFilter


class QuestionViewSet(KeyedViewSet):
    """Questions of current editions, by key."""

    serializer_class = QuestionSerializer
    detail_serializer_class = QuestionDetailSerializer
    filterset_class = QuestionFilter
    queryset = PublishedQuestion.objects.none()

    def get_queryset(self) -> "QuerySet[PublishedQuestion]":
        """Return them with their editions."""
        return _of_current_editions(PublishedQuestion.objects.all())

    def completed(self, row: PublishedQuestion) -> PublishedQuestion:
        """Add the claims that answer it in what is published now."""
        answers = PublishedClaim.objects.filter(question_key=row.key)
        row.claims = list(_of_current_editions(answers))  # type: ignore[attr-defined]  # told only here
        return row

    def names_in(self, row: PublishedQuestion) -> Iterable[Name]:
        """Return its entry and, with the details, the works that its answers name."""
        yield row.data["work"]["kind"], row.data["work"]["key"]
        for claim in getattr(row, "claims", ()):
            yield from named_in_claim(claim.data)


class ClaimViewSet(KeyedViewSet):
    """Claims of current editions, by key."""

    serializer_class = detail_serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
    queryset = PublishedClaim.objects.none()

    def get_queryset(self) -> "QuerySet[PublishedClaim]":
        """Return them with their editions."""
        return _of_current_editions(PublishedClaim.objects.all())

    def names_in(self, row: PublishedClaim) -> Iterable[Name]:
        """Return the works it is about and the sources it cites."""
        return named_in_claim(row.data)


class EditionViewSet(PublishedViewSet):
    """All editions, the newest first; a withdrawn one says why, and nothing of what it stated."""

    serializer_class = EditionSerializer
    detail_serializer_class = EditionDetailSerializer
    filterset_class = EditionFilter
    queryset = Edition.objects.none()

    def get_queryset(self) -> EditionQuerySet:
        """Return them, each told from the others by work and number."""
        editions = Edition.objects.select_related("publication", "withdrawal")
        if self.action != "list":
            texts = Prefetch("texts", EditionText.objects.order_by("language"))
            editions = editions.prefetch_related(texts, *STATED, "readings")
        return editions.order_by("-at", "kind", "key", "-number")

    def retrieve(self, request: Request, kind: str, key: str, number: int) -> Response:
        """Return one edition with its text in each language."""
        return self.one(self.get_queryset().filter(kind=kind, key=key, number=number))

    def names_in(self, row: Edition) -> Iterable[Name]:
        """Return the works that an edition names; a line of the list names none."""
        return _names_in_edition(row) | _counted_in(row) if self.action != "list" else ()

    def ids_in(self, row: Edition) -> Iterable[str]:
        """Return the works whose words it took; a line of the list names none."""
        return row.rests_on if self.action != "list" else ()


def _of_current_editions(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    # The edition's own facts are long, and nothing here tells them.
    current = rows.filter(edition__publication__isnull=False)
    with_editions = current.select_related("edition__publication").defer("edition__facts")
    return with_editions.order_by("key", "edition__kind", "edition__key")


def _names_in_facts(edition: Edition) -> set[Name]:
    return named_in_facts(edition.facts["facts"])


def _names_in_edition(edition: Edition) -> set[Name]:
    names = _names_in_facts(edition)
    for claim in edition.claims.all():
        names |= named_in_claim(claim.data)
    return names | {
        (question.data["work"]["kind"], question.data["work"]["key"])
        for question in edition.questions.all()
    }


def _counted_in(edition: Edition) -> set[Name]:
    return {
        (part["work"]["kind"], part["work"]["key"])
        for reading in edition.readings.all()
        for part in reading.data["parts"]
    }
