"""Publishing what was set for later: once, when it is due, by the rights that its reviewer then has."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from conferences.models import Edition, Fate, Notice, Outcome, Publication, Schedule
from conferences.permissions import NotAllowed
from conferences.services.errors import ReviewClosed, Unclear
from conferences.services.publication import ToPublish, publish
from conferences.services.scheduling import cancel, publish_due, waiting_schedules
from conferences.services.submissions import Stage, stage_of, with_stages
from sources.editorial.guard import Permit, permitting
from tests.conferences.review.works import recorded_event, rename
from tests.factories.alterations import execute
from tests.factories.submissions import another_reviewer, approved, submitted
from tests.factories.works import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def scheduled(*works, by, reviewer, due=True) -> Schedule:
    """Approve works for a later time, which `due` lets have come."""
    later = timezone.now() + timedelta(days=1)
    schedule = approved(submitted(*works, by=by), reviewer, due=later, edition="Set.").schedule
    if due:
        with permitting(Permit.HISTORY):
            Schedule.objects.filter(pk=schedule.pk).update(due=timezone.now())
    return Schedule.objects.get(pk=schedule.pk)


def outcomes() -> list[tuple[str, str]]:
    return list(Outcome.objects.order_by("schedule__pk").values_list("fate", "reason"))


def stage(schedule: Schedule) -> Stage:
    return stage_of(with_stages().get(pk=schedule.decision.submission_id))


def test_nothing_is_published_before_its_time(event, editor, reviewer):
    schedule = scheduled(event, by=editor, reviewer=reviewer, due=False)
    assert publish_due() == []
    assert (Edition.objects.count(), stage(schedule)) == (0, Stage.SCHEDULED)
    assert list(waiting_schedules()) == [schedule]


def test_when_it_is_due_it_is_published_as_it_was_submitted_and_once(event, editor, reviewer):
    schedule = scheduled(event, by=editor, reviewer=reviewer)
    rename(event, "Written later", editor)
    assert [ran.fate for ran in publish_due()] == [Fate.PUBLISHED]
    edition = Edition.objects.get()
    assert (edition.change_number, edition.published_by, edition.summary) == (6, reviewer, "Set.")
    assert (outcomes(), stage(schedule)) == ([("published", "")], Stage.PUBLISHED)
    assert publish_due() == []
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("loss", ["no longer active", "no longer a reviewer"])
def test_the_rights_of_the_reviewer_are_those_of_the_day(event, editor, reviewer, loss):
    schedule = scheduled(event, by=editor, reviewer=reviewer)
    if loss == "no longer active":
        reviewer.is_active = False
        reviewer.save()
    else:
        reviewer.groups.clear()
    assert [ran.fate for ran in publish_due()] == [Fate.FAILED]
    assert outcomes() == [("failed", "Only reviewers publish; this account is not one.")]
    assert (Edition.objects.count(), stage(schedule)) == (0, Stage.FAILED)
    assert publish_due() == []
    told = Notice.objects.filter(occasion="not-published").values_list("user__username", flat=True)
    assert "editor" in told


def test_a_history_altered_meanwhile_is_not_published(event, editor, reviewer):
    scheduled(event, by=editor, reviewer=reviewer)
    execute("UPDATE editorial_change SET digest = %s WHERE number = 6", ["0" * 64])
    publish_due()
    ((fate, reason),) = outcomes()
    assert fate == "failed"
    assert "Change 6 of “Zakopane conference” is not what was submitted" in reason


def test_what_was_published_otherwise_is_not_published_again(event, editor, reviewer):
    scheduled(event, by=editor, reviewer=reviewer)
    publish(ToPublish(event.pk), by=another_reviewer(), summary="At once.")
    publish_due()
    assert outcomes() == [("failed", "All of these changes are published already.")]
    assert Edition.objects.count() == 1


def test_one_that_fails_leaves_the_others_alone(event, editor, reviewer):
    person = make_person(editor)
    scheduled(event, by=editor, reviewer=another_reviewer())
    scheduled(person, by=editor, reviewer=reviewer)
    reviewer_who_left = Schedule.objects.order_by("pk").first().decision.by
    reviewer_who_left.is_active = False
    reviewer_who_left.save()
    assert [ran.fate for ran in publish_due()] == [Fate.FAILED, Fate.PUBLISHED]
    assert Publication.objects.get().work_id == person.pk


def test_the_command_says_what_it_did_and_ends_with_an_error_for_what_failed(
    event, editor, reviewer
):
    scheduled(event, by=editor, reviewer=reviewer)
    said, wrong = StringIO(), StringIO()
    call_command("publish_due", stdout=said, stderr=wrong)
    assert (said.getvalue(), wrong.getvalue()) == ("Published: Corrects when it began.\n", "")
    call_command("publish_due", stdout=said, stderr=wrong)
    assert said.getvalue().count("Published") == 1
    scheduled(make_person(editor), by=editor, reviewer=reviewer)
    reviewer.groups.clear()
    with pytest.raises(CommandError, match="1 of the publications that were due failed"):
        call_command("publish_due", stdout=said, stderr=wrong)
    assert "Not published: Corrects when it began.: Only reviewers publish" in wrong.getvalue()


def test_what_is_set_can_be_cancelled_with_a_reason(event, editor, reviewer):
    schedule = scheduled(event, by=editor, reviewer=reviewer)
    for reason in ("", "too short", "x" * 501):
        with pytest.raises(Unclear):
            cancel(schedule, by=reviewer, reason=reason)
    cancel(schedule, by=reviewer, reason="The source was withdrawn.")
    assert publish_due() == []
    assert (outcomes(), stage(schedule)) == (
        [("cancelled", "The source was withdrawn.")],
        Stage.CANCELLED,
    )
    with pytest.raises(ReviewClosed):
        cancel(schedule, by=reviewer, reason="A second time now.")
    assert stage_of(with_stages().get(pk=submitted(event, by=editor).pk)) is Stage.OPEN


def test_reviewers_cancel_and_the_author_and_nobody_else(event, editor, second_editor, reviewer):
    schedule = scheduled(event, by=editor, reviewer=reviewer)
    with pytest.raises(NotAllowed):
        cancel(schedule, by=second_editor, reason="Because I can, I think.")
    cancel(schedule, by=editor, reason="Another letter was found.")
