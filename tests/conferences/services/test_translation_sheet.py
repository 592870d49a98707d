"""Paragraphs of an original beside those of its translation, and the translation put together from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferences.services.translation_sheet import composed, passages
from sources.editorial.text_changes import words_after

THEN = "First words.\n\n## Place\n\nSecond words here.\n\nThird words stay as they are.\n"
OWN = "Lời đầu.\n\n## Nơi chốn\n\nLời thứ hai.\n\nLời thứ ba.\n"


def shown(then: str, now: str, translated: str) -> list[tuple[str, str, str]]:
    return [
        (each.kind.value, words_after(each.words), each.text)
        for each in passages(then, now, translated)
    ]


def test_each_paragraph_stands_beside_its_own_with_what_became_of_it():
    now = (
        "First words.\n\nA paragraph that nobody knew.\n\n## Place\n\nSecond other words here.\n\n"
        "Third words stay as they are.\n"
    )
    assert shown(THEN, now, OWN) == [
        ("same", "First words.", "Lời đầu."),
        ("added", "A paragraph that nobody knew.", ""),
        ("same", "## Place", "## Nơi chốn"),
        ("changed", "Second other words here.", "Lời thứ hai."),
        ("same", "Third words stay as they are.", "Lời thứ ba."),
    ]


def test_what_is_gone_from_the_original_stands_beside_what_translated_it():
    now = "First words.\n\n## Place\n\nThird words stay as they are.\n"
    assert shown(THEN, now, OWN)[2] == ("removed", "", "Lời thứ hai.")


def test_where_the_numbers_differ_headings_hold_the_parts_together():
    own = "Lời đầu.\n\nThêm.\n\n## Nơi chốn\n\nLời thứ hai.\n"
    assert shown(THEN, THEN, own) == [
        ("same", "First words.", "Lời đầu.\n\nThêm."),
        ("same", "## Place", "## Nơi chốn"),
        ("same", "Second words here.", "Lời thứ hai."),
        ("same", "Third words stay as they are.", ""),
    ]


def test_a_translation_of_nothing_is_shown_and_kept():
    assert shown("", "", OWN)[0] == ("same", "", "Lời đầu.")
    assert shown("", "New.", "") == [("added", "New.", "")]


def test_a_new_paragraph_comes_where_the_original_has_it():
    now = THEN.replace("## Place", "Between.\n\n## Place")
    sheet = passages(THEN, now, OWN)
    texts = ["Xen giữa." if each.kind.value == "added" else each.text for each in sheet]
    expected = OWN.replace("## Nơi", "Xen giữa.\n\n## Nơi")
    for follows in (True, False):
        assert composed(sheet, texts, follows_the_original=follows) == expected


def test_a_paragraph_that_moved_moves_only_where_the_translation_is_said_to_follow():
    then, now = "One is here.\n\nTwo is there.\n\nThree.", "Two is there.\n\nThree.\n\nOne is here."
    own = "Một.\n\nHai.\n\nBa."
    sheet = passages(then, now, own)
    texts = [each.text for each in sheet]
    assert composed(sheet, texts, follows_the_original=False) == own
    assert composed(sheet, texts, follows_the_original=True) == "Hai.\n\nBa.\n\nMột."


def test_a_passage_left_empty_is_gone():
    sheet = passages(THEN, THEN, OWN)
    texts = ["" if each.text == "Lời thứ hai." else each.text for each in sheet]
    assert composed(sheet, texts, follows_the_original=False) == OWN.replace("Lời thứ hai.\n\n", "")


TEXTS = st.lists(
    st.sampled_from(["A word.", "## Head", "- item\n- item", "Long words\nover lines.", "Other."]),
    max_size=6,
).map("\n\n".join)


@given(then=TEXTS, now=TEXTS, own=TEXTS, end=st.sampled_from(["", "\n", "\n\n"]))
def test_a_translation_that_is_left_alone_is_what_it_was(then, now, own, end):
    own += end if own else ""
    sheet = passages(then, now, own)
    every = [place for passage in sheet for place in passage.places]
    assert sorted(every) == list(range(len(every)))
    texts = [each.text for each in sheet]
    if every == sorted(every):
        assert composed(sheet, texts, follows_the_original=True) == own
    if all(passage.places == tuple(sorted(passage.places)) for passage in sheet):
        assert composed(sheet, texts, follows_the_original=False).split() == own.split()


@pytest.mark.parametrize("follows", [True, False])
def test_nothing_comes_of_nothing(follows):
    assert composed((), (), follows_the_original=follows) == ""
