"""A work as it was at each of its changes."""

import itertools
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import Claim
from sources.editorial import intervals
from sources.editorial.comparison import compare_states
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.editorial.states import changed_between, present_state, state_at, whole_states
from tests.factories.works import make_claim, make_event

pytestmark = pytest.mark.django_db


def statements(state) -> dict[str, str]:
    return {
        row.fields["key"]: row.fields["statement"]["en"] for row in state.of("conferences.claim")
    }


def versions(state) -> set[int]:
    return {row.version_id for row in state.rows}


@pytest.fixture
def told(editor):
    """An event with forty changes, and what was in it after each."""
    chance = random.Random(1940)
    event = make_event(editor)
    told = {1: {}}
    for number in range(2, 42):
        held = dict(told[number - 1])
        act = chance.choice(["add", "add", "reword", "delete"]) if held else "add"
        if act == "add":
            key = f"claim-{number}"
            make_claim(event, editor, key, f"Statement of change {number}.")
            held[key] = f"Statement of change {number}."
        else:
            key = chance.choice(sorted(held))
            claim = Claim.objects.get(key=key)
            with record(event, by=editor, act=Act.EDIT, summary=act, base=base_of(event)):
                if act == "reword":
                    claim.statement = {"en": f"Reworded by change {number}."}
                    claim.save()
                    held[key] = f"Reworded by change {number}."
                else:
                    claim.delete()
                    del held[key]
        told[number] = held
    return event, told


def test_every_state_is_as_it_was(told):
    event, expected = told
    for number, held in expected.items():
        assert statements(state_at(event.pk, number, latest=41)) == held
    assert statements(present_state(event.pk)) == expected[41]


def test_a_state_costs_one_query_at_any_change(told):
    event, _expected = told
    for number in (1, 20, 41):
        with CaptureQueriesContext(connection) as queries:
            state_at(event.pk, number, latest=41)
        assert len(queries) == 1


def test_a_deleted_work_has_no_record_but_keeps_its_states(editor):
    event = make_event(editor)
    key = event.pk
    with record(event, by=editor, act=Act.DELETE, summary="Entered twice.", base=1):
        event.delete()
    assert state_at(key, 1, latest=2).record.fields["title"] == "Zakopane conference"
    assert (present_state(key).number, present_state(key).record) == (2, None)


@pytest.mark.parametrize("near", [100, 0], ids=["near", "far apart"])
def test_only_what_one_of_two_changes_holds_alone_is_read(told, monkeypatch, near):
    monkeypatch.setattr(intervals, "NEAR", near)
    event, _expected = told
    states = {number: state_at(event.pk, number, latest=41) for number in range(42)}
    for low, high in itertools.combinations(range(0, 42, 3), 2):
        older, newer = changed_between(event.pk, low, high, latest=41)
        assert versions(older) == versions(states[low]) - versions(states[high])
        assert versions(newer) == versions(states[high]) - versions(states[low])
        assert compare_states(older, newer) == compare_states(states[low], states[high])


def test_two_changes_are_read_backwards_as_well(told):
    event, _expected = told
    older, newer = changed_between(event.pk, 7, 30, latest=41)
    assert changed_between(event.pk, 30, 7, latest=41) == (newer, older)
    assert (older.number, newer.number) == (7, 30)


def test_a_change_does_not_differ_from_itself(told):
    event, _expected = told
    older, newer = changed_between(event.pk, 7, 7, latest=41)
    assert (older.rows, newer.rows) == ((), ())


@pytest.mark.parametrize("near", [100, 0], ids=["near", "far apart"])
def test_what_differs_costs_one_query_between_any_changes(told, monkeypatch, near):
    monkeypatch.setattr(intervals, "NEAR", near)
    event, _expected = told
    for low, high in ((0, 41), (1, 2), (20, 41), (7, 7)):
        with CaptureQueriesContext(connection) as queries:
            changed_between(event.pk, low, high, latest=41)
        assert len(queries) == 1


@pytest.mark.parametrize("near", [100, 0], ids=["near", "far apart"])
def test_states_read_together_are_what_each_is_alone(told, monkeypatch, near):
    monkeypatch.setattr(intervals, "NEAR", near)
    event, _expected = told
    for numbers in itertools.product(range(0, 42, 6), repeat=2):
        together = whole_states(event.pk, [*numbers, 41], latest=41)
        for number, state in zip((*numbers, 41), together, strict=True):
            alone = state_at(event.pk, number, latest=41)
            assert (state.work_id, state.number) == (event.pk, number)
            by_version = {row.version_id: row for row in alone.rows}
            assert {row.version_id: row for row in state.rows} == by_version
            assert len(state.rows) == len(alone.rows)


def test_states_read_together_cost_a_query_each_and_share_their_rows(told):
    event, _expected = told
    with CaptureQueriesContext(connection) as queries:
        first, second = whole_states(event.pk, (20, 21), latest=41)
    assert len(queries) == 2
    shared = {id(row) for row in first.rows} & {id(row) for row in second.rows}
    assert len(shared) == len(versions(first) & versions(second)) == 4


def steps_of(act) -> int:
    """Return how many steps SQLite's virtual machine takes for an act."""
    steps = itertools.count(1)
    connection.connection.set_progress_handler(lambda: next(steps) < 0, 1)
    try:
        act()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return next(steps) - 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite")
def test_what_differs_costs_no_more_in_a_long_history(editor):
    event = make_event(editor)
    claims = [make_claim(event, editor, f"claim-{number}") for number in range(20)]

    def reword_until(last):
        for number in range(base_of(event) + 1, last + 1):
            claim = claims[number % 20]
            with record(event, by=editor, act=Act.EDIT, summary="Rewords.", base=number - 1):
                claim.statement = {"en": f"Reworded by change {number}."}
                claim.save()

    def steps(low, high, latest):
        return steps_of(lambda: changed_between(event.pk, low, high, latest=latest))

    reword_until(60)
    near, far = steps(50, 60, 60), steps(21, 60, 60)
    reword_until(600)
    assert steps(590, 600, 600) < 1.5 * near
    assert steps(300, 310, 600) < 1.5 * near
    assert steps(21, 600, 600) < 3 * far
