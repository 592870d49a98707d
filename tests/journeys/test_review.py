"""From a submission by way of a return to an edition, by keyboard; the pages of the review for everybody."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from conferences.models import Claim, Submission
from conferences.services.publication import ToPublish, publish
from tests.conferences.review.works import address, recorded_event, rename, reword
from tests.factories.submissions import another_reviewer, approved, returned, submitted
from tests.factories.works import make_claim, make_person
from tests.journeys.widths import overhang

pytestmark = pytest.mark.django_db(transaction=True)
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
WRONG, RIGHT = "It lasted five days.", "It lasted six days."
ENTRY = "/events/zakopane-conference/"


@pytest.fixture
def event(live_server, editor, reviewer):
    """An event with an edition, and a claim that was reworded since."""
    event = recorded_event(editor)
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    reword(event, "second", WRONG, editor)
    return event


def reach(page, name: str, role: str = "button") -> None:
    """Go on by Tab to what bears a name; nothing on the way may hide the focus."""
    wanted = page.get_by_role(role, name=name)
    for _step in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("node => node === document.activeElement"):
            expect(wanted).to_be_in_viewport()
            return
    pytest.fail(f"Tab does not reach {name}")


def submit(page, event, summary: str, button: str) -> None:
    """Submit the changes of the event, from the desk's form, by keyboard."""
    page.goto(reverse("admin:conferences_event_change", args=[event.pk]))
    page.get_by_role("link", name="Submit for review").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Submit for review")
    reach(page, "Summary, in your own words", "textbox")
    page.keyboard.type(summary)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    reach(page, button)
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Submitted for review")


def decide(page, verdict: str, field: str, words: str) -> None:
    """Open the one submission of the queue, and decide about it, by keyboard."""
    page.goto(reverse("review:queue"))
    page.get_by_role("row").nth(1).get_by_role("link").press("Enter")
    expect(page.get_by_role("radio", name="Comment:")).to_be_checked()
    page.get_by_role("radio", name="Comment:").focus()
    for _step in range(4):
        if page.get_by_role("radio", name=verdict).is_checked():
            break
        page.keyboard.press("ArrowDown")
    reach(page, field, "textbox")
    page.keyboard.press("Control+a")
    page.keyboard.type(words)
    reach(page, "Send the decision")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_be_visible()


def test_v11_a_change_is_submitted_returned_corrected_and_published(
    event, signed_in, new_page, editor, reviewer
):
    at_work, in_review, reader = signed_in(editor), signed_in(reviewer), new_page()

    submit(at_work, event, "Corrects the day it began.", "Submit change 7 for review")
    decide(in_review, "Return to the author", "To the author", "The protocol says the 22nd.")
    expect(in_review.locator(".messagelist")).to_contain_text("Returned to editor.")

    at_work.goto(reverse("review:mine"))
    expect(at_work.get_by_role("table")).to_contain_text("The protocol says the 22nd.")
    reword(event, "second", RIGHT, editor)
    submit(at_work, event, "Corrects the day, by the protocol.", "Submit changes 7-8 for review")
    rename(event, "Written while it was reviewed", editor)

    reader.goto(ENTRY)
    expect(reader.get_by_role("article")).not_to_contain_text(RIGHT)
    decide(in_review, "Approve and publish now", "To the readers", "Corrects the day it began.")
    expect(in_review.locator(".messagelist")).to_contain_text(
        "Published: “Zakopane conference”, edition 2."
    )
    since = in_review.get_by_role("link", name="1 change since")
    expect(since).to_have_attribute("href", re.compile(r"compare/8\.\.9/$"))

    reader.goto(ENTRY)
    expect(reader.get_by_role("article")).to_have_attribute("data-edition", "2")
    expect(reader.get_by_role("article")).to_contain_text(RIGHT)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Zakopane conference")
    assert Claim.objects.get(key="second").statement == {"en": RIGHT}


