"""An article as a tree of elements and words: read from its HTML, and written as HTML again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TypeAlias

_ABOUT_ITSELF = frozenset({"toc", "standing", "back"})
VOID = frozenset({"br", "hr", "img", "wbr"})
BLOCKS = frozenset(
    {
        *("article", "header", "section", "nav", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "figure", "figcaption"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    }
)


@dataclass(slots=True, eq=False)
class Element:
    """An element with its attributes in order; its text is unescaped."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id, or ""."""
        return self.attributes.get("id", "")

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return self.attributes.get("class", "").split()

    @property
    def is_block(self) -> bool:
        """Whether it stands on lines of its own."""
        return self.tag in BLOCKS

    def walk(self) -> Iterator["Element"]:
        """Yield the element and all inside it, in the order of the page."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def text(self) -> str:
        """Return all words in it."""
        return "".join(_texts(self))


Node: TypeAlias = Element | str


def _texts(element: Element) -> Iterator[str]:
    waiting: list[Node] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        else:
            waiting += reversed(node.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_article(html: str) -> Element:
    """Return the tree of an article's HTML, under a root without a tag."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def write_article(element: Element) -> str:
    """Return the HTML of a tree, every text and attribute escaped."""
    return "".join(_written(element))


def _written(root: Element) -> Iterator[str]:
    waiting: list[Node | tuple[str]] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            yield node[0]
        elif isinstance(node, str):
            yield escape(node, quote=False)
        else:
            if node.tag:
                given = "".join(
                    f' {name}="{escape(value)}"' for name, value in node.attributes.items()
                )
                yield f"<{node.tag}{given}>"
            if node.tag not in VOID:
                waiting.append((f"</{node.tag}>" if node.tag else "",))
                waiting += reversed(node.children)


def is_about_itself(element: Element) -> bool:
    """Say whether an element tells of the page or its edition, not of the entry."""
    return element.id == "cite-this" or not _ABOUT_ITSELF.isdisjoint(element.classes)


def of_no_edition(html: str) -> str:
    """Return the HTML of an article that no edition holds, without what one says of itself."""
    root = read_article(html)
    for element in root.walk():
        element.children = [
            child
            for child in element.children
            if isinstance(child, str) or not is_about_itself(child)
        ]
    return write_article(root)
