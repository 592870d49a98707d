"""The timeline of the whole collection, made from current editions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from conferences.addresses import language_prefix
from conferences.filters import MomentFilter
from conferences.followed import in_reading
from conferences.models import Edition
from conferences.rendering.html import text
from conferences.rendering.timeline import LARGE, timeline
from conferences.rendering.timeline_items import DateAnswer, DatedItem
from conferences.views.lists import address_of_page, page_of, path_with_query
from conferences.views.pages import frame_context, page, page_language, send
from conferences.views.rows import Row, date_standing, rows_of
from conferences.views.switching import followed_link

# A drawing with more rows than this is no overview any more.
MOST_MARKS = 100


def timeline_page(request: HttpRequest) -> HttpResponse:
    """Show the published events in order of time, in words and drawn, narrowed as asked."""
    language = page_language()
    events = Edition.objects.current().of_kind("event").by_date()
    asked = MomentFilter(request.GET, queryset=events)
    is_valid = asked.is_valid()
    shown = page_of(asked.qs if is_valid else events.none(), request.GET, MOST_MARKS)
    editions = list(in_reading(shown, asked.followed))
    items = items_of(editions, rows_of(editions, language), language)
    context = {
        **frame_context(path_with_query(request), word="timeline"),
        **filter_context(asked, f"{language_prefix(language)}timeline/"),
        "page": shown,
        "drawn": timeline(items, language, measures=LARGE),
        "earlier": address_of_page(request.GET, shown, -1) if shown.has_previous() else "",
        "later": address_of_page(request.GET, shown, 1) if shown.has_next() else "",
    }
    return sent(request, "conferences/timeline.html", context, is_valid=is_valid)


def filter_context(asked: MomentFilter, address: str) -> Mapping[str, Any]:
    """Return what the form needs by which a drawing is narrowed."""
    is_narrowed = any(asked.form.cleaned_data.get(name) for name in asked.form.fields)
    return {
        "form": asked.form,
        "list_address": address,
        "is_narrowed": is_narrowed,
        "followed": followed_link(asked.followed, page_language()),
    }


def sent(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, is_valid: bool
) -> HttpResponse:
    """Send a page; what was asked for wrongly is told on it, under 400."""
    response = send(request, page(template, context))
    if not is_valid and response.status_code == 200:
        response.status_code = 400
    return response


def items_of(editions: Iterable[Edition], rows: Iterable[Row], language: str) -> list[DatedItem]:
    """Return editions of events, with their lines in lists, as items of a timeline."""
    return [_item(edition, row, language) for edition, row in zip(editions, rows, strict=True)]


def _item(edition: Edition, row: Row, language: str) -> DatedItem:
    facts: Sequence[Mapping[str, Any]] = edition.facts.get("facts", ())
    dated = [fact for fact in facts if fact["kind"] == "date"]
    ranks = {value["edtf"]: value.get("rank") for fact in dated for value in fact["values"]}
    standing = next((fact["standing"] for fact in dated), "")
    words = text(date_standing(dated[0], language)) if standing else ""
    return DatedItem(
        key=edition.key,
        title=row.title.text,
        address=row.address,
        language=row.title.language,
        answers=tuple(
            DateAnswer(
                answer.edtf,
                answer.words.text,
                is_preferred=ranks.get(answer.edtf) == "preferred",
                is_set_aside=ranks.get(answer.edtf) == "deprecated",
            )
            for answer in row.dates
            if answer.edtf
        ),
        standing=f'<span class="is-{standing.replace(" ", "-")}">{words}</span>' if words else "",
        follows=_named(facts, "follows"),
        within=_named(facts, "part_of"),
    )


def _named(facts: Iterable[Mapping[str, Any]], kind: str) -> tuple[str, ...]:
    return tuple(
        value["ref"]["key"]
        for fact in facts
        if fact["kind"] == kind
        for value in fact["values"]
        if value.get("ref")
    )
