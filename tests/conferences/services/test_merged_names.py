"""Publishing after a merger: earlier states and other editions still name the work that went."""

import pytest

from conferences.models import Concern, EventPlace, Participation, PublishedClaim
from conferences.services.edition_verification import verify_editions
from conferences.services.errors import NothingToPublish
from conferences.services.publication import ToPublish, publish
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.factories.merging import add, merge, two_of_one
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_place,
    make_source,
)

pytestmark = pytest.mark.django_db


def published(*works, by):
    wanted = [work if isinstance(work, ToPublish) else ToPublish(work.pk) for work in works]
    return publish(*wanted, by=by, summary="As recorded.")


def html(edition) -> str:
    return edition.texts.get(language="en").html


def test_an_earlier_change_is_published_with_the_names_of_today(editor, reviewer):
    kept, gone = make_source(editor, "Kept"), make_source(editor, "Gone")
    event = make_event(editor)
    claim = make_claim(event, editor, "began")
    make_citation(claim, gone, editor, locator="p. 5")
    make_citation(claim, gone, editor, via=kept, locator="p. 6", consulted="second_hand")
    make_narrative(event, editor, "It [began]{claim=began}, as [@gone, p. 5] says.")
    before = base_of(event)
    (first,) = published(event, by=reviewer)
    merge(kept, gone, editor)
    (second,) = published(ToPublish(event.pk, before), by=reviewer)
    assert (second.number, second.change_number) == (2, before)
    assert "Gone" in html(first)
    assert "Gone" not in html(second)
    assert html(second).count('id="cite_note-kept') == 3
    assert second.rests_on == {str(kept.pk): base_of(kept)}
    assert list(verify_editions()) == []


def test_claims_of_other_editions_cite_what_the_source_is_called_now(editor, reviewer):
    kept, gone = make_source(editor, "Kept"), make_source(editor, "Gone")
    event, other = make_event(editor), make_event(editor, "Other")
    claim = make_claim(event, editor, "began")
    make_citation(claim, gone, editor)
    add(event, editor, Concern(claim=claim, work=other))
    published(event, other, by=reviewer)
    merge(kept, gone, editor)
    add(other, editor, other)
    other.note = "Changed."
    add(other, editor, other)
    (again,) = published(other, by=reviewer)
    assert again.rests_on == {str(kept.pk): base_of(kept), str(event.pk): base_of(event)}


def test_a_person_takes_over_what_other_editions_say_of_the_merged_one(editor, reviewer):
    kept, gone, event = two_of_one(editor)
    rees = event.claims.get().citations.get().source
    published(rees, kept, gone, event, by=reviewer)
    number = base_of(event)
    merge(kept, gone, editor)
    (page,) = published(kept, by=reviewer)
    assert html(page).count("Zakopane conference") >= 1
    assert [claim.key for claim in page.claims.all()] == ["he-was"]
    (again,) = published(ToPublish(event.pk, number), by=reviewer)
    (fact,) = [fact for fact in again.facts["facts"] if fact["kind"] == "participant"]
    assert fact["values"][0]["ref"]["key"] == "adolf-eichmann"
    assert 'href="/people/adolf-eichmann/"' in html(again)
    assert 'href="/people/a-eichmann/"' not in html(again)
    assert list(verify_editions()) == []


def test_a_place_in_a_claim_of_an_earlier_state_is_the_one_of_today(editor, reviewer):
    kept, gone = make_place(editor, "Lviv"), make_place(editor, "Lwów")
    event, rees = make_event(editor), make_source(editor)
    claim = make_claim(event, editor, "where", property="place", value="lwow")
    make_citation(claim, rees, editor)
    add(event, editor, EventPlace(event=event, place=gone, claim=claim))
    number = base_of(event)
    merge(kept, gone, editor)
    (edition,) = published(ToPublish(event.pk, number), by=reviewer)
    (fact,) = [fact for fact in edition.facts["facts"] if fact["kind"] == "place"]
    assert [value["ref"]["key"] for value in fact["values"]] == ["lviv"]


def test_the_claim_of_a_work_deleted_since_does_not_keep_others_from_publication(editor, reviewer):
    event, other = make_event(editor), make_event(editor, "Other")
    claim = make_claim(event, editor, "began")
    make_citation(claim, make_source(editor), editor)
    add(event, editor, Concern(claim=claim, work=other))
    published(event, other, by=reviewer)
    with record(event, by=editor, act=Act.DELETE, summary="Gone.", base=base_of(event)):
        type(event).objects.get(pk=event.pk).delete()
    other.note = "Changed."
    add(other, editor, other)
    published(other, by=reviewer)
    assert PublishedClaim.objects.count() == 1
    with pytest.raises(NothingToPublish):
        published(ToPublish(event.pk, 2), by=reviewer)


def test_a_state_that_cites_a_deleted_source_is_refused(editor, reviewer):
    event, source = make_event(editor), make_source(editor)
    claim = make_claim(event, editor, "began")
    citation = make_citation(claim, source, editor)
    with record(event, by=editor, act=Act.EDIT, summary="Out.", base=base_of(event)):
        citation.delete()
    with record(source, by=editor, act=Act.DELETE, summary="Out.", base=base_of(source)):
        source.delete()
    with pytest.raises(NothingToPublish, match="deleted since"):
        published(ToPublish(event.pk, 3), by=reviewer)
    assert not Participation.objects.exists()
