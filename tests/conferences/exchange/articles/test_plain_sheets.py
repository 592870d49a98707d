"""Text that was copied from printed pages: their numbers and heads, parted words, and the notes at their ends."""

from conferences.exchange.articles.reading import read_article
from tests.conferences.exchange.articles.telling import told

SHEETS = """PAPERS OF A TOWN, VOL. 2

The rooms of the archive

The papers of the town were kept in two rooms of the hall, and were car-
ried to a third when it was built.1 Nobody counted them before 1901, and
nobody has lost any since.2

1 Jane Brown, Papers (London: Example Press, 2001), p. 4.
2 Ann Reed, Maps (London: Example Press, 2008), p. 5, with a list of all the
rooms.

14

PAPERS OF A TOWN, VOL. 2

Use of the rooms

Readers come on Mondays, and have come since the hall was built.3

3 Brown, p. 6.

15
"""


def lines(text):
    return told(read_article(text.encode(), "a.txt")).splitlines()


def test_the_notes_at_the_ends_of_pages_are_one_list_and_what_pages_say_is_left_out():
    found = lines(SHEETS)
    assert found[:9] == [
        "The rooms of the archive [en]",
        "",
        "5: The papers of the town were kept in two rooms of the hall, and were carried to a third when it was built."
        " [1 -> 0, 4]",
        "6: Nobody counted them before 1901, and nobody has lost any since. [2 -> 1, 5]",
        "## Use of the rooms (17)",
        "",
        "19: Readers come on Mondays, and have come since the hall was built. [3 -> 0, 6]",
        "",
        found[8],
    ]
    assert [line for line in found if "boilerplate" in line] == [
        "1 boilerplate: PAPERS OF A TOWN, VOL. 2",
        "13 boilerplate: 14",
        "15 boilerplate: PAPERS OF A TOWN, VOL. 2",
        "23 boilerplate: 15",
    ]


def test_numbers_that_stand_alone_are_no_pages_unless_they_count_up():
    text = "Town archive\n\nThe town keeps maps.\n\n14\n\nThe town keeps papers.\n\n20\n"
    assert not [line for line in lines(text) if "boilerplate" in line]


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    text = """Ann Reed

The rooms of the archive

The papers of the town were kept in two rooms of the hall, and nobody has count-
ed them since the hall was built.1 They were carried to a third room by Tom

1   Jane Brown, Papers of a Town,
    2 vols. (London: Example Press, 2001), p. 4.

- 14 -

Ann Reed

Grey in the winter.2 Readers come on Mondays.

2   Brown, Papers, p. 6.

- 15 -
"""
    assert lines(text) == [
        "The rooms of the archive [en]",
        "",
        "5: The papers of the town were kept in two rooms of the hall, and nobody has counted them since the hall was"
        " built. [1 -> 0, 4]",
        "6: They were carried to a third room by Tom Grey in the winter. [2 -> 0, 6]",
        "15: Readers come on Mondays.",
        "",
        "0. book | Brown, Jane | Papers of a Town | year=2001 | pages=4 | place=London | publisher=Example Press",
        "1 boilerplate: Ann Reed",
        "11 boilerplate: - 14 -",
        "13 boilerplate: Ann Reed",
        "19 boilerplate: - 15 -",
    ]


def test_the_number_of_a_page_may_stand_beside_the_head_that_runs_on():
    text = """The rooms of the archive

The papers of the town were kept in two rooms of the hall, and were carried to

14   PAPERS OF A TOWN

a third when it was built. Nobody counted them.

15   PAPERS OF A TOWN
"""
    assert lines(text)[2:] == [
        "3: The papers of the town were kept in two rooms of the hall, and were carried to a third when it was built.",
        "7: Nobody counted them.",
        "",
        "5 boilerplate: 14   PAPERS OF A TOWN",
        "9 boilerplate: 15   PAPERS OF A TOWN",
    ]


def test_a_paragraph_that_ended_does_not_go_on_behind_a_page():
    text = "Town archive\n\nThe town keeps maps.\n\n14\n\nThe town keeps papers.\n\n15\n"
    assert lines(text)[2:5] == ["3: The town keeps maps.", "", "7: The town keeps papers."]


def test_pages_that_were_copied_without_blank_lines_are_pages_too():
    text = """The rooms of the archive

The papers of the town were kept in two rooms of the hall, and were car-
ried to a third when it was built1. Nobody counted them.
4 May was the day of the readers.
1 Jane Brown, Papers (London: Example Press, 2001), p. 4.
14
Readers come on Mondays2, and have come since the hall was built. On the
3 Rooms of the hall there are seals.
Others come late.
2 Brown, p. 6.
15
"""
    assert lines(text) == [
        "The rooms of the archive [en]",
        "",
        "3: The papers of the town were kept in two rooms of the hall, and were carried to a third when it was built."
        " [1 -> 0, 4]",
        "4: Nobody counted them.",
        "",
        "5: 4 May was the day of the readers.",
        "",
        "8: Readers come on Mondays, and have come since the hall was built. [2 -> 0, 6]",
        "8: On the 3 Rooms of the hall there are seals.",
        "",
        "10: Others come late.",
        "",
        "0. book | Brown, Jane | Papers | year=2001 | pages=4 | place=London | publisher=Example Press",
        "7 boilerplate: 14",
        "12 boilerplate: 15",
    ]
