"""Ways from other pages into a work's form: each opens it at the place that is meant."""

import re

import pytest
from playwright.sync_api import expect

from conferences.models import Claim, Narrative
from conferences.services.comment_anchors import Anchor
from conferences.services.comments import Said, save_draft, send_now
from conferences.services.kept_checks import keep_checks
from sources.editorial.recording import base_of
from tests.conferences.review.works import reword
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_source,
)

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = ({"width": 1280, "height": 800}, {"width": 390, "height": 844})
FILLER = "\n\n".join(f"Paragraph {number} of the memoirs." for number in range(40))


@pytest.fixture
def event(live_server, editor):
    """An event on which the checks find something in a claim, a citation, a text, and its own dates."""
    event = make_event(editor, "Zakopane conference", date="1940-02-20")
    for number in range(12):
        began = make_claim(event, editor, f"began-{number}", position=number)
        make_citation(began, make_source(editor, f"Volume {number}"), editor, locator="p. 54")
    bare = make_claim(event, editor, "bare", "Nobody else says it.", position=20)
    make_citation(bare, make_source(editor, "Rees"), editor)
    make_narrative(event, editor, f"{FILLER}\n\nIt says [here](event:nowhere).")
    keep_checks()
    return event


def follow(page, words):
    page.goto("/review/desk/findings/")
    page.get_by_role("link", name=words).first.click()


@pytest.mark.parametrize("size", SIZES)
def test_a_finding_of_the_desk_opens_the_form_where_it_is_put_right(event, signed_in, editor, size):
    page = signed_in(editor, viewport=size)
    follow(page, re.compile("The claim bare rests on one source"))
    bare = page.locator("textarea[name$=statement_en]", has_text="Nobody else says it.")
    expect(bare).to_be_focused()
    expect(bare).to_be_in_viewport()

    follow(page, re.compile("names no place in it"))
    locator = page.locator("input[name$=locator]:focus")
    expect(locator).to_be_in_viewport()
    expect(locator).to_have_value("")

    follow(page, re.compile("nowhere"))
    body = page.locator("#group-texts textarea[name$=body]")
    expect(body).to_be_focused()
    line = "area => area.value.slice(0, area.selectionStart).split('\\n').length"
    assert body.evaluate(line) == FILLER.count("\n") + 3


def test_without_script_its_row_is_open_and_in_view(event, signed_in, editor):
    page = signed_in(editor, java_script_enabled=False)
    follow(page, re.compile("The claim bare rests on one source"))
    bare = page.locator("textarea[name$=statement_en]", has_text="Nobody else says it.")
    expect(bare).to_be_in_viewport()
    others = page.locator(".desk-level-3 > .desk-list > .desk-row > details[open]")
    assert others.count() == 1


def test_a_list_of_claims_opens_the_form_at_the_claim(event, signed_in, editor):
    page = signed_in(editor)
    page.goto("/review/desk/one-source/")
    page.get_by_role("link", name="Nobody else says it.").click()
    bare = page.locator("textarea[name$=statement_en]", has_text="Nobody else says it.")
    expect(bare).to_be_focused()
    expect(bare).to_be_in_viewport()


def said(event, by, row, field, quotation, **words) -> None:
    anchor = Anchor(base_of(event), row._meta.label_lower, row.pk, field, quotation)
    save_draft(event.pk, anchor, Said(**{"text": f"About {quotation}.", **words}), by=by)
    send_now(event.pk, by=by)


def chosen(area) -> str:
    return area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")


@pytest.fixture
def commented(event, editor, reviewer):
    """The event with comments: a suggestion for a claim, words of a text, and words that have gone."""
    bare, text = Claim.objects.get(key="bare"), Narrative.objects.get()
    said(event, reviewer, bare, "statement:en", "Nobody else", suggestion="Nobody at all")
    said(event, reviewer, text, "body", "Paragraph 30 of")
    said(event, reviewer, Claim.objects.get(key="began-3"), "statement:en", "20 February")
    reword(event, "began-3", "Something else was said.", editor)
    return f"/admin/conferences/event/{event.pk}/change/"


def thread(page, about):
    toggle = page.locator(".desk-toggles").get_by_role("button", name=re.compile("^Comments"))
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    return page.locator("#panel-comments .panel-list > li", has_text=f"About {about}.")


def show(page, about):
    thread(page, about).get_by_role("link", name="Show").click()
    return page.locator("textarea:focus")


@pytest.mark.parametrize("size", SIZES)
def test_a_comment_beside_the_form_quotes_its_words_and_shows_what_it_suggests(
    commented, signed_in, editor, axe_in_both_lights, size
):
    page = signed_in(editor, viewport=size)
    page.goto(commented)
    suggesting, lost = thread(page, "Nobody else"), thread(page, "20 February")
    expect(suggesting.locator("blockquote")).to_have_text("Nobody else")
    expect(suggesting.locator("del")).to_have_text("else")
    expect(suggesting.locator("ins")).to_have_text("at all")
    expect(lost).to_contain_text("These words no longer stand there: 20 February")
    assert axe_in_both_lights(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_a_comment_beside_the_form_leads_to_its_words_or_says_that_they_are_gone(
    commented, signed_in, editor, size
):
    page = signed_in(editor, viewport=size)
    page.goto(commented)
    statement = show(page, "Nobody else")
    expect(statement).to_have_value("Nobody else says it.")
    assert chosen(statement) == "Nobody else"
    body = show(page, "Paragraph 30 of")
    assert chosen(body) == "Paragraph 30 of"
    told = page.get_by_text("The words that the comment quotes no longer stand here.")
    expect(told).to_have_count(0)
    body.fill("All was written anew.")
    show(page, "Paragraph 30 of")
    expect(told).to_be_visible()
    expect(show(page, "20 February")).to_have_value("Something else was said.")
    expect(told).to_have_count(1)
    expect(told).to_be_in_viewport()
