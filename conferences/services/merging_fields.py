"""What becomes of each field of a work's own record when another work is merged into it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import Q

from sources.editorial.localized import LocalizedTextField
from sources.editorial.works import WorkRecord

# They stay what they are: texts and addresses name the work by them.
KEPT = frozenset({"key", "slug"})


class Side(StrEnum):
    """Whose value is chosen."""

    OWN = "own"
    OTHER = "other"
    BOTH = "both"


class Fate(StrEnum):
    """What becomes of a field."""

    SAME = "same"
    KEPT = "kept"
    TAKEN = "taken"
    CHOOSE = "choose"


@dataclass(frozen=True)
class FieldPlan:
    """One field, or some that only make sense together, with both values and what becomes of them."""

    columns: tuple[str, ...]
    labels: tuple[str, ...]
    own: Mapping[str, Any]
    other: Mapping[str, Any]
    fate: Fate
    sides: tuple[Side, ...] = ()
    chosen: Side = Side.OWN

    @property
    def name(self) -> str:
        """The name of the choice in a form."""
        return f"field-{self.columns[0]}"

    def result(self) -> Mapping[str, Any]:
        """Return the values that the work has afterwards."""
        if self.fate is Fate.TAKEN or (self.fate is Fate.CHOOSE and self.chosen is Side.OTHER):
            return self.other
        if self.fate is Fate.CHOOSE and self.chosen is Side.BOTH:
            return {name: both(self.own[name], self.other[name]) for name in self.columns}
        return self.own


def both(own: Any, other: Any) -> Any:
    """Return two texts as one, the work's own first."""
    if isinstance(own, Mapping):
        codes = dict.fromkeys((*own, *other))
        return {code: both(own.get(code, ""), other.get(code, "")) for code in codes}
    return "\n\n".join(dict.fromkeys(text for text in (own, other) if text))


def plan_fields(
    into: WorkRecord, merged: WorkRecord, choices: Mapping[str, str]
) -> Iterator[FieldPlan]:
    """Yield what becomes of each field, in the order of the model; a choice not made is one's own."""
    ends = {into.pk, merged.pk}
    done: set[str] = set()
    together = list(_together(type(into)))
    for field in _shown(type(into)):
        if field.name in done:
            continue
        group = next((names for names in together if field.name in names), (field.name,))
        done.update(group)
        fields = [type(into)._meta.get_field(name) for name in group]
        columns = tuple(each.attname for each in fields if isinstance(each, models.Field))
        own, other = ({name: _value(row, name, ends) for name in columns} for row in (into, merged))
        labels = tuple(str(getattr(each, "verbose_name", each.name)) for each in fields)
        fate = _fate(own, other)
        sides = _sides(fields) if fate is Fate.CHOOSE else ()
        typed = choices.get(f"field-{columns[0]}", "")
        chosen = Side(typed) if typed in sides else Side.OWN
        yield FieldPlan(columns, labels, own, other, fate, sides, chosen)


def _shown(model: type[WorkRecord]) -> Iterator[Any]:
    for field in model._meta.local_fields:
        if field.editable and not field.primary_key and field.name not in KEPT:
            yield field


def _value(row: WorkRecord, column: str, ends: set[Any]) -> Any:
    value = getattr(row, column)
    # Nothing lies within itself, and neither of the two will be another than the other.
    return None if value in ends else value


def _fate(own: Mapping[str, Any], other: Mapping[str, Any]) -> Fate:
    if own == other:
        return Fate.SAME
    if not any(other.values()):
        return Fate.KEPT
    return Fate.CHOOSE if any(own.values()) else Fate.TAKEN


def _sides(fields: list[Any]) -> tuple[Side, ...]:
    is_text = len(fields) == 1 and isinstance(fields[0], models.TextField | LocalizedTextField)
    return (Side.OWN, Side.OTHER, Side.BOTH) if is_text else (Side.OWN, Side.OTHER)


def _together(model: type[WorkRecord]) -> Iterator[tuple[str, ...]]:
    """Yield the fields that a check of the model binds to each other: coordinates, flag and reason."""
    shown = [field.name for field in _shown(model)]
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.CheckConstraint):
            named = set(_named(constraint.condition))
            found = tuple(name for name in shown if name in named)
            if len(found) > 1:
                yield found


def _named(condition: Any) -> Iterator[str]:
    if isinstance(condition, Q):
        for child in condition.children:
            yield from _named(child)
    elif isinstance(condition, tuple):
        yield condition[0].split("__")[0]
        yield from _named(condition[1])
    elif isinstance(condition, models.F):
        yield str(condition.deconstruct()[1][0])
