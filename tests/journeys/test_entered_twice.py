"""An editor enters a source that is in the library already, and is shown it before anything is saved."""

import pytest
from playwright.sync_api import expect

from sources.models import Source
from tests.factories.works import make_source

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_source_that_is_there_is_shown_and_saved_if_it_is_another(
    signed_in, axe_in_both_lights, editor
):
    make_source(editor, "Zima w Zakopanem", issued="1940")
    page = signed_in(editor, viewport={"width": 390, "height": 844})
    page.goto("/admin/sources/source/add/")
    page.get_by_label("Title", exact=True).fill("Zima w Zakopanem")
    page.get_by_label("Type").select_option("book")
    summary = page.get_by_label("What did you change, and why?")
    summary.fill("From the list of the museum.")
    summary.press("Enter")
    expect(page.get_by_text("Nothing was saved yet: this may be in the library")).to_be_visible()
    assert summary.input_value() == "From the list of the museum."
    assert axe_in_both_lights(page) == []
    page.get_by_label("This is another source: save it all the same").press("Space")
    summary.press("Enter")
    expect(page.get_by_text("was added successfully")).to_be_visible()
    assert Source.objects.count() == 2
