"""Citations in the running text, by author and year or by number and page, tied to works that the article lists."""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from conferences.exchange.articles.marks import mark
from conferences.exchange.articles.references.leads import CITED
from conferences.exchange.articles.references.parsing import is_short, parse_reference
from conferences.exchange.articles.references.parts import parts_of
from conferences.exchange.articles.references.short_forms import ARTICLES
from conferences.exchange.articles.values import (
    Author,
    Block,
    Draft,
    Entry,
    Leftover,
    Reference,
    Why,
)

# In square brackets there are citations alone; in round ones any words.
_BRACKET = re.compile(
    r"[ ]?(?:\[([^\[\]\ue000-\ue002]{2,240})\]|\(([^()\[\]\ue000-\ue002]{4,240})\))"
)
_BY_YEAR = re.compile(
    r"^(?P<names>[^\d;:]{2,120}?)?[,\s]*\(?(?:1[4-9]\d\d/)?(?P<year>1[4-9]\d\d|20\d\d)[a-zа-я]?\)?(?:\s*[,:]\s*(?P<place>\S.{0,80}))?$"
)
_BY_PLACE = re.compile(r"^(?P<names>[^\d;]{2,160}?),\s*(?P<place>[^\s,]{1,8}\s?\d.{0,60})$")
# "Brown 46", "Brown, Maps 46", "Maps 46": by the name or the title, and the page without a word for it.
_BY_PAGE = re.compile(
    r"^(?P<names>[^\d;]{2,120}?),?\s(?P<place>(?!(?:1[4-9]|20)\d\d\b)\d{1,4}(?:[-–—]\d{1,4})?(?:,\s\d{1,4}(?:[-–—]\d{1,4})?){0,4})$"
)
_BY_NUMBER = re.compile(r"^(\d{1,4})(?:\s?[,:]\s*(\S.{0,60}))?$")
_PAGES_ALONE = re.compile(
    r"^\d{1,5}[a-z]?(?:\s*[-–—]\s*\d{1,5})?(?:\s*(?:,|and|и|und|y|i)\s*\d{1,5}(?:\s*[-–—]\s*\d{1,5})?){0,6}$"
)
_AND_OTHERS = re.compile(
    r"[\s,]*\b(?:et al|and others|u\. ?a|i in|i inni|и др|и соавт|та ін|y otros|y cols|và cộng sự|và cs|ואחרים)\.?$",
    re.IGNORECASE,
)
_JOIN = re.compile(r",?\s+(?:and|und|y|i|et|и|та|й|và|&)\s+|,\s*(?:&\s*)?")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE = re.compile(r"[.!?…]\s")
SHORTEST_TITLE, FARTHEST_NAME = 4, 240
MOST_NAMES, MOST_WORDS_OF_NAMES, MOST_INITIALS, LONGEST_PARTICLE = 12, 3, 2, 3


