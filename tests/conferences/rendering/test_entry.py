from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from conferences.rendering import values
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
    CIH,
    DECEMBER,
    EDITION,
    EICHMANN,
    FEBRUARY,
    PAUL,
    REES,
    UNPUBLISHED,
    cites,
    claim,
    entry,
    keyed,
    question,
    source,
)
from tests.conferences.rendering.reading import assert_ways_lead_there_and_back, by_id, read


@pytest.fixture(autouse=True, scope="module")
def _english():
    with override("en"):
        yield


BODY = """## Date

[It began on 20 February 1940]{claim=feb-date}.[^1] See [December](event:zakopane-dec).

## Place

[The villa]{claim=villa} is known [@rees2008, p. 54].

[^1]: On the calendar: *new style*.
"""
CLAIMS = keyed(
    claim(
        "feb-date",
        cites("rees2008", locator="p. 54"),
        cites("rees2008", via="cih2019"),
        property="date",
        value="1940-02-20",
        question="when",
    ),
    claim("mar-date", cites("cih2019"), property="date", value="1940-03", question="when"),
    claim(
        "villa",
        cites("rees2008", locator="p. 54"),
        cites(
            "cih2019",
            "disputes",
            quotation="dom „Pan Tadeusz”",
            quotation_language="pl",
            translation="the house Pan Tadeusz",
            translator="A. Author",
            note="Calls it a village.",
        ),
        statement={"en": "It was held in a villa."},
    ),
    claim(
        "unused",
        cites("rees2008", "mentions", locator="pp. 119–123"),
        statement={"vi": "Chưa rõ."},
    ),
    claim("dec", cites("cih2019"), work=DECEMBER, statement={"en": "Talks went on in December."}),
)
ENTRY = entry(
    BODY,
    summary="A conference at Zakopane.",
    sources=keyed(REES, CIH),
    claims=CLAIMS,
    concerning=("dec",),
    facts=(
        Fact("date", (FactValue(("feb-date",), edtf="1940-02-20"),), question="when"),
        Fact(
            "participant",
            (
                FactValue(("villa",), ref=EICHMANN, role="head"),
                FactValue(("villa",), ref=UNPUBLISHED, certainty="probable"),
            ),
        ),
        Fact("place", (), has_uncited=True),
    ),
    questions=(
        question(
            "when",
            "feb-date",
            "mar-date",
            text={"en": "When did it begin?"},
            would_settle={"en": "A dated protocol."},
        ),
    ),
    kind_words="meeting",
)


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
        "It began on 20 February 1940note 1.1note 1.2 (disputed: 1 source says March 1940note 2.1)"
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
        ' <span class="st"><a href="#claim-n">one source</a></span></dd>'
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


# Escaping: each string field of each value, in turn, holds a payload.

PAYLOAD = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\x00\x1f"
ALLOWED_TAGS = {
    "a", "article", "b", "blockquote", "br", "cite", "code", "data", "dd", "dl", "dt", "em", "h1",
    "h2", "h3", "header", "hr", "i", "li", "nav", "ol", "p", "pre", "q", "section", "span",
    "strong", "time", "ul",
}  # fmt: skip
ALLOWED_ATTRIBUTES = {
    "aria-labelledby", "class", "data-edition", "data-entry", "datetime", "dir", "href", "id",
    "lang", "role", "start", "value",
}  # fmt: skip
FULL = replace(
    ENTRY,
    narratives={"en": NarrativeView("Title", "Sum [x]{claim=villa}", BODY)},
    claims={
        **CLAIMS,
        "villa": replace(
            CLAIMS["villa"],
            value="v",
            value_words={"en": "w"},
            rank="preferred",
            rank_reason="r",
            standing_override="agreed",
            standing_reason="s",
        ),
    },
    sources=keyed(REES, replace(CIH, is_withdrawn=True, withdrawal_reason="forged")),
)
STRINGS = [
    (kind.__name__, field.name)
    for kind in vars(values).values()
    if is_dataclass(kind) and kind not in (Problem, RenderedEntry)
    for field in fields(kind)
    if field.type in (str, "str", values.Localized)
]


