"""Edits that rest on a state that is not the latest: told, joined when asked, or set side by side."""

import pytest

from conferences.models import Claim
from sources.editorial.models import Change
from sources.editorial.verification import verify_all
from tests.conferences.desk_api.programs import Program, at
from tests.factories.works import make_citation, make_claim, make_event, make_narrative, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(editor):
    return Program(editor)


@pytest.fixture
def other(second_editor):
    return Program(second_editor)


def test_write_must_say_what_it_is_based_on(program, editor):
    event = make_event(editor)
    body = {"summary": "Corrected.", "work": {"note": "x"}}
    for method, headers in (("PATCH", {}), ("PUT", {}), ("PATCH", {"If_Match": "*"})):
        answer = program.send(method, at(event), body, **headers)
        assert answer.status_code == 428
        assert answer.headers["Content-Type"] == "application/problem+json"
    assert program.send("DELETE", at(event) + "?summary=Twice.").status_code == 428
    assert program.send("POST", at(event, "undo/1/"), {"summary": "Back."}).status_code == 428


def test_edit_of_another_field_is_told_of_and_joined_when_asked(program, other, editor):
    event = make_event(editor, date="1940")
    base = program.etag(event)
    other.patch(event, {"note": "Seen in the index."}, why="Notes the index.")
    refused = program.patch(event, {"date": "1940-02"}, base=base)
    assert refused.status_code == 412
    told = refused.json()
    now = program.get(at(event))
    assert refused.headers["ETag"] == now.headers["ETag"]
    assert told["current"] == now.json()
    assert told["conflicts"] == []
    assert [(each["number"], each["by"], each["summary"]) for each in told["since"]] == [
        (2, "second-editor", "Notes the index.")
    ]
    assert told["changed"] == [
        {
            "member": "",
            "id": str(event.pk),
            "inside": None,
            "what": "changed",
            "fields": [{"field": "note", "old": "", "new": "Seen in the index."}],
        }
    ]
    joined = program.patch(event, {"date": "1940-02"}, base=base, Prefer="merge")
    assert (joined.status_code, joined.headers["Preference-Applied"]) == (200, "merge")
    event.refresh_from_db()
    assert (event.date, event.note) == ("1940-02", "Seen in the index.")
    assert [
        change.number for change in Change.objects.filter(work_id=event.pk).order_by("number")
    ] == [1, 2, 3]
    assert list(verify_all()) == []


@pytest.mark.parametrize("headers", [{}, {"Prefer": "merge"}])
def test_edits_of_the_same_field_are_set_side_by_side(program, other, editor, headers):
    event = make_event(editor, date="1940", note="As found.")
    claim = make_claim(event, editor, key="began")
    base = program.etag(event)
    other.patch(event, {"date": "1939", "claims": [{"key": "began", "value": "1939"}]})
    mine = {"date": "1941", "note": "Mine.", "claims": [{"key": "began", "value": "1941"}]}
    answer = program.patch(event, mine, base=base, **headers)
    assert answer.status_code == 409
    assert answer.json()["conflicts"] == [
        {
            "member": "",
            "id": str(event.pk),
            "field": "date",
            "what": "both changed the same field",
            "base": "1940",
            "theirs": "1939",
            "yours": "1941",
        },
        {
            "member": "claims",
            "id": str(claim.pk),
            "field": "value",
            "what": "both changed the same field",
            "base": "",
            "theirs": "1939",
            "yours": "1941",
        },
    ]
    event.refresh_from_db()
    assert (event.date, event.note) == ("1939", "As found.")


