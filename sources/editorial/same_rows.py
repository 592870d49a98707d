"""Rows that two edits added each by itself and that can stand only once: the same key, the same language."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.db import models

from sources.editorial.merging import Key, Rows


class SameRows:
    """Finds, among the rows that the other edit added, the one that a new row of mine would repeat."""

    def __init__(self, before: Rows, now: Rows, parents: Mapping[Key, Key]) -> None:
        self.added = {key: values for key, values in now.items() if key not in before}
        self.parents = parents

    def take(
        self, label: str, model: type[models.Model], parent: Key | None, typed: Mapping[str, Any]
    ) -> Key | None:
        """Return the key of that row, which is then taken; None if there is none."""
        for key, values in self.added.items():
            if key[0] != label or self.parents.get(key) != parent:
                continue
            if any(_agree(names, values, typed) for names in identities(model)):
                del self.added[key]
                return key
        return None


@lru_cache(maxsize=64)
def identities(model: type[models.Model]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of fields, besides the row's parent, by which a row can stand only once."""
    constraints = [
        constraint
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields
    ]
    # Where a constraint holds for some rows only, the one with the most fields tells rows apart.
    return tuple(
        tuple(constraint.fields)
        for constraint in constraints
        if constraint.condition is None
        or not any(set(constraint.fields) < set(other.fields) for other in constraints)
    )


def _agree(names: tuple[str, ...], stored: Mapping[str, Any], typed: Mapping[str, Any]) -> bool:
    # What the editor cannot type is the parent, which is the same.
    compared = [name for name in names if name in typed]
    values = [(str(typed[name] or ""), str(stored.get(name) or "")) for name in compared]
    return any(mine for mine, _theirs in values) and all(mine == theirs for mine, theirs in values)
