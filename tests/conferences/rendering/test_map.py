"""The map whole: list and marks agree, labels stand free, names of then and now, and its caption."""

import xml.etree.ElementTree as ElementTree
from random import Random
from zlib import compress

import pytest
from django.utils.translation import override

from conferences.rendering.map import NARROW, SIZE, WIDE, map_of
from conferences.rendering.map_places import MapPlace, numbered
from conferences.rendering.map_svg import drawn, frame_of
from conferences.rendering.outline import outline_of
from conferences.rendering.place_names import PlaceName
from conferences.rendering.projection import fitted
from tests.conferences.rendering.drawings import drawings, is_within, marks, overlaps, words

LWOW_NAMES = (
    PlaceName("Lwów", "pl", "1918/1939-09-21", is_official=True),
    PlaceName("Львів", "uk", "1991/..", is_official=True),
    PlaceName("Lemberg", "de"),
)


def place(key: str, latitude: float, longitude: float, **given) -> MapPlace:
    title = given.pop("title", key)
    given.setdefault("name", title)
    return MapPlace(key, title, latitude=latitude, longitude=longitude, **given)


COLLECTION = (
    place("Brześć nad Bugiem", 52.098, 23.734, today="Brest", address="/places/brest/"),
    place("Lwów", 49.84, 24.03, today="Lviv", letter="A", names=LWOW_NAMES),
    place("Przemyśl", 49.784, 22.768, letter="B"),
    place("Kraków", 50.061, 19.937),
    place("Zakopane", 49.299, 19.95),
    place("Willa Pan Tadeusz", 49.299, 19.95, within="Zakopane"),
    place("Kozelsk", 54.035, 35.776, radius=60),
    place("Putyvl", 51.337, 33.87, is_uncertain=True),
)
SCATTER = Random(11)
CROWD = [
    place(f"Town of {number}", SCATTER.uniform(49, 51), SCATTER.uniform(19, 25))
    for number in range(120)
]
WORLD = [place("A", -77, 166), place("B", 71, -156), place("C", 0, 0), place("D", 90, 0)]


def sheets(places):
    shown = numbered(places)
    projection = fitted((each.place.latitude, each.place.longitude) for each in shown)
    for width, size in ((WIDE, SIZE), (710.0, 15.5), (NARROW, SIZE)):
        frame = frame_of(shown, projection, width, size)
        outline = outline_of(projection, frame.window)
        yield drawn(shown, projection, frame, outline, "map-outline"), frame


@pytest.mark.parametrize(
    "places",
    [
        COLLECTION,
        COLLECTION[:1],
        CROWD,
        WORLD,
        [place("x" * 300, 50, 20), place("\u202eabc <b>", 50, 20.1), place("א" * 90, 50, 20.2)],
    ],
    ids=["collection", "one", "120", "world", "hostile names"],
)
def test_no_labels_overlap_or_leave_the_map_and_every_place_has_a_mark(places):
    html = map_of(places, "en")
    assert html.count("<li>") == len(places)
    for sheet, frame in sheets(places):
        assert overlaps(sheet.boxes) == []
        assert is_within(sheet.boxes, frame.width, frame.height)
    assert [marks(drawing) for drawing in drawings(html).values()] == [len(places)] * 2
    for drawing in drawings(html).values():
        ElementTree.fromstring(drawing)


def test_a_place_bears_the_name_of_the_time_with_todays_in_brackets():
    html = map_of(COLLECTION, "en")
    assert '<a href="/places/brest/"><bdi>Brześć nad Bugiem (Brest)</bdi></a>' in html
    assert "1. Brześć nad Bugiem (Brest)" in words(drawings(html)["wide"])


def test_the_list_gives_coordinates_and_how_sure_they_are():
    html = map_of(COLLECTION, "en")
    for said in (
        '<span class="n">A.</span> <bdi>Lwów (Lviv)</bdi></p><p class="where">49.84° N, 24.03° E</p>',
        '<p class="where">somewhere in Zakopane (49.299° N, 19.95° E)</p>',
        '<p class="where">54.035° N, 35.776° E, within 60 km</p>',
        '<p class="where">51.337° N, 33.87° E, not certain</p>',
    ):
        assert said in html
    far = map_of([place("South", -33.5, -70.25)], "en")
    assert '<p class="where">33.5° S, 70.25° W</p>' in far


def test_what_is_not_certain_is_a_dashed_circle_and_no_dot():
    wide = drawings(map_of(COLLECTION, "en"))["wide"]
    assert wide.count('class="mark m-ring"') == 3
    assert wide.count('class="mark m-dot"') == 5
    assert wide.count('stroke-dasharray="4 3"') == 3


def test_the_caption_names_the_borders_their_source_and_licence():
    html = map_of(COLLECTION, "en")
    assert (
        "<figcaption>Borders and coasts of today (2018); no outline with the borders of 1939 is at "
        'hand. Source: <a href="https://www.naturalearthdata.com/">Natural Earth 4.1</a>, 1:50 '
        "million, in the public domain."
    ) in html
    assert "Letters: answers to one question, of which at most one can be right." in html
    assert "Dashed circle: somewhere here;" in html


def test_beyond_the_outline_the_caption_says_that_there_is_none():
    html = map_of([place("Ross Island", -77.5, 168)], "en")
    assert "<figcaption>No outline of this part of the world is at hand.</figcaption>" in html
    assert "map-outline" not in html
    assert 'class="m-blank"' in html
    assert "m-sea" not in html


def test_all_names_stand_in_a_table_with_their_language():
    html = map_of(COLLECTION, "en", names_address="/map/names/")
    assert (
        '<tr><th scope="rowgroup" rowspan="3">Lwów</th><td><bdi lang="pl">Lwów</bdi></td>'
        "<td>Polish</td><td>1918 – 21 September 1939</td><td>yes</td></tr>"
    ) in html
    assert (
        '<tr><td><bdi lang="uk">Львів</bdi></td><td>Ukrainian</td>'
        "<td>from 1991 onwards</td><td>yes</td></tr>"
    ) in html
    assert (
        '<tr><td><bdi lang="de">Lemberg</bdi></td><td>German</td>'
        "<td>not recorded</td><td>not recorded as such</td></tr>"
    ) in html
    assert '<a href="/map/names/">Note on place names</a>' in html


def test_the_map_speaks_vietnamese():
    with override("vi"):
        html = map_of(COLLECTION, "vi")
    assert "49.84° Bắc, 24.03° Đông" in html
    assert "<td>Tiếng Ba Lan</td>" in html or "<td>tiếng Ba Lan</td>" in html.replace("T", "t")
    assert "Natural Earth 4.1</a>, tỷ lệ 1:50 triệu, thuộc phạm vi công cộng." in html


def test_there_is_no_map_of_nothing():
    assert map_of([], "en") == ""


@pytest.mark.parametrize("places", [COLLECTION, CROWD, WORLD], ids=["collection", "120", "world"])
def test_a_map_is_light_whole_and_compressed(places):
    html = map_of(places, "en")
    svg = html[html.index("<figure") : html.index("</figure>")]
    assert len(svg.encode()) < 40_000
    assert len(compress(svg.encode())) < 14_000
    assert "style=" not in svg
    assert "http" not in svg.replace("https://www.naturalearthdata.com/", "")
