"""A date is typed as historians say it; the form says how it is read, and writes it for machines."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_date_in_words_is_offered_in_edtf_by_keyboard(
    signed_in, axe_in_both_lights, editor, width
):
    page = signed_in(editor, viewport={"width": width, "height": 844})
    page.goto("/admin/conferences/event/add/")
    field, line = page.locator("#id_date"), page.locator("#id_date-read")
    field.focus()
    expect(line).to_have_text(
        "In EDTF or in words: about November 1939; before March 1940; between 1939 and 1941; "
        "8 to 9 December 1939."
    )
    page.keyboard.type("about November 1939")
    expect(line).to_contain_text("1939-11~ (about November 1939)")
    assert axe_in_both_lights(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(field).to_have_value("1939-11~")
    expect(field).to_be_focused()
    expect(line).to_have_text("about November 1939")
    page.keyboard.press("Control+z")
    expect(field).to_have_value("about November 1939")
    field.fill("1939-11-32")
    expect(line).to_contain_text("“32”: a day is 01 to 31.")


def test_a_date_of_a_new_row_is_read_back(signed_in, editor):
    page = signed_in(editor)
    page.goto("/admin/conferences/place/add/")
    page.get_by_role("button", name="Add: name", exact=True).press("Enter")
    page.locator("input[data-date][id$=-period]").last.fill("1939-09/1941-06")
    expect(page.locator(".desk-date")).to_have_text("September 1939 – June 1941")
