"""Putting a collection's records through the door, as changes by its import account."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.contrib.auth.models import Group, User

from conferences.exchange.collection import Collection, Record
from conferences.models import (
    Affiliation,
    Citation,
    Claim,
    Concern,
    Event,
    EventPlace,
    Name,
    Narrative,
    Organisation,
    Participation,
    Person,
    Place,
    Question,
    Relation,
)
from conferences.permissions import EDITORS
from conferences.services.entry_library import WORK_MODELS
from sources.editorial.models import Act, Work
from sources.editorial.recording import base_of, record
from sources.models import Creator, Derivation, Source

Progress = Callable[[str, int, int], None]
SUMMARY = "Entered from the records of the first collection."


def import_account(account: Mapping[str, str]) -> User:
    """Return the account by which a collection is imported; nobody can sign in with it."""
    user, made = User.objects.get_or_create(
        username=account["username"], defaults={"last_name": account["name"], "is_active": True}
    )
    if made:
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name=EDITORS))
    return user


def load_collection(collection: Collection, progress: Progress) -> User:
    """Enter what is not there yet, work by work; run again after an interruption, it goes on.

    Each work is entered whole, in one act, so that an interruption leaves no half of one. Claims
    and the facts that rest on them follow once all works exist.
    """
    by = import_account(collection.account)
    steps = [*_work_steps(collection), *_member_steps(collection)]
    for number, (label, step) in enumerate(steps, start=1):
        progress(label, number, len(steps))
        step(by)
    return by


Step = tuple[str, Callable[[User], None]]


def _work_steps(collection: Collection) -> Iterator[Step]:
    kinds = (
        ("source", collection.sources, _enter_source),
        ("organisation", collection.organisations, _enter_organisation),
        ("place", collection.places, _enter_place),
        ("person", collection.people, _enter_person),
        ("event", collection.events, _enter_event),
    )
    for kind, rows, enter in kinds:
        for row in rows:
            if not WORK_MODELS[kind].objects.filter(key=row["key"]).exists():
                yield f"{kind} {row['key']}", lambda by, row=row, enter=enter: enter(row, by)  # type: ignore[misc]  # bound now


def _picked(row: Record, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names if name in row}


def _enter(work: Any, members: list[Any], by: User) -> None:
    with record(work, by=by, act=Act.IMPORT, summary=SUMMARY, base=0):
        work.save()
        for member in members:
            member.save()


SOURCE_COLUMNS = (
    "key", "type", "title", "language", "translated_title", "original_title", "romanised_title",
    "container_title", "collection_title", "publisher", "publisher_place", "issued", "edition", "volume",
    "issue", "pages", "number", "genre", "medium", "archive", "archive_place", "fonds", "series", "file",
    "folio", "isbn", "issn", "doi", "url", "archived_url", "accessed", "is_archived", "note", "evidence_kind",
)  # fmt: skip


def _enter_source(row: Record, by: User) -> None:
    # The records name a language wherever it is not English.
    work = Source(**{"language": "en", **_picked(row, *SOURCE_COLUMNS)})
    creators = [
        Creator(source_id=work.id, position=place, **creator)
        for place, creator in enumerate(row.get("creators", ()), start=1)
    ]
    derivations = [
        Derivation(
            source_id=work.id,
            derived_from=Source.objects.get(key=item["source"]),
            note=item.get("note", ""),
        )
        for item in row.get("derived_from", ())
    ]
    _enter(work, [*creators, *derivations], by)


def _names(row: Record, work: Work) -> list[Name]:
    columns = ("text", "language", "script", "kind", "period", "is_official")
    return [
        Name(work_id=work.id, position=place, **_picked(name, *columns))
        for place, name in enumerate(row.get("names", ()), start=1)
    ]


def _enter_organisation(row: Record, by: User) -> None:
    work = Organisation(**_picked(row, "key", "name", "full_name", "country", "note"))
    _enter(work, _names(row, work), by)


def _enter_place(row: Record, by: User) -> None:
    work = Place(**_picked(row, "key", "name", "latitude", "longitude", "now_in", "note"))
    if "within" in row:
        work.within = Place.objects.get(key=row["within"])
    _enter(work, _names(row, work), by)


def _enter_person(row: Record, by: User) -> None:
    work = Person(**_picked(row, "key", "name", "description", "note"), rank_or_title=row.get("rank", ""))
    _enter(work, _names(row, work), by)


def _enter_event(row: Record, by: User) -> None:
    work = Event(**_picked(row, "key", "slug", "title", "date", "date_words", "note"), event_kind=row["kind"])
    if row.get("in_series"):
        work.in_series = Event.objects.get(event_kind="conference-series")
    _enter(work, [], by)


def work_named(name: str) -> Any:
    """Return the work of a name such as `event:zakopane-feb`; raises DoesNotExist."""
    kind, key = name.split(":", 1)
    return WORK_MODELS[kind].objects.get(key=key)


def _member_steps(collection: Collection) -> Iterator[Step]:
    """Questions of all works, then claims of all, then what rests on claims, then texts."""
    for name in dict.fromkeys(row["work"] for row in collection.questions):
        rows = [row for row in collection.questions if row["work"] == name]
        yield f"questions of {name}", lambda by, name=name, rows=rows: _enter_questions(name, rows, by)  # type: ignore[misc]  # bound now
    for name in dict.fromkeys(row["work"] for row in collection.claims):
        rows = [row for row in collection.claims if row["work"] == name]
        yield f"claims of {name}", lambda by, name=name, rows=rows: _enter_claims(name, rows, by)  # type: ignore[misc]  # bound now
    for row in collection.events:
        if any(row.get(part) for part in ("places", "participants", "relations")):
            yield f"facts of {row['key']}", lambda by, row=row: _enter_facts(row, by)  # type: ignore[misc]  # bound now
    for row in collection.people:
        if row.get("affiliations"):
            yield f"facts of {row['key']}", lambda by, row=row: _enter_affiliations(row, by)  # type: ignore[misc]  # bound now
    for text in collection.texts:
        yield f"text {text.key}.{text.language}", lambda by, text=text: _enter_text(text, by)  # type: ignore[misc]  # bound now


def _add(work: Work, members: list[Any], summary: str, by: User) -> None:
    if members:
        with record(work, by=by, act=Act.IMPORT, summary=summary, base=base_of(work)):
            for member in members:
                member.save()


def _enter_questions(name: str, rows: list[Record], by: User) -> None:
    work = work_named(name)
    columns = ("key", "property", "text", "is_exclusive", "would_settle")
    questions = [
        Question(work=work, position=place, **_picked(row, *columns))
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
    columns = ("key", "statement", "property", "value", "value_words", "rank", "rank_reason", "note")
    claim = Claim(work=work, position=place, **_picked(row, *columns))
    if "question" in row:
        claim.question = Question.objects.get(key=row["question"])
    concerns = [Concern(claim=claim, work=work_named(target)) for target in row.get("concerns", ())]
    citations = [
        Citation(
            claim=claim,
            position=number,
            source=Source.objects.get(key=item["source"]),
            via=Source.objects.get(key=item["via"]) if "via" in item else None,
            **_picked(item, "locator", "stance", "quotation", "quotation_language", "note", "consulted"),
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
                **_picked(item, "certainty"),
            )
            for number, item in enumerate(row.get("places", ()), start=1)
        ]
    if not event.participations.exists():
        members += [_participation(event, number, item) for number, item in enumerate(row.get("participants", ()), 1)]
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
    _add(event, members, "Enters places, participants and relations, each with the claim it rests on.", by)


def _participation(event: Event, number: int, item: Record) -> Participation:
    return Participation(
        event=event,
        position=number,
        person=Person.objects.get(key=item["person"]),
        side=Organisation.objects.get(key=item["side"]) if item.get("side") else None,
        claim=_resting(item),
        **_picked(item, "role", "certainty"),
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
            **_picked(item, "role", "period"),
        )
        for item in row["affiliations"]
    ]
    _add(person, members, "Enters the bodies to which the person belonged.", by)


def _enter_text(text: Any, by: User) -> None:
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
