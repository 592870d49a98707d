"""The words around what was found, as they stand in the text, with what was found told apart."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from conferences.models import LONGEST_WORD
from sources.editorial.folding import fold

LENGTH = 260
# Folding changes the length of a text: what is sought may stand so far from where it is expected.
_ROOM = 500
# A stretch without spaces or marks but those that folding takes out of words.
_WORD = re.compile("[^\\W_][\\w\u0300-\u036f'’ʼʹ`´′]*")


@dataclass(frozen=True)
class Piece:
    """Words of a text; `is_match` for those that were looked for."""

    text: str
    is_match: bool


@dataclass(frozen=True)
class _Place:
    start: int
    end: int
    words: frozenset[str]


@lru_cache(maxsize=50_000)
def _folded(word: str) -> frozenset[str]:
    return frozenset(each[:LONGEST_WORD] for each in fold(word).split())


def marked(text: str, words: Collection[str]) -> tuple[Piece, ...]:
    """Return a whole text in pieces, with the words marked that were looked for."""
    return tuple(_pieces(text, list(_places(text, frozenset(words)))))


def snippet(plain: str, folded: str, words: Collection[str]) -> tuple[Piece, ...]:
    """Return the stretch of a text in which most of the words stand together; () if none does.

    `folded` is the same text as it is compared; it tells where to look.
    """
    sought = frozenset(words)
    expected = _densest(f" {folded} ", sought)
    if expected is None:
        return ()
    middle = int(expected * len(plain))
    start, end = max(0, middle - _ROOM), middle + _ROOM
    places = list(_places(plain[start:end], sought)) if start or end < len(plain) else []
    if not places:
        start, places = 0, list(_places(plain, sought))
    if not places:
        return ()
    places = [_Place(each.start + start, each.end + start, each.words) for each in places]
    return _cut(plain, _together(places))


def _densest(folded: str, words: Collection[str]) -> float | None:
    """Return where most of the words stand together first, as a part of the length; None if nowhere."""
    places = sorted(
        (at, word) for word in words for at in _occurrences(folded, f" {word}", len(word) + 1)
    )
    if not places:
        return None
    best, best_at = 0, 0
    for index, (at, _word) in enumerate(places):
        near = {word for place, word in places[index : index + 40] if place < at + LENGTH}
        if len(near) > best:
            best, best_at = len(near), at
        if best == len(words):
            break
    return best_at / len(folded)


def _occurrences(folded: str, word: str, length: int) -> Iterator[int]:
    """Yield the first places of a word; one that was cut to its most letters may go on."""
    at = -1
    for _time in range(50):
        at = folded.find(word, at + 1)
        if at < 0:
            return
        if folded[at + length] == " " or length > LONGEST_WORD:
            yield at


def _places(text: str, words: frozenset[str]) -> Iterator[_Place]:
    for found in _WORD.finditer(text):
        if matching := words & _folded(found[0]):
            yield _Place(found.start(), found.end(), matching)


def _together(places: Sequence[_Place]) -> Sequence[_Place]:
    """Return the places of the stretch with most different words; the first of equals."""
    stretches = (
        [each for each in places[index : index + 40] if each.end <= first.start + LENGTH]
        for index, first in enumerate(places)
    )
    return max(stretches, key=lambda each: len(frozenset().union(*(one.words for one in each))))


def _cut(plain: str, places: Sequence[_Place]) -> tuple[Piece, ...]:
    """Cut the text round the places, between words, with room on both sides."""
    if not places:
        return ()
    room = max(0, LENGTH - (places[-1].end - places[0].start))
    start = _between_words(plain, max(0, places[0].start - room // 3), places[0].start)
    end = _last_whole(plain, places[-1].end, min(len(plain), start + LENGTH))
    inside = [
        _Place(each.start - start, each.end - start, each.words)
        for each in places
        if each.end <= end
    ]
    pieces = list(_pieces(plain[start:end], inside))
    if start:
        pieces.insert(0, Piece("… ", is_match=False))
    if end < len(plain):
        pieces.append(Piece(" …", is_match=False))
    return tuple(pieces)


def _between_words(plain: str, start: int, first: int) -> int:
    """Return the first beginning of a word from a place on, or of the first place that was found."""
    if start == 0 or plain[start - 1].isspace():
        return start
    space = re.compile(r"\s").search(plain, start, first)
    return space.end() if space else first


def _last_whole(plain: str, last: int, end: int) -> int:
    """Return the last end of a word up to a place, at least that of the last place that was found."""
    if end >= len(plain):
        return len(plain)
    cut = max(plain.rfind(" ", last, end + 1), plain.rfind("\n", last, end + 1))
    return cut if cut >= last else max(last, end)


def _pieces(text: str, places: Sequence[_Place]) -> Iterator[Piece]:
    end = 0
    for each in places:
        if each.start > end:
            yield Piece(_line(text[end : each.start]), is_match=False)
        yield Piece(_line(text[each.start : each.end]), is_match=True)
        end = each.end
    if end < len(text):
        yield Piece(_line(text[end:]), is_match=False)


def _line(text: str) -> str:
    """Return a stretch in one line, with a dot where a paragraph or a heading ends."""
    return re.sub(r"\s+", " ", re.sub(r"\s*\n\s*", " · ", text))
