"""A reviewer goes from change to change by keys: V5, and the rest of the keys; V6 and V7 for compare."""

import re

import pytest
from playwright.sync_api import expect

from conferences.models import Claim
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import address, recorded_event
from tests.conferences.services.commented import on_words, sent
from tests.factories.works import make_claim
from tests.journeys.widths import overhang

pytestmark = pytest.mark.django_db(transaction=True)
MODES = ("side", "inline", "rendered")
CHANGES = 17


@pytest.fixture
def event(live_server, editor):
    """An event whose last change rewords seventeen of its claims."""
    event = recorded_event(editor)
    for number in range(CHANGES):
        make_claim(event, editor, f"claim-{number}", f"Statement {number}.", position=number + 3)
    body = "\n\n".join(f"[Words {number}]{{claim=claim-{number}}}." for number in range(CHANGES))
    narrative = event.narratives.get()
    narrative.body = body
    with record(event, by=editor, act=Act.EDIT, summary="Writes.", base=base_of(event)):
        narrative.save()
    with record(event, by=editor, act=Act.EDIT, summary="Rewords.", base=base_of(event)):
        for claim in Claim.objects.filter(key__startswith="claim-"):
            claim.statement = {"en": f"{claim.statement['en']} Reworded."}
            claim.save()
    return event


@pytest.fixture
def discussed(event, reviewer):
    """The event with a comment on one of the seventeen."""
    sent(event, reviewer, on_words(event, "Statement 4", "claim-4"))
    return event


def span(event) -> str:
    latest = base_of(event)
    return f"{latest - 1}..{latest}"


def focused(page) -> str:
    """Return the anchor of the change that has the focus."""
    return page.evaluate(
        "document.activeElement.closest(\"[id^='ch-']\") && document.activeElement.closest(\"[id^='ch-']\").id"
    )


def is_clear_of_the_head(page) -> bool:
    return page.evaluate(
        """() => {
          const box = document.activeElement.getBoundingClientRect();
          const head = document.getElementById("review-head").getBoundingClientRect();
          const steps = document.getElementById("review-steps").getBoundingClientRect();
          return box.top >= head.bottom && box.top < steps.top;
        }"""
    )


@pytest.mark.parametrize("mode", MODES)
def test_v5_n_visits_each_change_once_in_order_and_p_returns(signed_in, event, editor, mode):
    page = signed_in(editor)
    page.goto(address(event, "compare", span(event)) + f"?mode={mode}")
    seen = []
    for _step in range(CHANGES):
        page.keyboard.press("n")
        seen.append(focused(page))
        assert is_clear_of_the_head(page)
    assert seen == [f"ch-{number}" for number in range(1, CHANGES + 1)]
    expect(page.get_by_text("17 of 17")).to_be_visible()
    page.keyboard.press("n")
    assert focused(page) == "ch-17"
    page.keyboard.press("p")
    assert focused(page) == "ch-16"


def test_v5_in_a_comment_box_n_types_n(signed_in, discussed, editor):
    page = signed_in(editor)
    for mode in MODES:
        page.goto(address(discussed, "compare", span(discussed)) + f"?mode={mode}")
        page.locator(".thread-answer summary").click()
        box = page.get_by_label("Your answer")
        box.press_sequentially("npv?n")
        expect(box).to_have_value("npv?n")
        # The change about which it is, where the focus is, and no other.
        expect(page.get_by_text("5 of 17")).to_be_visible()


def test_v5_single_keys_never_act_where_something_is_typed(signed_in, event, editor):
    page = signed_in(editor)
    page.goto(address(event, "compare", span(event)))
    page.get_by_text("Compare others").click()
    field = page.get_by_label("From", exact=True)
    field.fill("")
    field.press("n")
    expect(field).to_have_value("n")
    expect(page.get_by_text("0 of 17")).to_be_visible()


