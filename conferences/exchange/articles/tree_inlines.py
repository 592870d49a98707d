"""The running text of pandoc's tree: words, with marks where notes and citations stand."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from conferences.exchange.articles.marks import mark, unmarked, without_private
from conferences.exchange.articles.reference_parts import parts_of
from conferences.exchange.articles.values import Entry, Reference

Node = dict[str, Any]
_NOTE_TARGET = re.compile(
    r"cite_note|footnote|ftnt?\d|_ftn|fn[-:]?\w|note|endnote|sdfoot|sdend|ref\d", re.IGNORECASE
)
_BACK_TARGET = re.compile(r"cite_ref|fnref|ftnref|ftnt_ref|noteref|anc$|back", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"^\[?\s*(?:\w{1,3}|(?:note|nb|n)\s?\d{1,3})\s*\]?$")
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


@dataclass
class Notes:
    """What the notes of a tree lead to, gathered while its text is read."""

    entries: list[Entry] = field(default_factory=list)
    # Where links of notes lead inside the document, and their numbers as shown.
    targets: dict[str, str] = field(default_factory=dict)
    place: int = 0
    numbered: int = 0
    # The works that citations name by their keys, and by their labels the names of those who made them.
    cited: set[str] = field(default_factory=set)
    makers: dict[str, str] = field(default_factory=dict)


def words_of(nodes: list[Node], notes: Notes) -> str:
    """Return running text with marks."""
    return "".join(_words(node, notes) for node in nodes)


def plain_of(nodes: list[Node]) -> str:
    """Return running text without marks."""
    return unmarked(words_of(nodes, Notes()))


def _words(node: Node, notes: Notes) -> str:
    kind, content = node["t"], node.get("c")
    if reader := _READERS.get(kind):
        return reader(content, notes)
    return words_of(content, notes) if isinstance(content, list) else ""


def _quoted(content: Any, notes: Notes) -> str:
    before, after = _QUOTES[content[0]["t"]]
    return f"{before}{words_of(content[1], notes)}{after}"


def _note(blocks: list[Node], notes: Notes) -> str:
    notes.numbered += 1
    label = str(notes.numbered)
    entry = Entry(label, "", notes.place)
    notes.entries.append(entry)
    entry.text = unmarked(" ".join(words_of(each, notes) for each in inlines_in(blocks)))
    return mark(label)


def _cited(citation: Node, notes: Notes) -> str:
    """Read one item of a Pandoc citation; its suffix holds the place in the work."""
    label = f"@{citation['citationId']}"
    if label not in notes.cited:
        notes.cited.add(label)
        notes.entries.append(Entry(label, label, notes.place, Reference(raw=label, label=label)))
    suffix = plain_of(citation["citationSuffix"]).strip(" ,")
    # The sentence itself names the author there.
    is_named = citation["citationMode"]["t"] == "AuthorInText"
    words = notes.makers.get(label, label) if is_named else ""
    return words + mark(label, parts_of(suffix).found.get("pages", "") or suffix[:100])


def _link(content: list[Any], notes: Notes) -> str:
    words, target = words_of(content[1], notes), content[2][0]
    name = note_led_to(unmarked(words), target)
    if name is not None:
        label = notes.targets.setdefault(name, unmarked(words).strip("[] ") or name) if name else ""
        return mark(label) if name else ""
    # The address is part of what a reference says; in running text the words do.
    return (
        f"{words} {target}"
        if notes.place < 0 and target.startswith("http") and target not in words
        else words
    )


def note_led_to(words: str, target: str) -> str | None:
    """Return the name of the note to which a link leads, "" for the way back from one; None for other links."""
    place = target.partition("#")[2]
    if _BACK_TARGET.search(place) or words.strip() in {"↑", "^", "↩", "↩︎"}:
        return ""
    if _NOTE_TARGET.search(place) and _NUMBER_ALONE.match(words):
        return target.rpartition("#")[2]
    return None


def inlines_in(blocks: list[Node]) -> Iterator[list[Node]]:
    """Give the running text of each paragraph in blocks, however deep."""
    for block in blocks:
        kind, content = block["t"], block.get("c", [])
        if kind in {"Para", "Plain"}:
            yield content
        elif kind == "LineBlock":
            yield from content
        elif kind == "Header":
            yield content[2]
        else:
            for inner in _within(kind, content):
                yield from inlines_in(inner)


def _within(kind: str, content: Any) -> list[list[Node]]:
    """Return the blocks that a block holds."""
    if kind == "BlockQuote":
        return [content]
    if kind in {"Div", "OrderedList"}:
        return [content[1]] if kind == "Div" else list(content[1])
    return list(content) if kind == "BulletList" else []


def identifiers_in(node: Any, depth: int = 0) -> Iterator[str]:
    """Give the names by which links can lead to a node or into it."""
    if isinstance(node, list):
        for each in node:
            yield from identifiers_in(each, depth + 1)
    elif isinstance(node, dict):
        if node.get("t") in {"Div", "Span", "Link"} and node["c"][0][0]:
            yield node["c"][0][0]
        if depth < 12:
            yield from identifiers_in(node.get("c", []), depth + 1)


_READERS: dict[str, Callable[[Any, Notes], str]] = {
    "Str": lambda content, _notes: without_private(content),
    "Space": lambda _content, _notes: " ",
    "SoftBreak": lambda _content, _notes: " ",
    "LineBreak": lambda _content, _notes: " ",
    "Note": _note,
    "Cite": lambda content, notes: "".join(_cited(each, notes) for each in content[0]),
    "Link": _link,
    "Quoted": _quoted,
    "Span": lambda content, notes: words_of(content[1], notes),
    "Code": lambda content, _notes: without_private(content[1]),
    "Math": lambda content, _notes: without_private(content[1]),
    "Image": lambda _content, _notes: "",
    "RawInline": lambda _content, _notes: "",
}
