"""The text of an entry as HTML: its blocks and inlines, with tokens where notes will stand."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from conferences.rendering.addresses import address_of
from conferences.rendering.document import (
    Block,
    CitationGroup,
    CitationItem,
    ClaimSpan,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    EntryLink,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    RemarkReference,
    RemarkText,
    Rule,
)
from conferences.rendering.html import attribute, text
from conferences.rendering.page import Page
from conferences.rendering.remarks import Remarks
from conferences.rendering.values import CitationView

_ENDS_SENTENCE = re.compile(r"[.?!…][”’\"')\]]?\s")


class TextWriter:
    """Writes one document (a summary, a body) into a page."""

    def __init__(self, page: Page, document: Document, remarks: Remarks) -> None:
        self.page = page
        self.document = document
        self.remarks = remarks
        self.out: list[str] = []
        # The id of the section, and its title, for citations that rest on no claim.
        self.place = "summary"
        self.place_words = ""
        # The claims of the sentence that is being written, and those of them that stand already.
        self._together: frozenset[str] = frozenset()
        self._seen: set[str] = set()

    def write(self, blocks: Sequence[Block]) -> None:
        """Write blocks one after another."""
        for block in blocks:
            _BLOCKS[type(block)](self, block)

    def inlines(self, children: Sequence[Inline]) -> None:
        """Write inlines one after another."""
        out = self.out
        for child in children:
            if child.__class__ is str:
                out.append(text(child))
            else:
                _INLINES[child.__class__](self, child)

    def heading(self, block: Heading) -> None:
        """Write a heading that stands inside a list or a quotation, and so opens no section."""
        self.out.append('<p class="heading"><strong>')
        self.inlines(block.children)
        self.out.append("</strong></p>\n")

    def paragraph(self, block: Paragraph) -> None:
        """Write a paragraph; its sentences are told apart, for a dispute is told once in each."""
        self.out.append("<p>")
        self.sentences(block)
        self.out.append("</p>\n")

    def sentences(self, block: Paragraph) -> None:
        """Write the inlines of a paragraph, knowing which claims share a sentence."""
        if not block.claims:
            self.inlines(block.children)
            return
        for children, claims in sentences(block.children):
            self._together, self._seen = claims, set()
            self.inlines(children)
        self._together = frozenset()

    def list_block(self, block: ListBlock) -> None:
        """Write a list; an item of one paragraph carries its words without one."""
        if block.start is None:
            opening, closing = "<ul>", "</ul>\n"
        else:
            opening = "<ol>" if block.start == 1 else f'<ol start="{block.start}">'
            closing = "</ol>\n"
        self.out.append(opening)
        for item in block.items:
            self.out.append("<li>")
            if len(item) == 1 and isinstance(item[0], Paragraph):
                self.sentences(item[0])
            else:
                self.write(item)
            self.out.append("</li>\n")
        self.out.append(closing)

    def quote(self, block: Quote) -> None:
        """Write a quotation set apart."""
        self.out.append("<blockquote>")
        self.write(block.blocks)
        self.out.append("</blockquote>\n")

    def rule(self, _block: Rule) -> None:
        """Write a break."""
        self.out.append("<hr>\n")

    def code_block(self, block: CodeBlock) -> None:
        """Write lines as they are."""
        self.out.append(f"<pre><code>{text(block.words)}</code></pre>\n")

    def remark_text(self, block: RemarkText) -> None:
        """Write a remark to which no mark leads as it was typed; others stand in their own list."""
        if self.remarks.is_marked(self.document, block):
            return
        self.out.append(f"<p>{text(block.typed)}</p>\n")
        self.write(block.blocks)

    def emphasis(self, inline: Emphasis) -> None:
        """Write stressed words."""
        tag = "strong" if inline.is_strong else "em"
        self.out.append(f"<{tag}>")
        self.inlines(inline.children)
        self.out.append(f"</{tag}>")

    def code(self, inline: Code) -> None:
        """Write characters as they are."""
        self.out.append(f"<code>{text(inline.words)}</code>")

    def link_out(self, inline: Link) -> None:
        """Write a link out of the site."""
        self.out.append(f'<a href="{attribute(inline.href)}">')
        self.inlines(inline.children)
        self.out.append("</a>")

    def entry_link(self, inline: EntryLink) -> None:
        """Write a link to a work; its words alone, if readers cannot see the work."""
        ref = self.page.view.links.get((inline.kind, inline.key))
        address = address_of(ref, self.page.language)
        if address:
            self.out.append(f'<a href="{attribute(address)}">')
        self.inlines(inline.children)
        if address:
            self.out.append("</a>")

    def line_break(self, _inline: LineBreak) -> None:
        """Write a line break."""
        self.out.append("<br>\n")

    def remark_reference(self, inline: RemarkReference) -> None:
        """Write the mark of a remark; as typed, if there is no such remark."""
        self.out.append(self.remarks.mark(self.document, inline.label))

    def citation_group(self, inline: CitationGroup) -> None:
        """Write the token for the notes of a citation; items with unknown keys as typed."""
        sources = self.page.view.sources
        known: list[CitationItem] = []
        unknown: list[CitationItem] = []
        for item in inline.items:
            is_known = item.source in sources and (not item.via or item.via in sources)
            (known if is_known else unknown).append(item)
        citations = [_citation(item) for item in known]
        if citations:
            self._pull_back()
            self.out.append(self.page.notes.cite(self.place, citations, self.place_words))
        if unknown:
            space = " " if citations else ""
            self.out.append(text(f"{space}[{'; '.join(item.typed for item in unknown)}]"))

    def _pull_back(self) -> None:
        """Take away a space before a marker, so that no line breaks there."""
        if self.out and self.out[-1].endswith((" ", "\n")) and not self.out[-1].endswith(">\n"):
            self.out[-1] = self.out[-1].rstrip(" \n")

    def claim_span(self, inline: ClaimSpan) -> None:
        """Write words that rest on a claim, its notes, and the state of its evidence."""
        key, page = inline.key, self.page
        claim = page.view.claims.get(key)
        if claim is None:
            self.out.append("[")
            self.inlines(inline.children)
            self.out.append(text(f"]{{claim={key}}}"))
            return
        self.out.append(page.open_claim(key))
        self.inlines(inline.children)
        self.out.append(page.notes.cite(key, claim.citations, inline.excerpt))
        self.out.append(self._bracket(key))
        self.out.append("</span>")

    def _bracket(self, key: str) -> str:
        """Tell the state of a claim: in full once, briefly where the sentence gives the rest."""
        page = self.page
        rivals = page.weighings[key].rivals
        if rivals and self._together.issuperset(rivals):
            self._seen.add(key)
            page.told.add(key)
            return page.bracket(key, is_brief=True) if self._seen.issuperset(rivals) else ""
        is_brief = key in page.told
        page.told.add(key)
        return page.bracket(key, is_brief=is_brief)


def sentences(children: Sequence[Inline]) -> Iterator[tuple[list[Inline], frozenset[str]]]:
    """Yield the sentences of a paragraph, each with the keys of the claims named in it.

    A sentence ends where running text outside all marks holds its end; two ends in one stretch of
    text count as one, since nothing stands between them that could be disputed.
    """
    sentence: list[Inline] = []
    keys: set[str] = set()
    for child in children:
        sentence.append(child)
        if not isinstance(child, str):
            _gather(child, keys)
        elif _ENDS_SENTENCE.search(child):
            yield sentence, frozenset(keys)
            sentence, keys = [], set()
    yield sentence, frozenset(keys)


def _gather(inline: Inline, keys: set[str]) -> None:
    if isinstance(inline, ClaimSpan):
        keys.add(inline.key)
    if isinstance(inline, ClaimSpan | Emphasis):
        for child in inline.children:
            if not isinstance(child, str):
                _gather(child, keys)


def _citation(item: CitationItem) -> CitationView:
    consulted = "second_hand" if item.via else "original"
    return CitationView(
        item.source, "supports", via=item.via, locator=item.locator, consulted=consulted
    )


_BLOCKS: dict[type, Callable[[TextWriter, Any], None]] = {
    Heading: TextWriter.heading,
    Paragraph: TextWriter.paragraph,
    ListBlock: TextWriter.list_block,
    Quote: TextWriter.quote,
    Rule: TextWriter.rule,
    CodeBlock: TextWriter.code_block,
    RemarkText: TextWriter.remark_text,
}
_INLINES: dict[type, Callable[[TextWriter, Any], None]] = {
    Emphasis: TextWriter.emphasis,
    Code: TextWriter.code,
    Link: TextWriter.link_out,
    EntryLink: TextWriter.entry_link,
    LineBreak: TextWriter.line_break,
    RemarkReference: TextWriter.remark_reference,
    CitationGroup: TextWriter.citation_group,
    ClaimSpan: TextWriter.claim_span,
}
