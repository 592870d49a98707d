"""The page of a reading: now, and as a fixed edition has it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import escape, format_html

from conferences.addresses import language_prefix, reading_path, work_address, work_path
from conferences.models import Edition, EditionText
from conferences.views.absent import answer_for_absent
from conferences.views.frames import Design, frame_for
from conferences.views.notices import edition_notice, missing_language
from conferences.views.pages import page_language, send
from conferences.views.reading_texts import ReadingText, current_reading, fixed_reading
from conferences.views.switching import switch
from conferences.views.words import words_for


def reading(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show a reading of the current edition of an event."""
    language = page_language()
    found = current_reading(slug, key, language)
    if found is None:
        return _absent(request, slug, key)
    return _sent(request, found, slug, key)


def reading_of_edition(request: HttpRequest, slug: str, number: int, key: str) -> HttpResponse:
    """Show a reading of one edition of an event as it was, for ever."""
    language = page_language()
    found = fixed_reading(slug, key, number, language)
    if found is None:
        return _absent(request, slug, key, number)
    return _sent(request, found, slug, key, number)


def _absent(request: HttpRequest, slug: str, key: str, number: int | None = None) -> HttpResponse:
    """Raise Http404 for a reading that the edition does not have; else answer for the edition."""
    editions = Edition.objects.of_work_at("event", slug)
    wanted = editions.current() if number is None else editions.filter(number=number)
    if EditionText.objects.filter(edition__in=wanted).exists():
        raise Http404
    return answer_for_absent(request, "event", slug, number, f"readings/{key}/")


def _sent(
    request: HttpRequest, found: ReadingText, slug: str, key: str, number: int | None = None
) -> HttpResponse:
    language, text = page_language(), found.fixed.text
    own = next((each["titles"] for each in text.readings if each["key"] == key), None)
    current = language_prefix(language) + reading_path(slug, key)
    switcher = switch(text.readings, slug, language, number=number, shown=key)
    notice = missing_language(text.language, language) + switcher
    head = ""
    if number is not None:
        notice = edition_notice(found.fixed, current, language, "") + notice
        head = '<meta name="robots" content="noindex">\n'
    contents: dict[str, str | bytes] = {
        "title": escape(text.title),
        "description": format_html('<meta name="description" content="{}">', text.description),
        "path": reading_path(slug, key, number),
        "editions": f"{language_prefix(language)}{work_path('event', slug)}history/",
        "canonical": language_prefix(text.language) + reading_path(slug, key),
        "head": head,
        "crumb": format_html(
            '<a href="{}">{}</a></li><li><span aria-current="page">{}</span>',
            work_address("event", slug, language, number),
            found.entry,
            words_for(own, language, key).text,
        ),
        "language": text.language,
        "notice": notice,
        "article": text.html or b"",
    }
    frame = frame_for(Design(language, "event", frozenset(text.languages)))
    return send(request, frame.around(contents))
