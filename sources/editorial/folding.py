"""Names without their diacritics and scripts: for search, and for slugs."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import count

from anyascii import anyascii

# What transliteration makes of apostrophes, primes, soft and hard signs; inside a word they would
# split it (Львів is L'viv).
_APOSTROPHES = re.compile("['\"`]")
_OTHER = re.compile(r"[^a-z0-9]+")
# Of those that ask for the same slug, the second gets this one.
FIRST_NUMBER = 2


def fold(text: str) -> str:
    """Return the form under which a name is searched: words of a-z and 0-9, one space between.

    Compatibility forms, case, diacritics and script are levelled, so that Łódź, LODZ and Лодзь
    meet; the same fold is used on what is indexed and on what is asked.
    """
    levelled = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    letters = _APOSTROPHES.sub("", anyascii(levelled).lower())
    return _OTHER.sub(" ", letters).strip()


def make_slug(
    text: str,
    *,
    fallback: str,
    taken: Callable[[str], bool] | None = None,
    max_length: int = 80,
    first: int = FIRST_NUMBER,
) -> str:
    """Return a slug of a-z, 0-9 and single hyphens, never empty, at most ``max_length`` long.

    ``fallback`` is used when nothing of the text is left. While ``taken`` says yes, -2, -3 and so
    on are added, and the end of the slug gives way to them; ``first`` leaves out numbers known
    to be taken. Raise ``ValueError`` if the fallback leaves nothing either, or the length leaves no room for a number.
    """
    base = _hyphenated(text, max_length) or _hyphenated(fallback, max_length)
    if not base:
        raise ValueError("The fallback of a slug needs a letter or a digit.")
    if taken is None or not taken(base):
        return base
    return next(slug for slug in _numbered(base, max_length, first) if not taken(slug))


def _hyphenated(text: str, max_length: int) -> str:
    return fold(text).replace(" ", "-")[:max_length].rstrip("-")


def _numbered(base: str, max_length: int, first: int) -> Iterator[str]:
    for number in count(first):
        suffix = f"-{number}"
        if len(suffix) >= max_length:
            raise ValueError("The slug has no room for a number.")
        yield base[: max_length - len(suffix)].rstrip("-") + suffix
