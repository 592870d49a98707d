"""The tables of contents of documents: which blocks only name the headings that follow."""

import re
from collections.abc import Iterator
from itertools import pairwise

from conferences.exchange.articles.plain.frame_words import CONTENTS_HEADINGS
from conferences.exchange.articles.trees.inlines import inlines_in, plain_of
from conferences.exchange.articles.trees.lists import bold_heading
from conferences.exchange.articles.trees.targets import Node

_NUMBER_BEFORE = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,4}[.)]?\s+")
_PAGE_BEHIND = re.compile(r"(?<![\s.…])[\s.…]*[\s.…]\d{1,4}$")
LONGEST, FEWEST_LINKS = 300, 2


def contents_of(blocks: list[Node]) -> set[int]:
    """Return the identities of the blocks that make up tables of contents."""
    headings = {_folded(words) for words in _headings(blocks)}
    found: set[int] = set()
    seen: set[str] = set()
    is_within = False
    for block, following in pairwise([*blocks, None]):
        if block is None:
            break
        names = _lines(block)
        if is_within or _is_list_of_links(block):
            is_within = not set(names) & seen and _names_headings(block, names, headings)
            seen |= set(names)
            found |= {id(block)} if is_within else set()
        if names and len(names) == 1 and names[0] in CONTENTS_HEADINGS and following is not None:
            is_within = _names_headings(following, _lines(following), headings)
            found |= {id(block)} if is_within else set()
    return found


def _names_headings(block: Node, names: list[str], headings: set[str]) -> bool:
    """Say whether a block names headings, and is none itself."""
    is_heading = block["t"] == "Header" or (block["t"] == "Para" and bold_heading(block["c"]))
    return bool(names) and not is_heading and all(each in headings for each in names)


def _headings(blocks: list[Node]) -> Iterator[str]:
    for block in blocks:
        if block["t"] == "Header":
            yield plain_of(block["c"][2])
        elif block["t"] == "Div":
            yield from _headings(block["c"][1])
        elif block["t"] == "Para" and (words := bold_heading(block["c"])):
            yield words


def _lines(block: Node) -> list[str]:
    return [_folded(plain_of(inlines)) for inlines in inlines_in([block])]


def _folded(words: str) -> str:
    words = " ".join(words[:LONGEST].casefold().split())
    return _NUMBER_BEFORE.sub("", _PAGE_BEHIND.sub("", words)).strip(" :.")


def _is_list_of_links(block: Node) -> bool:
    """Say whether each item of a list is a link within the document."""
    if block["t"] not in {"BulletList", "OrderedList"}:
        return False
    items = list(inlines_in([block]))
    return len(items) >= FEWEST_LINKS and all(
        len(item) == 1 and item[0]["t"] == "Link" and item[0]["c"][2][0].startswith("#")
        for item in items
    )
