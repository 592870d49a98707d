import pytest

from conferences.rendering.lineage import Lineages
from tests.conferences.rendering.building import keyed, source


def lineages(**derived_from):
    return Lineages(
        keyed(*(source(key, key, derived_from=parents) for key, parents in derived_from.items()))
    )


@pytest.mark.parametrize(
    ("derived_from", "keys", "count"),
    [
        ({"a": (), "b": ()}, "ab", 2),
        ({"a": (), "b": ("a",)}, "ab", 1),
        ({"a": (), "b": ("a",), "c": ("a",)}, "bc", 1),
        ({"a": (), "b": ("a",), "c": ("b",), "d": ()}, "abcd", 2),
        ({"b": ("not-recorded",), "c": ("not-recorded",)}, "bc", 1),
        # A book that draws on two roots is one source; beside both it adds nothing.
        ({"a": (), "b": (), "c": ("a", "b")}, "c", 1),
        ({"a": (), "b": (), "c": ("a", "b")}, "ac", 2),
        ({"a": (), "b": (), "c": ("a", "b")}, "abc", 2),
        ({"a": (), "b": (), "c": (), "d": ("a", "b", "c"), "e": ("b",), "f": ("b",)}, "def", 2),
        # A circle counts once, whatever hangs on it.
        ({"a": ("b",), "b": ("a",)}, "ab", 1),
        ({"a": ("b",), "b": ("c",), "c": ("a",), "d": ("a",), "e": ()}, "abcde", 2),
        ({"a": ("a",)}, "a", 1),
        # A circle that itself draws on a source is no root.
        ({"a": ("b", "x"), "b": ("a",), "x": ()}, "abx", 1),
        ({}, "", 0),
    ],
)
def test_sources_that_repeat_one_another_count_once(derived_from, keys, count):
    assert lineages(**derived_from).count_independent(list(keys)) == count


def test_circles_are_found_from_any_source_that_leads_to_them():
    found = lineages(a=("b",), b=("a",), c=("a",), d=(), e=("f",), f=("e",))
    assert found.circles("cde") == (("a", "b"), ("e", "f"))
    assert found.circles("d") == ()
