"""Merging: what becomes of every field, of every row and of every reference."""

import pytest

from conferences.models import (
    Affiliation,
    Citation,
    Claim,
    Concern,
    EventPlace,
    Merger,
    Name,
    Narrative,
    Participation,
    Person,
    Place,
)
from conferences.services.merging_plan import MergerRefused, plan_merger
from conferences.services.merging_works import merge_works
from sources.editorial.errors import StaleWrite
from sources.editorial.models import Change
from sources.editorial.verification import verify_all
from sources.models import Creator, Derivation
from tests.factories.merging import add, contents, merge, two_of_one, undo
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_person,
    make_place,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(editor):
    return two_of_one(editor)


def test_every_reference_moves_and_nothing_names_the_merged_work(people, editor):
    kept, gone, event = people
    merger = merge(kept, gone, editor)
    assert not Person.objects.filter(pk=gone.pk).exists()
    part = Participation.objects.get()
    assert (part.person_id, part.claim.key, part.claim.work_id) == (kept.pk, "he-was", kept.pk)
    assert Concern.objects.get().work_id == kept.pk
    assert {name.text for name in Name.objects.filter(work=kept)} == {"Эйхман", "A. Eichmann"}
    assert Affiliation.objects.get().person_id == kept.pk
    rival = Claim.objects.get(key="he-was-not")
    assert (rival.work_id, rival.question.key, rival.question.work_id) == (
        event.pk, "was-he-there", kept.pk,
    )  # fmt: skip
    assert Narrative.objects.get(work=kept).body == "[He was there]{claim=he-was}."
    text = Narrative.objects.get(work=event).body
    assert text == "With [him](person:adolf-eichmann) and [@rees2008]."
    person = Person.objects.get(pk=kept.pk)
    assert (person.born, person.died, person.description, person.key) == (
        "1906-03-19", "1962-06-01", "Of the RSHA.", "adolf-eichmann",
    )  # fmt: skip
    acts = Change.objects.filter(act="merge")
    assert {change.work_id for change in acts} == {kept.pk, gone.pk, event.pk}
    assert merger.changes == {str(change.work_id): change.number for change in acts}
    assert list(verify_all()) == []


def test_rows_that_say_the_same_become_one_and_fill_each_other(editor):
    kept, gone = make_person(editor), make_person(editor, "A. Eichmann")
    event = make_event(editor)
    claim = make_claim(event, editor, "there")
    add(event, editor, Participation(event=event, person=kept, role="observer"))
    add(event, editor, Participation(event=event, person=gone, role="observer", claim=claim))
    for person in (kept, gone):
        add(person, editor, Name(work=person, text="Эйхман", language="ru"))
    merge(kept, gone, editor)
    part = Participation.objects.get()
    assert (part.person_id, part.claim_id) == (kept.pk, claim.pk)
    assert sorted(Name.objects.values_list("text", flat=True)) == ["A. Eichmann", "Эйхман"]
    assert list(verify_all()) == []


def test_rows_that_contradict_each_other_must_be_settled_first(editor):
    kept, gone = make_person(editor), make_person(editor, "A. Eichmann")
    event = make_event(editor)
    for person, certainty in ((kept, "certain"), (gone, "uncertain")):
        row = Participation(event=event, person=person, role="observer", certainty=certainty)
        add(event, editor, row)
    held = contents()
    plan = plan_merger("person", kept.pk, gone.pk, {})
    (obstacle,) = plan.obstacles
    assert obstacle.words == (
        "Zakopane conference has the same participant for both, with another “certainty” each."
    )
    assert obstacle.work.pk == event.pk
    with pytest.raises(MergerRefused):
        merge_works(plan, by=editor, summary="They are one.")
    assert contents() == held


def test_sources_cited_together_relayed_and_derived(editor):
    kept, gone, third = (make_source(editor, title) for title in ("Kept", "Gone", "Third"))
    event = make_event(editor)
    claim = make_claim(event, editor, "began")
    make_citation(claim, kept, editor, locator="p. 1", quotation="Words", quotation_language="en")
    make_citation(claim, gone, editor, locator="p. 1", note="A note.")
    make_citation(claim, gone, editor, via=kept, locator="p. 2", consulted="second_hand")
    make_citation(claim, third, editor, via=gone, consulted="second_hand")
    add(gone, editor, Derivation(source=gone, derived_from=kept))
    add(gone, editor, Derivation(source=gone, derived_from=third))
    add(kept, editor, Derivation(source=kept, derived_from=third))
    for source in (kept, gone):
        add(source, editor, Creator(source=source, family="Rees", given="Laurence"))
    text = "[@gone, p. 5; @kept, p. 5] [@third; via @gone] [@gone; via @kept, p. 2] `@gone`"
    make_narrative(event, editor, text)
    before = contents()
    merger = merge(kept, gone, editor, **{"field-title": "other"})
    rows = Citation.objects.order_by("locator")
    assert [(row.source.title, row.via and row.via.title, row.locator, row.note) for row in rows] == [
        ("Third", "Gone", "", ""),
        ("Gone", None, "p. 1", "A note."),
        ("Gone", None, "p. 2", ""),
    ]  # fmt: skip
    assert [row.derived_from_id for row in Derivation.objects.all()] == [third.pk]
    assert Creator.objects.count() == 1
    body = Narrative.objects.get().body
    assert body == "[@kept, p. 5] [@third; via @kept] [@kept; via @kept, p. 2] `@gone`"
    assert list(verify_all()) == []
    undo(merger, editor)
    assert contents() == before


