"""What became of files of sources: what is to come of them, what came, what was taken back."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sources.models import ImportedRow, Source, SourceImport
from sources.models.source_import import Decision


@dataclass(frozen=True)
class Outcome:
    """A file, and how many of its sources are new, completed and left out, or shall be."""

    kept: SourceImport
    new: int
    completed: int
    left_out: int

    @property
    def total(self) -> int:
        """How many sources the file holds."""
        return self.new + self.completed + self.left_out


def outcomes(imports: Iterable[SourceImport]) -> list[Outcome]:
    """Return what became of files; one query."""
    shown = list(imports)
    counted = ImportedRow.objects.filter(of__in=shown).values_list("of", "decision")
    decided: dict[UUID, dict[str, int]] = {}
    for key, decision, number in counted.annotate(Count("pk")).order_by():
        decided.setdefault(key, {})[decision] = number
    return [outcome(each, decided.get(each.pk, {})) for each in shown]


def outcome(kept: SourceImport, decided: Mapping[str, int]) -> Outcome:
    """Return what became of a file of which so many were decided in each way."""
    numbers = (
        decided.get(each, 0) for each in (Decision.IMPORT, Decision.COMPLETE, Decision.LEAVE)
    )
    return Outcome(kept, *numbers)


class ImportedFilter(admin.SimpleListFilter):
    """The sources that came with one file of the account; offered by the pages of imports alone."""

    title = _("file")
    parameter_name = "import"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Name the file that is asked for, and no other."""
        self.kept: SourceImport | None = None
        asked = request.GET.get(self.parameter_name, "")
        if not asked:
            return []
        with suppress(ValidationError):
            self.kept = SourceImport.objects.filter(pk=asked, owner=request.user.pk).first()
        return [(asked, self.kept.file_name if self.kept else _("no file of yours"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Source]) -> QuerySet[Source]:
        """Return the sources that were made or completed and are still there."""
        if self.kept is not None:
            return queryset.filter(pk__in=[UUID(key) for key in self.kept.changes])
        return queryset.none()
