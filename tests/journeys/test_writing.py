"""An editor writes a text: cites, links, rests words on claims, pastes."""

import re

import pytest
from playwright.sync_api import expect

from conferences.models import Citation, Claim, Name, Narrative
from tests.factories.works import (
    add_row,
    make_place,
)
from tests.journeys.keyboard import Keys, rows
from tests.journeys.writing_texts import at_end, body_of


@pytest.fixture
def lemberg(live_server, editor):
    """A place with an older name; there before a page asks for anything."""
    lviv = make_place(editor, "Lviv")
    add_row(lviv, Name(work=lviv, text="Lemberg", language="de"), editor)


def test_the_line_below_says_what_the_mark_at_the_cursor_is(writing):
    page, keys = writing, Keys(writing)
    at_end(page)
    page.keyboard.insert_text(" More[@rees2008, p. 54; @stenton2000]")
    line = page.locator(".writing-line").last
    expect(line.locator(".writing-mark")).to_have_text(
        "Citation: Stenton, 2000, Radio London and Resistance; no place given"
    )
    keys.press("Home", "ArrowRight")
    expect(line.locator(".writing-mark")).to_have_text(
        "Claim began (one source): “It began on 20 February.”"
    )
    keys.press("Tab", "Tab")
    expect(line.get_by_role("button", name="Go to claim")).to_be_focused()
    keys.press("Enter")
    expect(rows(page, "claims").locator("summary").first).to_be_focused()


def test_links_new_claims_and_unknown_keys(writing):
    page, keys = writing, Keys(writing)
    at_end(page)
    keys.press("Control+k")
    keys.type("eichm")
    keys.press("Enter")
    expect(body_of(page)).to_have_value("[It began]{claim=began}.[Adolf Eichmann](person:eichmann)")
    keys.type(" [Snow fell]{")
    expect(page.locator("#picker-find")).to_be_focused()
    keys.type("new claim")
    keys.press("Enter")
    statement = rows(page, "claims").last.locator(".field-statement textarea").first
    expect(statement).to_be_focused()
    expect(statement).to_have_value("Snow fell")
    expect(body_of(page)).to_have_value(re.compile(r" \[Snow fell\]\{claim=snow-fell\}$"))
    at_end(page)
    page.keyboard.insert_text(" [Выпал снег]")
    keys.type("{")
    expect(page.locator("#picker-find")).to_be_focused()
    keys.type("new claim")
    keys.press("Enter")
    expect(body_of(page)).to_have_value(re.compile(r" \[Выпал снег\]\{claim=vypal-sneg\}$"))
    at_end(page)
    page.keyboard.insert_text(" [x]{claim=nobody}")
    unknown = page.locator(".writing-line").last.locator(".writing-unknown li")
    expect(unknown).to_have_text(["claim=nobody [x]{claim=nobody}"])


def test_a_name_and_a_date_are_completed_at_the_cursor(lemberg, writing, axe_in_both_lights):
    page, keys = writing, Keys(writing)
    at_end(page)
    keys.type(" It went on in Lem")
    keys.press("Control+Space")
    expect(page.locator("#picker-find")).to_have_value("Lem")
    expect(page.locator("[role=option]")).to_have_text("Lemberg place · Lviv")
    assert axe_in_both_lights(page) == []
    keys.press("Enter")
    keys.type(" until 20.2.1940")
    # The same by the toolbar.
    keys.press("Alt+F10")
    keys.to(page.locator(".writing-tools button[data-act=complete]:visible").last, "ArrowRight")
    keys.press("Enter")
    expect(page.locator("[role=option]").first).to_have_text("20 February 1940 date · 1940-02-20")
    keys.press("Enter")
    expect(body_of(page)).to_be_focused()
    keys.type(".")
    expect(body_of(page)).to_have_value(
        "[It began]{claim=began}. It went on in Lemberg until 20 February 1940."
    )
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(body_of(page)).to_have_value(
        "[It began]{claim=began}. It went on in Lemberg until 20.2.1940"
    )


