"""What is asked for in one act, what became of it, and why it was not done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from conferences.services.documents.incoming import RowKey, Values, Way
from sources.editorial.comparison import StateDifference
from sources.editorial.merging import Clash
from sources.editorial.models import Act, Change
from sources.editorial.states import State

ACTS = {Way.CREATE: Act.CREATE, Way.PATCH: Act.EDIT, Way.PUT: Act.EDIT, Way.DELETE: Act.DELETE}


@dataclass(frozen=True)
class Order:
    """One work of an act; `base` is the number of the change on which the edit rests."""

    kind: str
    work_id: UUID
    way: Way
    base: int = 0
    data: Any = None
    pointer: str = "/work"


@dataclass(frozen=True)
class Done:
    """What was recorded: a change for each work that differs; `merged` and `known` name the others'.

    `merged` are works to which somebody else's edit was joined, `known` those that an earlier
    request had made already.
    """

    changes: Mapping[UUID, Change]
    merged: frozenset[UUID] = frozenset()
    known: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class ThreeSides:
    """A field, or with an empty name a row, that two edits changed differently."""

    key: RowKey
    field: str
    clash: Clash
    base: Any
    theirs: Any
    yours: Any


@dataclass(frozen=True)
class Overtaken:
    """A work that was changed since: what it is now, what was changed, and what clashes."""

    order: Order
    present: State
    difference: StateDifference
    clashes: tuple[ThreeSides, ...] = ()


class WasOvertaken(Exception):
    """Works were changed since the states on which the act rests; nothing was written."""

    def __init__(self, works: Iterable[Overtaken]) -> None:
        self.works = tuple(works)
        super().__init__(f"{len(self.works)} works were changed meanwhile.")


class IsThere(Exception):
    """A work with this id is there already, or was, and is not what was sent."""


class IsGone(Exception):
    """The work was deleted."""


def sides(key: RowKey, values: Values | Mapping[str, Any] | None, field: str) -> Any:
    """Return what one side has at the place of a clash: a value, or the whole row."""
    if values is None:
        return None
    return values.get(field) if field else dict(values)
