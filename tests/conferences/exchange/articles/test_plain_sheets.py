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
        "5: Nobody counted them before 1901, and nobody has lost any since. [2 -> 1, 5]",
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
