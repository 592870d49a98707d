"""Evidence wanted: a field of a claim like the others, in the form, the API, comparison, history and old rows."""

import json

import pytest
from django.core.exceptions import ValidationError

from conferences.models import Claim
from conferences.services.entry_comparison import compare_entries
from conferences.services.entry_sides import sides_of
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Act, MemberVersion
from sources.editorial.recording import base_of, record
from sources.editorial.states import SCHEMA, converted, present_state, state_at
from sources.editorial.verification import verify_all
from tests.conferences.desk_api.programs import Program
from tests.factories.works import make_claim, make_event

pytestmark = pytest.mark.django_db
WANTED = {"evidence_wanted": "The minutes of the meeting.", "evidence_wanted_since": "2026-10-01"}


def test_the_reason_and_the_day_are_given_together_or_not_at_all(editor):
    event = make_event(editor)
    program = Program(editor)
    claim = {"key": "began", "statement": {"en": "It began."}, **WANTED}
    assert program.patch(event, {"claims": [claim]}).status_code == 200
    stored = Claim.objects.get(key="began")
    assert {name: getattr(stored, name) for name in WANTED} == WANTED
    for name in WANTED:
        answer = program.patch(event, {"claims": [{"key": "began", name: ""}]})
        assert answer.status_code == 409
        assert "Say what evidence is wanted, and since which day" in answer.content.decode()
    answer = program.patch(event, {"claims": [{"key": "began", "evidence_wanted_since": "soon"}]})
    assert answer.status_code == 422


def test_a_comparison_tells_it_like_any_other_field(editor):
    event = make_event(editor)
    claim = make_claim(event, editor, "began")
    for name, value in WANTED.items():
        setattr(claim, name, value)
    with record(event, by=editor, act=Act.EDIT, summary="Wants the minutes.", base=base_of(event)):
        claim.save()
    states = [state_at(event.pk, number, latest=3) for number in (2, 3)]
    (difference,) = compare_entries(*sides_of(*states), language="en").claims
    assert [(value.field, value.old, value.new) for value in difference.values] == [
        ("evidence_wanted", "", "The minutes of the meeting."),
        ("evidence_wanted_since", "", "1 October 2026"),
    ]


def test_the_form_takes_and_shows_it(client, editor):
    event = make_event(editor)
    make_claim(event, editor, "began", **WANTED)
    client.force_login(editor)
    page = client.get(f"/admin/conferences/event/{event.pk}/change/").content.decode()
    assert 'value="The minutes of the meeting."' in page or "The minutes of the meeting.</" in page
    assert "evidence wanted" in page
    assert "1 October 2026" in page


def test_a_day_that_is_none_is_refused(editor):
    event = make_event(editor)
    with pytest.raises(ValidationError, match="this is not understood"):
        make_claim(event, editor, "began", **{**WANTED, "evidence_wanted_since": "soon"})


OLD = {"key": "began", "statement": {"en": "It began."}, "note": ""}


def test_a_claim_stored_before_there_was_the_field_wants_nothing():
    fields = converted("conferences.claim", dict(OLD), 1)
    assert fields == {**OLD, "evidence_wanted": "", "evidence_wanted_since": ""}
    assert converted("conferences.citation", {"locator": "p. 1"}, 1) == {"locator": "p. 1"}


def test_a_row_of_an_older_shape_is_neither_stored_again_nor_held_for_altered(editor):
    event = make_event(editor)
    claim = make_claim(event, editor, "began")
    _store_in_the_first_shape(claim)
    assert [finding for finding in verify_all() if "was altered" in finding.message] == []
    with record(event, by=editor, act=Act.EDIT, summary="Saves it.", base=base_of(event)) as done:
        claim.save()
    assert done.changes == {}
    assert present_state(event.pk).of("conferences.claim")[0].fields["evidence_wanted"] == ""


def _store_in_the_first_shape(claim) -> None:
    """Store the row as the release before did; its digests no longer fit, which is not asked here."""
    assert SCHEMA > 1
    held = MemberVersion.objects.select_related("version").get(member_id=claim.pk, until=None)
    (row,) = json.loads(held.version.serialized_data)
    for name in WANTED:
        del row["fields"][name]
    with permitting(Permit.EVERYTHING):
        held.version.serialized_data = json.dumps([row])
        held.version.save()
        MemberVersion.objects.filter(pk=held.pk).update(schema=1)
