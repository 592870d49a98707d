"""Timeline and map in a browser: labels stand free and can be read, list and drawing agree."""

from playwright.sync_api import expect

ENTRY = "/events/gestapo-nkvd-conferences/"
SIZES = ((1280, 800), (700, 900), (390, 844), (320, 640))
# What a browser measures of a drawing that is shown: the boxes of its words and their size, its
# marks, and what it is called. Words are measured as they are on the screen.
MEASURE = """figure => {
  const shown = [...figure.querySelectorAll("svg[role=img]")].filter(
    svg => svg.getBoundingClientRect().width > 0);
  const svg = shown[0], frame = svg.getBoundingClientRect();
  const scale = frame.width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll("text")].map(text => {
    const box = text.getBoundingClientRect();
    return {said: text.textContent, left: box.left, right: box.right, top: box.top,
            bottom: box.bottom, size: parseFloat(getComputedStyle(text).fontSize) * scale};
  });
  const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  const overlaps = [];
  texts.forEach((one, i) => texts.slice(i + 1).forEach(other => {
    if (meets(one, other)) overlaps.push([one.said, other.said]);
  }));
  return {
    count: shown.length,
    overlaps,
    outside: texts.filter(t => t.left < frame.left - 1 || t.right > frame.right + 1).map(t => t.said),
    small: texts.filter(t => t.size < 12).map(t => t.said + " " + t.size),
    marks: svg.querySelectorAll(".mark").length,
    dashed: svg.querySelectorAll("[stroke-dasharray]").length,
    // What it is called and described by, as a reader of screens is told.
    told: svg.getAttribute("aria-labelledby").split(" ").map(id => document.getElementById(id))
      .filter(each => each.textContent.trim()).map(each => each.localName),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}"""


def measured(page, selector: str):
    return page.locator(selector).evaluate(MEASURE)


def test_r14_labels_can_be_read_and_every_entry_of_a_list_has_its_mark(collection, new_page):
    for width, height in SIZES:
        page = new_page(viewport={"width": width, "height": height}, java_script_enabled=False)
        for path in (
            ENTRY,
            "/timeline/",
            "/map/",
            "/places/krakow/",
            f"/vi{ENTRY}",
            "/vi/timeline/",
        ):
            page.goto(path)
            for figure, entries in ((".timeline", "ol.moments > li"), (".map", "ul.spots > li")):
                if not page.locator(figure).count():
                    continue
                found = measured(page, figure)
                said = f"{path} {figure} at {width}"
                assert found["count"] == 1, said
                assert (found["overlaps"], found["outside"], found["small"]) == ([], [], []), said
                assert found["marks"] == page.locator(entries).count(), said
                assert found["told"] == ["title", "desc"], said
                assert found["wide"] <= 0, said


def test_r14_the_series_shows_its_seven_meetings_and_where_they_were(collection, new_page):
    page = new_page()
    page.goto(ENTRY)
    assert page.locator("#timeline ol.moments > li").count() == 8
    dispute = page.locator("#timeline li", has_text="Lwów meeting").inner_text()
    assert "October 1939 or late November 1939" in dispute
    assert "disputed" in dispute
    assert measured(page, "#timeline .timeline")["dashed"] > 0
    assert page.locator("#map ul.spots > li").count() == 6
    names = page.locator("#map svg.wide text").all_text_contents()
    assert any("Lwów (Lviv)" in name for name in names)
    caption = page.locator("#map figcaption").inner_text()
    assert "no outline with the borders of 1939 is at hand" in caption
    assert "Natural Earth 4.1" in caption
    assert "public domain" in caption
    page.locator("#map").get_by_role("link", name="Note on place names").click()
    assert page.locator("td", has_text="Lemberg").get_attribute("lang") is None
    assert page.locator("bdi[lang=uk]", has_text="Львів").is_visible()


def test_nothing_stands_in_anybodys_way(collection, new_page, axe):
    for width, scheme in ((1280, "light"), (390, "dark")):
        page = new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
        for path in (
            "/timeline/",
            "/map/",
            "/map/names/",
            "/questions/",
            ENTRY,
            "/timeline/?from=soon",
        ):
            page.goto(path)
            for details in page.locator("details.names > summary").all():
                details.click()
            assert axe(page) == []


def test_the_timeline_is_narrowed_by_its_form(collection, new_page):
    page = new_page()
    page.goto("/timeline/")
    page.locator("main summary").click() if not page.locator("#id_from").is_visible() else None
    page.locator("#id_from").fill("1940-02-20")
    page.locator("#id_kind").select_option("meeting")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("ol.moments .what bdi")).to_have_text(
        ["Zakopane conference of February 1940", "Kraków conference of March 1940"]
    )
