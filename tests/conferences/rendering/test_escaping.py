from dataclasses import fields, is_dataclass, replace

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from conferences.rendering import values
from conferences.rendering.entry import render_entry
from conferences.rendering.values import NarrativeView, Problem, RenderedEntry
from tests.conferences.rendering.building import (
    BODY,
    CIH,
    CLAIMS,
    DECEMBER,
    EDITION,
    ENTRY,
    PAUL,
    REES,
    cites,
    claim,
    keyed,
)
from tests.conferences.rendering.reading import assert_ways_lead_there_and_back, read


@pytest.fixture(autouse=True, scope="module")
def _english():
    with override("en"):
        yield


# Escaping: each string field of each value, in turn, holds a payload.

PAYLOAD = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\x00\x1f"
ALLOWED_TAGS = {
    "a", "article", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "data", "dd", "div", "dl",
    "dt", "em", "h1", "h2", "h3", "h4", "header", "hr", "i", "li", "nav", "ol", "p", "pre", "q", "section",
    "span", "strong", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
}  # fmt: skip
ALLOWED_ATTRIBUTES = {
    "aria-labelledby", "class", "colspan", "data-edition", "data-entry", "datetime", "dir", "href", "id",
    "lang", "role", "scope", "start", "tabindex", "value",
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
