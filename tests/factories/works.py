"""The smallest valid works, written through the door."""

from itertools import count

from django.contrib.auth.models import User

from conferences.models import (
    Citation,
    Claim,
    Event,
    Narrative,
    Organisation,
    Person,
    Place,
    Question,
)
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.models import Source

_numbers = count(1)


def _saved(work, by: User, act=Act.CREATE):
    with record(work, by=by, act=act, summary="Recorded for a test.", base=0):
        work.save()
    return work


def make_event(by: User, title: str = "Zakopane conference", **fields) -> Event:
    return _saved(Event(title=title, **fields), by)


def make_person(by: User, name: str = "Adolf Eichmann", **fields) -> Person:
    return _saved(Person(name=name, **fields), by)


def make_place(by: User, name: str = "Zakopane", **fields) -> Place:
    return _saved(Place(name=name, **fields), by)


def make_organisation(by: User, name: str = "Gestapo", **fields) -> Organisation:
    return _saved(Organisation(name=name, **fields), by)


def make_source(by: User, title: str = "Behind Closed Doors", **fields) -> Source:
    return _saved(Source(**{"title": title, "type": "book", **fields}), by)


def add_row(work, row, by: User):
    """Save a row of a work, or the work itself again."""
    return _added(work, row, by, "Adds a row.")


def _added(work, member, by: User, summary: str):
    with record(work, by=by, act=Act.EDIT, summary=summary, base=base_of(work)):
        member.save()
    return member


def make_claim(
    work, by: User, key: str = "", statement: str = "It began on 20 February 1940.", **fields
) -> Claim:
    key = key or f"claim-{next(_numbers)}"
    return _added(
        work,
        Claim(work_id=work.pk, key=key, statement={"en": statement}, **fields),
        by,
        "Adds a claim.",
    )


def make_question(work, by: User, key: str, text: str = "When did it begin?", **fields) -> Question:
    return _added(
        work,
        Question(work_id=work.pk, key=key, text={"en": text}, **fields),
        by,
        "Adds a question.",
    )


def make_citation(claim: Claim, source: Source, by: User, **fields) -> Citation:
    return _added(
        claim.work, Citation(claim=claim, source=source, **fields), by, "Adds a citation."
    )


def make_narrative(work, by: User, body: str, language: str = "en", **fields) -> Narrative:
    return _added(
        work,
        Narrative(work_id=work.pk, language=language, body=body, **fields),
        by,
        "Writes the text.",
    )
