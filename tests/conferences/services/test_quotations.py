"""Words of a quotation found again: as they stood, among equals, reworded; and those that are lost."""

import pytest

from conferences.services.quotations import Found, Searched, surroundings
from sources.editorial.word_differences import Budget

TEXT = "It began on 20 February 1940. Himmler came on the third day, and left the same evening."
SHORT = Budget(0)


def found(text, quotation, before="", after="", budget=None):
    place = Searched(text, budget or Budget()).find(quotation, before, after)
    return None if place is None else (place.of(text), place.is_exact)


def anchored(text, quotation):
    """Return a quotation with what stands round it."""
    start = text.index(quotation)
    return quotation, *surroundings(text, Found(start, start + len(quotation)))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (TEXT, ("20 February 1940", True)),
        ("Much earlier it began, on 20 February 1940, they say.", ("20 February 1940", True)),
        (TEXT.replace("20 February", "20\nFebruary"), ("20\nFebruary 1940", True)),
        (TEXT.replace("20 February", "21 February"), ("21 February 1940", False)),
        (TEXT.replace("20 February 1940", "about 20 February 1940"), ("20 February 1940", True)),
        (TEXT.replace("20 February 1940", "20 or 21 February 1940"), ("20 or 21 February 1940", False)),
        ("Now. " * 30 + TEXT.replace("1940", "1941"), ("20 February 1941", False)),
        (TEXT.replace("20 February 1940", "a Tuesday"), None),
        ("Nothing of the kind.", None),
        ("", None),
    ],
)  # fmt: skip
def test_words_are_found_where_they_stand_or_in_what_became_of_them(now, expected):
    assert found(now, *anchored(TEXT, "20 February 1940")) == expected


def test_of_equal_words_the_surroundings_tell_which_are_meant():
    text = "The first came by train. The second came by car. The third came by train."
    third = text.rindex("came by train")
    place = Found(third, third + 13)
    before, after = surroundings(text, place)
    assert Searched(text, Budget()).find_exactly("came by train", before, after) == place
    moved = "Some came early. " + text
    assert Searched(moved, Budget()).find_exactly("came by train", before, after) == Found(
        third + 17, third + 30
    )


def test_equal_words_in_equal_surroundings_are_nobodys_guess():
    assert Searched("same same", Budget()).find_exactly("same", "", "") is None


def test_words_edited_at_the_end_of_a_text_are_found():
    assert found(
        TEXT.replace("the same evening", "that same evening"), *anchored(TEXT, "left the same evening.")
    ) == ("left that same evening.", False)  # fmt: skip


def test_no_letter_is_parted_from_its_accent_and_no_mark_taken_apart():
    text = "Hội nghị Gestapo – NKVD, theo [@rees2008, p. 54] và Nekricˇ."
    quotation = "Gestapo – NKVD, theo [@rees2008, p. 54]"
    assert found(text.replace("p. 54", "p. 55"), *anchored(text, quotation)) == (
        "Gestapo – NKVD, theo [@rees2008, p. 55]",
        False,
    )


def test_without_budget_only_what_stands_letter_for_letter_is_found():
    assert found(TEXT, "20 February 1940", budget=Budget(0)) == ("20 February 1940", True)
    assert found(TEXT, "21 February 1940", budget=Budget(0)) is None
    assert found(TEXT, "21 February 1940") == ("February 1940", False)


@pytest.mark.parametrize("text", ["a " * 200_000, "word\n" * 100_000, "x" * 500_000])
def test_a_large_text_of_equal_words_gives_an_answer(text):
    assert found(text, "something else entirely", "a b c", "d e f") is None


def test_signs_of_patterns_are_words_like_others():
    text = "What (if any) [is] $meant* by ^this?"
    assert found(text, "(if any) [is] $meant*") == ("(if any) [is] $meant*", True)
