"""New works: sent twice they are made once; sent together they are made together or not at all."""

from uuid import uuid4

import pytest

from conferences.models import Claim, Event, Place
from sources.editorial.models import Change
from sources.editorial.verification import verify_all
from tests.conferences.desk_api.programs import Program, at, faults
from tests.factories.works import make_event, make_person, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(editor):
    return Program(editor)


FIELDS = {"title": "Zakopane", "claims": [{"key": "began", "statement": {"en": "It began."}}]}


def test_work_with_an_id_of_ones_own_is_made_once(program):
    key = str(uuid4())
    first = program.make("event", FIELDS, id=key)
    again = program.make("event", FIELDS, id=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert again.headers["Location"] == first.headers["Location"]
    other = program.make("event", {**FIELDS, "title": "Lwów"}, id=key)
    assert other.status_code == 409
    assert program.make("person", {"name": "x"}, id=key).status_code == 409
    assert Change.objects.count() == 1


def test_request_with_a_key_makes_its_work_once(program, second_editor):
    first = program.make("event", {"title": "Zakopane"}, Idempotency_Key="row 1")
    again = program.make("event", {"title": "Zakopane"}, Idempotency_Key="row 1")
    assert (first.status_code, again.status_code) == (201, 200)
    assert program.make("event", {"title": "Lwów"}, Idempotency_Key="row 1").status_code == 409
    assert program.make("event", {"title": "Zakopane"}, Idempotency_Key="row 2").status_code == 201
    others = Program(second_editor).make("event", {"title": "Zakopane"}, Idempotency_Key="row 1")
    assert others.status_code == 201
    assert program.make("event", {"title": "x"}, Idempotency_Key="x" * 201).status_code == 400
    assert Event.objects.count() == 3


def test_work_that_was_changed_since_is_not_made_again(program):
    key = str(uuid4())
    program.make("event", {"title": "Zakopane"}, id=key)
    event = Event.objects.get()
    program.patch(event, {"title": "Zakopane conference"})
    again = program.make("event", {"title": "Zakopane"}, id=key)
    assert (again.status_code, again.json()["work"]["title"]) == (200, "Zakopane conference")


def test_work_that_was_deleted_is_not_made_again(program):
    key = str(uuid4())
    program.make("event", {"title": "Zakopane"}, id=key)
    event = Event.objects.get()
    program.send("DELETE", at(event) + "?summary=Twice.", If_Match=program.etag(event))
    assert program.make("event", {"title": "Zakopane"}, id=key).status_code == 409
    assert not Event.objects.exists()


def batch(program, *works, **headers):
    return program.send(
        "POST", "/batch/", {"summary": "Moves the meeting.", "works": works}, **headers
    )


def tag(program, work):
    return program.etag(work).strip('"')


def test_batch_is_one_act_of_which_each_work_keeps_its_own_change(program, editor):
    event, gone = make_event(editor), make_person(editor)
    place = str(uuid4())
    answer = batch(
        program,
        {
            "do": "create",
            "kind": "place",
            "id": place,
            "work": {"name": "Zakopane", "key": "zakopane"},
        },
        {
            "do": "patch",
            "kind": "event",
            "id": str(event.pk),
            "base": tag(program, event),
            "work": {"event_places": [{"place": "zakopane"}]},
        },
        {"do": "delete", "kind": "person", "id": str(gone.pk), "base": tag(program, gone)},
    )
    assert answer.status_code == 200, answer.content
    assert [(each["kind"], each["is_changed"]) for each in answer.json()["works"]] == [
        ("place", True),
        ("event", True),
        ("person", True),
    ]
    changes = Change.objects.filter(summary="Moves the meeting.")
    assert {(each.kind, each.act, each.number) for each in changes} == {
        ("place", "create", 1),
        ("event", "edit", 2),
        ("person", "delete", 2),
    }
    assert len({each.at for each in changes}) == 1
    assert event.event_places.get().place == Place.objects.get(pk=place)
    assert list(verify_all()) == []


def test_fault_in_one_work_of_a_batch_leaves_all_as_they_were(program, editor):
    event, other = make_event(editor), make_event(editor, title="Lwów")
    base = tag(program, other)
    program.patch(other, {"note": "Newer."})
    count = Change.objects.count()
    good = {
        "do": "patch",
        "kind": "event",
        "id": str(event.pk),
        "base": tag(program, event),
        "work": {"note": "x"},
    }
    bad = {"do": "create", "kind": "event", "work": {"title": "", "date": "soon"}}
    answer = batch(program, good, bad)
    assert answer.status_code == 422
    assert set(faults(answer)) == {"/works/1/work/title", "/works/1/work/date"}
    stale = {
        "do": "patch",
        "kind": "event",
        "id": str(other.pk),
        "base": base,
        "work": {"date": "1940"},
    }
    refused = batch(program, good, stale)
    assert refused.status_code == 412
    assert [each["id"] for each in refused.json()["works"]] == [str(other.pk)]
    assert Change.objects.count() == count
    joined = batch(program, good, stale, Prefer="merge")
    assert [(each["is_changed"], each["is_merged"]) for each in joined.json()["works"]] == [
        (True, False),
        (True, True),
    ]


def test_batch_says_where_it_is_malformed(program, editor):
    event = make_event(editor)
    answer = batch(
        program,
        "text",
        {"do": "drop", "kind": "event"},
        {"do": "patch", "kind": "event", "id": str(event.pk), "base": "x", "work": {}, "by": 1},
        {"do": "delete", "kind": "person", "id": "x"},
        {
            "do": "put",
            "kind": "event",
            "id": str(event.pk),
            "base": tag(program, event),
            "work": {},
        },
    )
    assert answer.status_code == 422
    assert faults(answer) == {
        "/works/0": "An object is expected.",
        "/works/1/do": "One of these is expected: create, patch, put, delete.",
        "/works/2/by": "There is no such field here.",
        "/works/2/base": "The etag with which the work was read is expected.",
        "/works/3/base": "This is needed.",
        "/works/3/id": "This is no id: 8-4-4-4-12 hexadecimal digits are expected.",
        "/works/4": "A work can stand in a batch once.",
    }
    for works in ([], {}, [{}] * 101, None):
        body = {"summary": "Moves it.", "works": works}
        assert program.send("POST", "/batch/", body).status_code == 422
    wrong = {"do": "delete", "kind": "person", "id": str(event.pk), "base": tag(program, event)}
    assert faults(batch(program, wrong)) == {"/works/0": "There is no such work."}


def test_new_rows_of_one_request_cannot_share_an_id(program):
    key = str(uuid4())
    fields = {
        "title": "Zakopane",
        "claims": [{"id": key, "key": "began", "statement": {"en": "It began."}}],
        "names": [{"id": key, "text": "Zakopiec"}],
    }
    assert "Two rows cannot have the same id." in faults(program.make("event", fields)).values()
    assert not Claim.objects.exists()


def test_batch_sent_again_with_its_key_makes_nothing_twice(program, editor):
    make_source(editor)
    works = [{"do": "create", "kind": "event", "work": {"title": name}} for name in ("A", "B")]
    first = batch(program, *works, Idempotency_Key="index 1")
    again = batch(program, *works, Idempotency_Key="index 1")
    assert (first.status_code, again.status_code) == (200, 200)
    assert [each["id"] for each in again.json()["works"]] == [
        each["id"] for each in first.json()["works"]
    ]
    assert Event.objects.count() == 2
