"""Findings that are kept for lists: those of works as they are, and none of what an act may have altered."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from conferences.models import CheckedWork, KeptFinding, Name, Participation
from conferences.services.kept_checks import keep_checks, levels_now, works_due
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.models import Derivation
from tests.benchmarks.calls import queries_of
from tests.factories.works import (
    add_row,
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
KINDS = ("event", "person", "place", "organisation", "source")


def due() -> set[str]:
    return {work.label for work in works_due(KINDS)}


def touch_row(work) -> None:
    work.note = f"{work.note} Noted."
    work.save()


def touch(work, editor) -> None:
    work.note = f"{work.note} Noted."
    add_row(work, work, editor)


def test_what_is_found_is_kept_as_it_is_told(editor):
    event = make_event(editor, "Meeting")
    claim = make_claim(event, editor, "began")
    make_event(editor, "Sound")
    assert due() == {"Meeting", "Sound"}
    assert keep_checks() == 2
    (kept,) = KeptFinding.objects.exclude(level="")
    assert (kept.code, kept.level, kept.member_label, kept.member_id, kept.work_id) == (
        "C1", "block", "conferences.claim", claim.pk, event.pk,
    )  # fmt: skip
    assert due() == set()
    make_citation(claim, make_source(editor, "Book"), editor, locator="p. 1")
    assert due() == {"Meeting", "Book"}
    keep_checks()
    assert list(KeptFinding.objects.values_list("code", "level")) == [
        ("C3", "warn"),
        ("one-source", ""),
    ]


def test_levels_are_told_of_works_that_nothing_altered_since(editor):
    event, other = make_event(editor, "Meeting"), make_event(editor, "Other")
    make_claim(event, editor, "began")
    keep_checks()
    found = {"block": 1, "warn": 0, "note": 0}
    assert levels_now([event.pk]) == {event.pk: found}
    touch(event, editor)
    assert levels_now([event.pk, other.pk]) == {other.pk: {**found, "block": 0}}


@pytest.fixture
def collection(editor):
    """Works of which each rests on another in a way of its own."""
    first, last = (make_source(editor, name, key=name) for name in ("First", "Last"))
    middle = make_source(editor, "Middle", key="Middle")
    for one, other in ((first, middle), (middle, last)):
        add_row(one, Derivation(source=one, derived_from=other), editor)
    citing, person = make_event(editor, "Citing"), make_person(editor, "Person")
    make_citation(make_claim(citing, editor, "began"), first, editor, locator="p. 1")
    visited = make_event(editor, "Visited")
    add_row(visited, Participation(event=visited, person=person), editor)
    asking, answering = make_event(editor, "Asking"), make_event(editor, "Answering")
    question = make_question(asking, editor, "when")
    make_claim(answering, editor, "feb", question=question)
    make_claim(make_event(editor, "Rival"), editor, "dec", question=question)
    place, there = make_place(editor, "Place", key="there"), make_event(editor, "There")
    make_narrative(there, editor, "It was in [Place](place:there).")
    make_event(editor, "Alone")
    keep_checks()
    works = (first, last, middle, citing, person, visited, asking, answering, place, there)
    return {work.label: work for work in works}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("First", {"First", "Citing"}),
        ("Last", {"Last", "Citing"}),
        ("Citing", {"Citing"}),
        ("Person", {"Person", "Visited"}),
        ("Asking", {"Asking", "Answering", "Rival"}),
        ("Answering", {"Answering", "Rival"}),
        ("Place", {"Place", "There"}),
        ("There", {"There"}),
    ],
)
def test_an_act_marks_what_it_changed_and_what_rests_on_that(collection, editor, name, expected):
    touch(collection[name], editor)
    assert due() == expected


def test_an_act_that_is_refused_marks_nothing(collection, editor):
    event = collection["Citing"]
    act = record(event, by=editor, act=Act.EDIT, summary="Fails.", base=base_of(event))
    with pytest.raises(ZeroDivisionError), act:
        touch_row(event)
        raise ZeroDivisionError
    assert due() == set()


def test_the_mark_costs_one_query_whatever_the_act(collection, editor):
    event = collection["Citing"]
    count = queries_of(lambda: touch(event, editor))
    assert count == queries_of(lambda: touch(event, editor)) <= 15


def test_a_name_of_a_place_makes_texts_that_name_it_due(collection, editor):
    place = collection["Place"]
    add_row(place, Name(work=place, text="Other place", language="en"), editor)
    assert due() == {"Place", "There"}


def test_a_deleted_work_leaves_no_finding_in_a_list(editor):
    event = make_event(editor, "Meeting")
    make_claim(event, editor, "began")
    keep_checks()
    with record(event, by=editor, act=Act.DELETE, summary="Gone.", base=base_of(event)):
        event.delete()
    assert CheckedWork.objects.get().is_due
    assert keep_checks() == 0
    assert KeptFinding.objects.count() == 0


def test_the_command_keeps_and_tells_how_many_works(editor):
    make_event(editor)
    out = StringIO()
    call_command("check_entries", "--keep", stdout=out)
    assert out.getvalue() == "Checked: 1 works.\n"
    with pytest.raises(CommandError, match="name none"):
        call_command("check_entries", "event:x", "--keep")
