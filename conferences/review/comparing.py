"""Any two changes or editions of a work compared, as a page that can be sent to somebody."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from conferences.models import Edition
from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.differences import Difference, difference_of
from conferences.review.numbers import POINT, Point, Span
from sources.editorial.models import Change
from sources.editorial.states import state_at

SIDE, INLINE = "side", "inline"
MODES = (SIDE, INLINE)
# Of the changes between two, so many are listed; the others are counted.
LISTED = 20


@dataclass(frozen=True)
class Side:
    """One side of a comparison: how the address names it, and the change that it is."""

    point: Point
    change: Change


@for_reviewers()
def choose(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """Lead to the comparison of the two changes that were chosen, else of the last edition with now."""
    last = Edition.objects.filter(work_id=work.work_id).order_by("-number").first()
    first = Point(last.number, is_edition=True) if last else Point(1)
    span = Span(
        _chosen(request.GET.get("a"), first), _chosen(request.GET.get("b"), Point(work.latest))
    )
    return redirect("review:compare", kind=work.kind, work_id=work.work_id, span=span)


def _chosen(typed: str | None, otherwise: Point) -> Point:
    if not typed:
        return otherwise
    if not re.fullmatch(POINT, typed):
        raise Http404
    return Point(int(typed.removeprefix("v")), typed.startswith("v"))


@for_reviewers()
def compare(request: HttpRequest, work: Reviewed, span: Span) -> HttpResponse:
    """Show what differs between two changes of the work."""
    first, second = _sides(work, span)
    mode = request.GET.get("mode", SIDE)
    mode = mode if mode in MODES else SIDE
    states = [
        state_at(work.work_id, side.change.number, latest=work.latest) for side in (first, second)
    ]
    difference = difference_of(*states, beside=mode == SIDE)
    only = request.GET.get("only", "")
    context = {
        "title": work.label,
        "work": work,
        "first": first,
        "second": second,
        **_between(work, first.change.number, second.change.number),
        **shown(difference, mode=mode, only=only),
        "is_deleted": states[1].record is None,
        "swapped": _address(work, Span(span.second, span.first), mode),
        "modes": [(each, f"?{urlencode({'mode': each})}", each == mode) for each in MODES],
    }
    return page(request, "compare.html", context)


def shown(difference: Difference, *, mode: str, only: str = "") -> dict[str, Any]:
    """Return what the template of a comparison takes; `only` is the key of a filter, "" for all."""
    known = {count.key for count in difference.counts}
    only = only if only in known else ""
    return {
        "difference": difference,
        "sections": difference.only(only) if only else difference.sections,
        "mode": mode,
        "beside": mode == SIDE,
        "only": only,
    }


def _sides(work: Reviewed, span: Span) -> tuple[Side, Side]:
    points = (span.first, span.second)
    editions = dict(
        Edition.objects.filter(
            work_id=work.work_id, number__in=[point.number for point in points if point.is_edition]
        ).values_list("number", "change_number")
    )
    numbers = [
        editions.get(point.number, 0) if point.is_edition else point.number for point in points
    ]
    changes = {
        change.number: change
        for change in Change.objects.filter(work_id=work.work_id, number__in=numbers)
    }
    if any(number not in changes for number in numbers):
        raise Http404
    first, second = (
        Side(point, changes[number]) for point, number in zip(points, numbers, strict=True)
    )
    return first, second


def _between(work: Reviewed, first: int, second: int) -> dict[str, Any]:
    """Return the changes after the older side up to the newer, oldest first, a few of them."""
    low, high = sorted((first, second))
    return changes_in(work, Q(number__gt=low, number__lte=high), high - low)


def changes_in(work: Reviewed, condition: Q, total: int) -> dict[str, Any]:
    """Return some changes for a list, oldest first, with how many more there are."""
    found = Change.objects.filter(condition, work_id=work.work_id)
    listed = list(found.order_by("number")[:LISTED])
    return {"changes": listed, "more": total - len(listed)}


def _address(work: Reviewed, span: Span, mode: str) -> str:
    address = reverse("review:compare", args=[work.kind, work.work_id, span])
    return f"{address}?{urlencode({'mode': mode})}"
