"""Checks of texts: values that no claim states, names out of their time, links and headings."""

import pytest

from conferences.models import Name
from conferences.services.checking import check_works
from conferences.services.errors import CheckFailed
from conferences.services.publication import ToPublish, publish
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.editorial.states import present_state
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_person,
    make_place,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db


def found_in(work):
    """Return code, level and sentence of what is found, without what one source alone raises."""
    return [
        (found.code, str(found.level), found.message, (found.line, found.column))
        for found in check_works([present_state(work.pk)])[work.pk]
        if found.code not in ("C2", "C3")
    ]


@pytest.fixture
def event(editor):
    return make_event(editor, date="1940-02-20")


def cited(work, editor, key, **fields):
    """Make a claim with one citation."""
    claim = make_claim(work, editor, key, **fields)
    make_citation(claim, make_source(editor, key=f"s-{key}"), editor, locator="p. 1")
    return claim


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("It began on 21 February 1940", ["21 February"]),
        ("It began on February 21, 1940", ["February 21"]),
        ("It began on 20 February 1941", ["1941"]),
        ("Bắt đầu ngày 21 tháng 2 năm 1940", ["21 tháng 2"]),
        ("It began on 31 February 1940", ["31 February"]),
        ("It began on 20 February 1940", []),
        ("It began on 8 December 1939, others say", []),
        ("It began in February", []),
        ("It began in winter, on the 3rd day", []),
    ],
)
def test_c8_a_day_that_no_answer_states(event, editor, words, said):
    when = make_question(event, editor, "when")
    cited(event, editor, "feb", question=when, property="date", value="1940-02-20")
    cited(event, editor, "dec", question=when, property="date", value="1939-12-08/1939-12-09")
    make_narrative(event, editor, f"[{words}]{{claim=feb}}.")
    assert found_in(event) == [
        ("C8", "warn", f"The text says “{each}” where the claim feb states 1940-02-20.", (1, 1))
        for each in said
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("There were five meetings", ["five"]),
        ("There were 12 of them", ["12"]),
        ("Có sáu cuộc họp", ["sáu"]),
        ("There were four meetings", []),
        ("There were seven meetings, one says", []),
        ("There were meetings on 3 March 1940", []),
        ("There were meetings", []),
    ],
)
def test_c8_a_number_that_no_answer_states(event, editor, words, said):
    many = make_question(event, editor, "how-many")
    cited(event, editor, "four", question=many, property="number_of_meetings", value="4")
    cited(event, editor, "seven", question=many, property="number_of_meetings", value="7")
    make_narrative(event, editor, f"[{words}]{{claim=four}}.")
    assert found_in(event) == [
        ("C8", "warn", f"The text says “{each}” where the claim four states 4.", (1, 1))
        for each in said
    ]


def test_c8_digits_in_groups_are_one_number(event, editor):
    cited(event, editor, "many", property="number_of_people", value="42492")
    make_narrative(event, editor, "[They were 42,492]{claim=many}.")
    assert found_in(event) == []


@pytest.fixture
def lviv(editor):
    place = make_place(editor, "Lwów", key="lwow")
    with record(place, by=editor, act=Act.EDIT, summary="Names.", base=base_of(place)):
        Name.objects.create(work=place, text="Lviv", language="uk", period="1991/..")
        Name.objects.create(
            work=place, text="Lemberg", language="de", period="1772/1918", position=1
        )
        Name.objects.create(
            work=place, text="Lemberg", language="de", period="1941/1944", position=2
        )
        Name.objects.create(work=place, text="Leopolis", language="la", position=3)
    return place


@pytest.mark.parametrize(
    ("date", "name", "period"),
    [
        ("1939-10", "Lviv", "1991/.."),
        ("1939-10", "LVIV", "1991/.."),
        ("1939-10", "Lemberg", "1772/1918, 1941/1944"),
        ("1942", "Lemberg", None),
        ("1939-10", "Leopolis", None),
        ("1939-10", "Lwów", None),
        ("1939-10", "the town", None),
        ("", "Lviv", None),
    ],
)
def test_c9_a_name_of_another_time(editor, lviv, date, name, period):
    event = make_event(editor, date=date)
    make_narrative(event, editor, f"They met in [{name}](place:lwow).")
    sentence = f"The name {name} of lwow was in use {period}, not at the date of the event, {date}."
    assert found_in(event) == ([("C9", "warn", sentence, (1, 13))] if period else [])


def test_c11_a_remark_without_its_mark_is_a_warning_and_is_published(event, editor, reviewer):
    make_narrative(event, editor, "It began.\n\n[^1]: By one account.")
    sentence = "No mark in the text leads to the remark [^1]."
    assert found_in(event) == [("C11", "warn", sentence, (3, 1))]
    assert publish(ToPublish(event.pk), by=reviewer, summary="First edition.")


@pytest.mark.parametrize(
    ("body", "sentence", "place"),
    [
        (
            "### Below nothing\n\nWords.",
            "A heading of the third level (###) stands here under none of the second (##).",
            (1, 1),
        ),
        (
            "Read it [here](https://example.org/).",
            "The link “here” does not say where it leads: link words that do.",
            (1, 9),
        ),
        (
            "Words.\n\nXem [tại đây](https://example.org/).",
            "The link “tại đây” does not say where it leads: link words that do.",
            (3, 5),
        ),
        ("## A\n\n### B\n\nRead [the memoir](https://example.org/).", None, None),
        ("What is [here] is no link.", None, None),
    ],
)
def test_c14_headings_and_links(event, editor, body, sentence, place):
    make_narrative(event, editor, body)
    assert found_in(event) == ([("C14", "warn", sentence, place)] if sentence else [])


@pytest.mark.parametrize(
    ("life", "is_stopped"),
    [
        ({"born": "1990"}, True),
        ({"born": "1990", "died": "2020"}, False),
        ({"born": "1899-12-24"}, False),
        ({}, False),
    ],
)
def test_c15_one_source_against_somebody_who_may_be_alive(editor, reviewer, life, is_stopped):
    person = make_person(editor, **life)
    asked = make_question(person, editor, "took-part", "Did they take part?")
    cited(person, editor, "took-part-yes", question=asked)
    sentence = (
        "The claim took-part-yes is in question, is about a person who may be alive, "
        "and rests on one source."
    )
    assert found_in(person) == ([("C15", "block", sentence, (0, 0))] if is_stopped else [])
    if is_stopped:
        with pytest.raises(CheckFailed, match=sentence):
            publish(ToPublish(person.pk), by=reviewer, summary="First edition.")


def test_c15_a_claim_that_nobody_questions_is_let_be(editor):
    person = make_person(editor, born="1990")
    cited(person, editor, "was-born")
    assert found_in(person) == []


def test_c15_two_sources_are_enough(editor):
    person = make_person(editor, born="1990")
    claim = cited(person, editor, "yes", question=make_question(person, editor, "q"))
    make_citation(claim, make_source(editor, key="second"), editor, locator="p. 2")
    assert found_in(person) == []
