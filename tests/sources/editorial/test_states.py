"""A work as it was at each of its changes."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import Claim
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.editorial.states import present_state, state_at
from tests.factories.works import make_claim, make_event

pytestmark = pytest.mark.django_db


def statements(state) -> dict[str, str]:
    return {
        row.fields["key"]: row.fields["statement"]["en"] for row in state.of("conferences.claim")
    }


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
