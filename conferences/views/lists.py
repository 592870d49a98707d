"""The lists: events with their facets, and people, places, organisations and sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from conferences.addresses import KINDS_OF_WORDS, WORDS_OF_KINDS, language_prefix
from conferences.filters import EventFilter, SourceFilter, WorkFilter, searched_words
from conferences.followed import in_reading
from conferences.models import Edition
from conferences.views.pages import frame_context, page, page_language, path_below_language, send
from conferences.views.rows import rows_of
from conferences.views.switching import followed_link

PAGE_SIZE = 25
FILTERS: Mapping[str, type[WorkFilter]] = {"event": EventFilter, "source": SourceFilter}


@dataclass(frozen=True)
class FoundElsewhere:
    """How many works of another kind have the words that were searched for."""

    word: str
    count: int
    address: str


def work_list(request: HttpRequest, word: str) -> HttpResponse:
    """Show the published works of a kind, narrowed by what the reader asked for, in pages."""
    kind = KINDS_OF_WORDS[word]
    works = Edition.objects.current().of_kind(kind)
    ordered = works.by_date() if kind == "event" else works.order_by("folded_label", "key")
    asked = FILTERS.get(kind, WorkFilter)(request.GET, queryset=ordered)
    is_valid = asked.is_valid()
    shown = page_of(asked.qs if is_valid else ordered.none(), request.GET)
    followed = asked.followed if isinstance(asked, EventFilter) else None
    search = asked.form.cleaned_data.get("q", "")
    context = {
        **frame_context(path_with_query(request), word=word),
        "kind": kind,
        "word": word,
        "list_address": f"{language_prefix(page_language())}{word}/",
        "form": asked.form,
        "is_narrowed": any(asked.form.cleaned_data.get(name) for name in asked.form.fields),
        "search": search,
        "followed": followed_link(followed, page_language()),
        "page": shown,
        "rows": rows_of(in_reading(shown, followed), page_language()),
        "earlier": address_of_page(request.GET, shown, -1) if shown.has_previous() else "",
        "later": address_of_page(request.GET, shown, 1) if shown.has_next() else "",
        "elsewhere": found_elsewhere(kind, search) if search and is_valid else [],
    }
    response = send(request, page("conferences/work_list.html", context))
    if not is_valid and response.status_code == 200:
        response.status_code = 400
    return response


def page_of(works: "QuerySet[Any]", asked: QueryDict, size: int = PAGE_SIZE) -> Page[Any]:
    """Return the page asked for by `?page=`; raises Http404 for what is not a page of the list."""
    number = asked.get("page", "1")
    pages = Paginator(works, size)
    if not (number.isascii() and number.isdigit() and len(number) < 9):
        raise Http404
    if not 1 <= int(number) <= pages.num_pages:
        raise Http404
    return pages.page(int(number))


def found_elsewhere(kind: str, search: str) -> list[FoundElsewhere]:
    """Return how many works of each other kind the same words would find; one query."""
    others = Edition.objects.current().saying(searched_words(search)).exclude(kind=kind).order_by()
    counts = dict(others.values_list("kind").annotate(Count("pk")))
    prefix = language_prefix(page_language())
    return [
        FoundElsewhere(word, counts[other], f"{prefix}{word}/?{urlencode({'q': search})}")
        for other, word in WORDS_OF_KINDS.items()
        if counts.get(other)
    ]


def path_with_query(request: HttpRequest) -> str:
    """Return the path of a request below the language, with what it asks for."""
    query = request.GET.urlencode()
    path = path_below_language(request)
    return f"{path}?{query}" if query else path


def address_of_page(asked: QueryDict, shown: Page[Any], step: int) -> str:
    """Return the address of the page so many steps on, for the same list."""
    query = asked.copy()
    query["page"] = str(shown.number + step)
    return f"?{query.urlencode()}"
