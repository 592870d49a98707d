"""Zotero's own RDF into sources."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from sources.citing.records import CreatorRecord
from sources.exchange.draft import Draft
from sources.exchange.exchanged import Exchanged
from sources.exchange.keys import key_of
from sources.exchange.limits import Refused
from sources.exchange.person_names import write_name
from sources.exchange.xml_nodes import Node, nodes_at
from sources.exchange.zotero_fields import (
    ABOUT,
    COLUMNS,
    MADE_BY,
    MARK,
    NO_SOURCES,
    READ_TYPES,
    RESOURCE,
    ROLES,
    SECTION,
    SERIALS,
    SERIES,
)

_IDENTIFIER = re.compile(r"(ISBN|ISSN|DOI)\s+(.+)")
_TAGS = re.compile(r"<[^<>]{0,500}>")
_OUR_KEY = "#source_"
# Where other nodes stand that say something of the item, or nothing at all.
_LINKS = frozenset({"z:itemType", "link:link", "dcterms:isReferencedBy", "dc:relation"})


def read_zotero(text: str) -> Iterator[tuple[int, Exchanged]]:
    """Give each item of a file as a source; raises Refused where it is no RDF of Zotero."""
    nodes: list[Node] = []
    for node, around in nodes_at(text, 1):
        if around != ("rdf:RDF",):
            raise Refused(node.line, "this is no RDF of Zotero (rdf:RDF).")
        nodes.append(node)
    by_name = {node.attributes[ABOUT]: node for node in nodes if ABOUT in node.attributes}
    has_any = False
    for node in nodes:
        kind = node.child("z:itemType")
        if kind is not None and kind.text() not in NO_SOURCES:
            has_any = True
            yield node.line, _Reading(node, by_name, kind.text()).source()
    if not has_any:
        raise Refused(1, "there is no item of Zotero (z:itemType) in this file.")


class _Reading:
    def __init__(self, node: Node, by_name: Mapping[str, Node], kind: str) -> None:
        self.node, self.by_name, self.kind = node, by_name, kind
        self.draft = Draft(node.line)
        self.held_by: set[str] = set()

    def source(self) -> Exchanged:
        """Return the source that the item describes."""
        draft = self.draft
        self.ours = READ_TYPES.get(self.kind, "document")
        draft.put("type", self.ours)
        if self.kind not in READ_TYPES:
            draft.keep("itemType", self.kind)
        about = self.node.attributes.get(ABOUT, "")
        if about.startswith(_OUR_KEY):
            draft.put("key", key_of(about.removeprefix(_OUR_KEY)))
        for child in self.node.children:
            self._element(child)
        return draft.done()

    def _element(self, child: Node) -> None:
        name = child.name
        if name in COLUMNS:
            self.draft.put(COLUMNS[name], child.text(), label=name, line=child.line)
        elif name in ROLES or child.child("rdf:Seq") is not None:
            self._creators(child)
        elif name == "dcterms:isReferencedBy":
            self._memo(child)
        elif read := _READERS.get(name):
            read(self, child)
        elif name not in _LINKS:
            self.draft.keep(name.partition(":")[2], child.text())

    def _number(self, child: Node) -> None:
        column = "issue" if self.ours in SERIALS else "number"
        self.draft.put(column, child.text(), label="number", line=child.line)

    def _date(self, child: Node) -> None:
        self.draft.put_date("issued", child.text(), label="date")

    def _accessed(self, child: Node) -> None:
        self.draft.put_date("accessed", child.text(), label="accessed")

    def _place(self, child: Node) -> None:
        """Zotero has one field for the place in an archive; it is parted by hand."""
        self.draft.put("file", child.text(), label="archive location", line=child.line)

    def _identifier(self, child: Node) -> None:
        address = child.child("dcterms:URI", "rdf:value")
        found = _IDENTIFIER.fullmatch(child.text())
        if address is not None:
            self.draft.put("url", address.text(), label="URI", line=child.line)
        elif found:
            self.draft.put(found[1].lower(), found[2], label=found[1], line=child.line)
        else:
            self.draft.keep("identifier", child.text())

    def _publisher(self, child: Node) -> None:
        name = child.child("foaf:Organization", "foaf:name")
        place = child.child("foaf:Organization", "vcard:adr", "vcard:Address", "vcard:locality")
        self.draft.put("publisher", name.text() if name else "", line=child.line)
        self.draft.put("publisher_place", place.text() if place else "", line=child.line)
        if not name and not place:
            self.draft.put("publisher", child.text(), line=child.line)

    def _whole(self, child: Node) -> None:
        """Read what holds the item: it stands inside, or elsewhere under its name."""
        name = child.attributes.get(RESOURCE, "")
        if name in self.held_by:
            # What holds it is held by it.
            return
        named = self.by_name.get(name)
        if named is not None:
            self.held_by.add(name)
        for whole in (named,) if named is not None else child.children:
            for part in whole.children:
                self._part(whole.name, part)

    def _part(self, whole: str, part: Node) -> None:
        """Read what is said of a series, of a section of a newspaper, or of what else holds the item."""
        if part.name == "dcterms:isPartOf":
            self._whole(part)
        elif whole == SECTION:
            self.draft.keep("section", part.text())
        elif part.name == "dc:title" or (whole == SERIES and part.name == "dcterms:alternative"):
            column = "collection_title" if whole == SERIES else "container_title"
            self.draft.put(column, part.text(), label="part of", line=part.line)
        elif whole == SERIES:
            self.draft.keep(_OF_SERIES.get(part.name, part.name.partition(":")[2]), part.text())
        else:
            self._element(part)

    def _extra(self, child: Node) -> None:
        """Read the field "Extra", in which this site keeps what Zotero has no field for."""
        before, mark, rest = child.text().partition(MARK)
        self.draft.put_extra(before.split("\n"), label="extra")
        if mark:
            self.draft.read_own(rest, "The field “Extra”", child.line)

    def _creators(self, child: Node) -> None:
        role = ROLES.get(child.name) or MADE_BY.get(child.name, "")
        for creator in _makers(child, role):
            if role:
                self.draft.make(creator)
            else:
                # The library has no such role.
                self.draft.keep(child.name.partition(":")[2], write_name(creator))

    def _memo(self, child: Node) -> None:
        memo = self.by_name.get(child.attributes.get(RESOURCE, ""))
        value = memo.child("rdf:value") if memo is not None else None
        if value is not None:
            self.draft.keep("note", unescape(_TAGS.sub(" ", value.text())))


_OF_SERIES = {"dc:identifier": "number in the series", "dc:description": "of the series"}


def _makers(child: Node, role: str) -> Iterator[CreatorRecord]:
    sequence = child.child("rdf:Seq")
    for entry in sequence.children if sequence is not None else ():
        for person in entry.children:
            parts = {part.name: part.text() for part in person.children}
            # Files of before 2018 spell it without a capital.
            given = parts.get("foaf:givenName") or parts.get("foaf:givenname", "")
            family, whole = parts.get("foaf:surname", ""), parts.get("foaf:name", "")
            # A name in one field stands as a family name.
            if family and not given:
                family, whole = "", family
            yield CreatorRecord(role, family=family, given=given, literal=whole)


_READERS = {
    "prism:number": _Reading._number,
    "dc:date": _Reading._date,
    "dcterms:dateSubmitted": _Reading._accessed,
    "dc:coverage": _Reading._place,
    "dc:identifier": _Reading._identifier,
    "dc:publisher": _Reading._publisher,
    "dcterms:isPartOf": _Reading._whole,
    "dc:description": _Reading._extra,
}
