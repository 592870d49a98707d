"""What stands in pandoc's tree below the heading of a list: works, each by itself, or the prose of a section."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from conferences.exchange.articles.marks import unmarked
from conferences.exchange.articles.plain.headings import LONGEST, MOST_WORDS, without_number
from conferences.exchange.articles.plain.lists import Line, could_be_reference, looks_labelled
from conferences.exchange.articles.plain.prose import are_prose
from conferences.exchange.articles.trees.inlines import Notes, reference_of, words_of
from conferences.exchange.articles.trees.targets import Node
from conferences.exchange.articles.values import Block, Kind

BOLD_LEVEL, MOST_OF_LINK = 2, 8
_COUNTING = frozenset({"Decimal", "DefaultStyle"})
_SIGN_IN_WORK = re.compile(r"[.,:;«»“”\"]\s?\S|\d")
_NO_HEADING = re.compile(r"[.!;,:\]\ue002]$")
_AROUND = frozenset({"Strong", "Emph", "Underline", "SmallCaps"})
_GAPS = frozenset({"Space", "SoftBreak", "LineBreak"})


@dataclass
class Below:
    """Paragraphs below the heading of a list, or of a part of one; what they are is told when all are known."""

    heading: Block
    # The heading of the list, where this is a part of one, and whether nothing stands between them.
    whole: Block | None = None
    is_first: bool = False
    # How many notes had been read before it.
    entered: int = 0
    lines: list[tuple[int, list[Node], Kind]] = field(default_factory=list)

    def is_section(self, notes: Notes) -> bool:
        """Say whether the paragraphs are prose, or hold notes of their own."""
        if not self.lines:
            return self.whole is not None
        # The notes are counted when they are read.
        told = [
            (words_of(inlines, replace(notes, entries=[], cited=set())), kind)
            for _place, inlines, kind in self.lines
        ]
        texts = [unmarked(words) for words, _kind in told]
        if self.whole and sum(map(could_be_reference, texts)) * 2 < len(texts):
            return True
        if any(kind is Kind.ITEM or looks_labelled(words) for words, kind in told):
            return False
        return any("\ue000" in words for words, _kind in told) or are_prose(texts)

    def headings(self) -> list[Block]:
        """Return the headings of a section: that of the whole comes with its first part."""
        return [self.whole, self.heading] if self.whole and self.is_first else [self.heading]

    def references(self) -> list[Line]:
        """Return each work as a line: a paragraph, or a line of one where each of these is a work."""
        found: list[Line] = []
        for place, inlines, _kind in self.lines:
            pieces = [words for piece in _lines_of(inlines) if (words := reference_of(piece))]
            are_works = all(could_be_reference(each) or looks_labelled(each) for each in pieces)
            found += [(place, each) for each in (pieces if are_works else [reference_of(inlines)])]
        return found


def is_no_work(words: str) -> bool:
    """Say whether words below the notes of a page are a few, with no sign in them that references have."""
    is_short = len(words.split()) <= MOST_OF_LINK and not _SIGN_IN_WORK.search(words)
    return is_short and not could_be_reference(words)


def items_of(kind: str, content: Any) -> list[tuple[list[Node], list[Node]]]:
    """Return the items of a list, each as it is and with its number as a word."""
    if kind == "DefinitionList":
        items = [
            [{"t": "Plain", "c": term}, *(each for one in definitions for each in one)]
            for term, definitions in content
        ]
    elif kind == "OrderedList" and content[0][1]["t"] in _COUNTING:
        first = content[0][0]
        return [(item, _with_number(item, number)) for number, item in enumerate(content[1], first)]
    else:
        items = content if kind == "BulletList" else content[1]
    return [(item, item) for item in items]


def _with_number(item: list[Node], number: int) -> list[Node]:
    if not item or item[0]["t"] not in {"Para", "Plain"}:
        return item
    words = [{"t": "Str", "c": f"{number}."}, {"t": "Space"}, *item[0]["c"]]
    return [{"t": item[0]["t"], "c": words}, *item[1:]]


def _lines_of(inlines: list[Node]) -> list[list[Node]]:
    lines: list[list[Node]] = [[]]
    for node in inlines:
        if node["t"] == "LineBreak":
            lines.append([])
        else:
            lines[-1].append(node)
    return lines


def bold_heading(inlines: list[Node]) -> str:
    """Return the words of a paragraph that is short and bold throughout: a heading without the style of one."""
    nodes = [node for node in inlines if node["t"] not in _GAPS]
    is_bold = False
    while len(nodes) == 1 and nodes[0]["t"] in _AROUND:
        is_bold = is_bold or nodes[0]["t"] == "Strong"
        nodes = [node for node in nodes[0]["c"] if node["t"] not in _GAPS]
    if not is_bold:
        return ""
    words = unmarked(words_of(inlines, Notes()))
    if (
        not words
        or len(words) > LONGEST
        or len(words.split()) > MOST_WORDS
        or _NO_HEADING.search(words)
    ):
        return ""
    return without_number(words)
