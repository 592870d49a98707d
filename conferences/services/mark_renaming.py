"""Another key in the marks of a text: citations `[@key, p. 54]` and links `[words](person:key)`."""

import re
from collections.abc import Mapping
from typing import Any

from conferences.rendering.document import CitationItem
from conferences.rendering.marks import CITATION, read_citation


def rename_marks(text: str, kind: str, old: str, new: str) -> str:
    """Return the text with every mark that names a work by one key naming it by another.

    Where a citation then names the same place twice, or a work as read in itself, it is said once.
    """
    renamed = text.replace(f"]({kind}:{old})", f"]({kind}:{new})")
    if kind != "source" or f"@{old}" not in renamed:
        return renamed
    return CITATION.sub(lambda found: _citation(found, old, new), renamed)


def rename_in(value: Any, kind: str, old: str, new: str) -> Any:
    """Return a stored text, or texts by language, with its marks renamed."""
    if isinstance(value, str):
        return rename_marks(value, kind, old, new)
    if isinstance(value, Mapping):
        return {code: rename_in(text, kind, old, new) for code, text in value.items()}
    return value


def _citation(found: re.Match[str], old: str, new: str) -> str:
    named = re.compile(rf"@{re.escape(old)}(?![^\s,;@])")
    is_link = found.string.startswith("(", found.end())
    if is_link or not named.search(found[1]):
        return found[0]
    items, fault = read_citation(found[1])
    if fault:
        # What cannot be read as a citation stays as it was typed, but for the key.
        return f"[{named.sub(f'@{new}', found[1])}]"
    return f"[{'; '.join(dict.fromkeys(_typed(item, old, new) for item in items))}]"


def _typed(item: CitationItem, old: str, new: str) -> str:
    source, via = (new if key == old else key for key in (item.source, item.via))
    words = ", ".join(filter(None, (f"@{source}", item.locator)))
    return f"{words}; via @{via}" if via and via != source else words
