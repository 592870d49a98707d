"""Claims are put in order: added below another, copied with their citations, split, joined, dragged."""

import pytest
from playwright.sync_api import expect

from conferences.models import Citation, Claim
from tests.factories.works import make_citation, make_claim, make_event, make_narrative, make_source

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = ({"width": 1280, "height": 800}, {"width": 390, "height": 844})


@pytest.fixture
def event(live_server, editor):
    """An event with three claims; the second and the third are cited, once from the same place."""
    event = make_event(editor)
    source = make_source(editor, "Transporty z Łodzi")
    claims = [
        make_claim(event, editor, f"claim-{number}", f"Statement {number}.", position=number)
        for number in (1, 2, 3)
    ]
    make_citation(
        claims[1], source, editor, locator="p. 2", quotation="W marcu.", quotation_language="pl"
    )
    make_citation(
        claims[2], source, editor, locator="p. 2", quotation="W marcu.", quotation_language="pl"
    )
    make_citation(claims[2], source, editor, locator="p. 3", stance="disputes", position=1)
    make_narrative(event, editor, body="They met [in March]{claim=claim-3}.")
    return event


@pytest.fixture(params=SIZES, ids=("wide", "narrow"))
def claims(request, event, signed_in, editor):
    """The part of the form in which the claims stand."""
    page = signed_in(editor, viewport=request.param)
    # What the marks of the text lead to is asked for first.
    with page.expect_response("**/admin/writing/named/"):
        page.goto(f"/admin/conferences/event/{event.pk}/change/#group-claims")
    return page.locator("#group-of-claims")


def opened(claims, key: str):
    """Open a claim by keyboard; return its row."""
    row = (
        claims.locator(".desk-list")
        .first.locator("> .desk-row")
        .filter(has=claims.page.locator(f"> details > summary .desk-name:text-is('{key}')"))
    )
    row.locator("> details > summary").press("Enter")
    return row


def act(row, name: str) -> None:
    row.locator("> details > .desk-arrange").get_by_role("button", name=name).press("Enter")


def said(row):
    return row.locator("> details > .desk-arrange [role=status]")


def save(page) -> None:
    page.get_by_label("What did you change, and why?").fill("Puts the claims in order.")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")


def stored(event) -> list[tuple[str, list[str]]]:
    """Return statements in their order, each with the places that are cited."""
    return [
        (claim.statement["en"], [each.locator for each in claim.citations.order_by("position")])
        for claim in Claim.objects.filter(work=event)
    ]


def test_a_claim_is_added_below_another_and_one_is_copied_with_its_citations(
    claims, event, axe_in_both_lights
):
    act(opened(claims, "claim-1"), "Add below")
    added = claims.locator("> .desk-list > .desk-row").nth(1)
    expect(added.get_by_label("Key", exact=True)).to_be_focused()
    added.get_by_label("Key", exact=True).fill("claim-added")
    added.locator(".field-statement textarea").first.fill("Added below.")
    act(opened(claims, "claim-2"), "Duplicate")
    copied = claims.locator("> .desk-list > .desk-row").nth(3)
    expect(copied.get_by_label("Key", exact=True)).to_have_value("statement-2")
    expect(copied.locator(".desk-level-4 .desk-row .desk-name").first).to_be_visible()
    assert axe_in_both_lights(claims.page) == []
    assert claims.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    copied.locator(".field-statement textarea").first.fill("Copied.")
    save(claims.page)
    assert stored(event) == [
        ("Statement 1.", []),
        ("Added below.", []),
        ("Statement 2.", ["p. 2"]),
        ("Copied.", ["p. 2"]),
        ("Statement 3.", ["p. 2", "p. 3"]),
    ]
    copy = Citation.objects.get(claim__statement__en="Copied.")
    assert (copy.source.title, copy.quotation) == ("Transporty z Łodzi", "W marcu.")


def test_a_claim_is_split_at_the_cursor_and_each_half_keeps_the_citations(claims, event):
    row = opened(claims, "claim-3")
    statement = row.locator(".field-statement textarea").first
    statement.fill("They met. They parted.")
    act(row, "Split at the cursor")
    expect(said(row)).to_have_text(
        "Put the cursor into the statement, to where the second claim begins."
    )
    statement.focus()
    statement.evaluate("area => area.setSelectionRange(9, 9)")
    act(row, "Split at the cursor")
    parted = claims.locator("> .desk-list > .desk-row").nth(3)
    expect(parted.get_by_label("Key", exact=True)).to_have_value("they-parted")
    save(claims.page)
    assert stored(event) == [
        ("Statement 1.", []),
        ("Statement 2.", ["p. 2"]),
        ("They met.", ["p. 2", "p. 3"]),
        ("They parted.", ["p. 2", "p. 3"]),
    ]


def test_two_claims_are_joined_and_texts_mark_the_first(claims, event):
    row = opened(claims, "claim-2")
    act(row, "Join with the next")
    expect(said(row)).to_have_text(
        "The next claim is in this one now, and is deleted when this is saved."
    )
    save(claims.page)
    assert stored(event) == [("Statement 1.", []), ("Statement 2. Statement 3.", ["p. 2", "p. 3"])]
    assert event.narratives.get().body == "They met [in March]{claim=claim-2}."


def test_the_last_claim_has_nothing_to_be_joined_with(claims):
    row = opened(claims, "claim-3")
    act(row, "Join with the next")
    expect(said(row)).to_have_text("No claim follows this one.")


def test_claims_that_say_different_things_in_a_field_are_not_joined(claims):
    claims.page.locator("#id_claims-2-property").evaluate("box => { box.value = 'place'; }")
    row = opened(claims, "claim-2")
    act(row, "Join with the next")
    expect(said(row)).to_have_text(
        "The next claim says something else under “Property”. Make the two alike there first."
    )
    assert not claims.page.locator("#id_claims-2-DELETE").is_checked()


def test_a_claim_is_dragged_to_its_place(claims, event):
    rows = claims.locator("> .desk-list > .desk-row")
    handle = rows.nth(0).locator("> .desk-tools > .desk-drag")
    handle.drag_to(rows.nth(2), target_position={"x": 20, "y": 30})
    expect(claims.page.locator("#desk-said")).to_have_text("Now number 3 of 3")
    save(claims.page)
    assert [statement for statement, _places in stored(event)] == [
        "Statement 2.",
        "Statement 3.",
        "Statement 1.",
    ]
