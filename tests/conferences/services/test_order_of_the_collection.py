"""What cannot be so in the first collection, in full, as the command tells it."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db
EXPECTED = Path(__file__).parent / "expected_order.txt"
# Whatever the collection holds: claims, citations, events, places twice, relations, offices, participants.
QUERIES = 8


def told(*arguments: str) -> str:
    out = io.StringIO()
    call_command("check_order", *arguments, stdout=out)
    return out.getvalue()


def test_the_first_collection_has_these_and_no_other_in_eight_queries(first_collection):
    with CaptureQueriesContext(connection) as queries:
        assert told() == EXPECTED.read_text()
    assert len(queries) == QUERIES


def test_programs_are_told_the_same(first_collection):
    answer = json.loads(told("--json"))
    assert [
        (item["rule"], item["certainty"], [said["claim"] for said in item["statements"]])
        for item in answer["collisions"]
    ] == [
        (
            "outside-the-whole",
            "certain",
            ["krakow-part-of-zakopane", "krakow-mar-date", "zakopane-feb-date"],
        ),
        ("result-before-cause", "possible", ["led-ab", "zakopane-feb-date", ""]),
    ]
    assert [item["statement"]["claim"] for item in answer["undated"]] == ["led-sonderaktion"]
