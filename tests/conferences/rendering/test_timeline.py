"""The timeline whole: its list in order, one mark for each entry of it, and words that stand free."""

import re
import xml.etree.ElementTree as ElementTree
from random import Random
from zlib import compress

import pytest
from django.utils.translation import override

from conferences.rendering.timeline import LARGE, NARROW, timeline
from conferences.rendering.timeline_items import DateAnswer, DatedItem, in_order
from conferences.rendering.timeline_svg import Measures, across, down
from tests.conferences.rendering.drawings import drawings, is_within, marks, overlaps, words


def item(key: str, *dates: str, **given) -> DatedItem:
    given.setdefault("title", key.capitalize())
    return DatedItem(key, answers=tuple(map(DateAnswer, dates)), **given)


LWOW = item("lwow", "1939-10", "1939-12", standing="disputed, 1 source")
EVERY_KIND = (
    item("day", "1939-09-27"),
    item("same-day", "1939-09-27"),
    item("month", "1939-11"),
    item("season", "1940-21"),
    item("about", "1939-11~"),
    item("perhaps", "1939-11-10?"),
    item("both", "1939%"),
    item("span", "1939-12-06/1939-12-07"),
    item("rough-span", "1939-09/1940-03~"),
    item("since", "1939-10-01/.."),
    item("until", "../1940-01-01"),
    item("since-unknown", "1939-10-01/"),
    item("one-of", "[1939-09-01..1939-12-31]"),
    item("choice", "[1939-09,1939-11,1940-02]"),
    item("each", "{1939-09,1939-11}"),
    LWOW,
    item("overlapping", "1939-11", "1939-11-10/1939-12-20", "1939-11-15"),
    item("no-date", follows=("span",)),
    item("within", within=("rough-span",)),
)
HOSTILE = (
    "\u202egnp.exe\u202c",
    '<script>alert(1)</script> & "quotes"',
    "אבגדה " * 12,
    "x" * 300,
    "Zakopane–" * 34,
    "漢字" * 150,
    "é" * 40 + "e\u0301" * 130,
    "👩‍👩‍👧‍👦" * 30,
    "\x00\x07 \t\n",
    "Ж" * 300,
)


def many(count: int) -> list[DatedItem]:
    """Return events strewn over two years, with disputes and titles of every length."""
    chance = Random(7)
    found = []
    for number in range(count):
        month, dayof = chance.randint(1, 12), chance.randint(1, 28)
        start = f"{chance.choice((1939, 1940))}-{month:02}-{dayof:02}"
        dates = [start, f"{start[:7]}~", f"{start}/1941-01", f"[{start[:7]},1941-05]"]
        chosen = chance.sample(dates, chance.choice((1, 1, 1, 2, 3)))
        title = "Meeting of delegations " * chance.randint(1, 6)
        found.append(item(f"e{number}", *chosen, title=title))
    return found


@pytest.mark.parametrize(
    "items",
    [
        [item("only", "1940")],
        EVERY_KIND,
        [item(f"same-{number}", "1940-02-20") for number in range(12)],
        [item(f"h{number}", "1940-02-20~", title=title) for number, title in enumerate(HOSTILE)],
        many(40),
        many(200),
        [item("old", "0001"), item("new", "9999"), item("now", "1939-09")],
    ],
    ids=["one", "every kind", "equal dates", "hostile titles", "40", "200", "far apart"],
)
@pytest.mark.parametrize("language", ["en", "vi", "he"])
def test_no_words_overlap_or_leave_the_drawing_and_every_entry_has_a_mark(items, language):
    sequenced = in_order(items)
    with override(language):
        html = timeline(items, language)
        for draw, measures in ((across, Measures()), (across, LARGE), (down, NARROW)):
            sheet, (width, height) = draw(sequenced, language, measures)
            assert overlaps(sheet.boxes) == []
            assert is_within(sheet.boxes, width, height)
    assert html.count("<li>") == len(items)
    for drawing in drawings(html).values():
        assert marks(drawing) == len(sequenced.placed)
        ElementTree.fromstring(drawing)


def test_the_list_is_in_order_of_earliest_latest_and_title():
    items = [
        item("c", "1939-12-08"),
        item("b", "1939-12"),
        item("a", "1939-12-01"),
        item("z", "1939-12-01", title="Aa"),
        item("y", "1941", "1938-01"),
    ]
    assert [placed.item.key for placed in in_order(items).placed] == ["y", "a", "z", "b", "c"]


