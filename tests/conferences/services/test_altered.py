"""What counts as changed since: a state that is another, not changes that were taken back."""

import pytest

from conferences.services.pending import pending_by, unsubmitted_by
from conferences.services.publication import ToPublish, publish
from conferences.services.stale_works import resting_on_changed_sources, stale_translations
from sources.editorial.models import Act, MemberVersion, Work
from sources.editorial.recording import base_of, record
from sources.editorial.restoring import undo
from sources.exchange.importing import import_sources, undo_import
from sources.models.source_import import Decision
from tests.conferences.review.works import recorded_event, rename
from tests.factories.submissions import submitted
from tests.factories.works import make_citation, make_claim, make_event, make_narrative, make_source
from tests.sources.exchange.importing_files import done, kept_file

pytestmark = pytest.mark.django_db

FILE = "@book{k, title = {Behind Closed Doors}, publisher = {BBC Books}, year = 2008}"
KINDS = ("event", "source")


def of_mine(user) -> list[str]:
    """Return what the desk calls changed and not submitted, which both of its lists agree on."""
    listed = [head.label for head in unsubmitted_by(user, KINDS)]
    assert [pending.label for pending in pending_by(user, kinds=KINDS, most=9)] == listed
    return listed


def take_back(work, by) -> None:
    undo(Work.objects.get(pk=work.pk), base_of(work), by=by, base=base_of(work), summary="Back.")


def fill_by_import(user):
    kept = kept_file(user, FILE)
    kept.rows.update(decision=Decision.COMPLETE)
    done(import_sources(kept, by=user, summary="From a file."))
    return kept


def test_a_source_counts_as_before_once_an_import_is_undone(editor, second_editor, reviewer):
    source = make_source(editor, issued="2008")
    publish(ToPublish(source.pk), by=reviewer, summary="First.")
    assert of_mine(second_editor) == []
    kept = fill_by_import(second_editor)
    assert of_mine(second_editor) == ["Behind Closed Doors"]
    undo_import(kept, by=second_editor, summary="Not these.")
    assert base_of(source) == 3
    assert of_mine(second_editor) == []


def test_rows_that_came_and_went_leave_a_work_as_it_was(editor, second_editor, reviewer):
    event = recorded_event(editor)
    claim = event.claims.first()
    publish(*(ToPublish(each.pk) for each in (event, claim.citations.first().source)),
            by=reviewer, summary="First.")  # fmt: skip
    make_claim(event, second_editor, "another")
    assert of_mine(second_editor) == [event.label]
    take_back(event, second_editor)
    assert of_mine(second_editor) == []
    with record(event, by=second_editor, act=Act.EDIT, summary="Without.", base=base_of(event)):
        claim.delete()
    assert of_mine(second_editor) == [event.label]


def test_what_waits_for_review_counts_as_before_once_a_later_change_is_undone(editor):
    event = recorded_event(editor)
    submitted(event, by=editor)
    rename(event, "Another", editor)
    assert "Another" in [head.label for head in unsubmitted_by(editor, KINDS)]
    take_back(event, editor)
    assert [head.label for head in unsubmitted_by(editor, ("event",))] == []


def test_an_edition_rests_on_changed_sources_only_while_they_are_not_as_they_were(editor, reviewer):
    event, source = make_event(editor), make_source(editor, issued="2008")
    make_citation(make_claim(event, editor, "began"), source, editor)
    make_narrative(event, editor, "[It began]{claim=began}.")
    publish(ToPublish(event.pk), ToPublish(source.pk), by=reviewer, summary="First.")
    kept = fill_by_import(editor)
    assert [each.work_id for each in resting_on_changed_sources(("event",))] == [event.pk]
    undo_import(kept, by=editor, summary="Not these.")
    assert list(resting_on_changed_sources(("event",))) == []


def test_a_translation_is_behind_only_while_its_original_is_not_as_it_was(editor):
    event = make_event(editor)
    original = make_narrative(event, editor, "It began.")
    make_narrative(event, editor, "Nó bắt đầu.", "vi", made_from=base_of(event))
    original.body = "It began in Lviv."
    with record(event, by=editor, act=Act.EDIT, summary="Says where.", base=base_of(event)):
        original.save()
    assert [each.language for each in stale_translations(("event",))] == ["vi"]
    take_back(event, editor)
    assert MemberVersion.objects.filter(member_id=original.pk).count() == 3
    assert list(stale_translations(("event",))) == []
