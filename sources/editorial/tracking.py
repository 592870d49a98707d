"""Which rows the act that is being recorded has touched so far."""

from collections.abc import Iterable
from contextvars import ContextVar
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models

from sources.editorial.errors import UnrecordedWrite

if TYPE_CHECKING:
    from sources.editorial.versioned import VersionedModel


class Touched:
    """The rows saved and deleted inside one `record()`, by model."""

    def __init__(self) -> None:
        self.saved_rows: dict[type[VersionedModel], set[UUID]] = {}
        self.deleted_rows: dict[type[VersionedModel], set[UUID]] = {}

    def saved(self, model: "type[VersionedModel]", keys: Iterable[UUID]) -> None:
        """Note rows that were created or changed."""
        self.saved_rows.setdefault(model, set()).update(keys)

    def deleted(self, model: "type[VersionedModel]", key: UUID) -> None:
        """Note a row that was deleted."""
        self.saved_rows.get(model, set()).discard(key)
        self.deleted_rows.setdefault(model, set()).add(key)


_current: ContextVar[Touched | None] = ContextVar("editorial-touched", default=None)


def begin() -> Touched:
    """Start to note touched rows; raises UnrecordedWrite inside another act, since acts do not nest."""
    if _current.get() is not None:
        msg = "record() was called inside record(): one act names all its works at once."
        raise UnrecordedWrite(msg)
    touched = Touched()
    _current.set(touched)
    return touched


def end() -> None:
    """Stop noting touched rows."""
    _current.set(None)


def current(model: type[models.Model]) -> Touched:
    """Return the notes of the act under way; raises UnrecordedWrite when there is none."""
    touched = _current.get()
    if touched is None:
        msg = (
            f"{model._meta.label} is versioned: write to it inside "
            "record(work, by=, act=, summary=, base=)."
        )
        raise UnrecordedWrite(msg)
    return touched
