"""Comments: private until they are sent, fixed to a place, answered and settled."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from conferences.models import (
    Comment,
    CommentDraft,
    Resolution,
)
from conferences.permissions import NotAllowed
from conferences.services.comment_anchors import Anchor, CommentRefused
from conferences.services.comments import (
    Said,
    answer,
    change_draft,
    drop_draft,
    reopen,
    resolve,
    save_draft,
    send_drafts,
    threads_of,
)
from conferences.services.open_comments import open_blocking
from sources.editorial.errors import UnrecordedWrite
from tests.conferences.review.works import HOSTILE, permission, recorded_event
from tests.conferences.services.commented import decided, on_words, sent, texts
from tests.factories.works import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def test_a_comment_is_its_authors_own_until_the_review_is_given(event, reviewer, editor):
    draft = save_draft(event.pk, on_words(event), Said("Canary words."), by=reviewer)
    assert texts(event, reviewer) == ["Canary words."]
    assert texts(event, editor) == []
    (comment,) = send_drafts(decided(event, reviewer))
    assert texts(event, editor) == texts(event, reviewer) == ["Canary words."]
    assert (comment.pk, comment.by, comment.decision.verdict) == (draft.pk, reviewer, "comment")
    assert not CommentDraft.objects.exists()


def test_only_the_drafts_of_the_one_who_decides_on_the_works_decided_are_sent(
    event, reviewer, editor
):
    other = make_event(editor, "Another")
    save_draft(event.pk, Anchor(1), Said("Mine."), by=reviewer)
    save_draft(event.pk, Anchor(1), Said("The editor's."), by=editor)
    save_draft(other.pk, Anchor(1), Said("On another work."), by=reviewer)
    assert [comment.text for comment in send_drafts(decided(event, reviewer))] == ["Mine."]
    assert texts(event, reviewer) == ["Mine."]
    assert texts(event, editor) == ["Mine.", "The editor's."]
    assert texts(other, reviewer) == ["On another work."]
    assert texts(other, editor) == []


def test_what_is_sent_goes_with_the_transaction_of_the_decision(event, reviewer):
    save_draft(event.pk, Anchor(1), Said("Kept."), by=reviewer)
    with pytest.raises(IntegrityError), transaction.atomic():
        send_drafts(decided(event, reviewer))
        raise IntegrityError
    assert (Comment.objects.count(), CommentDraft.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said(""), "text"),
        (Said(" \n "), "text"),
        (Said("a\x00b"), "text"),
        (Said("x" * 10_001), "text"),
        (Said("x", "y" * 10_001), "suggestion"),
        (Said("x", "20 February"), "suggestion"),
    ],
)
def test_what_cannot_be_kept_is_refused(event, reviewer, said, field):
    with pytest.raises(CommentRefused) as refused:
        save_draft(event.pk, on_words(event), said, by=reviewer)
    assert refused.value.field == field


def test_only_reviewers_hold_a_publication_up(event, editor, reviewer):
    with pytest.raises(CommentRefused) as refused:
        save_draft(event.pk, Anchor(1), Said("Stop.", is_blocking=True), by=editor)
    assert refused.value.field == "is_blocking"
    assert save_draft(event.pk, Anchor(1), Said("Stop.", is_blocking=True), by=reviewer).is_blocking


def test_a_draft_is_changed_and_thrown_away_by_its_author_alone(event, reviewer, editor):
    draft = save_draft(event.pk, on_words(event), Said("First."), by=reviewer)
    for act in (
        lambda: change_draft(draft, Said("Taken."), by=editor),
        lambda: drop_draft(draft, by=editor),
    ):
        with pytest.raises(NotAllowed):
            act()
    change_draft(draft, Said("Second.", "21 February"), by=reviewer)
    draft.refresh_from_db()
    assert (draft.text, draft.suggestion, draft.quotation) == (
        "Second.",
        "21 February",
        "20 February",
    )
    drop_draft(draft, by=reviewer)
    assert not CommentDraft.objects.exists()


@pytest.mark.parametrize("account", ["stranger", "reader"])
def test_who_may_not_see_the_work_neither_reads_nor_writes(event, reviewer, account, request):
    user = request.getfixturevalue(account)
    comment = sent(event, reviewer)
    assert threads_of(event.pk, user) == ()
    for act in (
        lambda: save_draft(event.pk, Anchor(1), Said("x"), by=user),
        lambda: answer(comment, by=user, text="x"),
        lambda: resolve(comment, by=user),
        lambda: reopen(comment, by=user),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert (Comment.objects.count(), CommentDraft.objects.count()) == (1, 0)


def test_whoever_may_see_the_work_answers_at_once(event, reviewer, stranger):
    stranger.user_permissions.add(permission("view_event"))
    comment = sent(event, reviewer)
    reply = answer(comment, by=stranger, text="The Gregorian.")
    again = answer(reply, by=reviewer, text="Thanks.")
    assert (reply.thread, again.thread) == (comment, comment)
    (thread,) = threads_of(event.pk, reviewer)
    assert [one.text for one in thread.answers] == ["The Gregorian.", "Thanks."]
    assert (reply.work_id, reply.decision, reply.by_name) == (event.pk, None, "stranger")
    with pytest.raises(CommentRefused):
        answer(comment, by=stranger, text="  ")


def test_a_thread_is_settled_and_opened_again(event, reviewer, editor):
    comment = sent(event, reviewer)
    resolve(comment, by=editor)
    resolve(comment, by=editor)
    assert Resolution.objects.count() == 1
    (thread,) = threads_of(event.pk, reviewer)
    assert (thread.is_open, thread.resolution.by_name) == (False, "editor")
    reopen(comment, by=reviewer)
    (thread,) = threads_of(event.pk, reviewer)
    assert thread.is_open


def test_what_holds_a_publication_up_is_settled_by_reviewers(event, reviewer, editor, stranger):
    comment = sent(event, reviewer, is_blocking=True)
    sent(event, reviewer, text="By the way.")
    assert open_blocking([event.pk, uuid4()]) == [comment]
    stranger.user_permissions.add(permission("view_event"))
    for user in (editor, stranger):
        with pytest.raises(NotAllowed):
            resolve(comment, by=user)
    resolve(comment, by=reviewer)
    assert open_blocking([event.pk]) == []
    reopen(comment, by=reviewer)
    assert open_blocking([event.pk]) == [comment]
    assert open_blocking([]) == []


def test_comments_of_a_work_cost_the_same_however_many(
    event, reviewer, editor, django_assert_num_queries
):
    sent(event, reviewer)
    # Rights of the account (two), head, comments, drafts, settlements, rows of now.
    fresh = type(reviewer).objects.get(pk=reviewer.pk)
    with django_assert_num_queries(7):
        threads_of(event.pk, fresh)
    for number in range(5):
        comment = sent(event, reviewer, text=f"Number {number}.")
        answer(comment, by=editor, text=HOSTILE)
        resolve(comment, by=editor)
    save_draft(event.pk, on_words(event), Said("Own."), by=reviewer)
    fresh = type(reviewer).objects.get(pk=reviewer.pk)
    with django_assert_num_queries(7):
        assert len(threads_of(event.pk, fresh)) == 7


def test_what_was_sent_is_never_altered(event, reviewer):
    comment = sent(event, reviewer)
    comment.text = "Never said."
    with pytest.raises(UnrecordedWrite), transaction.atomic():
        comment.save()
