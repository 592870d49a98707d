"""An editor takes an article in and decides on its pieces, on one screen, by keyboard and without script."""

import pytest
from playwright.sync_api import expect

from conferences.models import ArticleImport, Citation, Claim, Event, Narrative
from sources.models import Source
from tests.journeys.widths import width_of

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "otwarto-je-12-maja-1901-r"
ARTICLE = """Zakład w Łodzi

Archiwum w Łodzi przechowuje żółte księgi.[1] Otwarto je 12 maja 1901 r.[2]

Przypisy

1. ^ Jan Śliwiński, Próba ognia, Warszawa: Iskry, 1999, s. 12.
2. ^ Anna Żółć, Księgi, Łódź: Iskry, 2001, s. 3.
"""


def send(page, *, passes):
    page.goto("/admin/conferences/articleimport/add/")
    file = {"name": "a.txt", "mimeType": "text/plain", "buffer": ARTICLE.encode("windows-1250")}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Take it in").press("Enter")
    expect(page.get_by_text("name the encoding of the file")).to_be_visible()
    assert passes()
    page.get_by_label("File").set_input_files(file)
    page.get_by_label("Encoding").select_option("windows-1250")
    page.get_by_label("Address of the article").fill("https://example.org/lodz")
    page.get_by_role("button", name="Take it in").press("Enter")


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_an_article_is_sent_decided_piece_by_piece_and_cited(
    signed_in, axe_in_both_lights, editor, has_script
):
    page = signed_in(editor, java_script_enabled=has_script, viewport={"width": 390, "height": 844})
    send(page, passes=lambda: not has_script or axe_in_both_lights(page) == [])
    expect(page.get_by_text("4 pieces wait to be decided.")).to_be_visible()
    assert not has_script or axe_in_both_lights(page) == []
    assert width_of(page) <= 390
    claims = page.get_by_role("region", name="Claims")
    second = claims.get_by_role("article").nth(1)
    second.get_by_label("Statement").fill("Otwarto je 12 maja 1901 roku.")
    second.get_by_label("Accept").press("Space")
    first = claims.get_by_role("article").nth(0)
    first.get_by_label("No claim: keep the sentence as plain text").press("ArrowDown")
    expect(first.get_by_label("No claim: leave the sentence out of the text")).to_be_checked()
    sources = page.get_by_role("region", name="Sources")
    sources.get_by_role("article").nth(1).get_by_label("Accept").press("Space")
    page.get_by_role("button", name="Keep my decisions").press("Enter")
    expect(page.get_by_text("1 piece waits to be decided.")).to_be_visible()
    expect(first.get_by_text("left out of the text", exact=True)).to_be_visible()
    assert Narrative.objects.get().body == f"[Otwarto je 12 maja 1901 r.]{{claim={KEY}}}"
    [claim], [citation] = Claim.objects.all(), Citation.objects.all()
    assert claim.statement == {"pl": "Otwarto je 12 maja 1901 roku."}
    assert (citation.source.title, citation.locator, citation.via.url) == (
        "Księgi", "p. 3", "https://example.org/lodz",
    )  # fmt: skip
    page.get_by_role("link", name="The draft of the entry").press("Enter")
    expect(page.get_by_role("heading", name="Zakład w Łodzi")).to_be_visible()
    counted = (each.objects.count() for each in (Event, Source, ArticleImport))
    assert list(counted) == [1, 2, 1]
