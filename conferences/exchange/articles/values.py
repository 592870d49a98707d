"""What an article written elsewhere says, as one value for all formats, and why it cannot be read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from sources.exchange.confined import Unreadable


class UnreadableArticle(Unreadable):
    """A file that is no article."""


class Kind(StrEnum):
    """What a paragraph is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"


class Why(StrEnum):
    """Why something of an article was set aside."""

    BOILERPLATE = "boilerplate"
    UNREAD = "unread"
    NO_REFERENCE = "no reference"
    NOT_CITED = "not cited"
    REMARK = "remark"


@dataclass(frozen=True)
class Author:
    """Who made a work: a divided name, or a whole one."""

    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass(frozen=True)
class Reference:
    """A work that the article cites, and the words in which it does."""

    raw: str
    line: int = 0
    label: str = ""
    type: str = ""
    authors: tuple[Author, ...] = ()
    title: str = ""
    year: str = ""
    pages: str = ""
    container: str = ""
    publisher: str = ""
    place: str = ""
    volume: str = ""
    issue: str = ""
    url: str = ""
    doi: str = ""
    isbn: str = ""
    accessed: str = ""
    language: str = ""


@dataclass(frozen=True)
class NoteMark:
    """A note of a sentence: its reference by place in the list, and the place in the work."""

    label: str
    reference: int | None = None
    locator: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the notes on which it rests."""

    text: str
    line: int
    notes: tuple[NoteMark, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """Sentences that stand together."""

    sentences: tuple[Sentence, ...]
    kind: Kind = Kind.PARAGRAPH


@dataclass(frozen=True)
class Section:
    """A heading, empty at the start of the article, and what stands below it."""

    title: str
    level: int
    line: int
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A line of the article's box of facts."""

    name: str
    value: str
    line: int
    notes: tuple[NoteMark, ...] = ()


@dataclass(frozen=True)
class Leftover:
    """Words that are no part of what was read, and why."""

    line: int
    text: str
    why: Why


@dataclass(frozen=True)
class Article:
    """An article as it was read.

    Places count the lines of the file from 1, or its paragraphs where a format has no lines or they
    are not known; 0 where neither is.
    """

    title: str
    language: str
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    counts_paragraphs: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return asdict(self)


def article_from(data: Mapping[str, Any]) -> Article:
    """Return the article that `as_json` wrote."""
    return Article(
        data["title"],
        data["language"],
        tuple(Fact(**{**each, "notes": _notes(each)}) for each in data["facts"]),
        tuple(_section(each) for each in data["sections"]),
        tuple(_reference(each) for each in data["references"]),
        tuple(Leftover(each["line"], each["text"], Why(each["why"])) for each in data["leftovers"]),
        data["counts_paragraphs"],
    )


def _section(data: Mapping[str, Any]) -> Section:
    paragraphs = tuple(_paragraph(each) for each in data["paragraphs"])
    return Section(data["title"], data["level"], data["line"], paragraphs)


def _paragraph(data: Mapping[str, Any]) -> Paragraph:
    sentences = tuple(
        Sentence(each["text"], each["line"], _notes(each)) for each in data["sentences"]
    )
    return Paragraph(sentences, Kind(data["kind"]))


def _notes(data: Mapping[str, Any]) -> tuple[NoteMark, ...]:
    return tuple(NoteMark(**note) for note in data["notes"])


def _reference(data: Mapping[str, Any]) -> Reference:
    return Reference(**{**data, "authors": tuple(Author(**each) for each in data["authors"])})


@dataclass
class Block:
    """A heading, with a level, or a paragraph of a draft; its text holds marks of notes."""

    text: str
    line: int
    level: int = 0
    kind: Kind = Kind.PARAGRAPH


@dataclass
class Entry:
    """What a note leads to: words of a reference, or a reference read already, and others after it."""

    label: str
    text: str
    line: int
    reference: Reference | None = None
    others: tuple[Reference, ...] = ()


@dataclass
class Draft:
    """What a reader of a format hands over, before sentences and references are told apart."""

    title: str = ""
    language: str = ""
    blocks: list[Block] = field(default_factory=list)
    # Their values hold marks too.
    facts: list[Fact] = field(default_factory=list)
    # What notes lead to, by label; and works that are listed without a number.
    entries: list[Entry] = field(default_factory=list)
    listed: list[Entry] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    counts_paragraphs: bool = False
