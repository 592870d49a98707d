"""How editions are cited: files for other programs, the head of the page, the lag of a translation."""

import json

import pytest

from tests.factories.editions import publish, rename, withdraw

pytestmark = pytest.mark.django_db
FOLDER = "/events/zakopane/v/1/"


@pytest.fixture
def edition(settings):
    settings.SITE_ADDRESS = "https://example.org"
    texts = {"en": ("Zakopane", "<article></article>"), "vi": ("Hội nghị", "<article></article>")}
    return publish("zakopane", texts=texts)


def test_files_are_sent_with_a_name_a_type_and_a_strong_tag(
    client, edition, django_assert_num_queries
):
    types = {
        "bib": "application/x-bibtex; charset=utf-8",
        "ris": "application/x-research-info-systems; charset=utf-8",
        "json": "application/vnd.citationstyles.csl+json",
    }
    for ending, content_type in types.items():
        with django_assert_num_queries(1):
            answer = client.get(f"{FOLDER}cite.{ending}")
        assert answer.status_code == 200
        assert answer["Content-Type"] == content_type
        assert answer["Content-Disposition"] == f'attachment; filename="zakopane-v1.{ending}"'
        assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert "Set-Cookie" not in answer
        assert "Cookie" not in answer.get("Vary", "")
        again = client.get(f"{FOLDER}cite.{ending}", headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_file_names_the_edition_for_ever(client, edition):
    [item] = json.loads(client.get(f"{FOLDER}cite.json").content)
    assert item == {
        "id": "zakopane-v1",
        "type": "entry-encyclopedia",
        "title": "Zakopane",
        "container-title": "Variorum",
        "publisher": "Variorum",
        "edition": "1",
        "issued": {"date-parts": [[2026, 11, 3]]},
        "URL": "https://example.org/events/zakopane/v/1/",
        "language": "en",
        "author": [{"literal": "editor"}],
    }
    before = client.get(f"{FOLDER}cite.bib").content
    publish(of=edition, title="Renamed", texts={"en": ("Renamed", "<article></article>")})
    assert client.get(f"{FOLDER}cite.bib").content == before


def test_a_file_has_the_title_of_the_language_of_its_address(client, edition):
    [item] = json.loads(client.get(f"/vi{FOLDER}cite.json").content)
    assert (item["title"], item["language"]) == ("Hội nghị", "vi")


def test_a_withdrawn_edition_can_be_cited_and_a_former_address_leads_on(client, edition):
    withdraw(edition, current=None)
    assert client.get(f"{FOLDER}cite.ris").status_code == 200
    rename(edition, "zakopane-conference")
    answer = client.get(f"{FOLDER}cite.ris")
    assert answer.status_code == 301
    assert answer["Location"] == "/events/zakopane-conference/v/1/cite.ris"


@pytest.mark.parametrize(
    "path",
    ["v/2/cite.bib", "v/0/cite.bib", "v/1/cite.pdf", "v/1/cite.bib/", "v/1/cite.", "cite.bib"],
)
def test_what_was_never_made_is_not_found(client, edition, path):
    assert client.get(f"/events/zakopane/{path}").status_code == 404


def test_the_head_of_a_page_names_its_edition(client, edition):
    head = (
        '<meta name="citation_title" content="Zakopane">\n'
        '<meta name="citation_author" content="editor">\n'
        '<meta name="citation_publication_date" content="2026/11/03">\n'
        '<meta name="citation_inbook_title" content="Variorum">\n'
        '<meta name="citation_publisher" content="Variorum">\n'
        '<meta name="citation_language" content="en">\n'
        '<meta name="citation_public_url" content="https://example.org/events/zakopane/v/1/">\n'
    )
    assert head in client.get("/events/zakopane/").content.decode()
    assert head in client.get(FOLDER).content.decode()


def test_names_in_the_head_are_escaped(client):
    publish("a", texts={"en": ('"><script>alert(1)</script>', "<article></article>")})
    page = client.get("/events/a/").content.decode()
    assert '<meta name="citation_title" content="&quot;&gt;&lt;script&gt;alert(1)' in page


def state(page: str, language: str) -> str:
    link = page.partition(f'hreflang="{language}" lang="')[2].partition("</li>")[0]
    return link.partition('<span class="state">')[2].partition("</span>")[0]


@pytest.mark.parametrize(
    ("claims", "english", "vietnamese"),
    [
        (0, "(made from change 41 of 53)", "(dịch từ lần sửa 41 trong 53)"),
        (
            1,
            "(made from change 41 of 53; lacks 1 claim)",
            "(dịch từ lần sửa 41 trong 53; thiếu 1 luận điểm)",
        ),
        (
            2,
            "(made from change 41 of 53; lacks 2 claims)",
            "(dịch từ lần sửa 41 trong 53; thiếu 2 luận điểm)",
        ),
    ],
)
def test_the_link_to_a_translation_says_how_far_it_is_behind(client, claims, english, vietnamese):
    texts = {"en": ("A", "<article></article>"), "vi": ("B", "<article></article>")}
    lags = {"vi": {"made_from": 41, "of": 53, "claims": claims}}
    publish("a", texts=texts, lags=lags)
    page, translated = (
        client.get(path).content.decode() for path in ("/events/a/", "/vi/events/a/")
    )
    assert (state(page, "vi"), state(page, "en")) == (english, "")
    assert (state(translated, "vi"), state(translated, "en")) == (vietnamese, "")
    assert state(client.get("/events/a/v/1/").content.decode(), "vi") == ""


def test_the_link_to_a_translation_that_lacks_nothing_says_nothing(client, edition):
    assert state(client.get("/events/zakopane/").content.decode(), "vi") == ""
