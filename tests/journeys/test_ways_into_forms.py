"""Ways from other pages into a work's form: each opens it at the place that is meant."""

import re

import pytest
from playwright.sync_api import expect

from conferences.services.kept_checks import keep_checks
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
