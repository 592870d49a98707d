"""What cannot be so: each rule on recorded works, and what is no collision."""

import pytest

from conferences.models import Affiliation, EventPlace, Participation, Relation
from conferences.services.order import check_order, gather_statements
from tests.factories.works import (
    add_row,
    make_citation,
    make_claim,
    make_event,
    make_organisation,
    make_person,
    make_place,
    make_source,
)

pytestmark = pytest.mark.django_db


def found() -> list[tuple[str, str, str]]:
    return [
        (item.certainty, item.rule, item.words)
        for item in check_order(gather_statements()).collisions
    ]


def relate(one, kind: str, other, by) -> None:
    add_row(one, Relation(event=one, kind=kind, to_event=other), by)


def attend(event, person, by, **fields) -> None:
    add_row(event, Participation(event=event, person=person, **fields), by)


def place(event, where, by) -> None:
    add_row(event, EventPlace(event=event, place=where), by)


@pytest.mark.parametrize(
    ("kind", "date", "expected"),
    [
        (
            "led_to",
            "1940-01",
            (
                "certain",
                "result-before-cause",
                "Arrests (January 1940) is said to be a result of Meeting (20 February 1940), and began "
                "before it.",
            ),
        ),
        (
            "led_to",
            "1940-02",
            (
                "possible",
                "result-before-cause",
                "Arrests (February 1940) is said to be a result of Meeting (20 February 1940), and may have "
                "begun before it.",
            ),
        ),
        ("led_to", "1940-03", None),
        (
            "follows",
            "1940-03",
            (
                "certain",
                "earlier-than-what-it-follows",
                "Meeting (20 February 1940) is said to follow Arrests (March 1940), and began before it.",
            ),
        ),
        ("follows", "1940-02-19", None),
        (
            "part_of",
            "1940-03/1940-05",
            (
                "certain",
                "outside-the-whole",
                "Meeting (20 February 1940) is said to be part of Arrests, whose date (March–May 1940) does "
                "not hold it.",
            ),
        ),
        ("part_of", "1939-09/1940-02", None),
        ("possibly_same_as", "1941", None),
        ("led_to", "", None),
    ],
)
def test_what_is_said_of_two_events_against_their_dates(editor, kind, date, expected):
    one = make_event(editor, "Meeting", date="1940-02-20")
    relate(one, kind, make_event(editor, "Arrests", date=date), editor)
    assert found() == ([expected] if expected else [])


def test_an_event_outside_its_series_is_told_once_also_where_both_the_field_and_a_relation_say_so(
    editor,
):
    series = make_event(editor, "Series", date="1939-09/1940-03")
    part = make_event(editor, "Meeting", date="1941-05", in_series=series)
    said = "Meeting (May 1941) is said to be part of Series, whose date (September 1939 – March 1940) does not hold it."
    assert found() == [("certain", "outside-the-whole", said)]
    relate(part, "part_of", series, editor)
    assert found() == [("certain", "outside-the-whole", said)]


def test_each_answer_to_when_is_held_against_what_is_said_and_one_set_aside_is_not(editor):
    one = make_event(editor, "Meeting", date="1940-02-20")
    other = make_event(editor, "Arrests", date="1940-03")
    relate(one, "led_to", other, editor)
    early = make_claim(
        other, editor, "early", "They began in January.", property="date", value="1940-01"
    )
    make_claim(other, editor, "late", "They began in March.", property="date", value="1940-03")
    make_claim(other, editor, "none", "They began at some time.", property="date", value="soon")
    source = make_source(editor, key="rees2008")
    via = make_source(editor, key="cih2019")
    make_citation(early, source, editor, locator="p. 54", via=via, consulted="second_hand")
    [collision] = check_order(gather_statements()).collisions
    assert [(said.words, said.claim, said.citations) for said in collision.statements] == [
        ("Meeting: led to Arrests", "", ()),
        ("Meeting: date recorded without a claim", "", ()),
        ("They began in January.", "early", ("@rees2008, p. 54; via @cih2019",)),
    ]
    early.rank, early.rank_reason = "deprecated", "Misread."
    add_row(other, early, editor)
    assert found() == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "1940-03-01/1940-03-20",
            "1940-03-10/1940-03-30",
            (
                "certain",
                "in-two-places",
                "Litvinov is said to have been at two places at once: at A (1–20 March 1940) and at B (10–30 "
                "March 1940).",
            ),
        ),
        (
            "1940-02-20",
            "1940-02-20",
            (
                "possible",
                "in-two-places",
                "Litvinov may be said to have been at two places at once: at A (20 February 1940) and at B (20 "
                "February 1940).",
            ),
        ),
        ("1939-12-07", "1939-12-08", None),
    ],
)
def test_a_person_in_krakow_and_in_zakopane(editor, one, other, expected):
    person = make_person(editor, "Litvinov")
    zakopane = make_place(editor, "Zakopane")
    villa = make_place(editor, "Villa", within=zakopane)
    first, second = make_event(editor, "A", date=one), make_event(editor, "B", date=other)
    attend(first, person, editor)
    attend(second, person, editor)
    attend(second, make_person(editor, "Another"), editor)
    assert found() == []  # nobody says where
    place(first, zakopane, editor)
    place(second, villa, editor)
    assert found() == []  # the villa lies in Zakopane
    second_place = EventPlace.objects.get(event=second)
    second_place.place = make_place(editor, "Kraków")
    add_row(second, second_place, editor)
    assert found() == ([expected] if expected else [])


