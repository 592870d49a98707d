"""Two programs that write the same work at the same moment: no word is lost, no number used twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections

from conferences.models import Event
from sources.editorial.models import Change
from sources.editorial.verification import verify_all
from tests.conferences.desk_api.programs import Program, at
from tests.factories.works import make_event

ROUNDS = 6


def together(*acts):
    """Begin all acts at the same moment, each with a connection of its own."""
    barrier = Barrier(len(acts))

    def run(act):
        barrier.wait(timeout=30)
        try:
            # A database in memory does not wait for another connection: its 503 says to try again.
            return next(done for done in (act() for _try in range(1000)) if done.status_code != 503)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [done.result() for done in [pool.submit(run, act) for act in acts]]


@pytest.mark.django_db(transaction=True)
def test_edits_of_other_fields_are_both_kept_when_asked(editor, second_editor):
    event = make_event(editor)
    programs = Program(editor), Program(second_editor)
    for number in range(ROUNDS):
        base = programs[0].etag(event)
        fields = ({"note": f"Note {number}"}, {"date": str(1930 + number)})
        answers = together(
            *(
                lambda program=program, sent=sent, base=base: program.patch(
                    event, sent, base=base, Prefer="merge"
                )
                for program, sent in zip(programs, fields, strict=True)
            )
        )
        assert [answer.status_code for answer in answers] == [200, 200]
        event.refresh_from_db()
        assert (event.note, event.date) == (f"Note {number}", str(1930 + number))
    numbers = (
        Change.objects.filter(work_id=event.pk).order_by("number").values_list("number", flat=True)
    )
    assert list(numbers) == list(range(1, 2 * ROUNDS + 2))
    assert list(verify_all()) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_edits_of_one_field_one_is_kept_and_the_other_told(editor, second_editor):
    event = make_event(editor)
    programs = Program(editor), Program(second_editor)
    base = programs[0].etag(event)
    answers = together(
        *(
            lambda program=program, number=number: program.patch(
                event, {"note": f"Note {number}"}, base=base
            )
            for number, program in enumerate(programs)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    kept = next(number for number, answer in enumerate(answers) if answer.status_code == 200)
    (conflict,) = answers[1 - kept].json()["conflicts"]
    assert (conflict["base"], conflict["theirs"], conflict["yours"]) == (
        "",
        f"Note {kept}",
        f"Note {1 - kept}",
    )
    event.refresh_from_db()
    assert event.note == f"Note {kept}"


@pytest.mark.django_db(transaction=True)
def test_work_that_is_sent_twice_at_once_is_made_once(editor):
    program, key = Program(editor), str(uuid4())
    answers = together(*[lambda: program.make("event", {"title": "Zakopane"}, id=key)] * 2)
    assert sorted(answer.status_code for answer in answers) == [200, 201]
    assert Event.objects.count() == 1
    assert program.get(at(Event.objects.get())).json() == answers[0].json()
    assert list(verify_all()) == []
