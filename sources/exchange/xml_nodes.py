"""XML as nested nodes with their lines, read without anything that could make it more than it is."""

# No entity is declared, expanded or fetched here: a file with a document type is refused.
import xml.parsers.expat as expat
from collections.abc import Iterator
from dataclasses import dataclass, field

from sources.exchange.limits import Refused

_MOST_NESTED = 60
_MOST_NODES = 1_000_000
_MOST_ATTRIBUTES = 50
_PIECE = 1 << 16


@dataclass
class Node:
    """An element: its name as written, with prefix, its attributes, what is in it."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node]" = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return all the text in it and below it, in order of the elements."""
        return self._whole().strip()

    def _whole(self) -> str:
        return "".join((*self.pieces, *(child._whole() for child in self.children)))

    def child(self, *path: str) -> "Node | None":
        """Return the first element along a path of names."""
        found: Node | None = self
        for name in path:
            if found is None:
                return None
            found = next((each for each in found.children if each.name == name), None)
        return found


class _Builder:
    def __init__(self, wanted: int) -> None:
        self.wanted, self.count = wanted, 0
        self.open: list[Node] = []
        self.closed: list[tuple[Node, tuple[str, ...]]] = []
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype

    def _refuse_doctype(self, *_given: object) -> None:
        raise Refused(
            self.parser.CurrentLineNumber,
            "a document type stands here, which could declare entities.",
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        line = self.parser.CurrentLineNumber
        if len(self.open) >= _MOST_NESTED:
            raise Refused(line, f"elements are nested more than {_MOST_NESTED} deep.")
        if self.count > _MOST_NODES or len(attributes) > _MOST_ATTRIBUTES:
            raise Refused(line, "there are more elements or attributes than any library has.")
        node = Node(name, line, attributes)
        # What stands above the records wanted is not kept, so that memory does not grow with the file.
        if len(self.open) > self.wanted:
            self.open[-1].children.append(node)
        self.open.append(node)

    def _end(self, _name: str) -> None:
        node = self.open.pop()
        if len(self.open) == self.wanted:
            self.closed.append((node, tuple(each.name for each in self.open)))

    def _text(self, text: str) -> None:
        if len(self.open) > self.wanted:
            self.open[-1].pieces.append(text)


def nodes_at(text: str, depth: int) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """Give each element at a depth (0 is the root), when it ends, with the names of those around it."""
    builder = _Builder(depth)
    content = text.encode()
    try:
        for start in range(0, len(content) or 1, _PIECE):
            piece = content[start : start + _PIECE]
            builder.parser.Parse(piece, start + _PIECE >= len(content))
            done, builder.closed = builder.closed, []
            yield from done
    except expat.ExpatError as error:
        raise Refused(error.lineno, f"this is no XML: {expat.ErrorString(error.code)}.") from None
