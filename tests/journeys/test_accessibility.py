"""Every kind of page as axe judges it, and as it fits on the smallest screen."""

import pytest
from playwright.sync_api import expect

from conferences.models import Edition, Event
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.journeys.widths import width_of

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
SIZES = [pytest.param(DESKTOP, id="1280"), pytest.param(PHONE, id="390")]

PUBLIC = (
    "/",
    "/vi/",
    "/events/",
    "/events/?q=zakopane",
    "/events/?q=nowhere",
    "/events/?from=yesterday",
    "/people/",
    "/places/",
    "/organisations/",
    "/sources/",
    "/vi/sources/",
    "/events/gestapo-nkvd-conferences/",
    "/about/",
    "/search/?q=zakopane",
    "/events/gestapo-nkvd-conferences/history/",
    "/vi/events/gestapo-nkvd-conferences/",
    "/vi/events/zakopane-feb/",
    "/events/zakopane-feb/v/1/",
    "/people/eichmann/",
    "/places/zakopane/",
    "/organisations/gestapo/",
    "/sources/rees2008/",
    "/nowhere/",
    "/vi/nowhere/",
)
ANSWERS = {"/events/?from=yesterday": 400, "/nowhere/": 404, "/vi/nowhere/": 404}


def visit(page, address):
    answer = page.goto(address)
    assert answer.status == ANSWERS.get(address, 200), address
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_public_pages_of_every_kind_are_listed(collection):
    kinds = {"event": "events", "person": "people", "organisation": "organisations"}
    for kind in set(Edition.objects.values_list("kind", flat=True)):
        section = kinds.get(kind, f"{kind}s")
        assert [address for address in PUBLIC if address.startswith(f"/{section}/")][1:], kind


@pytest.mark.parametrize("size", SIZES)
def test_r1_public_pages_are_accessible_in_light_and_dark(
    collection, new_page, axe, axe_in_both_lights, size
):
    page = new_page(viewport=size, color_scheme="light")
    found = []
    for address in PUBLIC:
        visit(page, address)
        found += axe_in_both_lights(page)
        if size is PHONE:
            # Off unless asked for by name: the one rule that WCAG 2.2 adds.
            found += axe(page, "target-size")
    assert found == []


def test_r8_public_pages_do_not_scroll_sideways_on_the_smallest_screen(collection, new_page):
    page = new_page(viewport={"width": 320, "height": 640})
    widths = {}
    for address in PUBLIC:
        visit(page, address)
        widths[address] = width_of(page)
    assert widths == dict.fromkeys(PUBLIC, 320)


@pytest.fixture
def event(collection, editor):
    """An event with a change that is not published yet."""
    event = Event.objects.get(key="zakopane-feb")
    with record(event, by=editor, act=Act.EDIT, summary="Adds a note.", base=base_of(event)):
        event.note = "The month is given by one document."
        event.save()
    return event


def open_groups(page):
    """Open every group of the form, and its first claim with its first citation."""
    page.evaluate(
        """for (const box of [
            ...document.querySelectorAll(".desk-group"),
            document.querySelector("#row-claims-0 > details"),
            document.querySelector("#row-claims-0-citations-0 > details"),
        ]) if (box) box.open = true"""
    )


@pytest.mark.parametrize("size", SIZES)
def test_desk_pages_are_accessible(event, signed_in, editor, axe, size):
    page = signed_in(editor, viewport=size)
    found = []
    for address in ("/admin/", "/admin/conferences/event/", "/admin/conferences/event/add/"):
        page.goto(address)
        found += axe(page)
    page.goto(f"/admin/conferences/event/{event.pk}/history/")
    found += axe(page)
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    found += axe(page)
    open_groups(page)
    expect(page.get_by_role("combobox", name="Source").first).to_be_visible()
    found += axe(page)
    assert found == []


@pytest.mark.parametrize("size", SIZES)
def test_the_page_of_tokens_is_accessible(live_server, signed_in, editor, axe_in_both_lights, size):
    page = signed_in(editor, viewport=size)
    page.goto("/admin/tokens/")
    found = axe_in_both_lights(page)
    page.get_by_label("What is it for?").fill(" ")
    page.get_by_role("button", name="Make the token").click()
    expect(page.locator(".errorlist").first).to_be_visible()
    found += axe_in_both_lights(page)
    page.get_by_label("What is it for?").fill("Import of the index")
    page.get_by_role("button", name="Make the token").click()
    expect(page.get_by_label("Copy it now")).to_be_visible()
    found += axe_in_both_lights(page)
    assert width_of(page) <= size["width"]
    assert found == []


@pytest.mark.parametrize("size", SIZES)
def test_a_form_that_was_refused_is_accessible(event, signed_in, editor, axe, size):
    page = signed_in(editor, viewport=size)
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    page.locator("#id_title").fill("")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_role("alert").first).to_contain_text("There is a problem")
    assert axe(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_conflict_screen_is_accessible(event, signed_in, editor, second_editor, axe, size):
    page = signed_in(editor, viewport=size)
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    page.locator("#id_title").fill("Second Zakopane conference")
    with record(event, by=second_editor, act=Act.EDIT, summary="Title.", base=base_of(event)):
        event.title = "Zakopane, February 1940"
        event.save()
    page.get_by_label("What did you change, and why?").fill("Says which of the two it is.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_role("heading", name="Two edits of the same place")).to_be_visible()
    found = axe(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("decide on every place first")
    found += axe(page)
    page.emulate_media(color_scheme="dark")
    assert found + axe(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_page_to_publish_is_accessible(event, signed_in, reviewer, axe, size):
    page = signed_in(reviewer, viewport=size)
    page.goto(f"/review/event/{event.pk}/publish/")
    found = axe(page)
    page.get_by_role("button", name="Publish change").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    assert found + axe(page) == []
