"""Citations by author and year, or by number and page, lead to the works listed, and nowhere else."""

import pytest

from conferences.exchange.articles.reading import read_article
from tests.conferences.exchange.articles.telling import told

WORKS = """

Bibliography

Brown, Jane (2001). Papers of a Town. London: Example Press.
Brown, Jane; Green, Ann (2004). Rooms and Walls. Leeds: Example House.
Brown, Jane; Green, Ann; Black, Otto (2004). Towers. Leeds: Example House.
Grey, Tom (1999). The Catalogue: A Guide. London: Example Press.
White, Eve (2010). Maps. London: Example Press.
White, Eve (2010). Seals. London: Example Press.
"""
BROWN, ROOMS, TOWERS, GREY = range(4)


def read(text: str, works: str = WORKS) -> tuple[str, list[tuple[int | None, str]], list[str]]:
    """Return the words, where the notes lead with which pages, and what leads nowhere."""
    article = read_article(f"A town\n\n{text}{works}".encode(), "a.txt")
    sentences = [
        sentence
        for section in article.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    ]
    notes = [(note.reference, note.locator) for each in sentences for note in each.notes]
    missed = [each.text for each in article.leftovers if each.why == "no reference"]
    return " ".join(each.text for each in sentences), notes, missed


@pytest.mark.parametrize(
    ("citation", "notes"),
    [
        ("(Brown 2001, p. 5)", [(BROWN, "5")]),
        ("(Brown, 2001, pp. 5–6)", [(BROWN, "5–6")]),
        ("(Brown 2001: 5)", [(BROWN, "5")]),
        ("(Brown 2001, 5–6)", [(BROWN, "5–6")]),
        ("(Brown 2001)", [(BROWN, "")]),
        ("(see also Brown, 2001)", [(BROWN, "")]),
        ("(Brown 2001, ch. 4)", [(BROWN, "ch. 4")]),
        ("[Brown 2001, p. 5]", [(BROWN, "5")]),
        ("(Brown and Green 2004, p. 5)", [(ROOMS, "5")]),
        ("(Brown & Green, 2004, p. 5)", [(ROOMS, "5")]),
        ("(Brown, Green and Black 2004: 5)", [(TOWERS, "5")]),
        ("[Grey, p. 5.]", [(GREY, "5")]),
        ("[Grey, The Catalogue, p. 5.]", [(GREY, "5")]),
        ("(Brown 2001, p. 5; see Grey 1999, p. 6)", [(BROWN, "5"), (GREY, "6")]),
        ("[Brown 2001, p. 5; Brown & Green 2004, p. 6]", [(BROWN, "5"), (ROOMS, "6")]),
    ],
)
def test_a_citation_leads_to_the_work_of_its_names_and_its_year(citation, notes):
    assert read(f"Paper keeps {citation}. It is white.") == ("Paper keeps. It is white.", notes, [])


@pytest.mark.parametrize(
    ("text", "words", "notes"),
    [
        ("As Brown (2001, p. 5) says, it keeps.", "As Brown says, it keeps.", [(BROWN, "5")]),
        ("Jane Brown’s (2001) list is long.", "Jane Brown’s list is long.", [(BROWN, "")]),
        (
            "Brown, who came later (2001, p. 5), saw it.",
            "Brown, who came later, saw it.",
            [(BROWN, "5")],
        ),
    ],
)
def test_a_citation_in_a_sentence_leaves_the_name_there(text, words, notes):
    assert read(text) == (words, notes, [])


@pytest.mark.parametrize(
    "text",
    [
        "The mill (1999) was shut in March (2001).",
        "Brown saw the mill (2001) twice.",
        "It was printed (London: Example Press, 2001).",
        "It is kept (Leeds 2004), and white (see fig. 2).",
        "It is kept in brown paper (2001, p. 5) and grey (1999).",
        "It opened (12 May 2001) and shut (page 5).",
    ],
)
def test_years_in_brackets_are_words(text):
    assert read(text) == (text, [], [])


@pytest.mark.parametrize("citation", ["Brown 1950, p. 5", "Blue 2001, p. 5", "White 2010, p. 5"])
def test_what_leads_to_no_work_or_to_two_stays_and_is_told(citation):
    text = f"Paper keeps ({citation}). It is white."
    assert read(text) == (text, [], [citation])


