"""A reader finds out what changed between editions, without any script."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from conferences.models import Citation, Event
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.models import Source
from tests.factories.editions import dated, fact, publish
from tests.factories.submissions import approved, submitted
from tests.journeys.widths import width_of

PAGES = ("history/", "compare/1..2/", "v/1/since/", "v/1/")
SIZES = [pytest.param((1280, 800), id="1280"), pytest.param((390, 844), id="390")]


def article(words: str) -> dict:
    html = f'<article><header><h1>Lwów</h1></header><section id="text"><p>{words}</p></section>'
    return {"en": ("Lwów conference", f"{html}</article>")}


@pytest.fixture
def editions(live_server):
    """Two editions of a work, the second of which corrects the first."""
    cited = [("rees2008", "", "supports", "p. 54")]
    first = publish(
        "lwow",
        facts=[fact("date", dated("1939-10", en="October 1939"))],
        claims=[("began", "It began in October.", cited)],
        texts=article("It began in October 1939, as Rees writes."),
    )
    return publish(
        of=first,
        summary="The month was misread.",
        nature="correction",
        is_correction=True,
        facts=[fact("date", dated("1939-11", en="November 1939"))],
        claims=[("began", "It began in November.", cited)],
        texts=article("It began in November 1939, as Rees writes."),
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_editions_are_accessible_and_fit(editions, new_page, axe, size, scheme):
    width, height = size
    page = new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    found = []
    for path in PAGES:
        page.goto(f"/events/lwow/{path}")
        found += axe(page)
        assert width_of(page) == width, path
    assert found == []


@pytest.mark.parametrize(("width", "columns"), [(1280, True), (390, False)])
def test_a_reader_goes_from_an_old_edition_to_what_changed(editions, new_page, width, columns):
    size = {"width": width, "height": 800}
    page = new_page(viewport=size, java_script_enabled=False)
    page.goto("/events/lwow/v/1/")
    page.get_by_role("link", name="What changed since").click()
    expect(page.get_by_role("main")).to_contain_text("Something was corrected.")
    page.get_by_role("link", name="Compare the two, word by word").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Editions 1 and 2 compared")
    expect(page.locator(".texts.wide")).to_be_visible(visible=columns)
    expect(page.locator(".texts.narrow-only")).to_be_visible(visible=not columns)
    page.get_by_role("link", name="Editions", exact=True).click()
    expect(page.locator("#edition-2 .told li").first).to_contain_text("Date")


def test_r12_what_a_reader_cites_stays_as_it_was_read(
    live_server, collection, new_page, editor, reviewer
):
    cited = "/events/zakopane-feb/v/1/"
    page = new_page()
    answer = page.goto(cited)
    read, tag = answer.body(), answer.header_value("etag")
    expect(page.locator("main > .about-edition")).to_contain_text("Edition 1, ")
    expect(page.locator("#cite-this")).to_contain_text(f"{settings.SITE_ADDRESS}{cited}")
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    page.goto("about:blank")

    event = Event.objects.get(key="zakopane-feb")
    source = Source.objects.get(key="paul2006")
    with record(source, by=editor, act=Act.EDIT, summary="Renames it.", base=base_of(source)):
        source.title = "Another title"
        source.save()
    citation = Citation.objects.filter(claim__key="villa").first()
    with record(event, by=editor, act=Act.EDIT, summary="Notes it.", base=base_of(event)):
        citation.note = "Read again."
        citation.save()
    [edition] = approved(submitted(event, by=editor), reviewer).editions

    other = new_page(java_script_enabled=False)
    again = other.goto(cited)
    assert (again.body(), again.header_value("etag")) == (read, tag)
    assert other.request.get(cited, headers={"If-None-Match": tag}).status == 304
    for reader in (page, other):
        assert reader.context.cookies() == []
    other.goto(f"/events/zakopane-feb/at/{edition.at.date().isoformat()}/")
    expect(other).to_have_url(f"{live_server.url}/events/zakopane-feb/v/3/")
