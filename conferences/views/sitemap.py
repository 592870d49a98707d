"""The sitemap: every page that is current, in each language that has a text, for search engines.

In one file; where there are more works than one file may name, an index of several.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse

from conferences.addresses import WORDS_OF_KINDS, language_prefix, reading_path, work_path
from conferences.models import Publication, PublishedReading
from conferences.views.atom import possible
from conferences.views.pages import send

CONTENT_TYPE = "application/xml; charset=utf-8"
# A file may name 50,000 addresses; each work has one for each language it is read in.
MOST_WORKS = 50_000 // len(settings.LANGUAGES) - 100
MOST_FILES = 50_000
# Pages of the site that are of no kind of work.
_ALONE = ("about/", "questions/", "search/", "timeline/", "map/", "map/names/")
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def sitemap(request: HttpRequest) -> HttpResponse:
    """Name every current page, or the files that do."""
    current = Publication.objects.filter(edition__isnull=False)
    known = current.aggregate(latest=Max("edition__at"), count=Count("pk"))
    latest, count = known["latest"], known["count"]
    if count <= MOST_WORKS:
        return _send(request, _pages(0, latest))
    files = range(1, -(-count // MOST_WORKS) + 1)
    addresses = (f"{settings.SITE_ADDRESS}/sitemap-{number}.xml" for number in files)
    entries = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return _send(request, f"<sitemapindex {_NAMESPACES}>\n{entries}</sitemapindex>\n")


def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """Name one file's share of the pages; 404 for one that the index does not name."""
    body = _pages(number - 1, None) if 1 <= number <= MOST_FILES else ""
    if "<url>" not in body:
        raise Http404
    return _send(request, body)


def _send(request: HttpRequest, body: str) -> HttpResponse:
    return send(request, (_DECLARATION + body).encode(), headers={"Content-Type": CONTENT_TYPE})


def _pages(file: int, latest: datetime | None) -> str:
    alone = (*_lists(latest), *_readings()) if file == 0 else ()
    urls = "".join([*alone, *_works(file)])
    return f"<urlset {_NAMESPACES} {_XHTML}>\n{urls}</urlset>\n"


def _lists(latest: datetime | None) -> Iterator[str]:
    """Yield the pages that are there whatever is published."""
    codes = [code for code, _name in settings.LANGUAGES]
    for path in ("", *_ALONE, *(f"{word}/" for word in WORDS_OF_KINDS.values())):
        yield from _urls(path, codes, latest if path != "about/" else None)


def _readings() -> Iterator[str]:
    """Yield the readings of current editions; few entries have any."""
    rows = PublishedReading.objects.filter(edition__publication__isnull=False)
    for slug, key, languages, at in rows.order_by("edition__key", "position").values_list(
        "edition__publication__slug", "key", "edition__languages", "edition__at"
    ):
        yield from _urls(reading_path(slug, key), languages, at)


def _works(file: int) -> Iterator[str]:
    rows = (
        Publication.objects.filter(edition__isnull=False)
        .order_by("kind", "key")
        .values_list("kind", "slug", "edition__languages", "edition__at")
    )
    first = file * MOST_WORKS
    for kind, slug, languages, at in rows[first : first + MOST_WORKS]:
        yield from _urls(work_path(kind, slug), languages, at)


def _urls(path: str, languages: Sequence[str], at: datetime | None) -> Iterator[str]:
    """Yield a page in each of its languages, each naming the others."""
    addresses: Mapping[str, str] = {
        code: escape(possible(f"{settings.SITE_ADDRESS}{language_prefix(code)}{path}"))
        for code in languages
    }
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>'
        for code, address in addresses.items()
    )
    changed = f"<lastmod>{at.isoformat(timespec='seconds')}</lastmod>" if at else ""
    for address in addresses.values():
        yield f"<url><loc>{address}</loc>{changed}{others if len(addresses) > 1 else ''}</url>\n"
