"""Text that was copied from printed pages: their numbers, the heads that run on, and the notes at their ends."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_PAGE = re.compile(r"\d{1,4}")
_NOTE = re.compile(r"(\d{1,3})[.)]?\s+[^\W\d_]|(\d{1,3})[.)]?\s+[„“\"«‘]")
LONGEST_HEAD, MOST_NOTE_LINES = 90, 60


@dataclass
class Sheets:
    """Places of lines that belong to printed pages, and of the notes at their ends."""

    frame: set[int] = field(default_factory=set)
    notes: set[int] = field(default_factory=set)


def sheets_in(lines: Sequence[str]) -> Sheets:
    """Return what pages say, where at least two of them are numbered one behind the other."""
    found = Sheets()
    alone = [
        (place, int(line))
        for place, line in enumerate(lines)
        if _PAGE.fullmatch(line.strip()) and _stands_alone(lines, place)
    ]
    pages: set[int] = set()
    for (place, number), (following, next_number) in pairwise(alone):
        if next_number == number + 1:
            pages |= {place, following}
    if not pages:
        return found
    counts = Counter(line.strip() for line in lines if line.strip())
    expected = 1
    for place in sorted(pages):
        found.frame.add(place)
        above = _block_above(lines, place)
        if above and (first := _NOTE.match(lines[above[0]].strip())):
            number = int(first[1] or first[2])
            if number == expected:
                found.notes.update(above)
                expected = number + sum(bool(_NOTE.match(lines[each].strip())) for each in above)
    heads = {text for text, count in counts.items() if count >= 2 and len(text) <= LONGEST_HEAD}
    found.frame |= {
        place
        for place, line in enumerate(lines)
        if line.strip() in heads and _is_next_to(lines, place, pages)
    }
    return found


def is_parted(before: str, following: str) -> bool:
    """Say whether a word was parted at the end of a line."""
    return bool(re.search(r"[^\W\d_]{2}-$", before[-3:])) and following[:1].islower()


def _stands_alone(lines: Sequence[str], place: int) -> bool:
    before, behind = lines[place - 1 : place] if place else [], lines[place + 1 : place + 2]
    return not any(each.strip() for each in (*before, *behind))


def _block_above(lines: Sequence[str], place: int) -> list[int]:
    """Return the places of the lines above a page's number, to the blank line before them."""
    end = place - 1
    while end >= 0 and place - end < 4 and not lines[end].strip():
        end -= 1
    start = end
    while start >= 0 and end - start < MOST_NOTE_LINES and lines[start].strip():
        start -= 1
    return list(range(start + 1, end + 1))


def _is_next_to(lines: Sequence[str], place: int, pages: set[int]) -> bool:
    """Say whether a line stands first or last on a page."""
    near = [
        each for each in range(place - 3, place + 4) if 0 <= each < len(lines) and each != place
    ]
    return any(each in pages for each in near) or not any(
        lines[each].strip() for each in range(max(0, place - 3), place)
    )
