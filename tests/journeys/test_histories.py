"""Who wrote what, and the histories of a claim and of the site: with axe, in both themes, without script."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import address, recorded_event, rename, reword
from tests.journeys.widths import overhang

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = ({"width": 1280, "height": 800}, {"width": 390, "height": 844})


@pytest.fixture
def event(live_server, editor, second_editor):
    """An event of ten changes by two people, with a claim reworded and a text written on."""
    event = recorded_event(editor)
    reword(event, "first", "It began in Zakopane on 21 February.", second_editor)
    citation = event.claims.get(key="second").citations.get()
    citation.locator = "p. 212"
    with record(event, by=second_editor, act=Act.EDIT, summary="Page.", base=base_of(event)):
        citation.save()
    narrative = event.narratives.get()
    narrative.body = "## Talks\n\nOne short paragraph [@behind].\n\nAnother [began]{claim=first}."
    with record(event, by=second_editor, act=Act.EDIT, summary="Writes on.", base=base_of(event)):
        narrative.save()
    rename(event, "Another name", editor)
    return event


@pytest.mark.parametrize("has_script", [True, False])
def test_a_reviewer_finds_out_who_wrote_what_and_steps_back(
    signed_in, event, editor, second_editor, has_script
):
    page = signed_in(editor, java_script_enabled=has_script)
    page.goto(address(event, "history"))
    page.get_by_role("link", name="Who wrote what").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who wrote “Another name”")
    page.get_by_label("Set off the part of").select_option(str(second_editor.pk))
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#claim-first mark")).to_have_text([" in Zakopane", "21"])
    expect(page.get_by_role("status")).to_contain_text("are by second-editor")
    page.get_by_role("link", name="Citations", exact=True).click()
    margin = page.locator("#claim-second-citation-1 .blame-margin")
    expect(margin).to_contain_text("Place in the source: change 8, second-editor")
    expect(margin).to_contain_text("brought: change 5, editor")
    margin.get_by_role("link", name="Before this (change 8)").click()
    expect(page.locator("#claim-second-citation-1")).to_contain_text("p. 54")
    expect(page.get_by_text("the state that change 7 left")).to_be_visible()
    page.get_by_role("link", name="Evidence word").click()
    page.locator("#claim-first .blame-links a").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(
        ["Change 7 reworded", "Change 3 support changed", "Change 2 added"]
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_v7_blame_and_the_histories_are_accessible_and_fit_the_smallest_screen(
    signed_in, event, editor, second_editor, axe, scheme
):
    page = signed_in(editor, color_scheme=scheme)
    blame = address(event, "blame")
    found = []
    for size in SIZES:
        page.set_viewport_size(size)
        for where in (
            f"{blame}?who={second_editor.pk}",
            f"{blame}?show=citations&who={second_editor.pk}",
            f"{blame}?show=standing",
            address(event, "blame-at", 6),
            address(event, "history"),
            reverse("review:claim-history", args=["first"]),
            reverse("review:site-history"),
            f"{reverse('review:site-history')}?touched=conferences.claim.statement",
        ):
            page.goto(where)
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            found += axe(page)
            assert overhang(page) <= 0, where
    assert found == []


def test_the_history_of_the_site_is_narrowed_and_taken_away(signed_in, event, editor):
    page = signed_in(editor, java_script_enabled=False)
    page.goto(reverse("review:site-history"))
    page.get_by_label("What it touched").select_option("conferences.claim.statement")
    page.get_by_label("Who", exact=True).fill("second")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator(".review-changes .why")).to_have_text(["Rewords first."])
    with page.expect_download() as download:
        page.get_by_role("link", name="This list as CSV").click()
    assert download.value.suggested_filename == "changes.csv"
