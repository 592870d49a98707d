"""Lists of references in plain text: numbered, with marks back into the text, or without numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from conferences.exchange.articles.plain.notes import label_of
from conferences.exchange.articles.plain.sheets import joined
from conferences.exchange.articles.references.leads import BACK_WORDS

_NUMBERED = re.compile(
    r"^\s*(?:\[\s*(\d{1,4}|[a-zа-я])\s*\]|\(?(\d{1,3})[.)]|(\d{1,3})(?=\s*[\^↑]|\t|\s{1,3}\D))\s*(.*)$"
)
_NOTE = re.compile(
    r"^\s*\[?\s*((?:note|nb|n|Anm\.|uwaga|прим\.|ghi chú|nota)\s?\d{1,3})\s*\]?[.:]?\s+(.*)$",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"^\s*([a-zа-я])[.)]\s+(.*)$")
_ARROW = re.compile(r"^\s*[\^↑]\s*(.*)$")
_BULLET = re.compile(r"^\s*[-–—•*·▪]\s+")
_FIRST_LETTERS = frozenset("aаαא")
_ENDED = re.compile(r"[.!?\])”\"»]$")
_REFERENCE_SIGN = re.compile(r"\b(?:1[4-9]|20)\d\d|https?:|[\^↑]|\bISBN\b", re.IGNORECASE)
# The arrow's way back names each of its places: a b c, а б, 1 2 3, 1,0 1,1, or French: a, b et c.
_BACK = re.compile(rf"[\^↑\s]*{BACK_WORDS}", re.IGNORECASE)
_PIECE = re.compile(
    r"\s*([^\W\d_]|\d{1,2}(?:[.,]\d{1,2})?),?(?=\s)(?:\s+(?:et|y|und|i|и|і)(?=\s))?"
)
MOST_BACK = 26

Line = tuple[int, str]


@dataclass
class Item:
    """An entry of a list; of one with an arrow back to the text, how often the text leads to it."""

    line: int
    text: str
    label: str = ""
    back: int | None = None


@dataclass
class Listed:
    """The entries of a list, and the lines around them that are none."""

    items: list[Item]
    before: list[Line] = field(default_factory=list)
    behind: list[Line] = field(default_factory=list)
    has_labels: bool = False
    has_arrows: bool = False


def looks_like_entry(text: str) -> bool:
    """Say whether a line outside any list is an entry all the same: it has a number and an arrow."""
    found = _NUMBERED.match(text)
    return bool(_ARROW.match(text)) or bool(found and _ARROW.match(found[4]))


def looks_labelled(text: str) -> bool:
    """Say whether a line begins with the label of an entry."""
    return bool(_start(text)[0])


def listed_in(lines: Sequence[Line]) -> Listed:
    """Return the entries of a list as they are marked: by labels, by arrows, or each by a line of its own."""
    starts = [_start(text) for _number, text in lines]
    labels = [label for label, _words in starts if label]
    if sum(map(_has_sign, (text for _number, text in lines))) * 2 > len(labels):
        # "2 vols., Oxford 1974" goes on where other numbers have a stop or a bracket.
        starts = [
            (label if _has_sign(text) else "", words)
            for (label, words), (_number, text) in zip(starts, lines, strict=True)
        ]
        labels = [label for label, _words in starts if label]
    if labels and (len(labels) * 2 >= len(lines) or _count_up(labels)):
        first = [(label, words) if label else None for label, words in starts]
        found = _grouped(lines, first)
        found.has_labels = True
        return found
    arrows = [("", text) if _ARROW.match(text) else None for _number, text in lines]
    if sum(map(bool, arrows)) * 2 >= len(lines) > 0:
        found = _grouped(lines, arrows)
        found.has_arrows = True
        for item in found.items:
            item.back, item.text = backs_in(item.text)
        return found
    return Listed([Item(number, _BULLET.sub("", text).strip()) for number, text in lines])


def could_be_reference(text: str) -> bool:
    """Say whether a line has what references have: a year, an address."""
    return bool(_REFERENCE_SIGN.search(text))


def backs_in(text: str) -> tuple[int, str]:
    """Return how many places of the text the arrow before an entry leads to, and the entry without it."""
    start = _BACK.match(text)
    place = first = start.end() if start else 0
    count, last = 0, ""
    while count < MOST_BACK and (piece := _PIECE.match(text, place)):
        sign = piece[1]
        if not (_follows(sign, last, count) if count else _begins(sign)):
            break
        place, count, last = piece.end(), count + 1, sign
    return (count, text[place:].strip()) if count > 1 else (1, text[first:].strip())


def _has_sign(text: str) -> bool:
    """Say whether a label has a stop or a bracket of its own."""
    found = _NUMBERED.match(text)
    return bool(_start(text)[0]) and not (found and found[3])


def _begins(sign: str) -> bool:
    return sign == "1" or sign in _FIRST_LETTERS or sign.endswith((",0", ".0"))


def _follows(sign: str, last: str, count: int) -> bool:
    if sign.isalpha():
        return last.isalpha() and last < sign <= chr(ord(last) + 4)
    return sign == str(count + 1) or sign.endswith((f",{count}", f".{count}"))


def _count_up(labels: Sequence[str]) -> bool:
    """Say whether labels are those of a list, one behind the other from the first."""
    if len(labels) < 2:
        return False
    if all(label.isdigit() for label in labels):
        return [int(label) for label in labels] == list(range(1, len(labels) + 1))
    return (
        labels[0] in _FIRST_LETTERS
        and all(len(label) == 1 for label in labels)
        and (list(labels) == sorted(set(labels)))
    )


def _start(text: str) -> tuple[str, str]:
    if found := _NOTE.match(text):
        return label_of(found[1]), found[2]
    if found := _NUMBERED.match(text):
        return (found[1] or found[2] or found[3]).lower().lstrip("0"), found[4]
    if found := _LETTERED.match(text):
        return found[1], found[2]
    return "", text


def _grouped(lines: Sequence[Line], starts: Sequence[tuple[str, str] | None]) -> Listed:
    """Put lines that go on to the entries before them; the last one takes none that is apart from it."""
    last = max(place for place, start in enumerate(starts) if start)
    are_wrapped = any(starts[place] is None for place in range(_first(starts), last))
    found = Listed([])
    texts: list[list[str]] = []
    for place, ((number, text), start) in enumerate(zip(lines, starts, strict=True)):
        if start:
            found.items.append(Item(number, "", start[0]))
            texts.append([start[1].strip()])
        elif not found.items:
            found.before.append((number, text))
        elif place < last or (not found.behind and _goes_on(lines, place, are_wrapped=are_wrapped)):
            texts[-1].append(text.strip())
        else:
            found.behind.append((number, text))
    for item, words in zip(found.items, texts, strict=True):
        item.text = joined(words)
    return found


def _first(starts: Sequence[tuple[str, str] | None]) -> int:
    return next(place for place, start in enumerate(starts) if start)


def _goes_on(lines: Sequence[Line], place: int, *, are_wrapped: bool) -> bool:
    """Say whether a line behind the last entry belongs to it: nothing stands between, and it is not whole."""
    (before, words), (number, text) = lines[place - 1], lines[place]
    if number != before + 1:
        return False
    return are_wrapped or text[:1].islower() or not _ENDED.search(words)
