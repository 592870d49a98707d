"""R2 to R6: notes open beside the text with script, and lack nothing without it."""

import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.journeys.reading import ADDRESS, SIZES, notes_in, published_entry

pytestmark = pytest.mark.django_db(transaction=True)
EVERY_LOOK = [
    pytest.param(size, scheme, id=f"{size}-{scheme}")
    for size in SIZES
    for scheme in ("light", "dark")
]


@pytest.fixture
def entry(live_server):
    return published_entry()


@pytest.fixture
def reading(entry, new_page):
    """Open the entry with script, or without."""

    def open_entry(*, size="1280", script=True, timed=False, **habits):
        page = new_page(viewport=SIZES[size], java_script_enabled=script, **habits)
        if timed:
            page.clock.install(time=0)
        page.goto(ADDRESS)
        if timed:
            page.clock.pause_at(3_600_000)
        return page

    return open_entry


def marker(page, nth=0):
    return page.locator("main a.ref").nth(nth)


def in_view(page, selector) -> bool:
    box = page.locator(selector).bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


def used_often(page):
    """Return a note that shares its source with others and is used three times, each time alone."""
    second, third = (f".back a:nth-of-type({n})[href^='#cite_ref-']" for n in (2, 3))
    return page.locator(f".locators > li:has({second}):has({third})").first


def test_the_entry_has_what_the_checks_ask_for(entry):
    html = entry.texts.get().html
    numbers = notes_in(html)
    assert len([number for number in numbers if number]) >= 80
    assert [number for number in numbers if number.endswith(".3")]
    assert html.count('class="question"') == 2 or html.count('id="question-') == 2
    assert ">c<span" in html


