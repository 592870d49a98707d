"""Keys of other programs as keys of the library."""

import re

_NO_KEY = re.compile(r"[^A-Za-z0-9_-]+")
LONGEST_KEY = 80


def key_of(written: str) -> str:
    """Return a key as the library has them: letters, digits, hyphens and low lines of ASCII."""
    return _NO_KEY.sub("-", written.strip()).strip("-")[:LONGEST_KEY]
