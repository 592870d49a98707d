"""A reader switches readings, with script and without, on a wide screen and on a narrow one."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.widths import overhang

ENTRY = "/events/gestapo-nkvd-conferences/"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
COUNTS = {"four meetings": 4, "seven meetings": 7}


def lists(page, where: str, count: int) -> None:
    expect(page.locator(where)).to_have_count(count)


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
def test_a_reader_switches_from_all_answers_to_four_to_seven(
    collection, new_page, size, has_script
):
    page = new_page(viewport=size, java_script_enabled=has_script)
    page.goto(ENTRY)
    for title, count in COUNTS.items():
        switch = page.get_by_role("navigation", name="Readings")
        switch.get_by_role("link", name=title, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(f": {title}$"))
        current = page.get_by_role("navigation", name="Readings").locator("[aria-current=page]")
        expect(current).to_have_text([title])
        lists(page, "#parts ol > li", count)
        lists(page, "#timeline ol.moments > li", count)
        assert overhang(page) <= 0
    address = page.url
    for name, entries in (
        ("in a list", ".ledger > .row"),
        ("on the timeline", "ol.moments > li"),
    ):
        page.goto(address)
        page.get_by_role("link", name=name).click()
        lists(page, entries, 7)
        assert page.locator("#id_reading").input_value() == "seven-meetings"
        assert overhang(page) <= 0
    page.get_by_role("link", name="seven meetings", exact=True).click()
    page.get_by_role("link", name="all answers").click()
    expect(page).to_have_url(re.compile(f"{ENTRY}$"))


def test_the_map_follows_the_reading_that_is_chosen_in_its_form(collection, new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/map/")
    if not page.locator("#id_reading").is_visible():
        page.locator("main summary").first.click()
    page.locator("#id_reading").select_option(label="four meetings")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("As this reading has it: four meetings.")).to_be_visible()
    expect(page.locator("ul.spots > li")).to_have_count(5)


def test_nothing_of_a_reading_stands_in_anybodys_way(collection, new_page, axe_in_both_lights):
    for size in (WIDE, NARROW):
        page = new_page(viewport=size)
        for path in (f"{ENTRY}readings/four-meetings/", "/timeline/?reading=seven-meetings"):
            page.goto(path)
            assert axe_in_both_lights(page) == []
