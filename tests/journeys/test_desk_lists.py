"""The desk's dashboards: an editor finds work, takes it and comes back; judged by axe in both lights."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from conferences.services.health import record_health
from tests.factories.desk_collection import desk_collection
from tests.journeys.widths import width_of

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = ({"width": 1280, "height": 800}, {"width": 390, "height": 844})


@pytest.fixture
def works(live_server, editor, second_editor, reviewer):
    return desk_collection(editor, second_editor, reviewer)


@pytest.mark.parametrize("size", SIZES)
def test_e3_an_editor_finds_work_on_accessible_dashboards(
    works, signed_in, editor, reviewer, axe_in_both_lights, size
):
    page = signed_in(editor, viewport=size)
    page.goto("/admin/")
    page.get_by_role("link", name="Work to do").click()
    expect(page.get_by_role("heading", name="Work to do")).to_be_visible()
    page.get_by_role("button", name="Check all works now").click()
    expect(page.get_by_text("Checked: 10 works.")).to_be_visible()
    found = axe_in_both_lights(page)
    page.get_by_role("link", name="2 Claims without any citation").click()
    expect(page.get_by_role("heading", name="Claims without any citation (2)")).to_be_visible()
    page.get_by_role("button", name=re.compile("I’ll take it.*none-2")).click()
    expect(page.get_by_text("taken by you")).to_be_visible()
    page.get_by_role("button", name=re.compile("Skip.*none-1")).click()
    expect(page.get_by_text("skipped by you")).to_be_visible()
    page.get_by_label("Only what is open to me").check()
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("heading", name="Claims without any citation (1)")).to_be_visible()
    found += axe_in_both_lights(page)
    assert width_of(page) <= size["width"]
    page.goto("/review/desk/findings/?code=C3")
    found += axe_in_both_lights(page)
    page = signed_in(reviewer, viewport=size)
    page.goto("/review/")
    expect(page.get_by_role("button", name="Check all works now")).to_have_count(0)
    found += axe_in_both_lights(page)
    assert width_of(page) <= size["width"]
    assert found == []


@pytest.mark.parametrize("size", SIZES)
def test_filters_are_saved_by_keyboard_and_found_again(
    works, signed_in, editor, axe_in_both_lights, size
):
    page = signed_in(editor, viewport=size)
    page.goto("/review/desk/uncited/")
    page.get_by_label("Kind of work").select_option("event")
    page.get_by_role("button", name="Filter").press("Enter")
    name = page.get_by_label("Save these filters as")
    name.fill("Meetings")
    name.press("Enter")
    expect(page.get_by_text("Saved as “Meetings”.")).to_be_visible()
    saved = page.get_by_role("navigation", name="Saved views of this list")
    expect(saved.get_by_role("link", name="Meetings")).to_have_attribute("aria-current", "true")
    found = axe_in_both_lights(page)
    assert width_of(page) <= size["width"]
    page.goto("/review/desk/")
    found += axe_in_both_lights(page)
    page.get_by_role("link", name="1 Meetings Claims without any citation").press("Enter")
    page.get_by_role("button", name=re.compile("Forget this saved view.*Meetings")).press("Enter")
    expect(page.get_by_text("“Meetings” is no longer saved.")).to_be_visible()
    expect(page.get_by_label("Save these filters as")).to_be_visible()
    assert found == []


@pytest.mark.parametrize("size", SIZES)
def test_health_over_time_is_accessible(works, signed_in, editor, axe_in_both_lights, size):
    at = timezone.now()
    for days, number in ((9, 4), (3, 1), (0, 2)):
        record_health({("C1", "block", "event"): number}, at=at - timedelta(days=days))
    page = signed_in(editor, viewport=size)
    page.goto("/review/desk/")
    page.get_by_role("link", name="Health over time").click()
    row = page.get_by_role("row", name=re.compile("C1 Claim without a citation"))
    expect(row.get_by_role("cell")).to_have_text(["", "4", "1", "2", "−2"])
    assert axe_in_both_lights(page) == []
    assert width_of(page) <= size["width"]
