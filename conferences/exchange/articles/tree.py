"""Pandoc's tree of a document (DOCX, ODT, HTML, Markdown) as a draft of an article."""

from typing import Any

from conferences.exchange.articles.marks import unmarked
from conferences.exchange.articles.plain_frame import is_boilerplate
from conferences.exchange.articles.plain_headings import is_one_of
from conferences.exchange.articles.plain_notes import mark_citations, mark_notes
from conferences.exchange.articles.plain_page import ends_article, is_byline, is_part_of_page
from conferences.exchange.articles.plain_runs import Run, enter_lists, list_works
from conferences.exchange.articles.prose import is_prose
from conferences.exchange.articles.tree_inlines import (
    Notes,
    inlines_in,
    plain_of,
    reference_of,
    words_of,
)
from conferences.exchange.articles.tree_lists import BOLD_LEVEL, Below, bold_heading
from conferences.exchange.articles.tree_metadata import makers_of, references_in, title_in
from conferences.exchange.articles.tree_targets import Node, note_begun_by
from conferences.exchange.articles.values import (
    Block,
    Draft,
    Entry,
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

    def read(self) -> Draft:
        blocks = self.tree["blocks"]
        self.draft.title = title_in(self.tree["meta"])
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
            self._block(block, depth, kind)

    def _block(self, block: Node, depth: int, kind: Kind) -> None:
        name, content = block["t"], block.get("c", [])
        if name in {"Para", "Plain", "LineBlock"}:
            self._paragraph(block, kind)
        elif name == "Header":
            self._heading(content)
        elif name == "Table":
            self._table(content)
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
            if not self._enter_target(block, content[1], is_apart=False):
                self._blocks(content[1], depth + 1, kind)
            return
        if name == "DefinitionList":
            items = [
                [{"t": "Plain", "c": term}, *(each for one in definitions for each in one)]
                for term, definitions in content
            ]
        else:
            items = content if name == "BulletList" else content[1]
        for item in items:
            if not self._enter_target(item, item, is_apart=True):
                self._blocks(item, depth + 1, Kind.ITEM)

    def _paragraph(self, block: Node, kind: Kind) -> None:
        if self._enter_target(block, [block], is_apart=False):
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
        shown = unmarked(words)
        is_above = self.is_page and not self.draft.blocks and is_byline(shown)
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
            self.below = Below(heading, None if is_list else whole, is_first=is_first)
            return
        if self.is_page and level == 1:
            self._begin_again(words)
        # A page's own title names its site too.
        takes = not self.draft.title or (self.is_page and level == 1)
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
            self.runs.append(Run(below.heading, len(self.draft.blocks), True, below.references()))

    def _enter_target(self, node: Any, blocks: list[Node], *, is_apart: bool) -> bool:
        """Take what a note leads to out of the text."""
        name = note_begun_by(node, self.notes.targets, is_apart=is_apart)
        if not name:
            return False
        self.notes.place += 1
        words = " ".join(map(reference_of, inlines_in(blocks)))
        self.draft.entries.append(Entry(self.notes.targets[name], words, self.notes.place))
        return True

    def _table(self, content: list[Any]) -> None:
        """Read a box of facts; any other table is kept as it is."""
        self.notes.place += 1
        found = [row for body in content[4] for row in (*body[2], *body[3])]
        rows = [
            [self._cell(cell) for cell in row[1]]
            for row in (*content[3][1], *found)
            if not self._enter_target(
                row, [each for cell in row[1] for each in cell[4]], is_apart=True
            )
        ]
        is_box = any("infobox" in name for name in content[0][1])
        for row in rows:
            cells = [cell for cell in row if unmarked(cell)]
            if is_box and len(cells) == 2:
                self.draft.facts.append(
                    Fact(unmarked(cells[0]).strip(" :"), cells[1], self.notes.place)
                )
            elif cells:
                words = " | ".join(map(unmarked, cells))
                self.draft.leftovers.append(Leftover(self.notes.place, words[:2000], Why.UNREAD))

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


def read_tree(tree: Node, *, is_page: bool = False) -> Draft:
    """Return the draft of a document that pandoc has read; places count its paragraphs from 1."""
    return _Reader(tree, is_page=is_page).read()
