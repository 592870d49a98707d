"""What an answer costs does not grow with the work."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import Citation, Claim
from sources.editorial.models import Act
from sources.editorial.recording import record
from tests.conferences.desk_api.programs import Program, at
from tests.factories.works import make_event, make_source

pytestmark = pytest.mark.django_db


def make_large(editor, count):
    """An event with so many claims, each with two citations."""
    event, source = (
        make_event(editor, title=f"Of {count}"),
        make_source(editor, title=f"For {count}"),
    )
    with record(event, by=editor, act=Act.EDIT, summary="Adds claims.", base=1):
        claims = Claim.objects.bulk_create(
            Claim(work_id=event.pk, key=f"c{count}-{number}", statement={"en": "It met."})
            for number in range(count)
        )
        Citation.objects.bulk_create(
            Citation(claim=claim, source=source, locator=place)
            for claim in claims
            for place in ("p. 1", "p. 2")
        )
    return event


def cost(act) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = act()
    assert answer.status_code in (200, 201, 304), answer.content
    return len([each for each in queries if "SAVEPOINT" not in each["sql"]])


def test_reading_costs_the_same_for_two_claims_and_two_hundred(editor):
    program, works = Program(editor), [make_large(editor, count) for count in (2, 200)]
    for rest, limit in (("", 5), ("changes/", 5), ("changes/1/", 6), ("compare/1/2/", 6)):
        addresses = [at(work, rest) for work in works]
        small, large = (cost(partial(program.get, address)) for address in addresses)
        assert small == large <= limit, rest
    tag = program.etag(works[1])
    assert cost(lambda: program.get(at(works[1]), If_None_Match=tag)) == 4


def test_list_costs_the_same_for_one_work_and_many(editor):
    program = Program(editor)
    make_event(editor)
    one = cost(lambda: program.get("/events/"))
    for _number in range(20):
        make_event(editor)
    assert cost(lambda: program.get("/events/")) == one == 5


def test_changing_one_claim_costs_the_same_in_a_large_work(editor):
    program, costs = Program(editor), []
    for count in (2, 200):
        event = make_large(editor, count)
        tag = program.etag(event)
        sent = {"claims": [{"key": f"c{count}-1", "value": "1940"}]}
        costs.append(
            cost(lambda event=event, sent=sent, tag=tag: program.patch(event, sent, base=tag))
        )
    assert costs[0] == costs[1] <= 21
