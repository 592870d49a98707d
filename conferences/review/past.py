"""A work as it was at one change, row by row, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from conferences.models import Edition
from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.numbers import Point, Span, step_to
from conferences.review.outline import parts, rows_inside
from conferences.review.row_words import RowWords, model_name
from sources.editorial.models import Change
from sources.editorial.states import Row, State, state_at
from sources.editorial.visible_signs import visible


@dataclass(frozen=True)
class PastField:
    """A field and what it held; `is_text` where line ends matter."""

    label: str
    words: SafeString
    is_text: bool


@dataclass(frozen=True)
class PastRow:
    """A row with the rows that stand inside it."""

    what: str
    name: str
    fields: tuple[PastField, ...]
    inside: tuple["PastRow", ...] = ()


@dataclass(frozen=True)
class PastSection:
    """The rows of one section."""

    key: str
    title: str
    rows: tuple[PastRow, ...]


@for_reviewers()
def past_state(request: HttpRequest, work: Reviewed, number: int) -> HttpResponse:
    """Show the work as a change left it."""
    change = Change.objects.filter(work_id=work.work_id, number=number).first()
    if change is None:
        raise Http404
    state = state_at(work.work_id, number, latest=work.latest)
    context = {
        "title": work.label,
        "work": work,
        "change": change,
        "is_first": number == 1,
        "is_latest": number == work.latest,
        "as_step": step_to(number),
        "to_now": Span(Point(number), Point(work.latest)),
        "is_deleted": state.record is None,
        "editions": list(
            Edition.objects.filter(work_id=work.work_id, change_number=number)
            .order_by("number")
            .values_list("number", flat=True)
        ),
        "sections": list(sections_of(state)),
    }
    return page(request, "past.html", context)


def sections_of(state: State) -> Iterator[PastSection]:
    """Return the rows of a state in the order of the page, in words."""
    words, inner = RowWords([state]), rows_inside(state)
    for part in parts():
        rows = tuple(
            _row(row, words, tuple(_row(each, words) for each in inner.get(row.member_id, ())))
            for label in part.labels
            for row in state.of(label)
        )
        if rows:
            yield PastSection(part.key, part.title, rows)


def _row(row: Row, words: RowWords, inside: tuple[PastRow, ...] = ()) -> PastRow:
    fields = tuple(
        PastField(each.label, visible(each.text), each.is_text)
        for each in words.fields(row).values()
    )
    return PastRow(model_name(row.label), words.name(row), fields, inside)
