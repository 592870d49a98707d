"""Boxes of facts in wikitext: which templates are such, and the lines of each."""

import re
from collections.abc import Iterator, Mapping

from conferences.exchange.articles.marks import unmarked
from conferences.exchange.articles.wikitext.words import GONE, clean

_INFOBOX = re.compile(
    r"infobox|^инфобокс|^hộp thông tin|^thông tin|^карточка|^ficha de|^תבנית|^картка|^universal|^info/"
    r"|^sinottico|infoboks",
    re.IGNORECASE,
)
_NO_BOX = re.compile(r"image|multiple|gallery|sidebar|navbox|campaignbox", re.IGNORECASE)
_FILE = re.compile(r"\.(?:jpe?g|png|svg|gif|tiff?|webp|ogg|ogv|webm|pdf)$", re.IGNORECASE)
_SIZE = re.compile(r"^(?:[\d.]+\s?(?:px|em|%)?x?(?:[\d.]+px)?|upright|thumb)$")
_LAYOUT = re.compile(
    r"width|size|align|upright|style|image|obraz|rozmiar|ширина|розмір|bild|imagen"
)
_BREAK = re.compile(r"<br\b[^<>]{0,20}>", re.IGNORECASE)
_ITEM = re.compile(rf"^[*#:;\s{GONE}]+")
LEAST_NAMED = 4


def is_box(name: str) -> bool:
    """Say whether a template is a box of facts by its name."""
    return bool(_INFOBOX.search(name))


def looks_like_box(name: str, whole: str, arguments: Mapping[str, str]) -> bool:
    """Say whether a template that nobody knows has many lines, each with a name, as a box of facts has."""
    named = sum(not key.isdigit() for key in arguments)
    is_tall = whole.count("\n") + whole.count(GONE) >= named >= LEAST_NAMED
    return is_tall and not _NO_BOX.search(name)


def facts_in(arguments: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give each line of a box, but for pictures and how large they are; what stands in a list is joined."""
    for name, value in arguments.items():
        called = unmarked(clean(name))
        pieces = (_ITEM.sub("", each) for each in _BREAK.sub("\n", value).split("\n"))
        words = "; ".join(filter(None, map(clean, pieces)))
        plain = unmarked(words)
        is_layout = _FILE.search(plain) or (_SIZE.match(plain) and _LAYOUT.search(called.lower()))
        if called and not called.isdigit() and plain and not is_layout:
            yield called, words
