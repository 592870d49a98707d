"""Citing an edition: the files that other programs read, and what they find in the head of its page."""

import json
from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape

from conferences.addresses import KINDS_OF_WORDS, work_address
from conferences.models import EditionText, Publication
from conferences.views.absent import answer_for_absent
from conferences.views.pages import page_language, send
from conferences.views.reading import PageText
from sources.citing.online_editions import OnlineEdition, online_item
from sources.exchange.bibtex import bibtex
from sources.exchange.ris import ris


def _csl_json(item: Mapping[str, object]) -> str:
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


# What each file is made by, and what it is called on the way.
_FORMATS: Mapping[str, tuple[Callable[[Mapping[str, object]], str], str]] = {
    "bib": (bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (ris, "application/x-research-info-systems; charset=utf-8"),
    "json": (_csl_json, "application/vnd.citationstyles.csl+json"),
}


def cite(request: HttpRequest, word: str, slug: str, number: int, ending: str) -> HttpResponse:
    """Send how to cite one edition of a work, as a file; `ending` names the format."""
    kind, language = KINDS_OF_WORDS[word], page_language()
    edition = _published(kind, slug, number, language)
    if edition is None:
        return answer_for_absent(request, kind, slug, number, f"cite.{ending}")
    write, content_type = _FORMATS[ending]
    headers = {
        "Content-Type": content_type,
        "Content-Disposition": f'attachment; filename="{edition.key}.{ending}"',
    }
    return send(request, write(online_item(edition)).encode(), headers=headers)


def citing_meta(kind: str, text: PageText) -> str:
    """Return what programs for references look for in the head of a page."""
    named = (kind, text.slug, text.number)
    edition = _online(named, text.title, text.language, text.day, text.authors)
    tags = [
        ("title", edition.title),
        *(("author", name) for name in edition.authors),
        ("publication_date", edition.day.replace("-", "/")),
        ("inbook_title", edition.site),
        ("publisher", edition.site),
        ("language", edition.language),
        ("public_url", edition.address),
    ]
    return "".join(
        f'<meta name="citation_{name}" content="{escape(value)}">\n' for name, value in tags
    )


def _published(kind: str, slug: str, number: int, language: str) -> OnlineEdition | None:
    """Return an edition as its text in a language is cited, or else in the site's first; one query."""
    works = Publication.objects.filter(kind=kind, slug=slug).values("work_id")
    texts = EditionText.objects.filter(edition__work_id__in=works, edition__number=number)
    rows = texts.order_by("language").values_list(
        "language", "title", "edition__slug", "edition__at", "edition__written_by"
    )
    by_language = {row[0]: row for row in rows}
    if not by_language:
        return None
    first = next(iter(by_language.values()))
    row = by_language.get(language) or by_language.get(settings.LANGUAGE_CODE) or first
    shown, title, own_slug, at, authors = row
    return _online((kind, own_slug, number), title, shown, at.date().isoformat(), authors)


def _online(
    named: tuple[str, str, int], title: str, language: str, day: str, authors: Sequence[str]
) -> OnlineEdition:
    """Return an edition, named by kind, slug and number, at the address under which it appeared."""
    kind, slug, number = named
    address = work_address(kind, slug, settings.LANGUAGE_CODE, number)
    return OnlineEdition(
        key=f"{slug}-v{number}",
        title=title,
        language=language,
        authors=tuple(authors),
        site=settings.SITE_NAME,
        number=number,
        day=day,
        address=settings.SITE_ADDRESS + address,
    )