def test_v5_single_keys_can_be_turned_off_for_good(signed_in, event, editor):
    page = signed_in(editor)
    page.goto(address(event, "compare", span(event)))
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Single keys act on this page").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    before = page.content(), page.url
    for key in ("n", "p", "N", "P", "c", "v", "u", "1", "2", "3", "?"):
        page.keyboard.press(key)
    assert (page.content(), page.url) == before
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    expect(page.get_by_text("0 of 17")).to_be_visible()
    page.get_by_role("button", name="Next change").click()
    expect(page.get_by_text("1 of 17")).to_be_visible()


def test_a_change_keeps_its_place_from_mode_to_mode(signed_in, event, editor):
    page = signed_in(editor)
    page.goto(address(event, "compare", span(event)) + "?mode=side")
    for _step in range(3):
        page.keyboard.press("n")
    page.keyboard.press("3")
    page.wait_for_url("**mode=rendered#ch-3")
    assert focused(page) == "ch-3"
    page.goto(address(event, "compare", span(event)))
    expect(page.get_by_role("link", name="Rendered")).to_have_attribute("aria-current", "true")


def test_u_opens_and_folds_what_is_unchanged(signed_in, event, editor):
    page = signed_in(editor)
    page.goto(address(event, "compare", span(event)))
    unchanged = page.get_by_text("It lasted four days.")
    expect(unchanged).to_be_hidden()
    page.keyboard.press("u")
    expect(unchanged).to_be_visible()
    page.keyboard.press("u")
    expect(unchanged).to_be_hidden()


def test_v6_without_script_all_is_there_but_the_keys(signed_in, event, editor):
    page = signed_in(editor, java_script_enabled=False)
    page.goto(address(event, "compare", span(event)))
    page.get_by_role("link", name="Rendered").click()
    page.get_by_role("link", name="Claim: Statement 4. Reworded.").first.click()
    expect(page).to_have_url(re.compile("#ch-5$"))
    page.get_by_role("link", name="Inline").click()
    page.get_by_role("link", name="Claims reworded: 17").click()
    page.locator("summary", has_text="Filter").click()
    page.get_by_label("Claim", exact=True).select_option("claim-4")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".review-row")).to_have_count(1)
    page.get_by_role("link", name="Clear").click()
    expect(page.locator(".review-row")).to_have_count(CHANGES)
    page.get_by_text("1 unchanged").or_(page.get_by_text("2 unchanged")).first.click()
    expect(page.get_by_text("It lasted four days.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("mode", MODES)
def test_v7_each_mode_is_accessible_with_a_comment_open_and_fits_the_smallest_screen(
    signed_in, discussed, editor, axe, mode, scheme
):
    page = signed_in(editor, color_scheme=scheme)
    found = []
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address(discussed, "compare", f"6..{base_of(discussed)}") + f"?mode={mode}")
        expect(page.get_by_text("Which calendar?")).to_be_visible()
        page.locator(".thread-answer summary").click()
        expect(page.get_by_label("Your answer")).to_be_visible()
        found += axe(page)
        assert overhang(page) <= 0
        assert page.locator(".review-head").bounding_box()["height"] <= 96
    assert found == []


def test_on_the_rendered_page_a_change_is_commented_on_and_marked_from_the_rail(
    signed_in, event, editor
):
    page = signed_in(editor)
    page.goto(address(event, "compare", span(event)) + "?mode=rendered")
    for _step in range(5):
        page.keyboard.press("n")
    page.keyboard.press("v")
    expect(page.locator("#to-ch-5")).to_have_attribute("data-viewed", "")
    expect(page.locator("[data-viewed]")).to_have_count(1)
    assert page.url.endswith("?mode=rendered#ch-5")
    page.keyboard.press("c")
    page.get_by_role("textbox", name="Comment").fill("Which calendar?")
    page.get_by_role("button", name="Keep as my comment").click()
    expect(page).to_have_url(re.compile(r"mode=rendered#ch-5$"))
    expect(page.locator("#to-ch-5 .thread")).to_contain_text("Which calendar?")
    expect(page.locator(".thread")).to_have_count(1)
