"""What editors are promised of a work's form and of what stands beside it: E3, E4, E8, E11, E14."""

import re

import pytest
from playwright.sync_api import expect
from reversion.models import Version

from conferences.models import Acceptance, Citation, Claim
from sources.editorial.models import Change
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_source,
)

FILLER = "\n\n".join(
    f"Paragraph {number} tells what the memoirs say, and where they fall silent."
    for number in range(40)
)


@pytest.fixture
def event(live_server, editor):
    """An event with a text, a claim on two sources, and one on none."""
    event = make_event(editor, "Zakopane conference", date="1940-02-20")
    began = make_claim(event, editor, "began", position=1)
    for key in ("rees", "cih"):
        make_citation(began, make_source(editor, f"Volume {key}", key=key), editor, locator="p. 54")
    make_claim(event, editor, "bare", "Nobody else says it.", position=2)
    make_narrative(
        event,
        editor,
        f"It [began in winter]{{claim=began}}.\n\n{FILLER}\n\nThe last words.",
        is_ready=True,
    )
    return event


@pytest.fixture
def address(event):
    return f"/admin/conferences/event/{event.pk}/change/"


@pytest.fixture
def desk(signed_in, editor):
    """Open a browser for the editor; at the end all that was asked of the server has been answered."""
    pages = []

    def open_page(beside="preview", **habits):
        pages.append(signed_in(editor, beside=beside, **habits))
        return pages[-1]

    yield open_page
    for page in pages:
        for each in page.context.pages:
            each.wait_for_load_state("networkidle")


def row(page, key):
    return page.locator(".desk-row", has=page.locator(f'.desk-name:text-is("{key}")')).first


def body_of(page):
    page.get_by_role("heading", name="Texts", exact=True).click()
    page.locator("#group-texts .desk-row summary").first.click()
    return page.locator("#group-texts textarea[name$=body]")


def toggle(page, name):
    return page.locator(".desk-toggles").get_by_role("button", name=re.compile(f"^{name}"))


def written() -> tuple[int, int]:
    return Change.objects.count(), Version.objects.count()


def close_groups(page):
    page.evaluate(
        "for (const box of document.querySelectorAll('.desk-main details')) box.open = false"
    )


def break_five_fields(page):
    """Type five faults into groups that are closed at first, and an unsaved claim with a citation."""
    page.locator("#id_date").fill("about Easter")
    page.locator("#id_slug").fill("no address!")
    for group, button in (("Where", "Add: place of the event"), ("Who", "Add: participant")):
        page.get_by_role("heading", name=group, exact=True).click()
        page.get_by_role("button", name=button).click()
        page.locator(f"#group-{group.lower()} select[name$=certainty]").select_option(index=1)
    page.get_by_role("button", name="Add: claim").click()
    claim = page.locator("#group-claims .desk-level-3 > .desk-list > .desk-row").last
    claim.get_by_role("textbox", name="English").first.fill("Typed, and not saved.")
    claim.get_by_role("button", name="Add: citation").click()
    claim.locator("input[name$=locator]").fill("p. 99")


def save(page, summary="Corrected after the memoir."):
    page.wait_for_load_state("networkidle")
    page.get_by_label("What did you change, and why?").fill(summary)
    page.get_by_role("button", name="Save", exact=True).first.click()


@pytest.mark.parametrize("width", [1280, 390])
def test_e3_the_form_empty_filled_and_wrong_and_all_that_stands_beside_it_is_accessible(
    address, desk, axe_in_both_lights, width
):
    page = desk(viewport={"width": width, "height": 800})
    page.goto("/admin/conferences/event/add/")
    found = axe_in_both_lights(page)
    page.goto(address)
    for name in ("Preview", "Checks", "Comments", "History"):
        if toggle(page, name).get_attribute("aria-expanded") == "false":
            toggle(page, name).click()
        expect(page.locator(f"#panel-{name.lower()}")).to_be_visible()
        expect(toggle(page, "Checks")).to_contain_text("1 block")
        found += axe_in_both_lights(page)
        if width < 1280:
            page.get_by_role("button", name="Close").click()
            expect(toggle(page, name)).to_be_focused()
    break_five_fields(page)
    save(page)
    expect(page.locator("#problem")).to_be_focused()
    expect(page).to_have_title(re.compile("^Error:"))
    found += axe_in_both_lights(page)
    assert found == []


