"""EndNote's XML into sources."""

import re
from collections.abc import Iterator

from sources.exchange.draft import Draft
from sources.exchange.endnote_fields import (
    ADDED,
    COLUMNS,
    EDITED,
    MAKERS,
    MARK,
    NAMES,
    READ_TYPES,
    TECHNICAL,
)
from sources.exchange.exchanged import Exchanged
from sources.exchange.keys import key_of
from sources.exchange.limits import Refused
from sources.exchange.person_names import read_name
from sources.exchange.positions import ARCHIVAL, SERIALS, roles_of, second_title
from sources.exchange.written_dates import edtf_of, is_year
from sources.exchange.xml_nodes import Node, nodes_at

_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
# Text of one value is divided among these by its looks.
_STYLE = "style"
_DEPTH_OF_RECORDS = 2


def read_endnote(text: str) -> Iterator[tuple[int, Exchanged]]:
    """Give each record of a file as a source; raises Refused where it is no file of EndNote."""
    has_any = False
    for node, around in nodes_at(text, _DEPTH_OF_RECORDS):
        if around != ("xml", "records") or node.name != "record":
            raise Refused(node.line, "this is no file of EndNote (xml, records, record).")
        has_any = True
        yield node.line, _Reading(node).source()
    if not has_any:
        raise Refused(1, "there is no record of EndNote (xml, records, record) in this file.")


def _leaves(node: Node, path: str = "") -> Iterator[tuple[str, str, int]]:
    """Give path, text and line of each element that holds text."""
    for child in node.children:
        below = f"{path}/{child.name}" if path else child.name
        if any(each.name != _STYLE for each in child.children):
            yield from _leaves(child, below)
        elif value := child.text():
            yield below, value, child.line


class _Reading:
    def __init__(self, node: Node) -> None:
        self.draft = Draft(node.line)
        kind = node.child("ref-type")
        number = kind.text() if kind else ""
        self.kind = (kind.attributes.get("name") if kind else "") or NAMES.get(number, number)
        self.found: dict[str, list[tuple[str, int]]] = {}
        for path, value, line in _leaves(node):
            self.found.setdefault(path, []).append((value, line))

    def source(self) -> Exchanged:
        """Return the source that the record describes."""
        draft = self.draft
        ours = READ_TYPES.get(self.kind, "document")
        draft.put("type", ours)
        if self.kind not in READ_TYPES:
            draft.keep("ref-type", self.kind)
        found = self.found.get(ADDED, [])
        draft.take_own(found, MARK, f"The element {ADDED}")
        for value, _line in found:
            draft.keep(ADDED, value)
        self._access(ours)
        for path, column in COLUMNS.items():
            self._put(path, column)
        if column := second_title(ours):
            self._put("titles/secondary-title", column)
        self._put("number", "issue" if ours in SERIALS else "number")
        for value, line in self._all("isbn"):
            is_serial = ours in SERIALS or bool(_ISSN.fullmatch(value))
            draft.put("issn" if is_serial else "isbn", value, label="isbn", line=line)
        self._dates()
        self._creators()
        for path, values in self.found.items():
            if path not in TECHNICAL:
                draft.keep(path.rpartition("/")[2], "; ".join(value for value, _line in values))
        return draft.done()

    def _all(self, path: str) -> list[tuple[str, int]]:
        return self.found.pop(path, [])

    def _put(self, path: str, column: str) -> None:
        for value, line in self._all(path):
            text = key_of(value) if column == "key" else value
            self.draft.put(column, text, label=path.rpartition("/")[2], line=line)

    def _creators(self) -> None:
        roles = roles_of(self.draft.values["type"], is_edited=self.kind in EDITED)
        for role, path in zip(roles, MAKERS, strict=True):
            for value, _line in self._all(path):
                if role:
                    self.draft.make(read_name(value, role))
                else:
                    self.draft.keep(path.split("/")[1], value)

    def _access(self, ours: str) -> None:
        """Read the archive of a document, and of a page of the web the day on which it was read.

        The year and the day of that stand as volume and number.
        """
        if ours in ARCHIVAL:
            # Of a book or an article it is a database.
            self._put("remote-database-name", "archive")
        volume = self.found.get("volume", [("", 0)])[0][0]
        if ours == "webpage" and is_year(volume):
            number = " ".join(value for value, _line in self._all("number"))
            self._all("volume")
            self.draft.put_year("accessed", volume, number, ("volume", "number"))

    def _dates(self) -> None:
        year = " ".join(value for value, _line in self._all("dates/year"))
        day = " ".join(value for value, _line in self._all("dates/pub-dates/date"))
        if year:
            self.draft.put_year("issued", edtf_of(year) or year, day, ("year", "date"))
        elif day:
            self.draft.put_date("issued", day, label="date")
        for value, _line in self._all("access-date"):
            self.draft.put_date("accessed", value, label="access-date")
