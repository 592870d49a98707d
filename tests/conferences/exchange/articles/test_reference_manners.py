"""References whose titles hold commas and stops, whose names stand in other orders, and what stands around them."""

import pytest

from conferences.exchange.articles.references.parsing import parse_reference

# The words; authors as "family|given" or whole; title; year; pages; container; place; publisher.
MANNERS = [
    # The given name, an initial and the family name.
    ("Martin C. Miller: Zapomniany młyn. Dom nad wodą. Poznań: Przykład, 2012, s. 34.",
     "Miller|Martin C.", "Zapomniany młyn. Dom nad wodą", "2012", "34", "", "Poznań", "Przykład"),
    ("John W. Mill-Brown: The Mill. A Guide. Macmillan, London 1948, S. 108.",
     "Mill-Brown|John W.", "The Mill. A Guide", "1948", "108", "", "London", "Macmillan"),
    ("Amy J. Reed and Tom M. Cole, The River (Boston: Example, 2007)",
     "Reed|Amy J.; Cole|Tom M.", "The River", "2007", "", "", "Boston", "Example"),
    ("Amy J. Reed, N. S. Cole and W. Stone (eds), Maps: A List (New Haven: Example Press, 2007), 118-20.",
     "Reed|Amy J.; Cole|N. S.; Stone|W.", "Maps: A List", "2007", "118-20", "", "New Haven", "Example Press"),
    ("Miller M. Mills of a Town. London: Example Press, 1999. 407 p.",
     "Miller|M.", "Mills of a Town", "1999", "", "", "London", "Example Press"),
    # What stands in brackets ends the title.
    ("Jane Smith, Red Mill, White Mill (London: Example, 1972), p. 262.",
     "Smith|Jane", "Red Mill, White Mill", "1972", "262", "", "London", "Example"),
    ("Jane Smith, The Towns: Hills, Rivers, Roads, 1569–1999 (Jefferson, NC: Example, 2003), pp. 63-65.",
     "Smith|Jane", "The Towns: Hills, Rivers, Roads, 1569–1999", "2003", "63-65", "", "Jefferson, NC", "Example"),
    ("Anna Nowak, Był rok 1939. Spis domów. Młyny (Warszawa: Przykład, 2009), s. 261.",
     "Nowak|Anna", "Był rok 1939. Spis domów. Młyny", "2009", "261", "", "Warszawa", "Przykład"),
    ("Jane Smith, The Register, vol. 17 (Nuremberg, 1948), pp. 274–297.",
     "Smith|Jane", "The Register", "1948", "274–297", "", "Nuremberg", ""),
    ("Jane Smith, The Mill, 3rd ed. (London: Example, 1967), 61.",
     "Smith|Jane", "The Mill", "1967", "61", "", "London", "Example"),
    ("Smith, Maps (New York: Example Books, 2010), p. 9.",
     "Smith|", "Maps", "2010", "9", "", "New York", "Example Books"),
    ("Town-River Papers, 1939–1941: Lists of the Office, ed. Amy James Reed and Tom Cole (Boston: Press, 1948), p. 7.",
     "", "Town-River Papers, 1939–1941: Lists of the Office", "1948", "7", "", "Boston", "Press"),
    ("Town Mill Committee, Register of Mills, vol. 17 (London, 1948), p. 2.",
     "Town Mill Committee", "Register of Mills", "1948", "2", "", "London", ""),
    ("River Towns General Assembly, List of Mills, London 1948",
     "River Towns General Assembly", "List of Mills", "1948", "", "", "London", ""),
    # Commas and stops of a title.
    ("Jan Kowalski, Wieża Miasta. Stosunki domów 1918–1939, Warszawa 1994, s. 372.",
     "Kowalski|Jan", "Wieża Miasta. Stosunki domów 1918–1939", "1994", "372", "", "Warszawa", ""),
    ("Hans Meier: Fluss, 1938. Karten und Mühle II. Beispiel & Sohn, Berlin 2009, S. 155 ff.",
     "Meier|Hans", "Fluss, 1938. Karten und Mühle II", "2009", "155 ff", "", "Berlin", "Beispiel & Sohn"),
    ("Jane Smith, The Guide of the Hills: Town, 1920, London: Example & Sons, 1931, p. 9.",
     "Smith|Jane", "The Guide of the Hills: Town, 1920", "1931", "9", "", "London", "Example & Sons"),
    ("Бумаги. Март 1940 г. — сентябрь 2000 г.: Списки. Дома / Отв. сост. И. С. Иванова. — М.: Пример, 2001. — С. 43.",
     "", "Бумаги. Март 1940 г. — сентябрь 2000 г.: Списки. Дома", "2001", "43", "", "М.", "Пример"),
    ("דוד לוי, ניירות העיר 1939–1943: נהר, דרך, ירושלים: דוגמה, 1977.",
     "לוי|דוד", "ניירות העיר 1939–1943: נהר, דרך", "1977", "", "", "ירושלים", "דוגמה"),
    # Words that lead to a work.
    ("Cf. Amy J. Reed, The Mill (London: Example, 2008), pp. 14–15.",
     "Reed|Amy J.", "The Mill", "2008", "14–15", "", "London", "Example"),
    ("[1] See Reed, Amy M., Miller's Papers. Princeton: Example Press, 2010, ch. 4.",
     "Reed|Amy M.", "Miller's Papers", "2010", "", "", "Princeton", "Example Press"),
    ("См. также: Иванов И. И. Бумаги. — М.: Пример, 2001. — С. 5.",
     "Иванов|И. И.", "Бумаги", "2001", "5", "", "М.", "Пример"),
    # French manners.
    ("↑ a et b (en) Amy Reed, The Mill, Londres, Example Books, 2008 (ISBN 978-0-465-03075-0, lire en ligne), p. 54.",
     "Reed|Amy", "The Mill", "2008", "54", "", "Londres", "Example Books"),
    ("Anne Martin, Le moulin, Bruxelles, Éditions Exemple, 1982.",
     "Martin|Anne", "Le moulin", "1982", "", "", "Bruxelles", "Éditions Exemple"),
    ("Amy Reed, « Rehearsal of a Play? », Stages, vol. 71, no 6, juin 1981, p. 60 "
     "(lire en ligne [archive], consulté le 4 mars 2018).",
     "Reed|Amy", "Rehearsal of a Play?", "1981-06", "60", "Stages", "", ""),
    ("Anne Martin, « Le moulin », dans Paul Petit (dir.), Le livre des eaux, Paris, Exemple, 1997, p. 49-95.",
     "Martin|Anne", "Le moulin", "1997", "49-95", "Le livre des eaux", "Paris", "Exemple"),
    # Editions, translators, volumes and other words around a title.
    ("Smith, Jane (2005). The Mill: A History. Vol. 2: 1795 to the Present. Oxford: Example Press.",
     "Smith|Jane", "The Mill: A History. 1795 to the Present", "2005", "", "", "Oxford", "Example Press"),
    ("Jane Smith, Młyn. Historia, t. II, tłum. Anna Nowak, Kraków: Wieża, 1991, s. 5.",
     "Smith|Jane", "Młyn. Historia", "1991", "5", "", "Kraków", "Wieża"),
    ("Smith, Jane (2008). The Mill. Translated by Tom Cole. New York: Example Press. p. 30.",
     "Smith|Jane", "The Mill", "2008", "30", "", "New York", "Example Press"),
    ("Martin, Anne (1956). Le moulin (bằng tiếng Pháp). Paris: Exemple. tr. 188.",
     "Martin|Anne", "Le moulin", "1956", "188", "", "Paris", "Exemple"),
    ("Petrenko, Ann. The Mill: Lists, 1917–1933. — Cambridge, MA : Example Press, 1996. — P. 45.",
     "Petrenko|Ann", "The Mill: Lists, 1917–1933", "1996", "45", "", "Cambridge, MA", "Example Press"),
    ("Петренко О. Млин: історія. — 3-тє вид. — К. : Приклад-Т, 1993. — С. 505—507.",
     "Петренко|О.", "Млин: історія", "1993", "505—507", "", "К.", "Приклад-Т"),
    ("Петренко О. Млин: річка і дім / Олег Петренко. — К. : Приклад, 1993. — С. 12.",
     "Петренко|О.", "Млин: річка і дім", "1993", "12", "", "К.", "Приклад"),
    ("Заявление города // Вестник : газета. — 1990. — 13 апреля. Архивировано 5 марта 2016 года.",
     "", "Заявление города", "1990-04-13", "", "Вестник", "", ""),
    ("Про млини. Архів оригіналу за 3 грудня 2012. Процитовано 2 березня 2019. http://example.org/a",
     "", "Про млини", "", "", "", "", ""),
    ("Amy Reed, 'Rehearsal of a Play?', Stages, 71:6 (June 1981), p. 60.",
     "Reed|Amy", "Rehearsal of a Play?", "1981-06", "60", "Stages", "", ""),
    # Editors.
    ("Hans Meier, Karl Kranz (Hrsg.): Der Turm von 1938. Beispiel, München 2013.",
     "Meier|Hans; Kranz|Karl", "Der Turm von 1938", "2013", "", "", "München", "Beispiel"),
    ("Hans Meier und Karl Kranz (Hrsg.), Das Buch der Karten 1939–1945, Stuttgart: Beispiel 1975, S. 212.",
     "Meier|Hans; Kranz|Karl", "Das Buch der Karten 1939–1945", "1975", "212", "", "Stuttgart", "Beispiel"),
    ("Reed, Amy M., Natalia S. Cole, and Tom Stone, eds. Maps: A List. New Haven: Example Press, 2007.",
     "Reed|Amy M.; Cole|Natalia S.; Stone|Tom", "Maps: A List", "2007", "", "", "New Haven", "Example Press"),
    ("Davis, R. W., and Stephen G. Wheat. The Years of Corn. London: Example Press, 2004.",
     "Davis|R. W.; Wheat|Stephen G.", "The Years of Corn", "2004", "", "", "London", "Example Press"),
    ("Pell, Simon; Ray, Ada (eds.). Money and Water (2nd ed.). Leeds: Example House, 1979, p. 9.",
     "Pell|Simon; Ray|Ada", "Money and Water", "1979", "9", "", "Leeds", "Example House"),
    ("דוד כרמי ויעל שדה (עורכים), אישים, תל אביב: דוגמה, 1979, עמ' 112.",
     "כרמי|דוד; שדה|יעל", "אישים", "1979", "112", "", "תל אביב", "דוגמה"),
    # Whole names one behind the other.
    ("Piotr Kowalski, Anna Nowak, Dwa młyny, Kraków: Wieża, 1991, s. 5.",
     "Kowalski|Piotr; Nowak|Anna", "Dwa młyny", "1991", "5", "", "Kraków", "Wieża"),
    ("Trần Thị Minh, Lê Hữu Khoan (chủ biên), Đò ngang, Nxb. Trẻ, Hà Nội, 1999, tr. 54-57.",
     "Trần Thị Minh; Lê Hữu Khoan", "Đò ngang", "1999", "54-57", "", "Hà Nội", "Nxb. Trẻ"),
    ("Nowak Anna, Kowalski Jan, 2003, Dwa młyny. Szkice, Kraków: Wieża.",
     "Nowak|Anna; Kowalski|Jan", "Dwa młyny. Szkice", "2003", "", "", "Kraków", "Wieża"),
    ("Jane Smith, Red Mill, 1987, London: Example.",
     "Smith|Jane", "Red Mill", "1987", "", "", "London", "Example"),
    # Volumes before pages, the page that is meant, and words of the author's own before a work.
    ("The best survey remains Jane Smith, The Mill, 2 vols. (London: Example, 1967), 1:212–30.",
     "Smith|Jane", "The Mill", "1967", "1:212–30", "", "London", "Example"),
    ('For other mills, see Jane Smith, "The Mill," Waters 14, no. 2 (1988): 101–25, at 109.',
     "Smith|Jane", "The Mill", "1988", "101–25", "Waters", "", ""),
    ("Hans Meier: „Neun Mühlen“, in: Wasser 33 (1985), H. 2, S. 201–220, hier S. 207.",
     "Meier|Hans", "Neun Mühlen", "1985", "201–220", "Wasser", "", ""),
    ("Soto, J. (1999). Memorias de un molino (ed. de R. Ruiz). Madrid: Ejemplo. (Obra original publicada en 1910).",
     "Soto|J.", "Memorias de un molino", "1999", "", "", "Madrid", "Ejemplo"),
    # More editions, and what a work consists of.
    ("Hans Meier: Die Mühle. Eine Geschichte, 2., überarb. Aufl., Göttingen: Beispiel 1981, S. 12–15.",
     "Meier|Hans", "Die Mühle. Eine Geschichte", "1981", "12–15", "", "Göttingen", "Beispiel"),
    ("MALÁ, Jitka. Mlýn. 2. vyd. Praha: Příklad, 1998. 312 s. S. 54–57.",
     "MALÁ|Jitka", "Mlýn", "1998", "54–57", "", "Praha", "Příklad"),
    ("Soto Ruiz, Luis (1987). El molino. 2.ª ed. Barcelona: Ejemplo.",
     "Soto Ruiz|Luis", "El molino", "1987", "", "", "Barcelona", "Ejemplo"),
    ("Енциклопедія млинів : у 3 т. / за ред. І. П. Ткача. — К. : Приклад, 1998. — С. 301.",
     "", "Енциклопедія млинів", "1998", "301", "", "К.", "Приклад"),
    ("Протоколы мельниц / Сост. Т.С. Ильина; под ред. В.Г. Кротова. Т. 1. М., 1999.",
     "", "Протоколы мельниц", "1999", "", "", "М", ""),
    ("Lê Hữu Khoan (1998). Những người chở đò. Hà Nội: Nhà xuất bản Sông. tr. 31–35.",
     "Lê Hữu Khoan", "Những người chở đò", "1998", "31–35", "", "Hà Nội", "Nhà xuất bản Sông"),
    ("Mill Board of Trade (1886). Report on Mills (PDF) (Report). London: Example.",
     "Mill Board of Trade", "Report on Mills", "1886", "", "", "London", "Example"),
    # Archives.
    ("ЦДАГО України. — Ф. 1. — Оп. 20. — Спр. 7112. — Арк. 15.",
     "", "ЦДАГО України. — Ф. 1. — Оп. 20. — Спр. 7112. — Арк. 15", "", "", "", "", ""),
    ("Staatsarchiv Beispiel, R 58/825, Bl. 12.",
     "", "Staatsarchiv Beispiel, R 58/825, Bl. 12", "", "", "", "", ""),
    ("TMC, vol. XXIX, doc. PS-2233, p. 442.",
     "", "TMC, doc. PS-2233", "", "442", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize("row", MANNERS, ids=lambda row: row[0][:30])
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
    ]
    assert found == expected


def test_a_word_for_the_language_is_read_and_not_kept_in_the_title():
    assert parse_reference("(pl) Anna Nowak, Młyn, Varsovie, Wieża, 1994.").language == "pl"
    assert parse_reference("Martin, Anne (1956). Le moulin (bằng tiếng Pháp).").language == "fr"


def test_numbers_of_a_periodical_are_told_in_the_manners_of_several_languages():
    rows = [
        "Anne Martin, « Le moulin », Eaux, vol. 71, no 6, 1981, p. 60.",
        "Amy Reed, 'The Mill', Waters, 71:6 (June 1981), p. 60.",
        "Martin, Anne (1981). «Le moulin». Eaux, vol. 71, n° 6, p. 60.",
    ]
    found = [parse_reference(each) for each in rows]
    assert [(each.volume, each.issue, each.pages) for each in found] == [("71", "6", "60")] * 3
