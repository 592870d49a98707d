"""Wikitext of MediaWiki as a draft of an article."""

import re
from dataclasses import replace

from conferences.exchange.articles.marks import mark, unmarked
from conferences.exchange.articles.plain_headings import between_equals, is_one_of
from conferences.exchange.articles.values import (
    Block,
    Draft,
    Entry,
    Fact,
    Kind,
    Leftover,
    Reference,
    UnreadableArticle,
    Why,
)
from conferences.exchange.articles.wikitext_elements import Elements
from conferences.exchange.articles.wikitext_templates import (
    is_citation,
    is_short_citation,
    reference_in,
    short_reference,
)
from conferences.exchange.articles.wikitext_words import (
    GONE,
    WORK,
    LineCounter,
    arguments_in,
    blank,
    clean,
    link,
    plain,
    raw_words,
    shown,
    with_lines,
    without_addresses,
)
from conferences.exchange.articles.words import BIBLIOGRAPHY_HEADINGS, REFERENCE_HEADINGS

DEEPEST = 40
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOWIKI = Elements("nowiki")
_UNREAD_TAGS = Elements(
    "gallery", "math", "score", "timeline", "syntaxhighlight", "source", "imagemap"
)
_LINK = re.compile(r"\[\[([^\[\]]*)\]\]")
_TEMPLATE = re.compile(r"\{\{([^{}]*)\}\}")
_TABLE = re.compile(r"^\{\|(?:(?!^\{\|).)*?^\|\}", re.DOTALL | re.MULTILINE)
_LISTED_REFS = Elements("references")
_REF = Elements("ref", is_empty_too=True)
_ATTRIBUTE = re.compile(r"\b(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'/>]+))")
_BOLD = re.compile(r"'''([^'\n]{2,200}?)'''")
_INFOBOX = re.compile(
    r"infobox|^hộp thông tin|^thông tin|^карточка|^ficha de|^תבנית|^картка|^universal",
    re.IGNORECASE,
)
_REFLIST = re.compile(
    r"^(?:reflist|references|notelist|przypisy|примечания|примітки|reflist-talk"
    r"|listaref|tham khảo|הערות שוליים|ביאורים)$",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"^(?:refn|efn|efn-ua|הערה|ביאור|uwaga|comment|прим)$", re.IGNORECASE)
