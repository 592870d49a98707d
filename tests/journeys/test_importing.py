"""An editor brings a file of sources into the library and takes it out again, without script."""

import pytest
from playwright.sync_api import expect

from sources.models import Distinction, Source
from sources.services.distinctions import Seen, tell_apart
from tests.factories.works import make_source

pytestmark = pytest.mark.django_db(transaction=True)
FILE = """@book{rees2008, author = {Rees, Laurence}, title = {World War Two Behind Closed Doors}, year = 2008}
@book{ognia, author = {Śliwiński, Ł.}, title = {Próba ognia}, year = 1999}
@book{bad, title = {Bad}, doi = {no DOI}}
"""


def test_a_file_is_sent_decided_imported_and_undone_by_keyboard(
    signed_in, axe_in_both_lights, editor
):
    make_source(editor, "World War Two Behind Closed Door", issued="2008")
    page = signed_in(editor, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto("/admin/sources/source/")
    page.get_by_role("link", name="Import", exact=True).press("Enter")
    file = {"name": "sources.bib", "mimeType": "text/plain", "buffer": FILE.encode()}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Show what is in it").press("Enter")
    first = page.get_by_role("group", name="What shall become of number 1?")
    assert first.get_by_label("leave out").is_checked()
    first.get_by_label("leave out").press("ArrowLeft")
    assert first.get_by_label("fill what is empty in the source that is there").is_checked()
    page.get_by_role("button", name="Import what was decided").press("Enter")
    expect(page.get_by_text("Imported: 2 sources were written, in one act.")).to_be_visible()
    assert Source.objects.get(key="ognia").title == "Próba ognia"
    page.get_by_role("link", name="Undo this import").press("Enter")
    page.get_by_role("button", name="Undo the whole import").press("Enter")
    undone = page.get_by_text("This import was undone: the library is without it.")
    expect(undone).to_be_visible()
    assert [source.title for source in Source.objects.all()] == ["World War Two Behind Closed Door"]


def test_two_that_are_two_are_said_to_be_so_and_that_is_taken_back_by_keyboard(signed_in, editor):
    make_source(editor, "Próba ognia", key="one", issued="1999")
    make_source(editor, "Proba ognia", key="other", issued="1999")
    page = signed_in(editor, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto("/admin/sources/source/")
    page.get_by_role("link", name="There twice?").press("Enter")
    page.get_by_text("They are two: one, other").press("Enter")
    why = page.get_by_label("Why are they two?")
    why.fill("Two")
    why.press("Enter")
    expect(page.get_by_text("Say in 10 to 500 characters why they are two.")).to_be_visible()
    assert why.input_value() == "Two"
    why.fill("The second is a novel of that name.")
    page.get_by_role("button", name="Say that they are two").press("Enter")
    expect(page.get_by_text("No two sources but those said to be two are alike")).to_be_visible()
    assert Distinction.objects.get().reason == "The second is a novel of that name."
    page.get_by_role("link", name="Said to be two (1)").press("Enter")
    page.get_by_role("button", name="Take it back").press("Enter")
    expect(page.get_by_text("Of no two sources it is said that they are two.")).to_be_visible()


@pytest.mark.parametrize("path", ["import/", "export/", "twice/", "twice/said/"])
def test_the_pages_of_exchange_are_accessible(signed_in, axe_in_both_lights, editor, path):
    first = make_source(editor, "Próba ognia", issued="1999")
    make_source(editor, "Proba ognia", issued="1999")
    third = make_source(editor, "Proba ognia", issued="1999")
    seen = Seen({first.pk: 1, third.pk: 1}, "the same title, year and names")
    tell_apart(seen, by=editor, reason="The third is a novel of that name.")
    page = signed_in(editor)
    page.goto(f"/admin/sources/source/{path}")
    if path == "twice/":
        page.get_by_text("They are two").first.click()
    assert axe_in_both_lights(page) == []
    if path == "import/":
        file = {"name": "sources.bib", "mimeType": "text/plain", "buffer": FILE.encode()}
        page.get_by_label("File").set_input_files(file)
        page.get_by_role("button", name="Show what is in it").click()
        assert axe_in_both_lights(page) == []
