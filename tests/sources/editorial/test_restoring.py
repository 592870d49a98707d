"""Restore and undo: a new change each, nothing lost, half-work refused."""

import random

import pytest

from conferences.models import Citation, Claim, Event, Participation
from sources.editorial.errors import StaleWrite
from sources.editorial.models import Act, Change
from sources.editorial.recording import base_of, record
from sources.editorial.restoring import NothingToRestore, UndoConflict, restore, undo
from sources.editorial.states import present_state, state_at
from sources.editorial.verification import verify_all
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_person,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db


def contents(state) -> dict:
    return {row.member_id: row.fields for row in state.rows}


def reword(event, key: str, words: str, by) -> int:
    claim = Claim.objects.get(key=key)
    claim.statement = {"en": words}
    with record(event, by=by, act=Act.EDIT, summary=f"Rewords {key}.", base=base_of(event)):
        claim.save()
    return base_of(event)


@pytest.fixture
def event(editor):
    """An event with two claims, a citation each, and a participant who rests on the first."""
    event, source, person = make_event(editor), make_source(editor), make_person(editor)
    question = make_question(event, editor, "when")
    for key in ("first", "second"):
        make_citation(make_claim(event, editor, key, question=question), source, editor)
    with record(event, by=editor, act=Act.EDIT, summary="Who came.", base=6):
        first = Claim.objects.get(key="first")
        Participation.objects.create(event=event, person=person, claim=first)
    return event


def test_restoring_makes_the_work_what_it_was(event, editor, second_editor):
    then = contents(present_state(event.pk))
    reword(event, "first", "Other words.", second_editor)
    with record(event, by=second_editor, act=Act.EDIT, summary="Takes much out.", base=8):
        Participation.objects.all().delete()
        Claim.objects.all().delete()
        event.title = "Another title"
        event.save()
    change = restore(event, 7, by=editor, summary="Back to change 7.", base=9)
    assert (change.number, change.act, change.by) == (10, "restore", editor)
    assert contents(present_state(event.pk)) == then
    assert Event.objects.get(pk=event.pk).title == "Zakopane conference"
    assert list(verify_all()) == []


def test_restoring_keeps_the_history_that_it_takes_back(event, editor):
    reword(event, "first", "Other words.", editor)
    restore(event, 7, by=editor, summary="Back.", base=8)
    taken_back = state_at(event.pk, 8, latest=9).of("conferences.claim")
    words = {row.fields["key"]: row.fields["statement"]["en"] for row in taken_back}
    assert words == {"first": "Other words.", "second": "It began on 20 February 1940."}


def test_restoring_what_is_already_so_leaves_no_change(event, editor):
    for number in (7, 0, 99):
        with pytest.raises(NothingToRestore):
            restore(event, number, by=editor, summary="Back.", base=7)
    assert base_of(event) == 7


def test_restoring_on_a_stale_base_is_refused(event, editor, second_editor):
    reword(event, "first", "Other words.", second_editor)
    with pytest.raises(StaleWrite):
        restore(event, 3, by=editor, summary="Back.", base=7)
    assert base_of(event) == 8


def test_undoing_one_change_keeps_what_came_after_it(event, editor, second_editor):
    undone = reword(event, "first", "Other words.", second_editor)
    reword(event, "second", "Later words.", second_editor)
    change = undo(event, undone, by=editor, summary="Undo: Rewords first.", base=9)
    assert (change.number, change.act) == (10, "undo")
    words = {claim.key: claim.statement["en"] for claim in Claim.objects.all()}
    assert words == {"first": "It began on 20 February 1940.", "second": "Later words."}


def test_undoing_a_deletion_brings_the_rows_back_under_their_keys(event, editor):
    keys = set(Citation.objects.values_list("pk", flat=True))
    with record(event, by=editor, act=Act.EDIT, summary="Takes the second out.", base=7):
        Claim.objects.get(key="second").delete()
    undo(event, 8, by=editor, summary="Undo.", base=8)
    assert set(Citation.objects.values_list("pk", flat=True)) == keys


def test_undoing_an_addition_takes_it_out(event, editor):
    source = make_source(editor, "Another")
    make_citation(Claim.objects.get(key="first"), source, editor)
    undo(event, 8, by=editor, summary="Undo.", base=8)
    assert not Citation.objects.filter(source=source).exists()


def test_undoing_what_a_later_change_touched_is_refused_and_explained(event, editor):
    reword(event, "first", "Other words.", editor)
    reword(event, "first", "Still other words.", editor)
    with pytest.raises(UndoConflict, match="Change 8 cannot be taken back by itself") as refusal:
        undo(event, 8, by=editor, summary="Undo.", base=9)
    (overlap,) = refusal.value.overlaps
    assert overlap.label == "conferences.claim"
    assert base_of(event) == 9


def test_undoing_keeps_a_later_change_of_another_field_of_the_same_row(event, editor):
    reword(event, "first", "Other words.", editor)
    with record(event, by=editor, act=Act.EDIT, summary="Gives the value.", base=8):
        Claim.objects.filter(key="first").update(value="1940-02-20")
    undo(event, 8, by=editor, summary="Undo.", base=9)
    claim = Claim.objects.get(key="first")
    assert (claim.statement["en"], claim.value) == ("It began on 20 February 1940.", "1940-02-20")


def test_an_undo_can_be_undone(event, editor):
    reword(event, "first", "Other words.", editor)
    undo(event, 8, by=editor, summary="Undo.", base=8)
    undo(event, 9, by=editor, summary="Undo the undoing.", base=9)
    assert Claim.objects.get(key="first").statement == {"en": "Other words."}


def test_the_first_change_cannot_be_undone(event, editor):
    with pytest.raises(NothingToRestore):
        undo(event, 1, by=editor, summary="Undo.", base=7)


def test_a_deleted_work_comes_back_whole(event, editor):
    then = contents(present_state(event.pk))
    key = event.id
    with record(event, by=editor, act=Act.DELETE, summary="Entered twice.", base=7):
        event.delete()
    gone = Event(id=key)
    gone.kind = "event"
    restore(gone, 7, by=editor, summary="It was not.", base=8)
    assert contents(present_state(key)) == then
    assert list(verify_all()) == []


def test_undo_after_undo_gives_back_the_content(event, editor):
    """Thirty random rewordings, each undone, in reverse: the content is what it was."""
    chance = random.Random(1939)
    then = contents(present_state(event.pk))
    for number in range(30):
        reword(event, chance.choice(["first", "second"]), f"Words {number}.", editor)
    last = base_of(event)
    for number in range(last, 7, -1):
        try:
            undo(event, number, by=editor, summary=f"Undo {number}.", base=base_of(event))
        except UndoConflict:
            restore(event, number - 1, by=editor, summary="Back.", base=base_of(event))
    assert contents(present_state(event.pk)) == then
    assert Change.objects.filter(work_id=event.pk).count() == base_of(event)
