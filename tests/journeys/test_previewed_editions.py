"""An editor sees what is typed against the edition that readers have."""

import pytest
from playwright.sync_api import expect

from conferences.models import Event
from sources.editorial.models import Change


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
