"""The map of the whole collection, and the note on the names of its places."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.utils.translation import ngettext

from conferences.addresses import language_prefix, work_address
from conferences.filters import MomentFilter
from conferences.models import Edition
from conferences.rendering.locations import NAMES_ADDRESS, located
from conferences.rendering.map import linked, map_of
from conferences.rendering.map_places import MapPlace
from conferences.rendering.place_names import names_of, names_table
from conferences.rendering.values import Fact, WorkRef
from conferences.services.published_data import facts_from
from conferences.views.lists import path_with_query
from conferences.views.pages import frame_context, page, page_language, send
from conferences.views.timelines import filter_context, sent
from conferences.views.words import words_for

WIDTH, SIZE = 710.0, 15.5
# The list names so many events of a place and counts the others.
MOST_EVENTS = 4
# More labels than this cannot stand on one map; the list of places has all of them.
MOST_PLACES = 60

Stated = Mapping[tuple[str, str], Sequence[Fact]]
Held = Mapping[str, Sequence[str]]


def map_page(request: HttpRequest) -> HttpResponse:
    """Show where the published events took place, narrowed as asked; two queries."""
    language = page_language()
    events = Edition.objects.current().of_kind("event").by_date()
    asked = MomentFilter(request.GET, queryset=events)
    is_valid = asked.is_valid()
    held = _events_by_place(asked, language) if is_valid else {}
    refs, stated = _published_places()
    places = [
        replace(place, events=_told(held[ref.key], ref.key, language))
        for ref in refs
        if ref.key in held and (place := located(ref, stated, language))
    ]
    places.sort(key=lambda place: -len(held[place.key]))
    prefix = language_prefix(language)
    context = {
        **frame_context(path_with_query(request), word="map"),
        **filter_context(asked, f"{prefix}map/"),
        "count": len(places),
        "left_out": max(len(places) - MOST_PLACES, 0),
        "drawn": map_of(
            places[:MOST_PLACES],
            language,
            width=WIDTH,
            size=SIZE,
            names_address=prefix + NAMES_ADDRESS,
        ),
    }
    return sent(request, "conferences/map.html", context, is_valid=is_valid)


def names_page(request: HttpRequest) -> HttpResponse:
    """Show all names of all published places, and how the collection chooses among them."""
    language = page_language()
    refs, stated = _published_places()
    rows = []
    for ref in refs:
        title = words_for(ref.titles, language, ref.key)
        place = MapPlace(
            ref.key, title.text, title.text, 0, 0,
            language=title.language, address=work_address("place", ref.slug, language),
        )  # fmt: skip
        rows.append((linked(place, language), ref.key, names_of(stated["place", ref.key])))
    context = {
        **frame_context(NAMES_ADDRESS, word="map"),
        "map_address": f"{language_prefix(language)}map/",
        "table": names_table(rows, language, own_id="place-names"),
    }
    return send(request, page("conferences/place_names.html", context))


def _published_places() -> tuple[list[WorkRef], Stated]:
    """Return the published places by title, and what is said of each; one query."""
    refs, stated = [], {}
    editions = Edition.objects.current().of_kind("place").order_by("folded_label", "key")
    for key, slug, label, facts in editions.values_list("key", "slug", "label", "facts"):
        refs.append(WorkRef("place", key, slug, facts.get("titles") or {"en": label}))
        stated["place", key] = facts_from(facts)
    return refs, stated


def _events_by_place(asked: MomentFilter, language: str) -> Held:
    """Return links to events in order of time, by the place that each names; one query."""
    found: dict[str, list[str]] = {}
    named = asked.qs.filter(links__role="place", links__kind="place")
    rows = named.values_list("links__key", "key", "slug", "label", "facts__titles")
    reading = asked.followed
    for key, event, slug, label, titles in rows:
        if reading is not None and key not in reading.places_of(event):
            continue
        title = words_for(titles, language, label)
        lang = f' lang="{escape(title.language)}"' if title.language else ""
        address = work_address("event", slug, language)
        found.setdefault(key, []).append(
            f'<a href="{escape(address)}"><bdi{lang}>{escape(title.text)}</bdi></a>'
        )
    return found


def _told(events: Sequence[str], key: str, language: str) -> tuple[str, ...]:
    """Return the first events of a place, and a link to all where there are more."""
    more = len(events) - MOST_EVENTS
    if more <= 0:
        return tuple(events)
    words = ngettext("%d more event", "%d more events", more) % more
    address = f"{language_prefix(language)}events/?place={escape(key)}"
    return (*events[:MOST_EVENTS], f'<a href="{address}">{escape(words)}</a>')
