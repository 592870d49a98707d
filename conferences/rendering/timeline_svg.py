"""A timeline drawn: rows across for wide screens, and time running down for narrow ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conferences.rendering.drawing import Box, Sheet
from conferences.rendering.lettering import lines_of, width_of
from conferences.rendering.timeline_items import PlacedItem, Sequenced
from conferences.rendering.timeline_marks import (
    CAP,
    Marks,
    draw,
    draw_order,
    label_rivals,
    marks_of,
    signs_of,
)
from conferences.rendering.timeline_scale import Scale, Tick, scale_of, ticks_of

_LEADING = 1.25
_PITCH = 19.0


@dataclass(frozen=True)
class Measures:
    """How wide a drawing is, and how large its words are."""

    width: float = 600.0
    size: float = 13.0


@dataclass(frozen=True)
class _Label:
    lines: tuple[str, ...]
    sign: str
    height: float


def _small(size: float) -> float:
    """Return the size of words on the scale, which nobody should need a glass for."""
    return max(size * 0.93, 12.0)


def _label(placed: PlacedItem, size: float, room: float, most: int) -> _Label:
    signs = signs_of(placed.item)
    sign = f" ({signs})" if signs else ""
    said = lines_of(
        f"{placed.number}. {placed.item.title}", size, room - width_of(sign, size), most
    )
    return _Label(said, sign, len(said) * size * _LEADING)


def _write(sheet: Sheet, label: _Label, left: float, top: float, size: float) -> None:
    for index, line in enumerate(label.lines):
        is_last = index == len(label.lines) - 1
        said = f"{line}{label.sign}" if is_last else line
        base = top + size * (0.95 + index * _LEADING)
        box = Box(left, base - size * 0.85, left + width_of(said, size), base + size * 0.25)
        sheet.words(left, base, said, box=box)


def _spans(sequenced: Sequenced) -> list[tuple[int, int]]:
    return [
        shape.days
        for placed in sequenced.placed
        for _answer, each in placed.item.shapes
        for shape in each.parts
    ]


def across(
    sequenced: Sequenced, language: str, measures: Measures
) -> tuple[Sheet, tuple[float, float]]:
    """Return the drawing with a row for each item, and its size."""
    size, width = measures.size, measures.width
    column = width * 0.37
    scale = scale_of(_spans(sequenced), column + 12, width - 10)
    sheet = Sheet()
    top = size * 1.7
    rows = []
    place = top + 6
    for placed in sequenced.placed:
        marks = marks_of(placed.item, scale) if placed.item.shapes else None
        label = _label(placed, size, column, 2)
        rivals = size if marks and marks.are_rivals else 0
        height = max(label.height, (marks.lines if marks else 1) * _PITCH + rivals) + 9
        rows.append((placed, marks, place + (height + rivals) / 2))
        _write(sheet, label, 0, place + (height - label.height) / 2, size)
        place += height
    small = _small(size)
    ticks = ticks_of(scale, language, small, is_across=True)
    _frame(sheet, scale, ticks, small, (top, place))
    for placed, marks, centre in rows:
        if marks:
            draw(sheet, scale, marks, centre, _PITCH)
        else:
            draw_order(sheet, _place_in_order(sequenced, placed, scale), centre)
    for _placed, marks, centre in rows:
        if marks:
            label_rivals(sheet, marks, centre, _PITCH, size * 0.93)
    return sheet, (width, place + 6)


def _place_in_order(sequenced: Sequenced, placed: PlacedItem, scale: Scale) -> float:
    """Return a place just after what an item without a date follows, or within what it is part of."""
    other = placed.after
    steps = 1
    while other is not None and not other.shapes:
        steps += 1
        key = other.key
        other = next((each.after for each in sequenced.placed if each.item.key == key), None)
    if other is None:
        return scale.start + 10
    marks = marks_of(other, scale)
    anchor = marks.start if placed.is_within else marks.end
    return min(anchor + 12 * steps, scale.end - 8)


def _frame(
    sheet: Sheet, scale: Scale, ticks: Iterable[Tick], small: float, ends: tuple[float, float]
) -> None:
    """Draw the scale: its ticks with their words, and where it is broken."""
    top, bottom = ends
    for tick in ticks:
        sheet.line((tick.at, top), (tick.at, bottom), "t-grid")
        width = width_of(tick.words, small)
        if sheet.is_across:
            box = Box(tick.told - width / 2, 0, tick.told + width / 2, small * 1.3)
            sheet.words(tick.told, small, tick.words, "t-tick", box=box, anchor="middle")
        else:
            box = Box(top - 6 - width, tick.told - small / 2, top - 6, tick.told + small / 2)
            sheet.words(
                top - 6, tick.told + small * 0.35, tick.words, "t-tick", box=box, anchor="end"
            )
    for stretch in scale.stretches:
        sheet.line((stretch.start, top), (stretch.end, top), "t-axis")
    for start, end in scale.breaks:
        middle = (start + end) / 2
        for shift in (-4, 4):
            at = middle + shift
            sheet.line((at - 3, top + 6), (at + 3, top - 6), "t-axis t-break")
            sheet.line((at, top + 8), (at, bottom), "t-broken", ' stroke-dasharray="2 5"')


def down(
    sequenced: Sequenced, language: str, measures: Measures
) -> tuple[Sheet, tuple[float, float]]:
    """Return the drawing in which time runs down, with a lane for what happens at once."""
    size, width = measures.size, measures.width
    small = _small(size)
    lines = min(max(1, 90 // len(sequenced.placed)), 3)
    wanted = (size * _LEADING * lines + 8) * len(sequenced.placed)
    scale = scale_of(_spans(sequenced), size, size + max(wanted * 1.15, 260.0))
    ticks = ticks_of(scale, language, small, is_across=False, gap=18)
    axis = max((width_of(tick.words, small) for tick in ticks), default=0) + 8
    lanes, count = _lanes(sequenced, scale)
    has_rivals = any(marks.are_rivals for _first, marks in lanes.values())
    pitch = min(16.0, (width * 0.42 - axis) / max(count, 1))
    column = axis + 14 + (count - 1) * pitch + (34 if has_rivals else 22)
    sheet = Sheet(is_across=False)
    rows = _labels_beside(sequenced, scale, lanes, (width - column, size, lines))
    length = max(scale.end, rows[-1].top + rows[-1].label.height) + 10
    _frame(sheet, scale, ticks, small, (axis, column - 16))
    for row in rows:
        first, marks = lanes.get(row.placed.item.key, (0, None))
        extra = (marks.lines - 1) / 2 if marks else 0
        lane = axis + 14 + (first + extra) * pitch
        sheet.line((row.start, lane + extra * pitch + CAP + 1), (row.start, column - 14), "t-lead")
        sheet.line((row.start, column - 14), (row.top + size * 0.6, column - 4), "t-lead")
        if marks:
            draw(sheet, scale, marks, lane, pitch)
        else:
            draw_order(sheet, row.start, lane)
        _write(sheet, row.label, column, row.top, size)
    for first, marks in lanes.values():
        label_rivals(
            sheet, marks, axis + 14 + (first + (marks.lines - 1) / 2) * pitch, pitch, small
        )
    return sheet, (width, length)


@dataclass(frozen=True)
class _Row:
    """An item of the drawing in which time runs down: where its mark begins, where its words."""

    placed: PlacedItem
    label: _Label
    start: float
    top: float


def _labels_beside(
    sequenced: Sequenced,
    scale: Scale,
    lanes: Mapping[str, tuple[int, Marks]],
    room: tuple[float, float, int],
) -> list[_Row]:
    width, size, lines = room
    labels = [_label(placed, size, width, lines) for placed in sequenced.placed]
    starts = [
        lanes[placed.item.key][1].start
        if placed.item.key in lanes
        else _place_in_order(sequenced, placed, scale)
        for placed in sequenced.placed
    ]
    tops = _apart(starts, [label.height + 8 for label in labels], size)
    return list(map(_Row, sequenced.placed, labels, starts, tops))


def _lanes(sequenced: Sequenced, scale: Scale) -> tuple[dict[str, tuple[int, Marks]], int]:
    """Return for each item its first lane and its marks; what overlaps in time has other lanes."""
    ends: list[float] = []
    found: dict[str, tuple[int, Marks]] = {}
    for placed in sequenced.placed:
        if not placed.item.shapes:
            continue
        marks = marks_of(placed.item, scale)
        first = 0
        while any(end + 10 > marks.start for end in ends[first : first + marks.lines]):
            first += 1
        ends.extend([-1e9] * (first + marks.lines - len(ends)))
        ends[first : first + marks.lines] = [marks.end] * marks.lines
        found[placed.item.key] = first, marks
    return found, len(ends)


def _apart(wanted: list[float], heights: list[float], size: float) -> list[float]:
    """Return the tops of labels, each as near to its mark as those before and after it allow."""
    groups: list[tuple[float, float, int]] = []  # the sum of wished tops, height, how many
    for want, height in zip(wanted, heights, strict=True):
        groups.append((want - size * 0.6, height, 1))
        while len(groups) > 1:
            one, other = groups[-2], groups[-1]
            if one[0] / one[2] + one[1] <= other[0] / other[2]:
                break
            # A label that is moved down by those above it wishes itself up by as much.
            total = one[0] + other[0] - one[1] * other[2]
            groups[-2:] = [(total, one[1] + other[1], one[2] + other[2])]
    tops: list[float] = []
    floor = 0.0
    sizes = iter(heights)
    for total, height, many in groups:
        top = max(total / many, floor)
        floor = top + height
        for _ in range(many):
            tops.append(top)
            top += next(sizes)
    return tops
