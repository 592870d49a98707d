"""From a claim typed on the desk to a note that a reader follows, and the edition that stays."""

import re

import pytest
from playwright.sync_api import expect

from conferences.models import Event

ENTRY = "/events/zakopane-feb/"
STATEMENT = "The conference was to last a week."
# What is searched for, what is chosen, and the place in it.
CITED = (
    ("Rees", "World War Two Behind Closed Doors", "p. 54"),
    ("Stenton", "Radio London", "p. 278"),
)


@pytest.fixture
def event(collection):
    return Event.objects.get(key="zakopane-feb")


def sign_in(page, name):
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(f"{name}-password-1939")
    page.get_by_label("Password").press("Enter")
    expect(page.locator("#user-tools")).to_contain_text(name)


def open_event(page, event):
    page.get_by_role("link", name="Events", exact=True).click()
    page.get_by_role("link", name=event.title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(event.title)


def choose(page, field, searched, title):
    """Search and choose by keyboard alone."""
    field.press("Enter")
    page.keyboard.type(searched)
    found = page.locator(".select2-results [role=option]")
    expect(found).to_have_text([re.compile(title)])
    page.keyboard.press("Enter")
    expect(field).to_contain_text(title)


def add_claim(page):
    """Add a claim with two citations to the event that is open."""
    page.get_by_role("button", name="Add: claim", exact=True).press("Enter")
    page.keyboard.type("a-week")
    page.keyboard.press("Tab")
    page.keyboard.type(STATEMENT)
    claim = page.locator("#group-of-claims > .desk-list > .desk-row").last
    for searched, title, locator in CITED:
        claim.get_by_role("button", name="Add: citation").press("Enter")
        citation = claim.get_by_role("group", name="Citations").locator(".desk-row").last
        choose(page, citation.get_by_role("combobox", name="Source"), searched, title)
        citation.get_by_label("Place in the source").fill(locator)


def save(page, summary):
    words = page.get_by_label("What did you change, and why?")
    words.fill(summary)
    words.press("Enter")


def recorded(page, event):
    """Let an editor sign in, add the claim, and find it in the history of the event."""
    sign_in(page, "editor")
    open_event(page, event)
    add_claim(page)
    save(page, "Adds how long it was to last.")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    open_event(page, event)
    expect(page.get_by_text("1 change since edition 2")).to_be_visible()
    page.get_by_role("button", name="History").click()
    page.get_by_role("link", name="Compare changes").click()
    expect(page.get_by_role("main")).to_contain_text("Adds how long it was to last.")


def published(page, event):
    """Let a reviewer sign in, read the proof, and publish it."""
    sign_in(page, "reviewer")
    open_event(page, event)
    page.get_by_role("link", name="Review and publish").click()
    rows = page.locator("section[aria-labelledby=since]").get_by_role("row")
    expect(rows).to_have_count(2)  # the heads of the columns, and one change
    expect(rows.last).to_contain_text("Adds how long it was to last.")
    expect(page.get_by_role("region", name="Proof: English")).to_contain_text(STATEMENT)
    page.get_by_label("What this edition changes").fill("How long the conference was to last.")
    page.get_by_role("button", name="Publish change").press("Enter")
    expect(page).to_have_url(re.compile(f"{ENTRY}$"))


def follow_and_come_back(page, marker):
    """Follow a marker to its note and the note's backlink to the marker; return the note's text."""
    name = marker.get_attribute("id")
    marker.press("Enter")
    # With script the note opens beside the marker, and leads to the list from there.
    listed = page.locator("#notepop a.golist")
    if listed.is_visible():
        listed.press("Enter")
    note = page.locator(":target")
    expect(note).to_be_in_viewport()
    assert f"#{note.get_attribute('id')}" == marker.get_attribute("href")
    # The note of a place stands inside that of its source.
    words = note.locator("xpath=ancestor-or-self::li[last()]").inner_text()
    back = note.locator(f'a[role=doc-backlink][href="#{name}"]')
    back.press("Enter")
    expect(page.locator(":target")).to_have_id(name)
    expect(marker).to_be_in_viewport()
    return words


def test_a_claim_goes_from_the_desk_through_review_to_the_readers(
    event, new_page, editor, reviewer
):
    reader = new_page()
    stays = {
        address: reader.request.get(address).body()
        for address in (f"{ENTRY}v/1/", f"/vi{ENTRY}v/1/")
    }

    recorded(new_page(), event)
    reader.goto(ENTRY)
    expect(reader.get_by_role("article")).not_to_contain_text(STATEMENT)

    published(new_page(), event)
    reader.goto(ENTRY)
    expect(reader.get_by_role("article")).to_have_attribute("data-edition", "3")
    claim = reader.locator("#claim-a-week")
    expect(claim).to_contain_text(STATEMENT)
    markers = claim.locator("a[role=doc-noteref]")
    expect(markers).to_have_count(len(CITED))
    notes = [follow_and_come_back(reader, marker) for marker in markers.all()]
    for _searched, title, locator in CITED:
        assert [title in note and locator in note for note in notes].count(True) == 1

    for address, body in stays.items():
        assert reader.request.get(address).body() == body, address
    reader.goto(f"{ENTRY}history/")
    editions = reader.get_by_role("main").get_by_role("heading", level=2)
    expect(editions).to_have_text(["Edition 3 current", "Edition 2 sources", "Edition 1"])
    reader.get_by_role("link", name="Edition 2", exact=True).click()
    expect(reader.get_by_role("article")).not_to_contain_text(STATEMENT)


def test_a_reader_without_script_follows_a_note_and_comes_back(collection, new_page):
    """With script the marker opens the note beside it: see test_notes."""
    page = new_page(java_script_enabled=False)
    page.goto(ENTRY)
    marker = page.get_by_role("article").locator("a[role=doc-noteref]").first
    assert follow_and_come_back(page, marker)
