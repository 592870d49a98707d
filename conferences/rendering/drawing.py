"""Lines, boxes and words of a drawing in SVG: classes and presentation attributes, no style."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

DASHES = ' stroke-dasharray="4 3"'
DOTS = ' stroke-dasharray="1 4" stroke-linecap="round"'


def number(value: float) -> str:
    """Return a coordinate to a tenth, as short as it can be written."""
    return (
        f"{value:.1f}".rstrip("0").rstrip(".").replace("-0", "0")
        if abs(value) < 0.05
        else (f"{value:.1f}".removesuffix(".0"))
    )


@dataclass(frozen=True)
class Box:
    """The room that words take."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass
class Sheet:
    """A drawing in which time runs across, or down: coordinates are along time and across it."""

    is_across: bool = True
    parts: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    def point(self, along: float, across: float) -> tuple[str, str]:
        """Return x and y as written."""
        pair = (along, across) if self.is_across else (across, along)
        return number(pair[0]), number(pair[1])

    def line(
        self, one: tuple[float, float], other: tuple[float, float], name: str, more: str = ""
    ) -> None:
        """Draw a line between two places."""
        (x1, y1), (x2, y2) = self.point(*one), self.point(*other)
        self.parts.append(f'<path class="{name}" d="M{x1} {y1}L{x2} {y2}"{more}/>')

    def box(
        self, one: tuple[float, float], other: tuple[float, float], name: str, more: str = ""
    ) -> None:
        """Draw a rectangle between two corners, the first of which has the smaller coordinates."""
        (x, y), (x2, y2) = self.point(*one), self.point(*other)
        size = f'width="{number(float(x2) - float(x))}" height="{number(float(y2) - float(y))}"'
        self.parts.append(f'<rect class="{name}" x="{x}" y="{y}" {size}{more}/>')

    def polygon(self, points: Sequence[tuple[float, float]], name: str) -> None:
        """Draw a closed figure."""
        path = "L".join(" ".join(self.point(*point)) for point in points)
        self.parts.append(f'<path class="{name}" d="M{path}Z"/>')

    def words(
        self, x: float, y: float, said: str, name: str = "", *, box: Box, anchor: str = ""
    ) -> None:
        """Write words on a line, and keep the room they take."""
        kind = f' class="{name}"' if name else ""
        end = f' text-anchor="{anchor}"' if anchor else ""
        self.boxes.append(box)
        self.parts.append(
            f'<text{kind} x="{number(x)}" y="{number(y)}"{end}>{escape(said, quote=False)}</text>'
        )

    def is_free(self, box: Box) -> bool:
        """Whether no words stand there yet."""
        return not any(box.meets(other) for other in self.boxes)


def svg(
    sheet: Sheet, size: tuple[float, float], *, name: str, title: str, description: str, own_id: str
) -> str:
    """Return a whole picture with its name and what it shows, for those who do not see it."""
    width, height = number(size[0]), number(size[1])
    return (
        f'<svg class="{name}" role="img" aria-labelledby="{own_id}-t {own_id}-d" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<title id="{own_id}-t">{escape(title, quote=False)}</title>'
        f'<desc id="{own_id}-d">{escape(description, quote=False)}</desc>'
        f"{''.join(sheet.parts)}</svg>\n"
    )