class CitedWorks:
    """The works that an article lists, found by the names and the year by which its text cites them."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.labels: Collection[str] = {entry.label for entry in draft.entries if entry.label}
        self.by_family: defaultdict[str, list[Reference]] = defaultdict(list)
        self.by_title: defaultdict[str, list[Reference]] = defaultdict(list)
        self.years: set[str] = set()
        for entry in (*draft.listed, *draft.entries):
            work = entry.reference or parse_reference(entry.text)
            if work.title and work.authors:
                for name in dict.fromkeys(_called(work.authors[0])):
                    self.by_family[name].append(work)
                self.years.add(work.year[:4])
            elif work.title:
                self.by_title[_words(work.title)[0]].append(work)

    def mark(self, block: Block) -> None:
        """Put marks in place of the citations in a block; what looks like one and leads nowhere is told."""
        parts, last = [], 0
        for found in _BRACKET.finditer(block.text):
            text = self._replaced(
                found, block, block.text[max(0, found.start() - FARTHEST_NAME) : found.start()]
            )
            if text is not None:
                parts += [block.text[last : found.start()], text]
                last = found.end()
        block.text = "".join([*parts, block.text[last:]])

    def _replaced(self, found: re.Match[str], block: Block, before: str) -> str | None:
        """Return what takes the place of a bracket; None where it stays."""
        pieces = [" ".join(piece.split()) for piece in (found[1] or found[2]).split(";")]
        if not any(sign.isdigit() for sign in found[0]):
            return None
        marks = [self._mark_of(piece, block, before, is_square=bool(found[1])) for piece in pieces]
        if not any(marks):
            return None
        left = [piece for piece, known in zip(pieces, marks, strict=True) if not known]
        if not left:
            return "".join(marks)
        opening, closing = ("[", "]") if found[1] else ("(", ")")
        return f" {opening}{'; '.join(left)}{closing}{''.join(marks)}"

    def _mark_of(self, piece: str, block: Block, before: str, *, is_square: bool) -> str:
        words = CITED.sub("", piece).strip(" .")
        if is_square and (numbered := _BY_NUMBER.match(words)):
            is_known = numbered[1] in self.labels
            return mark(numbered[1], _place(numbered[2])) if is_known else ""
        by_year, by_place = _BY_YEAR.match(words), _BY_PLACE.match(words)
        by_page = _BY_PAGE.match(words)
        if by_page and (work := self._paged(by_page["names"])):
            return self._entered(piece, block, replace(work, pages=by_page["place"], container=""))
        work = None
        if by_year and by_year["year"] in self.years:
            names = by_year["names"]
            work = (
                self._work(names, by_year["year"]) if names else self._named_before(by_year, before)
            )
        elif by_place:
            work = self._work(by_place["names"], "")
        if work is None:
            is_like_one = bool(by_place or (by_year and by_year["names"] and by_year["place"]))
            return self._unknown(piece, block, is_square=is_square) if is_like_one else ""
        match = by_year if by_year and by_year["year"] in self.years else by_place
        place = _place(match["place"]) if match else ""
        return self._entered(
            piece,
            block,
            Reference(piece, block.line, authors=work.authors, year=work.year, pages=place),
        )

    def _paged(self, words: str) -> Reference | None:
        """Return the one work that is meant by names alone, by a name and a title, or by a title alone."""
        names, _comma, title = words.strip().partition(", ")
        if (work := self._work(names, "")) and not title:
            return work
        told = _words(title or names)
        by_name = self.by_family.get(_last(names), []) if title else []
        listed = by_name or self.by_title.get(told[0] if told else "", [])
        found = [each for each in listed if told and _words(each.title)[: len(told)] == told]
        return found[0] if len({_identity(each) for each in found}) == 1 else None

    def _entered(self, label: str, block: Block, reference: Reference) -> str:
        self.draft.entries.append(Entry(label, label, block.line, reference))
        return mark(label)

    def _unknown(self, piece: str, block: Block, *, is_square: bool) -> str:
        """Tell of a citation that leads to no work; where none is listed, a name and a page are one."""
        if self.by_family:
            if _BY_YEAR.match(piece.strip(" .")) or is_short(parse_reference(piece)):
                self.draft.leftovers.append(Leftover(block.line, piece, Why.NO_REFERENCE))
            return ""
        short = parse_reference(piece, line=block.line)
        is_citation = is_square and is_short(short) and short.pages
        return self._entered(piece, block, short) if is_citation else ""

    def _work(self, names: str, year: str) -> Reference | None:
        """Return the one work that is meant by names and a year, or by a name and a title."""
        names = names.strip(" ,")
        alone = _AND_OTHERS.sub("", names)
        given = [_last(each.strip(" .")) for each in _JOIN.split(alone)[:MOST_NAMES]]
        fitting = [
            each for each in self.by_family.get(given[0], ()) if not year or each.year[:4] == year
        ]
        # Initials are no names.
        others = {each for each in given[1:] if len(each) > MOST_INITIALS}
        named = [
            each
            for each in fitting
            if others <= {name for who in each.authors for name in _called(who)}
        ]
        # "Brown 2001" is her own book, "Brown et al. 2001" one of several.
        exact = [
            each for each in named if (len(each.authors) > 1 + len(others)) == (alone != names)
        ]
        if not named and others:
            title = names.partition(",")[2].strip(" ,.“”\"'").casefold()
            named = [
                each
                for each in fitting
                if len(title) >= SHORTEST_TITLE and each.title.casefold().startswith(title)
            ]
        return self._only(exact or named)

    def _only(self, found: list[Reference]) -> Reference | None:
        """Return the one work of those found, unless its names and its year lead to another first."""
        if len({_identity(each) for each in found}) != 1:
            return None
        names = _names(found[0])
        led = next(
            each
            for each in self.by_family[names[0]]
            if _names(each)[: len(names)] == names
            and (not found[0].year or each.year[:4] == found[0].year[:4])
        )
        return found[0] if _identity(led) == _identity(found[0]) else None

    def _named_before(self, by_year: re.Match[str], before: str) -> Reference | None:
        """Return the work of whoever the sentence names before a year in brackets."""
        sentence = _AND_OTHERS.sub("", _SENTENCE.split(before)[-1].strip())
        words = _WORD.findall(sentence)
        if not by_year["place"]:
            # A year alone may be any; that it is a work's shows the name right before it.
            is_named = sentence[-1:].isalnum() and words and not words[-1][0].islower()
            words = words[-MOST_WORDS_OF_NAMES:] if is_named else []
        words = [
            each.casefold().removesuffix("'s").removesuffix("’s")
            for each in words
            if not each[0].islower()
        ]
        found = [
            work
            for word in dict.fromkeys(words)
            for work in self.by_family.get(word, ())
            if work.year[:4] == by_year["year"]
        ]
        return self._only(found)


def _names(work: Reference) -> list[str]:
    """Return the last word of each author's name."""
    return [_last(each.family or each.literal) for each in work.authors]


def _called(author: Author) -> list[str]:
    """Return the names by which an author may be cited: the first too of a double one, or of one not divided."""
    whole = (author.family or author.literal).casefold()
    first, _space, others = whole.partition(" ")
    is_double = others and (not author.given or len(first) > LONGEST_PARTICLE)
    return [_last(whole), first] if is_double else [_last(whole)]


def _words(title: str) -> list[str]:
    """Return the words of a title as they are compared, without its article."""
    words = _WORD.findall(title.casefold())
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words or [""]


def _last(name: str) -> str:
    return name.casefold().rpartition(" ")[2]


def _identity(work: Reference) -> tuple[str, str]:
    return work.title.casefold(), work.year[:4]


def _place(words: str | None) -> str:
    """Return the place in a work without the word for pages."""
    text = (words or "").strip(" .")
    return text if _PAGES_ALONE.match(text) else parts_of(text).found.get("pages", "") or text
