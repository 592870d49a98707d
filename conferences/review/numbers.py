"""How the reviewers' addresses name changes and editions; what is written otherwise is not found."""

from dataclasses import dataclass

from django.urls import register_converter

_NUMBER = "[1-9][0-9]{0,8}"
POINT = f"v?{_NUMBER}"


@dataclass(frozen=True)
class Point:
    """One side of a comparison: a change by its number, or an edition by its own."""

    number: int
    is_edition: bool = False

    def __str__(self) -> str:
        return f"v{self.number}" if self.is_edition else str(self.number)


@dataclass(frozen=True)
class Span:
    """The two sides of a comparison."""

    first: Point
    second: Point

    def __str__(self) -> str:
        return f"{self.first}..{self.second}"


def step_to(number: int) -> Span:
    """Return the comparison of a change with the one before it."""
    return Span(Point(number - 1), Point(number))


class ChangeNumber:
    """A number of a change: from 1, without leading zeros, small enough for the database."""

    regex = _NUMBER

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the number in digits."""
        return str(value)


class SpanOfChanges:
    """Two changes or editions: 41..47, v3..47, v2..v3."""

    regex = rf"{POINT}\.\.{POINT}"

    def to_python(self, value: str) -> Span:
        """Return the two sides."""
        first, second = (
            Point(int(side.removeprefix("v")), side.startswith("v")) for side in value.split("..")
        )
        return Span(first, second)

    def to_url(self, value: Span | str) -> str:
        """Return the two sides as they stand in an address."""
        return str(value)


register_converter(ChangeNumber, "change")
register_converter(SpanOfChanges, "span")
