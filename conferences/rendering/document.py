"""The text of an entry, parsed: blocks and inlines as values, each mark with its place in the text.

Running text is a plain ``str`` among the inlines; every other inline is one of the classes below.
What names something that may not exist keeps ``typed``, the characters an editor wrote, so that
they can be shown in its stead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from conferences.rendering.values import Problem


class Position(NamedTuple):
    """A place in a text as typed; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words; strongly stressed if ``is_strong``."""

    children: tuple["Inline", ...]
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Characters shown as they are."""

    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the site; its scheme has been checked."""

    href: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class EntryLink:
    """A link to a work, by kind and key."""

    kind: str
    key: str
    children: tuple["Inline", ...]
    position: Position


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One item of a citation: a source, a place in it, and the source in which it was read."""

    source: str
    locator: str
    via: str
    typed: str


@dataclass(frozen=True, slots=True)
class CitationGroup:
    """What stands between ``[@`` and ``]``."""

    items: tuple[CitationItem, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """Words that rest on a claim; ``excerpt`` is how they begin, to be told apart from others."""

    key: str
    children: tuple["Inline", ...]
    excerpt: str
    position: Position


@dataclass(frozen=True, slots=True)
class RemarkReference:
    """The mark of an author's own remark."""

    label: str
    position: Position


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line that ends where the author ended it."""


Inline: TypeAlias = (
    str
    | Emphasis
    | Code
    | Link
    | EntryLink
    | CitationGroup
    | ClaimSpan
    | RemarkReference
    | LineBreak
)
Inlines: TypeAlias = tuple[Inline, ...]


def plain_words(inlines: Inlines) -> str:
    """Return running text as a reader hears it, without marks and notes."""
    words = []
    for inline in inlines:
        match inline:
            case str():
                words.append(inline)
            case Code():
                words.append(inline.words)
            case LineBreak():
                words.append(" ")
            case Emphasis() | Link() | EntryLink() | ClaimSpan():
                words.append(plain_words(inline.children))
            case CitationGroup() | RemarkReference():
                pass
    return "".join(words)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3; ``name`` is the one an author gave it with {#name}."""

    level: int
    children: Inlines
    words: str
    name: str
    position: Position


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and the keys of the claims named in it."""

    children: Inlines
    claims: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of items, each a run of blocks; numbered from ``start`` unless that is None."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of another, set apart."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between paragraphs."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines shown as they are."""

    words: str
    position: Position


@dataclass(frozen=True, slots=True)
class RemarkText:
    """The text of a remark where it was written; shown there only if no mark leads to it."""

    label: str
    blocks: tuple["Block", ...]
    typed: str
    position: Position


Block: TypeAlias = Heading | Paragraph | ListBlock | Quote | Rule | CodeBlock | RemarkText


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text: its blocks, its remarks by label, its words without marks, what was wrong.

    ``marked`` holds, in the order of the text, every inline that names something.
    """

    blocks: tuple[Block, ...] = ()
    remarks: Mapping[str, RemarkText] = field(default_factory=dict)
    marked: tuple[CitationGroup | ClaimSpan | EntryLink | RemarkReference, ...] = ()
    plain: str = ""
    problems: tuple[Problem, ...] = ()
