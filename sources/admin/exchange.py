"""What the list of sources offers beside the sources: import, export, and what may be there twice."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from sources.admin.exporting import EXPORTS, LABELS, export_all
from sources.admin.importing import ImportPages
from sources.admin.twice import TwicePages
from sources.models import Source


class ExchangingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Adds the pages of exchange to the admin of sources."""

    change_list_template = "admin/desk/sources/list.html"
    actions: Sequence[Any] = ("delete_selected", *EXPORTS)

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of these pages, before those of single sources."""
        pages, twice = ImportPages(self.admin_site), TwicePages(self.admin_site)
        view = self.admin_site.admin_view
        return [
            path("import/", view(pages.start), name="sources_source_imports"),
            path("import/<uuid:import_id>/", view(pages.preview), name="sources_source_import"),
            path(
                "import/<uuid:import_id>/discard/",
                view(pages.discard),
                name="sources_source_import_discard",
            ),
            path("import/<uuid:import_id>/undo/", view(pages.undo), name="sources_source_unimport"),
            path("export/", view(self.export), name="sources_source_exports"),
            path("export/<slug:name>/", view(export_all), name="sources_source_export"),
            path("twice/", view(twice.pairs), name="sources_source_twice"),
            path("twice/said/", view(twice.said), name="sources_source_said"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list of sources with the ways in and out."""
        context = {**(extra_context or {}), "may_import": _may_import(request)}
        return super().changelist_view(request, context)

    def export(self, request: HttpRequest) -> HttpResponse:
        """List the formats in which the whole library can be had."""
        if not request.user.has_perm("sources.view_source"):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Export sources"),
            "is_nav_sidebar_enabled": False,
            "formats": LABELS,
            "total": Source.objects.count(),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/desk/sources/export.html", context)


def _may_import(request: HttpRequest) -> bool:
    return bool(request.user.has_perms(("sources.add_source", "sources.change_source")))
