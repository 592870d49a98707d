"""The words of a stored article, by paragraph, as they are compared with those of another edition."""

import re
from collections.abc import Iterable, Mapping
from html import unescape

from conferences.rendering.notes import base_id_of
from conferences.rendering.values import CitationView

# The text of an entry is its summary, its sections and its remarks; all else in an article is made
# from facts and claims, which are compared by themselves.
_SECTION = re.compile(r'<section id="(summary|text|section-[^"]*|remarks)"[^>]*>')
_END = "</section>"
_PIECE = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>|[^<]+|<")
_TARGET = re.compile(r'href="#([^"]*)"')
_CLASS = re.compile(r'class="([^"]*)"')
_BLOCKS = frozenset({"blockquote", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "section", "ul"})
# Within a bracket: notes, and the way to the question.
_UNTOLD = frozenset({"refs", "way"})
_NOWHERE = 1_000_000
_BRACKETS = str.maketrans("[]", "()")
_MARK = re.compile(r"\[@([^\[\]]*)\]")


def words_of_article(html: str) -> str:
    """Return the text of an article with an empty line between its paragraphs.

    A mark that leads to a note stands in it as `[@cite_note-rees2008_p54]`, by the id of the note
    and not by its number, which changes with every note before it; what the page itself adds of the
    evidence as `[@(disputed: …)]`. Both are single signs to those who compare words.
    """
    paragraphs: list[str] = []
    for section in _SECTION.finditer(html):
        end = html.find(_END, section.end())
        reader = _Reader(is_list=section[1] == "remarks")
        reader.read(html[section.end() : end if end >= 0 else len(html)])
        paragraphs += reader.paragraphs
    return "\n\n".join(paragraphs)


class _Reader:
    def __init__(self, *, is_list: bool) -> None:
        self.paragraphs: list[str] = []
        # What is made by the page and not by the author: ways back, and the title of a list.
        self._made = {"back", "h2"} if is_list else {"back"}
        self._words: list[str] = []
        # The element that is being passed over, or whose words are gathered apart, and how deep.
        self._aside = ""
        self._depth = 0
        self._bracket: list[str] | None = None
        # How deep begins what is not told of a bracket.
        self._hidden_at = _NOWHERE

    def read(self, html: str) -> None:
        for piece in _PIECE.finditer(html):
            closing, tag, attributes = piece.groups()
            if tag is None:
                self._text(piece[0])
            elif self._aside:
                self._inside(tag, attributes, is_end=bool(closing))
            elif tag in _BLOCKS:
                self._end_paragraph()
                if not closing and self._made & {tag, *_classes(attributes)}:
                    self._pass_over(tag)
            elif tag == "br":
                self._words.append(" ")
            elif not closing:
                self._open(tag, attributes)
        self._end_paragraph()

    def _text(self, words: str) -> None:
        if not self._aside:
            self._words.append(unescape(words))
        elif self._bracket is not None and self._hidden_at == _NOWHERE:
            self._bracket.append(unescape(words))

    def _open(self, tag: str, attributes: str) -> None:
        names = _classes(attributes)
        if "ref" in names:
            self._mark(attributes)
            self._pass_over(tag)
        elif "alt" in names:
            self._pass_over(tag)
            self._bracket, self._hidden_at = [], _NOWHERE
        elif names & {"vh", "back", "n"}:
            self._pass_over(tag)

    def _pass_over(self, tag: str) -> None:
        self._aside, self._depth = tag, 1

    def _inside(self, tag: str, attributes: str, *, is_end: bool) -> None:
        if tag != self._aside:
            return
        if is_end:
            self._depth -= 1
            if self._depth < self._hidden_at:
                self._hidden_at = _NOWHERE
        else:
            self._depth += 1
            if _classes(attributes) & _UNTOLD:
                self._hidden_at = min(self._hidden_at, self._depth)
        if self._depth == 0:
            self._end_aside()

    def _end_aside(self) -> None:
        self._aside = ""
        if self._bracket is not None:
            said = " ".join("".join(self._bracket).split())
            self._words.append(f"[@{said.translate(_BRACKETS)}]")
            self._bracket = None

    def _mark(self, attributes: str) -> None:
        target = _TARGET.search(attributes)
        if target:
            self._words.append(f"[@{unescape(target[1]).translate(_BRACKETS)}]")

    def _end_paragraph(self) -> None:
        words = " ".join("".join(self._words).split())
        self._words = []
        if words:
            self.paragraphs.append(words)


def _classes(attributes: str) -> frozenset[str]:
    found = _CLASS.search(attributes)
    return frozenset(found[1].split()) if found else frozenset()


class NoteNames:
    """Names notes by what they cite, so that readers know which one came or went."""

    def __init__(
        self, citations: Iterable[Mapping[str, str]], *, several: str, remark: str
    ) -> None:
        self.several, self.remark = several, remark
        self.by_id: dict[str, str] = {}
        self.shorts: dict[str, str] = {}
        for citation in citations:
            view = CitationView(
                citation["source"],
                citation["stance"],
                via=citation["via"],
                locator=citation["locator"],
            )
            short = citation.get("source_short") or citation["source"]
            named = (short, citation["locator"], citation.get("via_short") or citation["via"])
            self.by_id[base_id_of(view)] = ", ".join(filter(None, named))
            self.shorts[citation["source"]] = short

    def told(self, words: str, *, is_changed: bool) -> str:
        """Return words as readers see them: marks that did not change are left out."""
        return _MARK.sub(lambda mark: self._shown(mark[1], is_changed=is_changed), words)

    def _shown(self, mark: str, *, is_changed: bool) -> str:
        if mark.startswith("("):
            return mark
        if not is_changed:
            return ""
        return f"[{self._named(mark)}]"

    def _named(self, mark: str) -> str:
        if mark.startswith("remark-"):
            return self.remark
        if mark.startswith("cite_note-all--"):
            return self.several
        # A note with a quotation has the place of its first use behind its name.
        name = self.by_id.get(mark) or self.by_id.get(mark.rpartition("_")[0])
        return name or self._source_of(mark.removeprefix("cite_note-"))

    def _source_of(self, mark: str) -> str:
        keys = [key for key in self.shorts if mark == key or mark.startswith(f"{key}_")]
        return self.shorts[max(keys, key=len)] if keys else mark
