"""The command that lists what the checks find."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories.works import make_citation, make_claim, make_event, make_narrative, make_source

pytestmark = pytest.mark.django_db


def listed(*arguments, **options):
    out = StringIO()
    call_command("check_entries", *arguments, stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def event(editor):
    event = make_event(editor, key="villa", date="1940-02-20")
    claim = make_claim(event, editor, "began")
    make_citation(claim, make_source(editor, key="rees"), editor)
    return event


WARNINGS = [
    "event:villa\tC2\twarn\tThe citation of rees for began names no place in it: page, folio …",
    "event:villa\tC3\twarn\tThe claim began rests on one source.",
]


def test_it_prints_a_line_for_each_finding(event):
    assert listed() == WARNINGS


def test_it_prints_what_is_as_grave_as_was_asked_for(event):
    assert listed(level="block") == []


def test_what_stops_a_publication_is_an_error_with_its_place(event, editor):
    make_narrative(event, editor, "One line.\n\nIt [began]{claim=nowhere}.")
    out = StringIO()
    with pytest.raises(CommandError, match=r"^Findings that keep a work from publication: 1\.$"):
        call_command("check_entries", "event:villa", level="block", stdout=out)
    assert out.getvalue() == (
        "event:villa\tC11\tblock\tNo claim has the key “nowhere”; the words are shown without evidence. "
        "(body 3:4)\n"
    )


def test_only_the_works_that_were_named_are_checked(event, editor):
    make_event(editor, key="other")
    assert listed("event:other") == []


def test_a_work_that_is_not_there_is_named(event):
    with pytest.raises(
        CommandError, match=r"^There is no work event:nowhere: name works as KIND:KEY\.$"
    ):
        listed("event:villa", "event:nowhere")


def test_the_number_of_queries_is_fixed(event, editor, django_assert_num_queries):
    for number in range(5):
        make_event(editor, key=f"e{number}")
    with django_assert_num_queries(21):
        listed()
