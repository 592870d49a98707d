"""Words of strangers keep their signs as words; the marks of our own texts stay marks."""

import pytest

from conferences.exchange.articles.trees.own_marks import escaped_at_start, escaped_but_marks
from conferences.rendering.document import plain_words
from conferences.rendering.markup import parse_text

OWN = [
    "[@rees2008, p. 54]",
    "[@rees_2008, p. 54; via @cih2019]",
    "[It began]{claim=zakopane_began}",
    "[The *talks* began [@rees2008]]{claim=began}",
    "[the talks](event:zakopane-feb)",
    "as he says[^1].",
]


@pytest.mark.parametrize("words", OWN)
def test_our_own_marks_stay_as_they_are(words):
    stays = words.replace("*", r"\*")
    assert escaped_but_marks(words) == stays


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("*not* stressed_", r"\*not\* stressed\_"),
        ("[sic]", r"\[sic\]"),
        ("a] [@no end", r"a\] \[@no end"),
        ("[words](javascript:alert)", r"\[words\](javascript:alert)"),
        ("]{claim=loose}", r"\]\{claim=loose\}"),
        ("C:\\path", r"C:\\path"),
    ],
)
def test_all_other_signs_are_words(words, escaped):
    assert escaped_but_marks(words) == escaped
    document = parse_text(escaped)
    assert plain_words(document.blocks[0].children) == words
    assert document.marked == ()


@pytest.mark.parametrize("words", ["# one", "- two", "1. three", "1939. four", "--- ", "~~~ five"])
def test_a_paragraph_does_not_become_something_else_by_its_first_sign(words):
    blocks = parse_text(escaped_at_start(escaped_but_marks(words))).blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph"]
    assert plain_words(blocks[0].children) == words.rstrip()