_WITH_WORDS = {
    "lang": 2,
    "transl": 2,
    "transliteration": 2,
    "nowrap": 1,
    "quote": 1,
    "cquote": 1,
    "blockquote": 1,
    "small": 1,
    "abbr": 1,
    "ill": 1,
    "interlanguage link": 1,
    "не переведено": 1,
    "as of": 1,
    "langx": 2,
    "lang-ru": 1,
    "lang-pl": 1,
    "lang-de": 1,
    "lang-uk": 1,
}
_DROPPED = re.compile(
    _REFLIST.pattern + r"|^(?:rp|page needed|short description|r)$", re.IGNORECASE
)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.draft = text, Draft()
        self.works: list[Reference] = []
        self.labels: dict[tuple[str, str], str] = {}
        self.numbers: dict[str, int] = {}
        self.entered: set[str] = set()
        self.line_in = LineCounter().line_in

    def read(self) -> Draft:
        text = _COMMENT.sub(blank, self.text)
        text = _NOWIKI.sub(lambda found: found[3].translate({91: 0xFF3B, 123: 0xFF5B}), text)
        text = _UNREAD_TAGS.sub(self._unread, text)
        text = self._without_nesting(text)
        text = _TABLE.sub(self._unread, text)
        text = _LISTED_REFS.sub(self._listed_refs, text)
        text = _REF.sub(self._ref, text)
        if bold := _BOLD.search(text):
            # What an article is about stands in bold in its first sentence.
            self.draft.title = unmarked(clean(bold[1]))
        self._blocks(text)
        return self.draft

    def _unread(self, found: re.Match[str]) -> str:
        words = shown(found[0], 2000)
        self.draft.leftovers.append(Leftover(self.line_in(found), words, Why.UNREAD))
        return blank(found)

    def _without_nesting(self, text: str) -> str:
        """Take links and templates out from the innermost outwards."""
        for _depth in range(DEEPEST):
            before = text
            text = _LINK.sub(link, text)
            text = _TEMPLATE.sub(self._template, text)
            if text == before:
                return text
        found = _TEMPLATE.search(text) or _LINK.search(text)
        raise UnreadableArticle(
            f"Templates are nested deeper than {DEEPEST}.", self.line_in(found) if found else 0
        )

    def _template(self, found: re.Match[str]) -> str:
        name, arguments = arguments_in(found[1])
        if is_citation(name):
            self.works.append(
                replace(
                    reference_in(name, plain(arguments), raw_words(arguments)),
                    line=self.line_in(found),
                )
            )
            return with_lines(f"\ue003{len(self.works) - 1}\ue004", found)
        if is_short_citation(name):
            return with_lines(self._short(arguments, found), found)
        if words := self._note_template(name, arguments):
            return with_lines(words, found)
        if _INFOBOX.search(name):
            self._infobox(arguments, found)
        elif name.lower() in _WITH_WORDS:
            words = arguments.get(str(_WITH_WORDS[name.lower()]), arguments.get("text", ""))
            return with_lines(words, found)
        elif not _DROPPED.match(name):
            self.draft.leftovers.append(Leftover(self.line_in(found), shown(found[0]), Why.UNREAD))
        return blank(found)

    def _note_template(self, name: str, arguments: dict[str, str]) -> str:
        """Return what a template for notes stands for; "" for another."""
        if _REFLIST.match(name):
            inside = arguments.get("refs") or arguments.get("примечания") or ""
            return f"<references>{inside}</references>" if inside else ""
        if _FOOTNOTE.match(name):
            return (
                f'<ref group=note name="{arguments.get("name", "")}">{arguments.get("1", "")}</ref>'
            )
        if name.lower() == "r":
            names = [value for key, value in arguments.items() if key.isdigit()]
            return "".join(f'<ref name="{value}" />' for value in names)
        return ""

    def _short(self, arguments: dict[str, str], found: re.Match[str]) -> str:
        raw = raw_words(arguments)
        line = self.line_in(found)
        reference = replace(short_reference(plain(arguments), raw), line=line)
        if reference.authors and raw not in self.entered:
            self.entered.add(raw)
            self.draft.entries.append(Entry(raw, raw, line, reference))
        return mark(raw)

    def _infobox(self, arguments: dict[str, str], found: re.Match[str]) -> None:
        line = self.line_in(found)
        for name, value in arguments.items():
            words = clean(_REF.sub(self._ref, value)).strip()
            called = unmarked(clean(name))
            if called and not called.isdigit() and unmarked(words):
                self.draft.facts.append(Fact(called, words, line))

    def _listed_refs(self, found: re.Match[str]) -> str:
        _REF.sub(self._ref, found[3])
        return blank(found)

    def _ref(self, found: re.Match[str]) -> str:
        """Enter what a note leads to, and put its mark where it stood."""
        attributes = {
            each[1].lower(): unmarked(clean(each[2] or each[3] or each[4] or ""))
            for each in _ATTRIBUTE.finditer(found[2])
        }
        group, name, content = attributes.get("group", ""), attributes.get("name", ""), found[3]
        label = self._label(group, name)
        if content and content.strip() and label not in self.entered:
            self.entered.add(label)
            self.draft.entries.append(self._entry(label, content, self.line_in(found)))
        return with_lines(mark(label), found)

    def _label(self, group: str, name: str) -> str:
        if name and (group, name) in self.labels:
            return self.labels[group, name]
        self.numbers[group] = self.numbers.get(group, 0) + 1
        label = f"{group} {self.numbers[group]}".strip()
        if name:
            self.labels[group, name] = label
        return label

    def _entry(self, label: str, content: str, line: int) -> Entry:
        work = WORK.search(content)
        reference = replace(self.works[int(work[1])], label=label, line=line) if work else None
        words = without_addresses(
            content, lambda each: f"“{each[2]}”. {each[1]}" if each[2] else each[1]
        )
        return Entry(label, unmarked(clean(words)), line, reference)

    def _blocks(self, text: str) -> None:
        is_list, start, line = False, 0, 1
        gathered: list[str] = []
        for raw in [*text.split("\n"), ""]:
            stripped = raw.replace(GONE, "").strip()
            found = between_equals(stripped)
            if gathered and (not stripped or found or stripped[0] in "*#:;"):
                self._add(" ".join(gathered), start, Kind.PARAGRAPH, is_list=is_list)
                gathered = []
            if found:
                heading = unmarked(clean(found[0]))
                is_list = _is_list(heading)
                if not is_list:
                    self.draft.blocks.append(Block(heading, line, level=found[1]))
            elif stripped and stripped[0] in "*#:;":
                kind = Kind.QUOTE if stripped[0] == ":" else Kind.ITEM
                self._add(stripped.lstrip("*#:; "), line, kind, is_list=is_list)
            elif stripped:
                start = start if gathered else line
                gathered.append(stripped)
            line += 1 + raw.count(GONE)
        self.draft.blocks = [block for block in self.draft.blocks if block.text.strip()]

    def _add(self, text: str, line: int, kind: Kind, *, is_list: bool) -> None:
        work = WORK.search(text)
        if is_list or (work and not unmarked(WORK.sub("", text)).strip(" .,;")):
            reference = replace(self.works[int(work[1])], line=line) if work else None
            words = unmarked(clean(text))
            if words or reference:
                self.draft.listed.append(Entry("", words, line, reference))
            return
        self.draft.blocks.append(Block(clean(text), line, kind=kind))


def _is_list(heading: str) -> bool:
    return is_one_of(heading, REFERENCE_HEADINGS) or is_one_of(heading, BIBLIOGRAPHY_HEADINGS)


def read_wikitext(text: str) -> Draft:
    """Return the draft of an article in wikitext."""
    return _Reader(text).read()
