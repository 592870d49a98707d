"""A comparison laid out for reading, as values: sections, rows, fields, numbers, places to stop."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString

from conferences.review.difference_words import Mark

NOTHING = format_html("{}", "")


@dataclass(frozen=True)
class FieldView:
    """One field of a row: whole, as `both`, or its older and newer side; `name` is the column.

    `is_slight`: only space or punctuation differs.
    """

    name: str
    label: str
    both: SafeString
    old: SafeString = NOTHING
    new: SafeString = NOTHING
    is_text: bool = False
    is_slight: bool = False


@dataclass(frozen=True)
class RowView:
    """A row that differs, with the rows inside it that do; `keys` are the filters that find it.

    `label` and `member_id` name the row, and `claim` the claim that it is. `number` counts it among
    the changes of the page; 0 for what is a part of another change, or is told by paragraphs.
    `signature` is of all that differs in it, the same however it is shown.
    """

    what: str
    name: str
    kind: str
    marks: tuple[Mark, ...]
    keys: frozenset[str]
    fields: tuple[FieldView, ...]
    inside: tuple["RowView", ...] = ()
    label: str = ""
    member_id: UUID | None = None
    claim: str = ""
    number: int = 0
    is_moved: bool = False
    signature: str = ""

    @property
    def anchor(self) -> str:
        """Its id on the page, the same in each mode; "" for one that has none of its own."""
        return f"ch-{self.number}" if self.number else ""

    @property
    def is_slight(self) -> bool:
        """Whether only space or punctuation differs in it."""
        return (
            bool(self.fields or self.inside)
            and self.kind == "changed"
            and not self.is_moved
            and all(field.is_slight for field in self.fields)
            and all(row.is_slight for row in self.inside)
        )

    @cached_property
    def field_names(self) -> frozenset[str]:
        """The columns that differ in it, or in a row inside it."""
        names = {field.name for field in self.fields}
        return frozenset(names.union(*(row.field_names for row in self.inside)))

    @cached_property
    def members(self) -> frozenset[UUID]:
        """The rows of the work that it tells of."""
        own = {self.member_id} if self.member_id else set()
        return frozenset(own.union(*(row.members for row in self.inside)))


@dataclass(frozen=True)
class Section:
    """The rows of one section that differ, and the names of those that do not."""

    key: str
    title: str
    rows: tuple[RowView, ...]
    unchanged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Count:
    """How often something happened; its key is that of the filter."""

    key: str
    words: str
    number: int


@dataclass(frozen=True)
class Stop:
    """One change among those of the page: its number, what it is in words, and where it belongs.

    `old` and `new` are the paragraphs as they were and are, for a change of a text.
    """

    number: int
    words: str
    kind: str
    row: RowView
    old: str = ""
    new: str = ""

    @property
    def anchor(self) -> str:
        """Its id on the page, in each mode."""
        return f"ch-{self.number}"


@dataclass(frozen=True)
class Difference:
    """All that differs between two states, ready to be shown."""

    sections: tuple[Section, ...]
    counts: tuple[Count, ...]
    is_coarse: bool
    stops: tuple[Stop, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not any(section.rows for section in self.sections)

    @property
    def rows(self) -> Iterator[RowView]:
        """Every row that differs, in the order of the page."""
        for section in self.sections:
            yield from section.rows

    def without_unchanged(self) -> tuple[Section, ...]:
        """Return the sections in which something differs, with nothing else."""
        return tuple(replace(part, unchanged=()) for part in self.sections if part.rows)