def test_row_that_one_deleted_and_the_other_changed_is_a_conflict(program, other, editor):
    event = make_event(editor)
    claim = make_claim(event, editor, key="began")
    base = program.etag(event)
    other.patch(event, {"claims": [{"key": "began", "_delete": True}]})
    mine = {"claims": [{"id": str(claim.pk), "value": "1941"}]}
    answer = program.patch(event, mine, base=base, Prefer="merge")
    assert answer.status_code == 409
    (conflict,) = answer.json()["conflicts"]
    assert (conflict["field"], conflict["what"]) == ("", "they deleted the row that I changed")
    assert (conflict["base"]["value"], conflict["theirs"], conflict["yours"]["value"]) == (
        "",
        None,
        "1941",
    )
    assert not Claim.objects.exists()


def test_rows_that_both_added_and_deleted_are_joined(program, other, editor):
    event, source = make_event(editor), make_source(editor)
    make_claim(event, editor, key="gone")
    first = make_claim(event, editor, key="first")
    make_citation(first, source, editor, locator="p. 1")
    base = program.etag(event)
    other.patch(
        event,
        {"claims": [{"key": "first", "citations": [{"source": source.key, "locator": "p. 2"}]}]},
    )
    mine = {
        "claims": [
            {"key": "gone", "_delete": True},
            {"key": "new", "statement": {"en": "It was said."}},
            {"key": "first", "citations": [{"source": source.key, "locator": "p. 3"}]},
        ]
    }
    answer = program.patch(event, mine, base=base, Prefer="merge")
    assert answer.status_code == 200, answer.content
    assert set(Claim.objects.values_list("key", flat=True)) == {"first", "new"}
    assert sorted(first.citations.values_list("locator", flat=True)) == ["p. 1", "p. 2", "p. 3"]
    assert list(verify_all()) == []


def test_paragraphs_of_one_text_are_joined_and_the_same_one_is_a_conflict(program, other, editor):
    event = make_event(editor)
    text = make_narrative(event, editor, "It met in the villa.\n\nIt parted in March.")
    base = program.etag(event)

    def body(words):
        return {"narratives": [{"language": "en", "body": words}]}

    other.patch(event, body("It met in the villa of the town.\n\nIt parted in March."))
    mine = body("It met in the villa.\n\nIt parted in March 1940.")
    joined = program.patch(event, mine, base=base, Prefer="merge")
    assert joined.status_code == 200
    text.refresh_from_db()
    assert text.body == "It met in the villa of the town.\n\nIt parted in March 1940."
    clashing = body("It met in the villa.\n\nIt parted in April.")
    refused = program.patch(event, clashing, base=base, Prefer="merge")
    assert refused.status_code == 409
    (conflict,) = refused.json()["conflicts"]
    assert (conflict["member"], conflict["field"]) == ("narratives", "body")
    text.refresh_from_db()
    assert text.body == "It met in the villa of the town.\n\nIt parted in March 1940."
    assert list(verify_all()) == []


def test_work_that_was_changed_is_not_deleted_unseen(program, other, editor):
    event = make_event(editor)
    base = program.etag(event)
    other.patch(event, {"note": "Needed after all."})
    address = at(event) + "?summary=Entered%20twice."
    answer = program.send("DELETE", address, If_Match=base, Prefer="merge")
    assert answer.status_code == 409
    assert type(event).objects.exists()


@pytest.mark.parametrize(
    "base",
    [
        '"1-' + "0" * 64 + '"',
        '"999-' + "0" * 64 + '"',
        '"x"',
        "nonsense",
        '"',
        'W/"1-x"',
        '"' + "9" * 5000 + '"',
    ],
)
def test_base_that_was_never_a_state_is_refused_with_the_present_one(program, editor, base):
    event = make_event(editor)
    answer = program.patch(event, {"note": "x"}, base=base)
    assert answer.status_code == 412
    assert answer.json()["current"] == program.get(at(event)).json()


def test_state_of_another_work_is_no_base(program, editor):
    event, other = make_event(editor), make_event(editor, title="Lwów")
    assert program.patch(event, {"note": "x"}, base=program.etag(other)).status_code == 412
    event.refresh_from_db()
    assert event.note == ""
