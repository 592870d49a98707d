"""Letting a warning stand: with a reason, by whoever may change the work, for a year, and seen in the review."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conferences.models import Acceptance, AcceptanceTakenBack
from conferences.permissions import NotAllowed
from conferences.services.acceptances import NotToBeAccepted, accept, take_back
from conferences.services.checking import check_works
from conferences.services.errors import Unclear
from conferences.services.kept_checks import keep_checks, kept_rows, levels_now
from sources.editorial.guard import Permit, permitting
from sources.editorial.states import present_state
from tests.conferences.admin.posting import signed_in
from tests.factories.submissions import submitted
from tests.factories.works import make_citation, make_claim, make_event, make_source

pytestmark = pytest.mark.django_db
REASON = "The other archives burnt in 1944."


@pytest.fixture
def event(editor):
    """An event with a claim on one source (C3, a warning), and one on none (C1, which blocks)."""
    event = make_event(editor)
    make_citation(make_claim(event, editor, "began"), make_source(editor), editor, locator="p. 54")
    make_claim(event, editor, "bare")
    return event


def findings(event) -> dict:
    return {one.code: one for one in check_works([present_state(event.pk)])[event.pk]}


def let_stand(event, code, by, reason=REASON):
    found = findings(event)
    return accept(
        found.values(),
        found[code].signature,
        work_id=event.pk,
        kind="event",
        by=by,
        reason=reason,
    )


def test_a_warning_stands_with_who_accepted_it_when_and_why(event, editor):
    let_stand(event, "C3", editor)
    (row,) = Acceptance.objects.all()
    assert (row.work_id, row.kind, row.code, row.by, row.by_name, row.reason) == (
        event.pk,
        "event",
        "C3",
        editor,
        "editor",
        REASON,
    )
    accepted = findings(event)["C3"].accepted
    assert (accepted.by, accepted.reason) == ("editor", REASON)
    assert accepted.until.year == accepted.at.year + 1
    with pytest.raises(NotToBeAccepted, match="accepted already, by editor"):
        let_stand(event, "C3", editor)


def test_what_blocks_is_not_accepted(event, editor):
    with pytest.raises(NotToBeAccepted, match="Only a warning"):
        let_stand(event, "C1", editor)
    assert not Acceptance.objects.exists()


@pytest.mark.parametrize("reason", ["", "  so be it  ", "x" * 501, "NUL \x00 in the reason"])
def test_a_reason_that_says_nothing_or_cannot_be_kept_is_refused(event, editor, reason):
    with pytest.raises(Unclear) as refusal:
        let_stand(event, "C3", editor, reason)
    assert refusal.value.field == "reason"
    assert not Acceptance.objects.exists()


def test_who_may_not_change_the_work_accepts_nothing(event, stranger):
    with pytest.raises(NotAllowed):
        let_stand(event, "C3", stranger)
    assert not Acceptance.objects.exists()


@pytest.mark.parametrize(("days", "counts"), [(364, True), (367, False)])
def test_an_acceptance_lapses_after_a_year(event, editor, days, counts):
    given = let_stand(event, "C3", editor)
    with permitting(Permit.EVERYTHING):
        Acceptance.objects.filter(pk=given.pk).update(at=timezone.now() - timedelta(days=days))
    assert (findings(event)["C3"].accepted is not None) is counts


def test_a_finding_that_says_something_else_is_a_new_one(event, editor):
    let_stand(event, "C3", editor)
    claim = event.claims.get(key="began")
    second = make_source(editor, "The copy", key="copy")
    make_citation(claim, second, editor, locator="p. 3")
    from_one = findings(event).get("C3")
    assert from_one is None
    make_claim(event, editor, "ended")
    make_citation(event.claims.get(key="ended"), second, editor, locator="p. 4")
    assert findings(event)["C3"].accepted is None


def test_reviewers_see_who_let_a_warning_stand_and_it_is_not_counted_again(event, editor, reviewer):
    let_stand(event, "C3", editor)
    submission = submitted(event, by=editor)
    assert submission.works.get().findings == {"block": 1}
    page = signed_in(reviewer).get(f"/review/submissions/{submission.pk}/").content.decode()
    assert "Accepted by <bdi>editor</bdi> on" in page
    assert REASON in page


def test_the_lists_of_the_desk_leave_out_what_was_accepted_until_it_lapses(event, editor):
    keep_checks()
    assert levels_now([event.pk]) == {event.pk: {"block": 1, "warn": 1, "note": 0}}
    let_stand(event, "C3", editor)
    assert levels_now([event.pk]) == {}
    keep_checks()
    assert levels_now([event.pk]) == {event.pk: {"block": 1, "warn": 0, "note": 0}}
    assert not kept_rows(["event"]).filter(code="C3").exists()
    with permitting(Permit.HISTORY):
        Acceptance.objects.update(at=timezone.now() - timedelta(days=367))
    keep_checks()
    assert kept_rows(["event"]).filter(code="C3").exists()


def taken_back(event, code, by) -> AcceptanceTakenBack:
    return take_back(findings(event)[code].signature, work_id=event.pk, kind="event", by=by)


def test_an_acceptance_is_taken_back_by_another_and_all_of_it_is_kept(event, editor, second_editor):
    given = let_stand(event, "C3", editor)
    keep_checks()
    row = taken_back(event, "C3", second_editor)
    assert (row.acceptance, row.by, row.by_name) == (given, second_editor, "second-editor")
    assert findings(event)["C3"].accepted is None
    assert levels_now([event.pk]) == {}
    with pytest.raises(NotToBeAccepted, match="not accepted any more"):
        taken_back(event, "C3", editor)
    let_stand(event, "C3", second_editor, "The last archive burnt in 1945.")
    assert findings(event)["C3"].accepted.by == "second-editor"
    taken_back(event, "C3", editor)
    assert findings(event)["C3"].accepted is None
    assert (Acceptance.objects.count(), AcceptanceTakenBack.objects.count()) == (2, 2)


def test_who_may_not_change_the_work_takes_nothing_back(event, editor, stranger):
    let_stand(event, "C3", editor)
    with pytest.raises(NotAllowed):
        taken_back(event, "C3", stranger)
    assert findings(event)["C3"].accepted is not None


def test_what_lapsed_or_was_never_accepted_is_not_taken_back(event, editor):
    with pytest.raises(NotToBeAccepted):
        taken_back(event, "C3", editor)
    let_stand(event, "C3", editor)
    with permitting(Permit.HISTORY):
        Acceptance.objects.update(at=timezone.now() - timedelta(days=367))
    with pytest.raises(NotToBeAccepted):
        taken_back(event, "C3", editor)
    assert not AcceptanceTakenBack.objects.exists()
