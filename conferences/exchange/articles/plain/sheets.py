"""Text that was copied from printed pages: their numbers, the heads that run on, and the notes at their ends."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

# The number of a page, alone or between strokes; and beside the head that runs on.
_PAGE = re.compile(r"[-–—|\s]{0,4}(\d{1,4})[-–—|\s]{0,4}")
_PAGE_AND_HEAD = re.compile(
    r"(\d{1,4})[\s|]{1,8}([^\d\s].{2,88})|([^\d\s].{2,88}?)[\s|]{1,8}(\d{1,4})"
)
_NOTE = re.compile(
    r"[\[(]?(?P<number>\d{1,3})(?P<sign>[\]).]{0,2})\s+(?P<first>[^\W\d_]|[„“\"«‘'])"
)
_ENDED = re.compile(r"[.!?…:][”\"»’)\]\s]{0,3}\[?\d{0,3}\]?$")
LONGEST_HEAD, MOST_NOTE_LINES, LONGEST_GAP, SHORTEST_WRAPPED, SHORTEST_PAGE = 90, 60, 4, 55, 5


@dataclass
class Sheets:
    """Places of lines that belong to printed pages, and of the notes at their ends: which of them begin one."""

    frame: set[int] = field(default_factory=set)
    notes: dict[int, bool] = field(default_factory=dict)


def sheets_in(lines: Sequence[str]) -> Sheets:
    """Return what pages say, where at least two of them are numbered one behind the other."""
    found = Sheets()
    alone = list(_numbered(lines))
    pages: set[int] = set()
    for (place, number), (following, next_number) in pairwise(alone):
        is_far = following - place >= SHORTEST_PAGE
        if next_number == number + 1 and (is_far or _are_apart(lines, place, following)):
            pages |= {place, following}
    if not pages:
        return found
    counts = Counter(line.strip() for line in lines if line.strip())
    expected, before = 1, -1
    for place in sorted(pages):
        found.frame.add(place)
        # A copy without blank lines has the notes right below the text.
        notes = _notes_above if _stands_alone(lines, place) else _notes_below_text
        above = [each for each in notes(lines, place, expected) if each > before]
        before = place
        for each in above:
            found.notes[each] = _number(lines[each]) == expected
            expected += found.notes[each]
    heads = {text for text, count in counts.items() if count >= 2 and len(text) <= LONGEST_HEAD}
    found.frame |= {
        place
        for place, line in enumerate(lines)
        if line.strip() in heads and _is_next_to(lines, place, pages)
    }
    return found


def over_page(lines: Sequence[str], sheets: Sheets, after: int) -> int:
    """Return where a paragraph goes on behind the end of a page; 0 where it ends before `after`, or no page does."""
    place, has_page = after, False
    while place < len(lines) and (
        not lines[place].strip() or place in sheets.frame or place in sheets.notes
    ):
        has_page = has_page or place in sheets.frame
        place += 1
    if not has_page or place == len(lines):
        return 0
    last, following = lines[after - 1].strip(), lines[place].strip()
    goes_on = following[0].islower() or len(last) >= SHORTEST_WRAPPED
    return place if goes_on and not _ENDED.search(last[-12:]) else 0


def go_on(parts: list[str], line: str) -> None:
    """Put a line behind those of its paragraph; the word that was parted between them is whole again."""
    last = next(place for place in range(len(parts) - 1, -1, -1) if parts[place].strip())
    if is_parted(parts[last], line):
        parts[last] = parts[last][:-1]
        ends = ["\n", *parts[last + 1 :]]
        del parts[last + 1 :]
        word, _space, rest = line.partition(" ")
        parts += [word, *ends, rest] if rest else [word, *ends]
    else:
        parts += ["\n", line]


def joined(lines: Sequence[str]) -> str:
    """Return lines as one, with the words that were parted at their ends made whole."""
    parts: list[str] = []
    for line in lines:
        if parts and is_parted(parts[-1], line):
            parts[-1] = parts[-1][:-1]
        elif parts:
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def is_parted(before: str, following: str) -> bool:
    """Say whether a word was parted at the end of a line."""
    return bool(re.search(r"[^\W\d_]{2}-$", before[-3:])) and following[:1].islower()


def _numbered(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines that could be the number of a page, and that number."""
    beside = []
    for place, line in enumerate(lines):
        text = line.strip()
        if len(text) > LONGEST_HEAD or not text:
            continue
        if found := _PAGE.fullmatch(text):
            beside.append((place, int(found[1]), ""))
        elif _stands_alone(lines, place) and (found := _PAGE_AND_HEAD.fullmatch(text)):
            beside.append((place, int(found[1] or found[4]), found[2] or found[3]))
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for _place, number, head in beside:
        numbers[head].append(number)
    running = {head for head, each in numbers.items() if len({*each}) == len(each) > 1} | {""}
    yield from ((place, number) for place, number, head in beside if head in running)


def _stands_alone(lines: Sequence[str], place: int) -> bool:
    before, behind = lines[place - 1 : place] if place else [], lines[place + 1 : place + 2]
    return not any(each.strip() for each in (*before, *behind))


def _are_apart(lines: Sequence[str], *places: int) -> bool:
    return all(_stands_alone(lines, place) for place in places)


def _number(line: str) -> int:
    """Return the number of the note that a line begins; 0 where it begins none."""
    found = _NOTE.match(line.strip())
    # "2 vols., Oxford 1974": without a stop behind the number, a sentence begins a note.
    is_note = found and (found["sign"] or not found["first"].islower())
    return int(found["number"]) if found and is_note else 0


def _notes_above(lines: Sequence[str], place: int, expected: int) -> list[int]:
    """Return the places of the lines above a page's number, up to the note that is expected first."""
    above: list[int] = []
    at = place - 1
    while at >= 0 and len(above) < MOST_NOTE_LINES:
        end = at
        while at >= 0 and end - at < LONGEST_GAP and not lines[at].strip():
            at -= 1
        block: list[int] = []
        while at >= 0 and len(block) < MOST_NOTE_LINES and lines[at].strip():
            block.insert(0, at)
            at -= 1
        first = _number(lines[block[0]]) if block else 0
        above = block + above
        if first == expected:
            return above
        if first < expected:
            break
    return []


def _notes_below_text(lines: Sequence[str], place: int, expected: int) -> list[int]:
    """Return the places of the lines from the note that is expected first, if the text above calls it."""
    top = max(0, place - MOST_NOTE_LINES)
    begin = next((at for at in range(place - 1, top, -1) if _number(lines[at]) == expected), top)
    call = re.compile(rf"(?<=[^\s\d(]){expected}(?!\w)")
    is_called = any(call.search(lines[at]) for at in range(top, begin))
    return list(range(begin, place)) if is_called else []


def _is_next_to(lines: Sequence[str], place: int, pages: set[int]) -> bool:
    """Say whether a line stands first or last on a page."""
    near = [
        each for each in range(place - 3, place + 4) if 0 <= each < len(lines) and each != place
    ]
    return any(each in pages for each in near) or not any(
        lines[each].strip() for each in range(max(0, place - 3), place)
    )
