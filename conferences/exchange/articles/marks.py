"""Marks of notes inside text: a label and a locator between characters that no text holds."""

import re
from collections.abc import Callable

_OPEN, _BETWEEN, _CLOSE = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
MARK = re.compile(f"{_OPEN}([^{_OPEN}{_BETWEEN}{_CLOSE}]*){_BETWEEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
# A mark in a pattern of its own.
MARK_PATTERN = f"{_OPEN}[^{_CLOSE}]*{_CLOSE}"
# Several together, with or without commas between them.
MARKS_PATTERN = f"(?>(?:{MARK_PATTERN})(?:[ ]?[,;]?[ ]?{MARK_PATTERN})*)"
_COMMA = re.compile(rf"(?<={_CLOSE})[ ]?[,;][ ]?(?={_OPEN})")
# A run of spaces is looked at once, not from each of them.
_BEFORE_STOP = re.compile(rf"(?<!\s)\s++(?>(?:{MARK_PATTERN})+)(?=[.,;:!?])")
# "in 1940 г.[3].": the point of an abbreviation is the full stop too.
_BETWEEN_STOPS = re.compile(rf"(?<=\.)(?>(?:{MARK_PATTERN})+)\s?\.(?!\.)")


def mark(label: str, locator: str = "") -> str:
    """Return the mark of a note."""
    return f"{_OPEN}{label}{_BETWEEN}{locator}{_CLOSE}"


def located(text: str, locator: str) -> str:
    """Give the mark that ends a text a place in its work; "" where none without one ends it."""
    return f"{text[:-1]}{locator}{_CLOSE}" if text.endswith(f"{_BETWEEN}{_CLOSE}") else ""


def without_private(text: str) -> str:
    """Remove characters that marks are made of."""
    return _PRIVATE.sub("", text)


def marks_in(text: str) -> list[tuple[str, str]]:
    """Return label and locator of each mark."""
    return [(found[1], found[2]) for found in MARK.finditer(text)]


def unmarked(text: str) -> str:
    """Return the words without marks, as one line; of a mark that was torn nothing is left either."""
    text = _BETWEEN_STOPS.sub("", _COMMA.sub("", text))
    return " ".join(without_private(MARK.sub("", _BEFORE_STOP.sub("", text))).split())


def replaced(text: str, by: Callable[[str, str], str]) -> str:
    """Put something else in place of each mark."""
    return MARK.sub(lambda found: by(found[1], found[2]), text)
