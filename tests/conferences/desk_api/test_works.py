"""One work through the API: read, made, changed, replaced, deleted."""

from uuid import uuid4

import pytest

from conferences.models import Claim, Event
from sources.editorial.models import Change
from sources.editorial.verification import verify_all
from tests.conferences.desk_api.programs import Program, at, faults
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_person,
    make_place,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_work_is_told_with_its_members_nested_as_on_the_form(editor):
    event = make_event(editor, date="1940-02-20")
    claim = make_claim(event, editor, key="began-feb")
    citation = make_citation(claim, make_source(editor), editor, locator="p. 54")
    answer = Program(editor).get(at(event))
    change = Change.objects.get(work_id=event.pk, number=3)
    assert answer.status_code == 200
    assert answer.headers["ETag"] == f'"3-{change.digest}"'
    told = answer.json()
    assert {name: told[name] for name in ("id", "kind", "number", "etag")} == {
        "id": str(event.pk),
        "kind": "event",
        "number": 3,
        "etag": f"3-{change.digest}",
    }
    assert told["work"] == {
        "id": str(event.pk),
        "key": "zakopane-conference",
        "slug": "zakopane-conference",
        "title": "Zakopane conference",
        "event_kind": "other",
        "in_series": None,
        "date": "1940-02-20",
        "date_words": {},
        "note": "",
        "names": [],
        "event_places": [],
        "participations": [],
        "questions": [],
        "claims": [
            {
                "id": str(claim.pk),
                "key": "began-feb",
                "position": 0,
                "statement": {"en": "It began on 20 February 1940."},
                "question": None,
                "property": "",
                "value": "",
                "value_words": {},
                "rank": "normal",
                "rank_reason": "",
                "standing_override": "",
                "standing_reason": "",
                "evidence_wanted": "",
                "evidence_wanted_since": "",
                "note": "",
                "citations": [
                    {
                        "id": str(citation.pk),
                        "position": 0,
                        "source": str(citation.source_id),
                        "via": None,
                        "locator": "p. 54",
                        "stance": "supports",
                        "quotation": "",
                        "quotation_language": "",
                        "translation": "",
                        "translator": "",
                        "note": "",
                        "consulted": "original",
                    }
                ],
                "concerns": [],
            }
        ],
        "inquiries": [],
        "narratives": [],
        "relations": [],
        "readings": [],
    }


def test_state_that_the_client_has_is_not_sent_again(editor):
    program, event = Program(editor), make_event(editor)
    tag = program.etag(event)
    again = program.get(at(event), If_None_Match=tag)
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    program.patch(event, {"note": "Seen in the index."})
    assert program.get(at(event), If_None_Match=tag).status_code == 200


def test_work_is_made_with_its_members_in_one_change(editor):
    program, source, person = Program(editor), make_source(editor), make_person(editor)
    claim_id = str(uuid4())
    answer = program.make(
        "event",
        {
            "title": "Meeting at Zakopane",
            "event_kind": "meeting",
            "date": "1940-02-20",
            "questions": [
                {"key": "when", "property": "date", "text": {"en": "When did it begin?"}}
            ],
            "claims": [
                {
                    "id": claim_id,
                    "key": "best-known-feb",
                    "statement": {"en": "It began in February."},
                    "question": "when",
                    "citations": [{"source": source.key, "locator": "p. 54"}],
                }
            ],
            "participations": [{"person": person.key, "role": "guest", "claim": claim_id}],
        },
        why="Enters the meeting.",
    )
    assert answer.status_code == 201
    event = Event.objects.get(title="Meeting at Zakopane")
    assert answer.headers["Location"] == f"https://variorum.example/api/v1/desk/events/{event.pk}/"
    (change,) = Change.objects.filter(work_id=event.pk)
    assert (change.act, change.by, change.summary) == ("create", editor, "Enters the meeting.")
    claim = event.claims.get()
    assert (str(claim.pk), claim.question.key) == (claim_id, "when")
    assert [each.source for each in claim.citations.all()] == [source]
    assert event.participations.get().claim == claim
    assert list(verify_all()) == []


