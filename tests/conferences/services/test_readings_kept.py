"""Readings are members like others: compared in words, merged with their works, told by the desk's API."""

import pytest

from conferences.models import ReadingPart
from conferences.services.entry_comparison import compare_entries
from conferences.services.entry_sides import sides_of
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.editorial.states import present_state, state_at
from sources.editorial.verification import verify_all
from tests.conferences.desk_api.programs import Program, at
from tests.factories.merging import merge
from tests.factories.readings import add_reading, make_series
from tests.factories.works import make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(editor):
    return make_series(editor)


def compared(work, before: int):
    now = present_state(work.pk)
    old, new = sides_of(state_at(work.pk, before, latest=now.number), now)
    return [
        (row.model, row.kind.value, row.title)
        for row in compare_entries(old, new, language="en").facts
    ]


def test_a_reading_is_compared_by_what_it_names(series, editor):
    before = base_of(series.event)
    reading = add_reading(series, editor, "two", [series.counts["two"]], series.meetings[:1])
    assert sorted(compared(series.event, before)) == [
        ("answer taken", "added", "two"),
        ("event counted", "added", "Meeting a"),
        ("reading", "added", "Reading two"),
        ("source of the reading", "added", "Behind Closed Doors"),
    ]
    before = base_of(series.event)
    with record(series.event, by=editor, act=Act.EDIT, summary="Counts b.", base=before):
        ReadingPart(reading=reading, event=series.meetings[1], position=2).save()
    assert compared(series.event, before) == [("event counted", "added", "Meeting b")]


def test_a_reading_follows_the_source_into_which_its_own_is_merged(series, editor):
    twin = make_source(editor, "The same work", key="twin", type="webpage")
    reading = add_reading(series, editor, "two", [], [], sources=[twin, series.source])
    relayed = reading.accounts.get(source=twin)
    with record(
        series.event, by=editor, act=Act.EDIT, summary="Names the page.", base=base_of(series.event)
    ):
        relayed.via, relayed.locator = series.source, "p. 9"
        relayed.save()
    merge(series.source, twin, editor)
    told = reading.accounts.values_list("source__key", "via", "locator")
    assert sorted(told) == [("rees", None, ""), ("rees", None, "p. 9")]
    assert list(verify_all()) == []


def test_programs_read_and_write_readings_by_keys(series, editor):
    program = Program(editor)
    sent = {
        "key": "two",
        "title": {"en": "two meetings"},
        "choices": [{"claim": "two"}],
        "parts": [{"event": meeting.key} for meeting in series.meetings],
        "accounts": [{"source": "rees", "locator": "p. 54"}],
    }
    answer = program.patch(series.event, {"readings": [sent]})
    assert answer.status_code == 200, answer.content
    [told] = program.get(at(series.event)).json()["work"]["readings"]
    assert (told["key"], told["title"], told["gist"]) == ("two", {"en": "two meetings"}, {})
    assert [each["claim"] for each in told["choices"]] == [str(series.counts["two"].pk)]
    assert [each["event"] for each in told["parts"]] == [str(each.pk) for each in series.meetings]
    assert [(each["source"], each["locator"]) for each in told["accounts"]] == [
        (str(series.source.pk), "p. 54")
    ]
