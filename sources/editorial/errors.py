"""What the door says when it refuses."""

from collections.abc import Mapping
from uuid import UUID


class EditorialError(Exception):
    """Base of all refusals by the editorial machinery; the message is a sentence for the editor."""


class UnrecordedWrite(EditorialError):
    """A versioned row was about to be written outside `record()`."""


class StaleWrite(EditorialError):
    """The work has changed since the state on which the write was based.

    `stale` maps the id of each such work to its (base, latest) change numbers.
    """

    def __init__(self, stale: Mapping[UUID, tuple[int, int]]) -> None:
        self.stale = dict(stale)
        parts = (f"based on change {base}, now at change {now}" for base, now in stale.values())
        super().__init__(
            f"This has been changed meanwhile ({'; '.join(parts)}). Nothing was saved."
        )


class UnnamedWork(EditorialError):
    """A member of a work that the act did not name was touched inside `record()`."""


class MemberMoved(EditorialError):
    """A member was given to another work; members stay with the work they were made for."""


class HistoryDamaged(EditorialError):
    """What is stored of a work's history contradicts itself."""
