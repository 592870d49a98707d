"""Who is told of what: each account concerned once, and nobody who acted or may not see the work."""

from uuid import uuid4

import pytest
from django.utils import timezone

from conferences.models import Decision, Notice, Occasion, ReviewRequest, Submission, SubmittedWork
from conferences.services.notices import About, is_watching, tell, unwatch, watch
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Act, Head
from sources.editorial.recording import base_of, record
from tests.benchmarks.calls import queries_of
from tests.conferences.review.works import permission, recorded_event, rename, reword
from tests.factories.works import make_event, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def about(event) -> About:
    return About(event.pk, "event", event.title)


def told(*, work=None) -> list[tuple[str, str]]:
    """Return who was told, and on what occasion."""
    notices = Notice.objects.filter(work_id=work.pk) if work else Notice.objects.all()
    return sorted(notices.values_list("user__username", "occasion"))


def submitted(event, by, *reviewers) -> Submission:
    head = Head.objects.get(pk=event.pk)
    with permitting(Permit.HISTORY):
        submission = Submission.objects.create(
            by=by, by_name=str(by), at=timezone.now(), summary="All of it.", nature="wording"
        )
        SubmittedWork.objects.create(
            submission=submission, work_id=head.pk, kind=head.kind, label=head.label,
            first=1, last=head.number, digest=head.digest,
        )  # fmt: skip
        for reviewer in reviewers:
            ReviewRequest.objects.create(submission=submission, reviewer=reviewer)
    return submission


def decide(submission, by, verdict) -> None:
    with permitting(Permit.HISTORY):
        Decision.objects.create(
            submission=submission, by=by, by_name=str(by), at=timezone.now(), verdict=verdict
        )


def test_who_watches_is_told_of_a_change_with_what_and_why(event, editor, second_editor):
    watch(second_editor, event.pk)
    rename(event, "Zakopane meeting", editor, summary="So Rees calls it.")
    (notice,) = Notice.objects.all()
    assert (notice.user, notice.occasion, notice.number) == (second_editor, "changed", 7)
    assert (notice.label, notice.kind, notice.work_id) == ("Zakopane meeting", "event", event.pk)
    assert (notice.by_name, notice.summary) == ("editor", "So Rees calls it.")
    assert (notice.read_at, notice.mailed_at) == (None, None)


def test_who_wrote_is_told_of_what_others_change(event, editor, second_editor, reviewer):
    reword(event, "first", "Other words.", second_editor)
    assert told() == [("editor", "changed")]
    reword(event, "first", "Still other words.", reviewer)
    assert told() == [
        ("editor", "changed"),
        ("editor", "changed"),
        ("second-editor", "changed"),
    ]


def test_nobody_is_told_of_what_he_did_himself(event, editor):
    watch(editor, event.pk)
    rename(event, "Zakopane meeting", editor)
    assert told() == []


def test_who_is_concerned_in_several_ways_is_told_once(event, editor, second_editor, reviewer):
    reword(event, "first", "Other words.", second_editor)
    watch(second_editor, event.pk)
    submission = submitted(event, editor, second_editor)
    Notice.objects.all().delete()
    rename(event, "Zakopane meeting", editor)
    assert told() == [("second-editor", "changed")]
    tell(Occasion.SUBMITTED, [about(event)], by=editor, submission=submission)
    assert told()[1:] == [("second-editor", "requested")]


def test_who_is_asked_is_told_that_others_that_it_was_submitted(
    event, editor, second_editor, reviewer
):
    watch(second_editor, event.pk)
    submission = submitted(event, editor, reviewer)
    assert tell(
        Occasion.SUBMITTED, [about(event)], by=editor, summary="Please.", submission=submission
    ) == 2  # fmt: skip
    assert told() == [("reviewer", "requested"), ("second-editor", "submitted")]
    assert set(Notice.objects.values_list("submission", "summary")) == {(submission.pk, "Please.")}


def test_who_was_asked_is_told_until_the_submission_is_closed(event, editor, reviewer):
    submission = submitted(event, editor, reviewer)
    rename(event, "Once.", editor)
    assert told() == [("reviewer", "changed")]
    decide(submission, reviewer, "comment")
    rename(event, "Twice.", editor)
    assert told() == [("reviewer", "changed")] * 2
    decide(submission, reviewer, "return")
    rename(event, "Thrice.", editor)
    assert told() == [("reviewer", "changed")] * 2


