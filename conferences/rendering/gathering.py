"""What the parsing of a text gathers on its way: marks, words, problems; and the lines it reads."""

from typing import NamedTuple

from conferences.rendering.document import (
    CitationGroup,
    ClaimSpan,
    EntryLink,
    Position,
    RemarkReference,
)
from conferences.rendering.values import Problem


class Line(NamedTuple):
    """A line of a block: its number, the column at which its text begins, the text."""

    number: int
    column: int
    text: str


class Gathered:
    """Marks in the order of the text, the words of each block without marks, what was wrong."""

    def __init__(self, field_name: str) -> None:
        self.field_name = field_name
        self.problems: list[Problem] = []
        self.marked: list[CitationGroup | ClaimSpan | EntryLink | RemarkReference] = []
        self.plain: list[str] = []

    def report(self, position: Position, message: str, *, is_warning: bool = False) -> None:
        """Note a problem of the text."""
        line, column = position
        self.problems.append(Problem(self.field_name, line, column, message, is_warning=is_warning))
