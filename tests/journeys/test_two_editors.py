"""Two editors with the same form open: nothing that either typed is lost."""

import re
import threading

import pytest
from playwright.sync_api import expect

from conferences.models import Claim, Event, Narrative
from sources.editorial.models import Act, Change, KeptForm, Presence
from sources.editorial.recording import record
from tests.factories.works import make_claim, make_event

ONE = "The first conference was held in Brześć in September 1939, after the parade."
TWO = "Of the second, in Przemyśl, only one memoir speaks, and it names no date at all."


@pytest.fixture
def event(live_server, editor):
    event = make_event(editor, "Zakopane conference", note="Dates to be checked.")
    make_claim(event, editor, "began", "It began in February.")
    make_claim(event, editor, "ended", "It ended in March.")
    with record(event, by=editor, act=Act.EDIT, summary="Tells it.", base=3):
        Narrative(work=event, language="en", body=f"{ONE}\n\n{TWO}").save()
    return event


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def both(request, event, signed_in, editor, second_editor):
    """The pages of two editors who have opened the form of the same event."""
    habits = {"java_script_enabled": request.param}
    pages = signed_in(editor, **habits), signed_in(second_editor, **habits)
    for page in pages:
        page.goto(f"/admin/conferences/event/{event.pk}/change/")
    return pages


def save(page, summary):
    page.get_by_label("What did you change, and why?").fill(summary)
    page.get_by_role("button", name="Save", exact=True).first.click()


def reword(page, key, words):
    row = page.locator(".desk-row", has=page.locator(f'.desk-name:text-is("{key}")'))
    row.locator("summary").first.click()
    row.get_by_role("textbox", name="English").first.fill(words)


def rewrite(page, words):
    page.get_by_role("heading", name="Texts", exact=True).click()
    page.locator("#group-texts .desk-row summary").first.click()
    page.locator("#group-texts textarea[name$=body]").fill(words)


def expect_saved(page):
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")


def statements(event):
    return {one.key: one.statement["en"] for one in Claim.objects.filter(work=event)}


def who_changed(event):
    changes = Change.objects.filter(work_id=event.pk, number__gt=4).order_by("number")
    return list(changes.values_list("number", "by_name", "summary"))


def test_e7_different_claims_are_merged_and_both_kept(event, both):
    first, second = both
    reword(first, "began", "It began on 20 February.")
    reword(second, "ended", "It ended on 7 March.")
    save(first, "Names the day.")
    expect_saved(first)
    save(second, "Names the last day.")
    expect_saved(second)
    expect(second.locator(".messagelist")).to_contain_text(
        "Merged with what was saved meanwhile: change 5 by editor. Claim: began: Statement"
    )
    assert statements(event) == {
        "began": "It began on 20 February.",
        "ended": "It ended on 7 March.",
    }
    assert who_changed(event) == [
        (5, "editor", "Names the day."),
        (6, "second-editor", "Names the last day."),
    ]


def test_different_paragraphs_of_one_text_are_both_kept(event, both):
    first, second = both
    rewrite(first, f"{ONE} Theirs.\n\n{TWO}")
    rewrite(second, f"{ONE}\n\n{TWO} Mine.")
    save(first, "Adds to the first.")
    expect_saved(first)
    save(second, "Adds to the second.")
    expect_saved(second)
    assert Narrative.objects.get(work=event).body == f"{ONE} Theirs.\n\n{TWO} Mine."


def test_e7_of_the_same_claim_both_texts_are_shown_and_wait_until_somebody_decides(event, both):
    first, second = both
    reword(first, "began", "It began on 20 February.")
    reword(second, "began", "It began in March.")
    save(first, "Names the day.")
    expect_saved(first)
    save(second, "After the memoir.")

    expect(second).to_have_url(re.compile("/conflict/$"))
    address = second.url
    panes = second.locator(".conflict-words")
    expect(panes).to_have_text(
        ["It began in February.", "It began inon 20 February.", "It began in FebruaryMarch."]
    )
    # The tab is closed there; in another one it is still so.
    context = second.context
    second.close()
    second = context.new_page()
    second.goto(address)
    expect(second.locator(".conflict-words").nth(2)).to_have_text("It began in FebruaryMarch.")
    assert statements(event)["began"] == "It began on 20 February."

    second.get_by_role("button", name="Save", exact=True).click()
    expect(second.get_by_role("alert")).to_contain_text("decide on every place first")
    second.locator("textarea[name^=result]").fill("It began on 20 February or in March.")
    second.get_by_role("radio", name="Edit the result").check()
    second.get_by_role("button", name="Save", exact=True).click()
    expect_saved(second)
    assert statements(event)["began"] == "It began on 20 February or in March."
    assert who_changed(event) == [
        (5, "editor", "Names the day."),
        (6, "second-editor", "After the memoir."),
    ]
    assert not KeptForm.objects.exists()
    second.goto(f"/admin/conferences/event/{event.pk}/history/")
    expect(second.locator("#change-5")).to_contain_text("editor")
    expect(second.locator("#change-6")).to_contain_text("second-editor")