def test_participants_not_born_dead_or_not_in_office(editor):
    nkvd, gestapo = make_organisation(editor, "NKVD"), make_organisation(editor, "Gestapo")
    event = make_event(editor, "Meeting", date="1940-02")
    unborn = make_person(editor, "Unborn", born="1940-03-01")
    dying = make_person(editor, "Dying", born="1900", died="1940-02-10")
    dead = make_person(editor, "Dead", died="1939~")
    alive = make_person(editor, "Alive", born="1900", died="1945")
    later = make_person(editor, "Later")
    add_row(later, Affiliation(person=later, organisation=nkvd, role="officer", period="1941/.."), editor)  # fmt: skip
    add_row(later, Affiliation(person=later, organisation=gestapo, period="1940"), editor)
    for person in (unborn, dying, dead, alive):
        attend(event, person, editor)
    attend(event, later, editor, side=nkvd)
    attend(event, later, editor, side=gestapo, role="guest")
    assert found() == [
        (
            "certain",
            "outside-a-life",
            "Unborn is said to have taken part in Meeting (February 1940) before being born (1 March 1940).",
        ),
        (
            "certain",
            "outside-an-office",
            "Later is said to have come to Meeting (February 1940) for a body to which they belonged at "
            "another time (from 1941 onwards).",
        ),
        (
            "possible",
            "outside-a-life",
            "Dead is said to have taken part in Meeting (February 1940), perhaps after having died (about "
            "1939).",
        ),
        (
            "possible",
            "outside-a-life",
            "Dying is said to have taken part in Meeting (February 1940), perhaps after having died (10 "
            "February 1940).",
        ),
    ]


def test_documents_older_than_what_they_report_or_than_what_was_read_in_them(editor):
    event = make_event(editor, "Meeting", date="1940-02-20")
    claim = make_claim(event, editor, "what", "It was about refugees.")
    old = make_source(editor, "Old paper", key="old", issued="1939")
    near = make_source(editor, "Paper of the month", key="near", issued="1940-02")
    book = make_source(editor, "Book", key="book", issued="2008")
    make_citation(claim, old, editor)
    make_citation(claim, near, editor)
    make_citation(claim, make_source(editor, "Undated", key="undated"), editor)
    notice = make_source(editor, "Notice", key="notice", issued="1930")
    make_citation(claim, notice, editor, stance="mentions")
    site = make_source(editor, "Site", key="site", issued="2007")
    make_citation(claim, book, editor, via=site, consulted="second_hand")
    assert found() == [
        (
            "certain",
            "document-older-than-its-report",
            "“Old paper” (1939) is cited for Meeting (20 February 1940), and is older.",
        ),
        (
            "certain",
            "read-before-it-was-written",
            "“Book” (2008) is cited as read in “Site” (2007), which is older.",
        ),
        (
            "possible",
            "document-older-than-its-report",
            "“Paper of the month” (February 1940) is cited for Meeting (20 February 1940), and may be older.",
        ),
    ]


def test_a_place_within_itself_ends(editor):
    """The desk refuses such a ring; a program that wrote past it must not hang the check."""
    event = make_event(editor, "Meeting", date="1940")
    where = make_place(editor, "Zakopane")
    other = make_place(editor, "Villa", within=where)
    where.within = other
    add_row(where, where, editor)
    place(event, where, editor)
    assert found() == []
