"""The order of rows in a state does not depend on when each was last edited."""

import pytest

from sources.editorial.models import Act
from sources.editorial.recording import record
from sources.editorial.states import present_state
from tests.factories.works import make_claim, make_event

pytestmark = pytest.mark.django_db


def test_rewording_a_claim_does_not_move_it(editor):
    event = make_event(editor)
    first = make_claim(event, editor, "a")
    for key in ("b", "c"):
        make_claim(event, editor, key)
    with record(event, by=editor, act=Act.EDIT, summary="Rewords.", base=4):
        first.statement = {"en": "Other words."}
        first.save()
    keys = [row.fields["key"] for row in present_state(event.pk).of("conferences.claim")]
    assert keys == ["a", "b", "c"]
