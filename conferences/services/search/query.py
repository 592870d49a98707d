"""What a reader typed, as words and phrases to look for: no input is wrong, only too long."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conferences.models import LONGEST_WORD
from sources.editorial.folding import fold

LONGEST_QUERY = 200
MOST_WORDS = 10

_OPENING = '"“”„‟«»‹›＂「」『』'
_QUOTED = re.compile(f"[{_OPENING}]([^{_OPENING}]*)[{_OPENING}]")


@dataclass(frozen=True)
class Query:
    """Words that an entry must have, in folded form; phrases are words that stand side by side.

    `whole` is all of it as one name. `left_out` are the words beyond the most that are looked for; a
    phrase with one of them is looked for by its other words only.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    whole: str = ""
    left_out: tuple[str, ...] = ()


def parse_query(text: str) -> Query:
    """Return what is asked for; marks and operators other than quotes mean nothing."""
    kept: dict[str, None] = {}
    left_out: dict[str, None] = {}
    phrases: dict[str, None] = {}
    whole: list[str] = []
    for part, is_quoted in _parts(text):
        words = fold(part).split()
        whole += words
        for word in words:
            # A word asked for twice takes one place.
            fits = word in kept or len(kept) < MOST_WORDS
            (kept if fits else left_out)[word] = None
        if is_quoted and len(words) > 1 and kept.keys() >= set(words):
            phrases[" ".join(words)] = None
    shortened = dict.fromkeys(word[:LONGEST_WORD] for word in kept)
    return Query(tuple(shortened), tuple(phrases), " ".join(whole), tuple(left_out))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of a text, and whether each stood in quotes; a lone quote is no quote."""
    end = 0
    for quoted in _QUOTED.finditer(text):
        yield text[end : quoted.start()], False
        yield quoted[1], True
        end = quoted.end()
    yield text[end:], False