def test_a_circle_of_derivations_or_places_is_refused(editor):
    kept, between, gone = (make_source(editor, title) for title in ("Kept", "Between", "Gone"))
    add(between, editor, Derivation(source=between, derived_from=kept))
    add(gone, editor, Derivation(source=gone, derived_from=between))
    (obstacle,) = plan_merger("source", kept.pk, gone.pk, {}).obstacles
    assert "“derived from”" in obstacle.words
    high = make_place(editor, "High")
    middle = make_place(editor, "Middle", within=high)
    low = make_place(editor, "Low", within=middle)
    assert len(plan_merger("place", high.pk, low.pk, {}).obstacles) == 1
    assert plan_merger("place", high.pk, middle.pk, {}).obstacles == []
    merge(high, middle, editor)
    assert Place.objects.get(name="Low").within_id == high.pk
    assert Place.objects.get(name="High").within_id is None
    assert low.pk


def test_places_move_with_what_lies_in_them_and_what_claims_say(editor):
    kept, gone = (
        make_place(editor, "Lviv"),
        make_place(editor, "Lwów", latitude="49.84", longitude="24.03"),
    )
    make_place(editor, "Town hall", within=gone)
    event = make_event(editor)
    make_claim(event, editor, "where", property="place", value=gone.key)
    make_claim(event, editor, "other", property="number", value=gone.key)
    add(event, editor, EventPlace(event=event, place=gone))
    merge(kept, gone, editor)
    assert Place.objects.get(name="Town hall").within_id == kept.pk
    values = dict(Claim.objects.values_list("key", "value"))
    assert values == {"where": "lviv", "other": "lwow"}
    assert EventPlace.objects.get().place_id == kept.pk
    place = Place.objects.get(pk=kept.pk)
    assert (str(place.latitude), str(place.longitude)) == ("49.84000", "24.03000")


def test_coordinates_are_chosen_together(editor):
    kept = make_place(editor, "Lviv", latitude="49.84", longitude="24.03")
    gone = make_place(editor, "Lwów", latitude="49.85", longitude="24.04")
    plan = plan_merger("place", kept.pk, gone.pk, {})
    (field,) = [each for each in plan.fields if "latitude" in each.columns]
    assert (field.columns, field.fate, field.sides) == (
        ("latitude", "longitude"), "choose", ("own", "other"),
    )  # fmt: skip
    merge(kept, gone, editor, **{"field-latitude": "other"})
    place = Place.objects.get()
    assert (str(place.latitude), str(place.longitude)) == ("49.85000", "24.04000")


@pytest.mark.parametrize(
    ("chosen", "body"),
    [("own", "Own."), ("other", "Other."), ("both", "Own.\n\nOther."), ("x", "Own.")],
)
def test_of_two_texts_in_one_language_one_is_chosen_or_both(editor, chosen, body):
    kept, gone = make_person(editor), make_person(editor, "A. Eichmann")
    make_narrative(kept, editor, "Own.")
    make_narrative(gone, editor, "Other.")
    make_narrative(gone, editor, "Khác.", language="vi", made_from=2)
    merge(kept, gone, editor, **{"text-en": chosen})
    texts = dict(Narrative.objects.values_list("language", "body"))
    assert texts == {"en": body, "vi": "Khác."}
    assert Narrative.objects.get(language="vi").made_from is None


def test_what_cannot_be_merged_is_refused(editor):
    person, place, event = make_person(editor), make_place(editor), make_event(editor)
    gone = make_person(editor, "Gone")
    merge(person, gone, editor)
    for kind, first, second in (
        ("person", person.pk, person.pk),
        ("person", person.pk, place.pk),
        ("person", person.pk, gone.pk),
        ("person", gone.pk, person.pk),
        ("event", event.pk, make_event(editor, "Another").pk),
    ):
        with pytest.raises(MergerRefused):
            plan_merger(kind, first, second, {})


def test_of_two_mergers_at_once_the_second_is_refused_whole(people, editor):
    kept, gone, event = people
    other = make_person(editor, "Eichmann, A.")
    add(event, editor, Participation(event=event, person=other, role="interpreter"))
    first = plan_merger("person", kept.pk, gone.pk, {})
    second = plan_merger("person", kept.pk, other.pk, {})
    merge_works(first, by=editor, summary="They are one.")
    held = contents()
    with pytest.raises(StaleWrite):
        merge_works(second, by=editor, summary="They are one.")
    assert contents() == held
    assert Merger.objects.count() == 1
