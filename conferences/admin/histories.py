"""What was done on the whole site, and what was published: lists that nobody can edit."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.models import Edition
from sources.editorial.models import Change, Head


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
    """Every change on the site: who did what to which work, when and why."""

    list_display = ("at", "by_name", "act", "kind", "label", "number", "summary")
    list_filter = ("act", "kind", ("by", admin.RelatedOnlyFieldListFilter), "at")
    search_fields = ("summary", "by_name")
    ordering = ("-at", "-pk")
    list_per_page = 50

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let those see the changes who may see the works: editors and reviewers."""
        return all(
            request.user.has_perm(f"{app}.view_{model}")
            for app, model in (
                ("conferences", "event"),
                ("conferences", "person"),
                ("conferences", "place"),
                ("conferences", "organisation"),
                ("sources", "source"),
            )
        )

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the list to those who may see it."""
        return self.has_view_permission(request)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return changes with the present label of their work; a deleted work keeps its last."""
        heads = Head.objects.filter(pk=OuterRef("work_id")).values("label")
        return super().get_queryset(request).annotate(work_label=Subquery(heads))

    @admin.display(description=_("work"), ordering="work_label")
    def label(self, change: Any) -> str:
        """Return the label of the work."""
        return str(change.work_label)


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
