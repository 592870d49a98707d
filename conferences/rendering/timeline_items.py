"""What a timeline is made of, and its order: works with what is said of when they were."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conferences.rendering.timeline_shapes import Shapes, shapes_of
from sources.dates import readable_date

_Key = tuple[date, date, str]


@dataclass(frozen=True)
class DateAnswer:
    """One answer to when it was: EDTF, and the words as written where EDTF has none."""

    edtf: str
    words: str = ""
    is_preferred: bool = False
    is_set_aside: bool = False


@dataclass(frozen=True)
class DatedItem:
    """A work in a timeline: its title and address, its answers, the state of their evidence.

    ``standing`` is HTML. ``follows`` are keys of works after which it comes, ``within`` of those
    that it is part of: by these it is placed if it has no date.
    """

    key: str
    title: str
    address: str = ""
    language: str = ""
    answers: tuple[DateAnswer, ...] = ()
    standing: str = ""
    follows: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    @cached_property
    def shapes(self) -> tuple[tuple[DateAnswer, Shapes], ...]:
        """Return the answers that can be drawn, the earliest first."""
        found = [(answer, shapes_of(answer.edtf)) for answer in self.answers]
        drawn = [pair for pair in found if pair[1].parts]
        return tuple(sorted(drawn, key=lambda pair: _key(pair[0].edtf)))


@dataclass(frozen=True)
class PlacedItem:
    """An item with its number in the list; one without a date stands after the item ``after``."""

    number: int
    item: DatedItem
    after: DatedItem | None = None
    is_within: bool = False


@dataclass(frozen=True)
class Sequenced:
    """The items in order of time, and those for which nothing says where they belong."""

    placed: tuple[PlacedItem, ...]
    undated: tuple[DatedItem, ...]


def in_order(items: Iterable[DatedItem]) -> Sequenced:
    """Order items by earliest day, latest day and text; what has only an order follows that."""
    all_items = list({item.key: item for item in items}.values())
    dated = sorted((item for item in all_items if item.shapes), key=_sort_key)
    waiting = [item for item in all_items if not item.shapes]
    placed: list[tuple[DatedItem, DatedItem | None, bool]] = [(item, None, False) for item in dated]
    while waiting:
        left = []
        for item in waiting:
            found = _place(item, placed)
            if found is None:
                left.append(item)
            else:
                placed.insert(found + 1, (item, placed[found][0], not _is_after(item, placed)))
        if len(left) == len(waiting):
            break
        waiting = left
    numbered = (PlacedItem(number, *each) for number, each in enumerate(placed, start=1))
    return Sequenced(tuple(numbered), tuple(waiting))


def _place(
    item: DatedItem, placed: Sequence[tuple[DatedItem, DatedItem | None, bool]]
) -> int | None:
    """Return the index of the item after which one without a date comes, None if nothing says."""
    for keys in (item.follows, item.within):
        found = [index for index, each in enumerate(placed) if each[0].key in keys]
        if found:
            return found[-1]
    return None


def _is_after(item: DatedItem, placed: Sequence[tuple[DatedItem, DatedItem | None, bool]]) -> bool:
    return any(each[0].key in item.follows for each in placed)


def _sort_key(item: DatedItem) -> tuple[_Key, str, str]:
    return min(_key(answer.edtf) for answer, _shapes in item.shapes), item.title, item.key


def _key(edtf: str) -> _Key:
    value = readable_date(edtf)
    # What cannot be read is shown as written, and never drawn.
    return value.sort_key if value else (date.max, date.max, edtf)
