"""The page on which an article is sent in, and the one on which its pieces are decided."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import ArticleImport, Citation, Claim, Event
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.admin.posting import signed_in

pytestmark = pytest.mark.django_db

ADD = "/admin/conferences/articleimport/add/"
ARTICLE = """Town archive

The archive keeps the papers.[1] It holds <b>maps</b>.[2]

1. ^ Smith, John (1999). A Town and its Papers. London: Example Press. p. 12.
"""


def sent(client, content=None):
    content = ARTICLE.encode() if content is None else content
    return client.post(ADD, {"file": SimpleUploadedFile("archive.txt", content)})


def page_of(taken):
    return f"/admin/conferences/articleimport/{taken.pk}/change/"


def test_an_editor_sends_an_article_and_decides_piece_by_piece(editor):
    client = signed_in(editor)
    assert "Take in an article" in client.get(ADD).content.decode()
    response = sent(client)
    taken = ArticleImport.objects.get()
    assert response.headers["Location"] == page_of(taken)
    page = client.get(page_of(taken)).content.decode()
    for words in (
        "The archive keeps the papers.", "It holds &lt;b&gt;maps&lt;/b&gt;.", "Smith, John", "A Town and its Papers",
        "leads to no reference", "3 pieces wait to be decided.", "no reference</td><td dir=\"auto\">[2]",
    ):  # fmt: skip
        assert words in page
    posted = {
        "seen": "0",
        "c0-do": "accepted",
        "c0-text": "The archive keeps papers.",
        "s0-do": "accepted",
    }
    assert client.post(page_of(taken), posted).status_code == 302
    assert Claim.objects.get().statement == {"en": "The archive keeps papers."}
    assert Citation.objects.get().source.title == "A Town and its Papers"
    assert "1 piece waits to be decided." in client.get(page_of(taken)).content.decode()
    # The same page again: it was decided on since.
    assert client.post(page_of(taken), posted).status_code == 409
    assert Claim.objects.count() == 1


def test_works_on_which_accepted_claims_would_rest_are_named_until_they_are_decided(editor):
    client = signed_in(editor)
    sent(client)
    address = page_of(ArticleImport.objects.get())
    waits = "Claims that you accepted cite a work that waits for your decision"
    assert waits not in client.get(address).content.decode()
    client.post(address, {"seen": "0", "c0-do": "accepted"})
    page = client.get(address).content.decode()
    assert waits in page
    assert '<li dir="auto"><a href="#s0">A Town and its Papers</a></li>' in page
    client.post(address, {"seen": "1", "s0-do": "accepted"})
    assert waits not in client.get(address).content.decode()
    assert Citation.objects.get().source.title == "A Town and its Papers"


@pytest.mark.parametrize(
    ("name", "content", "place", "columns"),
    [
        ("a.txt", ARTICLE, "line 3", ["Line"]),
        ("a.wiki", "== Town ==\n\n\nIt is big.<ref>Smith, John. ''Papers''. 1999.</ref>", "line 4", []),
        ("a.md", "# Town\n\n\n\nIt is big.[^1]\n\n[^1]: Smith, Papers, 1999.\n", "paragraph 2", []),
        (
            "a.html",
            "<nav>Main page</nav><h1>Town</h1>\n\n<p>It is big.<sup><a href='#n1'>[1]</a></sup></p>"
            "<ol><li id='n1'>Smith, John. Papers. 1999.</li></ol>",
            "paragraph 2",
            ["Paragraph"],
        ),
    ],
)  # fmt: skip
def test_a_piece_is_placed_by_its_line_or_where_there_are_none_by_its_paragraph(
    editor, name, content, place, columns
):
    client = signed_in(editor)
    client.post(ADD, {"file": SimpleUploadedFile(name, content.encode())})
    page = client.get(page_of(ArticleImport.objects.get())).content.decode()
    assert re.findall(r"(?:line|paragraph) \d+(?=</h3>)", page)[0] == place
    assert re.findall(r'<th scope="col">(Line|Paragraph)</th>', page) == columns


def test_what_cannot_be_taken_is_said_at_the_piece_and_what_was_typed_stays(editor):
    client = signed_in(editor)
    sent(client)
    taken = ArticleImport.objects.get()
    posted = {"seen": "0", "s0-do": "accepted", "s0-title": "Papers of a Town", "s0-isbn": "123"}
    response = client.post(page_of(taken), posted)
    page = response.content.decode()
    assert response.status_code == 422
    assert "isbn: An ISBN has 10 or 13 digits" in page
    assert 'value="Papers of a Town"' in page
    assert 'name="s0-do" value="accepted" checked' in page
    assert ArticleImport.objects.get().number == 0


def test_a_file_that_cannot_be_read_is_refused_with_line_and_reason(editor):
    response = sent(signed_in(editor), "Title\nZakład".encode("windows-1250"))
    said = "Line 2: The byte B3 is not UTF-8: name the encoding of the file, such as Windows-1250"
    assert said in response.content.decode()
    assert Event.objects.count() == 0


def test_accounts_without_the_right_are_refused(stranger, reviewer, editor):
    sent(signed_in(editor))
    taken = ArticleImport.objects.get()
    assert signed_in(stranger).get(page_of(taken)).status_code == 403
    assert sent(signed_in(stranger)).status_code == 403
    assert signed_in(stranger).post(page_of(taken), {"seen": "0", "all": "1"}).status_code == 403
    assert signed_in(reviewer).get(page_of(taken)).status_code == 200
    assert Claim.objects.count() == 0


def test_an_article_that_is_not_there_is_not_found(editor):
    client = signed_in(editor)
    assert client.get("/admin/conferences/articleimport/nothing/change/").status_code == 404


@pytest.mark.parametrize("number", [3, 60])
def test_the_page_asks_as_many_queries_for_a_long_article(editor, number):
    text = "Papers\n\n" + "".join(
        f"Paper number {each} is kept.[{each}]\n\n" for each in range(1, number + 1)
    )
    refs = "".join(
        f"{each}. ^ Smith, John ({1900 + each}). Paper {each}. London: Press.\n"
        for each in range(1, number + 1)
    )
    client = signed_in(editor)
    sent(client, (text + refs).encode())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(page_of(ArticleImport.objects.get()))
    assert len(queries) == 10


DATED = """Town archive