@pytest.fixture
def pages(event, editor, reviewer):
    """The address of each page of the review, each with something on it, by who looks at it."""
    person, other = make_person(editor), make_person(editor, "Somebody else")
    make_claim(person, editor, "bare")
    returned(submitted(other, by=editor, summary="To be given back."), reviewer)
    later = timezone.now().replace(year=2099)
    second = another_reviewer()
    schedule = approved(submitted(other, by=editor), second, due=later).schedule
    waits = submitted(
        event, person, by=editor, summary="Of two works at once.", reviewers=(second,)
    )
    of_reviewer = [
        reverse("review:queue"),
        reverse("review:queue") + "?show=returned",
        reverse("review:queue") + "?kind=place",
        reverse("review:submission", args=[waits.pk]),
        reverse("review:cancel", args=[schedule.pk]),
        address(event, "withdraw", 1),
    ]
    of_editor = [
        reverse("review:mine"),
        address(event, "submit"),
        reverse("review:submission", args=[waits.pk]),
        reverse("admin:index"),
    ]
    return ((reviewer, of_reviewer), (editor, of_editor))


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["1280", "390"])
def test_every_page_of_the_review_is_accessible(pages, signed_in, axe_in_both_lights, size):
    found = []
    for account, addresses in pages:
        page = signed_in(account, viewport=size)
        for where in addresses:
            assert page.goto(where).status == 200
            found += axe_in_both_lights(page)
            assert overhang(page) <= 0, where
    assert found == []


def test_without_script_all_of_it_works(event, signed_in, editor, reviewer):
    page = signed_in(editor, java_script_enabled=False)
    page.goto(address(event, "submit"))
    page.get_by_label("Summary, in your own words").fill("too short")
    page.get_by_role("button", name="Submit change 7").click()
    expect(page.get_by_role("alert")).to_contain_text("at least 10 characters")
    expect(page.get_by_label("Summary, in your own words")).to_have_value("too short")
    page.get_by_label("Summary, in your own words").fill("Corrects the day it began.")
    page.get_by_label("Correction", exact=True).check()
    page.get_by_role("button", name="Submit change 7").click()
    expect(page.get_by_role("main")).to_contain_text("Waits for review")
    assert Submission.objects.get().summary == "Corrects the day it began."

    page = signed_in(reviewer, java_script_enabled=False)
    page.goto(address(event, "withdraw", 1))
    page.get_by_label("Reason").fill("It rested on a forged letter.")
    page.get_by_role("button", name="Withdraw edition 1").click()
    page.goto(ENTRY)
    expect(page.get_by_role("main")).to_contain_text("It rested on a forged letter.")


def test_e9_the_built_list_is_the_summary_of_the_comparison(signed_in, event, editor):
    page = signed_in(editor)
    page.goto(address(event, "submit"))
    expect(page.locator(".review-counts li")).to_have_text(["Claims reworded: 1"])
    page.get_by_role("link", name="Compare in full").click()
    expect(page.locator(".review-counts li")).to_have_text(["Claims reworded: 1"])


@pytest.mark.parametrize(
    ("summary", "message"),
    [
        ("", "This field is required."),
        ("nine char", "at least 10 characters"),
        ("Claims reworded: 1", "Say in your own words"),
    ],
    ids=["empty", "of 9 characters", "as built"],
)
def test_e9_a_submission_without_words_of_ones_own_is_refused(
    signed_in, event, editor, summary, message
):
    page = signed_in(editor)
    page.goto(address(event, "submit"))
    page.get_by_label("Summary, in your own words").fill(summary)
    page.get_by_label("Correction", exact=True).check()
    page.get_by_role("button", name="Submit change 7 for review").click()
    expect(page.get_by_role("alert")).to_contain_text(message)
    expect(page.get_by_label("Summary, in your own words")).to_have_value(summary)
    assert Submission.objects.count() == 0
