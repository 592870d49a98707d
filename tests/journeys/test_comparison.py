"""A reviewer goes through a comparison by keyboard; every page of a history is accessible."""

import pytest
from playwright.sync_api import expect

from conferences.models import Citation
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import address, recorded_event, rename, reword
from tests.journeys.widths import overhang

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = ({"width": 1280, "height": 800}, {"width": 390, "height": 844})


@pytest.fixture
def event(live_server, editor):
    """An event of ten changes: after the sixth a claim, its citation, the text and the title differ."""
    event = recorded_event(editor)
    reword(event, "first", "It began on 21 February.", editor)
    with record(event, by=editor, act=Act.EDIT, summary="Takes it out.", base=base_of(event)):
        Citation.objects.filter(claim__key="second").delete()
    narrative = event.narratives.get()
    narrative.body = "One short paragraph.\n\nAnother [began]{claim=first}.\n\nA third."
    with record(event, by=editor, act=Act.EDIT, summary="Writes on.", base=base_of(event)):
        narrative.save()
    rename(event, "Another name", editor)
    return event


def test_the_keys_visit_each_change_once_and_can_be_turned_off(signed_in, event, editor):
    page = signed_in(editor)
    page.goto(address(event, "compare", "6..10"))
    seen = []
    for _step in range(5):
        page.keyboard.press("n")
        seen.append(page.evaluate("document.activeElement.innerText"))
        expect(page.locator(":focus")).to_be_in_viewport()
    assert [" ".join(words.split())[:23] for words in seen] == [
        "± Event: Title changed",
        "± Claim: It began on 21",
        "± Claim: It lasted four",
        "Changed: One paragraph.",
        "Added: A third.",
    ]
    expect(page.get_by_text("5 of 5")).to_be_visible()
    page.keyboard.press("p")
    expect(page.get_by_text("4 of 5")).to_be_visible()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox", name="Single keys act on this page").uncheck()
    page.get_by_role("button", name="Close", exact=True).click()
    page.keyboard.press("p")
    expect(page.get_by_text("4 of 5")).to_be_visible()
    page.get_by_role("button", name="Next change").click()
    expect(page.get_by_text("5 of 5")).to_be_visible()


@pytest.mark.parametrize("has_script", [True, False])
def test_v6_a_change_is_taken_back_with_and_without_script(signed_in, event, editor, has_script):
    page = signed_in(editor, java_script_enabled=has_script)
    page.goto(address(event, "history"))
    page.locator("#change-6 input[name=a]").check()
    page.get_by_role("button", name="Compare the two chosen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare “Another name”")
    page.get_by_role("link", name="Claims reworded: 1").click()
    expect(page.locator(".review-row")).to_have_count(1)
    page.get_by_role("link", name="History", exact=True).click()
    page.locator("#change-7").get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo change 7").click()
    expect(page.get_by_text("Change 7 was undone, as change 11.")).to_be_visible()
    assert event.claims.get(key="first").statement == {"en": "It began on 20 February."}
    page.locator("#change-6").get_by_role("link", name="Restore").click()
    page.get_by_role("button", name="Restore change 6").click()
    expect(page.get_by_text("was restored, as change 12.")).to_be_visible()
    event.refresh_from_db()
    assert event.title == "Zakopane conference"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_v7_the_history_and_its_pages_are_accessible_and_fit_the_smallest_screen(
    signed_in, event, editor, axe, scheme
):
    reword(event, "first", "It began on 22 February.", editor)
    page = signed_in(editor, color_scheme=scheme)
    found = []
    for size in SIZES:
        page.set_viewport_size(size)
        for name, *args in (
            ("history",),
            ("at", 6),
            ("compare", "1..11"),
            ("compare", "11..6"),
            ("undo", 9),
            ("undo", 7),
            ("restore", 6),
        ):
            page.goto(address(event, name, *args))
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            found += axe(page)
            assert overhang(page) <= 0, page.url
    assert found == []
