"""The parts of an article that hold its text: summary, body with headings, contents, remarks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conferences.rendering.article import TextWriter
from conferences.rendering.document import Block, Document, Heading, Paragraph
from conferences.rendering.html import attribute, text
from conferences.rendering.notes import letter
from conferences.rendering.page import Page
from conferences.rendering.remarks import Remark, Remarks

# Fewer headings than this need no list of contents.
LEAST_HEADINGS = 3


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the list of contents."""

    level: int
    id: str
    words: str


def summary_html(page: Page, document: Document, remarks: Remarks) -> str:
    """Return the section of the summary, "" if there is none."""
    if not document.blocks:
        return ""
    writer = TextWriter(page, document, remarks)
    writer.place_words = _("Summary")
    writer.write(document.blocks)
    return f'<section id="summary">{"".join(writer.out)}</section>\n'


class BodyWriter:
    """Writes the body in sections, gathering the list of contents.

    A section has an id that holds in every language: the name its author gave the heading, else
    its number.
    """

    def __init__(self, page: Page, document: Document, remarks: Remarks) -> None:
        self.page = page
        self.document = document
        self.writer = TextWriter(page, document, remarks)
        self.contents: list[ContentsEntry] = []
        self._numbers = [0, 0]

    def html(self) -> str:
        """Return the sections one after another."""
        blocks = self.document.blocks
        if not blocks:
            return ""
        out = self.writer.out
        self.writer.place_words = _("Text")
        if not isinstance(blocks[0], Heading):
            self.writer.place = self.page.ids.take("text")
            out.append('<section id="text">')
        for index, block in enumerate(blocks):
            if isinstance(block, Heading):
                self._heading(block, is_first=index == 0)
            else:
                self.writer.write((block,))
        out.append("</section>\n")
        return "".join(out)

    def _heading(self, block: Heading, *, is_first: bool) -> None:
        # The first heading opens a section whatever its level, so that no level is left out.
        is_section = block.level == 2 or not self.contents
        own_id = self.page.ids.take(self._wanted_id(block, is_section=is_section))
        self.contents.append(ContentsEntry(2 if is_section else 3, own_id, block.words))
        writer = self.writer
        writer.place, writer.place_words = own_id, block.words
        if is_section:
            closing = "" if is_first else "</section>\n"
            writer.out.append(f'{closing}<section id="{attribute(own_id)}"><h2>')
        else:
            writer.out.append(f'<h3 id="{attribute(own_id)}">')
        writer.inlines(block.children)
        writer.out.append("</h2>\n" if is_section else "</h3>\n")

    def _wanted_id(self, block: Heading, *, is_section: bool) -> str:
        if is_section:
            self._numbers = [self._numbers[0] + 1, 0]
            number = str(self._numbers[0])
        else:
            self._numbers[1] += 1
            number = f"{self._numbers[0]}-{self._numbers[1]}"
        return f"section-{block.name or number}"


def contents_html(entries: Sequence[ContentsEntry], further: Sequence[tuple[str, str]]) -> str:
    """Return the list of contents, "" for a text of few headings; ``further`` are (id, title)."""
    if len(entries) < LEAST_HEADINGS:
        return ""
    lines = "".join(_contents_lines(entries))
    lines += "".join(f'<li><a href="#{own_id}">{text(title)}</a></li>' for own_id, title in further)
    title = text(_("Contents"))
    return (
        f'<nav class="toc" aria-labelledby="toc-h"><details><summary><h2 id="toc-h">{title}</h2></summary>'
        f"<ol>{lines}</ol></details></nav>\n"
    )


def _contents_lines(entries: Sequence[ContentsEntry]) -> Iterator[str]:
    is_nested = False
    for index, entry in enumerate(entries):
        following = entries[index + 1].level if index + 1 < len(entries) else 2
        yield f'<li><a href="#{attribute(entry.id)}">{text(entry.words)}</a>'
        if entry.level == 2 and following == 3:
            is_nested = True
            yield "<ol>"
            continue
        yield "</li>"
        if is_nested and following == 2:
            is_nested = False
            yield "</ol></li>"


def remarks_html(page: Page, remarks: Remarks) -> str:
    """Return the section of remarks, "" if there are none; a remark may itself lead to another."""
    if not remarks.listed:
        return ""
    bodies = []
    for remark in remarks.listed:  # grows while remarks that lead to others are written
        bodies.append(_remark_body(page, remark, remarks))
    title, back = text(_("Remarks")), text(_("Back to text"))
    entries = "".join(
        f'<li id="{attribute(remark.id)}">{body}{_ways_back(remark, back)}</li>\n'
        for remark, body in zip(remarks.listed, bodies, strict=True)
    )
    return (
        '<section id="remarks" role="doc-endnotes" aria-labelledby="remarks-h">'
        f'<h2 id="remarks-h">{title}</h2>\n'
        f'<ol role="list" class="remarks">\n{entries}</ol></section>\n'
    )


def _remark_body(page: Page, remark: Remark, remarks: Remarks) -> str:
    writer = TextWriter(page, remark.document, remarks)
    writer.place = remark.id
    writer.place_words = _("remark n%d") % remark.number
    blocks: tuple[Block, ...] = remark.text.blocks
    writer.out.append(f'<p><span class="n">n{remark.number}</span> ')
    if blocks and isinstance(blocks[0], Paragraph):
        writer.sentences(blocks[0])
        blocks = blocks[1:]
    writer.out.append("</p>")
    writer.write(blocks)
    return "".join(writer.out)


def _ways_back(remark: Remark, back: str) -> str:
    where = text(_("remark n%d") % remark.number)
    if len(remark.marks) == 1:
        return f'<p class="back">{_way_back(remark.marks[0], back, where)}</p>'
    links = " ".join(
        _way_back(mark, letter(index), where) for index, mark in enumerate(remark.marks)
    )
    return f'<p class="back">{back}: {links}</p>'


def _way_back(mark: str, label: str, where: str) -> str:
    name = f'{label}<span class="vh">: {where}</span>'
    return f'<a role="doc-backlink" href="#{attribute(mark)}">{name}</a>'
