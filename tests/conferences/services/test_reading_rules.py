"""A reading that contradicts itself: each contradiction in a sentence that names both sides."""

from dataclasses import replace

import pytest

from conferences.services.reading_rules import Account, Asked, Counted, Taken, faults_of, rejected

HOW_MANY = Asked("how-many", "How many meetings were there?", "number", "series")
WHEN = Asked("when", "When were they held?", "date", "series")
WHERE = Asked("where", "Where was it held?", "place", "lwow")
FOUR = Taken("four", "There were four.", HOW_MANY, "4")
SEVEN = Taken("seven", "There were seven.", HOW_MANY, "7")
PARTS = tuple(Counted(key, key.capitalize()) for key in ("brest", "lwow", "zakopane", "krakow"))
SOUND = Account("series", "four meetings", (FOUR,), PARTS)


def test_a_reading_that_agrees_with_itself_has_no_fault():
    assert faults_of(SOUND) == []


def test_two_answers_that_exclude_one_another():
    assert faults_of(replace(SOUND, answers=(FOUR, replace(SEVEN, value="")))) == [
        "It takes both “There were four.” and “There were seven.” for an answer to “How many meetings were "
        "there?”, which exclude one another."
    ]


def test_two_answers_that_may_both_be_right_go_together():
    both = replace(WHERE, is_exclusive=False)
    answers = (Taken("a", "In Lwów.", both), Taken("b", "In a villa.", both))
    assert faults_of(replace(SOUND, answers=(FOUR, *answers))) == []


def test_the_same_answer_twice_contradicts_nothing():
    assert faults_of(replace(SOUND, answers=(FOUR, FOUR))) == []


def test_a_claim_that_answers_no_question_cannot_be_taken():
    plain = Taken("plain", "Little is known of it.")
    assert faults_of(replace(SOUND, answers=(FOUR, plain))) == [
        "“Little is known of it.” answers no question, so that a reading cannot take it."
    ]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (3, "It takes the answer “There were four.” (4), and counts 3 events."),
        (1, "It takes the answer “There were four.” (4), and counts 1 event."),
        (0, "It takes the answer “There were four.” (4), and counts 0 events."),
    ],
)
def test_a_number_that_is_not_that_of_the_events_counted(count, said):
    assert faults_of(replace(SOUND, parts=PARTS[:count])) == [said]


@pytest.mark.parametrize("value", ["four", "", "4-5", "٤"])
def test_what_is_no_number_is_not_held_against_the_events_counted(value):
    assert faults_of(replace(SOUND, answers=(replace(FOUR, value=value),), parts=PARTS[:1])) == []


def test_a_number_that_another_event_is_asked_for_is_not_that_of_the_events_counted():
    people = Taken("two", "There were two.", replace(HOW_MANY, key="men", event="zakopane"), "2")
    assert faults_of(replace(SOUND, answers=(FOUR, people))) == []


def test_an_event_that_did_not_take_place_is_not_counted():
    asked = Asked("was-it", "Did it take place?", "existence", "lwow")
    never = Taken("never", "No meeting was held in Lwów.", asked, "no")
    said = ["It counts “Lwow”, and takes the answer “No meeting was held in Lwów.”."]
    assert faults_of(replace(SOUND, answers=(FOUR, never))) == said
    assert faults_of(replace(SOUND, answers=(FOUR, replace(never, value="yes")))) == []
    elsewhere = replace(never, question=replace(asked, event="przemysl"))
    assert faults_of(replace(SOUND, answers=(FOUR, elsewhere))) == []


def test_an_event_and_that_of_which_it_is_a_part_are_not_counted_both():
    krakow = replace(PARTS[3], part_of={"zakopane": "The talks were part of the conference."})
    assert faults_of(replace(SOUND, parts=(*PARTS[:3], krakow))) == [
        "It counts both “Krakow” and “Zakopane”, and takes the answer “The talks were part of the conference.”."
    ]
    of_another = replace(krakow, part_of={"elsewhere": "The talks were part of the conference."})
    assert faults_of(replace(SOUND, parts=(*PARTS[:3], of_another))) == []


def test_the_event_itself_is_not_counted():
    itself = Counted("series", "The series")
    assert faults_of(replace(SOUND, parts=(*PARTS[:3], itself))) == [
        "It counts “The series”, of which it is itself a reading."
    ]


@pytest.mark.parametrize(
    ("span", "dates", "is_fault"),
    [
        ("1939-09/1940-03", ("1940-05",), True),
        ("1939-10/1940-03", ("1939-09-27",), True),
        ("1939-09/1940-03", ("1940-03",), False),
        # One of the answers that the reading leaves open fits.
        ("1939-09/1940-03", ("1940-05", "1940-02"), False),
        # Room for doubt on either side.
        ("1939-09/1940-03~", ("1940-04",), False),
        ("1939-09/1940-03", ("1940-04~",), False),
        ("1939-09/..", ("1945",), False),
        ("1939-09/1940-03", (), False),
        ("soon", ("1945",), False),
        ("1939-09/1940-03", ("soon",), False),
    ],
)
def test_an_event_lies_within_the_time_that_the_reading_gives_to_the_whole(span, dates, is_fault):
    whole = Taken("span", "They were held then.", WHEN, span)
    late = replace(PARTS[3], dates=dates)
    said = f"It counts “Krakow” ({', '.join(dates)}), which lies outside of “They were held then.”."
    found = faults_of(replace(SOUND, answers=(FOUR, whole), parts=(*PARTS[:3], late)))
    assert found == ([said] if is_fault else [])


def test_a_reading_is_somebodys():
    assert faults_of(replace(SOUND, has_source=False)) == [
        "It names no source: say whose account it is."
    ]


def test_every_fault_is_told_at_once():
    faults = faults_of(Account("series", "all wrong", (FOUR, SEVEN), PARTS[:1], has_source=False))
    assert [fault.split(" ", 2)[1] for fault in faults] == ["takes", "takes", "takes", "names"]


def test_an_answer_is_rejected_where_another_is_taken_to_its_question():
    taken = {"how-many": ["four"]}
    assert rejected("how-many", "seven", taken)
    assert not rejected("how-many", "four", taken)
    assert not rejected("when", "seven", taken)
    assert not rejected("", "seven", taken)
