"""There is room on narrow screens and wide ones: nothing is cut, hidden, or left out of view."""

import pytest

from tests.conferences.review.works import address as review_address
from tests.conferences.review.works import recorded_event, rename
from tests.factories.works import make_claim, make_event, make_narrative, make_source
from tests.journeys.widths import overhang

pytestmark = pytest.mark.django_db(transaction=True)

NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 844}
LONG = "A Publisher with a Name of Several Words, and Another Behind It " * 4
FILE = f"""@book{{rees2008, author = {{Rees, Laurence}}, title = {{Behind Closed Doors}}, year = 2009,
publisher = {{{LONG} and Sons}}, address = {{{LONG}}}, isbn = {{978-0-563-49335-8}}}}
"""
LINES_OF_NAMES = """names => names.map((name) => {
  const words = document.createRange(), text = name.firstChild;
  return text.data.split(" ").map((word) => {
    const start = text.data.indexOf(word);
    words.setStart(text, start);
    words.setEnd(text, start + word.length);
    return words.getClientRects().length;
  });
})"""
CUT = """links => links.filter((link) => {
  const box = link.getBoundingClientRect();
  return box.left < 0 || box.right > document.documentElement.clientWidth;
}).map((link) => link.textContent)"""


def test_names_of_fields_that_differ_stand_whole(signed_in, editor):
    make_source(
        editor,
        "Behind Closed Doors",
        issued="2008",
        publisher=LONG,
        publisher_place="Kędzierzyn-Koźle",
        isbn="978-0-563-49335-8",
    )
    page = signed_in(editor, viewport=NARROW)
    page.goto("/admin/sources/source/import/")
    file = {"name": "sources.bib", "mimeType": "text/plain", "buffer": FILE.encode()}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Show what is in it").click()
    page.locator("details summary", has_text="differences").click()
    lines = page.locator(".desk-source tbody th").evaluate_all(LINES_OF_NAMES)
    assert len(lines) >= 4
    assert {number for words in lines for number in words} == {1}
    assert overhang(page) <= 0


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["390", "1280"])
def test_a_link_to_a_group_leads_to_its_beginning(signed_in, editor, viewport):
    event = make_event(editor)
    for number in range(40):
        make_claim(event, editor, f"claim-{number}", "It began on a day in February. " * 6)
    for language in ("en", "vi"):
        make_narrative(event, editor, "It began.\n\n" * 40, language)
    page = signed_in(editor, viewport=viewport)
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    page.locator(".desk-groups").get_by_role("link", name="Texts").click()
    # Once the rows above have their true height, it stands at the top, or the page ends.
    page.wait_for_function(
        """() => {
          const bar = document.querySelector(".desk-bar"), box = bar.getBoundingClientRect();
          const top = document.querySelector("#group-texts").previousElementSibling.getBoundingClientRect().top;
          const above = getComputedStyle(bar).position === "sticky" ? box.bottom : 0;
          const isEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
          return scrollY > 0 && top >= above && (top < above + 40 || isEnd);
        }"""
    )


def test_all_that_leads_on_from_a_comparison_is_in_view(signed_in, editor):
    event = recorded_event(editor)
    rename(event, "Another", editor)
    page = signed_in(editor, viewport=NARROW)
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        for mode in ("side", "inline", "rendered"):
            page.goto(review_address(event, "compare", "3..4") + f"?mode={mode}")
            links = page.locator(".review-tools a")
            assert links.all_text_contents()[-2:] == ["Swap sides", "History"]
            assert links.evaluate_all(CUT) == []
            assert page.locator(".review-head").bounding_box()["height"] <= 96
            assert overhang(page) <= 0


def test_the_summary_of_a_change_has_room_for_a_sentence(signed_in, editor):
    event = make_event(editor)
    page = signed_in(editor, viewport=WIDE, beside="preview")
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    field = page.get_by_label("What did you change, and why?")
    assert field.bounding_box()["width"] >= 400
