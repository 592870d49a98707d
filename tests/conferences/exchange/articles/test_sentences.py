"""Sentences end where they do, and not at the point of an abbreviation, nor within a note."""

import pytest

from conferences.exchange.articles.marks import mark, unmarked
from conferences.exchange.articles.sentences import sentences_of


def told(text: str) -> list[str]:
    return [unmarked(words) for words, _place in sentences_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gem. Art. 2 der Ordnung vom 28. Sept. 1938 war das Haus zu.",
        "The house of Sen. Brown was shut from 5 Jan. 1940 on.",
        "Dnia 5 mar. 1940 r. w domu przy ul. Długiej było zimno.",
        "Unos EE. UU. de papel.",
        "It stands in vol. 2, ch. Four.",
    ],
)
def test_abbreviations_end_no_sentence(text):
    assert told(text) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It was cold in May. Paper keeps.", ["It was cold in May.", "Paper keeps."]),
        ("В 1940 г.{}. Бумаги лежат.", ["В 1940 г.", "Бумаги лежат."]),
        ("It is cold.{},{} Paper keeps.", ["It is cold.", "Paper keeps."]),
        ("It is cold.{} {} Paper keeps.", ["It is cold.", "Paper keeps."]),
        ("It is cold{}, {}, and white.", ["It is cold, and white."]),
    ],
)
def test_sentences_end_behind_their_notes(text, sentences):
    assert told(text.format(mark("1", "p. 3. x"), mark("2"))) == sentences
