"""What the templates of the large Wikipedias call the parts of a work, by the field of a source.

Of several names that a template fills, the first in its row counts. A number in a name is left out: `last2`,
`editor1-last` and `nom1` are `last`, `editor-last` and `nom`.
"""

import re
from collections.abc import Iterator, Mapping

Arguments = Mapping[str, str]


def _rows(text: str) -> dict[str, tuple[str, ...]]:
    """Return the names in each row, behind the field that they stand for."""
    rows = (line.partition(":") for line in text.strip().replace("\n  ", " ").splitlines())
    return {field: tuple(each.strip() for each in names.split(",")) for field, _, names in rows}


FIELDS = _rows(
    """
title: title, script-title, tytuł, заглавие, назва, titel, título, tiêu đề, tựa đề, nhan đề, titre, titre ouvrage,
  titolo, titul, שם, כותרת, שם הספר, trans-title
chapter: chapter, contribution, rozdział, часть, частина, kapitel, capítulo, chương, titre chapitre, capitolo,
  kapitola, hoofdstuk, פרק
year: date, data, дата, datum, fecha, ngày, תאריך, datum vydání, year, publication-date, rok, год, рік, jahr, año, năm,
  année, anno, ano, jaar, שנת הוצאה, שנה, mois
pages: pages, page, passage, p, pp, s, strony, страницы, сторінки, seiten, páginas, página, trang, pagine, pagina,
  pagina's, strana, strany, str, fundstelle, עמ, עמ', עמודים, עמוד, at
container: journal, work, website, newspaper, magazine, encyclopedia, periodical, czasopismo, opublikowany, работа,
  издание, видання, werk, sammelwerk, publicación, periódico, revista, obra, jornal, tạp chí, tác phẩm, báo, périodique,
  revue, journal, site, rivista, pubblicazione, opera, sito, periodikum, sborník, tijdschrift, krant, עיתון, כתב עת,
  אתר, booktitle, book-title
publisher: publisher, wydawca, издательство, видавництво, verlag, editorial, nhà xuất bản, éditeur, editore, editora,
  vydavatel, uitgever, מו"ל, מו״ל, הוצאה, institution
place: location, publication-place, place, miejsce, место, місце, ort, ubicación, lugar, nơi xuất bản, địa điểm, lieu,
  città, local, místo, plaats, מקום הוצאה
volume: volume, tom, том, band, volumen, tập, tome, ročník, jaargang, כרך, wolumin
issue: issue, number, numer, номер, nummer, número, số, numéro, numero, číslo, גיליון
url: url, chapter-url, ссылка, посилання, קישור, כתובת, lien, lire en ligne, url texte, online
doi: doi
isbn: isbn
accessed: access-date, accessdate, access date, data dostępu, дата обращения, дата доступу, abruf, zugriff, fechaacceso,
  fecha-acceso, consulté le, accesso, acessodata, datum přístupu, bezochtdatum, ngày truy cập, תאריך וידוא
language: language, język, язык, мова, sprache, idioma, ngôn ngữ, langue, lingua, língua, jazyk, taal, שפה, lang
"""
)
FAMILY = _rows(
    """
author: last, surname, author-last, nazwisko, apellidos, apellido, họ, фамилия, прізвище, nom, cognome, último,
  sobrenome, příjmení, achternaam, nachname, שם משפחה
editor: editor-last, editor-surname, nazwisko r, apellidos-editor, editor-apellidos, nom directeur, nom éditeur,
  curatore-cognome, editor-sobrenome, příjmení editora, họ biên tập
"""
)
GIVEN = _rows(
    """
author: first, given, author-first, imię, nombre, nombres, tên, имя, ім'я, ім’я, prénom, nome, primeiro, jméno,
  voornaam, vorname, שם פרטי
editor: editor-first, editor-given, imię r, nombre-editor, editor-nombre, prénom directeur, prénom éditeur,
  curatore-nome, editor-nome, jméno editora, tên biên tập
"""
)
WHOLE = _rows(
    """
author: author, authors, vauthors, people, autor, autorzy, autoři, автор, автори, авторы, autores, tác giả,
  auteur, auteurs, autore, autori, מחבר, מחברים, הכותב
editor: editor, editors, veditors, redaktor, redaktorzy, red, hrsg, herausgeber, directeur, direction, curatore,
  editori, organizador, coordinador, chủ biên, biên tập viên, עורך, עורכים, редактор, ответственный, відповідальний
"""
)
LOCATORS = (
    "p", "pp", "page", "pages", "с", "s", "S", "c", "tr", "стр", "str", "trang", "pág", "págs", "passage", "עמ", "עמ'",
    "loc", "at",
)  # fmt: skip
TYPES = {
    "book": "книга литература literatur książkę libro sách ouvrage livro boek monografie צ-ספר",
    "article-journal": "journal статья стаття pismo publicación revista tạp_chí article periódico pubblicazione"
    " periodika tijdschrift צ-מאמר",
    "article-newspaper": "news newspaper gazetę noticia báo jornal krant noviny צ-עיתון",
    "webpage": "web stronę internetquelle site קישור_כללי",
    "thesis": "thesis tesis thèse tesi tese práce",
    "chapter": "chapitre sborníku",
    "entry-encyclopedia": "encyclopedia enciclopedia encyclopédique",
}
TYPE_OF = {word.replace("_", " "): kind for kind, words in TYPES.items() for word in words.split()}
# Where a work is one of these, `издание` says which edition it is, and not in what it appeared.
BOOKS = frozenset({"книга", "публікація"})
_NUMBER = re.compile(r"^(\D*?)\s?(\d{1,2})(\D*)$")
MOST_PEOPLE = 12


def by_name(arguments: Arguments) -> dict[tuple[str, int], str]:
    """Return the arguments by their names in small letters, and the number that stood in these."""
    found: dict[tuple[str, int], str] = {}
    for key, value in arguments.items():
        if not value or key.isdigit():
            continue
        name = " ".join(key.lower().replace("_", " ").split())
        numbered = _NUMBER.match(name)
        place = (numbered[1] + numbered[3], int(numbered[2])) if numbered else (name, 1)
        found.setdefault(place, value)
    return found


def values_of(field: str, named: Mapping[tuple[str, int], str]) -> Iterator[str]:
    """Give what a template has under the names of a field, the first of these first."""
    return (named[name, 1] for name in FIELDS[field] if (name, 1) in named)


def is_like_citation(arguments: Arguments) -> bool:
    """Say whether a template that nobody knows has a title, and two more parts of a work."""
    named = by_name(arguments)
    filled = {field for field in FIELDS if any(values_of(field, named))} - {"language", "accessed"}
    has_maker = any(
        (name, 1) in named for row in (FAMILY, WHOLE) for names in row.values() for name in names
    )
    return bool(filled & {"title", "chapter"}) and len(filled) + has_maker > MOST_OF_OTHERS


# Titles with a date or a place stand in templates of other kinds too.
MOST_OF_OTHERS = 2
