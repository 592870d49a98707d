"""The head of a comparison: its two sides, what lies between them, and where one can go from here."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import Http404
from django.urls import reverse

from conferences.models import Decision, Edition, Publication, SubmittedWork
from conferences.review.access import Reviewed
from conferences.review.numbers import Point, Span
from sources.editorial.models import Change

# Of the changes between two, so many are listed; the others are counted.
LISTED = 20
PEOPLE = 8


@dataclass(frozen=True)
class Side:
    """One side of a comparison: how the address names it, and the change that it is."""

    point: Point
    change: Change


@dataclass(frozen=True)
class Person:
    """Somebody who made changes between the two sides."""

    id: int
    name: str
    changes: int


@dataclass(frozen=True)
class ReviewState:
    """How far the newer side has come: asked for, decided, published, and what came after."""

    submission: SubmittedWork | None
    decision: Decision | None
    editions: tuple[int, ...]
    current: int
    since: int


def sides_of_span(work: Reviewed, span: Span) -> tuple[Side, Side]:
    """Return the two sides; raises Http404 for a change or an edition that the work does not have."""
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


def between(work: Reviewed, first: Side, second: Side) -> dict[str, Any]:
    """Return the changes after the older side up to the newer, and who made them."""
    low, high = sorted((first.change.number, second.change.number))
    condition = Q(number__gt=low, number__lte=high)
    listed = changes_in(work, condition, high - low)
    found = Change.objects.filter(condition, work_id=work.work_id)
    grouped = found.values_list("by_id", "by_name").annotate(count=Count("pk"))
    people = [Person(*row) for row in grouped.order_by("-count", "by_name")[:PEOPLE]]
    return {**listed, "between": high - low, "people": people}


def changes_in(work: Reviewed, condition: Q, total: int) -> dict[str, Any]:
    """Return some changes for a list, oldest first, with how many more there are."""
    found = Change.objects.filter(condition, work_id=work.work_id)
    listed = list(found.order_by("number")[:LISTED])
    return {"changes": listed, "more": total - len(listed)}


def neighbours(work: Reviewed, first: Side, second: Side, query: str) -> dict[str, str]:
    """Return the addresses of the pair before, the pair after, and the sides exchanged."""
    span = Span(first.point, second.point)
    found = {"swapped": address_of(work, Span(span.second, span.first), query)}
    low, high = sorted((first.change.number, second.change.number))
    step = max(high - low, 1)
    if low > 1:
        before = Span(Point(max(1, low - step)), Point(low))
        found["previous"] = address_of(work, before, query)
    if high < work.latest:
        after = Span(Point(high), Point(min(work.latest, high + step)))
        found["following"] = address_of(work, after, query)
    return found


def address_of(work: Reviewed, span: Span, query: str = "") -> str:
    """Return the address of a comparison."""
    return reverse("review:compare", args=[work.kind, work.work_id, span]) + query


def review_state(work: Reviewed, change: Change) -> ReviewState:
    """Return how far a change has come in review; four queries."""
    submission = (
        SubmittedWork.objects.filter(
            work_id=work.work_id, first__lte=change.number, last__gte=change.number
        )
        .select_related("submission")
        .order_by("-pk")
        .first()
    )
    decision = (
        Decision.objects.filter(submission__works=submission).order_by("-at").first()
        if submission
        else None
    )
    editions = Edition.objects.filter(work_id=work.work_id, change_number=change.number)
    publication = (
        Publication.objects.filter(work_id=work.work_id, edition__isnull=False)
        .values_list("edition__number", "edition__change_number")
        .first()
    )
    current, at = publication or (0, 0)
    return ReviewState(
        submission,
        decision,
        tuple(editions.order_by("number").values_list("number", flat=True)),
        current,
        work.latest - at if current else 0,
    )
