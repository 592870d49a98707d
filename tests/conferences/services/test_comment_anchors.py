"""The place of a comment: kept with its surroundings, or refused by name."""

from uuid import uuid4

import pytest

from conferences.models import (
    Claim,
    CommentDraft,
)
from conferences.services.comment_anchors import Anchor, CommentRefused
from conferences.services.comments import (
    Said,
    save_draft,
)
from sources.editorial.models import Act
from sources.editorial.recording import record
from tests.conferences.review.works import recorded_event
from tests.conferences.services.commented import on_words
from tests.factories.works import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def test_words_are_kept_with_what_stands_round_them(event, reviewer):
    draft = save_draft(event.pk, on_words(event), Said("Which?"), by=reviewer)
    kept = (draft.label, draft.field, draft.quotation, draft.before, draft.after, draft.kind)
    assert kept == (
        "conferences.claim",
        "statement:en",
        "20 February",
        "It began on ",
        ".",
        "event",
    )


def test_the_field_and_the_model_are_found_from_the_words_and_the_row(event, reviewer):
    claim = Claim.objects.get(key="first")
    for field in ("", "statement"):
        anchor = Anchor(6, member_id=claim.pk, field=field, quotation="20 February")
        draft = save_draft(event.pk, anchor, Said("Which?"), by=reviewer)
        assert (draft.label, draft.field) == ("conferences.claim", "statement:en")


def bad_anchors(event, other) -> dict[str, Anchor]:
    claim, foreign = Claim.objects.get(key="first"), Claim.objects.get(key="theirs")
    label = "conferences.claim"
    return {
        "number": Anchor(99),
        "number ": Anchor(0),
        "member": Anchor(6, label, foreign.pk),
        "member ": Anchor(6, label, uuid4()),
        "member  ": Anchor(1, label, claim.pk),
        "member   ": Anchor(6, "conferences.event", claim.pk),
        "member    ": Anchor(6, field="title"),
        "field": Anchor(6, label, claim.pk, "nonsense"),
        "field ": Anchor(6, label, claim.pk, "statement:xx"),
        "field  ": Anchor(6, label, claim.pk, "id"),
        "quotation": Anchor(6, label, claim.pk, "statement:en", "words of nobody"),
        "quotation ": Anchor(6, label, claim.pk, "statement:en", "a\x00b"),
        "quotation  ": Anchor(6, label, claim.pk, "statement:en", "x" * 5_001),
        "quotation   ": Anchor(6, label, claim.pk, "note", "20 February"),
    }


def test_a_place_that_the_work_has_not_is_refused_and_named(event, editor, reviewer):
    other = make_event(editor, "Another")
    claim = Claim(work_id=other.pk, key="theirs", statement={"en": "Theirs."})
    with record(other, by=editor, act=Act.EDIT, summary="Adds.", base=1):
        claim.save()
    for field, anchor in bad_anchors(event, other).items():
        with pytest.raises(CommentRefused) as refused:
            save_draft(event.pk, anchor, Said("Hm."), by=reviewer)
        assert refused.value.field == field.strip()
    assert not CommentDraft.objects.exists()


def test_words_are_suggested_for_words_only(event, reviewer):
    claim = Claim.objects.get(key="first")
    for anchor in (
        Anchor(1),
        Anchor(6, member_id=claim.pk),
        Anchor(6, member_id=claim.pk, field="question"),
        Anchor(6, member_id=claim.pk, field="key"),
        Anchor(6, member_id=claim.pk, field="rank"),
    ):
        with pytest.raises(CommentRefused) as refused:
            save_draft(event.pk, anchor, Said("x", "other words"), by=reviewer)
        assert refused.value.field == "suggestion"


def test_a_suggestion_for_a_field_is_for_all_that_it_says(event, reviewer):
    anchor = on_words(event, quotation="")
    draft = save_draft(event.pk, anchor, Said("x", "It began in March."), by=reviewer)
    assert draft.quotation == "It began on 20 February."
