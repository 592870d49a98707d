"""Two edits of one text: different paragraphs are both kept, the same one is shown, nothing is lost."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sources.editorial.paragraph_merging import TextClash, merge_texts
from sources.editorial.text_tokens import paragraphs_of
from tests.sources.editorial.texts import edited, texts

ONE = "The first conference was held in Brześć in September 1939, after the parade."
TWO = "Of the second, in Przemyśl, only one memoir speaks, and it names no date at all."
THREE = "The third is said to have been in Zakopane, in the villa called Pan Tadeusz."


def text(*paragraphs):
    return "\n\n".join(paragraphs)


@st.composite
def stories(draw):
    """A text and two edits of it."""
    base = draw(texts())
    return base, draw(edited(base)), draw(edited(base))


def test_different_paragraphs_are_both_kept():
    theirs = text(ONE.replace("September", "late September"), TWO, THREE)
    mine = text(ONE, TWO, THREE.replace("villa", "guest house"))
    merged = merge_texts(text(ONE, TWO, THREE), theirs, mine)
    assert merged.clashes == ()
    assert merged.text() == text(
        ONE.replace("September", "late September"), TWO, THREE.replace("villa", "guest house")
    )
    assert merged.from_them == (1,)


def test_paragraphs_beside_each_other_are_both_kept():
    theirs, mine = text(ONE + " Theirs.", TWO), text(ONE, TWO + " Mine.")
    merged = merge_texts(text(ONE, TWO), theirs, mine)
    assert (merged.text(), merged.clashes) == (text(ONE + " Theirs.", TWO + " Mine."), ())


def test_the_same_paragraph_is_a_clash_and_the_others_are_merged():
    theirs, mine = text(ONE + " Theirs.", TWO, THREE), text(ONE + " Mine.", TWO + " Too.", THREE)
    merged = merge_texts(text(ONE, TWO, THREE), theirs, mine)
    assert merged.clashes == (TextClash(ONE, ONE + " Theirs.", ONE + " Mine."),)
    assert merged.number_of(0) == 1
    assert merged.text(["Both."]) == text("Both.", TWO + " Too.", THREE)
    assert merged.text() == text(ONE + " Mine.", TWO + " Too.", THREE)


def test_a_paragraph_added_by_one_stands_beside_one_changed_by_the_other():
    merged = merge_texts(text(ONE, TWO), text(ONE, THREE, TWO), text(ONE + " Mine.", TWO))
    assert (merged.text(), merged.clashes) == (text(ONE + " Mine.", THREE, TWO), ())


def test_a_paragraph_that_one_deleted_and_the_other_changed_is_a_clash():
    merged = merge_texts(text(ONE, TWO), ONE, text(ONE, TWO + " Mine."))
    assert merged.clashes == (TextClash(TWO, "", TWO + " Mine."),)
    assert merged.text([""]) == ONE


def test_a_paragraph_that_one_deleted_and_the_other_left_alone_goes():
    merged = merge_texts(text(ONE, TWO), TWO, text(ONE, TWO + " Mine."))
    assert (merged.text(), merged.clashes) == (TWO + " Mine.", ())


def test_paragraphs_that_both_put_in_one_place_are_a_clash():
    merged = merge_texts(ONE, text(ONE, TWO), text(ONE, THREE))
    assert merged.clashes == (TextClash("", TWO, THREE),)
    assert merged.text([text(TWO, THREE)]) == text(ONE, TWO, THREE)


def test_what_follows_the_last_paragraph_is_parted_from_it():
    merged = merge_texts(ONE, text(ONE, TWO), ONE + " Mine.")
    assert merged.text() == text(ONE + " Mine.", TWO)


def test_a_megabyte_of_equal_lines_is_merged_by_its_ends():
    lines = ["The same line."] * 70_000
    theirs, mine = text("Theirs.", *lines), text(*lines, "Mine.")
    merged = merge_texts(text(*lines), theirs, mine)
    assert (len(merged.clashes), merged.text()) == (0, text("Theirs.", *lines, "Mine."))


def _shown(merged):
    return [
        *(piece.what for piece in merged.pieces if isinstance(piece.what, str)),
        *(side for clash in merged.clashes for side in (clash.base, clash.theirs, clash.mine)),
    ]


@settings(max_examples=300)
@given(stories())
def test_no_paragraph_that_either_typed_is_lost(story):
    base, theirs, mine = story
    merged = merge_texts(base, theirs, mine)
    shown = _shown(merged)
    old = {paragraph.text for paragraph in paragraphs_of(base)}
    for side in (theirs, mine):
        for paragraph in paragraphs_of(side):
            assert paragraph.text in old or any(paragraph.text in one for one in shown)


@settings(max_examples=300)
@given(stories())
def test_merging_in_either_order_agrees(story):
    base, theirs, mine = story
    one, other = merge_texts(base, theirs, mine), merge_texts(base, mine, theirs)
    assert [TextClash(c.base, c.mine, c.theirs) for c in other.clashes] == list(one.clashes)
    answers = [f"{n}. decided" for n, _clash in enumerate(one.clashes)]
    assert not one.clashes or one.text(answers) == other.text(answers)
    assert one.clashes or one.text() == other.text()


@given(texts(), st.data())
def test_an_edit_beside_none_is_taken_as_it_is(base, data):
    other = data.draw(edited(base))
    for merged in (merge_texts(base, other, base), merge_texts(base, base, other)):
        assert (merged.text(), merged.clashes) == (other, ())


@given(stories())
def test_the_answer_mine_everywhere_gives_every_paragraph_of_mine(story):
    base, theirs, mine = story
    merged = merge_texts(base, theirs, mine)
    words = [re.sub(r"\s+", "", one.text) for one in paragraphs_of(mine)]
    kept = {re.sub(r"\s+", "", one.text) for one in paragraphs_of(base)}
    result = re.sub(r"\s+", "", merged.text())
    assert all(word in result or word in kept for word in words)
