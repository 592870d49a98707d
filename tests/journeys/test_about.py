"""A reader learns what the words mean and follows a feed; a program reads what the page states."""

import json

import pytest
from playwright.sync_api import expect

from conferences.models import EditionText
from sources.editorial.guard import Permit, permitting
from tests.factories.editions import publish
from tests.journeys.widths import width_of

SIZES = [pytest.param((1280, 800), id="1280"), pytest.param((390, 844), id="390")]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_about_the_method_is_accessible_and_fits(live_server, new_page, axe, size, scheme):
    width, height = size
    page = new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    found = []
    for address in ("/about/", "/vi/about/"):
        page.goto(address)
        found += axe(page)
        assert width_of(page) == width, address
    assert found == []


def test_a_reader_goes_from_the_footer_to_a_word_and_to_a_feed(live_server, new_page):
    publish("zakopane-feb", title="Zakopane conference")
    page = new_page(java_script_enabled=False)
    page.goto("/events/zakopane-feb/history/")
    feed = page.get_by_role("link", name="Feed of these editions").get_attribute("href")
    answer = page.request.get(feed)
    assert (answer.status, answer.headers["content-type"]) == (
        200,
        "application/atom+xml; charset=utf-8",
    )
    footer = page.get_by_role("contentinfo")
    footer.get_by_role("link", name="What the words for the evidence mean").click()
    expect(page).to_have_url(f"{live_server.url}/about/#standing")
    expect(page.get_by_role("heading", level=2, name="What the words")).to_be_in_viewport()


def test_a_browser_keeps_the_data_for_programs_and_complains_of_nothing(live_server, new_page):
    publish("zakopane-feb")
    with permitting(Permit.HISTORY):
        EditionText.objects.update(linked_data='{"@context":"https://schema.org","text":"\\u003c"}')
    page = new_page()
    page.goto("/events/zakopane-feb/")
    kept = page.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(kept) == {"@context": "https://schema.org", "text": "<"}
