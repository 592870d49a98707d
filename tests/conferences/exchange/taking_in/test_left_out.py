"""A sentence that is no claim: kept as plain text, or left out of the draft."""

import pytest

from conferences.exchange.taking_in.deciding import PiecesRefused, decide
from conferences.exchange.taking_in.drafting import take_in
from conferences.exchange.taking_in.standing import standing
from conferences.exchange.taking_in.texts import count_in, standing_in, without
from conferences.models import ArticleImport, Claim, Event, Narrative
from sources.editorial.models import Act, Change, Work
from sources.editorial.recording import base_of, record
from sources.editorial.restoring import undo

ARTICLE = """Town archive

The archive keeps papers.[1] It opened in 1901. It holds maps.[1]

2. Maps came later.[1]

1. ^ Smith, John (1999). A Town and its Papers. London: Example Press. p. 12.
"""


@pytest.fixture
def taken(editor):
    return take_in(ARTICLE.encode(), "archive.txt", by=editor)


@pytest.mark.django_db
def test_a_claim_that_is_rejected_stays_in_the_text_and_one_that_is_left_out_goes(taken, editor):
    decide(taken.pk, {"c0-do": "left out", "c1-do": "rejected"}, by=editor, seen=0)
    assert Narrative.objects.get().body.startswith("It opened in 1901. It holds maps.\n\n")
    kept = ArticleImport.objects.get()
    assert [each["state"] for each in standing(kept)["claims"][:2]] == ["left out", "rejected"]
    change = Change.objects.order_by("number").last()
    assert change.summary == "Leaves 1 sentence of the article “Town archive” out of the text."
    assert Claim.objects.count() == 0


@pytest.mark.django_db
def test_a_sentence_that_came_back_by_an_undo_is_proposed_again(taken, editor):
    decide(taken.pk, {"c0-do": "left out", "c1-do": "accepted"}, by=editor, seen=0)
    work = Work.objects.get(pk=taken.event_id)
    undo(work, 2, by=editor, base=base_of(work), summary="Takes it back.")
    states = [each["state"] for each in standing(ArticleImport.objects.get())["claims"][:2]]
    assert states == ["proposed", "proposed"]
    assert "The archive keeps papers. It opened" in Narrative.objects.get().body


@pytest.mark.django_db
def test_what_stands_in_the_text_no_more_is_not_left_out_unseen(taken, editor):
    event, narrative = Event.objects.get(), Narrative.objects.get()
    narrative.body = narrative.body.replace("The archive keeps", "It keeps")
    with record(event, by=editor, act=Act.EDIT, summary="Words it anew.", base=base_of(event)):
        narrative.save()
    with pytest.raises(PiecesRefused) as refused:
        decide(taken.pk, {"c0-do": "left out", "c1-do": "left out"}, by=editor, seen=0)
    said = refused.value.answers
    assert said.faults == {"c0": "The sentence does not stand in the text of the draft any more."}
    assert [each["state"] for each in said.pieces["claims"][:2]] == ["leaving", "leaving"]
    assert "It holds maps." in Narrative.objects.get().body


@pytest.mark.parametrize(
    ("body", "told", "left"),
    [
        ("One. Two. Three.", "Two.", "One. Three."),
        ("One. Two.", "One.", "Two."),
        ("One. Two.", "Two.", "One."),
        ("A.\n\n> One.\n\nB.", "One.", "A.\n\nB."),
        ("- One.\n- Two.", "One.", "- Two."),
        ("- One. More.\n- Two.", "One.", "- More.\n- Two."),
        ("One.", "One.", ""),
        ("One. 2. Two.", "One.", "2\\. Two."),
        ("1\\. One. Two.", "1. One.", "Two."),
        ("It \\*is\\*. So.", "It *is*.", "So."),
        # The whole sentence, not the end of the longer one before it.
        ("Then War ended. War ended.", "War ended.", "Then War ended."),
        ("## War ended.\n\nWar ended. So.", "War ended.", "## War ended.\n\nSo."),
        ("[One.]{claim=one} One.", "One.", "[One.]{claim=one}"),
        ("[One.]{claim=one} Two.", "One.", None),
        ("None. Anyone.", "one.", None),
        ("One.", "", None),
    ],
)
def test_what_stood_beside_a_sentence_closes_up(body, told, left):
    assert without(body, told) == left


def test_sentences_are_found_and_counted_where_they_stand():
    body = "One. Two. [Three.]{claim=three} One."
    assert standing_in(body, ["Two.", "One.", "Three.", "Four."]) == {"One.", "Two."}
    assert [count_in(body, each) for each in ("One.", "Three.", "Four.")] == [2, 1, 0]
