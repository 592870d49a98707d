"""Elements of wikitext in angle brackets, found in one passage however many of them never close."""

import re
from collections.abc import Callable

_FLAGS = re.IGNORECASE | re.DOTALL


class Elements:
    """Elements of some names, each from its opening tag to the next closing one.

    In what is found, group 2 holds the attributes, group 3 what stands inside.
    """

    def __init__(self, *names: str, is_empty_too: bool = False) -> None:
        named = "|".join(names)
        self._is_empty_too = is_empty_too
        self._opening = re.compile(rf"<({named})\b[^<>]*?(/?)>", _FLAGS)
        self._whole = re.compile(rf"<({named})\b([^<>]*?)(?:/>|>(.*?)</\1\s*>)", _FLAGS)
        self._closing = {name: re.compile(rf"</{name}\s*>", _FLAGS) for name in names}

    def sub(self, by: Callable[[re.Match[str]], str], text: str) -> str:
        """Put something in place of each element; tags that never close stay where they are."""
        parts, at = [], 0
        unclosed: set[str] = set()
        for opening in self._opening.finditer(text):
            if opening.start() >= at and (found := self._element(opening, unclosed)):
                parts += [text[at : found.start()], by(found)]
                at = found.end()
        return "".join([*parts, text[at:]])

    def _element(self, opening: re.Match[str], unclosed: set[str]) -> re.Match[str] | None:
        """Return the element that a tag opens; after one that never closes, none of its name does."""
        text, name, end = opening.string, opening[1].lower(), opening.end()
        if opening[2]:
            return self._whole.match(text, opening.start(), end) if self._is_empty_too else None
        if name in unclosed:
            return None
        closing = self._closing[name].search(text, end)
        if not closing:
            unclosed.add(name)
            return None
        return self._whole.match(text, opening.start(), closing.end())
