"""Wikitext of MediaWiki as a draft of an article."""

import re
from collections.abc import Mapping
from dataclasses import replace

from conferences.exchange.articles.languages import language_of
from conferences.exchange.articles.marks import unmarked
from conferences.exchange.articles.values import (
    Draft,
    Fact,
    Leftover,
    Reference,
    UnreadableArticle,
    Why,
)
from conferences.exchange.articles.wikitext.blocks import Blocks
from conferences.exchange.articles.wikitext.boxes import facts_in, is_box, looks_like_box
from conferences.exchange.articles.wikitext.elements import Elements
from conferences.exchange.articles.wikitext.notes import Notes, page_behind
from conferences.exchange.articles.wikitext.parameters import LOCATORS
from conferences.exchange.articles.wikitext.templates import (
    anchor_of,
    is_citation,
    is_short_citation,
    own_anchor,
    place_in,
    reference_in,
    short_references,
    work_by_name,
)
from conferences.exchange.articles.wikitext.wording import Wording, kept_in_sentence, notes_in
from conferences.exchange.articles.wikitext.words import (
    LineCounter,
    arguments_in,
    blank,
    caption_in,
    clean,
    kept,
    link,
    with_lines,
)

_QUOTED = "\"' "
DEEPEST, LONGEST_UNREAD, LONGEST_SHOWN = 40, 2000, 500
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOWIKI = Elements("nowiki")
_UNREAD_TAGS = Elements("math", "score", "timeline", "syntaxhighlight", "source")
_PICTURES = Elements("gallery", "imagemap")
# One in which a template stands is taken out behind that.
_LINK = re.compile(r"\[\[((?>(?:[^\[\]{}]++|\[(?!\[)[^\[\]{}]*+\])*))\]\]")
_BROKEN_LINK = re.compile(r"\[\[([^\[\]]*)\]\]")
_TEMPLATE = re.compile(r"\{\{([^{}]*)\}\}")
_LISTED_REFS = Elements("references")
_BOLD = re.compile(r"'''((?>[^'\n]|'(?!'')){2,200}+)'''")
# A sign of stress, which no name is written with.
_STRESS = re.compile("(?<=[\u0400-\u04ff])\u0301")
_HEADING = re.compile(r"^==", re.MULTILINE)
_REFLIST = re.compile(
    r"^(?:reflist|references|notelist|przypisy|przypisy-lista|примечания|примітки|reflist-talk|listaref"
    r"|tham khảo|références|הערות שוליים|ביאורים)$",
    re.IGNORECASE,
)
# Notes by templates, and the group in which each stands unless it names one.
_FOOTNOTES = {"הערה": "", "#tag:ref": ""} | dict.fromkeys(
    ("refn", "efn", "efn-ua", "efn-lr", "notetag", "ביאור", "uwaga", "comment", "прим", "note"),
    "note",
)
_ANCHOR = re.compile(r"^(?:sfnref|harvid)$", re.IGNORECASE)
_PAGES = ("1", *LOCATORS)
# A note begins right before.
_NOTE_ALONE = re.compile(
    r"(?:<ref\b[^<>]{0,150}>|\{\{(?:הערה|refn|efn)\|(?:1=|[^|={}]{1,20}=[^|={}]{0,60}\|)?)\s*$"
)
_IN_NOTE = re.compile(r"[<*#>|]\s*$")


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.draft = text, Draft()
        self.notes = Notes(self.draft)
        # Read behind all templates: their notes may lead to any work.
        self.boxes: list[tuple[dict[str, str], int]] = []
        self.wording = Wording(language_of(text))
        self.line_in = LineCounter().line_in
        found = _HEADING.search(text)
        self.first_heading = text.count("\n", 0, found.start() if found else None) + 1

    def read(self) -> Draft:
        text = _COMMENT.sub(blank, self.text)
        text = _NOWIKI.sub(lambda found: kept(found[3]), text)
        text = _UNREAD_TAGS.sub(self._unread, text)
        text = self._without_nesting(text)
        for arguments, line in self.boxes:
            self._box(arguments, line)
        text = _PICTURES.sub(self._unread, text)
        text = _LISTED_REFS.sub(self._listed_refs, text)
        text = self.notes.mark_in(text)
        if bold := _BOLD.search(text):
            # What an article is about stands in bold in its first sentence.
            self.draft.title = _STRESS.sub("", unmarked(clean(bold[1])))
        Blocks(self.draft, self.notes).read(text)
        return self.draft

    def _unread(self, found: re.Match[str]) -> str:
        """Set aside what is no text, but not the notes that it has: others may lead to them."""
        self._set_aside(self.notes.words_in(found[0])[:LONGEST_UNREAD], found)
        return blank(found)

    def _set_aside(self, words: str, found: re.Match[str]) -> None:
        self.notes.enter_in(found[0], self.line_in(found))
        if words:
            self.draft.leftovers.append(Leftover(self.line_in(found), words, Why.UNREAD))

    def _without_nesting(self, text: str) -> str:
        """Take links and templates out from the innermost outwards."""
        link_here = _LINK
        for _depth in range(DEEPEST):
            before = text
            text = link_here.sub(self._link, text)
            text = _TEMPLATE.sub(self._template, text)
            if text != before:
                continue
            if link_here is _BROKEN_LINK:
                return text
            link_here = _BROKEN_LINK
        found = _TEMPLATE.search(text) or _BROKEN_LINK.search(text)
        if not found:
            return text
        raise UnreadableArticle(f"Templates are nested deeper than {DEEPEST}.", self.line_in(found))

    def _link(self, found: re.Match[str]) -> str:
        words = link(found)
        if not words.strip() and (caption := caption_in(found[1])):
            self._set_aside(self.notes.words_in(caption), found)
        return words

    def _template(self, found: re.Match[str]) -> str:
        name, arguments = arguments_in(found[1])
        if is_box(name):
            return self._later(arguments, found)
        words = self._cited(name, arguments, found)
        if words is None:
            words = self._note_template(name, arguments)
        if words is None and _ANCHOR.match(name):
            words = anchor_of(arguments.values(), "")
        if words is None:
            words = self.wording.words_of(name, arguments, found)
        return with_lines(words, found) if words is not None else self._unknown(found)

    def _later(self, arguments: dict[str, str], found: re.Match[str]) -> str:
        self.boxes.append((arguments, self.line_in(found)))
        return blank(found)

    def _unknown(self, found: re.Match[str]) -> str:
        """Read a box of facts ahead of the first heading; of anything else, keep what its sentence would miss."""
        name, arguments = arguments_in(found[1])
        is_ahead = self.line_in(found) < self.first_heading
        if is_ahead and looks_like_box(name, found[0], arguments):
            return self._later(arguments, found)
        if _NOTE_ALONE.search(found.string[max(0, found.start() - 200) : found.start()]) and (
            work := work_by_name(name, arguments)
        ):
            return with_lines(self._entered(replace(work, line=self.line_in(found))), found)
        self._set_aside(self.notes.words_in(found[0])[:LONGEST_SHOWN], found)
        return with_lines(kept_in_sentence(name, arguments, found), found)

    def _cited(self, name: str, arguments: Mapping[str, str], found: re.Match[str]) -> str | None:
        """Enter a work, or what points to one, and return what stands for it; None for another template."""
        if is_citation(name, arguments, is_within=_is_within(found)):
            work = replace(reference_in(name, arguments), line=self.line_in(found))
            if anchor := own_anchor(arguments, work):
                self.notes.anchors[anchor] = work
            return self._entered(work) + place_in(arguments)
        if not is_short_citation(name, arguments):
            return None
        first = len(self.notes.shorts)
        for short in short_references(name, arguments):
            read = replace(short.reference, line=self.line_in(found))
            self.notes.shorts.append(short._replace(reference=read))
        return "".join(f"\ue006{each}\ue007" for each in range(first, len(self.notes.shorts)))

    def _entered(self, work: Reference) -> str:
        """Enter a work, and return what stands for it."""
        self.notes.works.append(work)
        return f"\ue003{len(self.notes.works) - 1}\ue004"

    def _note_template(self, name: str, arguments: dict[str, str]) -> str | None:
        """Return what a template for notes stands for; None for another."""
        called = name.lower()
        page = next((arguments[each] for each in _PAGES if arguments.get(each)), "")
        if _REFLIST.match(called):
            inside = "\n".join(each for each in arguments.values() if "<ref" in each)
            return f"<references>{inside}</references>" if inside else ""
        if called in _FOOTNOTES:
            group = arguments.get("group", _FOOTNOTES[called]).strip(_QUOTED)
            words = arguments.get("1") or arguments.get("text") or arguments.get("texte") or ""
            called = (arguments.get("name") or arguments.get("שם") or "").strip(_QUOTED)
            # None stands within another: a note on a remark follows it.
            words, notes = notes_in(words)
            return f'<ref group="{group}" name="{called}">{words}</ref>{"".join(notes)}'
        if called == "rp":
            return page_behind(page)
        if called == "r":
            return _several_by_name(arguments)
        return None

    def _box(self, arguments: Mapping[str, str], line: int) -> None:
        for name, value in facts_in(
            {key: self.notes.mark_in(each) for key, each in arguments.items()}
        ):
            self.draft.facts.append(Fact(name, value, line))

    def _listed_refs(self, found: re.Match[str]) -> str:
        self.notes.enter_in(found[3], self.line_in(found))
        return blank(found)


def _several_by_name(arguments: Mapping[str, str]) -> str:
    """Return the notes that a template calls by their names, each with its page."""
    group = arguments.get("group", "").strip(_QUOTED)
    notes = []
    for number, name in arguments.items():
        if number.isdigit():
            own = [f"{each}{number}" for each in LOCATORS] + [*LOCATORS] * (number == "1")
            page = next((arguments[each] for each in own if arguments.get(each)), "")
            notes.append(f'<ref group="{group}" name="{name.strip(_QUOTED)}" />{page_behind(page)}')
    return "".join(notes)


def _is_within(found: re.Match[str]) -> bool:
    """Say whether a template stands in a note or an item, or amid a line."""
    before = found.string[max(0, found.start() - 40) : found.start()].rpartition("\n")[2]
    return "\n" not in found[0] and bool(_IN_NOTE.search(before))


def read_wikitext(text: str) -> Draft:
    """Return the draft of an article in wikitext."""
    return _Reader(text).read()