The archive opened on 12 May 1901.[1] It closed on 3 June 1939.[1]

1. ^ Smith, John (1999). A Town and its Papers. London: Example Press. p. 12.
"""


def chosen_dates(response):
    """Return the values of the choices of a date, each with whether it is chosen."""
    radio = r'name="date" value="([^"]*)"( checked)?>'
    return [
        (value, bool(checked)) for value, checked in re.findall(radio, response.content.decode())
    ]


def test_the_date_that_the_event_has_is_shown_as_chosen(editor):
    client = signed_in(editor)
    sent(client, DATED.encode())
    page = page_of(ArticleImport.objects.get())
    assert chosen_dates(client.get(page)) == [("", True), ("d0", False), ("d1", False)]
    refused = client.post(
        page, {"seen": "0", "date": "d1", "s0-do": "accepted", "s0-isbn": "123", "date-was": ""}
    )
    assert chosen_dates(refused) == [("", False), ("d0", False), ("d1", True)]
    client.post(page, {"seen": "0", "date": "d1", "date-was": ""})
    assert Event.objects.get().date == "1939-06-03"
    assert chosen_dates(client.get(page)) == [("d0", False), ("d1", True)]


def test_a_date_that_was_changed_elsewhere_is_not_set_back_by_a_page_that_showed_the_old_one(
    editor,
):
    client = signed_in(editor)
    sent(client, DATED.encode())
    taken = ArticleImport.objects.get()
    client.post(page_of(taken), {"seen": "0", "date": "d1", "date-was": ""})
    event = Event.objects.get()
    event.date = "1939"
    with record(event, by=editor, act=Act.EDIT, summary="Dates it anew.", base=base_of(event)):
        event.save()
    client.post(page_of(taken), {"seen": "1", "date": "d1", "date-was": "d1"})
    assert Event.objects.get().date == "1939"
    page = client.get(page_of(taken))
    assert "As it is: 1939" in page.content.decode()
    assert chosen_dates(page) == [("", True), ("d0", False), ("d1", False)]