def test_who_was_asked_is_told_what_became_of_it_though_it_is_closed(event, editor, reviewer):
    submission = submitted(event, editor, reviewer)
    decide(submission, reviewer, "recall")
    tell(Occasion.WITHDRAWN, [about(event)], by=editor, submission=submission)
    assert told() == [("reviewer", "withdrawn")]


@pytest.mark.parametrize("loss", ["is_active", "is_staff", "groups"])
def test_who_may_not_see_the_work_any_more_is_told_nothing(event, editor, second_editor, loss):
    watch(second_editor, event.pk)
    if loss == "groups":
        second_editor.groups.clear()
    else:
        setattr(second_editor, loss, False)
        second_editor.save()
    rename(event, "Canary words", editor)
    assert told() == []


def test_a_right_on_another_kind_of_work_is_none_on_this(event, editor, stranger):
    stranger.user_permissions.add(permission("view_person"))
    person = make_person(editor)
    assert watch(stranger, person.pk)
    assert not watch(stranger, event.pk)
    rename(event, "Canary words", editor)
    assert told() == []
    with record(person, by=editor, act=Act.EDIT, summary="Renames.", base=1):
        person.name = "Somebody else"
        person.save()
    assert told() == [("stranger", "changed")]


def test_an_administrator_who_watches_is_told(event, editor, reader):
    reader.is_staff = reader.is_superuser = True
    reader.save()
    watch(reader, event.pk)
    rename(event, "Zakopane meeting", editor)
    assert told() == [("reader", "changed")]


def test_an_import_tells_those_who_watch_and_no_others(event, editor, second_editor, reviewer):
    watch(second_editor, event.pk)
    event.title = "Imported"
    with record(event, by=reviewer, act=Act.IMPORT, summary="From a file.", base=6):
        event.save()
    assert told() == [("second-editor", "changed")]
    unwatch(second_editor, event.pk)
    rename(event, "Zakopane meeting", editor)
    # Who brought it in from a file has not written it.
    assert told() == [("second-editor", "changed")]


def test_a_merge_says_so_on_each_work_of_it(event, editor, second_editor):
    other = make_event(editor, "Another")
    for work in (event, other):
        watch(second_editor, work.pk)
        work.title = f"{work.title}, merged"
    with record(
        event, other, by=editor, act=Act.MERGE, summary="One.", base={event.pk: 6, other.pk: 1}
    ):
        event.save()
        other.save()
    assert told(work=event) == told(work=other) == [("second-editor", "merged")]
    assert set(Notice.objects.values_list("label", "number")) == {
        ("Zakopane conference, merged", 7),
        ("Another, merged", 2),
    }


def test_a_change_that_is_refused_tells_nobody(event, editor, second_editor):
    watch(second_editor, event.pk)
    event.title = "Never"
    with pytest.raises(ZeroDivisionError), record(
        event, by=editor, act=Act.EDIT, summary="Fails.", base=6
    ):  # fmt: skip
        event.save()
        raise ZeroDivisionError
    assert told() == []


def test_the_clock_tells_everybody_concerned(event, editor):
    tell(Occasion.NOT_PUBLISHED, [about(event)], by=None, summary="A claim lost its citation.")
    (notice,) = Notice.objects.all()
    assert (notice.user, notice.by_name) == (editor, "")


def test_watching_is_begun_and_ended(event, second_editor):
    assert not is_watching(second_editor, event.pk)
    assert watch(second_editor, event.pk)
    assert watch(second_editor, event.pk)
    assert is_watching(second_editor, event.pk)
    unwatch(second_editor, event.pk)
    unwatch(second_editor, event.pk)
    assert not is_watching(second_editor, event.pk)


def test_a_work_that_there_is_not_is_not_watched(second_editor):
    assert not watch(second_editor, uuid4())


def test_a_change_costs_the_same_queries_for_any_number_of_watchers(
    event, editor, django_user_model
):
    def watched_by(first, last):
        for number in range(first, last):
            user = django_user_model.objects.create_user(f"w{number}", is_staff=True)
            user.user_permissions.add(permission("view_event"))
            watch(user, event.pk)

    numbers = iter(range(99))
    save = lambda: rename(event, f"Title {next(numbers)}", editor)  # noqa: E731
    alone = queries_of(save)
    watched_by(0, 1)
    one = queries_of(save)
    watched_by(1, 30)
    many = queries_of(save)
    # Whether they may see it, and their notices.
    assert (one - alone, many - alone) == (2, 2)
    assert Notice.objects.filter(number=base_of(event)).count() == 30
