"""What is said about a row, picked out of what is said about its work."""

from collections.abc import Collection
from typing import Protocol, TypeVar
from uuid import UUID

from django import template

T = TypeVar("T", covariant=True)
register = template.Library()


class HasMembers(Protocol):
    """A row of a comparison: it names the rows of the work that it tells of."""

    @property
    def members(self) -> Collection[UUID]:
        """Their keys."""


class OfRows(Protocol[T]):
    """The threads of a work, of which some are on certain rows."""

    def on(self, members: Collection[UUID]) -> T:
        """Return those that are."""


@register.filter
def on_row(threads: OfRows[T] | None, row: HasMembers) -> T | None:
    """Return the threads on a row, or on what stands inside it."""
    return threads.on(row.members) if threads else None
