"""The map of an entry: where it was, and where what belongs to it was."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from conferences.addresses import language_prefix
from conferences.rendering.addresses import address_of
from conferences.rendering.html import chosen, text
from conferences.rendering.map import map_of
from conferences.rendering.map_places import MapPlace
from conferences.rendering.page import Page
from conferences.rendering.place_names import name_at, name_today, names_of
from conferences.rendering.values import Fact, FactValue, WorkRef
from sources.dates import readable_date

Stated = Mapping[tuple[str, str], Sequence[Fact]]
NAMES_ADDRESS = "map/names/"
_PARTS = {"event": ("of_part_of",), "person": ("took_part",)}
_DEEPEST = 4


def map_section(page: Page) -> str:
    """Return the section with the map; "" unless a place with coordinates is known."""
    return map_section_of(page, _places(page))


def map_section_of(page: Page, found: Iterable[MapPlace]) -> str:
    """Return the section with a map of some places, each drawn once; "" if there are none."""
    places: dict[str, MapPlace] = {}
    for place in found:
        held = places.get(place.key)
        if held is not None:
            place = replace(
                held,
                events=tuple(dict.fromkeys((*held.events, *place.events))),
                is_uncertain=held.is_uncertain and place.is_uncertain,
            )
        places[place.key] = place
    names = language_prefix(page.language) + NAMES_ADDRESS
    drawn = map_of(places.values(), page.language, names_address=names)
    return f'<section id="map"><h2>{text(_("Map"))}</h2>\n{drawn}</section>\n' if drawn else ""


def _places(page: Page) -> Iterator[MapPlace]:
    view = page.view
    related: Stated = view.related
    if view.ref.kind == "place":
        place = located(view.ref, related, page.language)
        if place is not None:
            yield place
        return
    if view.ref.kind == "event":
        asked = view.asked or view.questions
        answering = frozenset(key for one in asked if one.is_exclusive for key in one.answers)
        yield from places_of_event(view.facts, related, page.language, answering)
    kinds = _PARTS.get(view.ref.kind, ())
    for part in (value.ref for fact in view.facts if fact.kind in kinds for value in fact.values):
        facts = related.get((part.kind, part.key), ()) if part else ()
        for place in places_of_event(facts, related, page.language):
            # A letter is an answer to a question of the event itself.
            yield replace(place, events=(page.ref(part),) if part else (), letter="")


def places_of_event(
    facts: Iterable[Fact], stated: Stated, language: str, answering: frozenset[str] = frozenset()
) -> Iterator[MapPlace]:
    """Yield where an event was, each answer to the question where it was with its letter.

    ``answering`` are the keys of the claims that answer a question.
    """
    told = list(facts)
    at = _day(told)
    for fact in told:
        if fact.kind != "place":
            continue
        rivals = [value for value in fact.values if answering.intersection(value.claims)]
        for value in fact.values:
            place = located(value.ref, stated, language, at) if value.ref else None
            if place is not None:
                is_rival = len(rivals) > 1 and value in rivals
                letter = _letter(rivals.index(value)) if is_rival else ""
                is_uncertain = value.certainty != "certain"
                yield replace(place, letter=letter, is_uncertain=is_uncertain)


def located(ref: WorkRef, stated: Stated, language: str, at: date | None = None) -> MapPlace | None:
    """Return a place as a map shows it, under its name at a date; None without any coordinates."""
    facts = stated.get((ref.kind, ref.key), ())
    holder, depth = ref, 0
    coordinates = _coordinates(facts)
    while coordinates is None and depth < _DEEPEST:
        within = _first(stated.get((holder.kind, holder.key), ()), "within")
        if within is None or within.ref is None:
            return None
        holder, depth = within.ref, depth + 1
        coordinates = _coordinates(stated.get((holder.kind, holder.key), ()))
    if coordinates is None:
        return None
    title, code = chosen(ref.titles, language)
    names = names_of(facts)
    now_in = _first(facts, "now_in")
    country = chosen(now_in.words, "en")[0] if now_in else ""
    name = name_at(title, names, at)
    today = name_today(title, names, country, language)
    return MapPlace(
        key=ref.key,
        title=title,
        name=name,
        latitude=coordinates[0],
        longitude=coordinates[1],
        today="" if today == name else today,
        # Names of places belong to no language of the page, unless one is recorded.
        language=next((each.language for each in names if each.text == name), code),
        address=address_of(ref, language),
        names=names,
        within=chosen(holder.titles, language)[0] if depth else "",
    )


def _first(facts: Iterable[Fact], kind: str) -> FactValue | None:
    return next((fact.values[0] for fact in facts if fact.kind == kind and fact.values), None)


def _coordinates(facts: Iterable[Fact]) -> tuple[float, float] | None:
    """Return latitude and longitude as the fact has them in words: "49.84, 24.03"."""
    value = _first(facts, "coordinates")
    if value is None:
        return None
    latitude, _comma, longitude = chosen(value.words, "en")[0].partition(",")
    try:
        return float(latitude), float(longitude)
    except ValueError:
        return None


def _day(facts: Iterable[Fact]) -> date | None:
    """Return the first day on which an event may have begun."""
    told = (value.edtf for fact in facts if fact.kind == "date" for value in fact.values)
    days = (value.earliest for value in map(readable_date, told) if value)
    return min(filter(None, days), default=None)


def _letter(index: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
