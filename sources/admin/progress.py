"""A page that says how far a long act has come while it is done; without script."""

from collections.abc import Callable, Generator, Iterator
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext as _

from sources.editorial.errors import StaleWrite
from sources.editorial.restoring_together import NotTakenBack
from sources.editorial.saving import REFUSALS
from sources.exchange.keeping_files import Progress

T = TypeVar("T")
# An act on more than so many sources says how far it has come; fewer are done before a page is there.
LONG = 500
# What may refuse an act.
WHY_NOT = (StaleWrite, NotTakenBack, *REFUSALS)
_HERE = "<!-- progress -->"


def carried_out(
    request: HttpRequest,
    act: Generator[Progress, None, T],
    *,
    size: int,
    leads_to: Callable[[T], str],
    refuse: Callable[[Exception], HttpResponse],
    context: dict[str, Any],
) -> HttpResponse | StreamingHttpResponse:
    """Do an act; lead on to where its outcome is shown, or answer with why it was refused."""
    if size > LONG:
        page = render_to_string("admin/desk/sources/progress.html", context, request)
        before, _mark, after = page.partition(_HERE)
        lines = _lines(act, leads_to)
        whole = (part for parts in ((before,), lines, (after,)) for part in parts)
        return StreamingHttpResponse(whole, headers={"Cache-Control": "no-store"})
    try:
        outcome = _to_the_end(act)
    except WHY_NOT as error:
        return refuse(error)
    return HttpResponseRedirect(leads_to(outcome))


def _to_the_end(act: Generator[Progress, None, T]) -> T:
    while True:
        try:
            next(act)
        except StopIteration as end:
            outcome: T = end.value
            return outcome


def _lines(act: Generator[Progress, None, T], leads_to: Callable[[T], str]) -> Iterator[str]:
    yield format_html("<p>{}</p>", _("It has begun."))
    while True:
        try:
            progress = next(act)
        except StopIteration as end:
            done, address = _("It is done: see what became of it."), leads_to(end.value)
            yield format_html('<p class="desk-done"><a href="{}">{}</a></p>', address, done)
            return
        except WHY_NOT as error:
            yield format_html('<p class="desk-warning">{}</p>', refused_words(error))
            return
        yield format_html("<p>{}</p>", progress_words(progress))


def progress_words(progress: Progress) -> str:
    """Return how far an act has come, in words."""
    return _("%(done)d of %(total)d") % progress._asdict()


def refused_words(error: Exception) -> str:
    """Return why an act was refused, in words."""
    return _("Nothing was written: %s") % (str(error) or type(error).__name__)