def poisoned(value, kind, name, payload):
    """Return a copy of a value in which one field of one kind of value holds the payload."""
    if isinstance(value, tuple):
        return tuple(poisoned(one, kind, name, payload) for one in value)
    if isinstance(value, dict):
        changed = {key: poisoned(one, kind, name, payload) for key, one in value.items()}
        is_keyed = any(isinstance(one, values.ClaimView) for one in changed.values())
        return keyed(*changed.values()) if is_keyed else changed
    if not is_dataclass(value):
        return value
    changed = {
        field.name: poisoned(getattr(value, field.name), kind, name, payload)
        for field in fields(value)
    }
    if type(value).__name__ == kind:
        old = changed[name]
        changed[name] = dict.fromkeys(old, payload) if isinstance(old, dict) else payload
    return type(value)(**changed)


def assert_harmless(html):
    for element in read(html):
        assert element.tag in ALLOWED_TAGS
        assert set(element.attributes) <= ALLOWED_ATTRIBUTES
        assert element.attributes.get("href", "#").startswith(("#", "/", "https://", "mailto:"))
    assert "\x00" not in html
    assert "\x1f" not in html


@pytest.mark.parametrize(("kind", "name"), STRINGS)
def test_every_field_is_escaped_for_its_place(kind, name):
    view = poisoned(FULL, kind, name, PAYLOAD)
    edition = poisoned(EDITION, kind, name, PAYLOAD)
    assert_harmless(render_entry(view, "en", replace(edition, address="/e/")).html)


@pytest.mark.parametrize("key", ["claims", "sources", "links"])
def test_keys_are_escaped_too(key):
    view = FULL
    if key == "claims":
        evil = claim(PAYLOAD, cites("rees2008"))
        view = replace(view, claims={**CLAIMS, PAYLOAD: evil}, own_claims=(PAYLOAD,))
    elif key == "sources":
        evil = claim("villa", cites(PAYLOAD, via=PAYLOAD, locator=PAYLOAD))
        view = replace(
            view,
            claims={**CLAIMS, "villa": evil},
            sources={**view.sources, PAYLOAD: replace(REES, key=PAYLOAD)},
        )
    else:
        view = replace(view, links={("event", "zakopane-dec"): replace(DECEMBER, slug=PAYLOAD)})
    assert_harmless(render_entry(view, "en", EDITION).html)


# Any text, and any evidence, makes a page on which all ways lead there and back.

PIECES = st.sampled_from(
    ["words ", "[", "]", "[a b c]{claim=villa}", "[d]{claim=feb-date}", "{claim=mar-date}", "*",
     "**", "`", "\n", "\n\n", "- ", "> ", "## H\n", "### I {#i}\n", "[^1]", "\n\n[^1]: r ",
     "\n\n[^2]: s[^1] ", "[^2]", "[@rees2008, p. 1]", "[@cih2019; @rees2008; @paul2006, p. 3]",
     "[@rees2008, p. 54; via @cih2019]", "[@gone]", "[x](event:zakopane-dec)", "\\", "<b>", "&"]
)  # fmt: skip
CITATIONS = st.builds(
    cites,
    st.sampled_from(["rees2008", "cih2019", "paul2006"]),
    st.sampled_from(["supports", "disputes", "mentions"]),
    via=st.sampled_from(["", "cih2019"]),
    locator=st.sampled_from(["", "p. 1", "p 1", "p. 54"]),
    note=st.sampled_from(["", "n"]),
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)


@given(TEXTS, TEXTS, st.lists(st.lists(CITATIONS, max_size=6), min_size=3, max_size=3))
def test_all_ways_lead_there_and_back_on_any_page(summary, body, evidence):
    keys = ("feb-date", "mar-date", "villa")
    claims = {
        key: replace(CLAIMS[key], citations=tuple(citations))
        for key, citations in zip(keys, evidence, strict=True)
    }
    view = replace(
        ENTRY,
        narratives={"en": NarrativeView("", summary, body)},
        claims={**CLAIMS, **claims},
        sources=keyed(REES, CIH, PAUL),
    )
    html = render_entry(view, "en", EDITION).html
    assert_harmless(html)
    assert_ways_lead_there_and_back(html)


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
