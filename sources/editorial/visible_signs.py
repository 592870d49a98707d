"""Characters that hide or turn others round, made visible; and words that only look alike."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# Controls of direction (Unicode Standard Annex 9), characters without width, other controls, and
# space that is not the ordinary one. Joiners are looked at apart.
_HIDDEN = (
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f"
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
)
# A joiner is at home after a letter of Arabic to Mandaic, of India, Tibet, Burma, Cambodia and
# Mongolia, and between the parts of a pictogram.
_AT_HOME = (
    "\u0600-\u07ff\u0840-\u109f\u1780-\u18af\ua8e0-\ua8ff\ufb50-\ufdff\ufe70-\ufefc"
    "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
)
_HIDDEN_SIGN = rf"[{_HIDDEN}]|(?<![{_AT_HOME}])[\u200c\u200d]"
_SIGN = re.compile(_HIDDEN_SIGN)
# What needs no escape, hides nothing and turns nothing round.
_PLAIN = re.compile(r"[\t\n -!#-%(-;=?-~]*+")
_CIRCLE = "\u25cc"


def visible(text: str) -> SafeString:
    """Return escaped text in which hidden characters are named, and combining marks have a base.

    Each is an element of the class `sign` that carries the character's number in
    `data-character`: what is shown can be turned back into the text, and turns nothing round.
    """
    if _PLAIN.fullmatch(text):
        return SafeString(text)
    if text.isascii() and not _SIGN.search(text):
        # Safe, because escaped; Django's own `escape` looks for lazy texts first, which takes longer.
        return SafeString(escape(text))
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text)))


def _pieces(text: str) -> Iterator[str | SafeString]:
    marks = "".join(sorted(character for character in set(text) if _is_combining(character)))
    start = 0
    for found in _signs_with(marks).finditer(text):
        yield text[start : found.start()]
        character = found[0]
        shown = f"{_CIRCLE}{character}" if character in marks else f"U+{ord(character):04X}"
        yield _sign(character, shown)
        start = found.end()
    yield text[start:]


@cache
def _is_combining(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


@lru_cache(maxsize=256)
def _signs_with(marks: str) -> re.Pattern[str]:
    """Return what finds hidden characters, and those marks that have no letter to stand on."""
    return re.compile(rf"{_HIDDEN_SIGN}|(?<!\S)[{re.escape(marks)}]") if marks else _SIGN


def _sign(character: str, shown: str) -> SafeString:
    return format_html(
        '<span class="sign" data-character="{}" title="{}">{}</span>',
        f"{ord(character):04X}",
        unicodedata.name(character, "CONTROL"),
        shown,
    )


def spelled_difference(before: str, after: str) -> tuple[str, str] | None:
    """Name the characters that either of two wordings has alone; None unless they look alike.

    They look alike when letters agree but for combining marks, hidden characters, compatibility
    forms and kinds of space.
    """
    if (before.isascii() and after.isascii()) or _bare(before) != _bare(after):
        return None
    old, new = Counter(before), Counter(after)
    return _names(old - new), _names(new - old)


def _bare(text: str) -> str:
    """Return the letters of a text without what is easily overlooked."""
    decomposed = unicodedata.normalize("NFKD", _SIGN.sub("", text))
    letters = (letter for letter in decomposed if not _is_combining(letter))
    return " ".join("".join(letters).split())


def _names(characters: Counter[str]) -> str:
    return ", ".join(
        f"U+{ord(character):04X} {unicodedata.name(character, 'CONTROL')}"
        for character in sorted(characters)
    )
