"""Lists below plain text: which of them the notes lead to, which lines are theirs, and which headings are no lists."""

import pytest

from conferences.exchange.articles.plain.lists import backs_in
from conferences.exchange.articles.plain.prose import is_prose
from conferences.exchange.articles.reading import read_article
from tests.conferences.exchange.articles.telling import told

TEXT = (
    "Town archive\n\nThe archive keeps maps.[a] It is old.[1] It is small.[b][2] It is open.[1]\n\n"
)
REMARKS = "^ The maps are in two rooms.\n^ The rooms are not heated.\n"
WORKS = (
    "^ a b Jane Brown, Papers, London: Example Press, 2001, p. 4.\n"
    "^ Ann Reed, Maps, London: Example Press, 2008, p. 5.\n"
)


def lines(text):
    return told(read_article(text.encode(), "a.txt")).splitlines()


def notes(text):
    """Return the labels of the notes, each with the title to which it leads."""
    article = read_article(text.encode(), "a.txt")
    return [
        (note.label, article.references[note.reference].title if note.reference is not None else "")
        for section in article.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        for note in sentence.notes
    ]


def test_arrows_lead_back_from_remarks_to_letters_and_from_references_to_numbers():
    assert lines(f"{TEXT}Notes\n{REMARKS}\nReferences\n{WORKS}") == [
        "Town archive [en]",
        "",
        "3: The archive keeps maps. [a -> None]",
        "3: It is old. [1 -> 0, 4]",
        "3: It is small. [b -> None] [2 -> 1, 5]",
        "3: It is open. [1 -> 0, 4]",
        "",
        "0. book | Brown, Jane | Papers | year=2001 | pages=4 | place=London | publisher=Example Press",
        "1. book | Reed, Ann | Maps | year=2008 | pages=5 | place=London | publisher=Example Press",
        "6 remark: [a] The maps are in two rooms.",
        "7 remark: [b] The rooms are not heated.",
    ]


def test_the_order_of_the_lists_does_not_matter_where_the_arrows_count():
    found = notes(f"{TEXT}References\n{WORKS}\nNotes\n{REMARKS}")
    expected = [("a", ""), ("1", "Papers"), ("b", ""), ("2", "Maps"), ("1", "Papers")]
    assert found == expected


@pytest.mark.parametrize(
    ("headings", "labels"),
    [
        (("Uwagi", "Przypisy"), ("a", "b")),
        (("Комментарии", "Источники"), ("К 1", "К 2")),
        (("Anmerkungen", "Einzelnachweise"), ("Anm. 1", "Anm. 2")),
    ],
)
def test_headings_decide_between_lists_that_fit_as_well(headings, labels):
    text = f"Town archive\n\nIt keeps maps.[{labels[0]}] It is old.[1] It is small.[{labels[1]}][2]\n\n"
    works = WORKS.replace("^ a b", "^")
    found = notes(f"{text}{headings[0]}\n{REMARKS}\n{headings[1]}\n{works}")
    assert [title for _label, title in found] == ["", "Papers", "", "Maps"]


def test_notes_stay_untied_where_nothing_tells_two_lists_apart():
    text = "Town archive\n\nIt keeps maps.[a] It is old.[1]\n\n"
    one, other = "^ Jane Brown, Papers, 2001, p. 4.\n", "^ Ann Reed, Maps, 2008, p. 5.\n"
    assert notes(f"{text}References\n{one}\nCitations\n{other}") == [("1", "")]


def test_numbers_run_into_the_words_lead_to_one_list_and_not_through_two():
    text = "Town archive\n\nIt keeps maps.1 It is old.2 It is open.3\n\n"
    works = "^ Jane Brown, Papers, 2001.\n^ Ann Reed, Maps, 2008.\n^ Ann Reed, Rooms, 2009.\n"
    assert notes(f"{text}Notes\n{REMARKS}\nReferences\n{works}") == [
        ("1", "Papers"),
        ("2", "Maps"),
        ("3", "Rooms"),
    ]


def test_notes_stay_untied_where_the_arrows_count_otherwise():
    text = "Town archive\n\nIt is old.[1] It is small.[2] It is open.[2]\n\n"
    assert notes(f"{text}References\n{WORKS}") == [("1", ""), ("2", ""), ("2", "")]


def test_of_a_part_of_an_article_the_numbers_lead_to_their_lines():
    text = "Town archive\n\nIt is old.[1]\n\n"
    assert notes(f"{text}References\n{WORKS}") == [("1", "Papers")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("^ a b c Brown 2001.", (3, "Brown 2001.")),
        ("↑ 1 2 Браун, 2001.", (2, "Браун, 2001.")),
        ("↑ а б в Браун, 2001.", (3, "Браун, 2001.")),
        ("↑ a et b Brown 2001.", (2, "Brown 2001.")),
        ("↑ 1,0 1,1 Brown 2001.", (2, "Brown 2001.")),
        ("^ Jump up to: a b Brown 2001.", (2, "Brown 2001.")),
        ("↑ a b Brown: Papers.", (2, "Brown: Papers.")),
        ("^ A B Brown, Papers.", (1, "A B Brown, Papers.")),
        ("^ 1901 was cold.", (1, "1901 was cold.")),
    ],
)
def test_an_arrow_says_how_often_it_leads_back(text, found):
    assert backs_in(text) == found


