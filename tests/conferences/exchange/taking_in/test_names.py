"""People and places of the library that an article names where it cites nothing."""

import pytest

from conferences.exchange.taking_in.deciding import PiecesRefused, decide
from conferences.exchange.taking_in.drafting import take_in
from conferences.exchange.taking_in.texts import with_links
from conferences.models import Concern, Narrative
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.factories.works import make_person, make_place

pytestmark = pytest.mark.django_db

ARTICLE = """Town archive

The mill of Exampleton burned.[1] It was moved to Exampleton and Sample, where Anna Blank kept it. Anna Blank died.

1. ^ Smith, John (1999). A Town and its Papers. London: Example Press. p. 12.
"""


@pytest.fixture
def named(editor):
    """The person and the places."""
    return (
        make_person(editor, "Anna Blank", key="blank"),
        make_place(editor, "Exampleton", key="exampleton"),
        make_place(editor, "Sample", key="sample"),
    )


def taken_in(editor, text=ARTICLE):
    return take_in(text.encode(), "archive.txt", by=editor)


def accepting(*ids):
    return {f"{each}-do": "accepted" for each in ids}


def test_what_sentences_without_notes_name_is_proposed_with_the_first_of_them(editor, named):
    make_person(editor, "Blank", key="another-blank")
    sentence = "It was moved to Exampleton and Sample, where Anna Blank kept it."
    assert [
        (each["label"], each["claims"], each["mention"]) for each in taken_in(editor).pieces["names"]
    ] == [
        ("Anna Blank", [], {"sentence": sentence, "words": "Anna Blank"}),
        ("Exampleton", ["c0"], {"sentence": sentence, "words": "Exampleton"}),
        ("Sample", [], {"sentence": sentence, "words": "Sample"}),
    ]  # fmt: skip


def test_names_that_are_accepted_become_links_where_the_text_first_names_them(editor, named):
    taken = taken_in(editor)
    decide(taken.pk, accepting("n0", "n2"), by=editor, seen=0)
    moved = (
        "It was moved to {} and [Sample](place:sample), where [Anna Blank](person:blank) kept it."
    )
    kept = "The mill of Exampleton burned. "
    assert Narrative.objects.get().body == f"{kept}{moved.format('Exampleton')} Anna Blank died."
    # The other name of the sentence later, though the sentence does not stand as it was read.
    decide(taken.pk, accepting("n1"), by=editor, seen=1)
    linked = moved.format("[Exampleton](place:exampleton)")
    assert Narrative.objects.get().body == f"{kept}{linked} Anna Blank died."
    assert Concern.objects.count() == 0
    # And the sentence that became no link can still become a claim.
    decide(taken.pk, accepting("s0", "c0"), by=editor, seen=2)
    assert Narrative.objects.get().body.startswith("[The mill of Exampleton burned.]{claim=")
    assert Concern.objects.count() == 1


def test_a_name_that_no_words_of_the_draft_are_is_refused_at_its_place(editor, named):
    taken = taken_in(editor)
    text = Narrative.objects.get()
    text.body = "All of it was written anew."
    with record(text.work, by=editor, act=Act.EDIT, summary="Anew.", base=base_of(text.work)):
        text.save()
    with pytest.raises(PiecesRefused) as refused:
        decide(taken.pk, accepting("n0"), by=editor, seen=0)
    assert refused.value.answers.faults == {"n0": "No words of the draft name it any more."}


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("# Ada\n\nAda came.", "# Ada\n\n[Ada](person:ada) came."),
        ("[Ada](person:ada) and Ada.", "[Ada](person:ada) and Ada."),
        ("[of Ada](place:x) and Ada.", "[of Ada](place:x) and [Ada](person:ada)."),
        ("Ada–Bob, Adam, Ada's, nAda.", "Ada–Bob, Adam, Ada's, nAda."),
        ("Kept Ada here. (Ada)", "Kept Ada here. ([Ada](person:ada))"),
        ("", ""),
    ],
)
def test_only_whole_words_of_the_text_itself_become_links(body, after):
    assert with_links(body, [("Ada", "Ada came.", "person:ada")], ["Kept Ada here."])[0] == after
