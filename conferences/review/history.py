"""The changes of a work, newest first, each with what can be done about it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from conferences.models import Edition
from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.change_lists import PER_PAGE, Part, part_of
from conferences.review.history_forms import HistoryForm
from conferences.review.history_html import work_history
from conferences.services.notices import is_watching
from conferences.services.touching import Touched, rows_touched
from sources.editorial.models import Act, Change

__all__ = ["PER_PAGE", "Row", "history"]
# What the summaries begin with that are filled in for undoing and restoring.
_TAKEN_BACK = {
    Act.UNDO: re.compile(r"Undo(?: change)? ([1-9][0-9]{0,8})\b"),
    Act.RESTORE: re.compile(r"Restore change ([1-9][0-9]{0,8})\b"),
}


@dataclass(frozen=True)
class Row:
    """A change in the list; `editions` are the numbers of those that publish it, with by whom."""

    change: Change
    latest: int
    editions: tuple[tuple[int, str], ...] = ()
    touched: Touched = field(default_factory=Touched)

    @property
    def is_latest(self) -> bool:
        """Whether nothing came after it."""
        return self.change.number == self.latest

    @property
    def takes_back(self) -> int:
        """The change that it undoes, or of which it restores the state, if its summary says which."""
        pattern = _TAKEN_BACK.get(Act(self.change.act))
        found = pattern.match(self.change.summary) if pattern else None
        number = int(found[1]) if found else 0
        return number if number < self.change.number else 0


@dataclass(frozen=True)
class Slice:
    """The changes of one page, newest first, and where newer and older ones go on; 0 for none."""

    changes: tuple[Change, ...]
    newer: int = 0
    older: int = 0
    is_short: bool = False


def slice_of(
    changes: QuerySet[Change],
    *,
    before: int | None,
    after: int | None,
    changing: tuple[str, str] | None = None,
) -> Slice:
    """Return the changes next below a number, or next above one, without passing over the others."""
    if after is None or before is not None:
        below = changes.filter(number__lt=before) if before is not None else changes
        part = part_of(below.order_by("-number"), changing)
        newer = (part.changes[0].number if part.changes else (before or 1) - 1) if before else 0
        return Slice(part.changes, newer, _number(part), part.is_short)
    part = part_of(changes.filter(number__gt=after).order_by("number"), changing)
    older = (part.changes[0].number if part.changes else after + 1) if after > 0 else 0
    return Slice(tuple(reversed(part.changes)), _number(part), older, part.is_short)


def _number(part: Part) -> int:
    return part.last.number if part.last is not None else 0


@for_reviewers()
def history(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """List the changes of a work, fifty to a page, filtered by person, act, field, claim and day."""
    form = HistoryForm(request.GET, work_id=work.work_id, kind=work.kind)
    condition = form.condition()
    part = slice_of(
        _changes(work, condition),
        before=form.cleaned_data.get("before"),
        after=form.cleaned_data.get("after"),
        changing=form.field,
    )
    chosen = form.chosen
    last = Edition.objects.filter(work_id=work.work_id).order_by("-number").first()
    rows = rows_of(work, part.changes)
    return page(
        request,
        "history.html",
        {
            "title": work.label,
            "work": work,
            "is_watching": is_watching(work.user, work.work_id),
            "form": form,
            "rows": rows,
            "list": work_history(work, rows, datetime.now(UTC)),
            "names": sorted({change.by_name for change in part.changes}),
            "part": part,
            "last_edition": last,
            "is_filtered": bool(chosen),
            "newer": f"?{urlencode({**chosen, 'after': part.newer})}" if part.newer else "",
            "older": f"?{urlencode({**chosen, 'before': part.older})}" if part.older else "",
        },
    )


def _changes(work: Reviewed, condition: Q) -> QuerySet[Change]:
    return Change.objects.filter(condition, work_id=work.work_id)


def rows_of(work: Reviewed, changes: Iterable[Change]) -> list[Row]:
    """Return the rows of the list, with the editions that publish them and what they touched; two queries."""
    changes = list(changes)
    numbers = [change.number for change in changes]
    editions: dict[int, list[tuple[int, str]]] = {}
    found = Edition.objects.filter(work_id=work.work_id, change_number__in=numbers)
    for at, number, name in found.order_by("number").values_list(
        "change_number", "number", "published_by_name"
    ):
        editions.setdefault(at, []).append((number, name))
    touched: Mapping[int, Touched] = rows_touched(work.work_id, numbers)
    return [
        Row(
            change,
            work.latest,
            tuple(editions.get(change.number, ())),
            touched.get(change.number, Touched()),
        )
        for change in changes
    ]
