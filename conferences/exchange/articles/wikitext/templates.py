"""The templates of MediaWiki that carry references, in several languages, as fields of a source."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from conferences.exchange.articles.marks import unmarked
from conferences.exchange.articles.references.names import authors_of
from conferences.exchange.articles.references.parsing import parse_reference
from conferences.exchange.articles.values import Author, Reference
from conferences.exchange.articles.wikitext.parameters import (
    BOOKS,
    FAMILY,
    FIELDS,
    GIVEN,
    LOCATORS,
    MOST_PEOPLE,
    TYPE_OF,
    WHOLE,
    Arguments,
    by_name,
    is_like_citation,
    values_of,
)
from conferences.exchange.articles.wikitext.words import clean, plain, raw_words
from sources.dates.running_text import dates_in

_CITE = re.compile(
    r"^(?:v?cite[ _]\w+|citation|cytuj(?:[ _]\w+)*|cita[ _]\w+|cita|citar[ _]\w+|citace(?:[ _]\w+)+|citeer[ _]\w+"
    r"|книга|статья|стаття|публикация|публікація|cite|literatur|internetquelle|zitation|chú thích(?:[ _]\w+)*|ctb"
    r"|ouvrage|article(?:[ _]encyclopédique)?|chapitre|lien web|thèse|צ-ספר|צ-מאמר|צ-עיתון|קישור כללי)$",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"^(?:sfn(?:p|m|-?\d?)|harv(?:nb|txt|np|p|s|sp|ref|col|colnb|coltxt)?"
    r"|référence harvard(?: sans parenthèses)?|odn|snf|cita)$",
    re.IGNORECASE,
)
_IN_NOTES = re.compile(r"^(?:sfn|odn|snf|harvref|cita)", re.IGNORECASE)
_YEAR = re.compile(r"^\(?(\d{4})[^\W\d_]?\)?$")
_YEAR_BEHIND = re.compile(r"^(.{1,100}?),?\s\(?(\d{4}[a-z]?)\)?$")
_LETTERED = re.compile(r"^\d{4}[^\W\d_]$")
ANCHOR = "CITEREF"
_PAGE = re.compile(r"^(?:pp?|s|S|str|с|стр|tr|págs?)\.\s*(?=[\divxlc])")
_OF_SEVERAL = re.compile(r"^([1-9])(a[1-9]?|y|pp?|loc)$")
# A template within the address ends it: a mark stands there.
_ADDRESS = re.compile("https?://[^\\s\\]|<>\ue000-\uf8ff]+")
_EDITED_BY = re.compile(
    r"^(?:под (?:общ\.\s?)?ред(?:акцией|\.)|за (?:заг\.\s?)?ред\.|ред\.|pod red(?:akcją|\.)|red\."
    r"|ed(?:ited|\.) by|hrsg\. von)\s+",
    re.IGNORECASE,
)
# The names of pages and of volumes.
_OF_A_PLACE = frozenset({*LOCATORS, *FIELDS["pages"], *FIELDS["volume"]})
LEAST_OF_NEWS, LONGEST_DATE, LONGEST_NAME, SHORTEST_LANGUAGE = 3, 200, 300, 5


def is_citation(name: str, arguments: Arguments, *, is_within: bool) -> bool:
    """Say whether a template describes a work; one of no known name does so within a text."""
    if _CITE.match(name):
        return any(not key.isdigit() for key in arguments)
    return is_within and is_like_citation(arguments)


def is_short_citation(name: str, arguments: Arguments) -> bool:
    """Say whether a template points to a work by author and year."""
    if name.lower() == "cita":
        (short,) = short_references(name, arguments)
        return bool(short.reference.year or short.reference.pages)
    return bool(_SHORT.match(name)) and bool(arguments)


def reference_in(name: str, raw: Arguments) -> Reference:
    """Return the work that a template describes."""
    arguments = plain(raw)
    named = by_name(arguments)
    fields: dict[str, Any] = {
        field: value for field in FIELDS if (value := next(values_of(field, named), ""))
    }
    for each in ("year", "accessed"):
        if each in fields:
            fields[each] = next(filter(None, map(_date, values_of(each, named))), "")
    if "url" in fields:
        address = next(filter(None, map(_ADDRESS.search, values_of("url", by_name(raw)))), None)
        fields["url"] = address[0] if address else ""
    language = fields.get("language", "").strip().lower()
    fields["language"] = language[:2] if len(language) <= SHORTEST_LANGUAGE else ""
    if name.lower() in BOOKS:
        fields.pop("container", "")
    chapter = fields.pop("chapter", "")
    if chapter:
        fields["container"], fields["title"] = fields.get("title", ""), chapter
    if not _CITE.match(name) and not any(
        fields.get(each) for each in ("container", "publisher", "place")
    ):
        # Such a template is called as what the work stands in.
        fields["container"] = unmarked(clean(name))
    fields["type"] = "chapter" if chapter else _type(name, bool(fields.get("container")))
    authors = _people("author", named)
    if not authors and (editors := _people("editor", named)):
        authors = tuple(each for each in editors if not each.literal)
        # An office that edits what it publishes.
        office = next((each.literal for each in editors if each.literal), "")
        fields["publisher"] = fields.get("publisher") or office
    return Reference(raw=raw_words(raw), authors=authors, **fields)


def work_by_name(name: str, raw: Arguments) -> Reference | None:
    """Return the work of a template that is called as that in which it appeared, and names it without names.

    "{{Old Encyclopaedia|Mill}}" gives a title; "{{The Times|author|title|number|date}}" what newspapers have.
    """
    name, arguments = unmarked(clean(name)), plain(raw)
    given = [value for key, value in arguments.items() if key.isdigit()]
    if arguments and not given and arguments.keys() <= _OF_A_PLACE:
        # Such a template is called as the work itself.
        named = by_name(arguments)
        pages = next(values_of("pages", named), "")
        pages = pages or next((arguments[each] for each in LOCATORS if each in arguments), "")
        volume = next(values_of("volume", named), "")
        raw_name = ", ".join((name, *arguments.values()))
        return replace(parse_reference(name), raw=raw_name, pages=pages, volume=volume)
    if not given or len(given) != len(raw) or len(name) > LONGEST_NAME or not any(given[:2]):
        return None
    if len(given) < LEAST_OF_NEWS:
        return Reference(raw_words(raw), title=given[0], container=name, type="entry-encyclopedia")
    year = next(filter(None, map(_date, given[2:])), "")
    authors = authors_of(given[0]) if given[1] else ()
    title = given[1] if authors else " ".join(filter(None, given[:2]))
    kind = "article-newspaper" if year else "entry-encyclopedia"
    return Reference(
        raw_words(raw), authors=authors, title=title, year=year, container=name, type=kind
    )


def place_in(raw: Arguments) -> str:
    """Return, behind a work, the place in it that is cited, where a template names the pages that it fills too."""
    named = by_name(raw)
    place = named.get(("fundstelle", 1), "") if ("seiten", 1) in named else ""
    return f", S. {_PAGE.sub('', place)}" if place else ""


def _type(name: str, is_part: bool) -> str:
    words = name.lower().replace("_", " ").split()
    tried = (" ".join(words), " ".join(words[1:]), words[-1] if words else "")
    known = next((TYPE_OF[each] for each in tried if each in TYPE_OF), "")
    if is_part:
        return "chapter" if known == "book" else known or "article-journal"
    return known or "book"


def _date(words: str) -> str:
    words = words[:LONGEST_DATE]
    day = next((value for _words, value in dates_in(words)), "")
    found = re.search(r"(?<!\d)(1[4-9]\d{2}|20\d{2})(?!\d)", words)
    return day or (found[1] if found else "")


def _people(role: str, named: dict[tuple[str, int], str]) -> tuple[Author, ...]:
    found: list[Author] = []
    for number in range(1, MOST_PEOPLE + 1):
        family, given, whole = (
            next((named[name, number] for name in row[role] if (name, number) in named), "")
            for row in (FAMILY, GIVEN, WHOLE)
        )
        if family:
            found.append(Author(family=family, given=given))
        elif whole:
            whole = _EDITED_BY.sub("", whole)
            found += authors_of(whole) or (Author(literal=whole[:LONGEST_NAME]),)
    return tuple(dict.fromkeys(found))


def is_note_by_itself(name: str) -> bool:
    """Say whether a short reference is a note wherever it stands, and no words of the text."""
    return bool(_IN_NOTES.match(name))


class Short(NamedTuple):
    """A short reference, in the words of its template, and the name of that."""

    template: str
    year: str
    reference: Reference

    @property
    def anchor(self) -> str:
        """Return the name by which it leads to its work."""
        return anchor_of([each.family for each in self.reference.authors], self.year)

    @property
    def words(self) -> str:
        """Return it as a sentence has it, in brackets or not as its template says."""
        makers = " & ".join(each.family for each in self.reference.authors)
        page = f"p. {self.reference.pages}" if self.reference.pages else ""
        behind = ", ".join(filter(None, (self.year, page)))
        if self.template.lower().endswith("txt"):
            return f"{makers} ({behind})" if behind else makers
        words = ", ".join(filter(None, (f"{makers} {self.year}".strip(), page)))
        return f"({words})" if self.template.lower() in {"harv", "harvcol"} else words


def anchor_of(names: Iterable[str], year: str) -> str:
    """Return the name by which short references lead to a work."""
    return "".join((ANCHOR, *names, year))


def own_anchor(arguments: Arguments, work: Reference) -> str:
    """Return the name that a template gives its work; "" of one that its authors and year tell well enough."""
    if arguments.get("ref", "").startswith(ANCHOR):
        return arguments["ref"]
    lettered = next(filter(_LETTERED.match, arguments.values()), "")
    return anchor_of([each.family for each in work.authors], lettered) if lettered else ""


def short_references(name: str, raw: Arguments) -> list[Short]:
    """Return author, year and page of a short reference, or of each that a template holds."""
    arguments = plain(raw)
    several: dict[str, dict[str, str]] = {}
    for key, value in arguments.items():
        if value and (found := _OF_SEVERAL.match(key)):
            several.setdefault(found[1], {})[found[2]] = value
    if name.lower() != "sfnm" or not several:
        return [_short_of(name, *_parts(arguments))]
    return [
        _short_of(
            name,
            [value for key, value in each.items() if key.startswith("a")],
            each.get("y", ""),
            each.get("p") or each.get("pp") or each.get("loc", ""),
        )
        for each in several.values()
    ]


def _parts(arguments: Arguments) -> tuple[list[str], str, str]:
    """Return names, year and page."""
    numbered = sorted((int(key), value) for key, value in arguments.items() if key.isdigit())
    given = [value for _number, value in numbered if value]
    pages = next((arguments[name] for name in LOCATORS if arguments.get(name)), "")
    place = next((place for place, value in enumerate(given) if _YEAR.match(value)), 0)
    if place:
        return given[:place], given[place], pages or _page_in(given[place + 1 :])
    if given and (found := _YEAR_BEHIND.match(given[0])):
        return [found[1]], found[2], pages or _page_in(given[1:])
    return given[:1], "", pages or _page_in(given[1:])


def _page_in(given: list[str]) -> str:
    return next((each for each in given if _PAGE.match(each)), "")


def _short_of(template: str, names: list[str], year: str, pages: str) -> Short:
    found = _YEAR.match(year)
    page = _PAGE.sub("", pages)
    reference = Reference(
        raw=", ".join(filter(None, (*names, year, page))),
        authors=tuple(Author(family=name) for name in names),
        year=found[1] if found else "",
        pages=page,
    )
    return Short(template, year, reference)
