import pytest
from django.utils.translation import override

from conferences.rendering.source_words import SourceWords
from conferences.rendering.values import Fact, FactValue
from tests.conferences.rendering.building import EICHMANN, entry, source

DATED = entry(facts=(Fact("date", (FactValue((), edtf="1939-12-08/1939-12-09"),)),))


@pytest.mark.parametrize(
    ("fields", "is_only_second_hand", "words"),
    [
        ({"issued": "2008"}, False, "Book, 69 years after the events."),
        ({"issued": "2008"}, True, "Book, 69 years after the events. Read by us at second hand."),
        ({"issued": "1940-02"}, False, "Book, 1 year after the events."),
        ({"issued": "1939"}, False, "Book, in the year of the events."),
        ({"issued": "1938"}, False, "Book."),
        ({"issued": ""}, False, "Book."),
        ({"type": "treaty", "evidence_kind": "primary"}, False, "Treaty (primary)."),
        ({"type": "stone tablet"}, False, "Stone tablet."),
    ],
)
def test_a_source_is_described(fields, is_only_second_hand, words):
    with override("en"):
        described = SourceWords(DATED).describe(
            source("x", "X", **fields), is_only_second_hand=is_only_second_hand
        )
    assert described == words


def test_distance_in_time_is_told_for_events_only():
    person = entry(ref=EICHMANN, facts=DATED.facts)
    with override("en"):
        assert SourceWords(person).years_after("2008") == ""
