"""A program asks for a review of what it wrote; it decides nothing itself."""

import pytest

from conferences.models import Submission
from tests.conferences.desk_api.programs import Program, at, faults
from tests.factories.works import make_event

pytestmark = pytest.mark.django_db

ASKED = {
    "summary": "Dates the meeting by the memoir.",
    "nature": "correction",
    "is_correction": True,
}


def test_changes_are_submitted_as_they_were_shown(editor):
    event, program = make_event(editor), Program(editor)
    tag = program.etag(event)
    answer = program.send("POST", at(event, "submit/"), ASKED, If_Match=tag)
    submission = Submission.objects.get()
    assert (answer.status_code, answer.json()) == (
        201,
        {"submission": str(submission.pk), "etag": tag.strip('"'), "at": submission.at.isoformat()},
    )
    assert (submission.by, submission.nature, submission.is_correction) == (
        editor,
        "correction",
        True,
    )
    (work,) = submission.works.all()
    assert (work.work_id, work.first, work.last) == (event.pk, 1, 1)
    again = program.send("POST", at(event, "submit/"), ASKED, If_Match=tag)
    assert again.status_code == 409


def test_what_cannot_be_submitted_is_told(editor, reader):
    event, program = make_event(editor), Program(editor)
    tag = program.etag(event)

    def answer(body, **headers):
        return program.send("POST", at(event, "submit/"), body, **headers)

    assert answer(ASKED).status_code == 428
    assert faults(
        answer({**ASKED, "nature": "whim", "summary": "Dates the meeting."}, If_Match=tag)
    ) == {"/nature": "Choose what sort of change this is."}
    assert list(faults(answer({**ASKED, "summary": "Short"}, If_Match=tag))) == ["/summary"]
    assert faults(answer({"summary": 5, "nature": 6, "is_correction": 7}, If_Match=tag)) == {
        "/summary": "Text is expected.",
        "/nature": "Text is expected.",
        "/is_correction": "true or false is expected.",
    }
    program.patch(event, {"note": "Newer."})
    assert answer(ASKED, If_Match=tag).status_code == 412
    assert (
        Program(reader).send("POST", at(event, "submit/"), ASKED, If_Match=tag).status_code == 404
    )
    assert not Submission.objects.exists()
