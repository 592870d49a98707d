"""Pandoc's tree of a document (DOCX, ODT, HTML, Markdown) as a draft of an article."""

import re
from typing import Any

from conferences.exchange.articles.marks import unmarked
from conferences.exchange.articles.plain.frame import is_boilerplate
from conferences.exchange.articles.plain.headings import is_one_of
from conferences.exchange.articles.plain.notes import mark_citations, mark_notes
from conferences.exchange.articles.plain.page import ends_article, is_byline, is_part_of_page
from conferences.exchange.articles.plain.prose import is_prose
from conferences.exchange.articles.plain.runs import Run, enter_lists, list_works
from conferences.exchange.articles.trees.contents import contents_of
from conferences.exchange.articles.trees.inlines import (
    Notes,
    inlines_in,
    plain_of,
    words_of,
)
from conferences.exchange.articles.trees.led_to import LedTo
from conferences.exchange.articles.trees.lists import (
    BOLD_LEVEL,
    Below,
    bold_heading,
    is_no_work,
    items_of,
)
from conferences.exchange.articles.trees.metadata import makers_of, references_in, title_in
from conferences.exchange.articles.trees.tables import caption_of, lays_out_text, rows_of
from conferences.exchange.articles.trees.targets import Node
from conferences.exchange.articles.values import (
    Block,
    Draft,
    Fact,
    Kind,
    Leftover,
    UnreadableArticle,
    Why,
)
from conferences.exchange.articles.words import (
    ASKS_FOR_SOURCE,
    BIBLIOGRAPHY_HEADINGS,
    EDIT_LINK,
    REFERENCE_HEADINGS,
)

# Word writes the signs of a list into its paragraphs.
_BULLET = re.compile(r"[·•▪■●]\s+(?=\S)")
DEEPEST, LONGEST_TITLE = 60, 120


