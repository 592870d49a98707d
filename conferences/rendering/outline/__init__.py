"""The outline of coasts and borders that maps are drawn on; ORIGIN.md says where it comes from."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from pathlib import Path

from conferences.rendering.projection import Projection

Point = tuple[float, float]
_MOST_CHARACTERS = 15_000


@dataclass(frozen=True)
class Window:
    """A part of a projected map, in kilometres."""

    left: float
    top: float
    right: float
    bottom: float

    def joined(self, other: "Window") -> "Window":
        """Return the window that holds both."""
        return Window(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True)
class Outline:
    """Paths for SVG, in units of ``unit`` kilometres; "" where the outline has nothing."""

    land: str
    borders: str
    unit: float
    covers_all: bool


@lru_cache(maxsize=1)
def _data() -> tuple[tuple[float, ...], list[list[Point]], list[list[Point]]]:
    read = json.loads(Path(__file__).with_name("europe.json").read_text("ascii"))
    unit = read["unit"]
    kinds = [
        [[(x * unit, y * unit) for x, y in _points(steps)] for steps in read[name]]
        for name in ("land", "borders")
    ]
    return tuple(read["bounds"]), kinds[0], kinds[1]


def _points(steps: Sequence[int]) -> Iterator[tuple[int, int]]:
    return zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)


@lru_cache(maxsize=64)
def outline_of(projection: Projection, window: Window) -> Outline:
    """Return the outline within a window, in as few points as the eye can tell apart."""
    bounds, land, borders = _data()
    unit = (window.right - window.left) / 1200
    rings = [_clipped(_projected(ring, projection), window) for ring in land]
    lines = [part for line in borders for part in _within(_projected(line, projection), window)]
    least = 2.0
    while True:
        paths = (
            "".join(_path(ring, unit, least, closed=True) for ring in rings),
            "".join(_path(line, unit, least, closed=False) for line in lines),
        )
        if sum(map(len, paths)) <= _MOST_CHARACTERS:
            return Outline(*paths, unit, _is_covered(bounds, projection, window))
        least *= 1.4


def _projected(line: Iterable[Point], projection: Projection) -> list[Point]:
    return [projection.at(latitude, longitude) for longitude, latitude in line]


def _is_covered(bounds: Sequence[float], projection: Projection, window: Window) -> bool:
    """Whether no part of a window lies beyond the bounds of the data."""
    west, south, east, north = bounds
    edge = [
        *((west + (east - west) * step / 40, side) for step in range(41) for side in (south, north)),
        *((side, south + (north - south) * step / 40) for step in range(41) for side in (west, east)),
    ]  # fmt: skip
    if any(_is_in(point, window) for point in _projected(edge, projection)):
        return False
    (left, _y), (right, _y) = projection.at(north, west), projection.at(north, east)
    (_x, top), (_x, bottom) = (projection.at(side, projection.middle) for side in (north, south))
    return (
        left < window.left and right > window.right and top < window.top and bottom > window.bottom
    )


def _is_in(point: Point, window: Window) -> bool:
    return window.left <= point[0] <= window.right and window.top <= point[1] <= window.bottom


def _clipped(ring: list[Point], window: Window) -> list[Point]:
    """Return what of a ring lies within a window, closed along its edges."""
    for axis, limit, sign in (
        (0, window.left, 1), (0, window.right, -1), (1, window.top, 1), (1, window.bottom, -1),
    ):  # fmt: skip
        found: list[Point] = []
        for one, other in pairwise(chain(ring, ring[:1])):
            is_in, goes_in = ((point[axis] - limit) * sign >= 0 for point in (one, other))
            if is_in:
                found.append(one)
            if is_in != goes_in:
                part = (limit - one[axis]) / (other[axis] - one[axis])
                found.append(
                    (one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1]))
                )
        ring = found
        if not ring:
            break
    return ring


def _within(line: list[Point], window: Window) -> Iterator[list[Point]]:
    """Yield the parts of a line that a window shows, each with one point beyond its edge."""
    part: list[Point] = []
    for one, other in pairwise(line):
        if _is_in(one, window) or _is_in(other, window):
            part = part or [one]
            part.append(other)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _path(line: Sequence[Point], unit: float, least: float, *, closed: bool) -> str:
    """Return a path in whole units; points nearer to the last one than ``least`` are left out."""
    kept: list[tuple[int, int]] = []
    for x, y in line:
        point = round(x / unit), round(y / unit)
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= least:
            kept.append(point)
    if len(kept) < (3 if closed else 2):
        return ""
    steps = " ".join(f"{other[0] - one[0]} {other[1] - one[1]}" for one, other in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{steps.replace(' -', '-')}{'Z' if closed else ''}"
