"""Submitting: what is asked for, bound to what was shown; a newer submission takes the older's place."""

from uuid import uuid4

import pytest

from conferences.models import Submission, SubmittedWork, Verdict
from conferences.permissions import NotAllowed
from conferences.services.errors import (
    ChangedMeanwhile,
    NothingToSubmit,
    ReviewClosed,
    SubmittedAlready,
    Unclear,
)
from conferences.services.pending import pending_by, pending_of
from conferences.services.submissions import Stage, open_submissions, stage_of, with_stages
from conferences.services.submitting import Request, Shown, recall, submit
from sources.editorial.models import Act, Change
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import recorded_event, rename, reword
from tests.factories.submissions import approved, returned, shown, submitted
from tests.factories.works import make_event, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def stage(submission: Submission) -> Stage:
    return stage_of(with_stages().get(pk=submission.pk))


def test_all_that_is_not_published_is_submitted_with_its_numbers(event, editor, reviewer):
    submission = submitted(event, by=editor, reviewers=(reviewer,), is_correction=True)
    work = submission.works.get()
    head = Change.objects.get(work_id=event.pk, number=6)
    assert (work.first, work.last, work.digest, work.edition) == (1, 6, head.digest, None)
    assert work.counts == {
        "facts": 4,
        "claims-added": 2,
        "citations-added": 2,
        "texts-changed": 1,
        "words-added": 4,
    }
    assert (submission.by_name, submission.nature, submission.is_correction) == (
        "editor",
        "correction",
        True,
    )
    assert [request.reviewer for request in submission.requests.all()] == [reviewer]
    assert list(open_submissions()) == [submission]


def test_after_an_edition_only_what_came_since_is_submitted(event, editor, reviewer):
    approved(submitted(event, by=editor), reviewer)
    reword(event, "first", "It began on 21 February.", editor)
    work = submitted(event, by=editor).works.get()
    assert (work.first, work.last, work.edition) == (7, 7, 1)
    assert work.counts == {"claims-reworded": 1}


@pytest.mark.parametrize("summary", ["", "   ", "nine char", "x" * 301, "with \x00 a control"])
def test_a_summary_in_ones_own_words_is_asked_for(event, editor, summary):
    with pytest.raises(Unclear) as refusal:
        submitted(event, by=editor, summary=summary)
    assert refusal.value.field == "summary"
    assert Submission.objects.count() == 0


def test_a_summary_of_ten_and_of_three_hundred_characters_is_enough(event, editor):
    assert submitted(event, by=editor, summary="ten  chars!").summary == "ten chars!"
    rename(event, "Another", editor)
    assert submitted(event, by=editor, summary="x" * 300).summary == "x" * 300


def test_a_nature_that_there_is_not_is_refused(event, editor):
    with pytest.raises(Unclear) as refusal:
        submitted(event, by=editor, nature="nonsense")
    assert refusal.value.field == "nature"


def test_what_changed_since_it_was_shown_is_not_submitted(event, editor):
    before = shown(event)
    rename(event, "Another", editor)
    request = Request("Corrects when it began.", "correction")
    with pytest.raises(ChangedMeanwhile, match="Another"):
        submit(before, by=editor, request=request)
    with pytest.raises(ChangedMeanwhile):
        submit(Shown(event.pk, 7, "0" * 64), by=editor, request=request)
    assert Submission.objects.count() == 0


def test_nothing_is_submitted_of_a_work_that_is_published_or_deleted(event, editor, reviewer):
    approved(submitted(event, by=editor), reviewer)
    with pytest.raises(NothingToSubmit, match="published already"):
        submitted(event, by=editor)
    other = make_event(editor, "Another")
    key = other.pk
    with record(other, by=editor, act=Act.DELETE, summary="Deletes.", base=base_of(other)):
        other.delete()
    with pytest.raises(NothingToSubmit, match="deleted"):
        submit(
            Shown(key, 2, Change.objects.get(work_id=key, number=2).digest),
            by=editor,
            request=Request("Corrects when it began.", "wording"),
        )


@pytest.mark.parametrize("account", ["reader", "stranger"])
def test_who_may_not_change_a_work_does_not_submit_it(event, account, request):
    with pytest.raises(NotAllowed):
        submitted(event, by=request.getfixturevalue(account))


def test_a_work_that_there_never_was_is_not_submitted(editor):
    with pytest.raises(NotAllowed):
        submit(
            Shown(uuid4(), 1, "0" * 64),
            by=editor,
            request=Request("Corrects when it began.", "wording"),
        )


def test_only_reviewers_are_asked_and_nobody_asks_themselves(
    event, editor, second_editor, reviewer
):
    for by, asked in ((editor, second_editor), (reviewer, reviewer)):
        with pytest.raises(Unclear) as refusal:
            submitted(event, by=by, reviewers=(asked,))
        assert refusal.value.field == "reviewers"


def test_the_same_changes_are_not_submitted_twice(event, editor, second_editor):
    submitted(event, by=editor)
    with pytest.raises(SubmittedAlready, match="editor"):
        submitted(event, by=second_editor)
    assert Submission.objects.count() == 1


def test_a_newer_submission_takes_the_place_of_an_open_one(event, editor):
    person = make_person(editor)
    first = submitted(event, person, by=editor)
    rename(event, "Another", editor)
    second = submitted(event, by=editor)
    assert (stage(first), stage(second)) == (Stage.SUPERSEDED, Stage.OPEN)
    assert list(open_submissions()) == [second]
    assert SubmittedWork.objects.filter(submission=first).count() == 2


def test_the_author_alone_takes_a_submission_back_and_once(event, editor, second_editor):
    submission = submitted(event, by=editor)
    with pytest.raises(NotAllowed):
        recall(submission, by=second_editor)
    recall(submission, by=editor, reason="Not finished.")
    assert stage(submission) is Stage.RECALLED
    assert submission.decisions.get().verdict == Verdict.RECALL
    with pytest.raises(ReviewClosed):
        recall(submission, by=editor)
    assert stage(submitted(event, by=editor)) is Stage.OPEN


def test_a_returned_submission_cannot_be_taken_back(event, editor, reviewer):
    submission = submitted(event, by=editor)
    returned(submission, reviewer)
    with pytest.raises(ReviewClosed, match="reviewer"):
        recall(submission, by=editor)


def test_works_that_one_has_changed_since_their_edition_are_found(
    event, editor, second_editor, reviewer
):
    person = make_person(second_editor)
    approved(submitted(event, by=editor), reviewer)
    kinds = ("event", "person", "source")
    assert [p.label for p in pending_by(editor, kinds=kinds, most=9)] == ["Behind Closed Doors"]
    rename(event, "Another", second_editor)
    found = pending_by(second_editor, kinds=kinds, most=9)
    assert [(p.work_id, p.first, p.latest) for p in found] == [
        (person.pk, 1, 1),
        (event.pk, 7, 7),
    ]
    assert [p.work_id for p in pending_by(second_editor, kinds=("event",), most=9)] == [event.pk]
    assert pending_of(person.pk)[person.pk].edition is None
