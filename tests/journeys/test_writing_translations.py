"""A translator writes beside the original, by keyboard, with the tools that a text has in its form."""

import re

import pytest
from playwright.sync_api import expect

from conferences.models import Claim, Name, Narrative
from tests.factories.works import add_row, make_place
from tests.journeys.keyboard import Keys
from tests.journeys.test_writing import PASTE
from tests.journeys.widths import width_of

BODY = """[It began]{claim=began} in [Lviv](place:lviv) [@rees2008, p. 54; via @stenton2000].[^1]

Nothing more is known.

[^1]: By one account."""
WHOLE = "[Bắt đầu]{claim=began} ở [Lviv](place:lviv) [@rees2008, p. 54; via @stenton2000][^1]"
FIRST = "id_part-1"


@pytest.fixture
def translating(published, editor, signed_in):
    """The page on which the published event is translated; its text names a claim, a source, a place."""
    lviv = make_place(editor, "Lviv", key="lviv")
    add_row(lviv, Name(work=lviv, text="Lemberg", language="de"), editor)
    text = Narrative.objects.get(work=published)
    text.body = BODY
    add_row(published, text, editor)
    page = signed_in(editor)
    page.goto(f"/admin/conferences/event/{published.pk}/translate/vi/")
    return page


def tools(page):
    return page.get_by_role("toolbar")


def save(page):
    page.get_by_label("What did you change, and why?").fill("Translates the beginning.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The translation was saved")).to_be_visible()


def test_the_marks_of_the_original_are_offered_first_and_written_by_keyboard(
    translating, published, axe_in_both_lights
):
    page, keys = translating, Keys(translating)
    first = page.locator(f"#{FIRST}")
    first.focus()
    expect(tools(page)).to_have_attribute("aria-controls", FIRST)
    keys.type("Bắt đầu")
    keys.press("Shift+Home", "Alt+F10")
    expect(tools(page).get_by_role("button", name="Cite")).to_be_focused()
    keys.press("ArrowRight", "Enter")
    offered = page.locator("#picker-list")
    expect(offered.locator(".picker-heading")).to_have_text(["In the original, not here yet"])
    keys.press("Enter")
    expect(first).to_have_value("[Bắt đầu]{claim=began}")
    expect(page.locator(".writing-mark").nth(1)).to_have_text(
        re.compile("^Claim began .*: “It began on 20 February.”$")
    )
    keys.press("End")
    keys.type(" ở ")
    keys.press("Control+k")
    expect(offered.locator(".picker-heading")).to_have_text(["In the original, not here yet"])
    keys.press("Enter")
    keys.type(" [@")
    expect(offered.locator(".picker-heading").first).to_have_text("In the original, not here yet")
    assert axe_in_both_lights(page) == []
    keys.press("Enter")
    expect(page.locator("#picker-locator")).to_have_value("p. 54")
    expect(page.locator("#picker-via-name")).to_contain_text("Stenton")
    keys.press("Enter")
    expect(first).to_have_value(WHOLE.removesuffix("[^1]"))
    save(page)
    own = Narrative.objects.get(work=published, language="vi")
    assert own.body == WHOLE.removesuffix("[^1]")
    assert Claim.objects.filter(work=published).count() == 1


def test_a_remark_of_the_original_gets_its_mark_and_none_is_made(translating):
    page, keys = translating, Keys(translating)
    first = page.locator(f"#{FIRST}")
    first.focus()
    page.keyboard.insert_text(WHOLE.removesuffix("[^1]"))
    keys.press("Alt+F10")
    keys.to(tools(page).get_by_role("button", name="Remark"), "ArrowRight")
    keys.press("Enter")
    expect(first).to_have_value(WHOLE)
    keys.press("Alt+F10", "Enter")
    expect(page.get_by_text("All remarks that the original has here are here")).to_be_visible()
    # What is there is offered as in the form.
    keys.press("Alt+F10", "Home", "Enter")
    expect(page.locator(".picker-heading").first).to_have_text("Used in this entry")
    keys.press("Escape")
    expect(first).to_be_focused()


