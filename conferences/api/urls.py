"""The addresses of the API, below /api/v1/."""

from django.urls import path, re_path

from conferences.api.changes import EditionSince
from conferences.api.search import Search
from conferences.api.views import Absent, Root, Schema
from conferences.api.viewsets import (
    ClaimViewSet,
    EditionViewSet,
    EventViewSet,
    OrganisationViewSet,
    PersonViewSet,
    PlaceViewSet,
    QuestionViewSet,
    SourceViewSet,
)

KEYED = {
    "events": EventViewSet,
    "people": PersonViewSet,
    "places": PlaceViewSet,
    "organisations": OrganisationViewSet,
    "sources": SourceViewSet,
    "questions": QuestionViewSet,
    "claims": ClaimViewSet,
}

app_name = "api"
urlpatterns = [
    path("", Root.as_view(), name="root"),
    path("schema/", Schema.as_view(), name="schema"),
    path("search/", Search.as_view(), name="search-list"),
    *(
        path(f"{word}/", view.as_view({"get": "list"}), name=f"{word}-list")
        for word, view in KEYED.items()
    ),
    *(
        path(f"{word}/<slug:key>/", view.as_view({"get": "retrieve"}), name=f"{word}-detail")
        for word, view in KEYED.items()
    ),
    path("editions/", EditionViewSet.as_view({"get": "list"}), name="editions-list"),
    path(
        "editions/<slug:kind>/<slug:key>/<int:number>/",
        EditionViewSet.as_view({"get": "retrieve"}),
        name="editions-detail",
    ),
    path(
        "editions/<slug:kind>/<slug:key>/<int:number>/since/",
        EditionSince.as_view(),
        name="editions-since",
    ),
    # With the slash only, so that an address without one is still led to that with it.
    re_path(r"^.*/$", Absent.as_view()),
]
