"""A map of places with the list of them beside it and the table of their names below."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.rendering.drawing import svg
from conferences.rendering.html import attribute, text
from conferences.rendering.map_places import MapPlace, NumberedPlace, numbered
from conferences.rendering.map_svg import drawn, frame_of
from conferences.rendering.outline import Outline, outline_of
from conferences.rendering.place_names import names_table
from conferences.rendering.projection import fitted

WIDE, NARROW, SIZE = 600.0, 284.0, 13.0
_NATURAL_EARTH = "https://www.naturalearthdata.com/"


def map_of(
    places: Iterable[MapPlace],
    language: str,
    *,
    width: float = WIDE,
    size: float = SIZE,
    names_address: str = "",
) -> str:
    """Return the list and the map of places; "" if there are none.

    ``places`` may be any choice of places. One drawing is for wide screens, one for narrow ones;
    both are laid on the same outline. ``names_address`` leads to the note on place names.
    """
    shown = numbered(places)
    if not shown:
        return ""
    return (
        f'<div class="mapped">{_list(shown, language)}'
        f'<figure class="map">\n{_drawings(shown, width, size)}</figure></div>\n'
        f"{_names(shown, language, names_address)}"
    )


def _drawings(shown: Sequence[NumberedPlace], width: float, size: float) -> str:
    projection = fitted((each.place.latitude, each.place.longitude) for each in shown)
    frame = frame_of(shown, projection, width, size)
    small = frame_of(shown, projection, NARROW, SIZE)
    outline = outline_of(projection, frame.window.joined(small.window))
    name = "drawn wide large" if size > SIZE else "drawn wide"
    count = len(shown)
    title = ngettext("Map of %d place", "Map of %d places", count) % count
    said = _("The same places are in the list, with their coordinates.")
    wide = drawn(shown, projection, frame, outline, "map-outline")
    tall = drawn(shown, projection, small, outline, "map-outline")
    return (
        f"{_kept(outline)}"
        + svg(
            wide, (frame.width, frame.height),
            name=name, title=title, description=said, own_id="map-wide",
        )
        + svg(
            tall, (small.width, small.height),
            name="drawn tall", title=title, description=said, own_id="map-tall",
        )
        + f"<figcaption>{_caption(shown, outline)}</figcaption>\n"
    )  # fmt: skip


def _kept(outline: Outline) -> str:
    """Return the outline once, for both drawings."""
    if not outline.land and not outline.borders:
        return ""
    land = f'<path class="m-land" vector-effect="non-scaling-stroke" d="{outline.land}"/>'
    borders = (
        f'<path class="m-border" vector-effect="non-scaling-stroke" fill="none" '
        f'stroke-dasharray="5 3" d="{outline.borders}"/>'
        if outline.borders
        else ""
    )
    return (
        '<svg class="vh" width="1" height="1" aria-hidden="true" focusable="false"><defs>'
        f'<g id="map-outline">{land}{borders}</g></defs></svg>\n'
    )


def _caption(shown: Sequence[NumberedPlace], outline: Outline) -> str:
    said = []
    if outline.land or outline.borders:
        said.append(
            text(
                _(
                    "Borders and coasts of today (2018); no outline with the borders of 1939 is at hand."
                )
            )
        )
        link = f'<a href="{_NATURAL_EARTH}">Natural Earth 4.1</a>'
        said.append(text(_("Source: %s, 1:50 million, in the public domain.")) % link)
    else:
        said.append(text(_("No outline of this part of the world is at hand.")))
    if any(each.place.is_circle for each in shown):
        said.append(
            text(
                _(
                    "Dashed circle: somewhere here; the very point is not known, or it is not certain that it was here."
                )
            )
        )
    if any(each.place.letter for each in shown):
        said.append(text(_("Letters: answers to one question, of which at most one can be right.")))
    return " ".join(said)  # fmt: skip


def _list(shown: Sequence[NumberedPlace], language: str) -> str:
    return f'<ul class="spots" role="list">\n{"".join(_entry(each, language) for each in shown)}</ul>\n'


def _entry(each: NumberedPlace, language: str) -> str:
    place = each.place
    events = f'<p class="what">{"; ".join(place.events)}</p>' if place.events else ""
    where = _coordinates(place, language)
    return (
        f'<li><p><span class="n">{text(each.mark)}.</span> {linked(place, language)}</p>'
        f'<p class="where">{where}</p>{events}</li>\n'
    )


def linked(place: MapPlace, language: str) -> str:
    """Return the name of a place with a link to its page."""
    code = place.language
    lang = f' lang="{attribute(code)}"' if code and code not in (language, "und") else ""
    shown = f"<bdi{lang}>{text(place.label)}</bdi>"
    return f'<a href="{attribute(place.address)}">{shown}</a>' if place.address else shown


def _coordinates(place: MapPlace, _language: str) -> str:
    north = _("%s° N") if place.latitude >= 0 else _("%s° S")
    east = _("%s° E") if place.longitude >= 0 else _("%s° W")
    said = f"{north % _degrees(place.latitude)}, {east % _degrees(place.longitude)}"
    if place.within:
        said = _("somewhere in %(whole)s (%(coordinates)s)") % {
            "whole": place.within,
            "coordinates": said,
        }
    if place.radius:
        said = _("%(coordinates)s, within %(radius)g km") % {
            "coordinates": said,
            "radius": place.radius,
        }
    return text(f"{said}, {_('not certain')}" if place.is_uncertain else said)


def _degrees(value: float) -> str:
    return f"{abs(value):.5f}".rstrip("0").rstrip(".")


def _names(shown: Sequence[NumberedPlace], language: str, address: str) -> str:
    places = [(text(each.place.title), each.place.key, each.place.names) for each in shown]
    table = names_table(places, language, own_id="map-names")
    link = (
        f'<p class="more"><a href="{attribute(address)}">{text(_("Note on place names"))}</a></p>\n'
        if address
        else ""
    )
    if not table:
        return link
    summary = text(_("All names of these places"))
    return f'<details class="names"><summary>{summary}</summary>\n{table}</details>\n{link}'