def test_what_has_only_an_order_is_placed_by_it_and_says_so():
    items = [
        item("third", follows=("second",)),
        item("first", "1939-12-06", address="/events/first/"),
        item("second", follows=("first",)),
        item("last", "1940"),
        item("lost", follows=("nowhere",)),
        item("ring", follows=("other-ring",)),
        item("other-ring", follows=("ring",)),
    ]
    sequenced = in_order(items)
    assert [placed.item.key for placed in sequenced.placed] == ["first", "second", "third", "last"]
    assert [each.key for each in sequenced.undated] == ["lost", "ring", "other-ring"]
    html = timeline(items, "en")
    assert (
        '<p class="when"><span class="order">no date is recorded; placed by order, after '
        '<a href="/events/first/"><bdi>First</bdi></a></span></p> '
        '<p class="what"><bdi>Second</bdi></p>'
    ) in html
    assert "Diamond: no date, placed by order." in html
    assert '<ul class="undated">\n<li><bdi>Lost</bdi></li>\n' in html


def test_a_dispute_names_each_answer_and_joins_their_marks():
    preferred = DatedItem(
        "feb",
        "February",
        answers=(DateAnswer("1940-02-20", is_preferred=True), DateAnswer("1940-03-10")),
    )
    html = timeline([LWOW, preferred], "en")
    assert (
        '<span class="date"><time datetime="1939-10">October 1939</time></span> '
        '<span class="or">or</span> '
        '<span class="date"><time datetime="1939-12">December 1939</time></span></p> '
        '<p class="what"><bdi>Lwow</bdi> <span class="st">disputed, 1 source</span></p>'
    ) in html
    assert "20 February 1940</time> <b>preferred by the editors</b></span>" in html
    wide, tall = drawings(html).values()
    for drawing in (wide, tall):
        assert words(drawing, "t-said") == ["or", "or"]
        assert drawing.count('class="t-or"') == 2
        groups = re.findall(r'<g class="mark">.*?</g>', drawing)
        assert [("t-core" in group, "t-hollow" in group) for group in groups] == [
            (False, False),  # two dashed months
            (True, True),
        ]
        assert groups[0].count("stroke-dasharray") == 5


def test_words_that_edtf_has_not_stand_beside_what_is_drawn():
    placed = DatedItem("p", "P", answers=(DateAnswer("1939-11~", "late November 1939"),))
    html = timeline([placed], "en")
    assert (
        '<data value="1939-11~">late November 1939</data> '
        "<small>(drawn as: about November 1939)</small>"
    ) in html
    assert "1. P (c.)" in words(drawings(html)["wide"])
    assert "c.: approximate." in html


def test_titles_are_escaped_and_their_direction_kept_apart():
    html = timeline([item("x", "1940", title='<b onclick="x">\u202eabc'), item("y", "1941")], "en")
    assert '<bdi>&lt;b onclick="x"&gt;\u202eabc</bdi>' in html
    for drawing in drawings(html).values():
        assert "\u202e" not in drawing
        assert "<b" not in drawing
        assert "style=" not in drawing


def test_long_gaps_break_the_scale_and_the_break_is_drawn():
    items = [item(f"e{day}", f"1939-09-{day:02}") for day in range(1, 20)]
    assert "t-break" not in timeline(items, "en")
    broken = timeline([*items, item("later", "2005-06-01")], "en")
    assert [drawing.count("t-break") for drawing in drawings(broken).values()] == [2, 2]
    assert "2005" in " ".join(words(drawings(broken)["wide"], "t-tick"))


def test_each_drawing_says_what_it_is_and_has_a_name_of_its_own():
    html = timeline([LWOW], "en")
    assert re.findall(r'<svg class="drawn (\w+)" role="img" aria-labelledby="([-\w ]+)"', html) == [
        ("wide", "time-wide-t time-wide-d"),
        ("tall", "time-tall-t time-tall-d"),
    ]
    assert '<title id="time-wide-t">Timeline of 1 event</title>' in html
    assert '<desc id="time-tall-d">The same data is in the list above.</desc>' in html


def test_there_is_nothing_of_nothing():
    assert timeline([], "en") == ""
    only_undated = timeline([item("u")], "en")
    assert "<svg" not in only_undated
    assert "No date is recorded for these" in only_undated


def test_the_drawing_of_an_entry_is_light():
    svg = "".join(drawings(timeline(many(20), "en")).values())
    assert len(compress(svg.encode())) < 8_000
