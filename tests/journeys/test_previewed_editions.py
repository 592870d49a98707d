"""An editor sees in the preview what the edition of readers lacks, and where the checks found something."""

import re

import pytest
from playwright.sync_api import expect

from conferences.models import Event
from sources.editorial.models import Change
from tests.factories.works import make_claim, make_event, make_narrative


@pytest.mark.usefixtures("collection")
def test_what_is_typed_is_seen_against_the_edition_that_readers_have(signed_in, editor, axe):
    event = Event.objects.get(key="zakopane-dec")
    before = Change.objects.count()
    page = signed_in(editor, beside="preview")
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    frame = page.frame_locator("#preview")
    expect(frame.get_by_role("heading", level=1)).to_have_text(
        "Zakopane conference of December 1939"
    )
    shown = page.get_by_role("group", name="Shown").get_by_role("button")
    shown.filter(has_text="Changes since the edition").click()
    expect(frame.locator(".compared")).to_be_visible()
    expect(frame.locator("ins, del")).to_have_count(0)
    page.locator("#id_title").fill("Zakopane meeting of December 1939")
    expect(frame.locator("h1 del")).to_have_text("conference")
    expect(frame.locator("h1 ins")).to_have_text("meeting")
    assert axe(page) == []
    shown.filter(has_text="As reader").click()
    expect(frame.get_by_role("heading", level=1)).to_have_text("Zakopane meeting of December 1939")
    page.wait_for_load_state("networkidle")
    assert Change.objects.count() == before


def test_what_the_checks_found_is_pinned_where_readers_would_see_it(
    signed_in, editor, axe_in_both_lights
):
    event = make_event(editor, "Zakopane conference")
    make_claim(event, editor, "bare", "Nobody else says it.")
    make_narrative(
        event, editor, "It began.\n\nThey [met]{claim=bare} on that day, see [here](place:nowhere)."
    )
    page = signed_in(editor, beside="checks")
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    expect(page.locator("#checks .checks-show").first).to_be_visible()
    page.get_by_role("button", name="Preview", exact=True).click()
    frame = page.frame_locator("#preview")
    pins = frame.locator(".pin")
    expect(pins.first).to_be_visible()
    found = page.locator("#checks .checks-list > li")
    for pin in pins.all():
        at = int(pin.inner_text()) - 1
        said = found.nth(at).locator(".checks-said").text_content().strip()
        assert pin.get_attribute("title") == said
        expect(found.nth(at).locator(".checks-number")).to_have_text(f"{at + 1}. ")
    bare = frame.locator("#claim-bare .pin.is-block")
    expect(bare).to_have_attribute(
        "title", "The claim bare has no citation: cite what it rests on, or delete it."
    )
    expect(frame.locator("p", has_text="on that day").locator(".pin")).to_have_count(3)
    assert axe_in_both_lights(page) == []
    bare.click()
    row = page.locator("#group-claims .desk-row", has=page.locator("input[value=bare]")).first
    expect(row.get_by_role("textbox", name="English").first).to_be_focused()
    # Put right, it is pinned no more.
    body = page.locator("#group-texts textarea[name$=body]")
    body.evaluate(
        "area => { area.value = 'It began.'; area.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    expect(frame.locator("p", has_text="on that day")).to_have_count(0)
    # The claim itself still is uncited, and stands below the text.
    expect(pins).to_have_count(1)
    expect(pins).to_have_attribute("title", re.compile("^The claim bare"))
