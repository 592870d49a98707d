"""Feeds of what was published: new editions, corrections, and the editions of one work."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from conferences.addresses import KINDS_OF_WORDS, language_prefix, work_address
from conferences.models import Edition, Publication
from conferences.querysets import EditionQuerySet
from conferences.rendering.edition_words import Told
from conferences.services.edition_sequence import changes_with_each
from conferences.views.absent import answer_for_absent
from conferences.views.atom import CONTENT_TYPE, Entry, Feed, document
from conferences.views.edition_rows import history_row
from conferences.views.lists import page_of
from conferences.views.pages import page_language, send
from conferences.views.words import words_for

PAGE_SIZE = 25
# From it ids are made, that stay whatever becomes of titles and addresses.
_NAMES = UUID("b6f6f0f2-6a53-4a5e-8e0b-6f1d1f1c3a57")
_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class _Channel:
    """A feed before it is known what is in it: its name for ids, its words, its addresses."""

    name: str
    title: str
    subtitle: str
    address: str
    page: str
    is_of_one_work: bool = False


def editions_feed(request: HttpRequest) -> HttpResponse:
    """Tell of new editions of entries; those of what entries cite would crowd them out."""
    language = page_language()
    channel = _Channel(
        "editions",
        _("New editions"),
        _("Each new edition of an entry, and what changed with it."),
        f"{language_prefix(language)}feeds/editions.atom",
        language_prefix(language),
    )
    return _answer(request, channel, Edition.objects.filter(kind__in=("event", "person")))


def corrections_feed(request: HttpRequest) -> HttpResponse:
    """Tell of editions that correct what was stated, of works of every kind."""
    language = page_language()
    channel = _Channel(
        "corrections",
        _("Corrections"),
        _("Each edition that corrects what was stated before, and what it corrects."),
        f"{language_prefix(language)}feeds/corrections.atom",
        language_prefix(language),
    )
    return _answer(request, channel, Edition.objects.filter(is_correction=True))


def history_feed(request: HttpRequest, word: str, slug: str) -> HttpResponse:
    """Tell of the editions of one work."""
    kind, language = KINDS_OF_WORDS[word], page_language()
    editions = Edition.objects.of_work_at(kind, slug)
    newest = editions.order_by("-number").first()
    if newest is None:
        return answer_for_absent(request, kind, slug, suffix="history.atom")
    address = work_address(kind, slug, language)
    channel = _Channel(
        f"history of {newest.work_id}",
        _("Editions of “%s”") % words_for(newest.facts.get("titles"), language, newest.label).text,
        _("Each edition of this entry, and what changed with it."),
        f"{address}history.atom",
        f"{address}history/",
        is_of_one_work=True,
    )
    return _answer(request, channel, editions)


def _answer(request: HttpRequest, channel: _Channel, editions: EditionQuerySet) -> HttpResponse:
    ordered = editions.select_related("withdrawal", "publication")
    order = ("-number",) if channel.is_of_one_work else ("-at", "folded_label", "-number", "pk")
    shown = page_of(ordered.order_by(*order), request.GET, PAGE_SIZE)
    language = page_language()
    entries = _entries(list(shown), language)
    feed = Feed(
        id=_urn(channel.name, language),
        title=f"{settings.SITE_NAME}: {channel.title}",
        subtitle=channel.subtitle,
        language=language,
        author=settings.SITE_NAME,
        page=settings.SITE_ADDRESS + channel.page,
        links=_links(settings.SITE_ADDRESS + channel.address, shown),
        updated=max((entry.updated for entry in entries), default=_BEFORE_ALL),
        entries=tuple(entries),
    )
    return send(request, document(feed), headers={"Content-Type": CONTENT_TYPE})


def _links(address: str, shown: Page[Edition]) -> dict[str, str]:
    """Return the addresses of this page and of those around it, by their relation."""
    numbers = {"self": shown.number, "first": 1, "last": shown.paginator.num_pages}
    if shown.has_previous():
        numbers["previous"] = shown.previous_page_number()
    if shown.has_next():
        numbers["next"] = shown.next_page_number()
    return {
        relation: address if number == 1 else f"{address}?page={number}"
        for relation, number in numbers.items()
    }


def _entries(editions: list[Edition], language: str) -> list[Entry]:
    ids = {edition.work_id for edition in editions}
    slugs = dict(Publication.objects.filter(work_id__in=ids).values_list("work_id", "slug"))
    told = changes_with_each(editions, language)
    return [
        _entry(edition, slugs[edition.work_id], language, told[edition.pk]) for edition in editions
    ]


def _entry(edition: Edition, slug: str, language: str, told: tuple[Told, ...] | None) -> Entry:
    row = history_row(edition, slug, language, told)
    withdrawal = getattr(edition, "withdrawal", None)
    title = words_for(edition.facts.get("titles"), language, edition.label).text
    return Entry(
        id=_urn(f"edition {edition.pk}", language),
        title=_("%(title)s, edition %(number)s") % {"title": title, "number": edition.number},
        address=settings.SITE_ADDRESS + row.edition.address,
        published=edition.at,
        updated=withdrawal.at if withdrawal else edition.at,
        authors=tuple(edition.written_by) or (edition.published_by_name,),
        summary=edition.summary,
        content=render_to_string("conferences/_feed_entry.html", {"row": row}),
    )


def _urn(name: str, language: str) -> str:
    """Return the id of a feed or an entry in a language."""
    return uuid5(_NAMES, f"{name} {language}").urn
