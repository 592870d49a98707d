from dataclasses import replace
from pathlib import Path

import pytest
from django.utils.translation import override

from conferences.rendering.entry import parse_entry, render_entry
from conferences.rendering.values import (
    EntryView,
    Fact,
    FactValue,
    NarrativeView,
    Problem,
    RenderedEntry,
    WorkRef,
)
from tests.benchmarks.entries import L, S, make_edition, make_entry
from tests.conferences.rendering.building import (
    EDITION,
    ENTRY,
    FEBRUARY,
    cites,
    claim,
    entry,
    keyed,
    source,
)
from tests.conferences.rendering.reading import assert_ways_lead_there_and_back, by_id, read


@pytest.fixture(autouse=True, scope="module")
def _english():
    with override("en"):
        yield


def test_an_entry_is_rendered_as_expected():
    assert render_entry(ENTRY, "en", EDITION) == RenderedEntry(
        title="Zakopane conference of February 1940",
        description="A conference at Zakopane.",
        html=(Path(__file__).parent / "expected_entry.html").read_text(encoding="utf-8"),
        plain="Zakopane conference of February 1940\n"
        "A conference at Zakopane.\n"
        "Date\nIt began on 20 February 1940. See December.\n"
        "Place\nThe villa is known .\n"
        "On the calendar: new style.\n"
        "Statement of feb-date.\nStatement of mar-date.\nIt was held in a villa.\nChưa rõ.",
        summary="A conference at Zakopane.",
        problems=(),
        cited_sources=("rees2008", "cih2019"),
    )


def test_rendering_what_is_parsed_gives_the_same():
    parsed = parse_entry(ENTRY, "en")
    assert render_entry(ENTRY, "en", EDITION, parsed) == render_entry(ENTRY, "en", EDITION)


def test_a_dispute_is_told_in_the_sentence():
    html = render_entry(ENTRY, "en", EDITION).html
    words = by_id(read(html))["claim-feb-date"].words
    assert words == (
        "It began on 20 February 1940note 1.1note 1.2 (disputed: 1 source says March 1940note 2.1; all answers)"
    )


def test_an_entry_without_a_text_in_the_language_shows_title_facts_and_claims():
    view = replace(ENTRY, ref=replace(FEBRUARY, titles={"en": "Zakopane", "vi": "Hội nghị"}))
    rendered = render_entry(view, "vi", EDITION)
    elements = read(rendered.html)
    assert rendered.title == "Hội nghị"
    assert [one.id for one in elements if one.tag == "section" and one.id] == [
        "how-we-know",
        "question-when",
        "evidence",
        "further-claims",
        "in-other-entries",
        "notes",
        "cite-this",
    ]
    statement = next(one for one in elements if by_id(elements)["claim-villa"] in one.parents)
    assert (statement.attributes, statement.words) == ({"lang": "en"}, "It was held in a villa.")
    assert_ways_lead_there_and_back(rendered.html)


def test_addresses_carry_the_prefix_of_the_language():
    rendered = render_entry(
        entry(narratives={"vi": NarrativeView("", "", "[D](event:zakopane-dec)")}), "vi", EDITION
    )
    assert '<p><a href="/vi/events/zakopane-dec/">D</a></p>' in rendered.html


def test_a_title_in_another_language_says_so():
    view = entry(ref=WorkRef("place", "lwow", "lwow", {"pl": "Lwów"}), own_claims=())
    assert '<h1><span lang="pl">Lwów</span></h1>' in render_entry(view, "en", EDITION).html


@pytest.mark.parametrize("kind", ["person", "place", "organisation", "source"])
def test_works_of_every_kind_are_rendered_alike(kind):
    view = entry(
        ref=WorkRef(kind, "x", "x", {"en": "X"}),
        facts=(Fact("name", (FactValue(("n",), words={"pl": "Iks"}),)),),
        claims=keyed(claim("n", cites("rees2008"))),
        own_claims=("n",),
        narratives={},
    )
    html = render_entry(view, "en", EDITION).html
    assert (
        '<dt>Names</dt><dd><span lang="pl">Iks</span>'
        ' <span class="st"><a href="/about/#one-source">one source</a>'
        ' · <a href="#claim-n">evidence</a></span></dd>'
    ) in html
    assert_ways_lead_there_and_back(html)


def test_what_is_wrong_is_shown_as_typed_and_reported():
    body = "One [@gone, p. 1; @rees2008] [two *three*]{claim=gone} [four](event:gone)[^5]."
    rendered = render_entry(entry(body), "en", EDITION)
    assert (
        '<p>One<span class="refs"><a id="cite_ref-rees2008--text" href="#cite_note-rees2008"'
        ' role="doc-noteref" class="ref"><span class="vh">note </span>1</a></span>'
        " [@gone, p. 1] [two <em>three</em>]{claim=gone} four[^5].</p>"
    ) in rendered.html
    assert [(one.column, one.message) for one in rendered.problems] == [
        (5, "No source has the key “gone”; the citation is shown as typed."),
        (30, "No claim has the key “gone”; the words are shown without evidence."),
        (56, "The link event:gone leads to nothing; its words are shown without it."),
        (74, "The mark [^5] has no remark: write [^5]: and its text."),
    ]


def test_a_circle_of_sources_is_reported_to_editors_and_told_to_readers():
    first = source("a", "A", derived_from=("b",))
    second = source("b", "B", derived_from=("a",))
    view = entry("Said [@a; @b].", sources=keyed(first, second))
    rendered = render_entry(view, "en", EDITION)
    assert rendered.problems == (
        Problem("sources", 1, 1, "Sources repeat one another in a circle, and count as one: a, b."),
    )
    assert "These repeat one another in a circle and count once: A, B." in rendered.html


def test_sources_read_in_others_count_among_those_it_rests_on():
    view = entry("Said [@rees2008; via @cih2019] and [@paul2006].")
    assert render_entry(view, "en", EDITION).cited_sources == ("rees2008", "paul2006", "cih2019")


@pytest.mark.parametrize("size", [S, L], ids=lambda size: size.name)
def test_generated_entries_are_sound(size):
    view = make_entry(size)
    rendered = render_entry(view, "en", make_edition())
    assert rendered.problems == ()
    assert set(rendered.cited_sources) == set(view.sources)
    assert_ways_lead_there_and_back(rendered.html)


def test_a_generated_entry_is_the_same_at_every_call():
    assert make_entry(S) == make_entry(S)
    assert isinstance(make_entry(S), EntryView)
