"""What is left of an event's dates and places where a reading takes some answers."""

from conferences.rendering.values import ClaimView, Fact, FactValue, WorkRef
from conferences.services.reading_views import facts_in_reading, taken_by_question

LWOW = WorkRef("event", "lwow-m", "lwow-m", {"en": "Lwów meeting"})
PRZEMYSL = WorkRef("event", "przemysl-m", "przemysl-m", {"en": "Przemyśl meeting"})
PLACES = {key: WorkRef("place", key, key, {"en": key}) for key in ("lwow", "przemysl", "villa")}
CLAIMS = {
    key: ClaimView(key, work, {"en": key}, question=question)
    for key, work, question in (
        ("october", LWOW, "when"),
        ("november", LWOW, "when"),
        ("in-lwow", LWOW, "where-november"),
        ("in-przemysl", PRZEMYSL, "where-november"),
        ("in-villa", LWOW, ""),
    )
}


def place(key: str, *claims: str) -> FactValue:
    return FactValue(claims, ref=PLACES[key])


def left(work: WorkRef, answers: tuple[str, ...], *values: FactValue, kind: str = "place"):
    taken = taken_by_question(answers, CLAIMS)
    (fact,) = facts_in_reading(work, [Fact(kind, values)], taken, CLAIMS)
    return [(value.edtf or value.ref.key, value.claims) for value in fact.values]


def test_without_an_answer_taken_all_values_stay():
    dates = [FactValue(("october",), edtf="1939-10"), FactValue(("november",), edtf="1939-11")]
    assert left(LWOW, (), *dates, kind="date") == [
        ("1939-10", ("october",)),
        ("1939-11", ("november",)),
    ]


def test_the_answer_taken_stays_and_its_rival_goes():
    dates = [FactValue(("october",), edtf="1939-10"), FactValue(("november",), edtf="1939-11")]
    assert left(LWOW, ("october",), *dates, kind="date") == [("1939-10", ("october",))]


def test_a_value_keeps_the_claims_that_are_not_rejected():
    both = FactValue(("october", "november", "in-villa"), edtf="1939")
    assert left(LWOW, ("november",), both, kind="date") == [("1939", ("november", "in-villa"))]


def test_what_another_event_answers_does_not_displace_what_is_said_of_this_one():
    """The meeting of November was in Przemyśl; that in Lwów was in Lwów all the same."""
    values = [place("lwow", "in-lwow", "in-villa"), place("przemysl", "in-przemysl")]
    assert left(LWOW, ("in-przemysl",), *values) == [("lwow", ("in-villa",))]


def test_what_another_event_answers_is_taken_where_nothing_else_is_left():
    """The meeting of November was in Lwów: so was what is recorded under Przemyśl."""
    values = [place("przemysl", "in-przemysl"), place("lwow", "in-lwow")]
    assert left(PRZEMYSL, ("in-lwow",), *values) == [("lwow", ("in-lwow",))]


def test_a_rival_of_another_event_stays_where_the_question_is_left_open():
    values = [place("lwow", "in-lwow"), place("przemysl", "in-przemysl")]
    assert left(LWOW, ("october",), *values) == [
        ("lwow", ("in-lwow",)),
        ("przemysl", ("in-przemysl",)),
    ]


def test_a_value_that_needs_no_claim_stays():
    assert left(LWOW, ("october",), place("villa")) == [("villa", ())]