def test_lines_around_a_numbered_list_are_none_of_its_entries():
    found = lines(
        "Town archive\n\nIt keeps maps.[1] It is old.[2]\n\nNotes\n\n* The maps were drawn by a clerk.\n"
        "[1] Jane Brown, Papers, 2001.\n[2] Ann Reed, Maps, 2008.\n\nWords of a page\nMore words\n"
        "Some words\nLast words\nVery last words\n"
    )
    assert found[2:4] == ["3: It keeps maps. [1 -> 0]", "3: It is old. [2 -> 1]"]
    assert found[5:] == [
        "0. book | Brown, Jane | Papers | year=2001",
        "1. book | Reed, Ann | Maps | year=2008",
        "7 remark: * The maps were drawn by a clerk.",
        "11 unread: Words of a page",
        "12 unread: More words",
        "13 unread: Some words",
        "14 unread: Last words",
        "15 unread: Very last words",
    ]


def test_a_wrapped_entry_goes_on_and_a_line_behind_the_last_does_not():
    found = lines(
        "Town archive\n\nIt keeps maps.[1] It is old.[2]\n\nNotes\n1. Jane Brown, Papers,\n2001.\n"
        "2. Ann Reed, Maps,\n2008.\n\nTown of Example, 2020\n"
    )
    assert found[5:] == [
        "0. book | Brown, Jane | Papers | year=2001",
        "1. book | Reed, Ann | Maps | year=2008",
        "11 unread: Town of Example, 2020",
    ]


def test_a_line_behind_a_list_without_numbers_does_not_untie_it():
    text = "Town archive\n\nIt is old.[1] It is small.[2]\n\nReferences\n"
    works = "Jane Brown, Papers, 2001.\nAnn Reed, Maps, 2008.\n"
    assert notes(f"{text}{works}Kept by: TA\n") == [("1", "Papers"), ("2", "Maps")]


@pytest.mark.parametrize("heading", ["Sources", "Literature", "Notes", "Quellen", "Джерела"])
def test_prose_below_the_heading_of_a_list_is_a_section(heading):
    found = lines(
        f"Town archive\n\nIt is old.[1]\n\n{heading}\n\nThe papers survive in part.[2] The maps were lost in a flood,"
        " and are known from copies.\n\nFootnotes\n1. Jane Brown, Papers, 2001.\n2. Ann Reed, Maps, 2008.\n"
    )
    assert found[3:7] == [
        f"## {heading} (5)",
        "",
        "7: The papers survive in part. [2 -> 1]",
        "7: The maps were lost in a flood, and are known from copies.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The papers survive in part. The maps were lost.",
        "Документи збереглися частково. Карти втрачено, а копії є неповними.",
        "Die Akten sind zum Teil erhalten. Die Karten wurden nach der Flut verkauft.",
        "Les cartes ont été vendues après la crue.",
        "המפות היו בשני חדרים ונמכרו אחרי השיטפון.",
        "The maps of the council, drawn in pencil.[3]",
    ],
)
def test_sentences_are_prose(text):
    assert is_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Brown, Papers of a Town, London: Example Press, 2001.",
        "Wilson, A. (1990). A short history of the small town and its people. Example Press.",
        "Пример А. Б. Бумаги города. — М.: Пример, 2001. — 352 с.",
        "Karten der Stadt und ihrer Umgebung, hrsg. von Karl Schulz, Beispielstadt 1990.",
        "Town archive, papers of the council, box 12, folder 3.",
        "Brown, p. 5.",
        "ישראל ישראלי, מפות העיר, ירושלים: הוצאת דוגמה, 1977.",
        "Official site of the archive",
    ],
)
def test_references_are_no_prose(text):
    assert not is_prose(text)


def headings(text):
    return [each.title for each in read_article(text.encode(), "a.txt").sections if each.title]


def test_the_last_item_of_a_list_is_no_heading_though_a_heading_follows():
    text = "Town archive\n\nIt is old.[1]\n\nSee also[edit]\nTown hall\nTown museum\nNotes[edit]\n^ Brown 2001, p. 4.\n"
    assert lines(text)[3:8] == [
        "## See also (5)",
        "",
        "- 6: Town hall",
        "",
        "- 7: Town museum",
    ]
    assert headings(text) == ["See also"]


def test_a_question_that_stands_alone_is_a_heading():
    text = (
        "Town archive\n\nIt keeps maps.\n\nWho drew the maps?\n\nA clerk drew most of them.\nWho paid?\n"
        "Nobody knows.\n"
    )
    assert headings(text) == ["Who drew the maps?"]


@pytest.mark.parametrize(
    "link", ["[edit | edit source]", "modifier", "[modifica]", "עריכה", "[szerkesztés]"]
)
def test_what_leads_to_the_editing_of_a_section_stands_below_its_heading(link):
    text = f"Town archive\n\nIt keeps maps.\n\nHoldings\n{link}\nMaps\n{link}\nThey are old.\n"
    assert headings(text) == ["Holdings", "Maps"]


@pytest.mark.parametrize(
    "text",
    [
        f"References\n^ {'a ' * 20_000}",
        "Notes\n^ a\nReferences\n^ b\n" * 2_000,
        "x[a]" * 5_000 + "\n\nNotes\n" + "^ a" * 5_000 + "\nCitations\n" + "^ a\n" * 3_000,
        "Comments (2)\nx\nSources\n" * 3_000,
        "Related\n" * 5_000,
        "\n\n1\n\n2" * 3_000,
        f"Sources\n{'word. ' * 20_000}",
        f"By {'A. ' * 20_000}",
    ],
    ids=range(8),
)
def test_signs_of_lists_and_pages_repeated_are_read_in_time(text):
    assert lines(f"Town archive\n\nThe town keeps maps.\n\n{text}\n")[0].startswith("Town archive")