def test_of_several_citations_those_that_lead_nowhere_stay():
    read_so = read("Paper keeps (Brown 2001, p. 5; Blue 1950, p. 6). It is white.")
    assert read_so == (
        "Paper keeps (Blue 1950, p. 6). It is white.",
        [(BROWN, "5")],
        ["Blue 1950, p. 6"],
    )


def test_numbers_with_pages_lead_to_the_list():
    works = (
        "\n\nСписок литературы\n\n1. Иванов И. И. Бумаги города. М.: Пример, 2001.\n"
        "2. Петров П. П. Карты. М.: Пример, 1999.\n"
    )
    assert read("Бумаги хранятся [1, с. 15]. Карты белые [1, с. 9; 2, с. 12–14]. Нет [7, с. 3].", works) == (
        "Бумаги хранятся. Карты белые. Нет [7, с. 3].", [(0, "15"), (0, "9"), (1, "12–14")], [],
    )  # fmt: skip


def test_citations_by_year_are_read_beside_the_notes_of_a_document():
    text = (
        "# Town\n\nPaper keeps (Brown 2001, p. 5).[^1]\n\n# Bibliography\n\nBrown, Jane (2001). Papers of a Town."
        " London: Example Press.\n\n[^1]: Ann Green, *Rooms*, Leeds: Example House, 1999.\n"
    )
    assert told(read_article(text.encode(), "a.md")).splitlines()[2] == (
        "2: Paper keeps. [Brown 2001, p. 5 -> 0, 5] [1 -> 1]"
    )


def test_a_sign_leads_to_the_remark_that_begins_with_it():
    notes = "* They were signed by the clerk in the hall.\n[1] Tom Grey, The Catalogue, Leeds 1999, p. 5.\n"
    article = read_article(
        f"A town\n\nPaper keeps.* It is *white*.[1]\n\nNotes\n\n{notes}".encode(), "a.txt"
    )
    first, second = article.sections[0].paragraphs[0].sentences
    assert [(each.label, each.reference) for each in first.notes] == [("*", None)]
    assert second.text == "It is *white*."
    assert [(each.label, each.reference) for each in second.notes] == [("1", 0)]
    told_so = [(str(each.why), each.text) for each in article.leftovers]
    assert told_so == [("remark", "[*] They were signed by the clerk in the hall.")]


MANNERS = """

Works Cited

"Box Mystery." Town Gazette, 12 Apr. 1887, p. 3.
Brown, Jane. Papers of a Town. Example Press, 1974.
Brown, Jane. Walls. Example Press, 1979.
Grey, Tom, and Ann Stone. "Boats." Rivers, vol. 14, no. 2, 1988, pp. 101–25.
Moreno Soto, Luis (1999). El molino. Madrid: Ejemplo.
Report of the Second Board. London, 1902.
"""
BOX, PAPERS, WALLS, BOATS, MORENO, REPORT = range(6)


@pytest.mark.parametrize(
    ("citation", "notes"),
    [
        ("(Grey and Stone 109)", [(BOATS, "109")]),
        ("(Brown, Papers 212)", [(PAPERS, "212")]),
        ("(Brown, Walls 9–12)", [(WALLS, "9–12")]),
        ('("Box Mystery" 3)', [(BOX, "3")]),
        ("(Report 7–9)", [(REPORT, "7–9")]),
        ("(qtd. in Grey and Stone 110; Brown, Walls 4)", [(BOATS, "110"), (WALLS, "4")]),
        ("(Moreno, 1999, p. 54)", [(MORENO, "54")]),
        ("(Moreno Soto 1910/1999)", [(MORENO, "")]),
        # Brown wrote two of them; nobody called May is listed.
        ("(Brown 212)", []),
        ("(May 12)", []),
    ],
)
def test_a_name_or_a_title_and_a_page_lead_to_the_work_that_they_mean(citation, notes):
    words, found, missed = read(f"Maps are kept {citation}.", MANNERS)
    assert (found, missed) == (notes, [])
    assert words == ("Maps are kept." if notes else f"Maps are kept {citation}.")
