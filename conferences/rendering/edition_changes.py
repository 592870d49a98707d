"""What differs between two editions of a work, as readers are told of it: values, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from conferences.rendering.article_words import NoteNames
from sources.editorial.comparison import RowKind
from sources.editorial.text_changes import TextDifference, WordChange


@dataclass(frozen=True)
class ValueChange:
    """One thing that was said in one way and is said in another; `label` names it."""

    label: str
    old: str
    new: str
    words: tuple[WordChange, ...] = ()


@dataclass(frozen=True)
class FactValueChange:
    """One value of a fact, with the state of its evidence in words, and the claims it rests on."""

    kind: RowKind
    old: str
    new: str
    old_state: str = ""
    new_state: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactChange:
    """A line of the facts that differs; `old` and `new` are the whole lines."""

    kind: str
    label: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    values: tuple[FactValueChange, ...]


@dataclass(frozen=True)
class QuestionChange:
    """A question that differs; `values` are its text, its answers, and what would settle it."""

    key: str
    kind: RowKind
    text: str
    values: tuple[ValueChange, ...]


@dataclass(frozen=True)
class CitationChange:
    """A citation that came, went or differs, in a line; `values` are its longer texts.

    `source` is the key of what is cited.
    """

    kind: RowKind
    source: str
    old: str
    new: str
    words: tuple[WordChange, ...]
    values: tuple[ValueChange, ...] = ()


@dataclass(frozen=True)
class ClaimChange:
    """A claim that differs, matched by its key, with its citations.

    `wording` is set where its statement says something else; the states are empty where there is
    no such claim. `is_support_changed`: it rests on something else than before;
    `is_now_unsupported`: the last citation in its support is gone.
    """

    key: str
    kind: RowKind
    old: str
    new: str
    wording: tuple[WordChange, ...] = ()
    old_state: str = ""
    new_state: str = ""
    values: tuple[ValueChange, ...] = ()
    citations: tuple[CitationChange, ...] = ()
    is_support_changed: bool = False
    is_now_unsupported: bool = False

    @property
    def statement(self) -> str:
        """What it says, or said."""
        return self.new or self.old

    @property
    def is_state_changed(self) -> bool:
        """Whether readers see another word for its evidence."""
        return self.kind is RowKind.CHANGED and self.old_state != self.new_state


@dataclass(frozen=True)
class TextChange:
    """The text in one language; `notes` names what its marks lead to.

    `language` is "" where the two editions have no language in common.
    """

    language: str
    difference: TextDifference
    words_added: int
    words_removed: int
    notes: NoteNames | None = None


@dataclass(frozen=True)
class EditionDifference:
    """All that differs between two editions, in the order of the page.

    `languages` are those in which a text came or went, as (added, removed).
    """

    titles: tuple[ValueChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    questions: tuple[QuestionChange, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    text: TextChange | None = None
    languages: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    is_coarse: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether readers were given the same in both."""
        stated = (*self.titles, *self.facts, *self.questions, *self.claims, *self.languages[0])
        return not (stated or self.languages[1] or self.has_new_text)

    @property
    def has_new_text(self) -> bool:
        """Whether the text differs."""
        return self.text is not None and bool(self.text.difference.changes)

    @property
    def citations(self) -> Iterator[CitationChange]:
        """All citations that came, went or differ."""
        return (citation for claim in self.claims for citation in claim.citations)
