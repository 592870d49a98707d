"""What can be chosen but has no form of its own here: claims, questions, works of any kind."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.text import Truncator

from conferences.models import Claim, Name, Question
from sources.editorial.choices import is_unfindable, named_like
from sources.editorial.finding import NamingAdmin
from sources.editorial.folding import fold
from sources.editorial.models import Work


class SearchedAdmin(NamingAdmin):
    """Answers searches of the selects; it has no pages, and writes nothing."""

    search_fields = ("pk",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Keep it out of the list of what can be edited."""
        return False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are added in the form of their work."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are changed in the form of their work."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are deleted in the form of their work."""
        return False

    def get_urls(self) -> list[Any]:
        """Have no pages."""
        return []

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let those search who may edit or see such rows."""
        return any(
            request.user.has_perm(f"{self.opts.app_label}.{right}_{self.opts.model_name}")
            for right in ("view", "change")
        )


@admin.register(Work)
class WorkAdmin(SearchedAdmin):
    """Works of any kind, found under any name, each with its kind."""

    ordering = ("folded_label",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let those search who may edit claims, which alone point to works of any kind."""
        return any(
            request.user.has_perm(f"conferences.{right}_claim") for right in ("view", "change")
        )

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Find works by label or any name; sources are cited, not concerned."""
        if is_unfindable(search_term):
            return queryset.none(), False
        works = queryset.exclude(kind="source")
        return works.filter(named_like(search_term, Name.objects.all())), False

    def choice_words(self, row: Any) -> str:
        """Return the label and the kind."""
        return f"{row.label} ({row.kind})"


class _StatedAdmin(SearchedAdmin):
    """Rows with a key and a text in each language, found by both and by their work."""

    text_column: str

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Return rows with the works to which they belong."""
        return self.choice_rows(super().get_queryset(request))

    def choice_rows(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Return rows with the works to which they belong."""
        return rows.select_related("work")

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Find rows of which every word of the term is in the key, the text or a name of the work."""
        if is_unfindable(search_term):
            return queryset.none(), False
        names = Name.objects.filter(work_id=OuterRef("work_id"))
        for word in search_term.split():
            found: Any = Q(key__icontains=word) | Q(work__folded_label__contains=fold(word) or word)
            found |= Exists(names.filter(folded__contains=fold(word) or word))
            for code, _name in settings.LANGUAGES:
                found |= Q(**{f"{self.text_column}__{code}__icontains": word})
            queryset = queryset.filter(found)
        return queryset, False

    def choice_words(self, row: Any) -> str:
        """Return the key, the text, and the work to which it belongs."""
        return f"{row.key}: {Truncator(str(row)).chars(80)} ({row.work.label})"


@admin.register(Claim)
class ClaimAdmin(_StatedAdmin):
    """Claims, chosen where a fact rests on one."""

    text_column = "statement"
    ordering = ("work__folded_label", "position", "key")


@admin.register(Question)
class QuestionAdmin(_StatedAdmin):
    """Questions, chosen where a claim answers one."""

    text_column = "text"
    ordering = ("work__folded_label", "position", "key")
