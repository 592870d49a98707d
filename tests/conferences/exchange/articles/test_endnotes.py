"""Lists of notes that no heading names, and notes in round brackets: their numbers show what they are."""

import pytest

from conferences.exchange.articles.reading import read_article
from tests.conferences.exchange.articles.telling import told


def lines(text):
    return told(read_article(text.encode(), "a.txt")).splitlines()


WORKS = [
    "0. book | Brown, Jane | Papers | year=2001 | pages=4 | place=London | publisher=Example Press",
    "1. book | Green, Ann | Rooms | year=1999 | pages=5 | place=Leeds | publisher=Example House",
]


@pytest.mark.parametrize(
    ("calls", "labels", "rule"),
    [
        (("[1]", "[2]", "[3]"), ("[1]", "[2]", "[3]"), ""),
        (("¹", "²", "³"), ("1.", "2.", "3."), "____________________\n"),
        (("1", "2", "3"), ("1", "2", "3"), "-----\n"),
        ((" (1)", " (2)", " (3)"), ("(1)", "(2)", "(3)"), ""),
        (("(1)", "(2)", "(3)"), ("1)", "2)", "3)"), "\n"),
    ],
)
def test_a_list_without_a_heading_is_one_if_the_text_calls_its_notes(calls, labels, rule):
    first, second, third = calls
    text = (
        f"Town archive\n\nMaps are kept{first}. Nobody counted them{second}. Readers come on Mondays{third}.\n\n{rule}"
        f"{labels[0]} Jane Brown, Papers (London: Example Press, 2001), p. 4.\n"
        f"{labels[1]} Ann Green, Rooms (Leeds: Example House,\n1999), p. 5.\n"
        f"{labels[2]} Ibid., p. 6.\n"
    )
    found = lines(text)
    assert found[:7] == [
        "Town archive [en]", "",
        "3: Maps are kept. [1 -> 0, 4]",
        "3: Nobody counted them. [2 -> 1, 5]",
        "3: Readers come on Mondays. [3 -> 1, 6]",
        "", WORKS[0],
    ]  # fmt: skip
    assert found[7] == WORKS[1]
    assert [line for line in found[8:] if "boilerplate" not in line] == []


def test_steps_that_are_numbered_are_no_notes():
    text = "Town archive\n\nThe papers are read in three steps.\n\n1. Ask for a chair.\n2. Sit down.\n3. Read.\n"
    assert lines(text) == [
        "Town archive [en]", "",
        "3: The papers are read in three steps.", "",
        "5: 1. Ask for a chair.", "",
        "6: 2. Sit down.", "",
        "7: 3. Read.", "",
    ]  # fmt: skip


def test_numbers_in_round_brackets_that_count_what_a_sentence_lists_are_words():
    text = (
        "Town archive\n\nThe hall has (1) a door and (2) a wall.1 Maps are kept.2 Rooms are cold.3 Seals are white.4"
        "\n\nReferences\n\n1. Jane Brown, Papers, London 2001, p. 4.\n2. Ann Green, Rooms, Leeds 1999, p. 5.\n"
        "3. Ann Green, Rooms, p. 6.\n4. Jane Brown, Papers, p. 7.\n"
    )
    assert lines(text)[2:6] == [
        "3: The hall has (1) a door and (2) a wall. [1 -> 0, 4]",
        "3: Maps are kept. [2 -> 1, 5]",
        "3: Rooms are cold. [3 -> 1, 6]",
        "3: Seals are white. [4 -> 0, 7]",
    ]


def test_a_number_without_a_stop_goes_on_with_the_note_before_it():
    text = (
        "Town archive\n\nMaps are kept.[1] Rooms are cold.[2]\n\nNotes\n\n"
        "1. Jane Brown, Papers of a Town,\n2 vols. (London: Example Press, 2001), p. 4.\n"
        "2. Ann Green, Rooms (Leeds: Example House, 1999), p. 5.\n"
    )
    assert lines(text)[2:] == [
        "3: Maps are kept. [1 -> 0, 4]",
        "3: Rooms are cold. [2 -> 1, 5]",
        "",
        "0. book | Brown, Jane | Papers of a Town | year=2001 | pages=4 | place=London | publisher=Example Press",
        WORKS[1],
    ]


def test_remarks_that_letters_call_for_are_a_list_though_they_hold_notes():
    text = (
        "Town archive\n\nMaps are kept,[a] as Brown says.[1] Rooms are cold.\n\nNotes\n\n"
        "Nobody has counted the maps since then.[1]\n\nReferences\n\n"
        "Jane Brown, Papers (London: Example Press, 2001), p. 4.\n"
    )
    found = lines(text)
    assert found[2:4] == [
        "3: Maps are kept, as Brown says. [a -> None] [1 -> 0, 4]",
        "3: Rooms are cold.",
    ]
    assert not [line for line in found if line.startswith("#")]
    assert found[-1] == "7 remark: [a] Nobody has counted the maps since then.[1]"
