"""The templates of MediaWiki that carry references, in several languages, as fields of a source."""

import re
from collections.abc import Mapping
from typing import Any

from conferences.exchange.articles.reference_names import authors_of
from conferences.exchange.articles.values import Author, Reference
from sources.dates.running_text import dates_in

_CITE = re.compile(
    r"^(?:cite[ _]\w+|citation|cytuj(?:[ _]\w+)*|cita[ _]\w+|cita|книга|статья|стаття|публикация|cite|literatur"
    r"|internetquelle|chú thích[ _]\w+|ctb|צ-ספר|צ-מאמר|צ-עיתון|קישור כללי|zitation)$",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"^(?:sfnp?|sfnm|harvnb|harvtxt|harv|harvnp|harvp|odn|sfn-?|snf)$", re.IGNORECASE
)
_TYPES = {
    "book": "книга литература literatur książkę libro sách צ-ספר",
    "article-journal": "journal статья стаття pismo publicación revista tạp_chí צ-מאמר",
    "article-newspaper": "news newspaper gazetę noticia báo צ-עיתון",
    "webpage": "web stronę internetquelle קישור_כללי",
    "thesis": "thesis tesis",
    "entry-encyclopedia": "encyclopedia enciclopedia",
}
_TYPE_OF = {
    word.replace("_", " "): kind for kind, words in _TYPES.items() for word in words.split()
}
_FIELDS = {
    "title": "title tytuł заглавие назва titel título tiêu_đề שם כותרת trans-title chapter rozdział",
    "year": "year rok год рік jahr año năm date data дата datum fecha ngày שנת_הוצאה תאריך שנה",
    "pages": "pages page p pp strony s seiten страницы сторінки páginas página trang עמ עמודים עמוד at",
    "container": "journal work website newspaper magazine encyclopedia czasopismo opublikowany издание видання werk"
    " sammelwerk publicación periódico revista obra tạp_chí tác_phẩm báo עיתון כתב_עת אתר booktitle",
    "publisher": 'publisher wydawca издательство видавництво verlag editorial nhà_xuất_bản מו"ל הוצאה institution',
    "place": "location place miejsce место місце ort ubicación lugar nơi_xuất_bản địa_điểm מקום_הוצאה",
    "volume": "volume tom том band volumen tập כרך wolumin",
    "issue": "issue number numer номер nummer número số גיליון",
    "url": "url ссылка посилання קישור",
    "doi": "doi",
    "isbn": "isbn ISBN",
    "accessed": "access-date accessdate access_date data_dostępu дата_обращения abruf zugriff fechaacceso fecha-acceso"
    " ngày_truy_cập תאריך_וידוא",
    "language": "language język язык мова sprache idioma ngôn_ngữ שפה lang",
}
_FIELD_OF = {
    word.replace("_", " "): name for name, words in _FIELDS.items() for word in words.split()
}
_FAMILY = ("last", "surname", "nazwisko", "apellidos", "apellido", "họ", "фамилия", "прізвище")
_GIVEN = ("first", "given", "imię", "nombre", "nombres", "tên", "имя", "ім'я")
_WHOLE = ("author", "authors", "autor", "autorzy", "автор", "autores", "tác giả", "מחבר", "editor")
_LOCATORS = ("p", "pp", "s", "с", "c", "tr", "page", "pages", "loc", "S", "str", "עמ")

LONGEST_DATE = 200
Arguments = Mapping[str, str]


def is_citation(name: str) -> bool:
    """Say whether a template describes a work."""
    return bool(_CITE.match(name))


def is_short_citation(name: str) -> bool:
    """Say whether a template points to a work by author and year."""
    return bool(_SHORT.match(name))


def reference_in(name: str, arguments: Arguments, raw: str) -> Reference:
    """Return the work that a template describes."""
    fields: dict[str, Any] = {}
    for key, value in arguments.items():
        target = _FIELD_OF.get(key.lower(), "")
        if target and value and (target not in fields or key.lower() == "title"):
            fields[target] = value
    chapter = next(
        (
            arguments[key]
            for key in ("chapter", "rozdział", "capítulo", "chương")
            if arguments.get(key)
        ),
        "",
    )
    if chapter and fields.get("title") != chapter:
        fields["container"], fields["title"] = fields.get("title", ""), chapter
    for each in ("year", "accessed"):
        if each in fields:
            fields[each] = _date(fields[each])
    fields["language"] = (
        fields.get("language", "").strip().lower()[:2]
        if len(fields.get("language", "")) <= 5
        else ""
    )
    kind = name.lower().split(maxsplit=1)[-1].replace("_", " ").removeprefix("cite ").strip()
    fields["type"] = _TYPE_OF.get(kind, "article-journal" if fields.get("container") else "book")
    if chapter:
        fields["type"] = "chapter"
    return Reference(raw=raw, authors=_authors(arguments), **fields)


def _date(words: str) -> str:
    words = words[:LONGEST_DATE]
    day = next((value for _words, value in dates_in(words)), "")
    found = re.search(r"(?<!\d)(1[4-9]\d{2}|20\d{2})(?!\d)", words)
    return day or (found[1] if found else "")


def _authors(arguments: Arguments) -> tuple[Author, ...]:
    found = []
    for number in ("", *map(str, range(1, 10))):
        family = _named(arguments, _FAMILY, number)
        if family:
            found.append(Author(family=family, given=_named(arguments, _GIVEN, number)))
        elif whole := _named(arguments, _WHOLE, number):
            found += authors_of(whole) or (Author(literal=whole[:300]),)
    return tuple(dict.fromkeys(found))


def _named(arguments: Arguments, names: tuple[str, ...], number: str) -> str:
    return next(
        (arguments[f"{name}{number}"] for name in names if arguments.get(f"{name}{number}")), ""
    )


def short_reference(arguments: Arguments, raw: str) -> Reference:
    """Return author, year and page of a short reference."""
    plain = [value for key, value in sorted(arguments.items()) if key.isdigit() and value]
    years = [value for value in plain if re.fullmatch(r"\d{4}[a-z]?", value)]
    names = plain[: plain.index(years[0])] if years else plain[:1]
    pages = next((arguments[name] for name in _LOCATORS if arguments.get(name)), "")
    return Reference(
        raw=raw,
        authors=tuple(Author(family=name) for name in names),
        year=years[0][:4] if years else "",
        pages=re.sub(r"^(?:pp?\.|s\.|с\.)\s*", "", pages),
    )
