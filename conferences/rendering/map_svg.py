"""A map drawn on the server: outline, places, and labels that do not run into one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conferences.rendering.drawing import DASHES, Box, Sheet, number
from conferences.rendering.lettering import lines_of, width_of
from conferences.rendering.map_places import NumberedPlace
from conferences.rendering.outline import Outline, Window
from conferences.rendering.projection import Projection

_RING, _DOT = 11.0, 4.5
# Bold letters are broader than those that the estimate is made for.
_BOLD = 1.12
_LEAST_KM = 640.0
_MARGIN = 0.28
# A drawing that is narrower than this is nearly as tall as it is wide.
_NARROW = 400.0


@dataclass(frozen=True)
class Frame:
    """A drawing of a window: its size, and how large its words are."""

    width: float
    height: float
    size: float
    window: Window

    @property
    def scale(self) -> float:
        """How many units of the drawing a kilometre is."""
        return self.width / (self.window.right - self.window.left)

    def at(self, projection: Projection, place: NumberedPlace) -> tuple[float, float]:
        """Return where a place lies in the drawing."""
        x, y = projection.at(place.place.latitude, place.place.longitude)
        return (x - self.window.left) * self.scale, (y - self.window.top) * self.scale


def frame_of(
    places: Sequence[NumberedPlace], projection: Projection, width: float, size: float
) -> Frame:
    """Return the window that shows all places with room about them, and its drawing's size."""
    points = [projection.at(each.place.latitude, each.place.longitude) for each in places]
    reach = max(each.place.radius for each in places)
    left, right = min(x for x, _y in points) - reach, max(x for x, _y in points) + reach
    top, bottom = min(y for _x, y in points) - reach, max(y for _x, y in points) + reach
    wide = max((right - left) * (1 + 2 * _MARGIN), _LEAST_KM)
    tall = max((bottom - top) * (1 + 2 * _MARGIN), wide * (0.62 if width > _NARROW else 0.9))
    wide = max(wide, tall / 1.15)
    x, y = (left + right) / 2, (top + bottom) / 2
    # Whole kilometres: maps that show nearly the same share an outline.
    window = Window(
        *(float(round(each)) for each in (x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2))
    )
    return Frame(
        width, width * (window.bottom - window.top) / (window.right - window.left), size, window
    )


def drawn(
    places: Sequence[NumberedPlace],
    projection: Projection,
    frame: Frame,
    outline: Outline,
    own_id: str,
) -> Sheet:
    """Return the drawing; the outline is one that the page holds under an id."""
    sheet = Sheet()
    _ground(sheet, frame, outline, own_id)
    points = {each.mark: frame.at(projection, each) for each in places}
    dots = []
    for each in places:
        x, y = points[each.mark]
        radius = max(each.place.radius * frame.scale, _RING) if each.place.is_circle else _DOT
        dots.append(Box(x - radius, y - radius, x + radius, y + radius))
        name, more = ("m-ring", DASHES) if each.place.is_circle else ("m-dot", "")
        sheet.parts.append(
            f'<circle class="mark {name}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{more}/>'
        )
    for each, dot in zip(places, dots, strict=True):
        _label(sheet, each, dot, dots, frame)
    return sheet


def _ground(sheet: Sheet, frame: Frame, outline: Outline, own_id: str) -> None:
    size = f'width="{number(frame.width)}" height="{number(frame.height)}"'
    name = "m-sea" if outline.covers_all else "m-blank"
    sheet.parts.append(f'<rect class="{name}" {size}/>')
    if not outline.land and not outline.borders:
        return
    scale = frame.scale * outline.unit
    x, y = -frame.window.left * frame.scale, -frame.window.top * frame.scale
    sheet.parts.append(
        f'<use href="#{own_id}" transform="translate({number(x)} {number(y)}) scale({scale:.4f})"/>'
    )


def _label(sheet: Sheet, each: NumberedPlace, dot: Box, dots: Sequence[Box], frame: Frame) -> None:
    """Write the name at the first free place about the dot; at worst only the mark, or nothing."""
    size = frame.size
    for words, most in ((f"{each.mark}. {each.place.label}", 2), (each.mark, 1)):
        lines = lines_of(words, size * _BOLD, frame.width * 0.46, most)
        width = max(width_of(line, size * _BOLD) for line in lines)
        height = size * 1.15 * len(lines)
        for left, top, anchor in _places_about(dot, width, height):
            box = Box(left, top, left + width, top + height)
            is_inside = left >= 3 and top >= 3 and box.right <= frame.width - 3
            if not is_inside or box.bottom > frame.height - 3 or not sheet.is_free(box):
                continue
            if any(box.meets(other) for other in dots if other is not dot):
                continue
            for index, line in enumerate(lines):
                base = top + size * (0.9 + index * 1.15)
                room = Box(left, base - size * 0.88, left + width, base + size * 0.25)
                x = left + width * {"end": 1, "middle": 0.5}.get(anchor, 0)
                sheet.words(x, base, line, "m-name", box=room, anchor=anchor)
            return


def _places_about(dot: Box, width: float, height: float) -> Iterator[tuple[float, float, str]]:
    """Yield where a label may stand, and which of its ends is at the dot, the best place first."""
    x, y = (dot.left + dot.right) / 2, (dot.top + dot.bottom) / 2
    for far in (4.0, 14.0, 26.0):
        right, left = dot.right + far, dot.left - far - width
        above, below = dot.top - far - height, dot.bottom + far
        yield from (
            (right, y - height / 2, ""), (left, y - height / 2, "end"),
            (x - width / 2, above, "middle"), (x - width / 2, below, "middle"),
            (right, above, ""), (right, below, ""), (left, above, "end"), (left, below, "end"),
        )  # fmt: skip
