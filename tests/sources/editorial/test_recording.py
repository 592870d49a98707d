"""The door: what one act leaves behind, and what it refuses."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from reversion.models import Revision, Version

from conferences.models import Citation, Claim, Event, EventPlace, Participation
from sources.editorial.digests import GENESIS
from sources.editorial.errors import MemberMoved, StaleWrite, UnnamedWork, UnrecordedWrite
from sources.editorial.models import Act, Change, Head, MemberVersion
from sources.editorial.recording import base_of, record
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_person,
    make_place,
    make_source,
)

pytestmark = pytest.mark.django_db


def history(work) -> list[tuple[int, str, str, str]]:
    changes = Change.objects.filter(work_id=work.pk).order_by("number")
    return [(change.number, change.act, change.by_name, change.summary) for change in changes]


def test_first_save_leaves_one_change_with_who_act_and_why(editor):
    event = make_event(editor)
    assert history(event) == [(1, "create", "editor", "Recorded for a test.")]
    change = Change.objects.get()
    assert (change.previous, change.kind, change.schema) == (GENESIS, "event", 2)
    assert list(Head.objects.values_list("work_id", "number", "digest")) == [
        (event.pk, 1, change.digest)
    ]
    (version,) = Version.objects.all()
    assert json.loads(version.serialized_data)[0]["fields"]["title"] == "Zakopane conference"
    assert (version.revision, version.revision.user) == (change.revision, editor)


def test_only_rows_that_differ_are_stored(editor):
    event = make_event(editor)
    first, second = make_claim(event, editor, "first"), make_claim(event, editor, "second")
    before = Version.objects.count()
    with record(event, by=editor, act=Act.EDIT, summary="Rewords.", base=3):
        event.save()
        first.statement = {"en": "It began on 21 February 1940."}
        first.save()
        second.save()
    assert Version.objects.count() == before + 1
    intervals = MemberVersion.objects.filter(member_id=first.pk).order_by("since")
    assert list(intervals.values_list("since", "until")) == [(2, 4), (4, None)]


def test_an_act_that_changes_nothing_leaves_nothing(editor):
    event = make_event(editor)
    with record(event, by=editor, act=Act.EDIT, summary="Nothing.", base=1) as recording:
        event.save()
    assert recording.changes == {}
    assert (history(event)[-1][0], Revision.objects.count()) == (1, 1)


def test_a_stale_base_is_refused_and_nothing_is_written(editor, second_editor):
    event = make_event(editor)
    make_claim(event, second_editor, "meanwhile")
    event.title = "Mine"
    with (
        pytest.raises(StaleWrite) as refusal,
        record(event, by=editor, act=Act.EDIT, summary="x", base=1),
    ):
        event.save()
    assert refusal.value.stale == {event.pk: (1, 2)}
    assert Event.objects.get().title == "Zakopane conference"
    assert base_of(event) == 2


def test_a_deletion_closes_the_interval_and_needs_no_revision(editor):
    event = make_event(editor)
    claim = make_claim(event, editor, "gone")
    key = claim.pk
    with record(event, by=editor, act=Act.EDIT, summary="Takes it out.", base=2):
        claim.delete()
    change = Change.objects.get(number=3)
    assert change.revision is None
    assert list(
        MemberVersion.objects.filter(member_id=key).values_list("since", "until", "fork")
    ) == [(2, 3, 2)]


def test_deleting_a_work_deletes_its_members_in_one_change_and_keeps_its_history(editor):
    event, source = make_event(editor), make_source(editor)
    claim = make_claim(event, editor, "one")
    make_citation(claim, source, editor)
    key = event.pk
    with record(event, by=editor, act=Act.DELETE, summary="Entered twice.", base=3):
        event.delete()
    assert (Event.objects.count(), Claim.objects.count(), Citation.objects.count()) == (0, 0, 0)
    assert Change.objects.filter(work_id=key).count() == 4
    assert not MemberVersion.objects.filter(work_id=key, until__isnull=True).exists()


def test_rows_of_a_work_not_named_are_refused(editor):
    event, other = make_event(editor), make_event(editor, "Kraków conference")
    with pytest.raises(UnnamedWork), record(event, by=editor, act=Act.EDIT, summary="x", base=1):
        Claim.objects.create(work=other, key="astray", statement={"en": "Astray."})
    assert Claim.objects.count() == 0


def test_a_member_stays_with_its_work(editor):
    event, other = make_event(editor), make_event(editor, "Kraków conference")
    claim = make_claim(event, editor, "mine")
    with (
        pytest.raises(MemberMoved),
        record(event, other, by=editor, act=Act.EDIT, summary="x", base={event.pk: 2, other.pk: 1}),
    ):
        claim.work = other
        claim.save()
    assert Claim.objects.get().work_id == event.pk


def test_a_row_that_is_not_valid_is_refused_however_it_was_written(editor):
    event = make_event(editor)
    with (
        pytest.raises(ValidationError) as refusal,
        record(event, by=editor, act=Act.EDIT, summary="x", base=1),
    ):
        Event.objects.filter(pk=event.pk).update(date="not a date")
    assert list(refusal.value.message_dict) == ["date"]
    assert Event.objects.get().date == ""


def test_a_bulk_write_brings_derived_columns_along(editor):
    event = make_event(editor)
    with record(event, by=editor, act=Act.EDIT, summary="Dates it.", base=1):
        Event.objects.filter(pk=event.pk).update(date="1940-02")
    event.refresh_from_db()
    assert (event.earliest, event.latest) == (date(1940, 2, 1), date(1940, 2, 29))
    assert (
        json.loads(Version.objects.latest("pk").serialized_data)[0]["fields"]["earliest"]
        == "1940-02-01"
    )


def test_acts_do_not_nest(editor):
    event = make_event(editor)
    with (
        pytest.raises(UnrecordedWrite),
        record(event, by=editor, act=Act.EDIT, summary="outer", base=1),
        record(event, by=editor, act=Act.EDIT, summary="inner", base=1),
    ):
        event.save()


def test_an_act_on_two_works_is_one_revision_and_one_change_for_each(editor):
    event, other = make_event(editor), make_event(editor, "Kraków conference")
    with record(
        event, other, by=editor, act=Act.EDIT, summary="Both.", base={event.pk: 1, other.pk: 1}
    ):
        event.date = other.date = "1940-03"
        event.save()
        other.save()
    changes = Change.objects.filter(number=2)
    assert {change.work_id for change in changes} == {event.pk, other.pk}
    assert len({change.revision_id for change in changes}) == 1


@pytest.mark.parametrize("bulk", ["bulk_create", "update", "bulk_update", "queryset delete"])
def test_bulk_writes_inside_the_door_leave_one_change(editor, bulk):
    event = make_event(editor)
    claim = make_claim(event, editor, "one")
    with record(event, by=editor, act=Act.EDIT, summary="In bulk.", base=2):
        if bulk == "bulk_create":
            Claim.objects.bulk_create(
                Claim(work_id=event.pk, key=f"k{n}", statement={"en": "x"}) for n in range(3)
            )
        elif bulk == "update":
            Claim.objects.update(position=models.F("position") + 7)
        elif bulk == "bulk_update":
            claim.value = "1940"
            Claim.objects.bulk_update([claim], ["value"])
        else:
            Claim.objects.all().delete()
    assert history(event)[-1] == (3, "edit", "editor", "In bulk.")
    assert Change.objects.count() == 3


def test_many_to_many_changes_from_both_sides_are_changes_of_the_event(editor):
    event, place, person = make_event(editor), make_place(editor), make_person(editor)
    with record(event, by=editor, act=Act.EDIT, summary="Where.", base=1):
        event.places.add(place)
    with record(event, by=editor, act=Act.EDIT, summary="Who.", base=2):
        person.events.add(event)
    with record(event, by=editor, act=Act.EDIT, summary="Nowhere.", base=3):
        place.events.clear()
    assert (EventPlace.objects.count(), Participation.objects.count()) == (0, 1)
    assert [entry[3] for entry in history(event)[1:]] == ["Where.", "Who.", "Nowhere."]


def test_saving_one_claim_costs_at_most_fifteen_queries(editor):
    event = make_event(editor)
    claim = make_claim(event, editor, "one")
    claim.value = "1940"
    with (
        CaptureQueriesContext(connection) as queries,
        record(event, by=editor, act=Act.EDIT, summary="x", base=2),
    ):
        claim.save()
    assert len(queries) <= 15, [query["sql"][:80] for query in queries]
