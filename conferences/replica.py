"""Where public reads go when there is a streaming replica: to it, and everything else stays."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from conferences.models import (
    Edition,
    EditionText,
    Publication,
    PublishedCitation,
    PublishedClaim,
    PublishedLink,
    PublishedQuestion,
    PublishedReading,
    PublishedReadingText,
    SearchDocument,
    SearchName,
    SearchPosting,
    Withdrawal,
)

PUBLISHED: frozenset[type[Model]] = frozenset(
    (
        Edition,
        EditionText,
        Publication,
        PublishedCitation,
        PublishedClaim,
        PublishedLink,
        PublishedQuestion,
        PublishedReading,
        PublishedReadingText,
        SearchDocument,
        SearchName,
        SearchPosting,
        Withdrawal,
    )
)


_reading = ContextVar("public-reading", default=False)


class PublicReadsMiddleware:
    """Marks the requests that only read what is published."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; what it reads of editions may come from the replica."""
        desk = request.path_info.startswith(reverse("admin:index"))
        mark = _reading.set(request.method in ("GET", "HEAD") and not desk)
        try:
            return self.get_response(request)
        finally:
            _reading.reset(mark)


class PublicReads:
    """Database router: public pages read editions from the replica.

    What an editor sees, every `base`, and every write concern the primary alone, as the replica
    may lag behind it.
    """

    def db_for_read(self, model: type[Model], **_hints: Any) -> str:
        """Return the replica for what is published, while a public page is made."""
        return "replica" if _reading.get() and model in PUBLISHED else "default"

    def db_for_write(self, _model: type[Model], **_hints: Any) -> str:
        """Return the primary."""
        return "default"

    def allow_relation(self, _first: Model, _second: Model, **_hints: Any) -> bool:
        """Allow rows read from either to stand together: they are rows of one database."""
        return True

    def allow_migrate(self, db: str, _app_label: str, **_hints: Any) -> bool:
        """Migrate the primary; the replica follows by itself."""
        return db == "default"
