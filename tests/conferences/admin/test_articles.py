"""The page on which an article is sent in, and the one on which its pieces are decided."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import ArticleImport, Citation, Claim, Event
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
    assert len(queries) == 9
