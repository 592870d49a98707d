"""An editor cites: a source is picked by a few keys, in a text and in a claim, or made if it is not there."""

import re

from playwright.sync_api import expect

from conferences.models import Citation
from tests.journeys.keyboard import Keys
from tests.journeys.writing_texts import at_end, body_of


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


def test_a_source_that_has_only_a_number_as_yet_is_made_with_it(writing):
    page, keys = writing, Keys(writing)
    at_end(page)
    keys.type("[@")
    keys.type("https://doi.org/10.1093/EHR/cew001")
    made = page.locator("[role=option]")
    expect(made).to_contain_text(["New with this DOI…"])
    with page.expect_popup() as opened:
        keys.press("ArrowDown", "Enter")
    window = opened.value
    expect(window.get_by_label("Title", exact=True)).to_have_value("")
    expect(window.locator("#id_doi")).to_have_value("10.1093/ehr/cew001")
    window.close()


def test_a_citation_that_stands_is_given_another_source(writing, published):
    page, keys = writing, Keys(writing)
    page.locator("#group-claims .desk-row summary", has_text="began").first.press("Enter")
    citation = page.locator("#group-claims .desk-level-4 .desk-row").first
    citation.locator("summary").first.press("Enter")
    for label, typed, name in (
        ("Source", "stenton", "Stenton, 2000, Radio London and Resistance"),
        ("As read in", "rees", "Rees, 2008, World War Two Behind Closed Doors"),
    ):
        choosing = citation.get_by_role("button", name=re.compile(f"^Choose….*{label}$"))
        keys.to(choosing, most=20)
        keys.press("Enter")
        expect(page.locator("#picker-find")).to_be_focused()
        keys.type(typed)
        keys.press("Enter")
        expect(page.locator("#picker")).to_be_hidden()
        expect(choosing).to_be_focused()
        expect(citation.locator(".select2-selection__rendered", has_text=name)).to_have_count(1)
    citation.locator("select[name$=consulted]").select_option("second_hand")
    page.get_by_label("What did you change, and why?").fill("It was Stenton, read in Rees.")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    changed = Citation.objects.get(claim__work=published, locator="p. 54")
    assert (changed.source.key, changed.via.key) == ("stenton2000", "rees2008")


def edit_citation(page, place, name):
    """Open the citation of a source that stands at a place of the text."""
    body_of(page).evaluate("(area, at) => area.setSelectionRange(at, at)", place)
    expect(page.locator(".writing-mark").last).to_contain_text(f"Citation: {name}")
    page.locator(".writing-line").last.get_by_role("button", name="Edit").press("Enter")


def test_a_place_that_was_misread_is_put_right_wherever_it_is_cited(writing, published):
    page = writing
    text = "One [@rees2008, p. 54]. Two [@rees2008, p. 60]. Three [@rees2008, p. 54; @stenton2000]."
    body_of(page).fill(text)
    edit_citation(page, 8, "Rees")
    expect(page.locator("#picker-locator")).to_have_value("p. 54")
    # Two places of the text, and the claim's own citation.
    everywhere = page.get_by_label("Change all 3 citations of this page that are alike: p. 54")
    expect(everywhere).not_to_be_checked()
    page.locator("#picker-locator").fill("55")
    everywhere.check()
    page.locator("#picker-locator").press("Enter")
    expect(page.locator("#picker")).to_be_hidden()
    expect(body_of(page)).to_be_focused()
    expect(body_of(page)).to_have_value(
        "One [@rees2008, p. 55]. Two [@rees2008, p. 60]. Three [@rees2008, p. 55; @stenton2000]."
    )
    expect(page.locator(".writing-pasted").last).to_have_text("Changed at 3 places.")
    page.get_by_label("What did you change, and why?").fill("The page was misread.")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert sorted(Citation.objects.values_list("locator", flat=True)) == ["p. 55", "p. 60"]


def test_one_place_alone_is_changed_where_nothing_else_was_asked_for(writing, published):
    page = writing
    text = "One [@rees2008, p. 54]. Two [@rees2008, p. 54]. Three [@stenton2000, p. 1]."
    body_of(page).fill(text)
    edit_citation(page, 8, "Rees")
    page.locator("#picker-locator").fill("55")
    page.locator("#picker-locator").press("Enter")
    expect(body_of(page)).to_have_value(
        "One [@rees2008, p. 55]. Two [@rees2008, p. 54]. Three [@stenton2000, p. 1]."
    )
    edit_citation(page, 60, "Stenton")
    expect(page.locator("#picker-locator")).to_have_value("p. 1")
    expect(page.locator("#picker-all")).to_be_hidden()
    page.keyboard.press("Escape")


def test_what_is_no_longer_read_at_second_hand_is_so_wherever_it_is_cited(writing, published):
    page, keys = writing, Keys(writing)
    cited = Citation.objects.filter(claim__work=published, source__key="rees2008", locator="p. 54")
    body_of(page).fill("One [@rees2008, p. 54]. Two [@stenton2000, p. 1].")
    edit_citation(page, 8, "Rees")
    read_at_second_hand(page, keys, "radio", "Stenton, 2000")
    page.locator("#picker-for-all").check()
    page.locator("#picker-locator").press("Enter")
    expect(body_of(page)).to_have_value(
        "One [@rees2008, p. 54; via @stenton2000]. Two [@stenton2000, p. 1]."
    )
    save(page, "Read in Stenton.")
    assert [(each.via.key, each.consulted) for each in cited.all()] == [
        ("stenton2000", "second_hand")
    ]
    page.locator("details.desk-group > summary", has_text="Texts").press("Enter")
    page.locator("#group-texts .desk-row summary").first.press("Enter")
    edit_citation(page, 8, "Rees")
    page.get_by_role("button", name="Not at second hand").press("Enter")
    page.locator("#picker-for-all").check()
    page.locator("#picker-locator").press("Enter")
    expect(body_of(page)).to_have_value("One [@rees2008, p. 54]. Two [@stenton2000, p. 1].")
    save(page, "Read in the original.")
    assert [(each.via, each.consulted) for each in cited.all()] == [(None, "original")]


def save(page, why):
    page.get_by_label("What did you change, and why?").fill(why)
    # The message of the save before says the same.
    with page.expect_navigation():
        page.get_by_role("button", name="Save and go on").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
