"""The first page: the collection, its meetings in order of time, and what is disputed."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse

from conferences.addresses import language_prefix
from conferences.models import Edition, EventKind
from conferences.querysets import EditionQuerySet
from conferences.views.asked import AskedQuestion, asked_questions, current_questions
from conferences.views.pages import frame_context, page, page_language, send
from conferences.views.rows import rows_of

MOST_PARTS = 50
MOST_QUESTIONS = 12
MOST_RECENT = 5


def home(request: HttpRequest) -> HttpResponse:
    """Show what the collection is about, what is known of it and what is not."""
    language = page_language()
    series = _series()
    parts = _parts_of(series) if series else []
    newest = list(_newest())
    rows = {row.key: row for row in rows_of([*([series] if series else []), *parts], language)}
    context = {
        **frame_context(""),
        "series": rows[series.key] if series else None,
        "parts": [rows[part.key] for part in parts],
        "questions": disputed_questions(language),
        "newest": rows_of(newest, language),
        "disputed_address": f"{language_prefix(language)}events/?disputed=on",
        "questions_address": f"{language_prefix(language)}questions/",
    }
    return send(request, page("conferences/home.html", context))


def _newest() -> EditionQuerySet:
    """Return the latest editions of entries; those of what entries cite would crowd them out."""
    entries = Edition.objects.current().filter(kind__in=("event", "person"))
    return entries.order_by("-at", "earliest", "key")[:MOST_RECENT]


def _series() -> Edition | None:
    """Return the series of events to which most others are related: the collection's own entry."""
    series = Edition.objects.current().of_kind("event").filter(facts__kind_words=EventKind.SERIES)
    names = Count("links", filter=Q(links__role="related"))
    return series.annotate(names=names).order_by("-names", "key").first()


def _parts_of(series: Edition) -> list[Edition]:
    """Return the events that are said to be part of a series, in order of time."""
    related = Edition.objects.current().of_kind("event").naming("event", series.key, ["related"])
    return [part for part in related.by_date()[:MOST_PARTS] if series.key in _wholes(part.facts)]


def _wholes(facts: Mapping[str, Any]) -> set[str]:
    """Return the keys of what the entry is said to be part of."""
    return {
        value["ref"]["key"]
        for fact in facts.get("facts", ())
        if fact.get("kind") == "part_of"
        for value in fact.get("values", ())
        if value.get("ref")
    }


def disputed_questions(language: str) -> list[AskedQuestion]:
    """Return the disputed questions of current editions with their answers; two queries."""
    disputed = current_questions().filter(is_disputed=True)[:MOST_QUESTIONS]
    return asked_questions(disputed, language, with_dates=False)
