"""R6 to R9 and R11: what a page weighs, how it sits on every screen, how it is printed."""

import io
import re
import zlib
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from pypdf import PdfReader

from tests.journeys.reading import ADDRESS, SIZES, notes_in, published_entry
from tests.journeys.widths import width_of

pytestmark = pytest.mark.django_db(transaction=True)
# As WCAG 1.4.12 asks a page to bear.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => { for (const each of list.getEntries()) window.shifted += each.value; })
  .observe({ type: "layout-shift", buffered: true });"""


@pytest.fixture
def entry(live_server):
    return published_entry()


def packed(content: bytes) -> int:
    """Return how many bytes are sent of a file, compressed."""
    return len(zlib.compress(content, 9))


def test_r7_a_page_and_what_it_needs_are_within_their_sizes(
    entry, client, django_assert_num_queries
):
    with django_assert_num_queries(1):
        page = client.get(ADDRESS).content
    assert packed(page) <= 60_000
    scripts = re.findall(rb'<script src="[^"]*?([a-z]+)(?:\.[0-9a-f]+)?\.js"', page)
    styles = re.findall(rb'<link rel="stylesheet" href="[^"]*?([a-z]+)(?:\.[0-9a-f]+)?\.css"', page)
    assert styles == [b"variorum"]
    assert {b"notes", b"theme"} <= set(scripts)
    weigh = {
        name.decode(): packed(Path(finders.find(f"{name.decode()}.js")).read_bytes())
        for name in scripts
    }
    assert weigh["notes"] <= 3_000
    assert weigh["theme"] <= 500
    assert sum(weigh.values()) <= 8_000
    assert packed(Path(finders.find("variorum.css")).read_bytes()) <= 14_000


def test_r7_drawings_are_within_their_sizes_and_a_page_asks_for_few_files(collection, new_page):
    asked = []
    page = new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/events/gestapo-nkvd-conferences/")
    page.wait_for_load_state("networkidle")
    assert 1 < len(asked) <= 10
    for drawing, most in ((".timeline", 8_000), (".map", 40_000)):
        found = page.locator(f"{drawing} svg[role=img]").evaluate_all(
            "all => all.map(each => each.outerHTML)"
        )
        # One for wide screens, one for narrow ones.
        assert len(found) == 2
        assert packed("".join(found).encode()) <= most


@pytest.mark.parametrize("size", SIZES)
def test_r6_r7_nothing_shifts_and_nothing_is_asked_of_others(entry, new_page, size):
    page = new_page(viewport=SIZES[size])
    page.add_init_script(SHIFTS)
    page.goto(ADDRESS)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("scrollTo(0, 0)")
    page.locator("main a.ref").nth(2).click()
    page.keyboard.press("Escape")
    page.locator("label[for=theme-dark]").click()
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifted") <= 0.02


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_r8_nothing_is_cut_off_or_beside_the_smallest_screen(entry, new_page, script, scheme):
    page = new_page(
        viewport={"width": 320, "height": 640},
        java_script_enabled=script,
        color_scheme=scheme,
        bypass_csp=True,  # for the spacing that is added below
    )
    page.goto(ADDRESS)
    assert width_of(page) == 320
    if script:
        page.add_style_tag(content=SPACED)
    assert width_of(page) == 320
    cut = page.evaluate(
        """[...document.querySelectorAll("main :is(p, li, dd, dt, h1, h2, h3, td)")].filter(each =>
          each.checkVisibility() && getComputedStyle(each).overflowX === "hidden"
          && each.scrollWidth > each.clientWidth).map(each => each.outerHTML.slice(0, 80))"""
    )
    assert cut == []


def test_r9_lines_are_as_long_as_is_read_well_and_markers_leave_them_alone(entry, new_page):
    page = new_page()
    page.goto(ADDRESS)
    measured = page.evaluate(
        """() => {
          const texts = [...document.querySelectorAll("article > section[id^=section] > p")].slice(0, 20);
          let letters = 0, lines = 0;
          for (const each of texts) {
            const height = parseFloat(getComputedStyle(each).lineHeight);
            letters += each.innerText.length;
            lines += Math.round(each.getBoundingClientRect().height / height);
          }
          const box = html => {
            const each = document.createElement("p");
            each.innerHTML = html;
            texts[0].after(each);
            const height = each.getBoundingClientRect().height;
            each.remove();
            return height;
          };
          const marker = document.querySelector("section[id^=section] .refs").outerHTML;
          return { letters: letters / lines, plain: box("Words"), marked: box("Words" + marker) };
        }"""
    )
    assert 45 <= measured["letters"] <= 80
    assert abs(measured["plain"] - measured["marked"]) < 1


def test_the_contents_stand_beside_the_text_where_there_is_room_and_fold_where_not(entry, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(ADDRESS)
    contents = page.locator(".toc ol").first
    assert contents.is_visible()
    assert page.locator(".toc").bounding_box()["x"] < page.locator("h1").bounding_box()["x"]
    page.set_viewport_size(SIZES["390"])
    assert not contents.is_visible()
    page.locator(".toc summary").click()
    assert contents.is_visible()


def test_the_colours_are_chosen_without_script(entry, new_page):
    page = new_page(java_script_enabled=False, color_scheme="light")
    page.goto(ADDRESS)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.locator("label[for=theme-dark]").click()
    dark = page.evaluate(paper)
    assert dark != light
    page.locator("label[for=theme-light]").click()
    assert page.evaluate(paper) == light


def test_a_way_of_citing_is_copied_and_it_is_said(entry, new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(ADDRESS)
    page.get_by_role("button", name="Copy: Short").click()
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"“Entry R,” Variorum, edition 1, 3 November 2026, https://a.example{ADDRESS}v/1/."
    )


def test_r11_the_browsers_print_has_every_note_and_the_permanent_address(entry, new_page):
    page = new_page(color_scheme="dark")
    page.goto(f"{ADDRESS}v/1/")
    printed = PdfReader(io.BytesIO(page.pdf())).pages
    words = "".join("".join(each.extract_text().split()) for each in printed)
    for number in notes_in(entry.texts.get().html):
        assert number in words
    assert f"https://a.example{ADDRESS}v/1/" in "".join(printed[0].extract_text().split())
    for gone in ("Backtotext", "Skiptocontent", "Contents", "Searchthecollection", "Gotonote"):
        assert gone not in words


def test_r11_what_is_folded_on_the_screen_is_whole_in_print(collection, new_page):
    page = new_page(color_scheme="dark")
    page.goto("/events/gestapo-nkvd-conferences/v/2/")
    folded = page.evaluate(
        """[...document.querySelectorAll("article details")].flatMap(each =>
          [...each.querySelectorAll("td:first-of-type, summary ~ p")].map(one => one.textContent.trim()))"""
    )
    assert "Lemberg" in folded
    printed = "".join(
        "".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(page.pdf())).pages
    )
    assert [words for words in folded if "".join(words.split()) not in printed] == []
