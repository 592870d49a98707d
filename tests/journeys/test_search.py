"""Searching as a reader does: by keyboard, by old names, with suggestions and without script."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.widths import width_of

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
SEARCHED = re.compile(r"/search/\?q=")
NAMES = ("Lemberg", "Lviv", "Львів", "Lwow")
ADDRESSES = (
    "/search/",
    "/search/?q=zakopane",
    "/vi/search/?q=zakopane&kind=event",
    "/search/?q=xyzzy",
    f"/search/?q={'x' * 300}",
)


def test_r14_a_place_is_found_under_any_of_its_names_with_script_and_without(collection, new_page):
    for page in (new_page(), new_page(java_script_enabled=False)):
        for typed in NAMES:
            page.goto("/events/zakopane-feb/")
            field = page.get_by_label("Search the collection")
            field.fill(typed)
            field.press("Enter")
            expect(page).to_have_url(SEARCHED)
            expect(page.get_by_label("Search the collection")).to_have_value(typed)
            first = page.locator(".hits > li").first.get_by_role("link").first
            expect(first).to_have_attribute("href", "/places/lwow/")


def test_the_same_answers_stand_in_the_list_and_in_the_search(collection, new_page):
    page = new_page()

    def told(address: str, title: str) -> list[str]:
        page.goto(address)
        row = page.locator(".row", has=page.get_by_role("link", name=title, exact=True))
        return [row.locator(".answer").all_inner_texts(), row.locator(".state").all_inner_texts()]

    title = "Zakopane conference of December 1939"
    assert told("/search/?q=zakopane+december", title) == told("/events/?q=december", title)
    assert told("/search/?q=zakopane+december", title)[1] != []


def test_a_search_is_narrowed_and_widened_by_links(collection, new_page):
    page = new_page()
    page.goto("/search/?q=zakopane")
    facets = page.get_by_role("navigation", name="Narrow the search")
    facets.get_by_role("link", name="Event 8").click()
    expect(page.get_by_role("heading", level=2, name="8 entries with “zakopane”")).to_be_visible()
    expect(page.locator(".hits > li")).to_have_count(8)
    facets.get_by_role("link", name="Take away: Event 8").click()
    expect(page.locator(".hits > li")).not_to_have_count(8)


def test_names_are_suggested_while_typing_and_chosen_by_keyboard(collection, new_page, axe):
    page = new_page()
    page.goto("/events/")
    field = page.get_by_role("combobox", name="Search the collection")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("lemb")
    listed = page.get_by_role("listbox", name="Suggestions")
    expect(listed.get_by_role("option")).to_have_text(["Lemberg Place · Lwów"])
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-activedescendant") is None
    assert axe(page) == []
    field.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    page.emulate_media(color_scheme="dark")
    assert axe(page) == []
    # Past the last stands what was typed.
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") is None
    expect(field).to_have_value("lemb")
    field.press("Escape")
    expect(listed).to_be_hidden()
    expect(field).to_have_value("lemb")
    field.press("ArrowUp")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/places/lwow/$"))


def test_a_suggestion_is_chosen_by_a_click_and_typing_on_searches(collection, new_page):
    page = new_page(viewport=PHONE)
    page.goto("/vi/")
    field = page.get_by_role("combobox")
    field.press_sequentially("Львів")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile(r"/vi/places/lwow/$"))
    field.fill("Львів")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/vi/search/\?q="))
    field.press_sequentially("x")
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["1280", "390"])
@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_the_pages_of_the_search_are_accessible_and_fit(
    collection, new_page, axe_in_both_lights, size, has_script
):
    page = new_page(viewport=size)
    # The checker itself needs script: the site's own is kept away instead.
    if not has_script:
        page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    found = []
    for address in ADDRESSES:
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        found += axe_in_both_lights(page)
        width = width_of(page)
        found += [f"{address} is {width} wide"] if width > size["width"] else []
    assert found == []
