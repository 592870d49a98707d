"""The rows of a table in wikitext, told line by line: each as its cells."""

import re
from collections.abc import Iterator, Sequence

_ATTRIBUTES = re.compile(r"^[^|\[\]{}]{0,200}=[^|\[\]{}]{0,200}\|(?!\|)")
_CELLS, _HEADS = re.compile(r"\|\|"), re.compile(r"\|\||!!")


def tables_in(lines: Sequence[str]) -> dict[int, int]:
    """Return where tables that no other holds begin and end, by their lines; one that never ends is none."""
    found: dict[int, int] = {}
    open_at: list[int] = []
    for number, line in enumerate(lines):
        if line.startswith("{|"):
            open_at.append(number)
        elif line.startswith("|}") and open_at:
            start = open_at.pop()
            # What it holds goes with it.
            found[start] = number
    outer: dict[int, int] = {}
    end = -1
    for start in sorted(found):
        if start > end:
            outer[start] = end = found[start]
    return outer


def rows_in(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Give each row of a table: the place of its first line, and its cells; a caption is a row."""
    place, cells = 0, list[list[str]]()
    is_caption = False
    for number, line in enumerate(lines):
        if line.startswith(("{|", "|}")):
            continue
        if is_caption or line.startswith(("|-", "|+")):
            yield place, _joined(cells)
            place, cells = number, []
        is_caption = line.startswith("|+")
        if is_caption:
            cells = [[line[2:]]]
        elif line.startswith("|-"):
            continue
        elif line.startswith(("|", "!")):
            pieces = (_HEADS if line[0] == "!" else _CELLS).split(line[1:])
            place = place if cells else number
            cells += [[each] for each in pieces]
        elif cells:
            cells[-1].append(line.lstrip("*#:; "))
    yield place, _joined(cells)


def _joined(cells: list[list[str]]) -> list[str]:
    return [_ATTRIBUTES.sub("", " ".join(each), count=1).strip() for each in cells]


def lays_out_text(lines: Sequence[str]) -> bool:
    """Say whether lists and headings make up most of a table, so that it has no rows to be read."""
    filled = [line for line in lines if line and not line.startswith(("{|", "|}", "|-"))]
    own = sum(line.startswith(("*", "#", "=")) for line in filled)
    return own * 2 >= len(filled) > 0


def lines_in(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give what a table that only lays out its text holds, line by line."""
    for number, line in enumerate(lines):
        if line.startswith(("{|", "|}", "|-")):
            continue
        if not line.startswith(("|", "!")):
            yield number, line
            continue
        for each in _HEADS.split(line.lstrip("|!+")):
            yield from ((number, _ATTRIBUTES.sub("", each, count=1)), (number, ""))
