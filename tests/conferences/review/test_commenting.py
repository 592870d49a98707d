"""The pages of comments: private drafts, threads, answers, suggestions; each act asked by POST."""

import re

import pytest

from conferences.models import Claim, Comment, CommentDraft, Notice, Resolution, Viewed
from conferences.services.comments import answer
from sources.editorial.recording import base_of
from tests.conferences.review.comment_pages import new, place, problem
from tests.conferences.review.works import (
    HOSTILE,
    address,
    recorded_event,
    rename,
    reword,
)
from tests.conferences.services.commented import on_words, sent

pytestmark = pytest.mark.django_db
CANARY = "Canary words of a draft"
# Session, account, its rights (two), head (twice), comments, drafts, settlements, rows,
# names of works, notices.
QUERIES = 12


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def test_a_comment_on_words_is_kept_and_nobody_else_sees_it(client, event, reviewer, editor):
    client.force_login(reviewer)
    shown = client.get(address(event, "comment-new"), place(event)).content.decode()
    assert "<bdi>20 February</bdi></blockquote>" in shown
    assert "Claim: It began on 20 February. (Statement (English))" in shown
    answer = new(client, event, {"text": CANARY, "suggestion": "20 February"}, place(event))
    assert (answer.status_code, answer["Location"]) == (302, address(event, "comments"))
    draft = CommentDraft.objects.get()
    assert (draft.text, draft.suggestion, draft.quotation) == (CANARY, "", "20 February")
    assert CANARY in client.get(address(event, "comments")).content.decode()
    client.force_login(editor)
    assert CANARY not in client.get(address(event, "comments")).content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": "99"}, "This work has no change 99."),
        ({"number": "x"}, "“x” is not the number of a change."),
        ({"member": "nonsense"}, "“nonsense” does not name a row of this work."),
        ({"member": "00000000-0000-0000-0000-000000000000"}, "This work has no such row at change 6."),
        ({"member": ""}, "Say in which row of the work this is."),
        ({"label": "conferences.event"}, "This work has no such row at change 6."),
        ({"field": "nonsense"}, "There is no field “nonsense” in this row."),
        ({"quotation": "of nobody"}, "These words do not stand there, or stand there more than once: “of nobody”."),
    ],
)  # fmt: skip
def test_a_place_that_there_is_not_is_named_and_what_was_typed_is_kept(
    client, event, reviewer, wrong, said
):
    client.force_login(reviewer)
    where = {**place(event), **wrong}
    shown = client.get(address(event, "comment-new"), where)
    answer = new(client, event, {"text": "What I typed."}, where)
    for one in (shown, answer):
        assert one.status_code == 400
        assert said in problem(one)
    assert "What I typed.</textarea>" in answer.content.decode()
    assert not CommentDraft.objects.exists()


def test_what_cannot_be_kept_is_said_beside_its_field(client, event, reviewer):
    client.force_login(reviewer)
    answer = new(client, event, {"text": "", "suggestion": ""}, place(event))
    assert "Comment: Write what you have to say." in problem(answer)
    answer = new(client, event, {"text": "x" * 10_001}, place(event))
    assert "at most 10000 can be kept" in problem(answer)
    assert not CommentDraft.objects.exists()


def test_ones_own_draft_is_edited_and_thrown_away(client, event, reviewer, editor):
    client.force_login(reviewer)
    new(client, event, {"text": "First."}, place(event))
    draft = CommentDraft.objects.get()
    where = address(event, "comment-edit", draft.pk)
    assert "First.</textarea>" in client.get(where).content.decode()
    client.post(where, {"text": "Second.", "suggestion": "21 February", "is_blocking": "on"})
    draft.refresh_from_db()
    assert (draft.text, draft.suggestion, draft.is_blocking) == ("Second.", "21 February", True)
    client.force_login(editor)
    assert client.get(where).status_code == 404
    assert client.post(address(event, "comment-delete", draft.pk)).status_code == 404
    client.force_login(reviewer)
    assert client.post(address(event, "comment-delete", draft.pk)).status_code == 302
    assert not CommentDraft.objects.exists()


def test_editors_are_not_offered_to_hold_publication_up(client, event, editor, reviewer):
    for user, offered in ((editor, False), (reviewer, True)):
        client.force_login(user)
        text = client.get(address(event, "comment-new")).content.decode()
        assert ("is_blocking" in text) is offered


def test_drafts_are_sent_without_a_review_and_those_concerned_are_told(
    client, event, reviewer, editor
):
    client.force_login(reviewer)
    new(client, event, {"text": "Which calendar?"}, place(event))
    client.post(address(event, "comments-send"))
    assert list(Comment.objects.values_list("text", "decision")) == [("Which calendar?", None)]
    (notice,) = Notice.objects.all()
    assert (notice.user, notice.occasion, notice.summary) == (
        editor,
        "commented",
        "Which calendar?",
    )
    client.post(address(event, "comments-send"))
    assert (Comment.objects.count(), Notice.objects.count()) == (1, 1)


