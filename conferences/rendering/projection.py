"""One projection for every map: Albers' conic, true to area, fitted to what is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, radians, sin, sqrt

_EARTH = 6371.0
# Nearer to the equator the cone becomes a cylinder.
_FLAT = 0.08


@dataclass(frozen=True)
class Projection:
    """From degrees to kilometres east and south of a point in the middle."""

    middle: float
    parallels: tuple[float, float]

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a point lies."""
        one, other = (radians(parallel) for parallel in self.parallels)
        turn = radians((longitude - self.middle + 540) % 360 - 180)
        cone = (sin(one) + sin(other)) / 2
        between = (one + other) / 2
        if abs(cone) < _FLAT:
            return _EARTH * turn * cos(between), -_EARTH * (radians(latitude) - between)
        base = cos(one) ** 2 + 2 * cone * sin(one)
        far = sqrt(max(base - 2 * cone * sin(radians(latitude)), 0)) / cone
        near = sqrt(max(base - 2 * cone * sin(between), 0)) / cone
        return _EARTH * far * sin(cone * turn), -_EARTH * (near - far * cos(cone * turn))


def fitted(points: Iterable[tuple[float, float]]) -> Projection:
    """Return the projection that is truest for some points, given as latitude and longitude."""
    latitudes, longitudes = zip(*points, strict=True)
    low, high = min(latitudes), max(latitudes)
    step = (high - low) / 6
    x = sum(cos(radians(each)) for each in longitudes)
    y = sum(sin(radians(each)) for each in longitudes)
    # The middle of the bounds, unless they run round the back of the earth.
    middle = (min(longitudes) + max(longitudes)) / 2
    if max(longitudes) - min(longitudes) > 180 and hypot(x, y) > 0:
        middle += 180
    return Projection(round(middle, 1), (round(low + step, 1), round(high - step, 1)))
