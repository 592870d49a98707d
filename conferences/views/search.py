"""The search over all that is published, and the names suggested while typing."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from conferences.addresses import language_prefix, work_address
from conferences.services.search.hits import Hit, OtherName, hits_of
from conferences.services.search.query import LONGEST_QUERY, MOST_WORDS, parse_query
from conferences.services.search.searching import MOST_RANKED, PROPERTIES, search
from conferences.services.search.snippets import Piece, marked
from conferences.services.search.suggesting import suggest
from conferences.views.facets import KIND_WORDS, facets_of
from conferences.views.pages import CACHING, frame_context, page, page_language, send
from conferences.views.rows import Row, rows_of
from conferences.views.words import words_for

PAGE_SIZE = 20
_VALUE = re.compile(r"[-\w]{1,80}")


@dataclass(frozen=True)
class FoundRow:
    """An entry that was found: the line that lists have of it, and what fits in it."""

    row: Row
    kind: str
    title: tuple[Piece, ...]
    names: tuple[OtherName, ...]
    snippet: tuple[Piece, ...]
    snippet_language: str


@dataclass(frozen=True)
class Asked:
    """What an address asks for, in the order in which addresses are written."""

    text: str
    properties: Mapping[str, str]
    number: int = 1

    def address(self, **changed: str) -> str:
        """Return the address of this search with other properties, or another page of it."""
        asked = {"q": self.text, **self.properties, **changed}
        return f"{language_prefix(page_language())}{self.path(asked)}"

    def path(self, asked: Mapping[str, str] | None = None) -> str:
        """Return the path below the language; with the page, unless another search is given."""
        page_number = str(self.number) if self.number > 1 else ""
        known = {"q": self.text, **self.properties, "page": page_number} if asked is None else asked
        query = urlencode({name: value for name, value in known.items() if value})
        return f"search/?{query}" if query else "search/"


def find(request: HttpRequest) -> HttpResponse:
    """Show what was found, the best first, with links that narrow it; without a question, how to ask."""
    asked = read_asked(request.GET)
    language = page_language()
    is_too_long = len(asked.text) > LONGEST_QUERY
    query = parse_query("" if is_too_long else asked.text)
    found = search(query, {} if is_too_long else asked.properties)
    pages = max(1, -(-len(found.numbers) // PAGE_SIZE))
    if asked.number > pages:
        raise Http404
    first = (asked.number - 1) * PAGE_SIZE
    hits = hits_of(found.numbers[first : first + PAGE_SIZE], query, language)
    is_asked = bool(asked.text.strip() or any(asked.properties.values()))
    context = {
        **frame_context(asked.path()),
        "canonical": f"{language_prefix(language)}search/",
        "search": asked.text[:LONGEST_QUERY],
        "is_asked": is_asked,
        "is_too_long": is_too_long,
        "has_words": bool(query.words),
        "longest": LONGEST_QUERY,
        "most_words": MOST_WORDS,
        "most_ranked": MOST_RANKED,
        "query": query,
        "found": found,
        "is_beyond": found.total > MOST_RANKED,
        "rows": _rows(hits, query.words, language),
        "facets": facets_of(found.counts, asked.properties, asked.address, language),
        "first": first + 1,
        "number": asked.number,
        "pages": pages,
        "all_kinds": asked.address(**dict.fromkeys(PROPERTIES, "")),
        "is_narrowed": any(asked.properties.values()),
        "earlier": asked.address(page=_page(asked.number - 1)) if asked.number > 1 else "",
        "later": asked.address(page=_page(asked.number + 1)) if asked.number < pages else "",
    }
    response = send(request, page("conferences/search.html", context))
    if is_too_long and response.status_code == 200:
        response.status_code = 400
    return response


def read_asked(given: QueryDict) -> Asked:
    """Return what is asked for; raises Http404 for a page or a property that there cannot be."""
    number = given.get("page", "1")
    if not (number.isascii() and number.isdigit() and len(number) < 9 and int(number)):
        raise Http404
    properties = {name: given.get(name, "") for name in PROPERTIES}
    if not all(_VALUE.fullmatch(value) for value in properties.values() if value):
        raise Http404
    # What is too long is refused; its beginning is enough to tell that it is.
    text = given.get("q", "")[: LONGEST_QUERY + 1]
    return Asked(_printable(text), properties, int(number))


def _printable(text: str) -> str:
    """Return a text without controls and marks of direction, which nobody can have meant to find."""
    kept = "\u200c\u200d"
    return "".join(each if each.isprintable() or each in kept else " " for each in text)


def _page(number: int) -> str:
    return str(number) if number > 1 else ""


def _rows(hits: list[Hit], words: tuple[str, ...], language: str) -> list[FoundRow]:
    rows = rows_of((hit.edition for hit in hits), language)
    return [
        FoundRow(
            row=row,
            kind=str(KIND_WORDS[hit.edition.kind]),
            title=marked(row.title.text, words),
            names=hit.names,
            snippet=hit.snippet,
            snippet_language="" if hit.snippet_language == language else hit.snippet_language,
        )
        for hit, row in zip(hits, rows, strict=True)
    ]


def suggestions(request: HttpRequest) -> HttpResponse:
    """Return, as JSON, works with a name that begins with what was typed."""
    language = page_language()
    found = [
        {
            "name": each.name,
            "title": words_for(each.titles, language, each.label).text,
            "kind": str(KIND_WORDS[each.kind]),
            "address": work_address(each.kind, each.slug, language),
        }
        for each in suggest(request.GET.get("q", "")[:LONGEST_QUERY])
    ]
    response = send(request, json.dumps({"suggestions": found}).encode())
    response.headers["Content-Type"] = "application/json"
    response.headers["Cache-Control"] = CACHING
    return response
