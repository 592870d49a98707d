"""Claims of two states compared, each by its key, with the citations inside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from conferences.services.citation_comparison import (
    citation_differences,
    lost_support,
    support_changed,
)
from conferences.services.claim_evidence import citations_by_claim, evidence_of
from conferences.services.comparison_values import (
    CitationDifference,
    ClaimDifference,
    ClaimPlace,
    Evidence,
    Filter,
    ValueChange,
)
from conferences.services.comparison_words import Wording, told, value_changes
from conferences.services.row_comparison import QUESTION, Sides
from sources.editorial.comparison import RowKind, moved_keys
from sources.editorial.localized import words_in
from sources.editorial.states import Row
from sources.editorial.versioning import versioned_model

CLAIM = "conferences.claim"
CITATION = "conferences.citation"
CONCERN = "conferences.concern"
VALUE_FIELDS = frozenset({"value", "value_words"})
_HEADING_OR_CLAIM = re.compile(r"^#{1,6}[ \t]+([^\n]+)$|\{claim=([^\s{}\[\]]+)\}", re.MULTILINE)

_KIND_FILTERS = {RowKind.ADDED: Filter.CLAIMS_ADDED, RowKind.REMOVED: Filter.CLAIMS_REMOVED}


def claim_differences(sides: Sides) -> tuple[ClaimDifference, ...]:
    """Return the claims that differ in themselves, their citations, their standing or their place.

    They are matched by their key, never by their words: a claim that was deleted and entered anew
    under the same key is the same claim. Order: that of the newer state, then what was removed.
    """
    return tuple(_Claims(sides).differences())


@dataclass(frozen=True)
class _Pair:
    """A claim in both states, or in one."""

    old: Row | None
    new: Row | None

    @property
    def row(self) -> Row:
        """The claim as it is, or as it was if it is gone."""
        row = self.new or self.old
        assert row is not None
        return row

    @property
    def kind(self) -> RowKind:
        """Whether it was added or removed; what is in both counts as changed."""
        if self.old is None:
            return RowKind.ADDED
        return RowKind.REMOVED if self.new is None else RowKind.CHANGED


class _Claims:
    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.citations = [citations_by_claim(wording.side) for wording in (sides.old, sides.new)]
        self.pairs = _pairs(*(state.of(CLAIM) for state in sides.states))
        self.touched = self._touched()
        self.moved = self._moved()
        self.places = [_places(wording) for wording in (sides.old, sides.new)] if self.moved else []
        self.evidence = self._weighed()

    def differences(self) -> Iterator[ClaimDifference]:
        """Yield the claims that differ."""
        for pair in self.pairs:
            evidence = self._evidence(pair)
            key = pair.row.member_id
            if key in self.touched or key in self.moved or evidence[0] != evidence[1]:
                difference = self._difference(pair, evidence)
                if difference.filters or difference.citations:
                    yield difference

    def _difference(
        self, pair: _Pair, evidence: tuple[Evidence | None, Evidence | None]
    ) -> ClaimDifference:
        row = pair.row
        wording = self.sides.new if pair.new is not None else self.sides.old
        values = (*_values(self.sides, pair), *self._concerns(pair))
        before, after = self._citations(pair)
        citations = citation_differences(self.sides, before, after)
        filters = set(_what_changed(pair, values, citations, evidence))
        if pair.kind is RowKind.CHANGED and lost_support(before, after):
            filters.add(Filter.NOW_UNSUPPORTED)
        is_moved = row.member_id in self.moved
        if is_moved:
            filters.add(Filter.CLAIMS_MOVED)
        return ClaimDifference(
            row.fields["key"],
            row.member_id,
            pair.kind,
            words_in(row.fields["statement"], wording.language),
            values,
            citations,
            *evidence,
            moved=self._move(pair) if is_moved else None,
            filters=frozenset(filters),
        )

    def _evidence(self, pair: _Pair) -> tuple[Evidence | None, Evidence | None]:
        rows = (pair.old, pair.new)
        old, new = (
            known.get(row.member_id) if row is not None else None
            for known, row in zip(self.evidence, rows, strict=True)
        )
        return old, new

    def _weighed(self) -> list[Mapping[UUID, Evidence]]:
        """Weigh on both sides the claims that differ, and all that answers the same questions."""
        changed = {change.member_id for change in self.sides.difference.of(QUESTION)}
        questions = {str(key) for key in changed}
        wanted = set(self.touched | self.moved)
        sides = (self.sides.old.side, self.sides.new.side)
        has_new_lineage = (sides[0].derived_from, sides[0].withdrawn) != (
            sides[1].derived_from,
            sides[1].withdrawn,
        )
        for pair in self.pairs:
            rows = [row for row in (pair.old, pair.new) if row is not None]
            if has_new_lineage or pair.row.member_id in self.touched:
                wanted.update(row.member_id for row in rows)
                questions.update(row.fields["question"] for row in rows if row.fields["question"])
        return [
            evidence_of(side, citations, wanted, questions)
            for side, citations in zip(sides, self.citations, strict=True)
        ]

    def _citations(self, pair: _Pair) -> tuple[Sequence[Row], Sequence[Row]]:
        old, new = (
            citations.get(str(row.member_id), ()) if row is not None else ()
            for citations, row in zip(self.citations, (pair.old, pair.new), strict=True)
        )
        return old, new

    def _moved(self) -> frozenset[UUID]:
        """Return those that were set elsewhere in the list, by the newer key."""
        newer = {pair.old.member_id: pair.row.member_id for pair in self.pairs if pair.old}
        before, after = (state.of(CLAIM) for state in self.sides.states)
        return moved_keys(
            [newer[row.member_id] for row in before], [row.member_id for row in after]
        )

    def _move(self, pair: _Pair) -> tuple[ClaimPlace, ClaimPlace]:
        old, new = (
            places[row.fields["key"]]
            for places, row in zip(self.places, (pair.old, pair.new), strict=True)
            if row is not None
        )
        return old, new

    def _touched(self) -> frozenset[UUID]:
        """Return the claims that are in one state only, or of which a row or a citation differs."""
        touched: set[UUID] = {change.member_id for change in self.sides.difference.of(CLAIM)}
        for label in (CITATION, CONCERN):
            for change in self.sides.difference.of(label):
                rows = (change.old, change.new)
                touched.update(UUID(row.fields["claim"]) for row in rows if row is not None)
        return frozenset(touched)

    def _concerns(self, pair: _Pair) -> Iterator[ValueChange]:
        """Yield a change of the further works that the claim concerns."""
        if pair.row.member_id not in self.touched:
            return
        old, new = (
            _concerned(wording, row)
            for wording, row in ((self.sides.old, pair.old), (self.sides.new, pair.new))
        )
        if old != new:
            label = str(versioned_model(CONCERN)._meta.verbose_name_plural)
            yield told("concerns", label, ", ".join(old), ", ".join(new))


def _pairs(before: Sequence[Row], after: Sequence[Row]) -> tuple[_Pair, ...]:
    by_id = {row.member_id: row for row in before}
    by_key = {row.fields["key"]: row for row in before}
    pairs = [_Pair(by_id.get(row.member_id) or by_key.get(row.fields["key"]), row) for row in after]
    matched = {pair.old.member_id for pair in pairs if pair.old is not None}
    return (*pairs, *(_Pair(row, None) for row in before if row.member_id not in matched))


def _values(sides: Sides, pair: _Pair) -> tuple[ValueChange, ...]:
    return tuple(
        _in_words(sides, pair, value) if value.field == "value" else value
        for value in value_changes(sides.old, sides.new, (pair.old, pair.new))
    )


def _in_words(sides: Sides, pair: _Pair, value: ValueChange) -> ValueChange:
    """Say a value that is a date in words, if the words differ."""
    if pair.row.fields["property"] != "date":
        return value
    old, new = (
        wording.date(edtf) if edtf else ""
        for wording, edtf in ((sides.old, value.old), (sides.new, value.new))
    )
    return value if old == new else told(value.field, value.label, old, new)


def _what_changed(
    pair: _Pair,
    values: Sequence[ValueChange],
    citations: Sequence[CitationDifference],
    evidence: tuple[Evidence | None, Evidence | None],
) -> Iterator[Filter]:
    if pair.kind is not RowKind.CHANGED:
        yield _KIND_FILTERS[pair.kind]
        return
    fields = {value.field for value in values}
    is_resting_elsewhere = support_changed(citations)
    if "statement" in fields:
        yield Filter.CLAIMS_REWORDED
    if fields - {"statement"}:
        yield Filter.CLAIMS_CHANGED
    if is_resting_elsewhere:
        yield Filter.SUPPORT_CHANGED
    if fields & VALUE_FIELDS and not is_resting_elsewhere:
        yield Filter.VALUES_UNCITED
    old, new = evidence
    if old and new and old.standing != new.standing:
        yield Filter.STANDINGS_CHANGED


def _concerned(wording: Wording, claim: Row | None) -> list[str]:
    if claim is None:
        return []
    key = str(claim.member_id)
    rows = wording.side.state.of(CONCERN)
    return sorted(wording.name(row.fields["work"]) for row in rows if row.fields["claim"] == key)


def _places(wording: Wording) -> Mapping[str, ClaimPlace]:
    """Return where each claim stands, by its key."""
    state = wording.side.state
    claims = [row.fields["key"] for row in state.of(CLAIM)]
    places = {key: ClaimPlace("", number) for number, key in enumerate(claims, 1)}
    texts = sorted(
        state.of("conferences.narrative"),
        key=lambda row: row.fields["language"] != wording.language,
    )
    if texts:
        places |= _places_in(texts[0].fields["body"])
    return places


def _places_in(body: str) -> dict[str, ClaimPlace]:
    section, number = "", 0
    places: dict[str, ClaimPlace] = {}
    for found in _HEADING_OR_CLAIM.finditer(body):
        heading, key = found.groups()
        if heading:
            section, number = heading.strip(), 0
        elif key not in places:
            number += 1
            places[key] = ClaimPlace(section, number)
    return places
