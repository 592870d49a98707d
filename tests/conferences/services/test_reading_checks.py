"""Readings at publication: one that contradicts itself is not published, and says why."""

import pytest

from conferences.models import PublishedReading, PublishedReadingText, Relation, RelationKind
from conferences.services.checking import check_works
from conferences.services.edition_digests import digest_of
from conferences.services.errors import CheckFailed
from conferences.services.publication import ToPublish, publish
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.editorial.states import present_state
from tests.factories.readings import add_reading, make_series
from tests.factories.works import make_citation, make_claim, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(editor):
    return make_series(editor)


def published(series, reviewer, *works):
    asked = [ToPublish(work.pk) for work in works or series.works]
    editions = publish(*asked, by=reviewer, summary="Read and found sound.")
    return {edition.key: edition for edition in editions}


def found(series, *works):
    checked = check_works([present_state(work.pk) for work in works or series.works])
    return [
        (finding.code, str(finding.level), finding.message)
        for finding in checked[series.event.pk]
        if finding.label == "conferences.reading"
    ]


def test_a_sound_reading_is_published_with_the_entry(series, editor, reviewer):
    add_reading(series, editor, "two", [series.counts["two"]], series.meetings)
    assert found(series) == []
    edition = published(series, reviewer)["series"]
    assert edition.facts["readings"] == [{"key": "two", "titles": {"en": "Reading two"}}]
    reading = PublishedReading.objects.get()
    assert reading.data["answers"] == [{"question": "how-many", "claim": "two"}]
    assert [part["work"]["key"] for part in reading.data["parts"]] == ["a", "b"]
    assert [text.language for text in reading.texts.all()] == ["en"]


def test_a_reading_that_contradicts_itself_is_not_published(series, editor, reviewer):
    add_reading(series, editor, "wrong", [series.counts["one"]], series.meetings)
    said = (
        "The reading “Reading wrong” cannot be published. It takes the answer “There was one.” (1), and counts 2 "
        "events."
    )
    assert found(series) == [("C16", "block", said)]
    with pytest.raises(CheckFailed) as refused:
        published(series, reviewer)
    assert said in str(refused.value)
    assert not PublishedReading.objects.exists()


def test_every_contradiction_is_told(series, editor):
    never = make_question(series.meetings[0], editor, "was-it", "Was it?", property="existence")
    no = make_claim(
        series.meetings[0], editor, "no", "It was not held.", question=never, value="no"
    )
    part = make_claim(series.event, editor, "part", "B was part of A.", question=series.question)
    relation = Relation(
        event=series.meetings[1], to_event=series.meetings[0], kind=RelationKind.PART_OF, claim=part
    )
    with record(
        series.meetings[1],
        by=editor,
        act=Act.EDIT,
        summary="Relates.",
        base=base_of(series.meetings[1]),
    ):
        relation.save()
    for claim in (no, part):
        make_citation(claim, series.source, editor)
    add_reading(
        series, editor, "wrong", [series.counts["two"], part, no], series.meetings, sources=[]
    )
    prefix = "The reading “Reading wrong” cannot be published. "
    assert [message.removeprefix(prefix) for _code, _level, message in found(series)] == [
        "It takes both “There was two.” and “B was part of A.” for an answer to “How many were there?”, which "
        "exclude one another.",
        "It counts “Meeting a”, and takes the answer “It was not held.”.",
        "It counts both “Meeting b” and “Meeting a”, and takes the answer “B was part of A.”.",
        "It names no source: say whose account it is.",
    ]


def test_a_reading_of_what_readers_cannot_see_is_not_published(series, editor):
    asked = make_question(series.meetings[0], editor, "when-a", "When was it?", property="date")
    claim = make_claim(
        series.meetings[0], editor, "at-a", "In May.", question=asked, value="1940-05"
    )
    make_citation(claim, series.source, editor)
    add_reading(series, editor, "early", [series.counts["two"], claim], series.meetings)
    assert found(series) == []
    prefix = "The reading “Reading early” cannot be published. "
    told = found(series, series.event, series.source, series.meetings[1])
    assert [message.removeprefix(prefix) for _code, _level, message in told] == [
        "It takes an answer that readers cannot see: publish it too.",
        "It counts “Meeting a”, of which nothing is published: publish it too.",
    ]


def test_digest_of_an_edition_binds_its_readings(series, editor, reviewer):
    add_reading(series, editor, "two", [series.counts["two"]], series.meetings)
    edition = published(series, reviewer)["series"]
    assert digest_of(edition) == edition.digest
    for rows in (
        PublishedReading.objects.filter(key="two"),
        PublishedReadingText.objects.filter(language="en"),
    ):
        column = "position" if rows.model is PublishedReading else "html"
        kept = rows.values_list(column, flat=True).get()
        with permitting(Permit.HISTORY):
            rows.update(**{column: 9})
        assert digest_of(edition) != edition.digest
        with permitting(Permit.HISTORY):
            rows.update(**{column: kept})
    assert digest_of(edition) == edition.digest


def test_an_entry_rests_on_the_events_that_its_readings_count(series, editor, reviewer):
    """So a date of theirs that is edited later marks it for a refresh."""
    add_reading(series, editor, "two", [series.counts["two"]], series.meetings)
    edition = published(series, reviewer)["series"]
    assert {str(work.pk) for work in (*series.meetings, series.source)} <= set(edition.rests_on)


def test_an_event_may_be_published_alone_after_what_its_reading_counts(series, editor, reviewer):
    published(series, reviewer, *series.meetings, series.source)
    add_reading(series, editor, "two", [series.counts["two"]], series.meetings)
    edition = published(series, reviewer, series.event)["series"]
    assert [reading.key for reading in edition.readings.all()] == ["two"]
