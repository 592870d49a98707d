"""Lists, the history of a work, its states and what differs between them; undoing and restoring."""

import pytest

from sources.editorial.models import Change
from sources.editorial.verification import verify_all
from tests.conferences.desk_api.programs import Program, at
from tests.factories.works import make_claim, make_event, make_person, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(editor):
    return Program(editor)


def keys(answer):
    return [each["work"]["key"] for each in answer.json()["results"]]


def test_list_comes_in_pages_and_is_narrowed_as_on_the_desk(program, editor):
    for title, kind in (("Lwów", "meeting"), ("Łódź", "treaty"), ("Zakopane", "meeting")):
        make_event(editor, title=title, event_kind=kind)
    first = program.get("/events/?page_size=2")
    assert keys(first) == ["lodz", "lwow"]
    second = program.client.get(first.json()["next"])
    assert (keys(second), second.json()["next"]) == (["zakopane"], None)
    assert keys(program.get("/events/?event_kind=meeting")) == ["lwow", "zakopane"]
    assert keys(program.get("/events/?q=lodz")) == ["lodz"]
    assert keys(program.get("/events/?key=lwow")) == ["lwow"]
    assert keys(program.get("/events/?q=%D1%8A")) == []
    row = program.get("/events/?key=lwow").json()["results"][0]
    assert (row["kind"], row["label"], row["number"]) == ("event", "Lwów", 1)
    assert f'"{row["etag"]}"' == program.get(f"/events/{row['id']}/").headers["ETag"]


def test_sources_are_narrowed_by_what_they_are(program, editor):
    make_source(editor, title="Closed Doors", language="en")
    make_source(editor, title="Rocznik", type="report", language="pl", evidence_kind="primary")
    make_source(editor, title="Forged", is_withdrawn=True, withdrawal_reason="Forged.")
    assert keys(program.get("/sources/?type=report")) == ["rocznik"]
    assert keys(program.get("/sources/?evidence_kind=primary")) == ["rocznik"]
    assert keys(program.get("/sources/?is_withdrawn=true")) == ["forged"]
    assert keys(program.get("/sources/?language=en&q=doors")) == ["closed-doors"]


def test_history_tells_each_change_latest_first(program, editor, second_editor):
    event = make_event(editor)
    for number in range(3):
        Program(second_editor).patch(event, {"note": str(number)}, why=f"Edit {number}.")
    answer = program.get(at(event, "changes/?page_size=3"))
    assert answer.headers["ETag"] == program.etag(event)
    told = answer.json()
    assert [
        (each["number"], each["act"], each["by"], each["summary"]) for each in told["results"]
    ] == [
        (4, "edit", "second-editor", "Edit 2."),
        (3, "edit", "second-editor", "Edit 1."),
        (2, "edit", "second-editor", "Edit 0."),
    ]
    rest = program.client.get(told["next"]).json()
    assert [each["number"] for each in rest["results"]] == [1]
    change = Change.objects.get(work_id=event.pk, number=1)
    assert rest["results"][0]["etag"] == f"1-{change.digest}"
    assert rest["results"][0]["at"] == change.at.isoformat()
    by = program.get(at(event, "changes/?by=editor")).json()["results"]
    assert [each["number"] for each in by] == [1]
    assert (
        program.get(at(event, "changes/"), If_None_Match=answer.headers["ETag"]).status_code == 304
    )


def test_each_state_is_told_as_it_was(program, editor):
    event = make_event(editor, date="1940")
    before = program.get(at(event))
    claim = make_claim(event, editor, key="began")
    program.patch(event, {"date": "1941", "claims": [{"key": "began", "_delete": True}]})
    first = program.get(at(event, "changes/1/"))
    assert first.headers["ETag"] == before.headers["ETag"]
    assert {
        name: value for name, value in first.json().items() if name != "change"
    } == before.json()
    assert (
        program.get(at(event, "changes/1/"), If_None_Match=first.headers["ETag"]).status_code == 304
    )
    second = program.get(at(event, "changes/2/")).json()
    assert [each["id"] for each in second["work"]["claims"]] == [str(claim.pk)]
    assert second["change"]["summary"] == "Adds a claim."
    program.send("DELETE", at(event) + "?summary=Twice.", If_Match=program.etag(event))
    assert program.get(at(event, "changes/4/")).json()["work"] is None