def test_e4_each_error_leads_to_its_field_and_all_that_was_typed_stays(address, desk):
    page = desk()
    page.goto(address)
    break_five_fields(page)
    before = written()
    save(page, "Typed in haste.")
    problem = page.locator("#problem")
    expect(problem).to_be_focused()
    links = problem.get_by_role("link")
    fields = {"Date": "#id_date", "Address": "#id_slug"}
    for name, field in fields.items():
        close_groups(page)
        links.filter(has_text=name).first.click()
        expect(page.locator(field)).to_be_focused()
        expect(page.locator(field)).to_be_in_viewport()
    for group, name in (("where", "Place"), ("who", "Person")):
        for _time in range(2):
            close_groups(page)
            links.filter(has_text=name).first.click()
            focused = page.locator(f"#group-{group} .select2-selection").first
            expect(focused).to_be_focused()
    expect(page.locator("#id_date")).to_have_value("about Easter")
    claim = page.locator("#group-claims .desk-level-3 > .desk-list > .desk-row").last
    statement = claim.locator("textarea[name$=statement_en]").first
    expect(statement).to_have_value("Typed, and not saved.")
    expect(claim.locator("input[name$=locator]")).to_have_value("p. 99")
    expect(page.get_by_label("What did you change, and why?")).to_have_value("Typed in haste.")
    assert written() == before


def test_e8_the_preview_shows_what_is_typed_where_it_was_read_and_leads_back_to_the_fields(
    address, desk
):
    page = desk()
    page.goto(address)
    before = written()
    frame = page.frame_locator("#preview")
    expect(frame.locator("#claim-began")).to_contain_text("began in winter")
    view = page.locator("#preview").element_handle().content_frame()
    text = body_of(page)

    view.evaluate("scrollTo(0, 600)")
    held = "document.querySelector('.text section p:nth-of-type(12)').getBoundingClientRect().top"
    place = view.evaluate(held)
    text.press("Control+End")
    text.press_sequentially(" And more.")
    expect(frame.get_by_text("The last words. And more.")).to_be_attached()
    assert abs(view.evaluate(held) - place) <= 20
    # What comes in above moves nothing that is read, either.
    text.evaluate("area => { area.setSelectionRange(0, 0); area.focus(); }")
    page.keyboard.insert_text("A first paragraph.\n\nA second one.\n\n")
    expect(frame.get_by_text("A second one.")).to_be_attached()
    held = held.replace("12", "14")
    assert abs(view.evaluate(held) - place) <= 20

    assert written() == before


def test_a_click_in_the_preview_leads_to_the_field_and_it_is_looked_at_in_several_ways(
    address, desk
):
    page = desk()
    page.goto(address)
    frame = page.frame_locator("#preview")
    text = body_of(page)
    frame.get_by_text("Paragraph 20 tells").click()
    expect(text).to_be_focused()
    assert text.evaluate(
        "area => area.value.slice(area.selectionStart, area.selectionStart + 18)"
    ) == ("Paragraph 20 tells")
    frame.locator("#claim-began").click(position={"x": 5, "y": 5})
    expect(row(page, "began").get_by_role("textbox", name="English").first).to_be_focused()

    page.get_by_role("button", name="With claim keys").click()
    expect(frame.locator("html")).to_have_class(re.compile("with-keys"))
    page.get_by_role("button", name="Dark").click()
    expect(frame.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="768", exact=True).click()
    expect(page.locator("#preview")).to_have_css("width", "768px")

    text.fill("Typed for a tab of its own.")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="In a tab of its own").click()
    expect(opened.value.get_by_text("Nothing was saved.")).to_be_visible()
    expect(opened.value.locator("article")).to_contain_text("Typed for a tab of its own.")


