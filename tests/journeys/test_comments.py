"""A comment on words of a claim, from the selection to the suggestion taken over, by keyboard."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from conferences.models import Claim, Comment, CommentDraft, Resolution
from conferences.services.notices import watch
from sources.editorial.recording import base_of
from tests.conferences.review.works import address, recorded_event, rename, reword
from tests.factories.submissions import submitted
from tests.journeys.test_review import decide, reach
from tests.journeys.widths import overhang

pytestmark = pytest.mark.django_db(transaction=True)
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
LOOKS = [(size, scheme) for size in (DESKTOP, PHONE) for scheme in ("light", "dark")]
# Selects the words after the last place where the two sides part.
SELECT = """words => {
  const side = document.querySelector('[data-field="statement"] .new');
  const walk = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(words);
    if (at >= 0) { range.setStart(node, at); range.setEnd(node, at + words.length); }
  }
  window.getSelection().removeAllRanges();
  window.getSelection().addRange(range);
}"""


@pytest.fixture
def event(live_server, editor, reviewer):
    event = recorded_event(editor)
    reword(event, "first", "It began in Zakopane on 21 February.", editor)
    return event


def comment_on_words(page, event) -> None:
    """Comment on a word of the newer side, with another word for it, and come back."""
    page.goto(address(event, "compare", "6..7") + "?mode=side")
    page.evaluate(SELECT, "February")
    page.keyboard.press("c")
    expect(page.locator("blockquote")).to_have_text("February")
    expect(page.get_by_role("textbox", name="Comment")).to_be_focused()
    page.keyboard.type("Rees writes March.")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("March")
    reach(page, "Keep as my comment")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Nobody but you sees it")
    expect(page).to_have_url(re.compile(r"/compare/6\.\.7/\?mode=side#ch-1$"))
    expect(page.locator(".thread.is-draft")).to_contain_text("Rees writes March.")


def answer_and_take_over(page, event) -> None:
    """Answer in the one thread, take its suggestion over, and settle what was answered."""
    page.goto(address(event, "comments"))
    thread = page.locator(".thread.is-open")
    expect(thread).to_contain_text("Rees writes March.")
    thread.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("So he does.")
    reach(page, "Send the answer")
    page.keyboard.press("Enter")
    expect(thread.locator(".is-answer")).to_contain_text("So he does.")
    thread.get_by_role("button", name="Take the words over").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Taken over, as change 8.")
    expect(thread).to_contain_text("Taken over as change 8 by editor")
    expect(thread.get_by_role("button", name="Take the words over")).to_have_count(0)
    thread.get_by_role("button", name="Settle").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("The thread is settled.")
    expect(page.locator(".thread.is-open")).to_have_count(0)


def test_words_are_commented_on_and_the_suggestion_is_taken_over(
    signed_in, event, editor, reviewer
):
    submitted(event, by=editor)
    reading, writing = signed_in(reviewer), signed_in(editor)
    comment_on_words(reading, event)
    writing.goto(address(event, "comments"))
    expect(writing.locator(".thread")).to_have_count(0)
    decide(reading, "Comment:", "To the author", "One thing to look at.")
    expect(reading.locator(".messagelist")).to_be_visible()
    assert (CommentDraft.objects.count(), Comment.objects.count()) == (0, 1)
    answer_and_take_over(writing, event)
    assert Claim.objects.get(key="first").statement["en"] == "It began in Zakopane on 21 March."
    resolutions = Resolution.objects.order_by("pk").values_list("change", "is_resolved")
    assert (base_of(event), list(resolutions)) == (8, [(8, False), (None, True)])


def test_a_difference_is_marked_as_viewed_by_its_key(signed_in, event, reviewer):
    page = signed_in(reviewer)
    page.goto(address(event, "compare", "6..7") + "?mode=side")
    page.keyboard.press("n")
    page.keyboard.press("v")
    expect(page.locator("[data-viewed]")).to_have_count(1)
    page.keyboard.press("v")
    expect(page.locator("[data-viewed]")).to_have_count(0)


def test_without_script_words_are_quoted_by_typing_them(signed_in, event, reviewer):
    page = signed_in(reviewer, java_script_enabled=False)
    page.goto(address(event, "compare", "6..7") + "?mode=side")
    page.get_by_role("button", name=re.compile("Comment.*It began")).click()
    page.get_by_role("textbox", name="Comment").fill("Which calendar?")
    page.get_by_role("textbox", name="Is it about certain words").fill("21 February")
    page.get_by_role("button", name="Quote them").click()
    expect(page.locator("blockquote")).to_have_text("21 February")
    expect(page.get_by_role("textbox", name="Comment")).to_have_value("Which calendar?")
    page.get_by_role("button", name="Keep as my comment").click()
    expect(page.locator(".thread.is-draft")).to_contain_text("Which calendar?")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_pages_are_for_everybody(signed_in, event, editor, reviewer, axe, look):
    size, scheme = look
    page = signed_in(reviewer, viewport=size, color_scheme=scheme)
    page.goto(address(event, "comment-new") + f"?member={Claim.objects.get(key='first').pk}")
    assert axe(page) == []
    for blocking in (True, False):
        page.goto(
            address(event, "comment-new")
            + f"?member={Claim.objects.get(key='first').pk}&quotation=February"
        )
        page.get_by_role("textbox", name="Comment").fill("Which calendar?")
        page.get_by_label("Hold publication up").set_checked(blocking)
        page.get_by_role("button", name="Keep as my comment").click()
    page.get_by_role("button", name="without a review").click()
    page.goto(address(event, "comment-new") + "?quotation=nothing")
    assert axe(page) == []
    watch(reviewer, event.pk)
    rename(event, "Zakopane meeting", editor)
    for where in (
        address(event, "comments"),
        address(event, "compare", "6..7"),
        reverse("review:notices"),
        address(event, "history"),
    ):
        page.goto(where)
        assert axe(page) == []
        assert overhang(page) <= 0
