"""R10: what a reader of the best-known Zakopane conference finds in the sentence, and wherever else it is told."""

import pytest
from playwright.sync_api import expect

ENTRY = "/events/zakopane-dec/"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
LOOKS = [
    pytest.param(WIDE, "light", True, id="1280-light-script"),
    pytest.param(WIDE, "dark", False, id="1280-dark-no-script"),
    pytest.param(NARROW, "dark", True, id="390-dark-script"),
    pytest.param(NARROW, "light", False, id="390-light-no-script"),
]
# What is read, without the numbers of the notes.
READ = """element => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('.refs').forEach(each => each.remove());
    return copy.textContent.replace(/\\s+/g, ' ').trim();
}"""
DECEMBER = "the conference of December 1939"
FEBRUARY = "the conference that began on 20 February 1940"


@pytest.mark.parametrize(("size", "scheme", "has_script"), LOOKS)
def test_r10_the_sentence_gives_both_answers_and_so_do_facts_list_and_search(
    collection, new_page, size, scheme, has_script
):
    page = new_page(viewport=size, color_scheme=scheme, java_script_enabled=has_script)
    page.goto(ENTRY)
    expect(page).to_have_title("Zakopane conference of December 1939 · Variorum")
    sentence = page.locator("p", has=page.locator("#claim-best-known-dec")).first
    assert sentence.evaluate(READ) == (
        "Talks that went on in Zakopane on 8 and 9 December 1939 after those in Kraków. Some "
        "documents hold this to be the best remembered of the Zakopane conferences, others the "
        "one that began on 20 February 1940 (disputed; all answers)."
    )
    asked = "Which conference at Zakopane is the best known?"
    facts = page.locator(".facts").first
    beside = facts.locator(f"dt:has-text('{asked}') ~ dd")
    assert [each.evaluate(READ) for each in beside.all()][:2] == [
        f"{DECEMBER} disputed, 2 sources · all answers",
        f"{FEBRUARY} disputed, 3 sources · all answers",
    ]
    beside.first.get_by_role("link", name="all answers").click()
    expect(page.get_by_role("heading", name=asked).first).to_be_in_viewport()
    for address in (
        "/events/?q=best+remembered",
        "/search/?q=%22Zakopane+conference+of+December+1939%22",
    ):
        page.goto(address)
        row = page.get_by_role("listitem").filter(has=page.locator(f"h3 a[href='{ENTRY}']"))
        expect(row).to_contain_text("disputed")
        expect(row).to_contain_text("20 February 1940")
