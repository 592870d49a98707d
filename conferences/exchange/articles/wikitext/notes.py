"""The notes of wikitext: what each leads to, a work, several, or words, and its mark in the text."""

import re
from dataclasses import replace

from conferences.exchange.articles.marks import MARK, mark, unmarked
from conferences.exchange.articles.references.parsing import parse_reference
from conferences.exchange.articles.references.parts import parts_of
from conferences.exchange.articles.values import Draft, Entry, Leftover, Reference, Why
from conferences.exchange.articles.wikitext.elements import Elements
from conferences.exchange.articles.wikitext.templates import Short, is_note_by_itself
from conferences.exchange.articles.wikitext.words import (
    CITED,
    GONE,
    SHORT,
    LineCounter,
    blank,
    clean,
    with_lines,
    without_addresses,
)
from conferences.exchange.articles.words import word_set

_REF = Elements("ref", is_empty_too=True)
_ATTRIBUTE = re.compile(r"\b(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'/>]+))")
# A page behind a note, between two characters that no text holds.
_PAGE_BEHIND = re.compile(f"({MARK.pattern})({GONE}*)\ue00a([^\ue00b]*)\ue00b")
_PAGE_ALONE = re.compile("\ue00a([^\ue00b]*)\ue00b")
# A short reference that no space parts from its word.
_SHORT_BEHIND_WORD = re.compile('(?<=[\\w»”"])(?=\ue006)')
# What nobody knows of a work, as where else its page is kept.
_TEMPLATE_KEPT = re.compile("\ue022\ue022[^\ue022\ue023]{0,2000}\ue023\ue023")
_BEFORE_WHOLE = re.compile(r"“([^“”]{1,300})”\. (https?://\S{1,2000}) (?=//)")
_LETTERS = re.compile(r"[^\W\d_]+")
# What leads from one work to the next in a note, and says nothing of them.
_LEADING = word_set(
    """
    see also cf compare and in quoted cited as from after p pp page pages ibid
    zob zobacz też por patrz i oraz w za cyt s str
    см также ср и в цит по с стр див також та і й за цит с
    siehe auch vgl und in zit nach bei s
    véase también cfr y en citado por pág págs voir aussi et dans cité d après
    vedi anche e in cit da ver também em xem thêm và trong dẫn theo tr viz také a zie ook en
    ראו גם וכן אצל עמ
    """
)
_OR_NOTHING = _LEADING | {""}
LONGEST = 2000


def page_behind(page: str) -> str:
    """Return what adds a page to the note that it stands behind."""
    return f"\ue00a{page}\ue00b" if page else ""


