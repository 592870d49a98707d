"""The index follows what is published: nothing earlier, nothing withdrawn, nothing merged away."""

import pytest
from django.core.management import call_command

from conferences.models import Name, NameKind, SearchDocument, SearchPosting
from conferences.services.publication import ToPublish, publish, withdraw
from conferences.services.search.indexing import index_works
from conferences.services.search.rebuilding import Rebuilt, rebuild_index
from sources.editorial.errors import UnrecordedWrite
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.factories.merging import add, merge, two_of_one, undo
from tests.factories.searching import found, keys, whole_index
from tests.factories.works import make_citation, make_claim, make_event, make_place, make_source

pytestmark = pytest.mark.django_db

NAMES = (("Lemberg", "de"), ("Lviv", "en"), ("Львів", "uk"), ("Lwów", "pl"))


def published(work, reviewer):
    (edition,) = publish(ToPublish(work.pk), by=reviewer, summary="As recorded.")
    return edition


def rename(work, name: str, by) -> None:
    work.name = name
    with record(work, by=by, act=Act.EDIT, summary="Names it anew.", base=base_of(work)):
        work.save()


@pytest.fixture
def lwow(editor, reviewer):
    place = make_place(editor, "Lwów")
    names = (
        Name(work=place, text=text, language=code, kind=NameKind.EXONYM) for text, code in NAMES
    )
    add(place, editor, *names)
    published(place, reviewer)
    return place


@pytest.mark.parametrize("typed", ["Lemberg", "lemberg", "Lviv", "Львів", "LWOW", "Lwów", "Lwow"])
def test_a_place_is_found_by_every_name_that_it_ever_had(lwow, typed):
    assert keys(typed) == ["lwow"]
    assert keys("Lviv Lemberg") == ["lwow"]


def test_nothing_is_found_before_it_is_published(editor, reviewer):
    place = make_place(editor, "Canary")
    assert keys("canary") == []
    assert SearchDocument.objects.count() == 0
    published(place, reviewer)
    assert keys("canary") == ["canary"]
    rename(place, "Nightingale", editor)
    assert keys("nightingale") == []
    assert not SearchPosting.objects.filter(word__contains="nightingale").exists()


def test_a_new_edition_is_found_by_its_words_and_no_longer_by_the_earlier_ones(editor, reviewer):
    place = make_place(editor, "Canary")
    published(place, reviewer)
    rename(place, "Nightingale", editor)
    published(place, reviewer)
    assert (keys("nightingale"), keys("canary")) == (["canary"], [])
    assert not SearchPosting.objects.filter(word="canary").exists()


def test_a_withdrawn_edition_is_not_found_and_the_one_before_it_is_again(editor, reviewer):
    place = make_place(editor, "Canary")
    first = published(place, reviewer)
    rename(place, "Nightingale", editor)
    withdraw(published(place, reviewer), by=reviewer, reason="It was another bird.")
    assert (keys("nightingale"), keys("canary")) == ([], ["canary"])
    withdraw(first, by=reviewer, reason="There was none.")
    assert keys("canary") == []
    assert whole_index() == {"documents": [], "names": [], "postings": []}


def test_a_merged_work_is_not_found_once_that_is_published_and_is_again_when_undone(
    editor, second_editor, reviewer
):
    kept, gone, event = two_of_one(editor)
    for work in (kept, gone, event):
        published(work, reviewer)
    assert set(keys(kind="person")) == {"adolf-eichmann", "a-eichmann"}
    merger = merge(kept, gone, editor)
    assert set(keys(kind="person")) == {"adolf-eichmann", "a-eichmann"}
    published(kept, reviewer)
    assert keys(kind="person") == ["adolf-eichmann"]
    undo(merger, editor)
    published(kept, reviewer)
    assert set(keys(kind="person")) == {"adolf-eichmann", "a-eichmann"}
    assert rebuild_index() == Rebuilt(entries=3, documents=0, postings=0)


def test_statements_and_their_standing_are_found(editor, reviewer):
    event = make_event(editor, "Meeting")
    claim = make_claim(event, editor, statement="Nine people came.")
    published_source = make_source(editor)
    make_citation(claim, published_source, editor)
    publish(ToPublish(event.pk), ToPublish(published_source.pk), by=reviewer, summary="First.")
    assert keys("nine people") == keys("one source") == ["meeting"]
    assert keys('"people came"') == ["meeting"]
    assert keys('"came people"') == []


def test_rebuilding_changes_nothing_after_any_acts(editor, reviewer, lwow):
    place = make_place(editor, "Canary")
    published(place, reviewer)
    rename(lwow, "Lviv", editor)
    withdraw(published(lwow, reviewer), by=reviewer, reason="Not the name of the time.")
    before = whole_index()
    assert rebuild_index() == Rebuilt(entries=2, documents=0, postings=0)
    assert whole_index() == before


def test_rebuilding_makes_good_whatever_was_amiss(lwow, editor, reviewer):
    published(make_place(editor, "Canary"), reviewer)
    before = whole_index()
    with permitting(Permit.HISTORY):
        SearchPosting.objects.filter(word__startswith="l").delete()
        SearchPosting.objects.create(word="ghost", field=5, block=0, bits=b"\x03")
        SearchPosting.objects.create(word="ghost", field=5, block=9, bits=b"\x01")
        SearchDocument.objects.filter(heading__startswith="canary").update(words="")
    assert rebuild_index().documents == 1
    assert whole_index() == before
    with permitting(Permit.HISTORY):
        SearchDocument.objects.all().delete()
        SearchPosting.objects.all().delete()
    assert rebuild_index().entries == 2
    assert whole_index() == before


def test_the_command_says_what_it_did(lwow, capsys):
    call_command("rebuild_search")
    assert capsys.readouterr().out == (
        "1 entries are found; 0 of them and 0 postings were written anew.\n"
    )


def test_the_index_is_written_by_the_acts_alone(lwow):
    with pytest.raises(UnrecordedWrite):
        SearchPosting.objects.all().delete()
    with pytest.raises(UnrecordedWrite):
        SearchDocument.objects.update(words="")


def test_an_index_that_lags_behind_shows_nothing_that_was_withdrawn(client, lwow, reviewer):
    edition = SearchDocument.objects.get().edition
    before = whole_index()["documents"]
    withdraw(edition, by=reviewer, reason="Wrong.")
    with permitting(Permit.HISTORY):
        number, _edition, *rest = before[0]
        SearchDocument.objects.create(
            number=number, edition=edition, heading=rest[0], properties=rest[1], words=rest[2]
        )
        SearchPosting.objects.create(word="lwow", field=2, block=0, bits=b"\x01")
    assert found("lwow").total == 1
    page = client.get("/search/?q=lwow").content.decode()
    assert "/places/lwow/" not in page
    assert client.get("/search/suggestions/?q=lw").json() == {"suggestions": []}


@pytest.mark.parametrize("count", [1, 3])
def test_publishing_writes_the_index_in_a_fixed_number_of_queries(
    editor, reviewer, count, django_assert_num_queries
):
    works = [make_place(editor, f"Place {number}") for number in range(count)]
    publish(*(ToPublish(work.pk) for work in works), by=reviewer, summary="First.")
    with permitting(Permit.HISTORY):
        SearchDocument.objects.all().delete()
        SearchPosting.objects.all().delete()
        # Two for the lock, three to see what differs, five to read it, one for a free number, two
        # for the postings; and four for each work and its names.
        with django_assert_num_queries(13 + 4 * count):
            index_works(work.pk for work in works)
