"""The running text of pandoc's tree: words, with marks where notes and citations stand."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from conferences.exchange.articles.marks import located, mark, marks_in, unmarked, without_private
from conferences.exchange.articles.references.parts import parts_of
from conferences.exchange.articles.trees.targets import (
    Node,
    comment_led_to,
    is_number,
    note_led_to,
)
from conferences.exchange.articles.values import Entry, Reference

# Notes that stand where they are called for, hidden until their number is pressed, or beside the text.
_NOTE_CLASS = re.compile(
    r"^(?:.{0,40}[-_])?(?:footnote|sidenote|marginnote)(?:[-_]{1,2}(?:note|content|text))?$"
)
# An address behind the words of a link, between characters that no text holds.
_ADDRESS = re.compile("\ue003([^\ue003]*)\ue003")
# What a note says of a work that it cites by its key.
_CITED = re.compile("\ue004[^\ue004]*\ue004")
FEW_WORDS = 3
_RAISED_NUMBERS = re.compile(r"^\d{1,4}(?:[,-]\d{1,4}){0,9}$")
_SMALL_DIGITS = str.maketrans("0123456789-,", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒")
_FULL_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Behind a work in a journal: where else it is to be found.
_SERVICE = re.compile(
    r"google scholar|cross-?ref|pubmed(?: central)?|web of science|scopus|view article|find it|open in new tab",
    re.IGNORECASE,
)
# "[3]: 188": the page that is set behind the number of a note.
_RAISED_PAGE = re.compile(r"^\s*:\s*(\d.{0,40})$")
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


@dataclass
class Notes:
    """What the notes of a tree lead to, gathered while its text is read."""

    entries: list[Entry] = field(default_factory=list)
    # Where links of notes lead inside the document, and their numbers as shown; none for the remarks of editors.
    targets: dict[str, str] = field(default_factory=dict)
    # Names of marks, to which notes lead back.
    passed: set[str] = field(default_factory=set)
    place: int = 0
    numbered: int = 0
    # Whether the words of a reference are read, to which the addresses behind its links belong.
    is_reference: bool = False
    # The works that citations name by their keys, and by their labels the names of those who made them.
    cited: set[str] = field(default_factory=set)
    makers: dict[str, str] = field(default_factory=dict)


def words_of(nodes: list[Node], notes: Notes) -> str:
    """Return running text with marks."""
    words: list[str] = []
    for node in nodes:
        if node["t"] == "Span" and not notes.is_reference and _is_note(node["c"]):
            # The number that shows the note is its own.
            if words and is_number(unmarked(words[-1])):
                words.pop()
            words.append(_note([{"t": "Plain", "c": node["c"][1]}], notes))
            continue
        said = _words(node, notes)
        page = _RAISED_PAGE.match(said) if words and node["t"] in {"Superscript", "Span"} else None
        if page and (with_page := located(words[-1], page[1].strip())):
            words[-1] = with_page
        else:
            words.append(said)
    return "".join(words)


def _is_note(content: Any) -> bool:
    """Say whether a span holds the words of a note, not its number alone."""
    if not any(map(_NOTE_CLASS.match, content[0][1])):
        return False
    words = reference_of(content[1])
    return bool(words) and not is_number(words)


def plain_of(nodes: list[Node]) -> str:
    """Return running text without marks."""
    return unmarked(words_of(nodes, Notes()))


def reference_with_marks(blocks: list[Node], notes: Notes) -> str:
    """Return the words of a reference, with the marks of the notes that it has itself."""
    outside, notes.is_reference = notes.is_reference, True
    words = " ".join(words_of(each, notes) for each in inlines_in(blocks))
    notes.is_reference = outside
    return words


def reference_of(nodes: list[Node]) -> str:
    """Return the words of a reference, with the addresses behind its links."""
    return tidied_reference(words_of(nodes, Notes(is_reference=True)))


def tidied_reference(words: str) -> str:
    """Put the addresses at the end of the work to which they belong, not inside its title."""
    works = words.split("; ")
    moved = (" ".join([_ADDRESS.sub("", each).rstrip(), *_ADDRESS.findall(each)]) for each in works)
    said = unmarked("; ".join(moved))
    # What parted links to catalogues, which are gone.
    words = said.rstrip(" |")
    return words if "|" in said[len(words) :] else said


def _words(node: Node, notes: Notes) -> str:
    kind, content = node["t"], node.get("c")
    if reader := _READERS.get(kind):
        return reader(content, notes)
    return words_of(content, notes) if isinstance(content, list) else ""


def _quoted(content: Any, notes: Notes) -> str:
    before, after = _QUOTES[content[0]["t"]]
    return f"{before}{words_of(content[1], notes)}{after}"


def _note(blocks: list[Node], notes: Notes) -> str:
    """Read a note; of works that it cites by their keys the marks stand in its place, and beside it."""
    notes.numbered += 1
    label = str(notes.numbered)
    entry = Entry(label, "", notes.place)
    words = reference_with_marks(blocks, notes)
    cited = "".join(mark(*each) for each in marks_in(words) if each[0].startswith("@"))
    # What it says beside them may name another work.
    entry.text = tidied_reference(_CITED.sub("", words) if cited else words)
    if cited and len(entry.text.split()) <= FEW_WORDS:
        return cited
    notes.entries.append(entry)
    return mark(label) + cited


def _cited(citation: Node, notes: Notes) -> str:
    """Read one item of a Pandoc citation; its suffix holds the place in the work."""
    label = f"@{citation['citationId']}"
    if label not in notes.cited:
        notes.cited.add(label)
        notes.entries.append(Entry(label, label, notes.place, Reference(raw=label, label=label)))
    suffix = plain_of(citation["citationSuffix"]).strip(" ,")
    # The sentence itself names the author there.
    is_named = citation["citationMode"]["t"] == "AuthorInText"
    words = notes.makers.get(label, label) if is_named or notes.is_reference else ""
    place = parts_of(suffix).found.get("pages", "") or suffix[:100]
    if notes.is_reference:
        words = f"\ue004{words}, {suffix}\ue004" if suffix else f"\ue004{words}\ue004"
    return words + mark(label, place)


def _raised(content: Any, notes: Notes) -> str:
    """Keep raised numbers as such: they may be those of notes that were typed."""
    words = words_of(content, notes)
    return words.translate(_SMALL_DIGITS) if _RAISED_NUMBERS.match(words) else words


def _link(content: list[Any], notes: Notes) -> str:
    words, target = words_of(content[1], notes), content[2][0]
    if comment := comment_led_to(target):
        notes.targets[comment] = ""
        return ""
    name = note_led_to(unmarked(words), target)
    if name is not None:
        if not name or (name in notes.passed and name not in notes.targets):
            return ""
        notes.passed.add(content[0][0])
        shown = unmarked(words).translate(_FULL_DIGITS).strip("[] ")
        return mark(notes.targets.setdefault(name, shown or name))
    return _with_address(words, target) if notes.is_reference else words


def _with_address(words: str, target: str) -> str:
    """Return the words of a link with its address, if it is that of the work."""
    if not words.strip() or _SERVICE.fullmatch(words.strip()):
        return ""
    is_said = not target.startswith("http") or target in words
    return words if is_said else f"{words}\ue003{without_private(target)}\ue003"


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


_READERS: dict[str, Callable[[Any, Notes], str]] = {
    "Str": lambda content, _notes: without_private(content),
    "Space": lambda _content, _notes: " ",
    "SoftBreak": lambda _content, _notes: " ",
    "LineBreak": lambda _content, _notes: " ",
    "Note": _note,
    "Cite": lambda content, notes: "".join(_cited(each, notes) for each in content[0]),
    "Link": _link,
    "Quoted": _quoted,
    "Superscript": _raised,
    "Span": lambda content, notes: words_of(content[1], notes),
    "Code": lambda content, _notes: without_private(content[1]),
    "Math": lambda content, _notes: without_private(content[1]),
    "Image": lambda _content, _notes: "",
    "RawInline": lambda _content, _notes: "",
}