class _Reader:
    def __init__(self, tree: Node, *, is_page: bool) -> None:
        self.tree, self.draft, self.notes = tree, Draft(counts_paragraphs=True), Notes()
        self.is_page = is_page
        # Whether a part of the page is read that is none of the article, and whether it is what readers say.
        self.is_outside = self.is_last = False
        # The lists of references, and what stands below the heading of one that is read.
        self.runs: list[Run] = []
        self.below: Below | None = None
        self.led_to = LedTo(self.draft, self.notes)
        # The title that the document gives itself, and the parts of its table of contents.
        self.own_title, self.contents = "", set[int]()

    def read(self) -> Draft:
        blocks = self.tree["blocks"]
        self.draft.title = self.own_title = title_in(self.tree["meta"])
        self.contents = contents_of(blocks)
        known = references_in(self.tree["meta"])
        self.notes.makers = {label: makers_of(work) or label for label, work in known.items()}
        # Notes lead to places further on, so the links are gathered before.
        gathered = Notes()
        for inlines in inlines_in(blocks):
            words_of(inlines, gathered)
        self.notes.targets, self.notes.passed = gathered.targets, gathered.passed
        self._blocks(blocks, 0)
        self._settle()
        self._take_title()
        self.led_to.follow_by_inner()
        self.draft.entries += self.notes.entries
        for entry in self.draft.entries:
            entry.reference = known.get(entry.label, entry.reference)
        if not any("\ue000" in block.text for block in self.draft.blocks):
            self._typed_notes()
        else:
            list_works(self.draft, self.runs)
            mark_citations(self.draft)
        return self.draft

    def _take_title(self) -> None:
        """Take a short first line for the title, where the document names none."""
        first = self.draft.blocks[0] if self.draft.blocks else None
        if not first or self.draft.title or first.level or first.kind is not Kind.PARAGRAPH:
            return
        if len(first.text) <= LONGEST_TITLE and first.text[-1] not in ".!?:;,\ue002":
            self.draft.title = self.draft.blocks.pop(0).text

    def _typed_notes(self) -> None:
        """Read numbers that were typed, where the document has no notes of its own."""
        enter_lists(self.draft, self.runs)
        mark_notes(self.draft, {entry.label for entry in self.draft.entries})

    def _blocks(self, blocks: list[Node], depth: int, kind: Kind = Kind.PARAGRAPH) -> None:
        if depth > DEEPEST:
            raise UnreadableArticle(
                f"The document is nested deeper than {DEEPEST}.", self.notes.place
            )
        for block in blocks:
            if id(block) in self.contents:
                self._leave(block)
            else:
                self._block(block, depth, kind)

    def _leave(self, block: Node) -> None:
        """Set aside a part of a table of contents."""
        for inlines in inlines_in([block]):
            self.notes.place += 1
            self.draft.leftovers.append(
                Leftover(self.notes.place, plain_of(inlines), Why.BOILERPLATE)
            )

    def _block(self, block: Node, depth: int, kind: Kind) -> None:
        name, content = block["t"], block.get("c", [])
        if name in {"Para", "Plain", "LineBlock"}:
            self._paragraph(block, kind)
        elif name == "Header":
            self._heading(content)
        elif name == "Table":
            self._table(content, depth)
        elif name == "BlockQuote":
            self._blocks(content, depth + 1, Kind.QUOTE)
        elif name in {"Div", "BulletList", "OrderedList", "DefinitionList"}:
            self._inside(block, depth, kind)
        elif name != "HorizontalRule":
            self._set_aside(block)

    def _inside(self, block: Node, depth: int, kind: Kind) -> None:
        """Read what holds other blocks, unless a note leads to it."""
        name, content = block["t"], block["c"]
        if name == "Div":
            if not self.led_to.enter(block, content[1], is_apart=False):
                self._blocks(content[1], depth + 1, kind)
            return
        for item, numbered in items_of(name, content):
            if not self.led_to.enter(item, item, is_apart=True):
                # Notes may lead to the number of a work.
                self._blocks(numbered if self.below else item, depth + 1, Kind.ITEM)

    def _paragraph(self, block: Node, kind: Kind) -> None:
        if self.led_to.enter(block, [block], is_apart=False):
            return
        self.notes.place += 1
        for inlines in inlines_in([block]):
            if kind is Kind.PARAGRAPH and (words := bold_heading(inlines)):
                self._headed(words, BOLD_LEVEL, is_bold=True)
            elif self.below:
                self.below.lines.append((self.notes.place, inlines, kind))
            else:
                self._read(inlines, kind)

    def _read(self, inlines: list[Node], kind: Kind) -> None:
        place = self.notes.place
        words = EDIT_LINK.sub("", words_of(inlines, self.notes)).strip()
        for asked in ASKS_FOR_SOURCE.findall(words):
            self.draft.leftovers.append(Leftover(place, asked, Why.NO_REFERENCE))
        words = ASKS_FOR_SOURCE.sub("", words).strip()
        if kind is Kind.PARAGRAPH and (bullet := _BULLET.match(words)):
            words, kind = words[bullet.end() :], Kind.ITEM
        shown = unmarked(words)
        is_above = not any(map(_is_text, self.draft.blocks)) and is_byline(shown)
        # Sentences are of the article again, where only links were expected.
        self.is_outside = (
            self.is_outside and (self.is_last or not is_prose(shown)) and words == shown
        )
        if words and (self.is_outside or is_above or is_boilerplate(shown)):
            self.draft.leftovers.append(Leftover(place, shown, Why.BOILERPLATE))
        elif words:
            self.draft.blocks.append(Block(words, place, kind=kind))

    def _heading(self, content: list[Any]) -> None:
        self.notes.place += 1
        if words := EDIT_LINK.sub("", plain_of(content[2])).strip():
            self._headed(words, content[0])

    def _headed(self, words: str, level: int, *, is_bold: bool = False) -> None:
        heading = Block(words, self.notes.place, level=level)
        is_list = is_one_of(words, REFERENCE_HEADINGS) or is_one_of(words, BIBLIOGRAPHY_HEADINGS)
        self.is_outside = self.is_page and is_part_of_page(words)
        if self.is_outside:
            self._settle()
            self.is_last = ends_article(words)
            self.draft.leftovers.append(Leftover(self.notes.place, words, Why.BOILERPLATE))
            return
        before, whole = self.below, None
        if before is not None and (is_bold or level > (before.whole or before.heading).level):
            whole = before.whole or before.heading
        self._settle()
        if is_list or whole:
            is_first = before is not None and not (before.lines or before.whole)
            entered = len(self.draft.entries)
            self.below = Below(heading, None if is_list else whole, is_first, entered)
            return
        if self.is_page and level == 1:
            self._begin_again(words)
        # A page's own title names its site too.
        is_own = self.draft.title == self.own_title
        takes = not self.draft.title or (self.is_page and level == 1 and is_own)
        if takes and not self.draft.blocks:
            self.draft.title = words
        elif words != self.draft.title or self.draft.blocks:
            self.draft.blocks.append(heading)

    def _begin_again(self, words: str) -> None:
        """Set aside what stands above the heading that the page's own title begins with."""
        blocks = self.draft.blocks
        if self.draft.title.startswith(words) and not any(each.level for each in blocks):
            self.draft.leftovers += [
                Leftover(each.line, unmarked(each.text), Why.UNREAD) for each in blocks
            ]
            self.draft.blocks = []

    def _settle(self) -> None:
        """Take what stands below the heading of a list for that, or for a section like any other."""
        below, self.below = self.below, None
        if below is None:
            return
        if below.is_section(self.notes):
            self.draft.blocks += below.headings()
            place = self.notes.place
            for self.notes.place, inlines, kind in below.lines:
                self._read(inlines, kind)
            self.notes.place = place
        else:
            lines = below.references()
            if self.is_page and len(self.draft.entries) > below.entered:
                strays = [(place, words) for place, words in lines if is_no_work(words)]
                self.draft.leftovers += [Leftover(*each, Why.UNREAD) for each in strays]
                lines = [each for each in lines if each not in strays]
            self.runs.append(Run(below.heading, len(self.draft.blocks), True, lines))

    def _table(self, content: list[Any], depth: int) -> None:
        """Read a box of facts as such, one that lays out a page as what it holds, and any other by rows."""
        is_box = any("infobox" in name for name in content[0][1])
        if not is_box and lays_out_text(content):
            for row in rows_of(content):
                for cell in row[1]:
                    self._blocks(cell[4], depth + 1)
            return
        self.notes.place += 1
        if (caption := caption_of(content)) and not is_box:
            self._row([caption], is_box=False)
        for row in rows_of(content):
            blocks = [block for cell in row[1] for block in cell[4]]
            if not self.led_to.enter(row, blocks, is_apart=True):
                self._row([self._cell(cell) for cell in row[1]], is_box=is_box)

    def _row(self, cells: list[str], *, is_box: bool) -> None:
        place, filled = self.notes.place, [cell for cell in cells if unmarked(cell)]
        if is_box and len(filled) == len(("name", "value")):
            self.draft.facts.append(Fact(unmarked(filled[0]).strip(" :"), filled[1], place))
        elif filled and (is_box or self.is_outside):
            words = " | ".join(map(unmarked, filled))[:2000]
            why = Why.UNREAD if is_box else Why.BOILERPLATE
            self.draft.leftovers.append(Leftover(place, words, why))
        elif filled:
            self.draft.blocks.append(Block(" | ".join(filled), place, kind=Kind.ITEM))

    def _cell(self, cell: list[Any]) -> str:
        return " ".join(words_of(each, self.notes) for each in inlines_in(cell[4])).strip()

    def _set_aside(self, block: Node) -> None:
        self.notes.place += 1
        content = block.get("c")
        words = (
            content[-1]
            if isinstance(content, list) and content and isinstance(content[-1], str)
            else ""
        )
        if block["t"] == "Figure" and isinstance(content, list):
            words = " ".join(plain_of(each) for each in inlines_in(content[1][1]))
        if words.strip():
            self.draft.leftovers.append(
                Leftover(self.notes.place, unmarked(words)[:2000], Why.UNREAD)
            )


def _is_text(block: Block) -> bool:
    return block.level > 0 or is_prose(unmarked(block.text))


def read_tree(tree: Node, *, is_page: bool = False) -> Draft:
    """Return the draft of a document that pandoc has read; places count its paragraphs from 1."""
    return _Reader(tree, is_page=is_page).read()