def test_any_two_changes_are_compared_both_ways(program, editor):
    event = make_event(editor, date="1940")
    claim = make_claim(event, editor, key="began", statement="It began.")
    program.patch(event, {"date": "1941", "claims": [{"key": "began", "value": "1941"}]})
    there = program.get(at(event, "compare/2/3/")).json()
    assert there["rows"] == [
        {
            "member": "",
            "id": str(event.pk),
            "inside": None,
            "what": "changed",
            "fields": [{"field": "date", "old": "1940", "new": "1941"}],
        },
        {
            "member": "claims",
            "id": str(claim.pk),
            "inside": str(event.pk),
            "what": "changed",
            "fields": [{"field": "value", "old": "", "new": "1941"}],
        },
    ]
    assert (there["from"]["number"], there["to"]["number"]) == (2, 3)
    back = program.get(at(event, "compare/3/2/"))
    assert back.json()["rows"][0]["fields"] == [{"field": "date", "old": "1941", "new": "1940"}]
    added = program.get(at(event, "compare/1/2/")).json()["rows"]
    assert [(each["member"], each["what"], len(each["fields"])) for each in added] == [
        ("claims", "added", 14)
    ]
    assert program.get(at(event, "compare/1/1/")).json()["rows"] == []
    tag = back.headers["ETag"]
    assert program.get(at(event, "compare/3/2/"), If_None_Match=tag).status_code == 304


def test_one_change_is_undone_and_what_came_after_stays(program, editor):
    event = make_event(editor, date="1940")
    program.patch(event, {"date": "1941"})
    program.patch(event, {"note": "Seen."})
    answer = program.send(
        "POST", at(event, "undo/2/"), {"summary": "Misread."}, If_Match=program.etag(event)
    )
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert (told["work"]["date"], told["work"]["note"]) == ("1940", "Seen.")
    assert (told["change"]["act"], told["change"]["summary"]) == ("undo", "Misread.")
    assert answer.headers["ETag"] == program.etag(event)
    assert list(verify_all()) == []


def test_undoing_what_was_changed_again_is_a_conflict_with_three_sides(program, editor):
    event = make_event(editor, date="1940")
    for date in ("1941", "1942"):
        program.patch(event, {"date": date})
    body = {"summary": "Misread."}
    answer = program.send("POST", at(event, "undo/2/"), body, If_Match=program.etag(event))
    assert answer.status_code == 409
    assert answer.json()["conflicts"] == [
        {
            "member": "",
            "id": str(event.pk),
            "field": field,
            "base": base,
            "theirs": theirs,
            "yours": yours,
        }
        for field, base, theirs, yours in (("date", "1941", "1942", "1940"),)
    ]


def test_state_is_restored_also_that_of_a_deleted_work(program, editor):
    event = make_event(editor, date="1940")
    program.patch(event, {"date": "1941"})
    body = {"summary": "Restored."}
    answer = program.send("POST", at(event, "restore/1/"), body, If_Match=program.etag(event))
    assert (answer.status_code, answer.json()["work"]["date"]) == (200, "1940")
    again = program.send("POST", at(event, "restore/1/"), body, If_Match=program.etag(event))
    assert again.status_code == 409
    assert again.json()["detail"] == "There is nothing to take back: this is already so."
    program.send("DELETE", at(event) + "?summary=Twice.", If_Match=program.etag(event))
    gone = program.get(at(event)).headers["ETag"]
    back = program.send("POST", at(event, "restore/2/"), body, If_Match=gone)
    assert (back.status_code, back.json()["work"]["date"]) == (200, "1941")
    assert list(verify_all()) == []


def test_taking_back_from_an_old_state_is_refused_with_what_came_since(program, editor):
    event = make_event(editor, date="1940")
    program.patch(event, {"date": "1941"})
    base = program.etag(event)
    program.patch(event, {"note": "Seen."})
    answer = program.send("POST", at(event, "undo/2/"), {"summary": "Misread."}, If_Match=base)
    assert answer.status_code == 412
    assert [each["number"] for each in answer.json()["since"]] == [3]
    event.refresh_from_db()
    assert event.date == "1941"


def test_change_of_another_work_is_not_there_to_be_undone(program, editor):
    event, person = make_event(editor), make_person(editor)
    program.patch(event, {"note": "x"})
    body = {"summary": "Misread."}
    answer = program.send("POST", at(person, "undo/2/"), body, If_Match=program.etag(person))
    assert answer.status_code == 404
