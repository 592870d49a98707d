"""A long list in a form: rows are found by words, and only those with problems are shown."""

import pytest
from playwright.sync_api import expect

from conferences.models import Claim
from tests.factories.works import make_citation, make_claim, make_event, make_source

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = ({"width": 1280, "height": 800}, {"width": 390, "height": 844})


@pytest.fixture
def event(live_server, editor):
    """An event with ten claims, of which two have no citation."""
    event = make_event(editor)
    source = make_source(editor, "Transporty z Łodzi")
    for number in range(10):
        claim = make_claim(
            event, editor, f"claim-{number}", f"Statement number {number}.", position=number
        )
        if number not in (3, 7):
            make_citation(claim, source, editor, locator=f"p. {number}")
    return event


@pytest.mark.parametrize("size", SIZES, ids=("wide", "narrow"))
def test_claims_are_found_by_keyboard_and_all_are_saved(
    event, signed_in, editor, axe_in_both_lights, size
):
    page = signed_in(editor, viewport=size)
    page.goto(f"/admin/conferences/event/{event.pk}/change/#group-claims")
    group = page.locator("#group-claims")
    rows = group.locator(".desk-level-3 > .desk-list > .desk-row")
    found = rows.filter(visible=True)
    said = group.locator(".desk-narrow [role=status]")
    box = group.get_by_label("Find in this list")

    box.fill("number 7")
    expect(said).to_have_text("1 of 10 shown")
    expect(found.locator(".desk-name").first).to_have_text("claim-7")
    expect(group.get_by_role("button", name="Move up: claim-7")).to_be_hidden()
    assert axe_in_both_lights(page) == []
    box.press("Enter")
    expect(found.locator("summary").first).to_be_focused()

    # By a source that it cites, without its diacritics, and by a page.
    box.fill("lodzi p. 4")
    expect(said).to_have_text("1 of 10 shown")
    box.press("Escape")
    expect(said).to_have_text("")
    expect(found).to_have_count(10)

    group.get_by_label("Only with problems").check()
    expect(said).to_have_text("2 of 10 shown")
    # What is led to is shown, whatever is sought.
    page.evaluate("location.hash = document.querySelector('#group-claims .desk-row').id")
    expect(found).to_have_count(3)

    # It changes nothing of what is sent.
    page.get_by_label("What did you change, and why?").fill("Nothing of the claims.")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Nothing was changed")
    assert Claim.objects.filter(work=event).count() == 10
