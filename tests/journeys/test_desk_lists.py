"""The desk's dashboards: an editor finds work, takes it and comes back; judged by axe in both lights."""

import re

import pytest
from playwright.sync_api import expect

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
