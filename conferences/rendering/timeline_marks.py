"""The marks of a timeline: each date drawn as far as it is certain, and dashed where it is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conferences.rendering.drawing import DASHES, DOTS, Box, Sheet
from conferences.rendering.lettering import width_of
from conferences.rendering.timeline_items import DatedItem
from conferences.rendering.timeline_scale import Scale
from conferences.rendering.timeline_shapes import Shape

BAR, CAP, TICK = 5.0, 8.0, 3.0
_SHORTEST = 6.0
_HEAD = 7.0


@dataclass(frozen=True)
class Mark:
    """One shape on the scale: from where to where, filled or hollow, on which of its lines."""

    shape: Shape
    start: float
    end: float
    is_filled: bool
    line: int = 0


@dataclass(frozen=True)
class Marks:
    """The marks of one item; several are alternatives, joined by "or", or all are meant."""

    marks: tuple[Mark, ...]
    lines: int
    are_rivals: bool

    @property
    def start(self) -> float:
        """Where the first of them begins."""
        return min(mark.start for mark in self.marks)

    @property
    def end(self) -> float:
        """Where the last of them ends."""
        return max(mark.end for mark in self.marks)


def marks_of(item: DatedItem, scale: Scale) -> Marks:
    """Return what is drawn of an item; answers that overlap lie on lines of their own."""
    found: list[Mark] = []
    ends: list[float] = []
    are_disputed = len(item.shapes) > 1
    is_alone = sum(len(each.parts) for _answer, each in item.shapes) == 1
    shapes = [
        (shape, answer.is_preferred or is_alone or (each.is_every and not are_disputed))
        for answer, each in item.shapes
        for shape in each.parts
    ]
    for shape, is_filled in shapes:
        start, end = _extent(shape, scale)
        line = next((index for index, last in enumerate(ends) if last + 4 <= start), len(ends))
        ends[line : line + 1] = [end]
        found.append(Mark(shape, start, end, is_filled, line))
    are_rivals = are_disputed or any(not each.is_every for _answer, each in item.shapes)
    return Marks(tuple(found), len(ends), are_rivals and len(found) > 1)


def _extent(shape: Shape, scale: Scale) -> tuple[float, float]:
    start, end = scale.at(shape.first, scale.start), scale.at(shape.last, scale.end)
    if shape.is_day:
        middle = (start + end) / 2
        return middle - TICK / 2, middle + TICK / 2
    if end - start < _SHORTEST:
        middle = (start + end) / 2
        return middle - _SHORTEST / 2, middle + _SHORTEST / 2
    return start, end


def draw(sheet: Sheet, scale: Scale, marks: Marks, centre: float, pitch: float) -> None:
    """Draw the marks of an item round a line across the drawing, as one group."""
    sheet.parts.append('<g class="mark">')
    places = [centre + (mark.line - (marks.lines - 1) / 2) * pitch for mark in marks.marks]
    for one, other, here, there in zip(
        marks.marks, marks.marks[1:], places, places[1:], strict=False
    ):
        name = "t-or" if marks.are_rivals else "t-and"
        sheet.line((one.end, here), (other.start, there), name, DOTS if marks.are_rivals else "")
    for mark, across in zip(marks.marks, places, strict=True):
        _draw(sheet, scale, mark, across)
    sheet.parts.append("</g>")


def draw_order(sheet: Sheet, along: float, across: float) -> None:
    """Draw the place of an item that has only an order: a hollow diamond, and no length."""
    sheet.parts.append('<g class="mark">')
    sheet.line((along - 9, across), (along + 9, across), "t-or", DOTS)
    sheet.polygon(
        [(along - 6, across), (along, across - 6), (along + 6, across), (along, across + 6)],
        "t-hollow",
    )
    sheet.parts.append("</g>")


def _draw(sheet: Sheet, scale: Scale, mark: Mark, across: float) -> None:
    shape, start, end = mark.shape, mark.start, mark.end
    name = "t-core" if mark.is_filled else "t-hollow"
    if shape.is_day:
        half = TICK / 2 + (0 if mark.is_filled else 1)
        middle = (start + end) / 2
        sheet.box((middle - half, across - CAP), (middle + half, across + CAP), name)
        return
    if shape.is_dashed:
        _outline(sheet, shape, (start, end), across)
    if shape.core is not None:
        first = max(scale.at(shape.core[0], start), start)
        last = min(max(scale.at(shape.core[1], end), first + 2), end)
        if not shape.is_dashed:
            first, last = start, end
        sheet.box((first, across - BAR), (last, across + BAR), name)
    _heads(sheet, shape, (start, end), across)


def _outline(sheet: Sheet, shape: Shape, ends: tuple[float, float], across: float) -> None:
    """Draw the outer bounds: broken sides, and a cap at each end that has a bound."""
    start, end = ends
    for side in (-BAR, BAR):
        sheet.line((start, across + side), (end, across + side), "t-dash", DASHES)
    for at, day in ((start, shape.first), (end, shape.last)):
        if day is not None:
            sheet.line((at, across - CAP), (at, across + CAP), "t-cap")


def _heads(sheet: Sheet, shape: Shape, ends: tuple[float, float], across: float) -> None:
    for is_open, at, towards in (
        (shape.is_open_before, ends[0], -1),
        (shape.is_open_after, ends[1], 1),
    ):
        if is_open:
            tip = at + towards * _HEAD
            sheet.polygon([(at, across - CAP), (tip, across), (at, across + CAP)], "t-core")


def signs_of(item: DatedItem) -> str:
    """Return "c." for what is approximate and "?" for what is uncertain, both where both are."""
    shapes: Sequence[Shape] = [shape for _answer, each in item.shapes for shape in each.parts]
    signs = []
    if any(shape.is_approximate for shape in shapes):
        signs.append(_("c."))
    if any(shape.is_uncertain for shape in shapes):
        signs.append("?")
    return " ".join(signs)


def label_rivals(sheet: Sheet, marks: Marks, centre: float, pitch: float, size: float) -> None:
    """Write "or" at each joint between rival answers, where there is room for it."""
    if not marks.are_rivals:
        return
    said = _("or")
    width, height = width_of(said, size), size
    for one, other in zip(marks.marks, marks.marks[1:], strict=False):
        across = centre + ((one.line + other.line) / 2 - (marks.lines - 1) / 2) * pitch
        along = (one.end + other.start) / 2
        for shift in (0, 14, -14, 28, -28):
            if sheet.is_across:
                left, bottom = along + shift - width / 2, across - 4
            else:
                left, bottom = across + 5, along + shift + height / 2
            box = Box(left, bottom - height, left + width, bottom + 2)
            if left >= 0 and sheet.is_free(box):
                sheet.words(left, bottom, said, "t-said", box=box)
                break
