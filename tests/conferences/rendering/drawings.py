"""What a test reads from a drawing: its marks, its words and the room they take."""

import re
from itertools import combinations

from conferences.rendering.drawing import Box

SVG = re.compile(r'<svg class="drawn ([a-z ]+)" role="img".*?</svg>', re.DOTALL)
TEXT = re.compile(
    r"<text(?: class=\"(?P<name>[^\"]*)\")? x=\"(?P<x>[-\d.]+)\" y=\"(?P<y>[-\d.]+)\""
    r"(?: text-anchor=\"(?P<anchor>\w+)\")?>(?P<said>[^<]*)</text>"
)


def drawings(html: str) -> dict[str, str]:
    """Return the drawings of a figure by the classes that tell them apart."""
    return {match[1]: match[0] for match in SVG.finditer(html)}


def marks(drawing: str) -> int:
    return len(re.findall(r'class="mark[ "]', drawing))


def words(drawing: str, name: str | None = None) -> list[str]:
    return [
        found["said"] for found in TEXT.finditer(drawing) if name is None or found["name"] == name
    ]


def overlaps(boxes: list[Box]) -> list[tuple[Box, Box]]:
    return [(one, other) for one, other in combinations(boxes, 2) if one.meets(other)]


def is_within(boxes: list[Box], width: float, height: float) -> bool:
    return all(
        box.left >= 0 and box.top >= -1 and box.right <= width and box.bottom <= height
        for box in boxes
    )
