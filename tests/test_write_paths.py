"""Every way to write a versioned row: each leaves exactly one change for each work touched, or raises
and leaves nothing. Ways by the desk stand with its tests, in tests/conferences/admin/.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.core.serializers import deserialize, serialize
from django.db import connection, connections, models, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models.deletion import Collector
from django.test import Client

from conferences.models import (
    Citation,
    Claim,
    Event,
    EventPlace,
    Narrative,
    Participation,
    Person,
    Place,
)
from sources.editorial.errors import UnrecordedWrite
from sources.editorial.models import Act, Change, Work
from sources.editorial.recording import record
from sources.editorial.verification import verify_all
from sources.editorial.versioning import versioned_models
from sources.models import Source
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_person,
    make_place,
    make_source,
)

pytestmark = pytest.mark.django_db


@dataclass
class Stage:
    """A small collection, as the writes find it."""

    event: Event
    claim: Claim
    citation: Citation
    place: Place
    person: Person
    source: Source
    editor: User


@pytest.fixture
def stage(editor) -> Stage:
    event, place, person = make_event(editor), make_place(editor), make_person(editor)
    source = make_source(editor)
    claim = make_claim(event, editor, "first")
    citation = make_citation(claim, source, editor)
    with record(event, by=editor, act=Act.EDIT, summary="Places it.", base=3):
        EventPlace.objects.create(event=event, place=place)
    return Stage(event, claim, citation, place, person, source, editor)


def raw_sql(sql: str, *params: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def saved(row: models.Model, **columns: object) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()


def new_claim(stage: Stage, key: str = "new") -> Claim:
    return Claim(work_id=stage.event.pk, key=key, statement={"en": "New."})


def cascade(stage: Stage) -> None:
    collector = Collector(using="default")
    collector.collect([stage.claim])
    collector.delete()


def loaded_fixture(stage: Stage) -> None:
    text = serialize("json", [stage.claim]).replace("20 February", "21 February")
    for item in deserialize("json", text):
        item.save()


async def updated() -> None:
    await Claim.objects.aupdate(value="1940")


def updated_asynchronously() -> None:
    """Write as an asynchronous view does, though a journey before it has left its browser's loop
    running in this thread: a thread with a loop and one without keep connections of their own.
    """
    loop_of_browser, ours = asyncio._get_running_loop(), connections["default"]
    asyncio._set_running_loop(None)
    before, connections["default"] = connections["default"], ours
    try:
        async_to_sync(updated)()
    finally:
        connections["default"] = before
        asyncio._set_running_loop(loop_of_browser)


def changed(claim: Claim) -> Claim:
    claim.value = "1940"
    return claim


def answer(stage: Stage) -> dict[str, object]:
    return {"work": stage.event, "statement": {"en": "New."}}


def historical(name: str) -> models.Manager:
    """The model as a migration gets it: without our managers, without our save."""
    return MigrationLoader(connection).project_state().apps.get_model("conferences", name).objects


ALTERATION = "UPDATE conferences_claim SET value = '1940'"

# Name, what is written, and whether record() lets it through.
ORM_PATHS: list[tuple[str, Callable[[Stage], object], bool]] = [
    ("save a new row", lambda s: new_claim(s).save(), True),
    ("save a changed row", lambda s: saved(s.claim, value="1940"), True),
    ("save some columns", lambda s: changed(s.claim).save(update_fields=["value"]), True),
    ("save a work", lambda s: saved(s.event, title="Another title"), True),
    ("raw save", lambda s: changed(s.claim).save_base(raw=True), True),
    ("create", lambda s: Claim.objects.create(work=s.event, key="new", statement={"en": "New."}), True),
    ("get or create", lambda s: Claim.objects.get_or_create(key="new", defaults=answer(s)), True),
    ("update or create", lambda s: Claim.objects.update_or_create(key="first", defaults={"value": "1940"}), True),
    ("create through the work", lambda s: s.event.claims.create(key="new", statement={"en": "New."}), True),
    ("add through the work", lambda s: s.event.claims.add(new_claim(s), bulk=False), True),
    ("bulk create", lambda s: Claim.objects.bulk_create([new_claim(s), new_claim(s, "newer")]), True),
    ("queryset update", lambda s: Claim.objects.update(value="1940"), True),
    ("queryset update with an expression", lambda s: Claim.objects.update(position=models.F("position") + 1), True),
    ("bulk update", lambda s: Claim.objects.bulk_update([changed(s.claim)], ["value"]), True),
    ("asynchronous update", lambda s: updated_asynchronously(), True),
    ("delete a row", lambda s: s.citation.delete(), True),
    ("delete a row with what hangs on it", lambda s: s.claim.delete(), True),
    ("delete a work", lambda s: s.event.delete(), True),
    ("queryset delete", lambda s: Citation.objects.all().delete(), True),
    ("base manager update", lambda s: Claim._base_manager.update(value="1940"), True),
    ("many-to-many add", lambda s: s.event.participants.add(s.person), True),
    ("many-to-many add from the other side", lambda s: s.person.events.add(s.event), True),
    ("many-to-many set", lambda s: s.event.participants.set([s.person]), True),
    ("many-to-many remove", lambda s: s.event.places.remove(s.place), True),
    ("many-to-many remove from the other side", lambda s: s.place.events.remove(s.event), True),
    ("many-to-many clear", lambda s: s.event.places.clear(), True),
    ("many-to-many clear from the other side", lambda s: s.place.events.clear(), True),
    ("through row", lambda s: Participation.objects.create(event=s.event, person=s.person), True),
    # What the door cannot follow row by row it refuses, inside as well as outside.
    ("raw delete of a queryset", lambda s: Citation.objects.all()._raw_delete("default"), False),
    ("deletion by a collector", cascade, False),
    ("save of a deserialised row", loaded_fixture, False),
    ("SQL insert", lambda s: raw_sql("INSERT INTO conferences_claim (id) VALUES ('x')"), False),
    ("SQL update", lambda s: raw_sql(ALTERATION), False),
    ("SQL update in lower case, quoted", lambda s: raw_sql('update "conferences_claim" set value = 1'), False),
    ("SQL delete", lambda s: raw_sql("DELETE FROM conferences_citation"), False),
    ("SQL update after a common table", lambda s: raw_sql(f"WITH x AS (SELECT 1) {ALTERATION}"), False),
    ("SQL update of a work's column", lambda s: raw_sql("UPDATE editorial_work SET label = 'x'"), False),
    ("SQL update of a change", lambda s: raw_sql("UPDATE editorial_change SET summary = 'x'"), False),
    ("SQL delete of versions", lambda s: raw_sql("DELETE FROM reversion_version"), False),
    ("update of changes", lambda s: Change.objects.update(summary="x"), False),
    ("deletion of changes", lambda s: Change.objects.all().delete(), False),
    ("save of a change", lambda s: saved(Change.objects.first(), summary="x"), False),
    ("update by a historical model, as in a migration", lambda s: historical("Claim").update(value="1"), False),
    ("save by a historical model, as in a migration", lambda s: changed(historical("Claim").get()).save(), False),
    ("deletion by a historical model, as in a migration", lambda s: historical("Citation").all().delete(), False),
]  # fmt: skip
NAMES = [name for name, _write, _recorded in ORM_PATHS]


def contents() -> str:
    """All versioned rows and all history, as text."""
    rows = [*versioned_models(), Change, Work]
    return json.dumps([serialize("json", model._base_manager.order_by("pk")) for model in rows])


@pytest.mark.parametrize(("name", "write", "recorded"), ORM_PATHS, ids=NAMES)
def test_outside_the_door_it_raises_and_leaves_nothing(stage, name, write, recorded):
    before = contents()
    with pytest.raises(UnrecordedWrite), transaction.atomic():
        write(stage)
    assert contents() == before


@pytest.mark.parametrize(("name", "write", "recorded"), ORM_PATHS, ids=NAMES)
def test_inside_the_door_it_leaves_exactly_one_change_or_nothing(stage, name, write, recorded):
    before, changes = contents(), Change.objects.count()
    act = record(stage.event, by=stage.editor, act=Act.EDIT, summary=name, base=4)
    if recorded:
        with act:
            write(stage)
        (change,) = Change.objects.order_by("-pk")[: Change.objects.count() - changes]
        assert (change.number, change.by, change.act, change.summary) == (
            5,
            stage.editor,
            "edit",
            name,
        )
        assert list(verify_all()) == []
    else:
        with pytest.raises(UnrecordedWrite), act:
            write(stage)
        assert contents() == before


def test_an_exception_inside_the_door_leaves_nothing(stage):
    before = contents()
    with (
        pytest.raises(ZeroDivisionError),
        record(stage.event, by=stage.editor, act=Act.EDIT, summary="Fails.", base=4),
    ):
        saved(stage.claim, value="1940")
        raise ZeroDivisionError
    assert contents() == before


@pytest.mark.parametrize(
    "command", ["loaddata", "deleterevisions", "remove_stale_contenttypes", "flush"]
)
def test_commands_that_write_past_the_door_are_refused(stage, command, tmp_path):
    before = contents()
    arguments = {}
    names = []
    if command == "loaddata":
        fixture = tmp_path / "claim.json"
        fixture.write_text(serialize("json", [stage.claim]).replace("20 February", "21 February"))
        names = [str(fixture)]
    if command == "flush":
        arguments = {"interactive": False}
    with pytest.raises((UnrecordedWrite, CommandError)):
        call_command(command, *names, **arguments)
    assert contents() == before


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "kind",
    ["events", "people", "places", "organisations", "sources", "questions", "claims", "editions"],
)
def test_the_api_writes_nothing(stage, method, kind):
    client = Client()
    client.force_login(stage.editor)
    before = contents()
    detail = "event/zakopane-conference/1" if kind == "editions" else "zakopane-conference"
    for address in (f"/api/v1/{kind}/", f"/api/v1/{kind}/{detail}/"):
        answer = getattr(client, method)(address, data="{}", content_type="application/json")
        assert answer.status_code == 405
    assert contents() == before


def test_every_versioned_model_is_guarded():
    """A model that joins later is in the tables above by its base class; this shows that it is."""
    assert {model._meta.label for model in versioned_models()} == {
        "conferences.Affiliation", "conferences.Citation", "conferences.Claim", "conferences.Concern",
        "conferences.Event", "conferences.EventPlace", "conferences.Inquiry", "conferences.Name",
        "conferences.Narrative",
        "conferences.Organisation", "conferences.Participation", "conferences.Person", "conferences.Place",
        "conferences.Question", "conferences.Reading", "conferences.ReadingChoice", "conferences.ReadingPart",
        "conferences.ReadingSource", "conferences.Relation", "sources.Creator", "sources.Derivation",
        "sources.Source",
    }  # fmt: skip
    for model in versioned_models():
        with pytest.raises(UnrecordedWrite), transaction.atomic():
            model._base_manager.update()
        with pytest.raises(UnrecordedWrite), transaction.atomic():
            model().save()
    assert Narrative.objects.count() == 0
