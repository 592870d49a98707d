"""The changes of a work, newest first, each with what can be done about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from conferences.models import Edition
from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.forms import HistoryForm
from conferences.review.numbers import Point, Span, step_to
from sources.editorial.models import Change

PER_PAGE = 50


@dataclass(frozen=True)
class Row:
    """A change in the list; `editions` are the numbers of those that publish it."""

    change: Change
    editions: tuple[int, ...]
    latest: int

    @property
    def is_latest(self) -> bool:
        """Whether nothing came after it."""
        return self.change.number == self.latest

    @property
    def as_step(self) -> Span:
        """The comparison with the change before it."""
        return step_to(self.change.number)

    @property
    def to_now(self) -> Span:
        """The comparison with the latest change."""
        return Span(Point(self.change.number), Point(self.latest))

    @property
    def previous(self) -> int:
        """The number of the change before it, 0 for the first."""
        return self.change.number - 1


@dataclass(frozen=True)
class Slice:
    """The changes of one page, newest first, and whether there may be newer and older ones."""

    changes: tuple[Change, ...]
    has_newer: bool
    has_older: bool

    @property
    def newest(self) -> int:
        """The greatest number on the page, 0 if it is empty."""
        return self.changes[0].number if self.changes else 0

    @property
    def oldest(self) -> int:
        """The least number on the page, 0 if it is empty."""
        return self.changes[-1].number if self.changes else 0


def slice_of(changes: QuerySet[Change], *, before: int | None, after: int | None) -> Slice:
    """Return the changes next below a number, or next above one, without passing over the others."""
    if after is None or before is not None:
        below = changes.filter(number__lt=before) if before is not None else changes
        found = list(below.order_by("-number")[: PER_PAGE + 1])
        return Slice(tuple(found[:PER_PAGE]), before is not None, len(found) > PER_PAGE)
    found = list(changes.filter(number__gt=after).order_by("number")[: PER_PAGE + 1])
    return Slice(tuple(reversed(found[:PER_PAGE])), len(found) > PER_PAGE, after > 0)


@for_reviewers()
def history(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """List the changes of a work, fifty to a page, filtered by person, act and day."""
    form = HistoryForm(request.GET)
    condition = form.condition()
    part = slice_of(
        Change.objects.filter(condition, work_id=work.work_id),
        before=form.cleaned_data.get("before"),
        after=form.cleaned_data.get("after"),
    )
    chosen = form.chosen
    last = Edition.objects.filter(work_id=work.work_id).order_by("-number").first()
    context = {
        "title": work.label,
        "work": work,
        "form": form,
        "rows": rows_of(work, part.changes),
        "names": sorted({change.by_name for change in part.changes}),
        "part": part,
        "last_edition": last,
        "is_filtered": bool(chosen),
        "newer": f"?{urlencode({**chosen, 'after': part.newest})}" if part.has_newer else "",
        "older": f"?{urlencode({**chosen, 'before': part.oldest})}" if part.has_older else "",
    }
    return page(request, "history.html", context)


def rows_of(work: Reviewed, changes: Iterable[Change]) -> list[Row]:
    """Return the rows of the list, with the editions that publish them; one query."""
    changes = list(changes)
    editions: dict[int, list[int]] = {}
    numbers = [change.number for change in changes]
    found = Edition.objects.filter(work_id=work.work_id, change_number__in=numbers)
    for at, number in found.order_by("number").values_list("change_number", "number"):
        editions.setdefault(at, []).append(number)
    return [Row(change, tuple(editions.get(change.number, ())), work.latest) for change in changes]