def test_what_the_checks_find_leads_to_its_field_and_a_warning_is_accepted_with_a_reason(
    event, address, desk, editor
):
    page = desk()
    page.goto(address)
    expect(toggle(page, "Checks")).to_contain_text("1 block")
    toggle(page, "Checks").click()
    checks = page.locator("#panel-checks")
    close_groups(page)
    checks.locator(".is-block .checks-show").click()
    expect(row(page, "bare").get_by_role("textbox", name="English").first).to_be_focused()

    # A citation without its place is told of as it is typed.
    row(page, "began").locator("summary").first.click()
    citation = row(page, "began").locator(".desk-level-4 .desk-row").first
    citation.locator("summary").first.click()
    citation.locator("input[name$=locator]").fill("")
    warning = checks.locator("details.checks-kind", has_text="C2")
    expect(warning).to_contain_text("names no place in it")
    close_groups(page)
    warning.locator(".checks-show").click()
    expect(citation.locator("input[name$=locator]")).to_be_focused()
    warning.get_by_text("Accept with reason").click()
    warning.get_by_role("textbox").fill("The volume has no pages.")
    warning.get_by_role("button", name="Accept").click()
    expect(checks.get_by_role("region", name="Accepted")).to_contain_text(
        "The volume has no pages."
    )
    accepted = Acceptance.objects.get()
    assert (accepted.work_id, accepted.code, accepted.by) == (event.pk, "C2", editor)


def test_e11_without_script_all_of_it_is_done_through_pages(event, address, desk):
    page = desk(java_script_enabled=False)
    page.goto(address)
    body_of(page).fill("It [began]{claim=began}, and [ended]{claim=ended}.")
    page.get_by_role("button", name="Add: claim").click()
    claim = page.locator("#group-claims .desk-level-3 > .desk-list > .desk-row").last
    claim.locator("input[name$='-key']").first.fill("ended")
    claim.get_by_role("textbox", name="English").first.fill("It ended in March.")
    page.locator(".desk-toggles").get_by_role("button", name="Check").click()
    checks = page.locator("#panel-checks")
    expect(checks).to_contain_text("The claim ended has no citation")
    claim.get_by_role("button", name="Add: citation").click()
    claim.locator("input[name*=citations][name*=source]").fill("rees")
    claim.locator("input[name$=locator]").fill("p. 60")
    page.locator(".desk-toggles").get_by_role("button", name="Preview").click()
    expect(page.locator("article")).to_contain_text("It began")
    page.get_by_role("button", name="Back to the form").click()
    expect(claim.locator("input[name$=locator]")).to_have_value("p. 60")
    before = written()[0]
    save(page, "Adds how it ended.")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert written()[0] == before + 1
    assert Claim.objects.get(key="ended").statement == {"en": "It ended in March."}
    assert Citation.objects.get(locator="p. 60").source.key == "rees"


def test_e14_state_save_checks_claim_and_citations_are_seen_together(address, desk):
    page = desk()
    page.goto(address)
    expect(toggle(page, "Checks")).to_contain_text("1 block")
    toggle(page, "Checks").click()
    claim = row(page, "began")
    claim.locator("summary").first.click()
    seen = {
        "state": page.locator(".desk-standing"),
        "save": page.get_by_role("button", name="Save", exact=True).first,
        "checks": page.locator("#panel-checks .is-block .checks-list li").first,
        "text": claim.get_by_role("textbox", name="English").first,
        "first citation": claim.locator(".desk-level-4 .desk-row > details > summary").first,
        "last citation": claim.locator(".desk-level-4 .desk-row > details > summary").nth(1),
    }
    for part in seen.values():
        expect(part).to_be_in_viewport(ratio=1)
    covered = """element => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const on_top = document.elementFromPoint(left + width / 2, top + height / 2);
        return !(element === on_top || element.contains(on_top));
    }"""
    assert [name for name, part in seen.items() if part.evaluate(covered)] == []
