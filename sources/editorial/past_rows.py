"""All that the rows of a work have been up to a change, read in three queries."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from sources.editorial.models import MemberVersion
from sources.editorial.states import Row, State, converted, state_at, stored_fields

# Of longer histories the latest part is read, and the answer says how far back it looked.
MOST_VERSIONS = 20_000
MOST_CHARACTERS = 20_000_000


@dataclass(frozen=True)
class EndedRow:
    """A version of a row, and the change with which it ceased to hold."""

    row: Row
    until: int


@dataclass(frozen=True)
class Past:
    """A work at one change, and what its rows had been before, the latest ended first.

    `known_from` is the first change of which all is known, 0 when nothing was left out; the rows
    of long texts have their own, `texts_known_from`.
    """

    state: State
    ended: tuple[EndedRow, ...]
    known_from: int = 0
    texts_known_from: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether the history is longer than what was read of it."""
        return bool(self.known_from or self.texts_known_from)


def past_of(
    work_id: UUID,
    number: int,
    *,
    latest: int,
    texts: Collection[str] = (),
    most: int = MOST_VERSIONS,
    most_characters: int = MOST_CHARACTERS,
) -> Past:
    """Return a work at a change with all earlier versions of its rows, in three queries.

    `texts` are the labels of the models that hold long texts, of which so many versions are read
    as make up `most_characters`; of all the others, the latest `most`.
    """
    state = state_at(work_id, number, latest=latest)
    longest = max((_length(row) for label in texts for row in state.of(label)), default=1)
    is_text = Q(label__in=list(texts))
    rows, known_from = _ended(work_id, number, ~is_text, most)
    long_rows, texts_known_from = _ended(
        work_id, number, is_text, max(1, min(most, most_characters // max(1, longest)))
    )
    return Past(state, (*rows, *long_rows), known_from, texts_known_from)


def _ended(work_id: UUID, number: int, condition: Q, most: int) -> tuple[tuple[EndedRow, ...], int]:
    found = tuple(_read(work_id, number, condition, most + 1))
    if len(found) <= most:
        return found, 0
    # Of what ended with the last change that was reached, some may not have been read.
    known_from = found[-1].until
    return tuple(ended for ended in found if ended.until > known_from), known_from


def _read(work_id: UUID, number: int, condition: Q, limit: int) -> Iterator[EndedRow]:
    versions = MemberVersion.objects.filter(condition, work_id=work_id, until__lte=number)
    for label, member_id, since, until, version_id, schema, serialized in versions.order_by(
        "-until"
    ).values_list(
        "label",
        "member_id",
        "since",
        "until",
        "version_id",
        "schema",
        "version__serialized_data",
    )[:limit]:
        fields = converted(label, stored_fields(serialized), schema)
        assert until is not None
        yield EndedRow(Row(label, member_id, since, version_id, fields), until)


def _length(row: Row) -> int:
    return sum(len(value) for value in row.fields.values() if isinstance(value, str))
