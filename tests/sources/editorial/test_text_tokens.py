"""Paragraphs and words: taken apart where one may, and put together again exactly."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.editorial.text_tokens import (
    Paragraph,
    _clinging,
    _pattern,
    paragraphs_of,
    tokens_of,
)
from tests.sources.editorial.texts import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One.", [Paragraph("One.", "")]),
        ("One\nline.\n\nTwo.\n", [Paragraph("One\nline.", "\n\n"), Paragraph("Two.", "\n")]),
        ("## Who\nThey came.", [Paragraph("## Who", "\n"), Paragraph("They came.", "")]),
        ("Text\n## Who", [Paragraph("Text", "\n"), Paragraph("## Who", "")]),
        (
            "- a\n  - b\n- c",
            [Paragraph("- a", "\n"), Paragraph("  - b", "\n"), Paragraph("- c", "")],
        ),
        ("1. a\n2) b", [Paragraph("1. a", "\n"), Paragraph("2) b", "")]),
        ("So[^1].\n[^1]: Why.", [Paragraph("So[^1].", "\n"), Paragraph("[^1]: Why.", "")]),
        ("\n\nOne. \n \t\nTwo.", [Paragraph("\n\nOne.", " \n \t\n"), Paragraph("Two.", "")]),
    ],
)
def test_a_text_is_parted_into_paragraphs(text, expected):
    assert paragraphs_of(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's here, now…", ["It's", "here", ",", "now", "…"]),
        ("Gestapo-NKVD", ["Gestapo", "-", "NKVD"]),
        ("**so** _it_", ["**", "so", "**", "_", "it", "_"]),
        ("as [@rees2008, p. 54; @paul2006].", ["as", "[@rees2008, p. 54; @paul2006]", "."]),
        ("[held here](place:zakopane)", ["[held here](place:zakopane)"]),
        ("[a](https://x.org/a_(b))", ["[a](https://x.org/a_(b))"]),
        ("[a [b](event:c) d]{claim=e-f}", ["[", "a", "[b](event:c)", "d", "]{claim=e-f}"]),
        ("[*a* [@b] c](event:d)", ["[", "*", "a", "*", "[@b]", "c", "](event:d)"]),
        ("so[^1] <https://x.org>", ["so", "[^1]", "<https://x.org>"]),
        ("[unclosed (x) {claim=y}", ["[", "unclosed", "(", "x", ")", "{", "claim", "=", "y", "}"]),
        ("Hội nghị", ["Hội", "nghị"]),
        ("liê\u0323n lie\u0302\u0323n", ["liê\u0323n", "lie\u0302\u0323n"]),
        ("שָׁלוֹם, 1940", ["שָׁלוֹם", ",", "1940"]),
        ("क्‍षत्रिय", ["क्‍षत्रिय"]),
        ("👩‍👩‍👧👍🏽🇵🇱🇷🇺", ["👩‍👩‍👧", "👍🏽", "🇵🇱", "🇷🇺"]),
        ("a \u0301b", ["a", " \u0301", "b"]),
    ],
)
def test_a_paragraph_is_parted_into_words_signs_and_marks(text, words):
    assert [word for _space, word in tokens_of(text)] == words


@settings(max_examples=500)
@given(st.one_of(texts(), st.text()))
def test_paragraphs_and_words_join_to_the_text_again(text):
    paragraphs = paragraphs_of(text)
    assert "".join(paragraph.text + paragraph.gap for paragraph in paragraphs) == text
    assert "".join(space + word for space, word in tokens_of(text)) == text


@settings(max_examples=500)
@given(st.one_of(texts(), st.text()))
def test_no_word_but_the_first_begins_with_what_belongs_to_the_one_before(text):
    for space, word in tokens_of(text)[1:]:
        if not space and word:
            assert unicodedata.category(word[0])[0] != "M"
            assert word[0] not in "\u200c\u200d\U0001f3fd"


@pytest.mark.parametrize(
    "piece", ["[", "[@", "](", "]{claim=", "[^", "<a:", "\u0301", " \u0301", "👩‍", "a'", "\n", " "]
)
def test_words_are_found_once_however_often_a_mark_is_begun(piece):
    """Each of these made a pattern that reads to the end of the text at every place."""
    text = 20_000 * piece
    assert "".join(space + word for space, word in tokens_of(text)) == text


@settings(max_examples=500)
@given(texts())
def test_words_that_are_looked_up_are_those_that_are_read(text):
    read = _pattern(_clinging(text)).findall(text)
    assert tokens_of(text) == [token for token in read if token != ("", "")]
