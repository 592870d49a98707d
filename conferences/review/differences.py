"""Two states of one work laid side by side for reading: what was added, removed and changed."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from conferences.review.evidence_changes import Mark, marks_of
from conferences.review.outline import Part, parts, rows_inside
from conferences.review.row_words import RowWords, Words, model_name
from sources.editorial.comparison import RowKind
from sources.editorial.states import Row, State
from sources.editorial.text_diff import Budget, WordChange, WordKind, compare_texts, compare_words
from sources.editorial.text_html import (
    render_inline,
    render_side_by_side,
    render_words,
    render_words_after,
    render_words_before,
)
from sources.editorial.visible_signs import visible

NOTHING = format_html("{}", "")


@dataclass(frozen=True)
class FieldView:
    """One field of a row: whole, as `both`, or its older and newer side."""

    label: str
    both: SafeString
    old: SafeString = NOTHING
    new: SafeString = NOTHING
    is_text: bool = False


@dataclass(frozen=True)
class RowView:
    """A row that differs, with the rows inside it that do."""

    anchor: str
    what: str
    name: str
    kind: str
    marks: tuple[Mark, ...]
    fields: tuple[FieldView, ...]
    inside: tuple["RowView", ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """By which filters it is found."""
        own = {mark.key for mark in self.marks}
        return frozenset(own.union(*(row.keys for row in self.inside)))


@dataclass(frozen=True)
class Section:
    """The rows of one section that differ, and the names of those that do not."""

    key: str
    title: str
    rows: tuple[RowView, ...]
    unchanged: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """How often something happened; its key is that of the filter."""

    key: str
    words: str
    number: int


@dataclass(frozen=True)
class Difference:
    """All that differs between two states, ready to be shown."""

    sections: tuple[Section, ...]
    counts: tuple[Count, ...]
    words_added: int
    words_removed: int
    is_coarse: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not any(section.rows for section in self.sections)

    def only(self, key: str) -> tuple[Section, ...]:
        """Return the sections with the rows that one filter finds."""
        found = (
            Section(part.key, part.title, tuple(row for row in part.rows if key in row.keys), ())
            for part in self.sections
        )
        return tuple(section for section in found if section.rows)


def difference_of(before: State, after: State, *, beside: bool) -> Difference:
    """Return what differs between two states; `beside` sets texts in two columns."""
    return _Reader(before, after, beside=beside).read()


class _Reader:
    def __init__(self, before: State, after: State, *, beside: bool) -> None:
        self.before, self.after, self.beside = before, after, beside
        self.words = RowWords((before, after))
        self.inside_before, self.inside_after = rows_inside(before), rows_inside(after)
        self.budget = Budget()
        self.is_coarse = False
        self.added = self.removed = 0
        self.texts = 1

    def read(self) -> Difference:
        sections = tuple(self._section(part) for part in parts())
        return Difference(
            tuple(section for section in sections if section.rows or section.unchanged),
            tuple(_counts(sections)),
            self.added,
            self.removed,
            self.is_coarse or self.budget.is_spent,
        )

    def _section(self, part: Part) -> Section:
        old = [row for label in part.labels for row in self.before.of(label)]
        new = [row for label in part.labels for row in self.after.of(label)]
        views, unchanged = [], []
        for pair in _pairs(old, new):
            view = self._row(part.key, pair)
            if view is not None:
                views.append(view)
            else:
                row = pair.new or pair.old
                unchanged.append(self.words.name(row) if row else "")
        return Section(part.key, part.title, tuple(views), tuple(unchanged))

    def _row(self, key: str, pair: "_Pair") -> RowView | None:
        row = pair.new or pair.old
        if row is None:
            return None
        old_inside = self.inside_before.get(row.member_id, [])
        new_inside = self.inside_after.get(row.member_id, [])
        inner = [
            view
            for each in _pairs(old_inside, new_inside)
            if (view := self._row(_key_of(each), each)) is not None
        ]
        fields = tuple(self._fields(pair))
        if pair.kind == "changed" and not fields and not inner:
            return None
        marks = marks_of(
            key, pair.old, pair.new, is_moved=pair.is_moved, inside=(old_inside, new_inside)
        )
        return RowView(
            anchor=f"row-{row.member_id}",
            what=model_name(row.label),
            name=self.words.name(row),
            kind=pair.kind,
            marks=marks,
            fields=fields,
            inside=tuple(inner),
        )

    def _fields(self, pair: "_Pair") -> Iterator[FieldView]:
        old = self.words.fields(pair.old) if pair.old else {}
        new = self.words.fields(pair.new) if pair.new else {}
        count = 0
        for name in dict.fromkeys((*new, *old)):
            before, after = old.get(name), new.get(name)
            if before != after:
                count += 1
                yield self._field(before, after)
        if pair.old and pair.new and (pair.is_moved or not count):
            places = [str(row.fields.get("position", "")) for row in (pair.old, pair.new)]
            if places[0] != places[1]:
                yield _closed(_("Position"), *places)

    def _field(self, before: Words | None, after: Words | None) -> FieldView:
        known = after or before
        assert known is not None
        old, new = before.text if before else "", after.text if after else ""
        if known.is_text:
            return self._text(known.label, old, new)
        if not (known.is_prose and old and new):
            self._count_words(_whole(old, new) if known.is_prose else ())
            return _closed(known.label, old, new)
        words = compare_words(old, new, self.budget)
        self._count_words(words)
        return FieldView(
            known.label, render_words(words), render_words_before(words), render_words_after(words)
        )

    def _text(self, label: str, old: str, new: str) -> FieldView:
        difference = compare_texts(old, new, self.budget)
        self.is_coarse = self.is_coarse or difference.is_coarse
        for paragraph in difference.changes:
            self._count_words(paragraph.words)
        render = render_side_by_side if self.beside else render_inline
        html = render(difference, first=self.texts)
        self.texts += len(difference.changes)
        return FieldView(label, html, is_text=True)

    def _count_words(self, words: Iterable[WordChange]) -> None:
        for word in words:
            if word.kind is WordKind.ADDED:
                self.added += len(word.text.split())
            elif word.kind is WordKind.REMOVED:
                self.removed += len(word.text.split())


@dataclass(frozen=True)
class _Pair:
    old: Row | None
    new: Row | None
    is_moved: bool = False

    @property
    def kind(self) -> str:
        if self.old is None:
            return RowKind.ADDED.value
        return RowKind.CHANGED.value if self.new else RowKind.REMOVED.value


def _pairs(old: Sequence[Row], new: Sequence[Row]) -> Iterator[_Pair]:
    """Match rows by key, in the newer order; what was removed stands at the end."""
    before = {row.member_id: row for row in old}
    after = {row.member_id: row for row in new}
    moved = _moved(_in_order(old), _in_order(new))
    for key, row in after.items():
        yield _Pair(before.get(key), row, key in moved)
    for key, row in before.items():
        if key not in after:
            yield _Pair(row, None)


def _in_order(rows: Sequence[Row]) -> list[UUID]:
    """Return the keys by position alone: rows that share one have no order among themselves."""
    by_place = sorted(rows, key=lambda row: (row.fields.get("position") or 0, row.member_id))
    return [row.member_id for row in by_place]


def _moved(old: Sequence[UUID], new: Sequence[UUID]) -> set[UUID]:
    """Return the rows that changed places: all but a longest run that kept its order."""
    places = {key: place for place, key in enumerate(old)}
    common = [key for key in new if key in places]
    ends: list[int] = []
    lasts: list[UUID] = []
    before: dict[UUID, UUID | None] = {}
    for key in common:
        at = bisect_left(ends, places[key])
        before[key] = lasts[at - 1] if at else None
        ends[at : at + 1], lasts[at : at + 1] = [places[key]], [key]
    kept: set[UUID] = set()
    last = lasts[-1] if lasts else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return set(common) - kept


def _key_of(pair: _Pair) -> str:
    row: Any = pair.new or pair.old
    return str(row.label.split(".")[1])


def _whole(old: str, new: str) -> tuple[WordChange, ...]:
    sides = ((WordKind.REMOVED, old), (WordKind.ADDED, new))
    return tuple(WordChange(kind, text) for kind, text in sides if text)


def _closed(label: str, old: str, new: str) -> FieldView:
    removed = format_html("<del>{}</del>", visible(old)) if old else NOTHING
    added = format_html("<ins>{}</ins>", visible(new)) if new else NOTHING
    space = format_html("{}", " ") if old and new else NOTHING
    return FieldView(label, format_html("{}{}{}", removed, space, added), removed, added)


def _counts(sections: Iterable[Section]) -> Iterator[Count]:
    numbers: dict[str, int] = {}
    words: dict[str, str] = {}
    for section in sections:
        for row in section.rows:
            for each in (row, *row.inside):
                for mark in each.marks:
                    numbers[mark.key] = numbers.get(mark.key, 0) + 1
                    words[mark.key] = mark.counted
    for key, number in numbers.items():
        yield Count(key, words[key], number)
