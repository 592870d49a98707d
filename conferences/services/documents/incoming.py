"""A document as it was sent, read as an edit of the state on which it was based."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.utils.translation import gettext as _

from conferences.services.documents.problems import Problems, step
from conferences.services.documents.shape import Column, Shape, target_of
from conferences.services.documents.values import Key, WrongValue, read_id, read_value
from sources.editorial.member_forms import MAX_ROWS
from sources.editorial.states import Row, State

# What one act can bring; the largest entry that was measured has some 1,000 rows.
MOST_SENT = 5000
RowKey = tuple[str, str]
Values = dict[str, Any]


class Way(Enum):
    """What is done to a work."""

    CREATE = "create"
    PATCH = "patch"
    PUT = "put"
    DELETE = "delete"


@dataclass
class Edit:
    """The rows of one side: their columns by key, inside which row each stands, and all they hold."""

    shape: Shape
    rows: dict[RowKey, Values] = field(default_factory=dict)
    parents: dict[RowKey, RowKey] = field(default_factory=dict)
    stored: dict[RowKey, Row] = field(default_factory=dict)


@dataclass
class Sent(Edit):
    """What was sent: where each row stands in it, and which rows lead where by what."""

    places: dict[RowKey, str] = field(default_factory=dict)
    fresh: set[RowKey] = field(default_factory=set)


def edit_of(state: State, shape: Shape) -> Edit:
    """Return a stored state as one side of a merge."""
    edit = Edit(shape)
    outer = {each.label: parent.label for parent in shape.all() for each in parent.inside}
    for each in shape.all():
        for row in state.of(each.label):
            if not each.parent and row.member_id != state.work_id:
                continue
            key = (each.label, str(row.member_id))
            edit.rows[key] = {name: row.fields.get(name) for name in each.columns}
            edit.stored[key] = row
            if each.parent:
                edit.parents[key] = (outer[each.label], row.fields[each.parent])
    return edit


class Reader:
    """Reads a document; all faults go to `problems`, and the rows are then of no use."""

    def __init__(
        self, work_id: UUID, base: Edit, way: Way, data: Any, pointer: str, problems: Problems
    ) -> None:
        self.work_id, self.base, self.way = work_id, base, way
        self.data, self.pointer, self.problems = data, pointer, problems
        self.sent = Sent(base.shape)
        self._count = 0
        self._labels = {name: label for label, name in base.rows}
        self._lists: dict[tuple[RowKey, str], list[RowKey]] = {}
        self._inside: dict[RowKey, list[RowKey]] = {}
        for key, parent in base.parents.items():
            self._lists.setdefault((parent, key[0]), []).append(key)
            self._inside.setdefault(parent, []).append(key)

    def read(self) -> Sent:
        """Return the rows as they shall be; a row that is not among them goes."""
        key = (self.base.shape.label, str(self.work_id))
        if self._is_object(self.data, self.pointer):
            self._row(key, self.base.shape, self.data, self.pointer)
        return self.sent

    def _is_object(self, data: Any, pointer: str) -> bool:
        if not isinstance(data, Mapping):
            self.problems.add(pointer, _("An object is expected."))
        return isinstance(data, Mapping)

    def _row(self, key: RowKey, shape: Shape, data: Mapping[str, Any], pointer: str) -> None:
        before = self.base.rows.get(key)
        is_whole = before is None or self.way is not Way.PATCH
        values = dict(before or {})
        if is_whole:
            values = {name: _left_out(name, each, before) for name, each in shape.columns.items()}
        self.sent.rows[key], self.sent.places[key] = values, pointer
        if before is None:
            self.sent.fresh.add(key)
        for name, value in data.items():
            if name in shape.columns:
                self._value(shape.columns[name], value, values, before, step(pointer, name))
            elif name not in shape.lists and not self._is_address(name, shape, value, key, pointer):
                self.problems.add(step(pointer, name), _("There is no such field here."))
        for inner in shape.inside:
            self._list(key, inner, data, step(pointer, inner.name))

    def _is_address(self, name: str, shape: Shape, value: Any, key: RowKey, pointer: str) -> bool:
        """Say whether a name is one by which rows are addressed; the work's own id must be its own."""
        if name == "id" and not shape.parent and value not in (None, key[1]):
            self.problems.add(step(pointer, name), _("This is the id of another work."))
        return name == "id" or (name == "_delete" and bool(shape.parent) and value is False)

    def _value(
        self, column: Column, value: Any, values: Values, before: Values | None, pointer: str
    ) -> None:
        stored = (before or {}).get(column.name)
        if before is not None and type(value) is type(stored) and value == stored:
            values[column.name] = stored
            return
        try:
            values[column.name] = read_value(column, value, stored)
        except WrongValue as error:
            self.problems.add(pointer, str(error))

    # Lists

    def _list(self, parent: RowKey, shape: Shape, data: Mapping[str, Any], pointer: str) -> None:
        stored = self._lists.get((parent, shape.label), [])
        gone: set[RowKey] = set()
        if shape.name in data:
            gone = self._read_list(parent, shape, data[shape.name], stored, pointer)
        if self.way is Way.PATCH:
            for key in stored:
                if key not in self.sent.rows and key not in gone:
                    self._keep(key, parent)

    def _read_list(
        self, parent: RowKey, shape: Shape, rows: Any, stored: list[RowKey], pointer: str
    ) -> set[RowKey]:
        """Read the rows of a list; return those that shall go."""
        if not isinstance(rows, list):
            self.problems.add(pointer, _("A list is expected."))
            return set()
        self._count += len(rows)
        if len(rows) > MAX_ROWS or self._count > MOST_SENT:
            words = _("At most %(here)d rows can stand here, and %(all)d be sent at once.")
            self.problems.add(pointer, words % {"here": MAX_ROWS, "all": MOST_SENT})
            return set()
        return self._read_rows(parent, shape, rows, stored, pointer)

    def _read_rows(
        self, parent: RowKey, shape: Shape, rows: list[Any], stored: list[RowKey], pointer: str
    ) -> set[RowKey]:
        gone: set[RowKey] = set()
        last = max((self.base.rows[key].get("position") or 0 for key in stored), default=-1)
        for number, data in enumerate(rows):
            place = step(pointer, number)
            if not self._is_object(data, place):
                continue
            key = self._address(parent, shape, data, stored, place)
            if key is None:
                continue
            if key in self.sent.rows or key in gone:
                self.problems.add(place, _("This row stands here twice."))
            elif data.get("_delete") is True:
                self._delete(key, data, place, gone)
            else:
                self.sent.parents[key] = parent
                self._row(key, shape, data, place)
                self._put_in_order(
                    key, shape, data, number if self.way is not Way.PATCH else last + 1 + number
                )
        return gone

    def _put_in_order(self, key: RowKey, shape: Shape, data: Mapping[str, Any], place: int) -> None:
        """Let rows stand in the order in which they were sent, where that says nothing else."""
        is_whole = key in self.sent.fresh or self.way is not Way.PATCH
        if is_whole and "position" in shape.columns and "position" not in data:
            self.sent.rows[key]["position"] = min(place, 32767)

    def _delete(self, key: RowKey, data: Mapping[str, Any], place: str, gone: set[RowKey]) -> None:
        if self.way is not Way.PATCH:
            self.problems.add(step(place, "_delete"), _("Leave the row out instead."))
        elif key not in self.base.rows:
            self.problems.add(place, _("There is no such row here."))
        else:
            gone.add(key)

    def _address(
        self,
        parent: RowKey,
        shape: Shape,
        data: Mapping[str, Any],
        stored: list[RowKey],
        place: str,
    ) -> RowKey | None:
        """Return the key of the row that is meant: by its id, by its own key, or a new one."""
        if not isinstance(data.get("_delete", False), bool):
            self.problems.add(step(place, "_delete"), _("true or false is expected."))
            return None
        if data.get("id") is not None:
            return self._by_id(parent, shape, data["id"], step(place, "id"))
        name = data.get(shape.natural) if shape.natural else None
        for key in stored:
            if name is not None and self.base.rows[key][shape.natural] == name:
                return key
        fresh = uuid5(self.work_id, place) if self.way is Way.CREATE else uuid4()
        return shape.label, str(fresh)

    def _by_id(self, parent: RowKey, shape: Shape, value: Any, pointer: str) -> RowKey | None:
        try:
            key = (shape.label, str(read_id(value)))
        except WrongValue as error:
            self.problems.add(pointer, str(error))
            return None
        if self._labels.get(key[1], key[0]) != key[0] or key[1] == str(self.work_id):
            self.problems.add(pointer, _("This is the id of a row of another kind."))
            return None
        if self.base.parents.get(key, parent) != parent:
            self.problems.add(pointer, _("This row stands inside another row; it cannot be moved."))
            return None
        return key

    def _keep(self, key: RowKey, parent: RowKey) -> None:
        """Take over a row that was not sent, with all that stands inside it."""
        self.sent.rows[key], self.sent.parents[key] = dict(self.base.rows[key]), parent
        for each in self._inside.get(key, ()):
            self._keep(each, key)


def _left_out(name: str, column: Column, before: Values | None) -> Any:
    """Return what a column holds that a whole row leaves out; names by which others know it stay."""
    if before is not None and name in ("key", "slug"):
        return before[name]
    if target_of(column) is not None or (column.null and not column.has_default()):
        return None
    value = column.get_default()
    return getattr(value, "value", value)


def references(sent: Edit) -> Iterator[tuple[RowKey, str, Column, Any]]:
    """Return every column of what was sent that leads to another row."""
    columns = {
        each.label: {name: one for name, one in each.columns.items() if target_of(one) is not None}
        for each in sent.shape.all()
    }
    for key, values in sent.rows.items():
        for name, column in columns[key[0]].items():
            if values[name] is not None:
                yield key, name, column, values[name]


__all__ = ["Edit", "Key", "Reader", "RowKey", "Sent", "Values", "Way", "edit_of", "references"]