def test_a_thread_is_answered_settled_and_opened_again(client, event, reviewer, editor):
    comment = sent(event, reviewer)
    client.force_login(editor)
    client.post(address(event, "comment-answer", comment.pk), {"text": "The Gregorian."})
    assert [(one.user, one.summary) for one in Notice.objects.all()] == []
    text = client.get(address(event, "comments")).content.decode()
    assert "The Gregorian." in text
    refused = client.post(address(event, "comment-answer", comment.pk), {"text": " "})
    assert (refused.status_code, "Write what you have to say." in problem(refused)) == (400, True)
    client.post(address(event, "comment-settle", comment.pk))
    assert "No thread is open." in client.get(address(event, "comments")).content.decode()
    settled = client.get(address(event, "comments"), {"show": "resolved"}).content.decode()
    assert "Settled by editor" in settled
    client.post(address(event, "comment-settle", comment.pk), {"open": "1"})
    assert "Opened again by editor" in client.get(address(event, "comments")).content.decode()


def test_what_holds_publication_up_is_not_settled_by_editors(client, event, reviewer, editor):
    comment = sent(event, reviewer, is_blocking=True)
    client.force_login(editor)
    answer = client.post(address(event, "comment-settle", comment.pk))
    assert (answer.status_code, "answer it instead" in problem(answer)) == (403, True)
    assert not Resolution.objects.exists()


def test_a_suggestion_is_taken_over_once_on_the_state_that_was_shown(
    client, event, reviewer, editor
):
    comment = sent(event, reviewer, suggestion="21 February")
    client.force_login(editor)
    where = address(event, "comment-accept", comment.pk)
    text = client.get(address(event, "comments")).content.decode()
    assert "<del>20</del><ins>21</ins>" in re.sub(r' class="[^"]*"', "", text)
    rename(event, "Another name", editor)
    stale = client.post(where, {"base": "6"})
    assert (stale.status_code, "changed meanwhile" in problem(stale)) == (409, True)
    assert re.search(r'name="base" value="7"', stale.content.decode())
    for base in ("", "x", "-1", "9" * 30):
        assert client.post(where, {"base": base}).status_code == 409
    assert base_of(event) == 7
    assert client.post(where, {"base": "7"}).status_code == 302
    assert Claim.objects.get(key="first").statement["en"] == "It began on 21 February."
    again = client.post(where, {"base": "8"})
    assert (again.status_code, "settled" in problem(again)) == (409, True)
    settled = client.get(address(event, "comments"), {"show": "resolved"}).content.decode()
    assert "Taken over as change 8</a> by <bdi>editor</bdi>" in settled


def test_words_that_are_gone_are_said_and_not_replaced(client, event, reviewer, editor):
    comment = sent(event, reviewer, suggestion="21 February")
    reword(event, "first", "Nobody knows when.", editor)
    client.force_login(editor)
    text = client.get(address(event, "comments")).content.decode()
    assert "Outdated, the text was:" in text
    answer = client.post(address(event, "comment-accept", comment.pk), {"base": "7"})
    assert (answer.status_code, "no longer stand there" in problem(answer)) == (409, True)
    assert base_of(event) == 7


def test_what_is_written_is_shown_as_it_is(client, event, reviewer, editor):
    reviewer.first_name = HOSTILE
    reviewer.save()
    reword(event, "first", f"{HOSTILE} is quoted.", editor)
    anchor = on_words(event, HOSTILE)
    sent(event, reviewer, anchor, text=HOSTILE, suggestion=HOSTILE + "\u202e")
    client.force_login(editor)
    text = client.get(address(event, "comments")).content.decode()
    assert "<b onclick" not in text
    assert text.count("&lt;b onclick=&quot;x&quot;&gt;&amp;&#x27;") >= 4


def test_a_difference_is_marked_as_viewed_and_no_longer(client, event, reviewer):
    client.force_login(reviewer)
    where = address(event, "compare", "1..6")
    signature = re.search(r'name="signature" value="(\w+)"', client.get(where).content.decode())[1]
    answer = client.post(
        address(event, "viewed"), {"signature": signature, "seen": "1", "next": where}
    )
    assert (answer.status_code, answer["Location"]) == (302, where)
    assert f'data-signature="{signature}" data-viewed' in client.get(where).content.decode()
    client.post(address(event, "viewed"), {"signature": signature, "seen": "0"})
    assert "data-viewed" not in client.get(where).content.decode()
    assert client.post(address(event, "viewed"), {"signature": "x"}).status_code == 400
    quiet = client.post(
        address(event, "viewed"), {"signature": signature}, headers={"Accept": "application/json"}
    )
    assert (quiet.status_code, Viewed.objects.count()) == (204, 1)


@pytest.mark.parametrize("count", [1, 12])
def test_its_queries_are_as_many_for_one_thread_as_for_twelve(
    client, event, reviewer, editor, count, django_assert_num_queries
):
    for number in range(count):
        sent(event, reviewer, text=f"Number {number}.")
    client.force_login(editor)
    with django_assert_num_queries(QUERIES):
        client.get(address(event, "comments"))


def test_taking_over_leaves_an_answered_thread_open_and_says_so(client, event, editor, reviewer):
    comment = sent(event, reviewer, suggestion="21 February")
    answer(comment, by=reviewer, text="And the page of Rees, please.")
    client.force_login(editor)
    where = address(event, "comment-accept", comment.pk)
    told = client.post(where, {"base": str(base_of(event))}, follow=True).content.decode()
    assert "The thread stays open, as it was answered" in told
    assert "</a> by <bdi>editor</bdi>" in told
    # It was taken over: there is nothing to take over again.
    assert where not in told
