"""Which models are versioned, and which tables the guard protects."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

import reversion
from django.core import serializers
from django.db import models
from django.db.models.signals import post_delete, post_save

if TYPE_CHECKING:
    from sources.editorial.versioned import VersionedModel

M = TypeVar("M", bound="type[VersionedModel]")
A = TypeVar("A", bound="type[models.Model]")

_versioned: dict[str, "type[VersionedModel]"] = {}
_append_only: set[str] = set()


def versioned(model: M) -> M:
    """Register a model, beside its class, as one whose every change is kept.

    Raises TypeError for a model that does not stand on `VersionedModel`, whose guards it needs.
    """
    if getattr(model._meta, "base_manager_name", None) != "objects":
        msg = f"{model.__name__}.Meta must inherit the Meta of its versioned base class"
        raise TypeError(msg)
    reversion.register(model, format="json")
    _versioned[model._meta.label_lower] = model
    post_save.connect(model.note_saved, sender=model, weak=False)
    post_delete.connect(model.note_deleted, sender=model, weak=False)
    return model


def append_only(model: A) -> A:
    """Protect the table of a model whose rows are written once, by the machinery, and never changed."""
    _append_only.add(model._meta.db_table)
    return model


def versioned_models() -> "Iterable[type[VersionedModel]]":
    """All versioned models, works and members, in the order of their registration."""
    return tuple(_versioned.values())


def versioned_model(label: str) -> "type[VersionedModel]":
    """Return the model of a label such as `conferences.claim`; raises KeyError when there is none."""
    return _versioned[label]


@cache
def naming_columns(label: str) -> tuple[tuple[str, "type[models.Model]"], ...]:
    """Return the columns by which stored rows of a label name other rows, each with the model that it names."""
    found = (
        (field.name, field.related_model) for field in versioned_model(label)._meta.local_fields
    )
    return tuple((name, target) for name, target in found if isinstance(target, type))


def versioned_tables() -> frozenset[str]:
    """Tables whose rows may be written inside `record()` only."""
    return frozenset(model._meta.db_table for model in _versioned.values()) | {"editorial_work"}


def history_tables() -> frozenset[str]:
    """Tables that the machinery alone writes, and almost always only adds to."""
    return frozenset(_append_only) | {"reversion_revision", "reversion_version"}


def serialised(row: "VersionedModel") -> str:
    """Return the JSON text that django-reversion stores for the row, for telling change from no change."""
    fields = [field.name for field in type(row)._meta.local_fields]
    text: str = serializers.serialize("json", (row,), fields=fields)
    return text


def owner_of(row: "VersionedModel") -> UUID:
    """Return the id of the work to which the row belongs: for a work, its own."""
    *path, last = row.owner_path.split("__")
    target: models.Model = row
    for step in path:
        target = getattr(target, step)
    owner: UUID = getattr(target, "pk" if last == "pk" else f"{last}_id")
    return owner
