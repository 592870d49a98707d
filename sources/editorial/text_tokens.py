"""A text as paragraphs, and a paragraph as words: what is compared, and never taken apart."""

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeAlias

# A word or a mark, with the space before it.
Token: TypeAlias = tuple[str, str]
_NOTHING = ("", "")

# Where a paragraph ends: an empty line, the end of the text, or the next line being a heading, an
# item of a list or a remark.
# A group that is repeated and never given back stands in `(?>…)`: the shorter `(…)*+` takes what does not
# fit in Python before 3.11.5 (CPython, issue 106052).
_GAP = re.compile(
    r"\n(?:\s*+\Z|(?>(?:[^\S\n]*+\n)+)"
    r"|(?=[ \t]*+(?:#{1,6}[ \t]|[-*+][ \t]|[0-9]{1,9}[.)][ \t]|\[\^[^\s\[\]]++\]:)))"
)
_HEADING = re.compile(r"[ \t]*+#{1,6}[ \t][^\n]*+(\n)")

# Citations, remarks, links, the ends of claims and of links round other marks, addresses.
_MARKS = (
    r"\[@[^\[\]]*+\]"
    r"|\[\^[^\s\[\]]++\]:?"
    r"|\[[^\[\]]*+\]\([^\s()\[\]]*+(?>(?:\([^\s()\[\]]*+\)[^\s()\[\]]*+)*)\)"
    r"|\]\{claim=[^\s{}\[\]]++\}"
    r"|\]\([^\s()\[\]]*+(?>(?:\([^\s()\[\]]*+\)[^\s()\[\]]*+)*)\)"
    r"|<[a-zA-Z]++:[^\s<>]++>"
)
_MARK = re.compile(_MARKS)
_JOINER = "\u200d"
_SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_KEYCAPS_AND_TAGS = re.compile("[\u200c\u200d\U000e0020-\U000e007f]")


class Vocabulary(dict[str, int]):
    """Numbers words as they come; equal words have equal numbers.

    `telling` are the numbers of marks and of longer words. Shorter ones stand in every long
    paragraph of a language, and say little of which it is.
    """

    SHORTEST_TELLING = 4

    def __init__(self) -> None:
        super().__init__()
        self.telling: set[int] = set()

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        if len(word) >= self.SHORTEST_TELLING or is_mark(word):
            self.telling.add(number)
        return number


class Words(NamedTuple):
    """The words of a paragraph, and the number of each in a vocabulary."""

    tokens: list[Token]
    numbers: list[int]


class Paragraph(NamedTuple):
    """A paragraph and the space that follows it."""

    text: str
    gap: str


def paragraphs_of(text: str) -> list[Paragraph]:
    """Split a text into paragraphs; joined again with their gaps they give the text exactly.

    A paragraph ends at an empty line, after a heading, and before a heading, an item of a list or
    a remark. Indentation stays with the paragraph that it indents.
    """
    found, start = [], 0
    for gap in _GAP.finditer(text):
        words = text[start : gap.start()].rstrip()
        if words:
            found += _after_heading(words, text[start + len(words) : gap.end()])
            start = gap.end()
    if start < len(text):
        found += _after_heading(text[start:], "")
    return found


def _after_heading(text: str, gap: str) -> list[Paragraph]:
    """Part a heading from the paragraph that follows it without an empty line."""
    heading = _HEADING.match(text)
    if not heading:
        return [Paragraph(text, gap)]
    return [Paragraph(text[: heading.start(1)], "\n"), Paragraph(text[heading.end() :], gap)]


def tokens_of(text: str) -> list[Token]:
    """Split a paragraph into words, signs and marks, each with the space before it.

    Joined again they give the text exactly. No grapheme (Unicode Standard Annex 29) is parted:
    combining marks, joiners and variation selectors stay with their letter.
    """
    clinging = _clinging(text)
    if clinging:
        return _found(_pattern(clinging), text)
    tokens: list[Token] = []
    start = 0
    for mark in _MARK.finditer(text):
        tokens.append((_add_words(tokens, text[start : mark.start()]), mark[0]))
        start = mark.end()
    if space := _add_words(tokens, text[start:]):
        tokens.append((space, ""))
    return tokens


def _found(pattern: re.Pattern[str], text: str) -> list[Token]:
    tokens: list[Token] = pattern.findall(text)
    if tokens and tokens[-1] == _NOTHING:
        tokens.pop()
    return tokens


def _add_words(tokens: list[Token], text: str) -> str:
    """Add the words and signs of a text without marks; return the space at its end.

    Most of it are words with one space between them, and most words come again: these are looked up.
    """
    words = text.rstrip()
    space = text[len(words) :]
    if words:
        first, *others = words.split(" ")
        known = list(map(_after_space, others))
        if () in known or (first and first[-1].isspace()):
            tokens += _found(_pattern(""), words)
        else:
            if first:
                tokens += _found(_pattern(""), first)
            tokens += chain.from_iterable(known)
    return space


@lru_cache(maxsize=32_768)
def _after_space(piece: str) -> tuple[Token, ...]:
    """Return the tokens of a piece of text behind a space; none if it begins or ends with space."""
    if not piece or piece[0].isspace() or piece[-1].isspace():
        return ()
    (space, word), *others = _pattern("").findall(piece)
    return (f" {space}", word), *others


def numbered(tokens: list[Token], vocabulary: Vocabulary) -> Words:
    """Return words with their numbers."""
    return Words(tokens, list(map(vocabulary.__getitem__, map(itemgetter(1), tokens))))


def is_mark(word: str) -> bool:
    """Say whether a word is a citation, link, claim mark or remark mark, or an address."""
    return len(word) > 1 and word[0] in "[]<"


def _clinging(text: str) -> str:
    """Return the characters of a text that belong to the character before them."""
    if text.isascii():
        return ""
    return "".join(sorted(character for character in set(text) if _clings(character)))


def _clings(character: str) -> bool:
    return (
        unicodedata.category(character)[0] == "M"
        or character in _SKIN_TONES
        or bool(_KEYCAPS_AND_TAGS.match(character))
    )


@lru_cache(maxsize=256)
def _pattern(clinging: str) -> re.Pattern[str]:
    # Words come first, being the most by far.
    if not clinging:
        return re.compile(
            rf"(\s*+)([^\W_]++(?>(?:['’][^\W_]++)*)|{_MARKS}|\*++|_++|`++|\S|\Z(?<=\s))"
        )
    cling = f"[{re.escape(clinging)}]"
    letter = rf"(?:[^\W_]{cling}*+)"
    sign = rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|\S){cling}*+"
    if _JOINER in clinging:
        sign = rf"{sign}(?>(?:(?<={_JOINER})[^\w\s]{cling}*+)*)"
    words = rf"(?>{letter}+)(?>(?:['’](?>{letter}+))*)"
    return re.compile(
        rf"((?>(?:\s(?!{cling}))*))({words}|(?:{_MARKS}){cling}*+|\s{cling}++|{sign}|\Z(?<=\s))"
    )
