"""An editor writes a text: cites, links, rests words on claims, pastes."""

import re

import pytest
from playwright.sync_api import expect

from conferences.models import Citation, Claim, Name, Narrative
from conferences.services.publication import ToPublish, publish
from tests.factories.library import make_library
from tests.factories.works import (
    add_row,
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_person,
    make_place,
)
from tests.journeys.keyboard import Keys, rows


@pytest.fixture
def published(live_server, editor, reviewer):
    """An event of which readers have an edition, with a source cited at two places."""
    library = make_library(editor)
    make_person(editor, "Adolf Eichmann", key="eichmann")
    event = make_event(editor, "Zakopane conference", key="zakopane-feb")
    claim = make_claim(event, editor, "began", "It began on 20 February.")
    for position, locator in enumerate(("p. 54", "p. 60")):
        make_citation(claim, library["rees"], editor, locator=locator, position=position)
    make_narrative(event, editor, "[It began]{claim=began}.")
    works = (event, *library.values())
    publish(*(ToPublish(work.pk) for work in works), by=reviewer, summary="First edition.")
    return event


@pytest.fixture
def lemberg(live_server, editor):
    """A place with an older name; there before a page asks for anything."""
    lviv = make_place(editor, "Lviv")
    add_row(lviv, Name(work=lviv, text="Lemberg", language="de"), editor)


@pytest.fixture
def writing(published, signed_in, editor):
    """The form of the published event, its text open."""
    page = signed_in(editor)
    page.goto(f"/admin/conferences/event/{published.pk}/change/")
    page.locator("details.desk-group > summary", has_text="Texts").press("Enter")
    page.locator("#group-texts .desk-row summary").first.press("Enter")
    return page


def body_of(page):
    return page.locator("textarea[data-writing=text]")


def at_end(page):
    body_of(page).focus()
    page.keyboard.press("Control+End")


def read_at_second_hand(page, keys, typed, name):
    keys.to(page.get_by_role("button", name="Read at second hand…"))
    keys.press("Enter")
    keys.type(typed)
    keys.press("Enter")
    expect(page.locator("#picker-via-name")).to_contain_text(name)
    expect(page.locator("#picker-locator")).to_be_focused()


def test_e2_a_known_source_is_cited_with_its_page_in_few_keys(writing, axe_in_both_lights):
    page, keys = writing, Keys(writing)
    at_end(page)
    keys.type(" More[@")
    expect(page.locator("#picker-find")).to_be_focused()
    expect(page.locator("[role=option]").first).to_contain_text("used 2 times")
    expect(page.locator(".picker-heading").first).to_have_text("Used in this entry")
    keys.type("rees")
    keys.count = 0
    keys.press("Enter")
    keys.type("54")
    keys.press("Enter")
    assert keys.count <= 6
    expect(body_of(page)).to_have_value("[It began]{claim=began}. More[@rees2008, p. 54]")

    # A second one beside it, at once, and then one that was read at second hand.
    keys.press("Alt+F10", "Enter")
    keys.type("stenton")
    keys.press("Enter")
    expect(page.locator("#picker-chosen")).to_contain_text("Radio London")
    keys.press("Shift+Enter")
    expect(page.locator("#picker-find")).to_be_focused()
    keys.type("1.2")
    expect(page.locator("[role=option]").first).to_contain_text("note 1.2, p. 60")
    assert axe_in_both_lights(page) == []
    keys.press("Enter")
    expect(page.locator("#picker-locator")).to_have_value("p. 60")
    read_at_second_hand(page, keys, "radio", "Stenton, 2000")
    assert axe_in_both_lights(page) == []
    keys.press("Enter")
    expect(body_of(page)).to_have_value(
        "[It began]{claim=began}. More[@rees2008, p. 54; @stenton2000; @rees2008, p. 60; via @stenton2000]"
    )
    page.keyboard.press("Control+z")
    expect(body_of(page)).to_have_value(
        "[It began]{claim=began}. More[@rees2008, p. 54; @stenton2000]"
    )


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


def test_e2_a_claim_stores_locator_stance_consulted_and_via(writing, published):
    page, keys = writing, Keys(writing)
    page.locator("#group-claims .desk-row summary", has_text="began").first.press("Enter")
    page.get_by_role("button", name="Cite a source…").first.press("Enter")
    keys.type("stenton")
    keys.press("Enter")
    # Typed on while the server is still asked: it is not lost.
    keys.type("278")
    expect(page.locator("#picker-locator")).to_have_value("278")
    page.locator("#picker-stance").select_option("disputes")
    page.locator("#picker-consulted").select_option("second_hand")
    page.locator("#picker-locator").press("Enter")
    expect(page.locator("#picker-fault")).to_have_text(
        "Say in which work you read it: it is cited at second hand."
    )
    expect(page.locator("#picker-via")).to_be_focused()
    keys.press("Enter")
    keys.type("rees")
    keys.press("Enter")
    page.locator("#picker-quotation").fill("Die Besprechung")
    page.locator("#picker-quotation-language").fill("de")
    keys.press("Enter")
    expect(page.locator("#picker")).to_be_hidden()
    page.get_by_label("What did you change, and why?").fill("Adds who disputes it.")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    made = Citation.objects.get(claim__work=published, stance="disputes")
    assert (made.source.key, made.locator, made.consulted, made.via.key, made.quotation) == (
        "stenton2000", "p. 278", "second_hand", "rees2008", "Die Besprechung",
    )  # fmt: skip


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


def test_a_source_that_is_not_there_is_made_in_a_window_of_its_own_and_cited(writing):
    page, keys = writing, Keys(writing)
    at_end(page)
    keys.type("[@")
    keys.type("Documents on Katyn")
    made = page.locator("[role=option]")
    expect(made).to_have_text(
        ["New by hand… Documents on Katyn opens a form in a window of its own"]
    )
    with page.expect_popup() as opened:
        # Gone to, and not only the first of what there is so far.
        keys.press("ArrowDown", "Enter")
    window = opened.value
    expect(window.get_by_label("Title", exact=True)).to_have_value("Documents on Katyn")
    window.locator("#id_type").select_option("book")
    window.get_by_label("What did you change, and why?").fill("Adds a book.")
    with window.expect_event("close"):
        window.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator("#picker-chosen")).to_have_text("Documents on Katyn")
    expect(page.locator("#picker-locator")).to_be_focused()
    keys.type("12")
    keys.press("Enter")
    expect(body_of(page)).to_have_value("[It began]{claim=began}.[@documents-on-katyn, p. 12]")


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
