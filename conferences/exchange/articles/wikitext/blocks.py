"""The text of wikitext, line by line: headings, paragraphs, items, quotations, tables, and lists of works."""

import re
from collections.abc import Sequence
from dataclasses import replace

from conferences.exchange.articles.marks import MARK, unmarked
from conferences.exchange.articles.plain.headings import between_equals, is_one_of
from conferences.exchange.articles.plain.prose import is_prose
from conferences.exchange.articles.values import Block, Draft, Entry, Fact, Kind, Leftover, Why
from conferences.exchange.articles.wikitext.notes import Notes, says_more
from conferences.exchange.articles.wikitext.tables import (
    lays_out_text,
    lines_in,
    rows_in,
    tables_in,
)
from conferences.exchange.articles.wikitext.words import (
    BEGINS_QUOTE,
    ENDS_QUOTE,
    GONE,
    WORK,
    clean,
    shown,
    without_addresses,
)
from conferences.exchange.articles.words import BIBLIOGRAPHY_HEADINGS, REFERENCE_HEADINGS

_BOX = re.compile(r"infobox|vcard|sinottico", re.IGNORECASE)
_FRAME = re.compile(r"navbox|metadata|ambox|noprint|toccolours|mbox", re.IGNORECASE)
_NO_WORDS = re.compile(r"-{4,}|__\w{3,60}__")
# Within a list of works, words over some of them.
_GROUP = re.compile(r";[^:]{1,80}|'''[^']{1,80}'''")
_MARKED_TITLE = re.compile(r"''|https?://|\b(?:isbn|issn|doi)\b", re.IGNORECASE)
LONGEST_LOOK, LONGEST_TABLE = 2000, 2000
_ITEM = "*#:;"
_BEGINS = re.compile(rf"<blockquote|{BEGINS_QUOTE}", re.IGNORECASE)
_QUOTE_SIGN = re.compile(
    rf"(<blockquote\b[^<>]{{0,300}}>|</blockquote\s{{0,9}}>|[{BEGINS_QUOTE}{ENDS_QUOTE}])",
    re.IGNORECASE,
)


class Blocks:
    """Reads lines into a draft; the headings of lists of works are kept only above words of the text."""

    def __init__(self, draft: Draft, notes: Notes) -> None:
        self._draft, self._notes = draft, notes
        self._list_level = 0
        # Headings of a list of works, until its first words that are none.
        self._heads: list[Block] = []
        self._gathered: list[str] = []
        self._start, self._is_quote = 1, False

    def read(self, text: str) -> None:
        """Read a text in which notes are marks already."""
        numbered, line = [], 1
        for raw in text.split("\n"):
            pieces = _QUOTE_SIGN.split(raw.replace(GONE, ""))
            numbered += [(line, each.strip()) for each in pieces]
            line += 1 + raw.count(GONE)
        self._walk(numbered)
        self._draft.blocks = [block for block in self._draft.blocks if block.text.strip()]

    def _walk(self, lines: Sequence[tuple[int, str]]) -> None:
        tables = tables_in([text for _line, text in lines])
        end = -1
        for place, (line, text) in enumerate(lines):
            if place in tables:
                self._flush()
                end = tables[place]
                self._table(lines[place : end + 1])
            elif place > end:
                self._line(text, line)
        self._flush()

    def _line(self, text: str, line: int) -> None:
        found = between_equals(text)
        is_sign = _QUOTE_SIGN.fullmatch(text)
        if not text or found or is_sign or text[0] in _ITEM:
            self._flush()
        if is_sign or found:
            self._is_quote = bool(_BEGINS.match(text))
        if found:
            self._heading(unmarked(clean(found[0])), found[1], line)
        elif self._list_level and _GROUP.fullmatch(text) and not WORK.search(text):
            self._heading(unmarked(clean(text.strip(";' "))), self._list_level + 1, line)
        elif text and text[0] in _ITEM:
            kind = Kind.QUOTE if text[0] == ":" else Kind.ITEM
            self._add(text.lstrip(f"{_ITEM} "), line, kind)
        elif text and not is_sign and not _NO_WORDS.fullmatch(text):
            self._start = self._start if self._gathered else line
            self._gathered.append(text)

    def _flush(self) -> None:
        if self._gathered:
            words = " ".join(self._gathered)
            self._gathered = []
            kind = Kind.QUOTE if self._is_quote else Kind.PARAGRAPH
            self._add(words, self._start, kind)

    def _heading(self, words: str, level: int, line: int) -> None:
        block = Block(words, line, level=level)
        if is_one_of(words, REFERENCE_HEADINGS) or is_one_of(words, BIBLIOGRAPHY_HEADINGS):
            self._list_level, self._heads = level, [block]
        elif self._list_level and level > self._list_level:
            self._heads = [each for each in self._heads if each.level < level] + [block]
        else:
            self._list_level, self._heads = 0, []
            self._draft.blocks.append(block)

    def _add(self, text: str, line: int, kind: Kind) -> None:
        if WORK.match(text) or (self._list_level and not _is_prose(text)):
            self._list(text, line)
            return
        self._draft.blocks += self._heads
        self._heads = []
        text = WORK.sub(lambda found: self._notes.cite(int(found[1]), line), text)
        if kind is Kind.ITEM and text.startswith("[http"):
            # An item that leads elsewhere keeps its address.
            text = without_addresses(text, lambda each: f"{each[2] or ''} {each[1]}")
        self._draft.blocks.append(Block(clean(text), line, kind=kind))

    def _list(self, text: str, line: int) -> None:
        """Enter what a line lists: the works of its templates, or its words."""
        works = [self._notes.works[int(found[1])] for found in WORK.finditer(text)]
        words = unmarked(clean(text))
        for work in works:
            self._draft.listed.append(Entry("", words, line, replace(work, line=line)))
        if works and says_more(words):
            self._draft.leftovers.append(
                Leftover(line, self._notes.words_in(text)[:LONGEST_LOOK], Why.REMARK)
            )
        elif words and not works:
            words = self._notes.words_in(text)
            self._draft.listed.append(Entry("", words, line))

    def _table(self, lines: Sequence[tuple[int, str]]) -> None:
        """Read a table by rows; one that lays out text as that text, a box of facts as facts."""
        texts = [text for _line, text in lines]
        if _FRAME.search(texts[0]):
            words = shown("\n".join(texts), LONGEST_TABLE)
            self._draft.leftovers.append(Leftover(lines[0][0], words, Why.UNREAD))
        elif lays_out_text(texts):
            for place, text in lines_in(texts):
                self._line(text, lines[place][0])
            self._flush()
        else:
            for place, cells in rows_in(texts):
                self._row(cells, lines[place][0], is_box=bool(_BOX.search(texts[0])))

    def _row(self, cells: list[str], line: int, *, is_box: bool) -> None:
        filled = [cell for cell in cells if cell]
        if is_box and len(filled) == len(("name", "value")):
            self._draft.facts.append(Fact(unmarked(clean(filled[0])), clean(filled[1]), line))
        elif filled:
            self._add(" | ".join(filled), line, Kind.ITEM)


def _is_prose(text: str) -> bool:
    """Say whether a line below the heading of a list has words of the article: with notes, or in sentences."""
    if WORK.search(text) or _MARKED_TITLE.search(text):
        return False
    return bool(MARK.search(text)) or is_prose(unmarked(clean(text)))
