"""A series with two rival counts, and readings of it."""

from dataclasses import dataclass, field

from conferences.models import (
    Claim,
    Event,
    Question,
    Reading,
    ReadingChoice,
    ReadingPart,
    ReadingSource,
)
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.models import Source
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_question,
    make_source,
)


@dataclass
class Series:
    """A series of meetings, of which one source counts one and another two."""

    event: Event
    meetings: list[Event]
    source: Source
    question: Question
    counts: dict[str, Claim] = field(default_factory=dict)

    @property
    def works(self) -> tuple:
        return (self.event, *self.meetings, self.source)


def make_series(editor) -> Series:
    event = make_event(editor, "The meetings", key="series", slug="meetings")
    meetings = [make_event(editor, f"Meeting {name}", key=name, slug=name) for name in ("a", "b")]
    source = make_source(editor, key="rees", type="webpage")
    question = make_question(event, editor, "how-many", "How many were there?", property="number")
    series = Series(event, meetings, source, question)
    for word, value in (("one", "1"), ("two", "2")):
        claim = make_claim(
            event, editor, word, f"There was {word}.", question=question, property="number", value=value
        )  # fmt: skip
        make_citation(claim, source, editor)
        series.counts[word] = claim
    return series


def add_reading(series: Series, editor, key: str, claims, events, sources=None) -> Reading:
    """Record a reading in one act; it is not judged."""
    event = series.event
    reading = Reading(event=event, key=key, title={"en": f"Reading {key}"})
    rows = [
        reading,
        *(ReadingChoice(reading=reading, position=n, claim=one) for n, one in enumerate(claims)),
        *(ReadingPart(reading=reading, position=n, event=one) for n, one in enumerate(events)),
        *(
            ReadingSource(reading=reading, position=n, source=one)
            for n, one in enumerate([series.source] if sources is None else sources)
        ),
    ]
    with record(event, by=editor, act=Act.EDIT, summary="Adds a reading.", base=base_of(event)):
        for row in rows:
            row.save()
    return reading
