"""Two editors with the same form open: nothing that either typed is lost."""

import pytest
from playwright.sync_api import expect

from conferences.models import Event
from sources.editorial.models import Change
from tests.factories.works import make_event


@pytest.fixture
def event(live_server, editor):
    return make_event(editor, "Zakopane conference", note="Dates to be checked.")


@pytest.fixture
def both(event, signed_in, editor, second_editor):
    """The pages of two editors who have opened the form of the same event."""
    pages = signed_in(editor), signed_in(second_editor)
    for page in pages:
        page.goto(f"/admin/conferences/event/{event.pk}/change/")
    return pages


def save(page, summary):
    page.get_by_label("What did you change, and why?").fill(summary)
    page.get_by_role("button", name="Save", exact=True).first.click()


def title_of(page):
    return page.get_by_label("Title", exact=True)


def type_note(page, words):
    page.get_by_role("heading", name="Notes", exact=True).click()
    page.locator("#id_note").fill(words)


def expect_saved(page):
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")


def summaries(event):
    return list(
        Change.objects.filter(work_id=event.pk)
        .order_by("number")
        .values_list("number", "by_name", "summary")
    )


def test_the_second_to_save_sees_what_changed_and_goes_on_and_both_changes_are_kept(event, both):
    first, second = both
    title_of(first).fill("Zakopane conference of February 1940")
    type_note(second, "The dates are checked.")
    save(first, "Names the month.")
    expect_saved(first)
    save(second, "Says that the dates are checked.")

    stale = second.get_by_role("alert", name="Changed meanwhile; nothing was saved")
    expect(stale).to_be_focused()
    expect(stale).to_contain_text("Change 2 by editor")
    expect(stale).to_contain_text("Names the month.")
    expect(stale.locator("del")).to_have_text("Zakopane conference")
    expect(stale.locator("ins")).to_have_text("Zakopane conference of February 1940")
    expect(title_of(second)).to_have_value("Zakopane conference of February 1940")
    expect(second.locator("#id_note")).to_have_value("The dates are checked.")
    event.refresh_from_db()
    assert (event.title, event.note) == (
        "Zakopane conference of February 1940",
        "Dates to be checked.",
    )

    second.get_by_role("button", name="Save", exact=True).first.click()
    expect_saved(second)
    event = Event.objects.get(pk=event.pk)
    assert (event.title, event.note) == (
        "Zakopane conference of February 1940",
        "The dates are checked.",
    )
    assert summaries(event) == [
        (1, "editor", "Recorded for a test."),
        (2, "editor", "Names the month."),
        (3, "second-editor", "Says that the dates are checked."),
    ]


def test_where_both_changed_the_same_words_the_second_sees_both_and_decides(event, both):
    first, second = both
    title_of(first).fill("Zakopane conference of February 1940")
    title_of(second).fill("Second Zakopane conference")
    save(first, "Names the month.")
    expect_saved(first)
    save(second, "Says which of the two it is.")

    stale = second.get_by_role("alert", name="Changed meanwhile; nothing was saved")
    expect(stale).to_contain_text("1 place was changed by both of you")
    expect(title_of(second)).to_have_value("Second Zakopane conference")
    expect(second.locator(".desk-clash .desk-note")).to_have_text(
        "Changed by both. Before: Zakopane conference"
        " Stored meanwhile: Zakopane conference of February 1940"
    )
    title_of(second).fill("Second Zakopane conference, February 1940")
    second.get_by_role("button", name="Save", exact=True).first.click()
    expect_saved(second)
    assert Event.objects.get(pk=event.pk).title == "Second Zakopane conference, February 1940"
    assert [summary for _number, _by, summary in summaries(event)] == [
        "Recorded for a test.",
        "Names the month.",
        "Says which of the two it is.",
    ]