class Notes:
    """Enters what notes lead to, and puts their marks where they stood."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.works: list[Reference] = []
        self.shorts: list[Short] = []
        # Works by the names that their templates give them.
        self.anchors: dict[str, Reference] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, int] = {}
        self._entered: set[str] = set()
        self._in_words: dict[str, Entry] = {}
        # The page that a note cites, where its work fills others.
        self._pages: dict[str, str] = {}
        self._lines, self._line_before = LineCounter(), 0

    def mark_in(self, text: str) -> str:
        """Put marks in place of all notes."""
        text = _REF.sub(self._ref, text)
        text = SHORT.sub(self._short, text)
        text = _PAGE_BEHIND.sub(lambda found: mark(found[2], found[5]) + found[4], text)
        return _PAGE_ALONE.sub(lambda found: f" [p. {found[1]}]", text)

    def enter_in(self, text: str, line: int) -> None:
        """Enter the notes of what does not stay in the text, from a line: others may lead to them by name."""
        before, self._line_before = self._line_before, line - 1
        _REF.sub(self._ref, text)
        self._line_before = before

    def _ref(self, found: re.Match[str]) -> str:
        attributes = {
            each[1].lower(): unmarked(clean(each[2] or each[3] or each[4] or ""))
            for each in _ATTRIBUTE.finditer(found[2])
        }
        group, name, content = attributes.get("group", ""), attributes.get("name", ""), found[3]
        page = attributes.get("details", "")
        if followed := attributes.get("follow", ""):
            self._go_on(self._label(group, followed), content or "")
            return blank(found)
        if whole := attributes.get("extends", ""):
            # A part of a note that stands elsewhere: its words say where in the work.
            name, page, content = whole, self.words_in(content or ""), ""
        label = self._label(group, name)
        if content and content.strip() and label not in self._entered:
            self._entered.add(label)
            line = self._line_before + self._lines.line_in(found)
            entry = self._entry(label, content, line)
            self._draft.entries.append(entry)
            if entry.reference is None:
                self._in_words[label] = entry
        page = parts_of(page).found.get("pages", page) if page else self._pages.get(label, "")
        return with_lines(mark(label, page), found)

    def _go_on(self, label: str, content: str) -> None:
        """Add the words of a note that goes on elsewhere."""
        entry = self._in_words.get(label)
        if entry and len(entry.text) < LONGEST:
            entry.text = f"{entry.text} {self.words_in(content)}"

    def _label(self, group: str, name: str) -> str:
        if name and (group, name) in self._labels:
            return self._labels[group, name]
        self._numbers[group] = self._numbers.get(group, 0) + 1
        label = f"{group} {self._numbers[group]}".strip()
        if name:
            self._labels[group, name] = label
        return label

    def words_in(self, content: str) -> str:
        """Return words in which works and short references are written out."""
        words = without_addresses(
            CITED.sub(self._written, _SHORT_BEHIND_WORD.sub(" ", content)),
            lambda each: f"“{each[2]}”. {each[1]}" if each[2] else each[1],
        )
        words = unmarked(clean(words))
        if found := _BEFORE_WHOLE.search(words):
            # What it stands in follows a linked title: the address goes to the end.
            words = f"{words[: found.start()]}{found[1]} {words[found.end() :]} {found[2]}"
        return words

    def _written(self, found: re.Match[str]) -> str:
        if found["work"]:
            return self.works[int(found["work"])].raw
        return self.shorts[int(found["short"])].words

    def _entry(self, label: str, content: str, line: int) -> Entry:
        words = self.words_in(content)
        cited = list(CITED.finditer(content))
        if not cited:
            return Entry(label, words, line)
        found: list[Reference] = []
        rests: list[str] = []
        ends = [*(each.start() for each in cited[1:]), len(content)]
        work, before = _work_before(content[: cited[0].start()])
        if work:
            found.append(replace(work, label=label, line=line))
        is_alone = len(cited) + len(found) == 1
        for each, end in zip(cited, ends, strict=True):
            work, own_page = self._cited(each)
            pages, rest = _page_and_rest(_TEMPLATE_KEPT.sub("", content[each.end() : end]))
            pages = pages or own_page
            rests.append(rest)
            if pages and is_alone:
                self._pages[label] = pages
            elif own_page and work.title:
                # A work that stands elsewhere whole: what matters here is the page.
                work = replace(work, container="")
            if pages and not (is_alone and work.pages):
                work = replace(work, pages=pages)
            found.append(replace(work, label=label, line=line))
        if any(map(says_more, [before, *rests])):
            self._draft.leftovers.append(Leftover(line, f"[{label}] {words}", Why.REMARK))
        return Entry(label, words, line, found[0], tuple(found[1:]))

    def _cited(self, found: re.Match[str]) -> tuple[Reference, str]:
        """Return the work, and the page that a short reference names."""
        if found["work"]:
            return self.works[int(found["work"])], ""
        short = self.shorts[int(found["short"])]
        return self.anchors.get(short.anchor, short.reference), short.reference.pages

    def _short(self, found: re.Match[str]) -> str:
        """Enter a short reference that stands in the text, as a note of its own."""
        short = self.shorts[int(found[1])]
        label = short.reference.raw
        if short.reference.authors and label not in self._entered:
            self._entered.add(label)
            work = self.anchors.get(short.anchor, short.reference)
            work = replace(work, line=short.reference.line)
            self._draft.entries.append(Entry(label, label, work.line, work))
        own = mark(label, short.reference.pages) if label else ""
        return own if is_note_by_itself(short.template) else short.words + own

    def cite(self, place: int, line: int) -> str:
        """Return the words of a work that is described amid a sentence, and the mark of a note on it."""
        work = replace(self.works[place], line=line)
        label = f"@{place + 1}"
        self._draft.entries.append(Entry(label, work.raw, line, work))
        return unmarked(work.raw) + mark(label)


def _work_before(text: str) -> tuple[Reference | None, str]:
    """Return a work that words describe before others follow, or what else they say."""
    kept = unmarked(clean(text)).split()
    while kept and kept[-1].casefold().strip(".,;:(") in _OR_NOTHING:
        kept.pop()
    words = " ".join(kept).rstrip(" ,;:(")
    work = parse_reference(words[:LONGEST])
    if work.authors and work.title and (work.year or work.pages):
        return work, ""
    return None, words


def _page_and_rest(text: str) -> tuple[str, str]:
    """Return the page that words behind a work name, and what else they say."""
    parts = parts_of(unmarked(clean(text))[:LONGEST])
    return parts.found.get("pages", ""), parts.rest


def says_more(words: str) -> bool:
    """Say whether words around a work say anything but where to look."""
    return any(each.casefold() not in _LEADING for each in _LETTERS.findall(words))
