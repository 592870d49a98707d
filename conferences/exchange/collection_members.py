"""Entering what belongs to a collection's works: questions, claims, facts and texts."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from django.contrib.auth.models import User

from conferences.exchange.collection_files import Collection, Record, TextFile
from conferences.models import (
    Affiliation,
    Citation,
    Claim,
    Concern,
    Event,
    EventPlace,
    Narrative,
    Organisation,
    Participation,
    Person,
    Place,
    Question,
    Reading,
    ReadingChoice,
    ReadingPart,
    ReadingSource,
    Relation,
)
from conferences.services.entry_library import WORK_MODELS
from sources.editorial.models import Act, Work
from sources.editorial.recording import base_of, record
from sources.models import Source

Step = tuple[str, Callable[[User], None]]


def picked(row: Record, *names: str) -> dict[str, Any]:
    """Return the named columns that a record has."""
    return {name: row[name] for name in names if name in row}


def work_named(name: str) -> Any:
    """Return the work of a name such as `event:zakopane-feb`; raises DoesNotExist."""
    kind, key = name.split(":", 1)
    return WORK_MODELS[kind].objects.get(key=key)


def member_steps(collection: Collection) -> Iterator[Step]:
    """Questions of all works, then claims of all, then what rests on claims, then texts and readings."""
    for name, rows in _by(collection.questions, "work"):
        yield f"questions of {name}", partial(_enter_questions, name, rows)
    for name, rows in _by(collection.claims, "work"):
        yield f"claims of {name}", partial(_enter_claims, name, rows)
    yield from _fact_steps(collection)
    for text in collection.texts:
        yield f"text {text.key}.{text.language}", partial(_enter_text, text)
    for name, rows in _by(collection.readings, "event"):
        yield f"readings of {name}", partial(_enter_readings, name, rows)


def _fact_steps(collection: Collection) -> Iterator[Step]:
    for row in collection.events:
        if any(row.get(part) for part in ("places", "participants", "relations")):
            yield f"facts of {row['key']}", partial(_enter_facts, row)
    for row in collection.people:
        if row.get("affiliations"):
            yield f"facts of {row['key']}", partial(_enter_affiliations, row)


def _by(rows: Iterable[Record], column: str) -> Iterator[tuple[str, list[Record]]]:
    """Yield the records that have the same in a column together, in the order of the first of each."""
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    yield from found.items()


def _add(work: Work, members: list[Any], summary: str, by: User) -> None:
    if members:
        with record(work, by=by, act=Act.IMPORT, summary=summary, base=base_of(work)):
            for member in members:
                member.save()


def _enter_questions(name: str, rows: list[Record], by: User) -> None:
    work = work_named(name)
    columns = ("key", "property", "text", "is_exclusive", "would_settle")
    questions = [
        Question(work=work, position=place, **picked(row, *columns))
        for place, row in enumerate(rows, start=1)
        if not Question.objects.filter(key=row["key"]).exists()
    ]
    _add(work, questions, "Enters the questions on which the documents differ.", by)


def _enter_claims(name: str, rows: list[Record], by: User) -> None:
    work = work_named(name)
    members: list[Any] = []
    for place, row in enumerate(rows, start=1):
        if not Claim.objects.filter(key=row["key"]).exists():
            members += _claim(work, place, row)
    _add(work, members, "Enters the claims with the citations that the documents give.", by)


def _claim(work: Work, place: int, row: Record) -> list[Any]:
    columns = (
        "key",
        "statement",
        "property",
        "value",
        "value_words",
        "rank",
        "rank_reason",
        "note",
    )
    claim = Claim(work=work, position=place, **picked(row, *columns))
    if "question" in row:
        claim.question = Question.objects.get(key=row["question"])
    concerns = [Concern(claim=claim, work=work_named(target)) for target in row.get("concerns", ())]
    citations = [
        Citation(
            claim=claim,
            position=number,
            source=Source.objects.get(key=item["source"]),
            via=Source.objects.get(key=item["via"]) if "via" in item else None,
            **picked(
                item, "locator", "stance", "quotation", "quotation_language", "note", "consulted"
            ),
        )
        for number, item in enumerate(row["evidence"], start=1)
    ]
    return [claim, *concerns, *citations]


def _resting(row: Record) -> Claim | None:
    return Claim.objects.get(key=row["claim"]) if row.get("claim") else None


def _enter_facts(row: Record, by: User) -> None:
    event = Event.objects.get(key=row["key"])
    members: list[Any] = []
    if not event.event_places.exists():
        members += [
            EventPlace(
                event=event,
                position=number,
                place=Place.objects.get(key=item["place"]),
                claim=_resting(item),
                **picked(item, "certainty"),
            )
            for number, item in enumerate(row.get("places", ()), start=1)
        ]
    if not event.participations.exists():
        members += [
            _participation(event, number, item)
            for number, item in enumerate(row.get("participants", ()), 1)
        ]
    if not event.relations.exists():
        members += [
            Relation(
                event=event,
                position=number,
                kind=item["kind"],
                to_event=Event.objects.get(key=item["to"]),
                claim=_resting(item),
            )
            for number, item in enumerate(row.get("relations", ()), start=1)
        ]
    _add(
        event,
        members,
        "Enters places, participants and relations, each with the claim it rests on.",
        by,
    )


def _participation(event: Event, number: int, item: Record) -> Participation:
    return Participation(
        event=event,
        position=number,
        person=Person.objects.get(key=item["person"]),
        side=Organisation.objects.get(key=item["side"]) if item.get("side") else None,
        claim=_resting(item),
        **picked(item, "role", "certainty"),
    )


def _enter_affiliations(row: Record, by: User) -> None:
    person = Person.objects.get(key=row["key"])
    if person.affiliations.exists():
        return
    members = [
        Affiliation(
            person=person,
            organisation=Organisation.objects.get(key=item["organisation"]),
            claim=_resting(item),
            **picked(item, "role", "period"),
        )
        for item in row["affiliations"]
    ]
    _add(person, members, "Enters the bodies to which the person belonged.", by)


def _enter_readings(name: str, rows: list[Record], by: User) -> None:
    event = Event.objects.get(key=name)
    members: list[Any] = []
    for place, row in enumerate(rows, start=1):
        if not Reading.objects.filter(key=row["key"]).exists():
            members += _reading(event, place, row)
    _add(event, members, "Enters the accounts that readers may follow, and whose they are.", by)


def _reading(event: Event, place: int, row: Record) -> list[Any]:
    reading = Reading(event=event, position=place, **picked(row, "key", "title", "gist"))
    choices = [
        ReadingChoice(reading=reading, position=number, claim=Claim.objects.get(key=key))
        for number, key in enumerate(row["answers"], start=1)
    ]
    parts = [
        ReadingPart(reading=reading, position=number, event=Event.objects.get(key=key))
        for number, key in enumerate(row["parts"], start=1)
    ]
    sources = [
        ReadingSource(
            reading=reading,
            position=number,
            source=Source.objects.get(key=item["source"]),
            via=Source.objects.get(key=item["via"]) if "via" in item else None,
            **picked(item, "locator", "note"),
        )
        for number, item in enumerate(row["sources"], start=1)
    ]
    return [reading, *choices, *parts, *sources]


def _enter_text(text: TextFile, by: User) -> None:
    work = work_named(f"{text.kind}:{text.key}")
    if Narrative.objects.filter(work=work, language=text.language).exists():
        return
    original = work.narratives.exclude(language=text.language).exists()
    narrative = Narrative(
        work=work,
        language=text.language,
        title=text.title,
        summary=text.summary,
        body=text.body,
        made_from=base_of(work) if original else None,
    )
    _add(work, [narrative], f"Writes the entry ({narrative.get_language_display()}).", by)
