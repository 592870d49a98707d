"""Putting a collection's records through the door, as changes by its import account."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from django.contrib.auth.models import Group, User

from conferences.exchange.collection_files import Collection, Record
from conferences.exchange.collection_members import Step, member_steps, picked
from conferences.models import Event, Name, Organisation, Person, Place
from conferences.permissions import EDITORS
from conferences.services.entry_library import WORK_MODELS
from sources.editorial.models import Act, Work
from sources.editorial.recording import record
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
    steps = [*_work_steps(collection), *member_steps(collection)]
    for number, (label, step) in enumerate(steps, start=1):
        progress(label, number, len(steps))
        step(by)
    return by


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
                yield f"{kind} {row['key']}", partial(enter, row)


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
    work = Source(**{"language": "en", **picked(row, *SOURCE_COLUMNS)})
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
        Name(work_id=work.id, position=place, **picked(name, *columns))
        for place, name in enumerate(row.get("names", ()), start=1)
    ]


def _enter_organisation(row: Record, by: User) -> None:
    work = Organisation(**picked(row, "key", "name", "full_name", "country", "note"))
    _enter(work, _names(row, work), by)


def _enter_place(row: Record, by: User) -> None:
    work = Place(**picked(row, "key", "name", "latitude", "longitude", "now_in", "note"))
    if "within" in row:
        work.within = Place.objects.get(key=row["within"])
    _enter(work, _names(row, work), by)


def _enter_person(row: Record, by: User) -> None:
    work = Person(
        **picked(row, "key", "name", "description", "note"), rank_or_title=row.get("rank", "")
    )
    _enter(work, _names(row, work), by)


def _enter_event(row: Record, by: User) -> None:
    work = Event(
        **picked(row, "key", "slug", "title", "date", "date_words", "note"), event_kind=row["kind"]
    )
    if row.get("in_series"):
        work.in_series = Event.objects.get(event_kind="conference-series")
    _enter(work, [], by)