PASTED = """<meta charset=utf-8><style>p{color:red}</style><h2>Aims</h2><p>To <em>crush</em> it
[@rees2008, p. 54], [they met]{claim=began}.</p><ul><li>one</li></ul><script>window.stolen = 1</script>
<p onclick="window.stolen = 1"><img src=/x onerror="window.stolen = 1">1 &lt; 2</p>"""
PASTE = """([html, plain]) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", plain);
    const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(paste);
}"""


def test_e12_what_is_pasted_becomes_markup_and_html_stays_words(writing, published):
    page = writing
    at_end(page)
    page.keyboard.type("\n\n")
    page.evaluate(PASTE, [PASTED, "Aims\nTo crush it\none\n1 < 2"])
    line = page.locator(".writing-line").last
    expect(line.locator(".writing-pasted")).to_have_text(
        "Pasted as markup. Left out: 1 picture; scripts; styles."
    )
    expected = (
        "[It began]{claim=began}.\n\n## Aims\n\nTo *crush* it [@rees2008, p. 54], [they met]{claim=began}."
        "\n\n- one\n\n1 \\< 2"
    )
    expect(body_of(page)).to_have_value(expected)
    page.keyboard.press("Control+z")
    expect(body_of(page)).to_have_value(re.compile("Aims\nTo crush it\none\n1 < 2$"))
    page.keyboard.press("Control+Shift+z")
    expect(body_of(page)).to_have_value(expected)
    # HTML that is typed, or sent by any program, is words to the reader.
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("\n\n<script>window.stolen = 1</script>")
    page.get_by_label("What did you change, and why?").fill("Adds the aims.")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    stored = Narrative.objects.get(work=published).body
    assert stored == f"{expected}\n\n<script>window.stolen = 1</script>"
    assert page.evaluate("window.stolen") is None
    assert Claim.objects.filter(work=published).count() == 1


def test_lists_and_headings_that_are_pasted_stand_on_lines_of_their_own(writing):
    page = writing
    at_end(page)
    for key in (None, "Control+Home"):
        if key:
            page.keyboard.press(key)
        page.evaluate(PASTE, ["<h2>Aims</h2><ul><li>one</li></ul>", "Aims\none"])
        expect(page.locator(".writing-pasted").last).to_have_text(
            "Pasted as markup. Nothing was left out."
        )
    pasted = "## Aims\n\n- one"
    expect(body_of(page)).to_have_value(f"{pasted}\n\n[It began]{{claim=began}}.\n\n{pasted}")


def test_e11_without_script_a_text_is_edited_and_a_claim_cited_by_key(published, signed_in, editor):
    page = signed_in(editor, java_script_enabled=False)
    page.goto(f"/admin/conferences/event/{published.pk}/change/")
    page.locator("details.desk-group > summary", has_text="Texts").click()
    page.locator("#group-texts .desk-row summary").first.click()
    body_of(page).fill("[It began]{claim=began}, and snow fell[@stenton2000, p. 9].")
    page.locator("#group-claims .desk-row summary", has_text="began").first.click()
    page.get_by_role("button", name="Add: citation").first.click()
    row = page.get_by_role("group", name="Citations").first.locator(".desk-row").last
    source = row.locator("noscript input").first
    source.fill("nobody1999")
    save = page.get_by_role("button", name="Save", exact=True).first
    page.get_by_label("What did you change, and why?").fill("Adds the memoir.")
    save.click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Citation: Source: Nothing here has the key “nobody1999”."
    )
    row.locator("noscript input").first.fill("stenton2000")
    save.click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    cited = Citation.objects.filter(claim__work=published, source__key="stenton2000")
    assert list(cited.values_list("claim__key", "locator")) == [("began", "")]
    assert "snow fell[@stenton2000" in Narrative.objects.get(work=published).body