def test_the_conflict_is_still_there_in_another_browser_and_for_nobody_else(
    event, both, signed_in, editor, second_editor
):
    first, second = both
    reword(first, "began", "It began on 20 February.")
    reword(second, "began", "It began in March.")
    save(first, "Names the day.")
    expect_saved(first)
    save(second, "After the memoir.")
    expect(second.locator(".conflict-words")).to_have_count(3)
    again = signed_in(second_editor)
    again.goto(f"/admin/conferences/event/{event.pk}/change/")
    again.get_by_role("link", name="Decide what shall stand").click()
    expect(again.locator(".conflict-words").nth(2)).to_have_text("It began in FebruaryMarch.")
    other = signed_in(editor)
    assert other.goto(second.url).status == 404


def test_what_is_typed_is_kept_and_taken_up_again(event, signed_in, second_editor):
    page = signed_in(second_editor)
    page.clock.install()
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    page.locator("#id_title").fill("Half a thought")
    page.clock.run_for(9_000)
    expect(page.locator("#desk-kept")).to_contain_text("Kept ")
    page.locator("#id_title").fill("Half a thought, and more")
    page.goto("/admin/")
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    expect(page.locator("#id_title")).to_have_value("Zakopane conference")
    page.get_by_role("link", name="Take it up").click()
    expect(page.locator("#id_title")).to_have_value("Half a thought, and more")
    page.wait_for_load_state("networkidle")
    assert Change.objects.filter(work_id=event.pk).count() == 4
    save(page, "The whole thought.")
    expect_saved(page)
    assert Event.objects.get(pk=event.pk).title == "Half a thought, and more"
    assert not KeptForm.objects.exists()


OFFLINE = """() => {
    window.online = window.fetch;
    window.fetch = () => Promise.reject(new TypeError());
}"""


def test_a_form_that_cannot_be_kept_says_so_and_is_tried_again(event, signed_in, second_editor):
    page = signed_in(second_editor)
    page.clock.install()
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    page.evaluate(OFFLINE)
    page.locator("#id_title").fill("Half a thought")
    page.clock.run_for(9_000)
    expect(page.get_by_role("alert")).to_contain_text("Not kept: the server cannot be reached.")
    page.evaluate("() => { window.fetch = window.online; }")
    page.clock.run_for(9_000)
    expect(page.locator("#desk-kept")).to_contain_text("Kept ")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator("#id_title")).to_have_value("Half a thought")


def expect_present(count, **where):
    """Wait until so many windows are known to the server."""
    for _attempt in range(50):
        if Presence.objects.filter(**where).count() == count:
            return
        threading.Event().wait(0.1)
    pytest.fail(f"no {count} windows {where}")


def test_two_at_one_form_hear_of_each_other(event, signed_in, editor, second_editor):
    first, second = signed_in(editor), signed_in(second_editor)
    address = f"/admin/conferences/event/{event.pk}/change/"
    first.clock.install()
    first.goto(address)
    first.clock.run_for(11_000)
    expect_present(1)
    second.clock.install()
    second.goto(address)
    expect(second.locator("#desk-others")).to_have_text("editor has this open.")
    first.locator("#group-claims summary").first.focus()
    first.clock.run_for(11_000)
    expect_present(1, section="claims")
    second.clock.run_for(11_000)
    expect(second.locator("#desk-others")).to_have_text(
        "editor is at work on “Questions and claims”."
    )
    third = first.context.new_page()
    third.clock.install()
    third.goto(address)
    # A window that was just left would be told of as well: so one's own are told of a little later.
    expect(third.locator("#desk-others")).to_have_text("second-editor has this open.")
    third.clock.run_for(11_000)
    expect(third.locator("#desk-others")).to_contain_text("You have this open in another window.")
