"""References in free words, in the manners of several languages."""

import pytest

from conferences.exchange.articles.references.parsing import is_short, parse_reference

# The words; authors as "family|given"; title; year; pages; container; place; publisher; type.
REFERENCES = [
    ("Smith, John (1999). A Town and its Papers. London: Example Press. p. 12.",
     "Smith|John", "A Town and its Papers", "1999", "12", "", "London", "Example Press", "book"),
    ("John Smith, A Town: Its Papers, Example Press, 1999, pp. 12–15",
     "Smith|John", "A Town: Its Papers", "1999", "12–15", "", "", "Example Press", "book"),
    ("Smith, John. A Town and its Papers. London: Example Press, 1999.",
     "Smith|John", "A Town and its Papers", "1999", "", "", "London", "Example Press", "book"),
    ("^ a b Smith, John (1999). A Town. London: Example Press. p. 12.",
     "Smith|John", "A Town", "1999", "12", "", "London", "Example Press", "book"),
    ('Smith, John. "The Catalogue". Journal of Papers 12 (3): 45–60. 1991.',
     "Smith|John", "The Catalogue", "1991", "45–60", "Journal of Papers", "", "", "article-journal"),
    ('"Town archive". Example Times. 3 June 2010. Retrieved 4 June 2011.',
     "", "Town archive", "2010-06-03", "", "Example Times", "", "", "article-newspaper"),
    ("Anna Nowak, Jan Kowalski: Dwa archiwa. Warszawa: Przykład, 2001, s. 12–15.",
     "Nowak|Anna; Kowalski|Jan", "Dwa archiwa", "2001", "12–15", "", "Warszawa", "Przykład", "book"),
    ("Jan Kowalski, Wieża, [w:] Miasto, red. Anna Nowak, Kraków 1999, s. 12.",
     "Kowalski|Jan", "Wieża", "1999", "12", "Miasto", "Kraków", "", "chapter"),
    ("Иванов И. И. Бумаги 22 июня 1901 года. — М.: Пример, 2001. — С. 119—123. — 230 с.",
     "Иванов|И. И.", "Бумаги 22 июня 1901 года", "2001", "119—123", "", "М.", "Пример", "book"),
    ("Петренко О. Архів міста // Вісник паперів. — 2004. — № 3. — С. 12—15.",
     "Петренко|О.", "Архів міста", "2004", "12—15", "Вісник паперів", "", "", "article-journal"),
    ("Hans Meier: Der Turm. Eine Beschreibung. Beispielverlag, Berlin 1999, S. 54.",
     "Meier|Hans", "Der Turm. Eine Beschreibung", "1999", "54", "", "Berlin", "Beispielverlag", "book"),
    ("Ana López, El archivo de la villa, Madrid, Ejemplo, 1999, p. 12.",
     "López|Ana", "El archivo de la villa", "1999", "12", "", "Madrid", "Ejemplo", "book"),
    ("Nguyễn Văn An, Giấy tờ của thị trấn, Nxb. Ví Dụ, Hà Nội, 2005, tr. 54.",
     "Nguyễn Văn An", "Giấy tờ của thị trấn", "2005", "54", "", "Hà Nội", "Nxb. Ví Dụ", "book"),
    ("דוד לוי, ניירות העיר, ירושלים: הוצאת דוגמה, 1977, עמ' 54.",
     "לוי|דוד", "ניירות העיר", "1977", "54", "", "ירושלים", "הוצאת דוגמה", "book"),
]  # fmt: skip


@pytest.mark.parametrize("row", REFERENCES, ids=lambda row: row[0][:30])
def test_the_words_of_a_reference_give_its_fields(row):
    words, *expected = row
    work = parse_reference(words)
    names = "; ".join(each.literal or f"{each.family}|{each.given}" for each in work.authors)
    found = [
        names,
        work.title,
        work.year,
        work.pages,
        work.container,
        work.place,
        work.publisher,
        work.type,
    ]
    assert found == expected
    assert work.raw == words


@pytest.mark.parametrize(
    "words",
    [
        "Smith, p. 54.",
        "Smith 2008, p. 54",
        "Smith (2008), p. 54.",
        "Meier 2011, S. 54–55.",
        "Nowak, dz. cyt., s. 20.",
    ],
)
def test_a_name_and_a_page_are_a_short_reference(words):
    assert is_short(parse_reference(words))


def test_addresses_numbers_and_days_of_reading_are_told_apart():
    work = parse_reference(
        '"Town". Papers 3 (1): 5–9. doi:10.1000/ABC.1. ISBN 978-0-563-49335-8. https://example.org/a. '
        "Archived from the original on 5 May 2012. Retrieved 4 June 2011."
    )
    assert (work.doi, work.isbn, work.url) == (
        "10.1000/ABC.1",
        "978-0-563-49335-8",
        "https://example.org/a",
    )
    assert (work.accessed, work.title, work.container) == ("2011-06-04", "Town", "Papers")
