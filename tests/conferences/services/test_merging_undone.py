"""A merger undone: every work is again what it was, or nothing happens and the reason is said."""

import pytest

from conferences.models import Citation, Claim, Participation, Person
from conferences.services.merging_plan import MergerRefused, plan_merger
from conferences.services.merging_works import merge_works, merger_in_force
from sources.editorial.models import Head
from sources.editorial.recording import base_of
from sources.editorial.restoring_together import NotTakenBack
from sources.editorial.verification import verify_all
from sources.models import Source
from tests.factories.merging import add, contents, merge, two_of_one, undo
from tests.factories.works import make_citation, make_event, make_person, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(editor):
    return two_of_one(editor)


def test_an_undoing_gives_every_work_back_what_it_was(people, editor):
    before = contents()
    kept, gone, _event = people
    merger = merge(kept, gone, editor)
    assert contents() != before
    assert merger_in_force(gone.pk) == merger
    undone = undo(merger, editor)
    assert contents() == before
    assert merger_in_force(gone.pk) is None
    assert undone.changes == {key: number + 1 for key, number in merger.changes.items()}
    again = Person.objects.get(pk=gone.pk)
    assert (again.key, again.slug, base_of(again)) == ("a-eichmann", "a-eichmann", 9)
    assert list(verify_all()) == []
    with pytest.raises(MergerRefused, match="undone already"):
        undo(merger, editor)


def test_a_pair_is_merged_undone_and_merged_the_other_way(people, editor):
    kept, gone, _event = people
    undo(merge(kept, gone, editor), editor)
    merge(gone, kept, editor, **{"field-name": "other"})
    person = Person.objects.get()
    assert (person.pk, person.name, person.key) == (gone.pk, "Adolf Eichmann", "a-eichmann")
    assert Head.objects.get(pk=gone.pk).label == "Adolf Eichmann"
    assert list(verify_all()) == []


def test_later_changes_elsewhere_are_kept_and_one_that_touched_the_same_refuses(people, editor):
    kept, gone, event = people
    merger = merge(kept, gone, editor)
    event.refresh_from_db()
    event.note = "Later."
    add(event, editor, event)
    part = Participation.objects.get()
    part.person = make_person(editor, "Somebody else")
    add(event, editor, part)
    held = contents()
    with pytest.raises(NotTakenBack) as refusal:
        undo(merger, editor)
    (places,) = refusal.value.overlaps.values()
    assert list(refusal.value.overlaps) == [event.pk]
    assert [(each.label, each.field) for each in places] == [
        ("conferences.participation", "person")
    ]
    assert contents() == held
    part.person = kept
    add(event, editor, part)
    undo(merger, editor)
    event.refresh_from_db()
    assert (event.note, Participation.objects.get().person_id) == ("Later.", gone.pk)


def test_what_was_added_to_a_row_that_would_go_is_never_lost(people, editor):
    kept, gone, _event = people
    merger = merge(kept, gone, editor)
    claim = Claim.objects.get(key="he-was")
    make_citation(claim, make_source(editor, "Later"), editor)
    with pytest.raises(NotTakenBack) as refusal:
        undo(merger, editor)
    assert [each.label for each in refusal.value.overlaps[kept.pk]] == ["conferences.claim"]
    assert Citation.objects.filter(claim=claim).count() == 2


def test_a_merged_work_comes_back_only_after_the_later_merger_is_undone(editor):
    first, second, third = (make_person(editor, name) for name in ("First", "Second", "Third"))
    event = make_event(editor)
    add(event, editor, Participation(event=event, person=first))
    before = contents()
    inner = merge(second, first, editor)
    outer = merge(third, second, editor)
    assert Participation.objects.get().person_id == third.pk
    with pytest.raises(NotTakenBack):
        undo(inner, editor)
    undo(outer, editor)
    undo(inner, editor)
    assert contents() == before


def test_the_first_collection_survives_the_merger_of_its_most_cited_sources(collection, editor):
    before = contents()
    kept, *others = sorted(Source.objects.all(), key=lambda each: -each.citations.count())
    plans = (plan_merger("source", kept.pk, each.pk, {}) for each in others)
    plan = next(each for each in plans if not each.obstacles)
    gone = plan.merged
    assert (kept.citations.count() > 10, gone.citations.count() > 5) == (True, True)
    key = gone.pk
    merger = merge_works(plan, by=editor, summary="They are one.")
    held = repr(contents())
    assert str(key) not in held.replace(f"UUID('{key}'): {{}}", "")
    assert f"@{gone.key}" not in held
    assert list(verify_all()) == []
    undo(merger, editor)
    assert contents() == before
    assert list(verify_all()) == []
