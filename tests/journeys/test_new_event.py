"""A new event from its title to its submission, by keyboard alone; the focus is always seen."""

import re

import pytest
from playwright.sync_api import expect

from conferences.models import Citation, Event, Submission
from tests.factories.library import make_library
from tests.factories.works import make_person, make_place
from tests.journeys.keyboard import Keys, rows


def add_claim(page, keys, key, statement, locator):
    button = page.get_by_role("button", name="Add: claim", exact=True)
    keys.to(button, "Tab", 90)
    keys.press("Enter")
    keys.type(key)
    keys.press("Tab")
    keys.type(statement)
    claim = rows(page, "claims").last
    keys.to(claim.get_by_role("button", name="Cite a source…"))
    keys.press("Enter")
    keys.type("rees")
    keys.press("Enter")
    expect(page.locator("#picker-locator")).to_be_focused()
    keys.type(locator)
    keys.press("Enter")
    expect(page.locator("#picker")).to_be_hidden()
    expect(claim.get_by_role("button", name="Cite a source…")).to_be_focused()


def open_group(page, keys, name):
    summary = page.locator("details.desk-group > summary", has_text=re.compile(f"^{name}$"))
    keys.to(summary, most=120)
    if summary.evaluate("one => !one.parentElement.open"):
        keys.press("Enter")


def record_facts(page, keys):
    page.locator("#id_title").focus()
    keys.type("Zakopane conference")
    keys.to(page.locator("#id_date"))
    keys.type("1940-02-20/1940-03-04")
    open_group(page, keys, "Where")
    keys.to(page.get_by_role("button", name="Add: place of the event", exact=True))
    keys.press("Enter")
    keys.choose(rows(page, "event_places").get_by_role("combobox").first, "zakop", "Zakopane")
    open_group(page, keys, "Who")
    keys.to(page.get_by_role("button", name="Add: participant", exact=True))
    keys.press("Enter")
    person = rows(page, "participations").get_by_role("combobox").first
    keys.choose(person, "eich", "Adolf Eichmann")


def write_text(page, keys):
    open_group(page, keys, "Texts")
    keys.to(page.get_by_role("button", name="Add: text", exact=True))
    keys.press("Enter")
    keys.type("English")
    body = page.locator("textarea[data-writing=text]")
    keys.to(body)
    keys.type("It began late")
    keys.press("Shift+Control+ArrowLeft", "Shift+Control+ArrowLeft", "Shift+Control+ArrowLeft")
    keys.press("Alt+F10", "ArrowRight", "Enter")
    expect(page.locator("#picker-find")).to_be_focused()
    keys.type("began")
    keys.press("Enter")
    expect(body).to_have_value("[It began late]{claim=zak-began}")
    keys.type(" in Zakopane[@")
    expect(page.locator("#picker-find")).to_be_focused()
    keys.type("sten")
    keys.press("Enter")
    expect(page.locator("#picker-locator")).to_be_focused()
    keys.type("278")
    keys.press("Enter")
    expect(body).to_have_value("[It began late]{claim=zak-began} in Zakopane[@stenton2000, p. 278]")


def look_at_preview(page, keys):
    """See the page as readers would, and the keys of its claims."""
    keys.to(page.get_by_role("button", name="Preview"), "Shift+Tab", 200)
    keys.press("Enter")
    shown = page.frame_locator("#preview")
    expect(shown.locator("#claim-zak-began")).to_contain_text("It began late")
    expect(shown.locator("[role=doc-endnotes]")).to_contain_text("Radio London and Resistance")
    keys.to(page.get_by_role("button", name="With claim keys"), most=10)
    keys.press("Space")
    expect(shown.locator("html")).to_have_class(re.compile("with-keys"))
    keys.press("Escape")
    expect(page.get_by_role("button", name="Preview")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#preview")).to_be_hidden()


def submit(page, keys):
    page.keyboard.press("Enter")
    summary = page.get_by_label("Summary, in your own words")
    expect(summary).to_be_visible()
    keys.to(summary, most=150)
    keys.type("The conference of Zakopane, from Rees.")
    keys.to(page.get_by_role("radio").first)
    keys.press("Space")
    keys.to(page.get_by_role("button", name=re.compile("^Submit")))
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Submitted for review")


def stored(event):
    cited = Citation.objects.filter(claim__work=event).order_by("claim__position")
    return {
        "date": event.date,
        "places": list(event.event_places.values_list("place__label", flat=True)),
        "people": list(event.participations.values_list("person__label", flat=True)),
        "cited": list(cited.values_list("claim__key", "source__key", "locator", "stance")),
    }


@pytest.mark.usefixtures("live_server")
def test_e1_a_new_event_is_written_and_submitted_by_keyboard_alone(signed_in, editor):
    make_library(editor)
    make_place(editor, "Zakopane", key="zakopane")
    make_person(editor, "Adolf Eichmann", key="eichmann")
    page = signed_in(editor)
    page.goto("/admin/conferences/event/add/")
    keys = Keys(page)
    record_facts(page, keys)
    add_claim(page, keys, "zak-began", "It began on 20 February.", "54")
    add_claim(page, keys, "zak-lasted", "It lasted a fortnight.", "61-63")
    add_claim(page, keys, "zak-aim", "It was to crush the resistance.", "f. 7")
    write_text(page, keys)
    look_at_preview(page, keys)
    assert not Event.objects.filter(title="Zakopane conference").exists()
    keys.to(page.locator("#id_change-summary"), "Shift+Tab", 200)
    keys.type("Records the conference of Zakopane.")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    event = Event.objects.get(title="Zakopane conference")
    assert stored(event) == {
        "date": "1940-02-20/1940-03-04",
        "places": ["Zakopane"],
        "people": ["Adolf Eichmann"],
        "cited": [
            ("zak-began", "rees2008", "p. 54", "supports"),
            ("zak-lasted", "rees2008", "pp. 61-63", "supports"),
            ("zak-aim", "rees2008", "f. 7", "supports"),
        ],
    }
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    keys.to(page.get_by_role("link", name="Submit for review"), most=150)
    submit(page, keys)
    submission = Submission.objects.get()
    assert (submission.summary, submission.by) == ("The conference of Zakopane, from Rees.", editor)
