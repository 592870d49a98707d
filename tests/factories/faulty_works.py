"""For each check a work with its fault, and a twin without it: nothing else in them is found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from conferences.models import Name, Participation
from sources.editorial.recording import base_of
from sources.models import Source
from sources.services.links import Try, record_tries
from tests.factories.readings import add_reading, make_series
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

DATED = {"property": "date", "value": "1940-02-20"}


@dataclass
class Maker:
    """Makes one of the two; of every pair only the fault differs."""

    editor: User
    is_bad: bool

    def either(self, bad: Any, good: Any) -> Any:
        """Return what makes the fault, or what does not."""
        return bad if self.is_bad else good

    def source(self, key: str, **fields: Any) -> Source:
        return Source.objects.filter(key=key).first() or make_source(
            self.editor, f"Book {key}", key=key, **fields
        )

    def claim(self, work, key: str, *, sources=("a", "b"), **fields: Any):
        """Make a claim that two sources support, each at a place."""
        claim = make_claim(work, self.editor, key, **fields)
        for name in sources:
            make_citation(claim, self.source(name), self.editor, locator="p. 1")
        return claim


def c1(make: Maker):
    event = make_event(make.editor)
    make.claim(event, "began", sources=make.either((), ("a", "b")))
    return [event]


def c2(make: Maker):
    event = make_event(make.editor)
    claim = make.claim(event, "began")
    make_citation(claim, make.source("c"), make.editor, locator=make.either("", "p. 2"))
    return [event]


def c3(make: Maker):
    event = make_event(make.editor)
    make.claim(event, "began", sources=make.either(("a",), ("a", "b")))
    return [event]


def c4(make: Maker):
    event = make_event(make.editor)
    claim, address = make.claim(event, "began"), "https://archive.example/page"
    make_citation(claim, make.source("c", url=address), make.editor, locator="p. 1")
    now = timezone.now()
    record_tries(
        Try(address, now - timedelta(days=days), False, "failed: 404")
        for days in make.either((9, 1), (6, 1))
    )
    return [event]


def c4_of_the_source(make: Maker):
    c4(make)
    return [Source.objects.get(key="c")]


def c5(make: Maker):
    event = make_event(make.editor)
    claim = make.claim(event, "began")
    withdrawn = make.either({"is_withdrawn": True, "withdrawal_reason": "Forged."}, {})
    make_citation(claim, make.source("c", **withdrawn), make.editor, locator="p. 1")
    return [event]


def c6_of_a_life(make: Maker):
    born = make.either("1945", "1905")
    return [make_person(make.editor, born=born, died="1944-03")]


def c6_of_a_span(make: Maker):
    event = make_event(make.editor)
    value = make.either("1940-03/1940-02", "1940-02/1940-03")
    make.claim(event, "began", property="date", value=value)
    return [event]


def c6_of_agreed_dates(make: Maker):
    event = make_event(make.editor)
    make.claim(event, "one", **DATED)
    make.claim(event, "other", property="date", value=make.either("1940-03", "1940-02"))
    return [event]


def c6_of_dates_that_answer_nothing(make: Maker):
    """The days on which talks began and ended do not exclude each other: two questions ask for them."""
    event = make_event(make.editor)
    for key, value in (("began", "1940-02-20"), ("ended", "1940-02-24")):
        asked = make_question(event, make.editor, key, property="date")
        make.claim(event, key, question=make.either(None, asked), property="date", value=value)
    return [event]


def c6_of_agreed_answers(make: Maker):
    event = make_event(make.editor)
    asked = make_question(event, make.editor, "how-many", property="number")
    for key, value in (("four", "4"), ("seven", "7")):
        overruled = make.either({"standing_override": "agreed", "standing_reason": "Seen."}, {})
        make.claim(event, key, question=asked, property="number", value=value, **overruled)
    return [event]


def c6_outside_a_life(make: Maker):
    event = make_event(make.editor)
    make.claim(event, "began", **DATED)
    person = make_person(make.editor, died=make.either("1939-12", "1940-12"))
    add_row(event, Participation(event=event, person=person), make.editor)
    return [event, person]


def c6_outside_the_event(make: Maker):
    event = make_event(make.editor, date="1940-02-20")
    make.claim(event, "began", property="date", value=make.either("1940-03-01", "1940-02"))
    return [event]


def c7(make: Maker):
    event = make_event(make.editor)
    asked = make_question(event, make.editor, "when")
    preferred = {"rank": "preferred", "rank_reason": "It is nearer."}
    sources = make.either(("c",), ("c", "d"))
    make.claim(event, "feb", question=asked, value="1940-02", sources=sources, **preferred)
    make.claim(event, "dec", question=asked, value="1939-12")
    return [event]


def c8(make: Maker):
    event = make_event(make.editor)
    make.claim(event, "began", **DATED)
    words = make.either("on 21 February 1940", "on 20 February 1940")
    make_narrative(event, make.editor, f"It [began {words}]{{claim=began}}.")
    return [event]


def c9(make: Maker):
    event = make_event(make.editor, date="1940-02-20")
    place = make_place(make.editor, "Lwów", key="lwow")
    period = make.either("1991/..", "1918/1945")
    add_row(place, Name(work=place, text="Lviv", language="uk", period=period), make.editor)
    make_narrative(event, make.editor, "It was held in [Lviv](place:lwow).")
    return [event]


def c10(make: Maker):
    event = make_event(make.editor)
    claim = make.claim(event, "began")
    said = {"quotation": "word " * make.either(301, 300), "quotation_language": "en"}
    make_citation(claim, make.source("c"), make.editor, locator="p. 1", **said)
    return [event]


def c11(make: Maker):
    event = make_event(make.editor)
    make.claim(event, "began")
    key = make.either("nowhere", "began")
    make_narrative(event, make.editor, f"It [began]{{claim={key}}}.")
    return [event]


def c12(make: Maker):
    event = make_event(make.editor)
    day = timezone.now().date() - timedelta(days=make.either(31, 30))
    wanted = {"evidence_wanted": "The minutes.", "evidence_wanted_since": day.isoformat()}
    make.claim(event, "began", **wanted)
    return [event]


def c13(make: Maker):
    event = make_event(make.editor)
    text = make_narrative(event, make.editor, "It began.")
    made_from = base_of(event)
    text.body = "It began in winter."
    add_row(event, text, make.editor)
    made_from = make.either(made_from, base_of(event))
    make_narrative(event, make.editor, "Nó bắt đầu.", language="vi", made_from=made_from)
    return [event]


def c14(make: Maker):
    event = make_event(make.editor)
    words = make.either("here", "the event")
    make_narrative(event, make.editor, f"See [{words}](event:{event.key}).")
    return [event]


def c15(make: Maker):
    person = make_person(make.editor, born="1950", died=make.either("", "2001"))
    claim = make.claim(person, "denied", sources=("a",))
    make_citation(claim, make.source("c"), make.editor, locator="p. 1", stance="disputes")
    return [person]


def c16(make: Maker):
    series = make_series(make.editor)
    taken = series.counts[make.either("one", "two")]
    add_reading(series, make.editor, "count", [taken], series.meetings)
    return list(series.works)


# Code, level, and the row and the field at which it is told, and who makes the pair.
FAULTS: list[tuple[str, str, str, str, Callable[[Maker], list[Any]]]] = [
    ("C1", "block", "conferences.claim", "", c1),
    ("C2", "warn", "conferences.citation", "locator", c2),
    ("C3", "warn", "conferences.claim", "", c3),
    ("C4", "warn", "conferences.citation", "source", c4),
    ("C4", "warn", "sources.source", "url", c4_of_the_source),
    ("C5", "block", "conferences.citation", "source", c5),
    ("C6", "block", "conferences.person", "died", c6_of_a_life),
    ("C6", "block", "conferences.claim", "value", c6_of_a_span),
    ("C6", "block", "conferences.claim", "value", c6_of_agreed_dates),
    ("C6", "block", "conferences.claim", "value", c6_of_dates_that_answer_nothing),
    ("C6", "block", "conferences.claim", "standing_override", c6_of_agreed_answers),
    ("C6", "warn", "conferences.participation", "person", c6_outside_a_life),
    ("C6", "warn", "conferences.claim", "value", c6_outside_the_event),
    ("C7", "warn", "conferences.claim", "rank", c7),
    ("C8", "warn", "conferences.narrative", "body", c8),
    ("C9", "warn", "conferences.narrative", "body", c9),
    ("C10", "note", "conferences.citation", "quotation", c10),
    ("C11", "block", "conferences.narrative", "body", c11),
    ("C12", "warn", "conferences.claim", "evidence_wanted", c12),
    ("C13", "note", "conferences.narrative", "made_from", c13),
    ("C14", "warn", "conferences.narrative", "body", c14),
    ("C15", "block", "conferences.claim", "", c15),
    ("C16", "block", "conferences.reading", "", c16),
]
