"""Deciding: one decision, bound to what was submitted; nobody approves what they wrote themselves."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from conferences.models import CommentDraft, Decision, Edition, Submission, Verdict
from conferences.permissions import NotAllowed, OwnWork
from conferences.services.deciding import seal_of
from conferences.services.errors import (
    CommentsOpen,
    EvidenceMissing,
    NotAsSubmitted,
    NothingToPublish,
    PublishedMeanwhile,
    ReviewClosed,
    Unclear,
)
from conferences.services.publication import ToPublish, publish, withdraw
from conferences.services.submissions import Stage, stage_of, with_stages
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import permission, recorded_event, rename, reword
from tests.factories.alterations import execute
from tests.factories.submissions import (
    another_reviewer,
    approved,
    decided,
    returned,
    submitted,
)
from tests.factories.works import make_claim, make_person, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def stage(submission: Submission) -> Stage:
    return stage_of(with_stages().get(pk=submission.pk))


def verdicts(submission: Submission) -> list[tuple[str, str]]:
    found = Decision.objects.filter(submission=submission).order_by("at", "verdict")
    return list(found.values_list("verdict", "summary"))


def test_what_is_approved_is_published_as_it_was_submitted(event, editor, reviewer):
    submission = submitted(event, by=editor)
    rename(event, "Written later", editor)
    done = approved(submission, reviewer, edition="First edition.")
    (edition,) = done.editions
    assert (edition.change_number, edition.label, edition.summary) == (
        6,
        "Zakopane conference",
        "First edition.",
    )
    assert edition.published_by == reviewer
    assert (stage(submission), verdicts(submission)) == (
        Stage.PUBLISHED,
        [("publish", "First edition.")],
    )


def test_all_works_of_a_submission_are_published_in_one_act_or_none(event, editor, reviewer):
    person = make_person(editor)
    bare = submitted(event, person, by=editor)
    make_claim(person, editor, "bare")
    worse = submitted(event, person, by=editor, summary="With a claim without evidence.")
    with pytest.raises(EvidenceMissing):
        approved(worse, reviewer)
    assert (Edition.objects.count(), verdicts(worse), stage(worse)) == (0, [], Stage.OPEN)
    with pytest.raises(ReviewClosed, match="superseded"):
        approved(bare, reviewer)
    with record(person, by=editor, act=Act.EDIT, summary="Takes it out.", base=base_of(person)):
        person.claims.all().delete()
    better = submitted(event, person, by=editor)
    assert {edition.kind for edition in approved(better, reviewer).editions} == {"event", "person"}


def test_words_to_the_author_are_kept_beside_an_approval_and_apart_from_it(event, editor, reviewer):
    submission = submitted(event, by=editor)
    decided(submission, reviewer, Verdict.PUBLISH, "Well found.", edition="First edition.")
    assert verdicts(submission) == [("comment", "Well found."), ("publish", "First edition.")]
    assert Edition.objects.get().summary == "First edition."


def test_returning_asks_for_words_and_closes(event, editor, reviewer):
    submission = submitted(event, by=editor)
    for words in ("", " ", "no"):
        with pytest.raises(Unclear) as refusal:
            returned(submission, reviewer, words)
        assert refusal.value.field == "words"
    returned(submission, reviewer)
    assert (stage(submission), verdicts(submission)) == (
        Stage.RETURNED,
        [("return", "Give the page.")],
    )
    with pytest.raises(ReviewClosed, match="returned, by reviewer"):
        approved(submission, another_reviewer())


def test_comments_leave_a_submission_open(event, editor, reviewer):
    submission = submitted(event, by=editor)
    decided(submission, reviewer, Verdict.COMMENT, "Who says so?")
    decided(submission, another_reviewer(), Verdict.COMMENT)
    assert stage(submission) is Stage.OPEN
    approved(submission, reviewer)


def test_nobody_approves_a_change_of_their_own(event, editor, reviewer):
    reword(event, "first", "It began on 21 February.", reviewer)
    rename(event, "Another", editor)
    submission = submitted(event, by=editor)
    with pytest.raises(OwnWork, match="Change 7 is your own"):
        approved(submission, reviewer)
    assert Edition.objects.count() == 0
    assert approved(submission, another_reviewer()).editions[0].change_number == 8


def test_who_submitted_what_others_wrote_may_approve_but_not_return(event, reviewer):
    submission = submitted(event, by=reviewer)
    with pytest.raises(NotAllowed, match="take it back"):
        returned(submission, reviewer)
    assert approved(submission, reviewer).editions


def test_own_changes_of_a_withdrawn_edition_are_not_published_again_by_oneself(
    event, editor, reviewer
):
    approved(submitted(event, by=editor), reviewer)
    rename(event, "Another", reviewer)
    second = another_reviewer()
    (edition,) = approved(submitted(event, by=editor), second).editions
    withdraw(edition, by=second, reason="It rested on a forgery.")
    with pytest.raises(OwnWork):
        publish(ToPublish(event.pk, 7), by=reviewer, summary="Again.")
    with pytest.raises(OwnWork):
        publish(ToPublish(event.pk), by=reviewer, summary="Again.")


def test_a_state_older_than_the_edition_is_not_published(event, editor, reviewer):
    rename(event, "Another", editor)
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    with pytest.raises(NothingToPublish, match="Change 6 is older than edition 1"):
        publish(ToPublish(event.pk, 6), by=reviewer, summary="Older.")


@pytest.mark.parametrize("account", ["editor", "second_editor", "reader", "stranger"])
@pytest.mark.parametrize("verdict", [Verdict.COMMENT, Verdict.RETURN, Verdict.PUBLISH])
def test_reviewers_alone_decide(event, editor, account, verdict, request):
    submission = submitted(event, by=editor)
    with pytest.raises(NotAllowed):
        decided(submission, request.getfixturevalue(account), verdict, "Words enough.")
    assert Decision.objects.count() == 0


def test_a_reviewer_who_may_not_see_a_work_decides_nothing_about_it(event, editor, stranger):
    stranger.user_permissions.add(permission("publish_work"), permission("view_event"))
    submission = submitted(event, make_source(editor), by=editor)
    with pytest.raises(NotAllowed, match="see all"):
        approved(submission, User.objects.get(pk=stranger.pk))


def test_nobody_takes_back_for_another(event, editor, reviewer):
    with pytest.raises(NotAllowed):
        decided(submitted(event, by=editor), reviewer, Verdict.RECALL, "Words enough.")


def test_approval_binds_to_the_digest(event, editor, reviewer):
    submission = submitted(event, by=editor)
    seal = seal_of(submission.works.all())
    execute("UPDATE editorial_change SET digest = %s WHERE number = 6", ["0" * 64])
    with pytest.raises(NotAsSubmitted, match="Change 6"):
        approved(submission, reviewer, seal=seal)
    assert (Decision.objects.count(), Edition.objects.count()) == (0, 0)


def test_approval_binds_to_the_editions_that_were_shown(event, editor, reviewer):
    seal = seal_of(submitted(event, by=editor).works.all())
    rename(event, "Another", editor)
    submission = submitted(event, by=editor)
    fresh = seal_of(submission.works.all())
    publish(ToPublish(event.pk, 6), by=reviewer, summary="First edition.")
    for stale in (seal, fresh, "0" * 64):
        with pytest.raises(PublishedMeanwhile):
            approved(submission, reviewer, seal=stale)
    assert approved(submission, reviewer).editions[0].number == 2


def test_what_is_published_otherwise_is_decided(event, editor, reviewer):
    submission = submitted(event, by=editor)
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    assert stage(submission) is Stage.OVERTAKEN
    with pytest.raises(ReviewClosed, match="published otherwise"):
        approved(submission, reviewer)


def test_a_work_of_several_that_is_published_already_is_left_as_it_is(event, editor, reviewer):
    person = make_person(editor)
    submission = submitted(event, person, by=editor)
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    assert [edition.kind for edition in approved(submission, reviewer).editions] == ["person"]


@pytest.mark.parametrize("edition", ["", "ab", "x" * 501])
def test_readers_are_told_what_an_edition_changes(event, editor, reviewer, edition):
    with pytest.raises(Unclear) as refusal:
        approved(submitted(event, by=editor), reviewer, edition=edition)
    assert refusal.value.field == "edition"


def test_a_time_that_is_past_is_refused(event, editor, reviewer):
    with pytest.raises(Unclear) as refusal:
        approved(submitted(event, by=editor), reviewer, due=timezone.now() - timedelta(seconds=1))
    assert refusal.value.field == "due"
    assert Decision.objects.count() == 0


def draft(event, by, **fields) -> CommentDraft:
    return CommentDraft.objects.create(
        work_id=event.pk,
        kind="event",
        number=6,
        text="Which page?",
        by=by,
        at=timezone.now(),
        **fields,
    )


def test_drafts_go_out_with_the_decision_and_only_ones_own(event, editor, reviewer):
    submission = submitted(event, by=editor)
    draft(event, reviewer)
    other = draft(event, another_reviewer())
    done = returned(submission, reviewer)
    assert [comment.text for comment in done.decision.comments.all()] == ["Which page?"]
    assert list(CommentDraft.objects.all()) == [other]


@pytest.mark.parametrize("due", [None, timedelta(days=1)])
def test_an_open_comment_that_holds_up_keeps_from_approving_and_keeps_the_draft(
    event, editor, reviewer, due
):
    submission = submitted(event, by=editor)
    draft(event, reviewer, is_blocking=True)
    with pytest.raises(CommentsOpen, match="“Zakopane conference”: 1"):
        approved(submission, reviewer, due=due and timezone.now() + due)
    assert (CommentDraft.objects.count(), Decision.objects.count()) == (1, 0)
    decided(submission, reviewer, Verdict.COMMENT)
    with pytest.raises(CommentsOpen):
        publish(ToPublish(event.pk), by=another_reviewer(), summary="Past it.")
    assert Edition.objects.count() == 0
