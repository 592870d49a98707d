import pytest

from conferences.models import LONGEST_WORD
from conferences.services.search.query import Query, parse_query


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Query()),
        ("   \x00\t ", Query()),
        ("!?*", Query()),
        ("Zakopane", Query(("zakopane",), (), "zakopane")),
        ("Львів", Query(("lviv",), (), "lviv")),
        ("Łódź Łódź", Query(("lodz",), (), "lodz lodz")),
        (
            '"20 February 1940" Zakopane',
            Query(
                ("20", "february", "1940", "zakopane"),
                ("20 february 1940",),
                "20 february 1940 zakopane",
            ),
        ),
        ("„Hội nghị“", Query(("hoi", "nghi"), ("hoi nghi",), "hoi nghi")),
        ('"alone"', Query(("alone",), (), "alone")),
        ('"not closed', Query(("not", "closed"), (), "not closed")),
        ('""" ""', Query()),
        ("a OR b", Query(("a", "or", "b"), (), "a or b")),
        ("(a* AND -b) NEAR/3", Query(("a", "and", "b", "near", "3"), (), "a and b near 3")),
        ("\u202eabc\u202c", Query(("abc",), (), "abc")),
    ],
)
def test_what_is_typed_is_read_as_words_and_phrases(typed, expected):
    assert parse_query(typed) == expected


def test_only_ten_words_are_looked_for_and_the_others_are_told():
    query = parse_query("one two three four five six seven eight nine ten one eleven twelve eleven")
    assert query.words == (
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    )
    assert query.left_out == ("eleven", "twelve")


def test_a_phrase_with_a_word_too_many_is_not_looked_for_as_a_phrase():
    query = parse_query('1 2 3 4 5 6 7 8 9 "ten eleven"')
    assert (query.words[-1], query.phrases, query.left_out) == ("ten", (), ("eleven",))


def test_a_word_is_cut_as_it_is_in_the_index():
    assert parse_query("x" * 10_000).words == ("x" * LONGEST_WORD,)
