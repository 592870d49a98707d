"""Notes that name a work in short, or several works, or none, and where they lead."""

import pytest

from conferences.exchange.articles.assembling import assembled
from conferences.exchange.articles.marks import mark
from conferences.exchange.articles.values import Block, Draft, Entry

# Works that are listed; a note; the work it leads to, and the page.
LEADS = [
    ("Jane Smith, Papers of a Town, Example Press, 1999", "Smith, Papers, 229.", "229"),
    ("Jane Smith, Papers of a Town, Example Press, 1999", "Smith, 'Papers', p. 61", "61"),
    ("Jane Smith, Papers of a Town, Example Press, 1999", "Smith, Papers, 12–15.", "12–15"),
    ("Jane Smith, Papers of a Town, Example Press, 1999", "J. Smith, Papers of a Town, p. 4", "4"),
    ("Jane Smith, Papers of a Town, Example Press, 1999", "↑ a b Smith, 1999, p. 7.", "7"),
    ("Smith, Jane (1999). The River-Side Papers. London: Press.", "Smith, River-Side Papers, p. 5", "5"),
    ("Smith, Jane (1999). The Town Maps. London: Press.", "Cf. Smith, Town Maps, p. 230", "230"),
    ("Hans Meier: Der Turm im Jahr 1938. Verlag, Berlin 1999.", "Meier: Turm, S. 172.", "172"),
    ("Hans Meier: Der Turm im Jahr 1938. Verlag, Berlin 1999.", "Vgl. Meier: Der Turm im Jahr 1938, S. 4", "4"),
    ("Nowak, Anna (2009). Dwa archiwa. Kraków: Wieża.", "↑ a b c Nowak 2009 ↓, s. 243.", "243"),
    ("Nowak, Anna (2009). Dwa archiwa. Kraków: Wieża.", "Zob. Nowak, Dwa archiwa, s. 12.", "12"),
    ("Иванов И. И. Бумаги города. — М.: Пример, 2000. — 230 с.", "↑ Иванов, 2000.", ""),
    ("Иванов И. И., Петров П. П. Бумаги города. — М.: Пример, 2009.", "↑ 1 2 Иванов, Петров, 2009, с. 336.", "336"),
    ("López, Ana (1977). El archivo. Madrid: Ejemplo.", "↑ López, 1977, pp. 11 y ss.", "11 y ss."),
    ("Martin, Anne (1982). Le moulin. Paris: Exemple.", "↑ a et b Martin 1982, p. 10 et suiv.", "10 et suiv."),
    ("Cole, Ann; Stone, Eve; Reed, Tom, eds. (2007). Maps. London: Press.", "Cole, Stone & Reed 2007, p. 205", "205"),
    ("Cole, Ann; Stone, Eve; Reed, Tom, eds. (2007). Maps. London: Press.", "Cole et al. 2007, p. 3", "3"),
    ("Hans Meier: Der Turm. Verlag am Ort, Berlin 1999.", "Hans Meier: Der Turm. Berlin 1999, S. 67 f.", "67 f"),
    ("דוד לוי, ניירות העיר, ירושלים: דוגמה, 1977.", "לוי, ניירות העיר, עמ' 45.", "45"),
    ("Hans Meier: Die Mühlen am Fluss. Beispiel, Berlin 1981.", "Meier, Mühlen (wie Anm. 1), S. 40.", "40"),
    ("Hans Meier: Die Mühlen am Fluss. Beispiel, Berlin 1981.", "Meier, ebd., S. 8.", "8"),
    ("Jane Smith, Papers of a Town, Example Press, 1999", "Smith, Papers (see note 3), p. 61", "61"),
    ("Jane Smith, Papers of a Town, Example Press, 1999", "Smith, Papers, 2:48.", "2:48"),
    ('Jane Smith, "Papers of a Town," Towns 14 (1988): 101–25.', 'Smith, "Papers of a Town," 117n.', "117n"),
    ("Trần Thị Minh, Lê Hữu Khoan (chủ biên), Đò ngang, Nxb. Trẻ, Hà Nội, 1999",
     "Trần Thị Minh, Lê Hữu Khoan (chủ biên), Sđd, tr. 60.", "60"),
]  # fmt: skip


@pytest.mark.parametrize("row", LEADS, ids=lambda row: row[1][:30])
def test_names_and_words_of_a_title_or_a_year_lead_to_a_listed_work(row):
    listed, note, page = row
    other = "Jones, Amy (1999). A Town of Papers. Boston: Other Press."
    assert led([other, listed], [note]) == [[(1, page)]]


def test_a_work_told_in_full_may_stand_in_a_later_note():
    full = "Jane Smith, Papers of a Town (London: Example Press, 1999), p. 3."
    assert led([], ["Smith, Papers, p. 5.", full, "Ibid., p. 9"]) == [
        [(0, "5")],
        [(0, "3")],
        [(0, "9")],
    ]


