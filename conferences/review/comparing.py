"""Any two changes or editions of a work compared, as a page that can be sent to somebody."""

import re
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from conferences.models import Edition
from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.comment_views import threads_for
from conferences.review.comparison_filters import (
    YES,
    Known,
    Narrowing,
    choices,
    narrowed,
    touched_by,
)
from conferences.review.comparison_head import (
    Side,
    between,
    neighbours,
    review_state,
    sides_of_span,
)
from conferences.review.comparison_surroundings import (
    checks_between,
    is_large,
    is_too_long,
    surroundings,
)
from conferences.review.difference_values import Difference, Section, Stop
from conferences.review.differences import difference_of
from conferences.review.numbers import POINT, Point, Span
from conferences.review.rendered_views import rendered_difference
from conferences.review.text_views import language_name
from conferences.services.comments import threads_of
from conferences.services.comparison_pages import library_of
from conferences.services.entry_library import Library
from conferences.services.viewing import viewed_of
from sources.editorial.states import State, whole_states

SIDE, INLINE, RENDERED = "side", "inline", "rendered"
MODES = (SIDE, INLINE, RENDERED)
# Which mode somebody chose last, for a year.
REMEMBERED, A_YEAR = "review_mode", 31_536_000


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
    if not typed or not typed.strip():
        return otherwise
    if not re.fullmatch(POINT, typed.strip()):
        raise Http404
    return Point(int(typed.strip().removeprefix("v")), typed.strip().startswith("v"))


@for_reviewers()
def compare(request: HttpRequest, work: Reviewed, span: Span) -> HttpResponse:
    """Show what differs between two changes of the work."""
    first, second = sides_of_span(work, span)
    mode, asked = mode_of(request), Narrowing.asked(request.GET)
    numbers = [side.change.number for side in (first, second)]
    before, after = whole_states(work.work_id, numbers, latest=work.latest)
    wants_page = mode == RENDERED
    if wants_page and is_too_long((before, after)):
        mode = INLINE
    difference = difference_of(before, after, beside=mode == SIDE, hides_slight=asked.hides_slight)
    query = asked.query(mode)
    context = {
        "title": work.label,
        "work": work,
        "first": first,
        "second": second,
        **between(work, first, second),
        **neighbours(work, first, second, query),
        "state": review_state(work, second.change),
        **shown(difference, mode=mode, asked=asked, known=_known(work, asked, first, second)),
        **choices(difference),
        "is_deleted": after.record is None,
        "modes": [(each, asked.query(each), each == mode) for each in MODES],
        "can_filter": True,
        "is_too_long": wants_page and mode != RENDERED,
        "threads": threads_for(work),
        "checks_address": f"{query}&checks={YES}",
    }
    context |= surroundings(work, (first, second), (before, after))
    checked = request.GET.get("checks") == YES or not is_large((before, after))
    library = library_of((before, after)) if checked or mode == RENDERED else None
    if library and checked:
        context["checks"] = checks_between(before, after, library)
    if library and mode == RENDERED:
        stops = _shown_stops(difference, context["sections"])
        context |= _rendered(request, (before, after), stops, library, asked)
    response = page(request, "compare.html", context)
    if request.GET.get("mode") in MODES:
        response.set_cookie(
            REMEMBERED, mode, max_age=A_YEAR, httponly=True, samesite="Lax",
            secure=request.is_secure(),
        )  # fmt: skip
    return response


def _shown_stops(difference: Difference, sections: tuple[Section, ...]) -> list[Stop]:
    shown_rows = {id(row) for section in sections for row in section.rows}
    return [stop for stop in difference.stops if id(stop.row) in shown_rows]


def _rendered(
    request: HttpRequest,
    states: tuple[State, State],
    stops: list[Stop],
    library: Library,
    asked: Narrowing,
) -> dict[str, Any]:
    """Return what the template takes besides, for the reader's page with its changes."""
    wanted = request.GET.get("language", "")
    rendered = rendered_difference(*states, stops, library, language=wanted)
    others = [
        (code, language_name(code), f"{asked.query(RENDERED)}&{urlencode({'language': code})}")
        for code in rendered.languages
    ]
    return {"rendered": rendered, "languages": others, "beside_query": asked.query(SIDE)}


def mode_of(request: HttpRequest) -> str:
    """Return the mode that is asked for, else the one chosen last, else what fits the screen."""
    for wanted in (request.GET.get("mode"), request.COOKIES.get(REMEMBERED)):
        if wanted in MODES:
            return wanted
    return INLINE if request.headers.get("Sec-CH-UA-Mobile") == "?1" else SIDE


def shown(
    difference: Difference,
    *,
    mode: str,
    asked: Narrowing | None = None,
    known: Known | None = None,
) -> dict[str, Any]:
    """Return what the template of a comparison takes; without filters, all."""
    asked, known = asked or Narrowing(), known or Known()
    sections = narrowed(difference, asked, known)
    return {
        "difference": difference,
        "sections": sections,
        "mode": mode,
        "beside": mode == SIDE,
        "asked": asked,
        "is_narrowed": asked.is_any,
        "counts": [(count, asked.query(mode, only=count.key)) for count in difference.counts],
        "clear": Narrowing(slight=asked.slight).query(mode),
        "known": known,
    }


def _known(work: Reviewed, asked: Narrowing, first: Side, second: Side) -> Known:
    low, high = sorted((first.change.number, second.change.number))
    threads = threads_of(work.work_id, work.user) if asked.open else ()
    return Known(
        touched=touched_by(work.work_id, asked.by, low, high) if asked.by else frozenset(),
        viewed=viewed_of(work.user, work.work_id),
        discussed=frozenset(
            thread.opening.member_id
            for thread in threads
            if thread.is_open and thread.opening.member_id
        ),
    )
