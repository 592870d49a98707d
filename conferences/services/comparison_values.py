"""What differs between two states of an entry, in the terms of those who review it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from sources.editorial.comparison import RowKind
from sources.editorial.states import State
from sources.editorial.text_diff import TextDifference, WordChange


class Filter(Enum):
    """What the numbers of a summary count; the value is the key by which a page is filtered."""

    FACTS = "facts"
    PARTICIPANTS_ADDED = "participants-added"
    PARTICIPANTS_REMOVED = "participants-removed"
    ROLES_CHANGED = "roles-changed"
    PARTICIPANTS_MOVED = "participants-moved"
    QUESTIONS_ADDED = "questions-added"
    QUESTIONS_REMOVED = "questions-removed"
    QUESTIONS_CHANGED = "questions-changed"
    CLAIMS_ADDED = "claims-added"
    CLAIMS_REMOVED = "claims-removed"
    CLAIMS_REWORDED = "claims-reworded"
    CLAIMS_MOVED = "claims-moved"
    CLAIMS_CHANGED = "claims-changed"
    STANDINGS_CHANGED = "standings-changed"
    SUPPORT_CHANGED = "support-changed"
    NOW_UNSUPPORTED = "now-unsupported"
    VALUES_UNCITED = "values-without-citation"
    CITATIONS_ADDED = "citations-added"
    CITATIONS_REMOVED = "citations-removed"
    CITATIONS_CHANGED = "citations-changed"
    TEXTS_CHANGED = "texts-changed"
    PARAGRAPHS_MOVED = "paragraphs-moved"
    WORDS_ADDED = "words-added"
    WORDS_REMOVED = "words-removed"


@dataclass(frozen=True)
class EntrySide:
    """A whole state of an entry, and what it takes to read it.

    `names` gives, by id, what other works were called at the time; `derived_from` and `withdrawn`
    tell of sources, by id, what the weighing of evidence needs.
    """

    state: State
    names: Mapping[str, str] = field(default_factory=dict)
    derived_from: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ValueChange:
    """One value as it was and as it is, in words; `language` of a text that exists in several.

    `is_machine_only`: the words are the same, and the values for machines are given instead.
    """

    field: str
    label: str
    old: str
    new: str
    words: tuple[WordChange, ...]
    language: str = ""
    is_machine_only: bool = False


@dataclass(frozen=True)
class RowDifference:
    """A fact, a participant or a question that differs; `title` says which in words.

    `values` of an added or removed row are all that it says.
    """

    label: str
    model: str
    member_id: UUID
    kind: RowKind
    title: str
    values: tuple[ValueChange, ...] = ()
    is_moved: bool = False
    filters: frozenset[Filter] = frozenset()


@dataclass(frozen=True)
class CitationDifference:
    """A citation of a claim that differs; an added or removed one tells all its values."""

    member_id: UUID
    kind: RowKind
    source: str
    values: tuple[ValueChange, ...]
    is_moved: bool = False

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields that changed."""
        return frozenset(value.field for value in self.values)

    @property
    def filters(self) -> frozenset[Filter]:
        """The number of the summary in which it is counted."""
        return frozenset(
            {
                {
                    RowKind.ADDED: Filter.CITATIONS_ADDED,
                    RowKind.REMOVED: Filter.CITATIONS_REMOVED,
                    RowKind.CHANGED: Filter.CITATIONS_CHANGED,
                }[self.kind]
            }
        )


@dataclass(frozen=True)
class Balance:
    """How many sources support a claim and how many oppose it."""

    supporting: int
    opposing: int


@dataclass(frozen=True)
class Evidence:
    """What a claim's evidence amounts to: a word of `rendering.standing`, and the balance."""

    standing: str
    balance: Balance


@dataclass(frozen=True)
class ClaimPlace:
    """Where a claim stands: under which heading its words first come, and as which there, from 1.

    The section is "" before the first heading, and for a claim that the text does not name, which
    is then counted in the list of claims.
    """

    section: str
    number: int


@dataclass(frozen=True)
class ClaimDifference:
    """A claim that differs, matched by its key, with its citations.

    `old_evidence` and `new_evidence` are None where there is no such claim; `moved` is its old and
    its new place. `filters` say what happened: reworded, support changed, now unsupported …
    """

    key: str
    member_id: UUID
    kind: RowKind
    statement: str
    values: tuple[ValueChange, ...] = ()
    citations: tuple[CitationDifference, ...] = ()
    old_evidence: Evidence | None = None
    new_evidence: Evidence | None = None
    moved: tuple[ClaimPlace, ClaimPlace] | None = None
    filters: frozenset[Filter] = frozenset()

    @property
    def is_standing_changed(self) -> bool:
        """Whether readers see another word for its evidence."""
        return Filter.STANDINGS_CHANGED in self.filters


@dataclass(frozen=True)
class NarrativeDifference:
    """The title, summary and body in one language, compared; `values` is what else is said of them."""

    member_id: UUID
    language: str
    kind: RowKind
    title: tuple[WordChange, ...]
    summary: TextDifference
    body: TextDifference
    values: tuple[ValueChange, ...]
    words_added: int
    words_removed: int
    filters: frozenset[Filter]


@dataclass(frozen=True)
class SummaryNumber:
    """One number of the summary, and the filter that it is."""

    filter: Filter
    count: int


@dataclass(frozen=True)
class EntryComparison:
    """All that differs between two states of an entry, in the order of the page."""

    work_id: UUID
    before: int
    after: int
    facts: tuple[RowDifference, ...]
    participants: tuple[RowDifference, ...]
    questions: tuple[RowDifference, ...]
    claims: tuple[ClaimDifference, ...]
    texts: tuple[NarrativeDifference, ...]
    summary: tuple[SummaryNumber, ...]
    is_coarse: bool = False
