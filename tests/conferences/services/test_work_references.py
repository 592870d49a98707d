"""What names a work: mergers must know every column that does."""

import pytest

from conferences.models import Citation, Claim, Concern, Narrative, Place, ReadingPart, Relation
from conferences.services.merging_rows import BETWEEN_WORKS, identities_of
from conferences.services.work_references import references, text_columns
from sources.editorial.models import Work
from sources.editorial.versioning import versioned_models
from sources.models import Derivation

# A column that is not here is new: give the merging tests a row of it, in either role, then add it.
KNOWN = {
    "affiliation.claim_id > claim", "affiliation.organisation_id > organisation", "affiliation.person_id > person",
    "citation.claim_id > claim", "citation.source_id > source", "citation.via_id > source",
    "claim.question_id > question", "claim.work_id > work", "concern.claim_id > claim", "concern.work_id > work",
    "inquiry.claim_id > claim", "inquiry.organisation_id > organisation", "inquiry.question_id > question",
    "inquiry.work_id > work", "event.in_series_id > event",
    "eventplace.claim_id > claim", "eventplace.event_id > event",
    "eventplace.place_id > place", "name.work_id > work", "narrative.work_id > work",
    "organisation.part_of_id > organisation", "participation.claim_id > claim", "participation.event_id > event",
    "participation.person_id > person", "participation.side_id > organisation", "place.within_id > place",
    "question.work_id > work", "reading.event_id > event", "readingchoice.claim_id > claim",
    "readingchoice.reading_id > reading", "readingpart.event_id > event", "readingpart.reading_id > reading",
    "readingsource.reading_id > reading", "readingsource.source_id > source", "readingsource.via_id > source",
    "relation.claim_id > claim", "relation.event_id > event",
    "relation.to_event_id > event", "creator.source_id > source", "derivation.derived_from_id > source",
    "derivation.source_id > source",
}  # fmt: skip


def test_every_column_that_names_a_work_or_a_member_is_known():
    found = {
        f"{each.model._meta.model_name}.{each.column} > {each.target._meta.model_name}"
        for each in references()
    }
    assert found == KNOWN


def test_only_rows_whose_history_is_kept_name_works():
    assert {each.model for each in references()} <= set(versioned_models())


def test_rows_between_two_works_are_all_known():
    """A member that names a work by a column that is not its owner's, and may do so once."""
    between = {
        each.model
        for each in references()
        if issubclass(each.target, Work)
        and each.model.owner_path != "pk"
        and each.column != f"{each.model.owner_path.split('__')[0]}_id"
    }
    facts = {"EventPlace", "Participation", "Affiliation", "Citation", "Inquiry", "ReadingSource"}
    assert {model.__name__ for model in between} == facts | {
        model.__name__ for model in BETWEEN_WORKS
    }
    assert set(BETWEEN_WORKS) == {Concern, Derivation, ReadingPart, Relation}


@pytest.mark.parametrize("model", versioned_models(), ids=lambda model: model.__name__)
def test_every_constraint_says_when_two_rows_are_one(model):
    """A condition of another form than "is null" must be taught to mergers first."""
    assert list(identities_of(model()))


def test_quotations_are_no_texts_of_ours():
    assert text_columns(Citation) == ("translation", "note")
    assert text_columns(Narrative) == ("summary", "body")
    assert text_columns(Claim) == ("statement", "value_words", "note")
    assert text_columns(Place) == ("note",)
