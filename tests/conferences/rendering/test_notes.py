import pytest
from django.utils.translation import override

from conferences.rendering.entry import render_entry
from conferences.rendering.html import Ids
from conferences.rendering.notes import Notes, letter
from tests.conferences.rendering.building import (
    CIH,
    EDITION,
    PAUL,
    REES,
    cites,
    claim,
    entry,
    keyed,
    source,
)
from tests.conferences.rendering.reading import by_id, read

SOURCES = keyed(REES, PAUL, CIH)


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def numbered(*places, sources=SOURCES):
    """Cite at each place (place, citations…) and return the markers as (id, note, label)."""
    notes = Notes(sources, Ids())
    html = "".join(
        notes.cite(place, citations, f"words of {place}") for place, *citations in places
    )
    notes.number()
    links = [one for one in read(notes.fill(html)) if one.tag == "a"]
    return [(one.id, one.attributes["href"], one.words.removeprefix("note ")) for one in links]


def test_a_source_cited_at_one_place_has_a_plain_number():
    assert numbered(("x", cites("rees2008", locator="p. 54"))) == [
        ("cite_ref-rees2008_p54--x", "#cite_note-rees2008_p54", "1"),
    ]


def test_places_in_a_source_are_numbered_within_it_in_order_of_first_use():
    first, second = cites("rees2008", locator="p. 54"), cites("rees2008", locator="p. 7")
    assert numbered(("x", first), ("y", cites("cih2019")), ("z", second), ("x", first)) == [
        ("cite_ref-rees2008_p54--x", "#cite_note-rees2008_p54", "1.1"),
        ("cite_ref-cih2019--y", "#cite_note-cih2019", "2"),
        ("cite_ref-rees2008_p7--z", "#cite_note-rees2008_p7", "1.2"),
        ("cite_ref-rees2008_p54--x-2", "#cite_note-rees2008_p54", "1.1"),
    ]


def test_the_same_place_read_in_another_document_is_another_note():
    seen, read_in = (
        cites("rees2008", locator="p. 54"),
        cites("rees2008", locator="p. 54", via="cih2019"),
    )
    assert numbered(("x", seen), ("y", read_in)) == [
        ("cite_ref-rees2008_p54--x", "#cite_note-rees2008_p54", "1.1"),
        (
            "cite_ref-rees2008_p54_via-cih2019--y",
            "#cite_note-rees2008_p54_via-cih2019",
            "1.2",
        ),
    ]


@pytest.mark.parametrize("plain_first", [True, False])
def test_notes_that_would_share_an_id_take_the_key_of_their_claim(plain_first):
    plain = ("x", cites("rees2008", locator="p. 54"))
    noted = ("y", cites("rees2008", locator="p. 54", note="The page is torn."))
    markers = numbered(*((plain, noted) if plain_first else (noted, plain)))
    assert {target for _id, target, _label in markers} == {
        "#cite_note-rees2008_p54",
        "#cite_note-rees2008_p54_y",
    }


def test_r2_a_note_put_before_changes_no_other_id():
    before = numbered(("x", cites("rees2008")), ("y", cites("paul2006", locator="p. 1")))
    after = numbered(
        ("new", cites("cih2019")),
        ("x", cites("rees2008")),
        ("y", cites("paul2006", locator="p. 1")),
    )
    assert [one[:2] for one in before] == [one[:2] for one in after[1:]]


def test_supporting_sources_come_first_and_then_the_nearest_to_the_event():
    primary = source("protocol", "Protocol", "1939-09-28", evidence_kind="primary")
    undated = source("undated", "Undated")
    sources = keyed(*SOURCES.values(), primary, undated)
    markers = numbered(
        ("x", cites("cih2019"), cites("paul2006", "disputes"), cites("protocol")), sources=sources
    )
    assert [target for _id, target, _label in markers] == [
        "#cite_note-protocol",
        "#cite_note-cih2019",
        "#cite_note-paul2006",
    ]
    assert [
        one[1] for one in numbered(("x", cites("undated"), cites("cih2019")), sources=sources)
    ] == [
        "#cite_note-cih2019",
        "#cite_note-undated",
    ]


def test_a_marker_says_when_the_source_does_not_support():
    markers = numbered(("x", cites("rees2008", "disputes"), cites("cih2019", "mentions")))
    assert [label for _id, _target, label in markers] == ["1 disputes this", "2 mentions this"]


def test_a_withdrawn_source_still_shows():
    withdrawn = source("w", "W", is_withdrawn=True, withdrawal_reason="A forgery.")
    html = render_entry(entry("Said [@w].", sources=keyed(withdrawn)), "en", EDITION).html
    assert by_id(read(html))["cite_ref-w--text"].words == "note 1: source withdrawn, see history"
    assert '<strong class="withdrawn">Source withdrawn: A forgery.</strong>' in html


def test_more_than_three_markers_become_one_that_leads_to_all():
    more = source("watson1981", "Watson 1981", "1981")
    view = entry(
        "[Words]{claim=x}.",
        claims=keyed(
            claim("x", *(cites(key) for key in ("rees2008", "paul2006", "cih2019", "watson1981")))
        ),
        sources=keyed(REES, PAUL, CIH, more),
    )
    html = render_entry(view, "en", EDITION).html
    assert (
        '<span class="refs"><a id="cite_ref-all--x" href="#cite_note-all--x" role="doc-noteref"'
        ' class="ref"><span class="vh">note </span>1 +3</a></span>'
    ) in html
    assert (
        '<ol role="list" class="combined">\n'
        '<li id="cite_note-all--x"><p><span class="n">1 +3</span>'
        ' <a href="#cite_note-watson1981">1</a> Watson 1981;'
        ' <a href="#cite_note-paul2006">2</a> Paul 2006;'
        ' <a href="#cite_note-rees2008">3</a> Rees 2008;'
        ' <a href="#cite_note-cih2019">4</a> CIH 2019.</p>'
        '<p class="back"><a role="doc-backlink" href="#cite_ref-all--x">Back to text'
        '<span class="vh">: “Words”, note 1 +3</span></a></p></li>\n</ol>\n'
    ) in html
    assert (
        '<p class="back"><a role="doc-backlink" href="#cite_note-all--x">Back to text'
        '<span class="vh">: “Words”, note 3</span></a></p>'
    ) in html


@pytest.mark.parametrize(
    ("index", "name"),
    [(0, "a"), (1, "b"), (25, "z"), (26, "aa"), (27, "ab"), (701, "zz"), (702, "aaa")],
)
def test_backlinks_are_lettered(index, name):
    assert letter(index) == name


def test_citations_of_sources_that_are_not_there_leave_nothing():
    assert numbered(("x", cites("gone"))) == []
