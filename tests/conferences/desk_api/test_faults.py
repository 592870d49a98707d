"""What is wrong with a document is told at its place, all at once; nothing is half done."""

import json
from uuid import uuid4

import pytest

from conferences.models import Claim, Event
from sources.editorial.models import Change
from tests.conferences.desk_api.programs import Program, at, faults
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_person,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(editor):
    return Program(editor)


def test_all_faults_are_told_at_once_by_pointer(program, editor):
    event = make_event(editor)
    count = Change.objects.count()
    answer = program.patch(
        event,
        {
            "title": 5,
            "date": "1940-13",
            "event_kind": "picnic",
            "nonsense": 1,
            "claims": [
                {
                    "key": "began",
                    "statement": {"en": "It\u0000began."},
                    "citations": [{"source": "rees"}],
                },
                {"statement": {"xx": "It began."}, "position": 99999, "_delete": "yes"},
                "text",
            ],
            "names": {"text": "Zakopane"},
            "narratives": [{"language": "en", "is_ready": "yes", "made_from": 1.5}],
        },
    )
    assert answer.status_code == 422
    assert faults(answer) == {
        "/work/title": "Text is expected.",
        "/work/date": "“13”: a month is 01 to 12, a season 21 to 41. Write, for example, 1939-12-08 for a day, "
        "1939-12 for a month, 1939-12-08/1939-12-09 for a span.",
        "/work/event_kind": "Value 'picnic' is not a valid choice.",
        "/work/nonsense": "There is no such field here.",
        "/work/claims/0/statement": "The text has U+0000 (NUL) in line 1, which cannot be kept.",
        "/work/claims/0/citations/0/source": "There is no such source.",
        "/work/claims/1/_delete": "true or false is expected.",
        "/work/claims/2": "An object is expected.",
        "/work/names": "A list is expected.",
        "/work/narratives/0/is_ready": "true or false is expected.",
        "/work/narratives/0/made_from": "A whole number is expected.",
    }
    assert Change.objects.count() == count


def test_what_the_models_demand_is_told_in_the_words_of_the_desk(program, editor):
    event, source = make_event(editor), make_source(editor)
    make_claim(make_event(editor, title="Lwów"), editor, key="taken")
    answer = program.patch(
        event,
        {
            "claims": [
                {"key": "taken", "statement": {"en": "It began."}},
                {"key": "ranked", "statement": {"en": "It ended."}, "rank": "preferred"},
            ]
        },
    )
    assert answer.status_code == 409
    assert faults(answer) == {
        "/work/claims/0/key": "Another claim has this key already.",
        "/work/claims/1/rank_reason": "Say why this answer is set above or below the others.",
    }
    cited = {"source": source.key, "via": str(source.pk), "consulted": "second_hand"}
    answer = program.patch(
        event, {"claims": [{"key": "new", "statement": {"en": "It met."}, "citations": [cited]}]}
    )
    assert faults(answer) == {
        "/work/claims/0/citations/0/via": "A source cannot be read in itself: name the other work, or leave it empty."
    }
    assert not event.claims.exists()


def test_identifiers_are_checked_and_tidied(program, editor):
    source = make_source(editor)
    answer = program.patch(source, {"isbn": "978-0-563-49335-0"})
    assert list(faults(answer)) == ["/work/isbn"]
    answer = program.patch(source, {"doi": "https://doi.org/10.1000/AbC"})
    assert (answer.status_code, answer.json()["work"]["doi"]) == (200, "10.1000/abc")


