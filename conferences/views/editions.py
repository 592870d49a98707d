"""The public side of history: the editions of a work, two of them compared, and what changed since."""

from datetime import UTC, date, datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from conferences.addresses import KINDS_OF_WORDS, work_address, work_path
from conferences.models import Edition, Publication
from conferences.services.edition_comparison import compare_editions, contents_of
from conferences.services.edition_sequence import changes_since, changes_with_each
from conferences.views.absent import answer_for_absent
from conferences.views.comparison import compared_view
from conferences.views.edition_rows import HistoryRow, SinceView, history_row, since_view
from conferences.views.lists import address_of_page, page_of, path_with_query
from conferences.views.pages import CACHING, frame_context, page, page_language, send
from conferences.views.rows import edition_row
from conferences.views.words import day_in_words, words_for

# Of so many pairs of editions the changes are told on one page.
PAGE_SIZE = 25
NUMBER = ("from", "to")


def history(request: HttpRequest, word: str, slug: str) -> HttpResponse:
    """List the editions of a work, the newest first, each with what changed in it."""
    kind, language = KINDS_OF_WORDS[word], page_language()
    is_narrowed = request.GET.get("only") == "corrections"
    all_editions = Edition.objects.of_work_at(kind, slug)
    listed = all_editions.filter(is_correction=True) if is_narrowed else all_editions
    shown = page_of(
        listed.select_related("withdrawal", "publication").order_by("-number"),
        request.GET,
        PAGE_SIZE,
    )
    editions = list(shown)
    # The page of corrections may be empty; that of all editions is not, or there is no such work.
    named = editions[0] if editions else all_editions.order_by("-number").first()
    if named is None:
        return answer_for_absent(request, kind, slug, suffix="history/")
    told = changes_with_each(editions, language)
    rows: list[HistoryRow] = [
        history_row(each, slug, language, told.get(each.pk)) for each in editions
    ]
    context = {
        **_context(path_with_query(request), word, named, slug),
        "rows": rows,
        "page": shown,
        "is_narrowed": is_narrowed,
        "latest": named.number,
        "earlier": address_of_page(request.GET, shown, -1) if shown.has_previous() else "",
        "later": address_of_page(request.GET, shown, 1) if shown.has_next() else "",
    }
    return send(request, page("conferences/edition_list.html", context))


def compare(request: HttpRequest, word: str, slug: str, first: int, second: int) -> HttpResponse:
    """Set two editions side by side."""
    kind, language = KINDS_OF_WORDS[word], page_language()
    found = _editions(kind, slug, first, second)
    suffix = f"compare/{first}..{second}/"
    absent = next((number for number in (first, second) if number not in found), None)
    if absent is not None:
        return _no_edition(request, kind, slug, absent, suffix)
    contents = contents_of(set(found.values()))
    erased = next((number for number, content in contents.items() if content.is_erased), None)
    if erased is not None:
        return answer_for_absent(request, kind, slug, erased)
    before, after = contents[first], contents[second]
    difference = None if first == second else compare_editions(before, after, language=language)
    context = {
        **_context(f"{work_path(kind, slug)}{suffix}", word, after.edition, slug),
        "before": edition_row(before.edition, slug, language),
        "after": edition_row(after.edition, slug, language),
        "is_backwards": first > second,
        "forwards": f"compare/{second}..{first}/",
        "compared": compared_view(difference, language) if difference else None,
    }
    return send(request, page("conferences/edition_comparison.html", context))


def compare_asked(request: HttpRequest, word: str, slug: str) -> HttpResponse:
    """Lead from the two numbers of a form to the comparison at its own address."""
    numbers = [request.GET.get(name, "") for name in NUMBER]
    if not all(number.isascii() and number.isdigit() and len(number) < 9 for number in numbers):
        raise Http404
    first, second = (int(number) for number in numbers)
    if not (first and second):
        raise Http404
    address = work_address(KINDS_OF_WORDS[word], slug, page_language())
    return _led(f"{address}compare/{first}..{second}/")


def since(request: HttpRequest, word: str, slug: str, number: int) -> HttpResponse:
    """Tell what changed since an edition, and whether it matters."""
    kind, language = KINDS_OF_WORDS[word], page_language()
    found = changes_since(Edition.objects.of_work_at(kind, slug), number, language)
    if found is None:
        return _no_edition(request, kind, slug, number, "since/")
    if found.is_erased:
        return answer_for_absent(request, kind, slug, number)
    view: SinceView = since_view(found, slug, language)
    context = {
        **_context(f"{work_path(kind, slug, number)}since/", word, found.edition, slug),
        "since": view,
    }
    return send(request, page("conferences/edition_since.html", context))


def on_day(request: HttpRequest, word: str, slug: str, day: date) -> HttpResponse:
    """Lead to the edition that readers got at the end of a day; 404 where there was none."""
    kind, language = KINDS_OF_WORDS[word], page_language()
    if day > timezone.now().date():
        raise Http404
    end = datetime.combine(day, datetime.min.time(), UTC) + timedelta(days=1, microseconds=-1)
    editions = Edition.objects.of_work_at(kind, slug)
    number = editions.standing_at(end).values_list("number", flat=True).first()
    if number is not None:
        return _led(work_address(kind, slug, language, number))
    first = editions.order_by("number").select_related("withdrawal").first()
    if first is None:
        return answer_for_absent(request, kind, slug, suffix=f"at/{day.isoformat()}/")
    context = {
        **_context(f"{work_path(kind, slug)}at/{day.isoformat()}/", word, first, slug),
        "day_words": day_in_words(end, language),
        "first": edition_row(first, slug, language),
    }
    answer = HttpResponse(page("conferences/edition_none.html", context), status=404)
    answer.headers["Cache-Control"] = CACHING
    return answer


def _editions(kind: str, slug: str, *numbers: int) -> dict[int, Edition]:
    editions = Edition.objects.of_work_at(kind, slug).filter(number__in=numbers)
    return {each.number: each for each in editions.select_related("withdrawal")}


def _context(path: str, word: str, named: Edition, slug: str) -> dict[str, object]:
    language = page_language()
    return {
        **frame_context(path, word=word),
        "entry": words_for(named.facts.get("titles"), language, named.label),
        "address": work_address(named.kind, slug, language),
    }


def _led(address: str) -> HttpResponse:
    answer = HttpResponseRedirect(address)
    answer.headers["Cache-Control"] = CACHING
    return answer


def _no_edition(
    request: HttpRequest, kind: str, slug: str, number: int, suffix: str
) -> HttpResponse:
    """Lead on from an earlier address; raises Http404 for an edition that was never made."""
    if Publication.objects.filter(kind=kind, slug=slug).exists():
        raise Http404
    asked = number if suffix == "since/" else None
    return answer_for_absent(request, kind, slug, asked, suffix)
