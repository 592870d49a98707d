"""An article as the source of a printed page: its tree, written for typst.

Every word of the article goes in as a string of typst, so that nothing in it can be read as a
command; what the page needs to be got about in (contents, ways back, drawings) is left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from conferences.rendering.article_tree import Element, Node, read_article

_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_LEFT_OUT_TAGS = frozenset({"nav", "svg", "button", "input", "script", "style", "template"})
_LEFT_OUT_CLASSES = frozenset({"vh", "back", "toc", "narrow-only"})
_BLOCKS = frozenset(
    {
        *(
            "article",
            "header",
            "section",
            "div",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "li",
            "dl",
        ),
        *(
            "dt",
            "dd",
            "blockquote",
            "pre",
            "hr",
            "figure",
            "figcaption",
            "table",
            "details",
            "summary",
        ),
        "fieldset",
    }
)
_WRAPPED = {"cite": "emph", "em": "emph", "i": "emph", "b": "strong", "strong": "strong"}
_WRAPPED |= {"sup": "super", "sub": "sub"}
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}

_HEAD = """#set document(title: {title})
#set page(paper: "a4", margin: 20mm, footer: context [#set text(8pt)
  #link({address})[#{shown}] #h(1fr) #counter(page).display("1")])
#set text(font: ("Libertinus Serif", "Noto Serif", "DejaVu Serif"), size: 10.5pt, lang: {language})
#set par(leading: 0.6em, justify: false, spacing: 0.9em)
#show heading: set block(above: 1.4em, below: 0.7em, sticky: true)
#show table: set text(8.5pt)
"""


@dataclass(frozen=True)
class Printed:
    """What a printed page says of itself: its title and language, and its permanent address."""

    title: str
    language: str
    site_address: str
    address: str


def typst_source(html: str, printed: Printed) -> str:
    """Return the source from which typst makes the pages of an article."""
    whole = printed.site_address + printed.address
    head = _HEAD.format(
        title=_string(printed.title),
        address=_string(whole),
        shown=_string(whole),
        language=_string(printed.language),
    )
    tree = read_article(html)
    return head + _Writer(printed, {each.id for each in tree.walk() if each.id}).blocks(tree)


def _string(words: str) -> str:
    """Return words as a string of typst."""
    plain = _CONTROLS.sub("\ufffd", words).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


@dataclass
class _Writer:
    printed: Printed
    ids: set[str]
    placed: set[str] = field(default_factory=set)

    def blocks(self, element: Element) -> str:
        """Return what is in an element, its running words gathered into paragraphs."""
        return "".join(self._blocks(element.children))

    def _blocks(self, nodes: Iterable[Node]) -> Iterator[str]:
        run: list[Node] = []
        for node in nodes:
            if isinstance(node, str) or not _is_block(node):
                run.append(node)
                continue
            yield self._paragraph(run)
            run = []
            if not _is_left_out(node):
                yield self._label(node) + self._block(node)
        yield self._paragraph(run)

    def _paragraph(self, nodes: Sequence[Node]) -> str:
        words = self._inlines(nodes)
        return f"#par[{words}]\n" if words.strip('#" ') else ""

    def _block(self, element: Element) -> str:
        if element.tag in _HEADINGS:
            return f"#heading(level: {_HEADINGS[element.tag]})[{self._inlines(element.children)}]\n"
        write = _BLOCK_WRITERS.get(element.tag)
        return write(self, element) if write else self.blocks(element)

    def list_block(self, element: Element) -> str:
        """Write a list; one whose items carry their numbers in words keeps those."""
        items = [child for child in element.children if isinstance(child, Element)]
        if element.attributes.get("role") == "list" or "answers" in element.classes:
            return "".join(
                f"#block(inset: (left: 1.4em))[{self._label(item)}{self.blocks(item)}]\n"
                for item in items
            )
        written = ", ".join(f"[{self._label(item)}{self.blocks(item)}]" for item in items)
        if not items:
            return ""
        if element.tag == "ul":
            return f"#list({written})\n"
        start = element.attributes.get("start", "1")
        return f"#enum(start: {int(start) if start.isdecimal() else 1}, {written})\n"

    def definitions(self, element: Element) -> str:
        """Write names and what belongs to them."""
        out = []
        for child in element.children:
            if not isinstance(child, Element):
                continue
            inside = self._label(child) + self.blocks(child)
            is_name = child.tag == "dt"
            out.append(
                f"#block(sticky: true)[#strong[{inside}]]\n"
                if is_name
                else f"#pad(left: 1.4em)[{inside}]\n"
            )
        return "".join(out)

    def table(self, element: Element) -> str:
        """Write a table, its head again on every page."""
        caption = "".join(self.blocks(each) for each in element.walk() if each.tag == "caption")
        rows = [
            [cell for cell in row.children if isinstance(cell, Element)]
            for row in element.walk()
            if row.tag == "tr"
        ]
        width = max((len(row) for row in rows), default=0)
        if not width:
            return caption
        cells = []
        for row in rows:
            for cell in row:
                words = self._label(cell) + self.blocks(cell)
                cells.append(f"[#strong[{words}]]" if cell.tag == "th" else f"[{words}]")
            cells += ["[]"] * (width - len(row))
        stroke = "stroke: (x: none, y: 0.4pt)"
        return f"{caption}#table(columns: {width}, {stroke}, {', '.join(cells)})\n"

    def quotation(self, element: Element) -> str:
        """Write a quotation set apart."""
        return f"#quote(block: true)[{self.blocks(element)}]\n"

    def lines(self, element: Element) -> str:
        """Write lines as they are."""
        lines = element.text().split("\n")
        return f"#par[{'#linebreak()'.join(f'#{_string(line)}' for line in lines)}]\n"

    def rule(self, _element: Element) -> str:
        """Write a break."""
        return "#line(length: 100%, stroke: 0.4pt)\n"

    def _inlines(self, nodes: Iterable[Node]) -> str:
        return "".join(self._inline(node) for node in nodes)

    def _inline(self, node: Node) -> str:
        if isinstance(node, str):
            words = _SPACES.sub(" ", node)
            return f"#{_string(words)}" if words else ""
        if _is_left_out(node):
            return ""
        inside = self._inlines(node.children)
        if node.tag == "br":
            inside = "#linebreak()"
        elif node.tag == "a":
            inside = self._link(node, inside)
        elif node.tag == "q":
            inside = f'#"“"{inside}#"”"'
        elif node.tag in _WRAPPED:
            inside = f"#{_WRAPPED[node.tag]}[{inside}]"
        language = node.attributes.get("lang", "").partition("-")[0]
        if _LANGUAGE.fullmatch(language):
            inside = f"#text(lang: {_string(language)})[{inside}]"
        return self._label(node) + inside

    def _link(self, element: Element, inside: str) -> str:
        href = element.attributes.get("href", "")
        if "ref" in element.classes:
            inside = f'#super[#"["{inside}#"]"]'
        if href.startswith("#"):
            return (
                f"#link(label({_string(href[1:])}))[{inside}]" if href[1:] in self.ids else inside
            )
        address = self.printed.site_address + href if href.startswith("/") else href
        if not address.startswith(("http://", "https://")):
            return inside
        return f"#link({_string(address)})[{inside}]"

    def _label(self, element: Element) -> str:
        """Return the mark to which links lead, for the first element of an id."""
        if not element.id or element.id in self.placed:
            return ""
        self.placed.add(element.id)
        return f"#[#metadata(none)#label({_string(element.id)})]"


def _is_block(element: Element) -> bool:
    return element.tag in _BLOCKS or any(
        each.tag in _BLOCKS for each in element.walk() if each is not element
    )


def _is_left_out(element: Element) -> bool:
    return element.tag in _LEFT_OUT_TAGS or not _LEFT_OUT_CLASSES.isdisjoint(element.classes)


_BLOCK_WRITERS: dict[str, Callable[[_Writer, Element], str]] = {
    "ul": _Writer.list_block,
    "ol": _Writer.list_block,
    "dl": _Writer.definitions,
    "table": _Writer.table,
    "blockquote": _Writer.quotation,
    "pre": _Writer.lines,
    "hr": _Writer.rule,
}