@pytest.mark.parametrize(
    ("note", "page"),
    [("↑ а б Там само. — С. 190.", "190"), ("↑ a b Ibíd., p. 321.", "321"), ("Ibid., 46.", "46")],
)
def test_the_same_place_is_told_behind_marks_back_into_the_text(note, page):
    assert led([], ["Smith, Jane (1999). Papers. London: Press. p. 1.", note])[1] == [(0, page)]


def test_a_note_that_could_mean_several_works_is_left_untied():
    listed = [
        "Smith, Jane (1999). Maps. London: Press.",
        "Smith, Jane (2001). Mills. London: Press.",
    ]
    article = read(listed, ["Smith, p. 5.", "Smith 2001, p. 5.", "Smith, Mills, 7."])
    assert notes_of(article) == [[(None, "")], [(1, "5")], [(1, "7")]]
    assert [each.text for each in article.leftovers] == ["[1] Smith, p. 5.", listed[0]]


@pytest.mark.parametrize(
    "note",
    [
        "Smith, Roads, p. 5.",  # Another title.
        "Smith 2003, p. 5.",
        "Smith, Papers of Towns, p. 5.",
        "Smithers, Papers, p. 5.",
        "A. Smith, Papers, p. 5.",
    ],
)
def test_no_note_is_tied_to_a_work_that_it_does_not_name(note):
    assert led(["Smith, Jane (1999). Papers of a Town. London: Press."], [note])[0][0][0] == 1


def test_works_of_one_note_are_told_apart():
    listed = ["Smith, Jane (1999). Papers. London: Press.", "Reed, Tom (2001). Maps. Paris: Press."]
    notes = [
        "Smith 1999, p. 5; Reed 2001, p. 6.",
        "Ibid., p. 7. See also Smith 1999, p. 8.",
        "Cf. Smith, Papers, p. 230, and http://example.org/town",
    ]
    assert led(listed, notes) == [
        [(0, "5"), (1, "6")],
        [(1, "7"), (0, "8")],
        [(0, "230"), (2, "")],
    ]


def test_a_note_of_many_spaces_is_read_as_one_of_few():
    listed = ["Smith, Jane (1999). Papers. London: Press."]
    assert led(listed, [f"Smith{' ' * 50_000}1999, p. 5."]) == [[(0, "5")]]


@pytest.mark.parametrize(
    "note",
    [
        "The miller does not accept it.",
        "Captain Reed among them.",
        "W tym także uczniowie i osoby przypadkowe.",
        "Опись начата в 1988 году.",
        "Listy opublikowano częściowo. Wspomnienia są sprzeczne, a daty niepewne.",
    ],
)
def test_a_sentence_of_the_author_is_a_remark(note):
    article = read([], [note])
    assert article.references == ()
    assert [(each.why.value, each.text) for each in article.leftovers] == [
        ("remark", f"[1] {note}")
    ]


def led(listed, notes):
    return notes_of(read(listed, notes))


def read(listed, notes):
    numbers = [str(place) for place in range(1, len(notes) + 1)]
    return assembled(
        Draft(
            "Town",
            "en",
            [Block(f"Paper {number} is kept.{mark(number)}", 1) for number in numbers],
            entries=[Entry(number, note, 2) for number, note in zip(numbers, notes, strict=True)],
            listed=[Entry("", each, 3) for each in listed],
        )
    )


def notes_of(article):
    return [
        [(note.reference, note.locator) for note in sentence.notes]
        for section in article.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    ]


def test_a_note_means_one_page_of_those_that_an_article_fills():
    full = 'Jane Smith, "Boats," Waters 14, no. 2 (1988): 101–25, at 109.'
    german = "Hans Meier: „Neun Mühlen“, in: Wasser 33 (1985), S. 201–220, hier S. 207."
    assert led([], [full, german]) == [[(0, "109")], [(1, "207")]]


def test_a_leaf_of_the_document_before_is_told_with_its_word():
    assert led(
        [], ["Staatsarchiv Beispiel, R 58/825, Bl. 12.", "Ebd., Bl. 30.", "Ten pat, l. 3."]
    ) == [
        [(0, "")],
        [(0, "Bl. 30")],
        [(0, "l. 3")],
    ]


def test_a_document_is_no_remark_though_most_of_its_words_are_small():
    assert led([], ["ЦДАВО України, ф. 1, оп. 2, спр. 417, арк. 5–7 зв."]) == [[(0, "")]]


def test_editors_of_one_book_are_not_parted_as_several_works():
    note = 'Smith, Jane (1979). "Tolls". In Pell, Simon; Ray, Ada (eds.). Money. Leeds: Example House. p. 9.'
    assert led(
        [], [note, "Smith, Jane, Boats, London 1988, p. 4; Ray, Ada, Mills, London 1990, p. 5."]
    ) == [
        [(0, "9")],
        [(1, "4"), (2, "5")],
    ]


def test_two_short_references_in_one_note_lead_to_two_works():
    listed = [
        "Smith, Jane (1999). Papers. London: Press.",
        "Cole, Ann (2007). Maps. London: Press.",
    ]
    assert led(listed, ["Smith, Papers, 2:51; Cole, Maps, 120."]) == [[(0, "2:51"), (1, "120")]]
