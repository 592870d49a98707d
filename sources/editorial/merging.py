"""Three-way merge of two edits: what both started from, what they stored, what I typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

# Anything hashable: mappings are invariant in their keys.
Key = Any
Values = Mapping[str, Any]
Rows = Mapping[Key, Values]


class Clash(Enum):
    """How two edits contradict each other."""

    BOTH_CHANGED = "both changed the same field"
    DELETED_BY_THEM = "they deleted the row that I changed"
    DELETED_BY_ME = "I deleted the row that they changed"


@dataclass(frozen=True)
class Conflict:
    """One contradiction; `field` is empty where the whole row is meant."""

    key: Key
    clash: Clash
    field: str = ""


@dataclass(frozen=True)
class Merged:
    """The rows of both edits together.

    In a conflict my value stands, and a row that either deleted stays: `revived` are the rows that
    are no longer stored, `doomed` those that one side deleted, on which somebody must decide.
    """

    rows: Rows
    conflicts: tuple[Conflict, ...]
    revived: frozenset[Key]
    doomed: frozenset[Key]


def merge(
    base: Rows, theirs: Rows, mine: Rows, *, parents: Mapping[Key, Key] | None = None
) -> Merged:
    """Merge two edits of `base`; a key that an edit lacks is a row that it deleted.

    `parents` leads from a row to the row inside which it stands: a row that stays keeps its parent,
    and a row that one side deleted stays with all that stood in it. The order is theirs, then what
    only I have.
    """
    return _Merge(base, theirs, mine, parents or {}).result()


class _Merge:
    def __init__(self, base: Rows, theirs: Rows, mine: Rows, parents: Mapping[Key, Key]) -> None:
        self.base, self.theirs, self.mine = base, theirs, mine
        self.parents = parents
        self.rows: dict[Key, Values] = {}
        self.conflicts: list[Conflict] = []

    def result(self) -> Merged:
        for key in dict.fromkeys((*self.theirs, *self.mine)):
            self._take(key)
        self._keep_parents()
        order = {key: place for place, key in enumerate(dict.fromkeys((*self.theirs, *self.mine)))}
        rows = {key: self.rows[key] for key in sorted(self.rows, key=order.__getitem__)}
        lost = {key for key in rows if key in self.base}
        return Merged(
            rows,
            tuple(self.conflicts),
            revived=frozenset(key for key in lost if key not in self.theirs),
            doomed=frozenset(key for key in lost if key not in self.theirs or key not in self.mine),
        )

    def _take(self, key: Key) -> None:
        base, theirs, mine = self.base.get(key), self.theirs.get(key), self.mine.get(key)
        if theirs is mine and mine is not None:
            self.rows[key] = mine
        elif theirs is not None and mine is not None:
            self.rows[key] = dict(self._fields(key, base or {}, theirs, mine))
        elif base is None:
            self._keep(key)
        elif theirs is not None and theirs != base:
            self._keep(key, Clash.DELETED_BY_ME)
        elif mine is not None and mine != base:
            self._keep(key, Clash.DELETED_BY_THEM)

    def _fields(
        self, key: Key, base: Values, theirs: Values, mine: Values
    ) -> Iterator[tuple[str, Any]]:
        for field in dict.fromkeys((*theirs, *mine)):
            before = base.get(field)
            if mine.get(field) == before or field not in mine:
                yield field, theirs.get(field)
                continue
            if theirs.get(field) not in (before, mine[field]):
                self.conflicts.append(Conflict(key, Clash.BOTH_CHANGED, field))
            yield field, mine[field]

    def _keep(self, key: Key, clash: Clash | None = None) -> None:
        stored = self.theirs.get(key)
        self.rows[key] = stored if stored is not None else self.mine[key]
        if clash is not None:
            self.conflicts.append(Conflict(key, clash))
            self._keep_inside(key)

    def _keep_parents(self) -> None:
        for key in tuple(self.rows):
            parent = self.parents.get(key)
            while parent is not None and parent not in self.rows:
                deleted_by_me = parent in self.theirs
                self._keep(parent, Clash.DELETED_BY_ME if deleted_by_me else Clash.DELETED_BY_THEM)
                parent = self.parents.get(parent)

    def _keep_inside(self, parent: Key) -> None:
        for key, own_parent in self.parents.items():
            if (
                own_parent == parent
                and key not in self.rows
                and (key in self.theirs or key in self.mine)
            ):
                self._keep(key)
                self._keep_inside(key)
