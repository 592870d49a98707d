"""What readers get at which address: after a new name, after a merger, after its undoing."""

import pytest
from django.utils import timezone

from conferences.models import FormerAddress, Merger, MergerUndone, Publication
from conferences.services.edition_verification import verify_editions
from conferences.services.publication import ToPublish, publish, withdraw
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.factories.works import make_person, make_place

pytestmark = pytest.mark.django_db


def published(work, reviewer):
    (edition,) = publish(ToPublish(work.pk), by=reviewer, summary="As recorded.")
    return edition


def move(work, slug: str, by) -> None:
    work.slug = slug
    with record(work, by=by, act=Act.EDIT, summary="Moves it.", base=base_of(work)):
        work.save()


def merge_rows(merged, into, by, *, change: int) -> Merger:
    """Note a merger, as the act of merging does, without one."""
    with permitting(Permit.HISTORY):
        return Merger.objects.create(
            kind=merged.kind,
            merged_id=merged.pk,
            merged_label=merged.label,
            merged_key=merged.key,
            into_id=into.pk,
            into_label=into.label,
            changes={str(into.pk): change},
            by=by,
            by_name="editor",
            at=timezone.now(),
            summary="The same.",
        )


def addresses() -> dict[str, tuple[str, bool, object]]:
    return {
        each.key: (each.slug, each.edition_id is not None, each.successor_id)
        for each in Publication.objects.all()
    }


def test_a_work_leaves_its_address_when_it_is_published_under_another(client, editor, reviewer):
    place = make_place(editor)
    published(place, reviewer)
    move(place, "zakopane-poland", editor)
    assert client.get("/places/zakopane/").status_code == 200
    published(place, reviewer)
    for asked, answered in (
        ("/places/zakopane/", "/places/zakopane-poland/"),
        ("/vi/places/zakopane/?a=1", "/vi/places/zakopane-poland/?a=1"),
        ("/places/zakopane/history/", "/places/zakopane-poland/history/"),
        ("/places/zakopane/v/1/", "/places/zakopane-poland/v/1/"),
    ):
        answer = client.get(asked)
        assert (answer.status_code, answer["Location"]) == (301, answered)
        assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert client.get("/places/zakopane-poland/v/1/").status_code == 200


def test_a_chain_of_addresses_is_one_hop(client, editor, reviewer):
    place = make_place(editor)
    for slug in ("zakopane", "second", "third"):
        move(place, slug, editor)
        published(place, reviewer)
    assert set(FormerAddress.objects.values_list("slug", flat=True)) == {"zakopane", "second"}
    for slug in ("zakopane", "second"):
        assert client.get(f"/places/{slug}/")["Location"] == "/places/third/"


def test_an_address_belongs_to_the_work_that_took_it_last(client, editor, reviewer):
    first, second = make_place(editor), make_place(editor, "Another")
    published(first, reviewer)
    move(first, "first", editor)
    published(first, reviewer)
    move(second, "zakopane", editor)
    published(second, reviewer)
    assert "Another" in client.get("/places/zakopane/").content.decode()
    move(second, "second", editor)
    published(second, reviewer)
    assert client.get("/places/zakopane/")["Location"] == "/places/second/"


def test_a_withdrawn_edition_gives_its_address_up(client, editor, reviewer):
    place = make_place(editor)
    published(place, reviewer)
    move(place, "later", editor)
    withdraw(published(place, reviewer), by=reviewer, reason="It was the wrong name.")
    assert client.get("/places/zakopane/").status_code == 200
    assert client.get("/places/later/")["Location"] == "/places/zakopane/"
    assert list(verify_editions()) == []


def test_a_merged_work_is_read_in_its_successor_once_that_is_published(client, editor, reviewer):
    merged, into = make_person(editor, "A. Eichmann"), make_person(editor)
    old = published(merged, reviewer)
    published(into, reviewer)
    merge_rows(merged, into, editor, change=2)
    assert client.get("/people/a-eichmann/").status_code == 200
    move(into, "adolf-eichmann", editor)
    into.born = "1906-03-19"
    with record(into, by=editor, act=Act.EDIT, summary="Adds.", base=base_of(into)):
        into.save()
    published(into, reviewer)
    assert addresses() == {
        "a-eichmann": ("a-eichmann", False, into.pk),
        "adolf-eichmann": ("adolf-eichmann", True, None),
    }
    for asked, answered in (
        ("/people/a-eichmann/", "/people/adolf-eichmann/"),
        ("/vi/people/a-eichmann/", "/vi/people/adolf-eichmann/"),
    ):
        answer = client.get(asked)
        assert (answer.status_code, answer["Location"]) == (301, answered)
    kept = client.get("/people/a-eichmann/v/1/")
    assert kept.status_code == 200
    assert old.texts.get(language="en").html in kept.content.decode()
    keys = [row["key"] for row in client.get("/api/v1/people/").json()["results"]]
    assert keys == ["adolf-eichmann"]
    assert list(verify_editions()) == []


def test_a_work_merged_twice_over_is_found_in_one_hop_and_a_circle_ends(client, editor, reviewer):
    first, second, third = (make_person(editor, name) for name in ("First", "Second", "Third"))
    for work in (first, second, third):
        published(work, reviewer)
    merge_rows(first, second, editor, change=1)
    merge_rows(second, third, editor, change=1)
    for work in (second, third):
        published(work, reviewer)
    assert client.get("/people/first/")["Location"] == "/people/third/"
    with permitting(Permit.HISTORY):
        Publication.objects.filter(work_id=third.pk).update(edition=None, successor_id=first.pk)
    assert client.get("/people/first/").status_code == 301


def test_an_undone_merger_gives_the_address_back_with_the_next_edition(client, editor, reviewer):
    merged, into = make_person(editor, "A. Eichmann"), make_person(editor)
    for work in (merged, into):
        published(work, reviewer)
    merger = merge_rows(merged, into, editor, change=1)
    published(into, reviewer)
    with permitting(Permit.HISTORY):
        MergerUndone.objects.create(
            merger=merger, by=editor, by_name="editor", at=timezone.now(), changes={}
        )
    assert client.get("/people/a-eichmann/").status_code == 301
    published(into, reviewer)
    assert addresses()["a-eichmann"] == ("a-eichmann", True, None)
    assert client.get("/people/a-eichmann/").status_code == 200
    assert list(verify_editions()) == []


def test_a_successor_that_no_merger_gave_is_found(editor, reviewer):
    person = make_person(editor)
    published(person, reviewer)
    with permitting(Permit.HISTORY):
        Publication.objects.update(successor_id=make_person(editor, "Other").pk, edition=None)
    (finding,) = verify_editions()
    assert "never merged" in str(finding)
