"""Who is to be asked for what stands in an entry: words, citations and standings, each apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conferences.rendering.values import SourceView
from conferences.services.citation_comparison import EVIDENCE_FIELDS
from conferences.services.row_chains import CITATION, CLAIM, NARRATIVE, RowChains, Steps
from conferences.services.standing_past import StandingSpan, standing_spans
from sources.editorial.blame import MOST_PAIRS, BlamedText, Origin, blame_text, origin_of
from sources.editorial.past_rows import Past
from sources.editorial.states import Row, State
from sources.editorial.versioning import versioned_model
from sources.editorial.word_differences import Budget

TEXT_FIELDS = ("title", "summary", "body")


@dataclass(frozen=True)
class CitationBlame:
    """A citation as it stands: who brought it, and who gave each of its fields the value it has.

    `brought` is since when the claim has it; `stands` since when its evidence is what it is: its
    source, the work in which it was read, its locator, stance and quotation.
    """

    row: Row
    brought: Origin
    fields: Mapping[str, Origin]

    @property
    def stands(self) -> int:
        """The change since which it says what it says."""
        return max(
            (origin.since for name, origin in self.fields.items() if name in EVIDENCE_FIELDS),
            default=self.brought.since,
        )


@dataclass(frozen=True)
class ClaimBlame:
    """A claim: its words by language, its citations in order, its standing since when."""

    row: Row
    words: Mapping[str, BlamedText]
    fields: Mapping[str, Origin]
    citations: tuple[CitationBlame, ...]
    standing: StandingSpan

    @property
    def key(self) -> str:
        """Its key."""
        return str(self.row.fields["key"])


@dataclass(frozen=True)
class TextBlame:
    """The title, summary and body of an entry in one language."""

    row: Row
    parts: Mapping[str, BlamedText]

    @property
    def language(self) -> str:
        """The code of its language."""
        return str(self.row.fields["language"])


@dataclass(frozen=True)
class RowBlame:
    """Any other row, and who gave each of its fields the value it has."""

    row: Row
    fields: Mapping[str, Origin]


@dataclass(frozen=True)
class Blame:
    """All that stands in a work at a change, with who is to be asked for it."""

    state: State
    texts: tuple[TextBlame, ...]
    claims: tuple[ClaimBlame, ...]
    rows: tuple[RowBlame, ...]
    # The first change of which all is known, 0 when all of the history was read.
    known_from: int
    texts_known_from: int
    is_coarse: bool


def blame_of(past: Past, sources: Mapping[str, SourceView]) -> Blame:
    """Return who is to be asked for everything in a work at a change; nothing here queries.

    `sources` are those of `claim_evidence.dependence`.
    """
    return _Blaming(past, sources).result()


class _Blaming:
    def __init__(self, past: Past, sources: Mapping[str, SourceView]) -> None:
        self.past = past
        self.chains = RowChains(past)
        self.standings = standing_spans(past, sources)
        self.budget = Budget(MOST_PAIRS)
        self.citations: dict[str, list[Row]] = {}
        for row in past.state.of(CITATION):
            self.citations.setdefault(row.fields["claim"], []).append(row)
        self.cited_before = self._cited_before()

    def result(self) -> Blame:
        """Return all of it."""
        state = self.past.state
        apart = {CLAIM, CITATION, NARRATIVE}
        labels = dict.fromkeys(row.label for row in state.rows if row.label not in apart)
        return Blame(
            state,
            tuple(self._text(row) for row in state.of(NARRATIVE)),
            tuple(self._claim(row) for row in state.of(CLAIM)),
            tuple(
                RowBlame(row, field_origins(self.chains.steps(row)))
                for label in labels
                for row in state.of(label)
            ),
            self.past.known_from,
            self.past.texts_known_from,
            is_coarse=self.budget.is_spent,
        )

    def _text(self, row: Row) -> TextBlame:
        steps = self.chains.steps(row)
        return TextBlame(
            row,
            {
                name: blame_text(_values(steps, name), self.budget)
                for name in TEXT_FIELDS
                if row.fields[name]
            },
        )

    def _claim(self, row: Row) -> ClaimBlame:
        steps = self.chains.steps(row)
        words = {
            language: blame_text(_values(steps, "statement", language), self.budget)
            for language in row.fields["statement"]
        }
        citations = tuple(
            self._citation(row, citation) for citation in self.citations.get(str(row.member_id), ())
        )
        (standing,) = self.standings[row.member_id]
        return ClaimBlame(row, words, field_origins(steps), citations, standing)

    def _citation(self, claim: Row, row: Row) -> CitationBlame:
        steps = self.chains.steps(row)
        brought = origin_of([(number, version is not None) for number, version in steps])
        before = self.cited_before.get((claim.member_id, *_cited(row)), brought.written)
        brought = Origin(min(before, brought.written), brought.since)
        return CitationBlame(row, brought, field_origins(steps))

    def _cited_before(self) -> dict[tuple[object, ...], int]:
        """Return when a claim first had a citation of a source as read in another, deleted since."""
        whose = {
            str(member): row.member_id
            for row in self.past.state.of(CLAIM)
            for member in self.chains.members(row)
        }
        found: dict[tuple[object, ...], int] = {}
        for version in self.past.ended:
            row = version.row
            if row.label == CITATION and (claim := whose.get(row.fields["claim"])):
                name = (claim, *_cited(row))
                found[name] = min(row.since, found.get(name, row.since))
        return found


def field_origins(steps: Steps) -> Mapping[str, Origin]:
    """Return, for each field of a row, which change gave it its value."""
    row = next(row for _number, row in reversed(steps) if row is not None)
    return {name: origin_of(list(_whole(steps, name))) for name in _told(row.label, row.fields)}


def _whole(steps: Steps, name: str) -> Iterator[tuple[int, object]]:
    for number, row in steps:
        yield number, row.fields.get(name) if row is not None else _GONE


_GONE = object()


def _values(steps: Steps, name: str, language: str = "") -> Sequence[tuple[int, str]]:
    """Return what a field of text held, "" while there was no such row."""
    found: list[tuple[int, str]] = []
    for number, row in steps:
        value: Any = row.fields[name] if row is not None else None
        found.append((number, ((value or {}).get(language) if language else value) or ""))
    return found


def _told(label: str, fields: Mapping[str, object]) -> list[str]:
    """Return the fields that an editor fills in."""
    model = versioned_model(label)
    return [name for name in fields if model._meta.get_field(name).editable]


def _cited(row: Row) -> tuple[str, str | None]:
    return row.fields["source"], row.fields["via"]
