"""The citations of one claim in two states compared, and what became of its support."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

from conferences.services.comparison_values import CitationDifference, ValueChange
from conferences.services.comparison_words import value_changes
from conferences.services.row_comparison import Sides
from sources.editorial.comparison import RowKind, moved_keys
from sources.editorial.states import Row

# What changes in these changes the evidence; a note, a translation or the order does not.
EVIDENCE_FIELDS = frozenset({"source", "via", "locator", "stance", "quotation", "consulted"})

_Pair: TypeAlias = tuple[Row | None, Row | None]


def citation_differences(
    sides: Sides, before: Sequence[Row], after: Sequence[Row]
) -> tuple[CitationDifference, ...]:
    """Return the citations that were added, removed, changed, or set elsewhere in the claim.

    They are matched by key; one that was deleted and entered anew is matched by source and via.
    """
    pairs = list(_matched(before, after))
    both = [(old, new) for old, new in pairs if old is not None and new is not None]
    by_old = sorted(both, key=lambda pair: before.index(pair[0]))
    moved = moved_keys([new.member_id for _old, new in by_old], [new.member_id for _, new in both])
    return tuple(_differences(sides, pairs, moved))


def support_changed(citations: Sequence[CitationDifference]) -> bool:
    """Say whether a claim rests on something else than before."""
    return any(
        citation.kind is not RowKind.CHANGED or citation.fields & EVIDENCE_FIELDS
        for citation in citations
    )


def lost_support(before: Sequence[Row], after: Sequence[Row]) -> bool:
    """Say whether the last citation in support is gone, or the last of all."""
    supporting = [
        [row for row in rows if row.fields["stance"] == "supports"] for rows in (before, after)
    ]
    return bool(supporting[0] and not supporting[1]) or bool(before and not after)


def _matched(before: Sequence[Row], after: Sequence[Row]) -> Iterator[_Pair]:
    """Yield pairs in the order of the newer state, then what is only in the older."""
    old_rows = {row.member_id: row for row in before}
    new_keys = {row.member_id for row in after}
    left = {key: row for key, row in old_rows.items() if key not in new_keys}
    for new in after:
        old = old_rows.get(new.member_id) or _same_source(left, new)
        if old is not None:
            left.pop(old.member_id, None)
        yield old, new
    for old in left.values():
        yield old, None


def _same_source(left: dict[UUID, Row], new: Row) -> Row | None:
    cited = (new.fields["source"], new.fields["via"])
    return next(
        (old for old in left.values() if (old.fields["source"], old.fields["via"]) == cited), None
    )


def _differences(
    sides: Sides, pairs: Sequence[_Pair], moved: frozenset[UUID]
) -> Iterator[CitationDifference]:
    for old, new in pairs:
        values: tuple[ValueChange, ...] = ()
        if old is None or new is None or old.fields != new.fields:
            values = value_changes(sides.old, sides.new, (old, new))
        difference = _said(sides, (old, new), values)
        if difference.member_id in moved:
            yield replace(difference, is_moved=True)
        elif values:
            yield difference


def _said(sides: Sides, pair: _Pair, values: tuple[ValueChange, ...]) -> CitationDifference:
    old, new = pair
    if new is not None:
        kind = RowKind.CHANGED if old is not None else RowKind.ADDED
        source = sides.new.name(new.fields["source"])
        return CitationDifference(new.member_id, kind, source, values)
    assert old is not None
    source = sides.old.name(old.fields["source"])
    return CitationDifference(old.member_id, RowKind.REMOVED, source, values)
