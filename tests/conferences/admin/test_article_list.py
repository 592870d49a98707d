"""The list of articles taken in: what became of each, and the way to its entry."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conferences.models import ArticleImport, Event
from sources.editorial.models import Work
from sources.editorial.recording import base_of
from sources.editorial.restoring import undo
from tests.conferences.admin.posting import signed_in

pytestmark = pytest.mark.django_db

LIST = "/admin/conferences/articleimport/"
ARTICLE = """Town archive

The archive keeps papers.[1] It holds maps.[1] It opened in 1901.[2] It closed.[2]

1. ^ Smith, John (1999). A Town and its Papers. London: Example Press. p. 12.
2. ^ Brown, Jane (2001). Maps. London: Example Press. p. 3.
"""


def taken_in(client):
    file = SimpleUploadedFile("archive.txt", ARTICLE.encode())
    client.post(f"{LIST}add/", {"file": file})
    return ArticleImport.objects.first()


def said_of(client):
    """Return what the list says came of each article."""
    rows = client.get(LIST).context["cl"].result_list
    return [(each.outcome.claims, each.outcome.sources, each.outcome.left_out, each.outcome.rejected,
             each.outcome.undone, each.outcome.waiting) for each in rows]  # fmt: skip


def test_the_list_and_the_page_say_what_became_of_the_pieces(editor):
    client = signed_in(editor)
    taken = taken_in(client)
    assert said_of(client) == [(0, 0, 0, 0, 0, 6)]
    page = f"{LIST}{taken.pk}/change/"
    posted = {"c0-do": "accepted", "s0-do": "accepted", "c1-do": "left out", "c2-do": "rejected"}
    client.post(page, {"seen": "0", **posted})
    assert said_of(client) == [(1, 1, 1, 1, 0, 2)]
    words = "1 claim and 1 source taken over; 1 sentence left out; 1 rejected; 2 pieces wait to be decided."
    shown = client.get(LIST).content.decode()
    assert words in shown
    assert f'<a href="/admin/conferences/event/{taken.event_id}/change/">' in shown
    assert words in client.get(page).content.decode()


def test_what_was_undone_waits_again_and_is_counted(editor):
    client = signed_in(editor)
    taken = taken_in(client)
    page = f"{LIST}{taken.pk}/change/"
    client.post(page, {"seen": "0", "c0-do": "accepted", "c1-do": "left out"})
    work = Work.objects.get(pk=taken.event_id)
    undo(work, 2, by=editor, base=base_of(work), summary="Takes it back.")
    assert said_of(client) == [(0, 0, 0, 0, 2, 6)]
    words = "0 claims and 0 sources taken over; 2 undone since; 6 pieces wait to be decided."
    assert words in client.get(page).content.decode()


def test_an_entry_that_is_gone_is_not_linked(editor):
    client = signed_in(editor)
    taken = taken_in(client)
    ArticleImport.objects.update(event_id="00000000-0000-4000-8000-000000000000")
    shown = client.get(LIST).content.decode()
    assert str(taken.event_id) not in shown
    assert "deleted" in shown
    assert Event.objects.count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_of_the_database_for_one_and_for_many(
    editor, django_assert_num_queries, number
):
    client = signed_in(editor)
    for _each in range(number):
        taken = taken_in(client)
        client.post(f"{LIST}{taken.pk}/change/", {"seen": "0", "c0-do": "left out"})
    with django_assert_num_queries(9):
        client.get(LIST)
