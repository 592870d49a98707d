"""Web addresses as programs and hands write them: several in one value, and without their scheme."""

import re

_SCHEME = re.compile(r"(?:https?|ftps?)://", re.IGNORECASE)
_BARE = re.compile(r"www\.[^\s/.]+\.", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Say whether a text begins as an address of the web does."""
    return bool(_SCHEME.match(text) or _BARE.match(text))


def addresses_in(text: str) -> list[str]:
    """Return the addresses that follow one another in a text; one that ran over lines is one again."""
    pieces: list[list[str]] = [[]]
    for word in text.split():
        if is_address(word):
            pieces.append([])
        pieces[-1].append(word)
    *before, last = ("".join(words) for words in pieces)
    # What parts them is no part of them.
    parts = [*(each.rstrip(";,") for each in before), last]
    return [f"http://{part}" if _BARE.match(part) else part for part in parts if part]
