"""R13: the evidence matrix as a table and as cards, by keyboard, without colours."""

import pytest
from django.utils.translation import override
from playwright.sync_api import expect

from conferences.rendering.entry import render_entry
from conferences.rendering.values import EditionInfo
from tests.conferences.rendering.building import (
    DEC,
    FEB,
    SOURCES,
    cites,
    claim,
    entry,
    keyed,
    question,
)
from tests.factories.editions import AT, publish
from tests.journeys.widths import overhang

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/events/zakopane-feb/"
FURTHER = [
    claim(
        f"year-{year}",
        cites("cih2019", "mentions"),
        property="date",
        value=f"{year}",
        question="when",
    )
    for year in (1941, 1942, 1943)
]
STATES = ["Disputes", "Mentions", "Not consulted", "Silent", "Supports"]
# What each cell, and each line of a card, says: source with what is said of it, answer, state.
TABLE = """() => {
  const [table] = document.querySelectorAll(".matrix table");
  const answers = [...table.querySelectorAll("thead th")].slice(2).map(each => each.textContent);
  return [...table.querySelectorAll("tbody tr")].slice(0, -1).flatMap(row => {
    const source = row.querySelector("th").textContent.replace(" ", "|").trim();
    const name = row.querySelector("th a").textContent + "|" + (source.match(/read in [^;]*/) || [""])[0];
    return [...row.querySelectorAll("td")].slice(1).map(
      (cell, at) => [name, answers[at], cell.textContent.split(",")[0].trim()]);
  });
}"""
CARDS = """() => [...document.querySelectorAll(".cards h4")].flatMap(head =>
  [...head.nextElementSibling.querySelectorAll("dd")].map(line => {
    const said = line.querySelector("span").textContent;
    const name = line.querySelector("a").textContent + "|" + (said.match(/read in [^;]*/) || [""])[0];
    return [name, head.textContent, line.textContent.split("): ")[1].split(",")[0].trim()];
  }))"""

MOVED = """each => new Promise(done => {
  const look = () => each.scrollLeft > 0 ? done() : requestAnimationFrame(look);
  look();
})"""


@pytest.fixture
def matrix(live_server):
    """Publish an entry with one question, five answers, and a source in each of the five states."""
    claims = (DEC, FEB, *FURTHER)
    view = entry(
        claims=keyed(*claims),
        sources=SOURCES,
        questions=(question("when", *(each.key for each in claims)),),
    )
    info = EditionInfo(1, AT, ("First Editor",), "Second Editor", f"{ADDRESS}v/1/")
    with override("en"):
        html = render_entry(view, "en", info).html
    publish("zakopane-feb", title="Zakopane", texts={"en": ("Zakopane", html)})


@pytest.mark.usefixtures("matrix")
def test_r13_the_matrix_says_in_words_and_shapes_what_each_source_says(
    new_page, axe_in_both_lights
):
    page = new_page(viewport={"width": 700, "height": 800}, java_script_enabled=True)
    page.goto(ADDRESS)
    cells = page.locator(".matrix td").all_text_contents()
    assert [words for words in cells if not words.strip()] == []
    said = {state for _source, _answer, state in page.evaluate(TABLE)}
    # A shape that no other state has, and a word.
    assert sorted(state[2:] for state in said) == STATES
    assert len({state[0] for state in said}) == len(STATES)
    expect(page.locator(".cards")).to_be_hidden()

    region = page.locator(".matrix .scroll")
    region.focus()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"
    assert region.evaluate("each => each.scrollWidth > each.clientWidth")
    first = page.locator(".matrix tbody th").first
    at = first.bounding_box()["x"]
    page.keyboard.press("ArrowRight")
    region.evaluate(MOVED)
    assert abs(first.bounding_box()["x"] - at) < 1, "the first column stays"

    page.emulate_media(forced_colors="active")
    expect(page.locator(".matrix td.s-disputes").first).to_contain_text("✕ Disputes")
    page.emulate_media(forced_colors="none")
    assert axe_in_both_lights(page) == []


@pytest.mark.usefixtures("matrix")
def test_r13_cards_on_a_small_screen_hold_what_the_table_holds(new_page, axe_in_both_lights):
    page = new_page(viewport={"width": 390, "height": 844}, java_script_enabled=True)
    page.goto(ADDRESS)
    expect(page.locator(".matrix .scroll")).to_be_hidden()
    expect(page.locator(".cards")).to_be_visible()
    assert sorted(page.evaluate(CARDS)) == sorted(page.evaluate(TABLE))
    assert len(page.evaluate(CARDS)) == 25
    assert overhang(page) <= 0
    assert axe_in_both_lights(page) == []
