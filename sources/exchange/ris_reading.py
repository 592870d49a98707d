"""RIS, also as Zotero and EndNote export it, into sources."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sources.exchange.draft import Draft
from sources.exchange.exchanged import Exchanged
from sources.exchange.keys import key_of
from sources.exchange.limits import Refused
from sources.exchange.person_names import read_name
from sources.exchange.positions import ARCHIVAL, SERIALS, WHOLE, roles_of, second_title
from sources.exchange.ris_tags import (
    ADDED,
    COLUMNS,
    CONTAINERS,
    EDITED,
    MAKERS,
    MARK,
    READ_TYPES,
)
from sources.exchange.written_dates import edtf_of, is_year

_TAG = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?")
# What libraries write above the first record: "Provider: …", "Database: …".
_HEADING = re.compile(r"[A-Z][A-Za-z ]{1,30}:.*")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")


@dataclass
class _Record:
    line: int
    tags: list[tuple[str, str, int]] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read_ris(text: str) -> Iterator[tuple[int, Exchanged]]:
    """Give each record of a file as a source; raises Refused where it has none."""
    has_any = False
    for record in _records(text):
        has_any = True
        yield record.line, _Reading(record).source()
    if not has_any:
        raise Refused(1, "no record of RIS (a line “TY  - …”) begins anywhere in this file.")


def _records(text: str) -> Iterator[_Record]:
    record: _Record | None = None
    has_begun = False
    # Only line feeds end a line; a text may hold other characters that Python takes for ends.
    for number, line in enumerate(text.split("\n"), 1):
        found = _TAG.fullmatch(line.rstrip())
        tag = found[1] if found else ""
        if record is None or tag == "TY":
            if record:
                record.faults.append((number, "the record before has no end (a line “ER  -”)."))
                yield record
                record = None
            if found and tag == "TY":
                has_begun = True
                record = _Record(number, [(tag, found[2] or "", number)])
            elif line.strip() and (has_begun or not _HEADING.fullmatch(line.strip())):
                yield _Record(number, faults=[(number, _STRAY)])
        elif tag == "ER":
            yield record
            record = None
        else:
            _go_on(record, found, line, number)
    if record:
        record.faults.append((record.line, "the record has no end (a line “ER  -”)."))
        yield record


_STRAY = "this line belongs to no record (TY … ER)."


def _go_on(record: _Record, found: re.Match[str] | None, line: str, number: int) -> None:
    """Take a line of a record; one without a tag is the rest of the value before it."""
    if found:
        record.tags.append((found[1], found[2] or "", number))
    elif record.tags[-1][0] == "TY" and line.strip():
        record.faults.append((number, "this line has no tag (two letters, two spaces, a hyphen)."))
    elif line.strip():
        # Kept apart, so that a text of many lines costs no more than its length.
        record.tags.append(("", line.strip(), number))


class _Reading:
    def __init__(self, record: _Record) -> None:
        self.record, self.draft = record, Draft(record.line)
        self.found: dict[str, list[tuple[str, int]]] = {}
        joined: list[tuple[str, list[str], int]] = []
        for tag, value, line in record.tags:
            if tag or not joined:
                joined.append((tag, [value], line))
            else:
                joined[-1][1].append(value)
        for tag, values, line in joined:
            self.found.setdefault(tag, []).append((" ".join(values).strip(), line))

    def source(self) -> Exchanged:
        """Return the source that the record describes."""
        draft = self.draft
        for line, reason in self.record.faults:
            draft.fault(reason, line)
        draft.take_own(self.found.get(ADDED, []), MARK, f"The tag {ADDED}")
        kind = self._first("TY")
        draft.put("type", READ_TYPES.get(kind, "document"))
        if kind not in READ_TYPES:
            draft.keep("TY", kind)
        draft.put("key", key_of(self._first("ID")))
        self._access()
        for column, tags in COLUMNS.items():
            for tag in tags:
                self._put(column, tag)
        self._titles()
        self._kind_of_work()
        self._dates()
        self._pages()
        self._numbers()
        self._creators(kind)
        for tag, values in self.found.items():
            for value, _line in values:
                draft.keep(tag, value)
        return draft.done()

    def _put(self, column: str, tag: str) -> None:
        for value, line in self._all(tag):
            self.draft.put(column, value, label=tag, line=line)

    def _titles(self) -> None:
        ours = self.draft.values["type"]
        if column := second_title(ours):
            self._put(column, "T2")
        if ours in WHOLE and not self.draft.values.get("title"):
            self._put("title", "BT")
        for tag in CONTAINERS:
            self._put("container_title", tag)

    def _kind_of_work(self) -> None:
        """Read M3, in which older programs write the DOI."""
        for value, line in self._all("M3"):
            column = "doi" if value.startswith("10.") else "genre"
            self.draft.put(column, value, label="M3", line=line)

    def _access(self) -> None:
        """Read where a document lies, and of a page of the web the day on which EndNote says it was read."""
        ours = self.draft.values["type"]
        if ours in ARCHIVAL:
            # Of a book or an article they name a database, and its number there.
            self._put("archive", "DB")
            for tag in ("AN", "AV"):
                self._put("file", tag)
        if ours == "webpage" and is_year(self._value("VL")):
            self.draft.put_year("accessed", self._first("VL"), self._first("M1"), ("VL", "M1"))

    def _creators(self, kind: str) -> None:
        roles = roles_of(self.draft.values["type"], is_edited=kind in EDITED)
        places = [*zip(roles, MAKERS, strict=True), ("editor", ("ED",))]
        for role, tags in places:
            for tag in tags:
                for value, _line in self._all(tag):
                    self._make(role, tag, value)
        if self.draft.values["type"] == "chapter":
            # Zotero writes the author of the whole book so; for others it is a field of their own.
            for value, _line in self._all("C2"):
                self._make("container-author" if "," in value else "", "C2", value)

    def _make(self, role: str, tag: str, value: str) -> None:
        if role:
            self.draft.make(read_name(value, role))
        else:
            self.draft.keep(tag, value)

    def _all(self, tag: str) -> list[tuple[str, int]]:
        return self.found.pop(tag, [])

    def _first(self, tag: str) -> str:
        first, *others = [value for value, _line in self._all(tag)] or [""]
        for other in others:
            self.draft.keep(tag, other)
        return first

    def _value(self, tag: str) -> str:
        return self.found[tag][0][0] if tag in self.found else ""

    def _dates(self) -> None:
        year = self._first("PY") or self._first("Y1")
        day = self._first("DA") or self._first("Y1")
        if day and edtf_of(day):
            self.draft.put_date("issued", day, label="DA")
            if year and not edtf_of(day).startswith(year[:4]):
                self.draft.keep("PY", year)
        elif year:
            self.draft.put_year("issued", edtf_of(year) or year, day, ("PY", "DA"))
        elif day:
            self.draft.put_date("issued", day, label="DA")
        if accessed := self._first("Y2"):
            self.draft.put_date("accessed", accessed, label="Y2")

    def _pages(self) -> None:
        first, last = self._first("SP"), self._first("EP")
        if first.isdecimal() and not last and self.draft.values["type"] in WHOLE:
            self.draft.keep("SP", first)
        else:
            self.draft.put("pages", "-".join(filter(None, (first, last))))

    def _numbers(self) -> None:
        for value, line in self._all("SN"):
            is_serial = self.draft.values["type"] in SERIALS or bool(_ISSN.fullmatch(value))
            self.draft.put("issn" if is_serial else "isbn", value, label="SN", line=line)
