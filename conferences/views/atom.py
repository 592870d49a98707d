"""Atom feeds as documents (RFC 4287), in pages (RFC 5005)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

NAMESPACE = "http://www.w3.org/2005/Atom"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
CONTENT_TYPE = "application/atom+xml; charset=utf-8"
# What no XML document can hold, not even escaped (XML 1.0, production 2).
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """One entry of a feed; `content` is HTML, all else plain words."""

    id: str
    title: str
    address: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    summary: str
    content: str


@dataclass(frozen=True)
class Feed:
    """A page of a feed; `links` are addresses by relation, `page` is that of readers."""

    id: str
    title: str
    subtitle: str
    language: str
    author: str
    page: str
    links: Mapping[str, str]
    updated: datetime
    entries: tuple[Entry, ...]


def possible(words: str) -> str:
    """Return words with what XML cannot hold replaced by U+FFFD."""
    return _IMPOSSIBLE.sub("\ufffd", words)


def document(feed: Feed) -> bytes:
    """Return a feed as an Atom document in UTF-8."""
    root = Element("feed", {"xmlns": NAMESPACE, XML_LANGUAGE: feed.language})
    _texts(root, [("id", feed.id), ("title", feed.title), ("subtitle", feed.subtitle)])
    _texts(root, [("updated", feed.updated.isoformat())])
    _texts(SubElement(root, "author"), [("name", feed.author)])
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    for relation, address in feed.links.items():
        SubElement(root, "link", rel=relation, type="application/atom+xml", href=address)
    for entry in feed.entries:
        _entry(root, entry)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _entry(root: Element, entry: Entry) -> None:
    element = SubElement(root, "entry")
    _texts(element, [("id", entry.id), ("title", entry.title)])
    SubElement(element, "link", rel="alternate", type="text/html", href=entry.address)
    moments = [("published", entry.published), ("updated", entry.updated)]
    _texts(element, [(name, moment.isoformat()) for name, moment in moments])
    for author in entry.authors:
        _texts(SubElement(element, "author"), [("name", author)])
    _texts(element, [("summary", entry.summary)] if entry.summary else [])
    content = SubElement(element, "content", type="html")
    content.text = possible(entry.content)


def _texts(parent: Element, texts: Iterable[tuple[str, str]]) -> None:
    for name, words in texts:
        SubElement(parent, name).text = possible(words)
