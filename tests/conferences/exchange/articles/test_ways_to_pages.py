"""What stands above and below an article on the page of a newspaper, a museum, a forum, or on a small screen."""

import pytest

from conferences.exchange.articles.reading import read_article
from tests.conferences.exchange.articles.telling import told


def lines(text, why=""):
    found = told(read_article(text.encode(), "a.txt")).splitlines()
    return [line for line in found if f" {why}: " in line or not why]


@pytest.mark.parametrize(
    "trail",
    [
        "Home > History", "Strona główna » Artykuły » Archiwum miasta", "Example Office › Catalogue › Town archive",
        "Inicio > Town archive", "Форум «Город» » Архив » Бумаги", "Rooms → Town archive",
    ],
)  # fmt: skip
def test_the_way_to_a_page_stands_above_its_title(trail):
    text = f"Example Courier\n\n{trail}\n\nTown archive\n\nThe town keeps maps in two rooms of the hall.\n"
    assert lines(text) == [
        "Town archive [en]",
        "",
        "7: The town keeps maps in two rooms of the hall.",
        "",
        "1 boilerplate: Example Courier",
        f"3 boilerplate: {trail}",
    ]


BODY = "The town keeps maps in two rooms of the hall, and was given a third for the papers that the mill left to it."


@pytest.mark.parametrize(
    "title",
    [
        "Mill > Bread",
        "Town archive: rooms and maps",
        "How the town and the river lost nine archives in one year and what its clerks wrote down of it",
    ],
)
def test_a_title_is_no_way_to_a_page(title):
    assert lines(f"{title}\n\n{BODY}\n")[0] == f"{title} [en]"


@pytest.mark.parametrize(
    "line",
    [
        "Von Ada Wendt | 12. März 2019 | Lesezeit: 6 Minuten", "Tác giả: Phạm Thu Lành", "Ngày đăng: 12/03/2015",
        "Опубликовано 12 мая 2011", "Сообщение ada » 12 май 2011, 14:22", "Матеріал з енциклопедії «Наш край»",
    ],
)  # fmt: skip
def test_who_wrote_a_page_and_when_is_said_below_its_title(line):
    text = f"Town archive\n\n{line}\n\nThe town keeps maps in two rooms of the hall.\n"
    assert lines(text)[:3] == [
        "Town archive [en]",
        "",
        "5: The town keeps maps in two rooms of the hall.",
    ]
    assert lines(text, "boilerplate") == [f"3 boilerplate: {line}"]


def test_small_screens_show_the_box_of_facts_behind_the_first_paragraph():
    text = (
        "Open main menu\nWikipedia\nSearch\nTown archive\nLanguage\nDownload PDF\nWatch\nEdit\n"
        "Town archive is what the town keeps.[1]\n\nTown archive\nOpened\t1901\nRooms\ttwo[1]\n\n"
        "Holdings\nEdit\nMost maps are old.[1]\n\nLanguage\n\nThe papers are in the language of the town.\n\n"
        "References\nEdit\n^ Brown, Jane (2001). Papers. London: Example Press. p. 4.\n"
    )
    assert lines(text)[:13] == [
        "Town archive [en]",
        "Opened = 1901",
        "Rooms = two [1 -> 0, 4]",
        "",
        "9: Town archive is what the town keeps. [1 -> 0, 4]",
        "## Holdings (15)",
        "",
        "17: Most maps are old. [1 -> 0, 4]",
        "## Language (19)",
        "",
        "21: The papers are in the language of the town.",
        "",
        "0. book | Brown, Jane | Papers | year=2001 | pages=4 | place=London | publisher=Example Press",
    ]


def test_what_follows_a_bibliography_is_none_of_its_works():
    text = (
        "Town archive\n\nThe town keeps maps.\n\nBibliography\nBrown, Jane (2001). Papers. London: Example Press.\n"
        "Green, Ann. Rooms of the Hall\n\nVisit us soon\n\nOpening hours\nMon 10–17\nSat 10–12\n"
    )
    assert lines(text)[4:] == [
        "0. book | Brown, Jane | Papers | year=2001 | place=London | publisher=Example Press",
        "1. book | Green, Ann | Rooms of the Hall",
        "6 not cited: Brown, Jane (2001). Papers. London: Example Press.",
        "7 not cited: Green, Ann. Rooms of the Hall",
        "9 unread: Visit us soon",
        "11 boilerplate: Opening hours",
        "12 boilerplate: Mon 10–17",
        "13 boilerplate: Sat 10–12",
    ]
