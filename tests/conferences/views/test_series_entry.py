"""The entry on the series as everything made of it: PDF, data for programs, feeds, and its fixed edition."""

import html
import json
import re

import feedparser
import pytest
from django.conf import settings
from pypdf import PdfReader

from conferences.models import Citation, Edition, EditionText, Event
from conferences.printed import printed_file
from conferences.services.printing import make_pdfs
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.models import Source
from tests.conferences.rendering.schema_org import models_of
from tests.factories.submissions import approved, submitted

pytestmark = pytest.mark.django_db
SITE = settings.SITE_ADDRESS
ENTRY = "/events/gestapo-nkvd-conferences/"
LANGUAGES = {"en": "", "vi": "/vi"}


@pytest.fixture
def collection(first_collection, db):
    return first_collection


def squeezed(text: str) -> str:
    """Return a text without what a line of print may add or take: space and hyphens."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def notes_of(text: EditionText) -> list[str]:
    """Return each note of an article, its number first, as it stands in print."""
    found = re.findall(
        r'<li id="cite_note-[^"]*">\s*<p(?: class="src")?>(<span class="n">.*?)</p>', text.html
    )
    return [squeezed(html.unescape(re.sub(r"<[^>]*>", "", note))) for note in found]


@pytest.fixture
def printed(collection, settings, tmp_path) -> dict[str, str]:
    """The words of the PDFs of the current edition of the series, by language; no other is made."""
    settings.PRINTED_ROOT = tmp_path / "printed"
    series = EditionText.objects.filter(edition__key="series", edition__publication__isnull=False)
    wanted = {text.pk: text for text in series}
    for text in EditionText.objects.exclude(pk__in=wanted).select_related("edition"):
        file = printed_file(text.edition.digest, text.language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    made = {text.language: file for text, file in make_pdfs()}
    pages = {language: PdfReader(file).pages for language, file in made.items()}
    return {
        language: squeezed("".join(page.extract_text() for page in found))
        for language, found in pages.items()
    }


def test_the_pdf_has_every_note_and_the_permanent_address_in_both_languages(printed):
    assert sorted(printed) == ["en", "vi"]
    edition = Edition.objects.get(key="series", publication__isnull=False)
    for language, words in printed.items():
        notes = notes_of(edition.texts.get(language=language))
        assert len(notes) >= 15
        assert [note for note in notes if note not in words] == []
        assert squeezed(f"{SITE}{ENTRY}v/{edition.number}/") in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_programs_are_told_is_in_the_vocabulary(client, collection, language):
    page = client.get(f"{LANGUAGES[language]}{ENTRY}").content.decode()
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    graph = json.loads(data)
    # The article, the series, and each statement that answers a question or carries a fact.
    assert len(models_of(graph)) == 9
    assert graph["@graph"][0]["inLanguage"] == language
    alone = client.get(f"{LANGUAGES[language]}{ENTRY}v/2/data.jsonld").json()
    assert alone == graph


@pytest.mark.parametrize("feed", ["/feeds/editions.atom", f"{ENTRY}history.atom"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_its_feeds_are_faultless_and_name_the_edition(client, collection, feed, language):
    parsed = feedparser.parse(client.get(f"{LANGUAGES[language]}{feed}").content)
    assert (parsed.bozo, parsed.version) == (False, "atom10")
    links = [entry.link for entry in parsed.entries]
    assert f"{SITE}{LANGUAGES[language]}{ENTRY}v/2/" in links
    assert all(entry.id and entry.updated and entry.author for entry in parsed.entries)


def test_r12_an_edition_stays_byte_for_byte_whatever_comes_after_it(
    client, collection, editor, reviewer
):
    page = "/events/zakopane-feb/v/1/"
    first = client.get(page)
    tag = first["ETag"]
    assert tag.startswith('"')
    assert client.get(page, headers={"If-None-Match": tag}).status_code == 304
    assert "Set-Cookie" not in first
    assert "Cookie" not in first.get("Vary", "")
    body = first.content.decode()
    assert '<meta name="robots" content="noindex">' in body
    assert re.search(r'<main[^>]*>\s*<div class="about-edition"', body)
    assert f"{SITE}{page}" in body.split('id="cite-this"')[1]

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

    assert edition.number == 3
    again = client.get(page)
    assert (again.content, again["ETag"]) == (first.content, tag)
    day = edition.at.date().isoformat()
    on_that_day = client.get(f"/events/zakopane-feb/at/{day}/")
    assert (on_that_day.status_code, on_that_day["Location"]) == (302, "/events/zakopane-feb/v/3/")
    assert client.get("/events/zakopane-feb/at/1999-01-01/").status_code == 404