def test_no_claim_is_made_of_a_translation_and_the_line_leads_to_that_which_there_is(translating):
    page, keys = translating, Keys(translating)
    page.locator("#id_part-2").focus()
    keys.type("Không rõ")
    keys.press("Shift+Home", "Alt+F10", "ArrowRight", "Enter")
    groups = page.locator("#picker-list .picker-heading")
    expect(groups).to_have_text(["Claims of this entry"])
    keys.press("Enter")
    expect(page.locator("#id_part-2")).to_have_value("[Không rõ]{claim=began}")
    expect(page.get_by_role("button", name="Go to claim")).to_be_visible()
    keys.press("Tab", "Tab")
    expect(page.get_by_role("button", name="Go to claim")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_label("began: Statement")).to_be_focused()
    page.locator("#id_part-2").press("End")
    page.keyboard.insert_text(" [x]{claim=nobody}")
    unknown = page.locator(".writing-unknown li")
    expect(unknown).to_have_text(["claim=nobody [x]{claim=nobody}"])


def test_names_dates_and_pasted_words_come_as_in_the_form(translating):
    page, keys = translating, Keys(translating)
    second = page.locator("#id_part-2")
    second.focus()
    keys.type("Họ ở Lem")
    keys.press("Control+Space")
    expect(page.locator("[role=option]")).to_have_text("Lemberg place · Lviv")
    keys.press("Enter")
    keys.type(" ngày 20.2.1940")
    keys.press("Control+Space", "Enter")
    expect(second).to_have_value("Họ ở Lemberg ngày 20 tháng 2 năm 1940")
    # A remark that comes with what is pasted takes no number that another paragraph has.
    page.locator("#id_part-3").focus()
    page.keyboard.insert_text("[^1]: Theo một nguồn.")
    second.focus()
    keys.press("End")
    with page.expect_request("**/writing/paste/") as asked:
        page.evaluate(PASTE, ["<p> <em>rất</em> lạnh</p>", " rất lạnh"])
    assert "&taken=1&" in asked.value.post_data
    expect(second).to_have_value(re.compile(r"1940 ?\*rất\* lạnh"))


def test_what_is_typed_is_checked_by_keyboard_and_kept_as_it_was(
    translating, published, axe_in_both_lights
):
    page, keys = translating, Keys(translating)
    page.locator("#id_part-2").focus()
    page.keyboard.insert_text("[Không rõ]{claim=nobody}")
    keys.to(page.get_by_role("button", name="Check it"), "Shift+Tab")
    page.keyboard.press("Enter")
    found = page.get_by_role("region", name="What the checks find")
    expect(found.locator("li")).to_have_text(
        "Notes: No claim has the key “nobody”; the words are shown without evidence. "
        "Show: No claim has the key “nobody”; the words are shown without evidence."
    )
    assert axe_in_both_lights(page) == []
    keys.to(found.get_by_role("link", name="Show"))
    page.keyboard.press("Enter")
    expect(page.locator("#id_part-2")).to_be_focused()
    expect(page.locator("#id_part-2")).to_have_value("[Không rõ]{claim=nobody}")
    assert not Narrative.objects.filter(work=published, language="vi").exists()


def test_one_bar_stays_in_sight_on_a_narrow_page(published, signed_in, editor, axe):
    text = Narrative.objects.get(work=published)
    text.body = "\n\n".join(["A paragraph."] * 30)
    add_row(published, text, editor)
    page = signed_in(editor, viewport={"width": 390, "height": 844})
    page.goto(f"/admin/conferences/event/{published.pk}/translate/vi/")
    last = page.locator("#id_part-30")
    last.focus()
    expect(tools(page)).to_have_count(1)
    expect(tools(page)).to_be_in_viewport()
    expect(tools(page)).to_have_attribute("aria-label", "Markup: Paragraph 30")
    below = "one => one.getBoundingClientRect().bottom"
    top = last.evaluate("one => one.getBoundingClientRect().top")
    assert tools(page).evaluate(below) <= top
    assert width_of(page) <= 390
    assert axe(page) == []
