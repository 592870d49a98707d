"""The state of a work as a document, and the difference of two states as data; nothing here queries."""

from collections.abc import Iterator, Mapping
from typing import Any

from conferences.services.documents.shape import Shape
from sources.editorial.comparison import RowChange, StateDifference
from sources.editorial.states import Row, State

Document = dict[str, Any]


def document_of(state: State, shape: Shape) -> Document | None:
    """Return a work with its members, nested as on its form; None once it is deleted."""
    if state.record is None:
        return None
    return _Nesting(state, shape).told(state.record, shape)


class _Nesting:
    def __init__(self, state: State, shape: Shape) -> None:
        self.inside: dict[tuple[str, str], list[Row]] = {}
        for each in shape.all():
            for row in state.of(each.label) if each.parent else ():
                self.inside.setdefault((each.label, row.fields[each.parent]), []).append(row)

    def told(self, row: Row, shape: Shape) -> Document:
        found: Document = {"id": str(row.member_id)}
        found |= {name: row.fields[name] for name in shape.columns}
        for inner in shape.inside:
            rows = self.inside.get((inner.label, str(row.member_id)), ())
            found[inner.name] = [self.told(each, inner) for each in rows]
        return found


def difference_told(difference: StateDifference, shape: Shape) -> list[Document]:
    """Return what differs, row by row in the order of the document; what is derived is left out."""
    changes: dict[str, list[RowChange]] = {}
    for change in difference.rows:
        changes.setdefault(change.label, []).append(change)
    return [
        told
        for each in shape.all()
        for change in changes.get(each.label, ())
        if (told := _change_told(change, each))
    ]


def _change_told(change: RowChange, shape: Shape) -> Document | None:
    fields = {each["field"]: each for each in _fields_told(change, shape)}
    if not fields:
        return None
    row = change.new or change.old
    assert row is not None
    inside = row.fields[shape.parent] if shape.parent else None
    return {
        "member": shape.name,
        "id": str(change.member_id),
        "inside": inside,
        "what": change.kind.value,
        "fields": list(fields.values()),
    }


def _fields_told(change: RowChange, shape: Shape) -> Iterator[Mapping[str, Any]]:
    old, new = (row.fields if row else {} for row in (change.old, change.new))
    for name in shape.columns:
        before, after = old.get(name), new.get(name)
        if before != after or change.old is None or change.new is None:
            yield {"field": name, "old": before, "new": after}


def place_names(shape: Shape) -> Mapping[str, str]:
    """Return the name of the list for each label; "" for the work itself."""
    return {each.label: each.name for each in shape.all()}
