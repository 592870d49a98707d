"""Patterns that find a word however it is accented, where no folded copy of the text is kept."""

import re
from functools import cache

from sources.editorial.folding import fold

# Latin-1 to Latin Extended-B, and the letters of Vietnamese and their neighbours.
_ACCENTED = (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00))


@cache
def _letters() -> dict[str, str]:
    """Return each plain letter with all that fold to it."""
    letters: dict[str, str] = {}
    for code in _ACCENTED:
        plain = fold(chr(code))
        letters[plain] = letters.get(plain, plain) + chr(code)
    return letters


def spellings(word: str) -> str:
    """Return a pattern of a word as it is written, and of its letters with any diacritics.

    What it uses of patterns, the `re` of Python and PostgreSQL read alike; it is meant to be
    matched without regard to case. Text in another script is found as it is written.
    """
    plain = "".join(
        f"[{_letters().get(letter, letter)}]" if letter != " " else "[^a-z0-9]{1,3}"
        for letter in fold(word)
    )
    written = re.escape(word)
    return f"(?:{plain}|{written})" if plain else written
