import pytest

from conferences.rendering.standing import Weighing, weigh
from tests.conferences.rendering.building import cites, claim, keyed, question, source

A, B, C = source("a", "A"), source("b", "B"), source("c", "C", derived_from=("a",))
WITHDRAWN = source("w", "W", is_withdrawn=True, withdrawal_reason="forged")
SOURCES = keyed(A, B, C, WITHDRAWN)


def word_of(*citations, **fields):
    return weigh(keyed(claim("x", *citations, **fields)), (), SOURCES)["x"].word


@pytest.mark.parametrize(
    ("citations", "word"),
    [
        ([], "unsupported"),
        ([cites("a", "mentions")], "unsupported"),
        ([cites("a", "disputes")], "unsupported"),
        ([cites("w")], "unsupported"),
        ([cites("a")], "one source"),
        ([cites("a"), cites("a", locator="p. 2")], "one source"),
        ([cites("a", via="b"), cites("a", via="c")], "one source"),
        ([cites("a"), cites("c")], "one source"),
        ([cites("a"), cites("b", "mentions")], "one source"),
        ([cites("a"), cites("w")], "one source"),
        ([cites("a"), cites("w", "disputes")], "one source"),
        ([cites("a"), cites("b")], "agreed"),
        ([cites("a"), cites("b", "disputes")], "disputed"),
        ([cites("a", via="b"), cites("a", "disputes", via="c")], "disputed"),
    ],
)
def test_the_word_follows_from_the_citations(citations, word):
    assert word_of(*citations) == word


def test_a_source_that_is_reported_differently_stands_on_no_side():
    torn = claim("x", cites("a", via="b"), cites("a", "disputes", via="c"), cites("b"))
    assert weigh(keyed(torn), (), SOURCES)["x"] == Weighing(
        word="one source", supporting=("b",), independent=1, split=("a",)
    )


def test_the_editors_word_stands_with_its_reason():
    overruled = claim("x", cites("a"), standing_override="agreed", standing_reason="Seen by us.")
    assert weigh(keyed(overruled), (), SOURCES)["x"] == Weighing(
        word="agreed", supporting=("a",), independent=1, is_overruled=True, reason="Seen by us."
    )


def rivals(first, second, **fields):
    """Return the weighings of two answers with these values and citations to one question."""
    claims = [
        claim(key, *citations, value=value, question="q")
        for key, (value, citations) in (("x", first), ("y", second))
    ]
    return weigh(keyed(*claims), (question("q", "x", "y", **fields),), SOURCES)


def test_an_answer_is_disputed_by_another_with_support():
    found = rivals(("1939", [cites("a")]), ("1940", [cites("b")]))
    assert {key: (one.word, one.rivals) for key, one in found.items()} == {
        "x": ("disputed", ("y",)),
        "y": ("disputed", ("x",)),
    }


def test_an_answer_is_disputed_by_another_that_is_only_mentioned():
    found = rivals(("1939", [cites("a")]), ("1940", [cites("b", "mentions")]))
    assert {key: (one.word, one.rivals) for key, one in found.items()} == {
        "x": ("disputed", ("y",)),
        "y": ("unsupported", ("x",)),
    }


@pytest.mark.parametrize("second", [("1939", [cites("b")]), ("1940", [])])
def test_an_answer_is_not_disputed_by_the_same_value_or_without_evidence(second):
    found = rivals(("1939", [cites("a")]), second)["x"]
    assert (found.word, found.rivals) == ("one source", ())


def test_answers_that_can_hold_together_do_not_dispute_each_other():
    found = rivals(("1939", [cites("a")]), ("1940", [cites("b")]), is_exclusive=False)
    assert [one.word for one in found.values()] == ["one source", "one source"]


def test_answers_without_values_differ():
    found = rivals(("", [cites("a")]), ("", [cites("b")]))
    assert [one.word for one in found.values()] == ["disputed", "disputed"]


def test_a_source_reported_for_both_answers_counts_for_none():
    found = rivals(("1939", [cites("a", via="b"), cites("b")]), ("1940", [cites("a", via="c")]))
    assert found == {
        "x": Weighing("disputed", ("b",), (), 1, split=("a",), rivals=("y",), question="q"),
        "y": Weighing("disputed", split=("a",), rivals=("x",), question="q"),
    }


def test_an_answer_that_this_page_does_not_know_is_passed_over():
    claims = keyed(claim("x", cites("a"), value="1", question="q"))
    assert weigh(claims, (question("q", "x", "elsewhere"),), SOURCES)["x"].word == "one source"
