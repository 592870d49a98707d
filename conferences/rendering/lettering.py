"""How much room words take in a drawing: an estimate that is never too small, cut to fit."""

import re
import unicodedata
from functools import lru_cache

# Widths in parts of the type size, with room for the broadest of the faces in use.
_SMALL, _CAPITAL, _WIDE = 0.64, 0.8, 1.1
_WIDTHS = {
    **dict.fromkeys("MWmw@%ЖШЩЮЫжшщюыфДФ—…", 1.1),
    **dict.fromkeys("iljIftr.,:;'’|!()[]/-", 0.43),
    " ": 0.34,
}
_ELLIPSIS = "…"
_PIECE = re.compile(r"[^ –—-]*(?:[–—-]+| +|$)|[^ ]+")
# Controls of direction belong to running text: in a drawing each label stands by itself.
_DIRECTIONS = dict.fromkeys(
    (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), None
)


@lru_cache(maxsize=2048)
def _width_of(character: str) -> float:
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    if character in _WIDTHS:
        return _WIDTHS[character]
    is_letter = category in ("Lu", "Ll") and ord(character) < 0x2000
    if not is_letter and ord(character) > 0x24F:
        return _WIDE
    return _CAPITAL if character.isupper() else _SMALL


def width_of(words: str, size: float) -> float:
    """Return how wide a line of words is at most, in the unit of its size."""
    return sum(map(_width_of, words)) * size


@lru_cache(maxsize=4096)
def lines_of(words: str, size: float, room: float, most: int = 2) -> tuple[str, ...]:
    """Break words into at most so many lines, each within the room; what is left out is marked.

    A line ends at a space or after a dash; a word that is longer than a line is cut.
    """
    plain = "".join(
        character if character.isprintable() else " " for character in words.translate(_DIRECTIONS)
    )
    pieces = [piece for piece in _PIECE.findall(" ".join(plain.split())) if piece]
    lines: list[str] = []
    while pieces and len(lines) < most:
        line = ""
        while pieces and width_of((line + pieces[0]).rstrip(), size) <= room:
            line += pieces.pop(0)
        if not line:
            line = _head(pieces[0], size, room)
            pieces[0] = pieces[0][len(line) :]
        lines.append(line.rstrip())
    if pieces and lines:
        lines[-1] = _cut(f"{lines[-1]} {''.join(pieces)}", size, room)
    return tuple(lines)


def _cut(words: str, size: float, room: float) -> str:
    head = _head(words, size, room - width_of(_ELLIPSIS, size))
    return f"{head.rstrip()}{_ELLIPSIS}"


def _head(words: str, size: float, room: float) -> str:
    """Return as much of the beginning as fits, never parting a letter from its marks."""
    width, end = 0.0, 0
    for index, character in enumerate(words):
        width += _width_of(character) * size
        if width > room and index:
            break
        end = index + 1
    return words[:end]
