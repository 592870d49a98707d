"""A translator brings a text up to what the original says now, beside it, by keyboard and without script."""

import pytest
from playwright.sync_api import expect

from conferences.models import Claim, Narrative
from tests.factories.works import add_row, make_claim, make_event, make_narrative
from tests.journeys.widths import width_of

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "They met in Zakopane.\n\nNothing is known of the rest."


def test_a_translation_is_brought_up_beside_its_original(signed_in, axe_in_both_lights, editor):
    event = make_event(editor)
    claim = make_claim(event, editor, key="begun", statement="It began in February.")
    text = make_narrative(event, editor, BODY)
    own = make_narrative(
        event, editor, "Họ họp ở Zakopane.\n\nPhần còn lại không rõ.", language="vi", made_from=3
    )
    text.body = BODY.replace("in Zakopane", "in Zakopane and in Kraków") + "\n\nA new end."
    add_row(event, text, editor)
    page = signed_in(editor, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    page.get_by_role("link", name="Translate into Tiếng Việt").press("Enter")
    said = "2 places of the original changed since; they are marked."
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.locator("ins").first).to_have_text(" and in Kraków")
    assert width_of(page) <= 390
    page.get_by_label("Paragraph 1").press("End")
    page.get_by_label("Paragraph 1").fill("Họ họp ở Zakopane và ở Kraków.")
    page.get_by_label("Paragraph 3").fill("Một kết thúc mới.")
    page.get_by_label("begun: Statement").fill("Bắt đầu vào tháng hai.")
    page.get_by_label("It says all that the original says").press("Space")
    page.get_by_label("What did you change, and why?").fill("Brings the translation up.")
    page.get_by_label("What did you change, and why?").press("Enter")
    expect(page.get_by_text("The translation was saved as change 6.")).to_be_visible()
    expect(page.get_by_text("Nothing of the original changed since.")).to_be_visible()
    own.refresh_from_db()
    assert (own.body, own.made_from) == (
        "Họ họp ở Zakopane và ở Kraków.\n\nPhần còn lại không rõ.\n\nMột kết thúc mới.", 5,
    )  # fmt: skip
    assert Claim.objects.get(pk=claim.pk).statement["vi"] == "Bắt đầu vào tháng hai."
    assert Narrative.objects.get(language="en").body.endswith("A new end.")
    wide = signed_in(editor)
    wide.goto(f"/admin/conferences/event/{event.pk}/translate/vi/")
    assert axe_in_both_lights(wide) == []


def test_a_closed_browser_loses_nothing_of_a_translation(signed_in, editor, axe_in_both_lights):
    event = make_event(editor)
    make_narrative(event, editor, BODY)
    page = signed_in(editor)
    page.clock.install()
    page.goto(f"/admin/conferences/event/{event.pk}/translate/vi/")
    page.get_by_label("Paragraph 1").fill("Họ họp ở Zakopane.")
    page.clock.run_for(9_000)
    expect(page.locator("#desk-kept")).to_contain_text("Kept ")
    page.close(run_before_unload=False)
    again = signed_in(editor)
    again.goto(f"/admin/conferences/event/{event.pk}/translate/vi/")
    expect(again.get_by_text("You have unsaved work from")).to_be_visible()
    assert axe_in_both_lights(again) == []
    again.get_by_role("link", name="Take it up").click()
    expect(again.get_by_label("Paragraph 1")).to_have_value("Họ họp ở Zakopane.")
    again.get_by_label("Paragraph 2").fill("Phần còn lại không rõ.")
    again.get_by_label("What did you change, and why?").fill("Translates it.")
    again.keyboard.press("Enter")
    expect(again.get_by_text("The translation was saved")).to_be_visible()
    expect(again.get_by_text("You have unsaved work from")).to_have_count(0)
    own = Narrative.objects.get(language="vi")
    assert own.body == "Họ họp ở Zakopane.\n\nPhần còn lại không rõ."