def test_r2_every_marker_leads_to_a_note_and_every_way_back_to_a_marker(reading):
    page = reading()
    found = page.evaluate(
        """() => {
          const at = link => document.getElementById(decodeURIComponent(link.hash.slice(1)));
          const ids = [...document.querySelectorAll("[id]")].map(each => each.id);
          const backs = [...document.querySelectorAll("[role=doc-backlink]")];
          return {
            lost: [...document.querySelectorAll("[role=doc-noteref]")].filter(
              each => !at(each)?.closest("[role=doc-endnotes]")).map(each => each.id),
            stray: backs.filter(each => !at(each)?.matches("[role=doc-noteref], .combined > li"))
              .map(each => each.hash),
            without: [...document.querySelectorAll(".sources li")].filter(
              each => !each.querySelector("[role=doc-backlink]")).map(each => each.id),
            ids, names: backs.map(each => each.textContent),
            labels: backs.filter(each => !each.textContent.startsWith(each.firstChild.data)).length,
          };
        }"""
    )
    assert found["lost"] == found["stray"] == found["without"] == []
    assert found["labels"] == 0
    for values in (found["ids"], found["names"]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


@pytest.mark.parametrize(("size", "scheme"), EVERY_LOOK)
def test_r3_without_script_a_marker_leads_to_its_note_and_back(reading, size, scheme):
    page = reading(size=size, script=False, color_scheme=scheme)
    note = used_often(page)
    plain = note.evaluate("each => getComputedStyle(each).backgroundColor")
    back = note.locator(".back a").nth(1)
    origin = back.get_attribute("href")
    page.locator(origin).click()
    assert page.locator(":target").get_attribute("id") == note.get_attribute("id")
    assert in_view(page, ":target")
    assert note.evaluate("each => getComputedStyle(each).backgroundColor") != plain
    back.click()
    assert f"#{page.locator(':target').get_attribute('id')}" == origin
    assert in_view(page, ":target")
    expect(page.locator("#notepop")).to_be_hidden()


@pytest.mark.parametrize(("size", "scheme"), EVERY_LOOK)
def test_r1_r4_a_note_opens_beside_its_marker_and_the_page_stays(reading, axe, size, scheme):
    page = reading(size=size, color_scheme=scheme)
    here = marker(page, 5)
    here.scroll_into_view_if_needed()
    address, scrolled = page.url, page.evaluate("scrollY")
    here.click()
    pop = page.get_by_role("dialog", name=here.inner_text().strip("[]"))
    expect(pop).to_be_visible()
    if size == "1280":
        assert page.evaluate("scrollY") == scrolled
    assert page.url == address
    note = page.locator(here.get_attribute("href"))
    expect(pop.locator(".b")).to_contain_text(note.locator("p").first.inner_text().split(" ", 1)[1])
    expect(here).to_have_attribute("aria-expanded", "true")
    below = here.bounding_box()
    top = pop.bounding_box()
    assert top["y"] >= below["y"] + below["height"] or top["y"] + top["height"] <= below["y"]
    assert axe(page) == []
    here.click()
    expect(pop).to_be_hidden()
    expect(here).not_to_have_attribute("aria-expanded", "true")


def test_a_source_with_several_notes_is_named_with_the_note(reading):
    page = reading()
    note = used_often(page)
    origin = note.locator(".back a").nth(2).get_attribute("href")
    count = note.locator(".back a").count()
    page.locator(origin).click()
    pop = page.locator("#notepop")
    source = note.locator("xpath=ancestor::li[1]/p[@class='src']/cite").inner_text()
    expect(pop).to_contain_text(source)
    expect(pop).to_contain_text(note.locator("p").first.inner_text().split(" ", 1)[1])
    expect(pop).to_contain_text(f"Cited in {count} places on this page.")
    assert pop.locator(".b [id]").count() == 0
    expect(note.locator(".back [aria-current]")).to_have_attribute("href", origin)


def test_r4_a_note_is_opened_and_left_by_keyboard(reading):
    page = reading()
    here = marker(page, 4)
    here.focus()
    page.keyboard.press("Enter")
    pop = page.locator("#notepop")
    expect(pop).to_be_visible()
    expect(here).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#notepop') !== null")
    page.keyboard.press("Escape")
    expect(pop).to_be_hidden()
    expect(here).to_be_focused()
    page.keyboard.press("Enter")
    expect(pop).to_be_visible()
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Tab")
    expect(pop).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('main') !== null")
    here.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(pop).to_be_hidden()


def test_r4_leaving_a_note_for_another_place_closes_it(reading):
    page = reading()
    here = marker(page, 4)
    here.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#notepop")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#notepop")).to_be_hidden()


def test_r4_tabbing_over_markers_opens_nothing(reading):
    page = reading()
    marker(page, 0).focus()
    for _stop in range(10):
        page.keyboard.press("Tab")
        expect(page.locator("#notepop")).to_be_hidden()


def test_r4_a_click_with_a_key_held_is_the_browsers_own(reading):
    page = reading()
    with page.context.expect_page() as opened:
        marker(page).click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(re.compile("#cite_note-"))
    # What was clicked would stay; what opened under the pointer goes with it.
    page.mouse.move(2, 2)
    expect(page.locator("#notepop")).to_be_hidden()


def test_the_list_of_notes_is_one_step_from_the_note(reading):
    page = reading()
    here = marker(page, 3)
    target = here.get_attribute("href")
    here.click()
    page.get_by_role("link", name="Go to note in the list").click()
    expect(page).to_have_url(re.compile(f"{target}$"))
    expect(page.locator("#notepop")).to_be_hidden()
    assert in_view(page, ":target")


def test_r5_a_note_opens_under_the_pointer_and_can_be_entered(reading):
    page = reading(timed=True)
    here = marker(page, 2)
    here.hover()
    pop = page.locator("#notepop")
    page.clock.run_for(200)
    assert pop.is_hidden()
    page.clock.run_for(400)
    assert pop.is_visible()
    expect(here).not_to_be_focused()
    box = pop.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.clock.run_for(2_000)
    assert pop.is_visible()
    page.keyboard.press("Escape")
    expect(pop).to_be_hidden()


def test_r5_a_note_under_the_pointer_goes_when_both_are_left_unless_it_was_clicked(reading):
    page = reading(timed=True)
    here = marker(page, 2)
    here.hover()
    pop = page.locator("#notepop")
    page.clock.run_for(400)
    assert pop.is_visible()
    page.mouse.move(2, 2)
    page.clock.run_for(400)
    assert pop.is_hidden()
    here.click()
    assert pop.is_visible()
    page.mouse.move(2, 2)
    page.clock.run_for(2_000)
    assert pop.is_visible()


def test_opening_by_the_pointer_can_be_turned_off(reading):
    page = reading(timed=True)
    marker(page, 2).click()
    page.get_by_label("Open notes on hover").uncheck()
    page.reload()
    marker(page, 2).hover()
    page.clock.run_for(2_000)
    assert page.locator("#notepop").is_hidden()
    marker(page, 2).click()
    expect(page.get_by_label("Open notes on hover")).not_to_be_checked()