def test_fields_and_members_that_are_not_sent_stay(editor):
    program, event = Program(editor), make_event(editor, date="1940-02-20", note="As found.")
    kept, gone, edited = (make_claim(event, editor, key=key) for key in ("kept", "gone", "edited"))
    citation = make_citation(edited, make_source(editor), editor, locator="p. 54")
    answer = program.patch(
        event,
        {
            "date": "1940-02",
            "claims": [
                {"id": str(gone.pk), "_delete": True},
                {"key": "edited", "statement": {"en": "It began in February."}},
            ],
        },
    )
    assert answer.status_code == 200, answer.content
    event.refresh_from_db()
    assert (event.date, event.note) == ("1940-02", "As found.")
    assert set(event.claims.all()) == {kept, edited}
    edited.refresh_from_db()
    assert edited.statement == {"en": "It began in February."}
    assert list(edited.citations.all()) == [citation]
    change = Change.objects.filter(work_id=event.pk).order_by("-number")[0]
    assert answer.headers["ETag"] == f'"{change.number}-{change.digest}"'
    assert (change.act, change.summary) == ("edit", "Corrected after the memoir.")
    assert list(verify_all()) == []


def test_whole_work_deletes_members_and_empties_fields_that_are_left_out(editor):
    program = Program(editor)
    event = make_event(editor, date="1940-02-20", note="As found.")
    question = make_question(event, editor, key="when")
    make_claim(event, editor, key="kept")
    make_claim(event, editor, key="gone")
    answer = program.put(
        event,
        {"title": "Zakopane", "claims": [{"key": "kept", "statement": {"en": "It met."}}]},
    )
    assert answer.status_code == 200, answer.content
    event.refresh_from_db()
    assert (event.title, event.date, event.note) == ("Zakopane", "", "")
    assert (event.key, event.slug) == ("zakopane-conference", "zakopane-conference")
    assert [claim.key for claim in event.claims.all()] == ["kept"]
    assert not type(question).objects.exists()
    assert list(verify_all()) == []


def test_what_was_read_can_be_sent_back_and_changes_nothing(editor):
    program = Program(editor)
    event = make_event(editor, date="1939-11~")
    place = make_place(editor, latitude="49.3", longitude="19.95")
    claim = make_claim(event, editor)
    make_citation(
        claim, make_source(editor), editor, quotation="e\u0301t\u00e9", quotation_language="fr"
    )
    make_narrative(event, editor, "It met.\n\nIt parted.")
    for work in (event, place):
        before = program.get(at(work))
        after = program.put(work, before.json()["work"])
        assert (after.status_code, after.headers["ETag"]) == (200, before.headers["ETag"])
        assert after.json() == before.json()


def test_work_is_deleted_with_a_reason_and_then_gone(editor):
    program, event = Program(editor), make_event(editor)
    make_claim(event, editor)
    address = at(event) + "?summary=Entered%20twice."
    answer = program.send("DELETE", address, If_Match=program.etag(event))
    change = Change.objects.get(work_id=event.pk, act="delete")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["ETag"] == f'"3-{change.digest}"'
    assert not Event.objects.exists()
    assert not Claim.objects.exists()
    gone = program.get(at(event))
    assert (gone.status_code, gone.headers["ETag"]) == (410, answer.headers["ETag"])
    again = program.send("DELETE", address, If_Match=gone.headers["ETag"])
    assert again.status_code == 410
    assert list(verify_all()) == []


def test_what_others_need_is_not_deleted(editor):
    program, source = Program(editor), make_source(editor)
    event = make_event(editor)
    make_citation(make_claim(event, editor), source, editor)
    answer = program.send(
        "DELETE", at(source) + "?summary=Not%20needed.", If_Match=program.etag(source)
    )
    assert answer.status_code == 409
    assert faults(answer) == {
        "/work": "This cannot be deleted, because it is needed by: citation “supports”."
    }
