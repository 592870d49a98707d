"""Sending sources as files: a selection from the list, or the whole library."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sources.exchange.csv_file import csv_lines
from sources.exchange.formats import FORMATS, written
from sources.exchange.library import exchanged_sources
from sources.exchange.tables import as_download
from sources.models import Source

CSV = "csv"
LABELS = {**{name: form.label for name, form in FORMATS.items()}, CSV: "CSV"}


def exported(sources: QuerySet[Source], name: str) -> StreamingHttpResponse:
    """Return a file of sources; it is written as it is sent, some hundred sources at a time."""
    values = exchanged_sources(sources)
    ending, media_type = CSV, "text/csv"
    lines: Iterator[str] = as_download(csv_lines(values)) if name == CSV else written(values, name)
    if name != CSV:
        ending, media_type = FORMATS[name].ending, FORMATS[name].media_type
    day = timezone.now().date().isoformat()
    return StreamingHttpResponse(
        lines,
        content_type=f"{media_type}; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="sources-{day}.{ending}"',
            "Cache-Control": "no-store",
            "X-Robots-Tag": "noindex, nofollow",
        },
    )


def export_all(request: HttpRequest, name: str) -> HttpResponse | StreamingHttpResponse:
    """Send the whole library in a format."""
    if not request.user.has_perm("sources.view_source"):
        raise PermissionDenied
    if name not in LABELS:
        raise Http404
    return exported(Source.objects.order_by("key"), name)


def _action(name: str) -> Callable[..., Any]:
    @admin.action(
        permissions=["view"], description=_("Export as %(format)s") % {"format": LABELS[name]}
    )
    def export(
        _admin: object, _request: HttpRequest, queryset: QuerySet[Source]
    ) -> StreamingHttpResponse:
        return exported(queryset.order_by("key"), name)

    export.__name__ = f"export_{name}"
    return export


EXPORTS = tuple(_action(name) for name in LABELS)
