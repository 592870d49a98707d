"""What became of a row over time, also where it was deleted and entered anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from sources.editorial.past_rows import EndedRow, Past
from sources.editorial.states import Row

CLAIM = "conferences.claim"
CITATION = "conferences.citation"
NARRATIVE = "conferences.narrative"
QUESTION = "conferences.question"

# By what a row that is entered anew is the same as one that was deleted, as comparisons have it.
SAME_BY: Mapping[str, str] = {CLAIM: "key", QUESTION: "key", NARRATIVE: "language"}

Steps = Sequence[tuple[int, Row | None]]


class RowChains:
    """The versions of each row up to a change; what was entered anew goes on with what it was."""

    def __init__(self, past: Past) -> None:
        self.past = past
        self._versions: dict[UUID, list[tuple[Row, int | None]]] = {}
        for ended in past.ended:
            self._versions.setdefault(ended.row.member_id, []).append((ended.row, ended.until))
        self._gone = self._gone_by_name(past.ended)
        for row in past.state.rows:
            self._versions.setdefault(row.member_id, []).append((row, None))

    def _gone_by_name(self, ended: Iterable[EndedRow]) -> dict[tuple[str, str], list[UUID]]:
        """Return, by what they were called last, the rows that do not hold any more."""
        held = {row.member_id for row in self.past.state.rows}
        found: dict[tuple[str, str], list[UUID]] = {}
        seen = set[UUID]()
        for version in sorted(ended, key=lambda one: one.until, reverse=True):
            row = version.row
            if row.label in SAME_BY and row.member_id not in held | seen:
                seen.add(row.member_id)
                name = str(row.fields.get(SAME_BY[row.label]))
                found.setdefault((row.label, name), []).append(row.member_id)
        return found

    def members(self, row: Row) -> tuple[UUID, ...]:
        """Return the keys under which a row has been stored, its own first, then the latest."""
        found = [row.member_id]
        first = self._first(row.member_id)
        name = str(row.fields.get(SAME_BY.get(row.label, ""), ""))
        for member in self._gone.get((row.label, name), ()):
            # What stood beside it for a time is another.
            if all(until is not None and until <= first for _row, until in self._versions[member]):
                found.append(member)
                first = self._first(member)
        return tuple(found)

    def _first(self, member: UUID) -> int:
        return min(row.since for row, _until in self._versions[member])

    def steps(self, row: Row) -> Steps:
        """Return the changes that brought the versions of a row, in order; None where it was gone."""
        versions = [
            version for member in self.members(row) for version in self._versions.get(member, ())
        ]
        return tuple(_steps(sorted(versions, key=lambda version: version[0].since)))


def _steps(versions: Sequence[tuple[Row, int | None]]) -> Iterator[tuple[int, Row | None]]:
    ended: int | None = None
    for row, until in versions:
        if ended is not None and ended < row.since:
            yield ended, None
        yield row.since, row
        ended = until
