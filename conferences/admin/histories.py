"""What was done on the whole site, and what was published: lists that nobody can edit."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from conferences.models import Edition
from conferences.services.entry_library import WORK_MODELS
from conferences.services.rights import may_see
from sources.editorial.models import Change


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """A list of rows that were written once and are never changed."""

    list_display_links = None
    actions = None
    show_full_result_count = False

    class Media:
        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("admin-desk/desk.css",)}

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let nobody add."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let nobody change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let nobody delete."""
        return False


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    """Leads from the desk to the history of the site, which is the one list of all changes.

    A list of the admin counts what it pages through, is given whole or not at all, and would show
    works of kinds that the account may not see, or nothing to those who may see some.
    """

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let those be led there who may see works of any kind."""
        user = request.user
        return isinstance(user, User) and any(may_see(user, kind) for kind in WORK_MODELS)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the way to those who may go it."""
        return self.has_view_permission(request)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the history of the site."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("review:site-history")


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    """Every edition that was published."""

    list_display = (
        "label",
        "kind",
        "number",
        "change_number",
        "published_by_name",
        "at",
        "summary",
    )
    list_filter = ("kind", "is_disputed", "at")
    search_fields = ("label", "summary")
    ordering = ("-at",)
    list_per_page = 50
