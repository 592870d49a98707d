"""CSL-JSON, also as Zotero exports it, into sources."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sources.citing.records import CreatorRecord
from sources.exchange.csl_variables import (
    COLUMNS,
    DATES,
    MARK,
    READ_TYPES,
    ROLES,
)
from sources.exchange.draft import Draft
from sources.exchange.exchanged import Exchanged, Fault
from sources.exchange.keys import key_of
from sources.exchange.limits import Lines, Refused
from sources.exchange.person_names import write_name

_SPACE = re.compile(r"[ \t\n\r]*")
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]{0,100})?>")
_DAY_PARTS = 3
# In the JSON of Zotero's server and of Better BibTeX, types, dates and creators are named otherwise:
# read as CSL-JSON, nothing but titles would come of it. Within a string its marks would be escaped.
_OF_ZOTERO = re.compile(r'(?<!\\)"itemType"\s*:')
_LOOKED_AT = 100_000


def read_csl(text: str) -> Iterator[tuple[int, Exchanged]]:
    """Give each item of a file as a source; raises Refused where it is no list of items."""
    if _OF_ZOTERO.search(text, 0, _LOOKED_AT):
        raise Refused(
            1,
            "this is Zotero's own JSON, which is not read; export the same items from Zotero "
            "as CSL JSON or as Zotero RDF.",
        )
    lines, decoder = Lines(text), json.JSONDecoder()
    at = _opening(text)
    while True:
        at = _skip(text, at)
        if text.startswith("]", at):
            return
        line = lines.line_at(at)
        try:
            item, at = decoder.raw_decode(text, at)
        except RecursionError:
            raise Refused(line, "the item that begins here is nested too deeply.") from None
        except ValueError as error:
            place = getattr(error, "pos", at)
            reason = f"this is no JSON: {getattr(error, 'msg', 'a number is too long')}."
            raise Refused(lines.line_at(max(at, place)), reason) from None
        yield line, _source(item, line)
        at = _skip(text, at)
        if not text.startswith((",", "]"), at):
            raise Refused(lines.line_at(at), "between two items there is no comma.")
        at += text.startswith(",", at)


def _opening(text: str) -> int:
    """Return where the first item may begin: in a list, or in the one under "items"."""
    at = _skip(text, 0)
    if text.startswith("{", at):
        found = re.compile(r'\{\s*(?:"(?:config|version)"[^\[{}]{0,200},\s*)?"items"\s*:\s*').match(
            text, at
        )
        at = found.end() if found else at
    if not text.startswith("[", at):
        raise Refused(
            1, "this is no list of items in CSL-JSON: it begins with something else than “[”."
        )
    return at + 1


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _source(item: Any, line: int) -> Exchanged:
    if not isinstance(item, dict):
        return Exchanged(
            {}, line=line, faults=(Fault(line, "This is no item: it is not in braces."),)
        )
    return _Reading(item, line).source()


class _Reading:
    def __init__(self, item: dict[str, Any], line: int) -> None:
        self.unread, self.draft = dict(item), Draft(line)

    def source(self) -> Exchanged:
        """Return the source that the item describes."""
        draft = self.draft
        custom = self.unread.get("custom")
        if isinstance(custom, dict) and MARK in custom:
            draft.rest = custom[MARK]
            self.unread["custom"] = {
                name: value for name, value in custom.items() if name != MARK
            } or None
        kind = self._text("type")
        draft.put("type", READ_TYPES.get(kind, "document"))
        if kind not in READ_TYPES:
            draft.keep("type", kind)
        written = self._text("citation-key") or self._text("id")
        draft.put("key", key_of(written.rpartition("/")[2]))
        for variable, column in COLUMNS.items():
            draft.put(column, self._text(variable), label=variable)
        for variable, column in DATES.items():
            self._date(variable, column)
        self._creators()
        draft.put_extra(self._text("note").split("\n"), label="note")
        self.unread.pop("id", None)
        for name, value in self.unread.items():
            if value not in (None, "", [], {}):
                draft.keep(str(name), _shown(value))
        return draft.done()

    def _text(self, variable: str) -> str:
        """Return a variable as text, without the markup of rich text; anything else is kept as it is."""
        value = self.unread.get(variable)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        del self.unread[variable]
        return _MARKUP.sub("", str(value))

    def _date(self, variable: str, column: str) -> None:
        value = self.unread.pop(variable, None)
        if isinstance(value, str):
            self.draft.put_date(column, value, label=variable)
        elif isinstance(value, dict):
            self._date_of(value, variable, column)
        elif value is not None:
            self.draft.fault(f"The date {variable} is not as CSL-JSON writes dates.")

    def _date_of(self, value: Mapping[str, Any], variable: str, column: str) -> None:
        parts = value.get("date-parts")
        if parts:
            edtf = _edtf(parts, value.get("season"))
            if not edtf:
                self.draft.fault(f"The parts of the date {variable} are no date.")
            about = "~" if value.get("circa") and "/" not in edtf else ""
            self.draft.put(column, edtf + about)
            return
        for form in ("edtf", "raw", "literal"):
            if isinstance(value.get(form), str) and value[form].strip():
                self.draft.put_date(column, value[form], label=variable)
                return

    def _creators(self) -> None:
        for variable, role in ROLES.items():
            names = self.unread.pop(variable, None)
            if names is None:
                continue
            if not isinstance(names, list) or not all(isinstance(name, dict) for name in names):
                self.draft.fault(f"The names under {variable} are no list of names.")
                continue
            for name in names:
                self.draft.make(_name(name, role))
                if role != variable:
                    self.draft.keep(variable, write_name(_name(name, role)))


def _shown(value: Any) -> str:
    """Return what no column takes as a reader of the note can read it: dates and names in words."""
    if isinstance(value, str):
        return value
    if (
        isinstance(value, dict)
        and set(value) == {"date-parts"}
        and (edtf := _edtf(value["date-parts"], ""))
    ):
        return edtf
    if isinstance(value, list) and value and all(_is_name(each) for each in value):
        return "; ".join(write_name(_name(each, "author")) for each in value)
    return json.dumps(value, ensure_ascii=False)


_OF_NAMES = frozenset(
    {"family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"}
)


def _is_name(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and set(value) <= _OF_NAMES
        and all(isinstance(part, str) for part in value.values())
    )


def _edtf(parts: Any, season: Any) -> str:
    try:
        ends = [_end([int(part) for part in end]) for end in parts]
    except (TypeError, ValueError, OverflowError):
        return ""
    if len(ends) == 1 and str(season) in ("1", "2", "3", "4") and len(ends[0]) == len("1940"):
        return f"{ends[0]}-2{season}"
    return "/".join(ends) if len(ends) <= 2 else ""  # a date, or its two ends


def _end(parts: list[int]) -> str:
    if not 1 <= len(parts) <= _DAY_PARTS or not 0 < parts[0] < 10000 or min(parts) < 0:  # years
        raise ValueError
    given = [f"{parts[0]:04}"]
    for part in parts[1:]:
        if not part:
            break
        given.append(f"{part:02}")
    return "-".join(given)


def _name(name: Mapping[str, Any], role: str) -> CreatorRecord:
    parts = {part: str(value) for part, value in name.items() if isinstance(value, str)}
    if parts.get("literal"):
        return CreatorRecord(role, literal=parts["literal"])
    family = " ".join(
        part
        for name in ("dropping-particle", "non-dropping-particle", "family")
        if (part := parts.get(name, ""))
    )
    given = " ".join(filter(None, (parts.get("given", ""), parts.get("suffix", ""))))
    return CreatorRecord(role, family=family, given=given)