def test_members_of_other_works_and_kinds_are_out_of_reach(program, editor):
    event, other = make_event(editor), make_event(editor, title="Lwów")
    own, foreign = make_claim(event, editor, key="own"), make_claim(other, editor, key="foreign")
    citation = make_citation(own, make_source(editor), editor)
    second = make_claim(event, editor, key="second")
    answer = program.patch(
        event,
        {
            "id": str(other.pk),
            "claims": [
                {"id": str(foreign.pk), "key": "foreign", "statement": {"en": "Taken over."}},
                {"id": str(citation.pk), "key": "x", "statement": {"en": "Another kind."}},
                {"id": "nonsense"},
                {"id": str(second.pk), "citations": [{"id": str(citation.pk)}]},
                {"id": str(uuid4()), "_delete": True},
                {"id": str(own.pk)},
                {"key": "own"},
            ],
        },
    )
    assert faults(answer) == {
        "/work/id": "This is the id of another work.",
        "/work/claims/0/id": "This id belongs to another row.",
        "/work/claims/1/id": "This is the id of a row of another kind.",
        "/work/claims/2/id": "This is no id: 8-4-4-4-12 hexadecimal digits are expected.",
        "/work/claims/3/citations/0/id": "This row stands inside another row; it cannot be moved.",
        "/work/claims/4": "There is no such row here.",
        "/work/claims/6": "This row stands here twice.",
    }
    foreign.refresh_from_db()
    assert foreign.statement == {"en": "It began on 20 February 1940."}


def test_work_under_the_address_of_another_kind_is_not_there(program, editor):
    person = make_person(editor)
    assert program.get(f"/events/{person.pk}/").status_code == 404
    body = {"summary": "Corrected.", "work": {"title": "x"}}
    tag = program.etag(person)
    assert program.send("PATCH", f"/events/{person.pk}/", body, If_Match=tag).status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b" ", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b'{"summary": NaN}', 400),
        (b'{"summary": "a", "summary": "b"}', 400),
        (b"[" * 100_000, 400),
        (b'{"work": ' + b'{"a": ' * 50 + b"1" + b"}" * 51, 400),
        (b'{"work": ' + b"9" * 5000 + b"}", 400),
        (b'{"summary": "Corrected.", "work": {"title": "\\ud800"}}', 422),
        (b'{"summary": "\\ud800 x", "work": {}}', 422),
        (b'{"summary": "Corrected.", "work": {"\\ud800": 1}}', 422),
        (b"[]", 422),
        (b"null", 422),
        (b'{"summary": "Corrected."}', 422),
        (b'{"work": {}}', 422),
        (b'{"summary": "ab", "work": {}}', 422),
        (b'{"summary": 5, "work": {}}', 422),
        (b'{"summary": "Corrected.", "work": []}', 422),
        (
            b'{"summary": "Corrected.", "work": {"claims": [' + b",".join([b"{}"] * 1001) + b"]}}",
            422,
        ),
        (b'{"summary": "Corrected.", "work": {}, "by": 1}', 422),
        (b'{"summary": "Corrected.", "work": {"note": "' + b"x" * (8 * 1024 * 1024) + b'"}}', 413),
    ],
    ids=lambda value: str(value[:40]) if isinstance(value, bytes) else str(value),
)
def test_body_that_cannot_be_used_is_refused(program, editor, body, status):
    event = make_event(editor)
    answer = program.send("PATCH", at(event), body, If_Match=program.etag(event))
    assert answer.status_code == status, answer.content[:300]
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = json.loads(answer.content)
    assert (told["status"], bool(told["detail"])) == (status, True)
    assert Change.objects.count() == 1


def test_only_json_is_read(program, editor):
    event = make_event(editor)
    tag = program.etag(event)
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        answer = program.client.patch(
            f"/api/v1/desk/events/{event.pk}/", b"{}", content_type=kind, headers={"If-Match": tag}
        )
        assert answer.status_code == 415


def test_one_row_too_many_over_all_lists_is_refused(program, editor):
    claims = [{"key": f"c{number}", "citations": [{}] * 1000} for number in range(7)]
    answer = program.make("event", {"title": "Zakopane", "claims": claims})
    assert faults(answer)["/work/claims/5/citations"] == (
        "At most 1000 rows can stand here, and 5000 be sent at once."
    )
    assert not Event.objects.exists()
    assert not Claim.objects.exists()
