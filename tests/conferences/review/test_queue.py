"""The queue: what waits, for whom, in which order; and what became of one's own submissions."""

import re
from html import unescape

import pytest
from django.urls import reverse

from conferences.services import review_queue
from conferences.services.publication import withdraw
from conferences.services.review_queue import Wanted, queue_page
from conferences.services.review_standing import WorkStage, standing_of
from sources.editorial.models import Act
from sources.editorial.recording import record
from tests.benchmarks.calls import queries_of
from tests.conferences.review.works import permission, recorded_event, rename
from tests.factories.submissions import (
    another_reviewer,
    approved,
    returned,
    submitted,
)
from tests.factories.works import make_claim, make_person, make_place, make_source

pytestmark = pytest.mark.django_db
QUEUE, MINE = "/review/", "/review/mine/"


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def listed(answer) -> list[str]:
    text = unescape(answer.content.decode())
    return re.findall(r'/review/submissions/[\w-]+/"><bdi>([^<]+)</bdi></a>\s*<ul', text)


def told(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", unescape(answer.content.decode())).split())


def test_what_waits_is_listed_oldest_first_with_its_size_and_checks(
    client, event, editor, reviewer
):
    person = make_person(editor)
    make_claim(person, editor, "bare")
    submitted(event, by=editor, summary="The older of the two.")
    submitted(person, by=editor, summary="The newer of the two.", reviewers=(reviewer,))
    client.force_login(reviewer)
    answer = client.get(QUEUE)
    assert listed(answer) == ["The older of the two.", "The newer of the two."]
    text = told(answer)
    for words in (
        "claims +2 −0 words +4 −0",
        "claims +1 −0",
        "1 blocking",
        "open to you",
        "asked of you",
    ):
        assert words in text
    assert answer["Cache-Control"] == "no-store"


def test_filters_narrow_the_list(client, event, editor, second_editor, reviewer):
    submitted(event, by=editor, summary="About the event.")
    asked = (reviewer,)
    submitted(make_person(second_editor), by=second_editor, summary="About them.", reviewers=asked)
    client.force_login(reviewer)
    for filters, expected in (
        ({"kind": "event"}, ["About the event."]),
        ({"author": "SECOND"}, ["About them."]),
        ({"asked": "on"}, ["About them."]),
        ({"kind": "place"}, []),
        ({"show": "returned"}, []),
        ({"show": "nonsense"}, ["About the event.", "About them."]),
        ({"after": "nonsense"}, ["About the event.", "About them."]),
        ({"author": "\x00"}, ["About the event.", "About them."]),
    ):
        answer = client.get(QUEUE, filters)
        assert answer.status_code == 200
        assert listed(answer) == expected, filters


def test_what_is_decided_leaves_the_queue_and_is_found_as_decided(client, event, editor, reviewer):
    returned(submitted(event, by=editor, summary="To be returned."), reviewer, "Give the page.")
    approved(submitted(make_person(editor), by=editor, summary="To be published."), reviewer)
    client.force_login(reviewer)
    answer = client.get(QUEUE)
    assert listed(answer) == []
    assert "Nothing waits for review." in told(answer)
    assert listed(client.get(QUEUE, {"show": "decided"})) == ["To be published.", "To be returned."]
    assert listed(client.get(QUEUE, {"show": "returned"})) == ["To be returned."]
    assert "Give the page." in told(client.get(QUEUE, {"show": "returned"}))


def test_pages_go_on_where_the_last_one_ended(client, editor, reviewer, monkeypatch):
    monkeypatch.setattr(review_queue, "PER_PAGE", 2)
    for number in range(5):
        submitted(
            make_person(editor, f"Person {number}"), by=editor, summary=f"Number {number} of five."
        )
    client.force_login(reviewer)
    seen, address = [], QUEUE
    for _page in range(3):
        answer = client.get(address)
        seen.append([words.split()[1] for words in listed(answer)])
        following = re.findall(r'href="(\?[^"]*after=[^"]+)" rel="next"', answer.content.decode())
        address = QUEUE + unescape(following[0]) if following else ""
    assert (seen, address) == ([["0", "1"], ["2", "3"], ["4"]], "")


def test_the_queries_do_not_grow_with_the_list(client, event, editor, reviewer):
    submitted(event, by=editor)
    client.force_login(reviewer)
    client.get(QUEUE)
    few = queries_of(lambda: client.get(QUEUE))
    for number in range(6):
        works = (make_person(editor, f"Person {number}"), make_place(editor, f"Place {number}"))
        submitted(*works, by=editor, reviewers=(reviewer,))
    assert queries_of(lambda: client.get(QUEUE)) == few


@pytest.mark.parametrize("account", [None, "reader", "stranger", "editor"])
def test_the_queue_is_for_reviewers(client, account, request):
    if account:
        client.force_login(request.getfixturevalue(account))
    assert client.get(QUEUE).status_code == 404
    assert client.post(QUEUE).status_code == 404


def test_submissions_of_works_that_one_may_not_see_are_not_listed(client, event, editor, stranger):
    stranger.user_permissions.add(permission("view_event"), permission("publish_work"))
    submitted(event, make_source(editor, "Canary"), by=editor)
    client.force_login(stranger)
    answer = client.get(QUEUE)
    assert answer.status_code == 200
    assert listed(answer) == []
    assert "Canary" not in told(answer)


def test_what_holds_own_changes_waits_for_somebody_else(event, editor, reviewer):
    rename(event, "Another", reviewer)
    submitted(event, by=editor)
    (row,) = queue_page(reviewer, Wanted()).rows
    assert (row.holds_own, row.waits_for_me) == (True, False)
    (row,) = queue_page(another_reviewer(), Wanted()).rows
    assert (row.holds_own, row.waits_for_me) == (False, True)


def test_editors_find_their_own_submissions_and_what_they_have_not_submitted(
    client, event, editor, second_editor, reviewer
):
    returned(submitted(event, by=editor, summary="Mine, returned."), reviewer, "Give the page.")
    submitted(make_person(second_editor), by=second_editor, summary="Of another.")
    client.force_login(editor)
    answer = client.get(MINE)
    assert listed(answer) == ["Mine, returned."]
    assert "Give the page." in told(answer)
    assert reverse("review:submit", args=["event", event.pk]) in answer.content.decode()
    client.force_login(reviewer)
    assert "You have submitted nothing yet." in told(client.get(MINE))


@pytest.mark.parametrize("account", [None, "reader", "stranger"])
def test_own_submissions_are_for_the_desk(client, account, request):
    if account:
        client.force_login(request.getfixturevalue(account))
    assert client.get(MINE).status_code == 404


def test_where_a_work_stands_is_told_at_each_step(event, editor, reviewer):
    def standing() -> tuple[WorkStage, str]:
        found = standing_of(event_id)
        return found.stage, found.words

    event_id = event.pk
    assert standing() == (WorkStage.DRAFT, "Not published.")
    first = submitted(event, by=editor)
    waits = "Not published. Changes 1-6 wait for review, submitted by editor."
    assert standing() == (WorkStage.SUBMITTED, waits)
    returned(first, reviewer)
    back = "Not published. Changes 1-6 were returned by reviewer."
    assert standing() == (WorkStage.RETURNED, back)
    (edition,) = approved(submitted(event, by=editor), reviewer).editions
    assert standing() == (WorkStage.PUBLISHED, "Edition 1 is current.")
    found = standing_of(event_id)
    assert (found.writers, found.reviewed_by, found.published_by) == (
        "editor",
        "reviewer",
        "reviewer",
    )
    rename(event, "Another", editor)
    newer = "Edition 1 is current; 1 change since."
    assert standing() == (WorkStage.NEWER_DRAFT, newer)
    withdraw(edition, by=reviewer, reason="It rested on a forgery.")
    assert standing() == (WorkStage.WITHDRAWN, "Withdrawn: readers have no edition.")
    with record(event, by=editor, act=Act.DELETE, summary="Deletes.", base=7):
        event.delete()
    assert standing() == (WorkStage.DELETED, "Deleted; its history stays.")
