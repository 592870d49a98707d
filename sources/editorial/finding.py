"""Finding works in the admin by any of their names, and naming them where they can be chosen."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from sources.editorial.choices import ChoicePaginator, is_unfindable, named_like


class NamingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Says how rows are named where they can be chosen."""

    def get_paginator(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Return pages of rows; for autocompletion, of rows named in the words of `choice_words`."""
        match = request.resolver_match
        if match is None or match.url_name != "autocomplete":
            return super().get_paginator(request, *args, **kwargs)
        paginator = ChoicePaginator(*args, **kwargs)
        paginator.describe = self.choice_words
        return paginator

    def choice_words(self, row: Any) -> str:
        """Return how a row is named where it can be chosen."""
        return str(row)

    def choice_rows(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Return rows with what `choice_words` needs of them."""
        return rows


class FindingAdmin(NamingAdmin):
    """Searches works, and says how a work is named in choices."""

    # Names of the work besides its own, by which it is found; None for works that have none.
    names: ClassVar[type[models.Model] | None] = None
    search_fields = ("folded_label",)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Find works by any of their names, without regard to diacritics, case and script."""
        if is_unfindable(search_term):
            return queryset.none(), False
        names = self.names._default_manager.all() if self.names else None
        return queryset.filter(named_like(search_term, names)), False
