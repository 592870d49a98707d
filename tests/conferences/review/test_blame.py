"""The page that says who is to be asked for what: words, citations and standings, now and before."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.services.publication import ToPublish, publish
from tests.conferences.review.works import HOSTILE, address, recorded_event, rename, reword
from tests.factories.works import make_person

pytestmark = pytest.mark.django_db
# Session, account, its rights (two), head, change, state, what ended, texts that ended, which
# sources repeat which, which are withdrawn, names of works, changes, editions, notices not
# read yet.
QUERIES = 15


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def plain(part: str) -> str:
    return html.unescape(" ".join(re.sub("<[^>]+>", "", part).split()))


def margin_of(answer, anchor: str) -> list[str]:
    """Return what stands in the margin of a block, without dates."""
    block = re.search(
        rf'id="{anchor}">\s*<div class="blame-margin">(.*?)<div class="blame-words">',
        answer.content.decode(),
        re.DOTALL,
    )
    marks = re.findall(r'<p class="blame-mark[^>]*>(.*?)</p>', block[1], re.DOTALL)
    return [re.sub(r", \d{1,2} \w+ \d{4}", "", plain(mark)) for mark in marks]


def test_it_says_who_wrote_a_claim_and_in_which_edition_it_came_out(
    client, event, editor, second_editor, reviewer
):
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    reword(event, "first", "It began on 21 February.", second_editor)
    client.force_login(editor)
    answer = client.get(address(event, "blame"))
    assert margin_of(answer, "claim-second") == [
        "change 4, editor, Adds a claim., published in edition 1 by reviewer. 3 changes ago. "
        "Before this (change 4)"
    ]
    assert margin_of(answer, "claim-first") == [
        "change 7, second-editor, Rewords first., not published. this change. Before this (change 7)",
        "change 2, editor, Adds a claim., published in edition 1 by reviewer. 5 changes ago. "
        "Before this (change 2)",
    ]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("account", [None, "reader", "stranger"])
def test_to_whoever_may_not_see_the_work_there_is_nothing(client, event, account, request):
    if account:
        client.force_login(request.getfixturevalue(account))
    for where in (address(event, "blame"), address(event, "blame-at", 2)):
        assert (client.get(where).status_code, client.post(where).status_code) == (404, 404)


def test_a_change_of_another_work_and_numbers_that_there_are_not_lead_nowhere(
    client, event, editor
):
    person = make_person(editor)
    client.force_login(editor)
    assert client.get(address(person, "blame", kind="person")).status_code == 200
    assert client.get(address(person, "blame-at", 2, kind="person")).status_code == 404
    assert client.get(address(event, "blame", kind="person")).status_code == 404
    for number in ("0", "-1", "7", "999999999", "1" + "0" * 18, "abc", "٧", "07"):
        assert client.get(f"/review/event/{event.pk}/blame/{number}/").status_code == 404
    assert client.post(address(event, "blame")).status_code == 405


@pytest.mark.parametrize(
    "chosen",
    [{"show": "nonsense"}, {"who": "-1"}, {"who": "9" * 40}, {"who": HOSTILE}, {"show": HOSTILE}],
)
def test_what_cannot_be_chosen_leaves_the_page_as_it_is(client, event, editor, chosen):
    client.force_login(editor)
    answer = client.get(address(event, "blame"), chosen)
    assert answer.status_code == 200
    assert HOSTILE not in answer.content.decode()
    assert "<mark>" not in answer.content.decode()


def test_hostile_words_are_shown_as_words(client, event, editor):
    reword(event, "first", f"{HOSTILE} \u202eevil", editor)
    rename(event, f"{HOSTILE} too", editor, summary=HOSTILE)
    client.force_login(editor)
    for show in ("words", "citations", "standing"):
        text = client.get(address(event, "blame"), {"show": show}).content.decode()
        assert HOSTILE not in text
    text = client.get(address(event, "blame")).content.decode()
    assert 'data-character="202E"' in text
    assert "\u202e" not in text


@pytest.mark.parametrize("show", ["words", "citations", "standing"])
def test_its_queries_are_as_many_for_ten_changes_as_for_sixty(client, event, editor, show):
    client.force_login(editor)
    client.get(address(event, "blame"))
    counts = set()
    for more in (4, 50):
        for number in range(more):
            reword(event, "first", f"Words {number}.", editor)
        with CaptureQueriesContext(connection) as queries:
            client.get(address(event, "blame"), {"show": show})
        counts.add(len(queries))
    assert counts == {QUERIES}
