"""A source on its way into the library or out of it: the one value that all formats share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sources.citing.records import CreatorRecord

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

# The columns of a source that hold text; a test keeps them to the model.
TEXTS = (
    "key", "slug", "type", "evidence_kind", "title", "language", "romanised_title", "translated_title",
    "original_title", "container_title", "collection_title", "publisher", "publisher_place", "issued",
    "edition", "volume", "issue", "pages", "number", "genre", "medium", "archive", "archive_place",
    "fonds", "series", "file", "folio", "isbn", "issn", "doi", "url", "archived_url", "accessed",
    "withdrawal_reason", "note",
)  # fmt: skip
# Those that say yes or no; where they are listed with the texts, "true" says yes.
FLAGS = ("is_archived", "is_withdrawn")
COLUMNS = (*TEXTS, *FLAGS)
NAME_PARTS = ("role", "family", "given", "literal", "romanised")


class UnknownShape(ValueError):
    """What was written by this site for itself, and is not as this site writes it."""


@dataclass(frozen=True)
class Fault:
    """What is wrong in a file, in which line."""

    line: int
    reason: str


@dataclass(frozen=True)
class Repeated:
    """The key of a source that this one repeats, and how we know."""

    key: str
    note: str = ""


@dataclass(frozen=True)
class Exchanged:
    """All that the library knows of a source, and where in a file it stands.

    `values` holds only the columns that are not empty. A source with faults is shown and not imported.
    """

    values: Mapping[str, str]
    creators: tuple[CreatorRecord, ...] = ()
    repeats: tuple[Repeated, ...] = ()
    line: int = 1
    faults: tuple[Fault, ...] = field(default=())

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


def same_content(one: Exchanged, other: Exchanged) -> bool:
    """Say whether two hold the same, wherever they stand."""
    return not left_over(one, other)


def left_over(source: Exchanged, read: Exchanged) -> dict[str, Json]:
    """Return what of a source is not what was read, to stand where a format has room for anything."""
    rest: dict[str, Json] = {name: source[name] for name in COLUMNS if source[name] != read[name]}
    if source.creators != read.creators:
        rest["creators"] = [name_parts(creator) for creator in source.creators]
    if source.repeats != read.repeats:
        rest["derived_from"] = [vars(each) for each in source.repeats]
    return rest


def completed(read: Exchanged, rest: Json) -> Exchanged:
    """Return what was read with what `left_over` had to put elsewhere; raises UnknownShape."""
    if not isinstance(rest, Mapping):
        raise UnknownShape("what Variorum adds is not an object")
    values = dict(read.values)
    for name in COLUMNS:
        if name in rest:
            values[name] = _text(rest[name])
    creators, repeats = read.creators, read.repeats
    if "creators" in rest:
        creators = tuple(_creator(each) for each in _objects(rest["creators"]))
    if "derived_from" in rest:
        repeats = tuple(_repeated(each) for each in _objects(rest["derived_from"]))
    kept = {name: value for name, value in values.items() if value}
    return Exchanged(kept, creators, repeats, read.line, read.faults)


def name_parts(creator: CreatorRecord) -> dict[str, str]:
    """Return the parts of a name that are not empty."""
    return {part: value for part in NAME_PARTS if (value := str(getattr(creator, part)))}


def as_json(source: Exchanged) -> dict[str, Json]:
    """Return a source as it passes between processes, and as it is kept."""
    return {
        "values": dict(source.values),
        "creators": [name_parts(creator) for creator in source.creators],
        "derived_from": [vars(each) for each in source.repeats],
        "line": source.line,
        "faults": [vars(fault) for fault in source.faults],
    }


def from_json(data: Mapping[str, Any]) -> Exchanged:
    """Return a source from what `as_json` made of it; raises UnknownShape."""
    values = data["values"]
    return Exchanged(
        {name: _text(values[name]) for name in COLUMNS if values.get(name)},
        tuple(_creator(each) for each in _objects(data["creators"])),
        tuple(_repeated(each) for each in _objects(data["derived_from"])),
        int(data["line"]),
        tuple(Fault(int(each["line"]), str(each["reason"])) for each in data["faults"]),
    )


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise UnknownShape("a value is not text")
    return value


def _objects(value: Json) -> Iterable[Mapping[str, Json]]:
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        raise UnknownShape("a list is not one of objects")
    return value


def _creator(parts: Mapping[str, Json]) -> CreatorRecord:
    # A role that is empty is as good as none.
    known = {part: text for part in NAME_PARTS if (text := _text(parts.get(part, "")))}
    return CreatorRecord(**{"role": "author", **known})


def _repeated(parts: Mapping[str, Json]) -> Repeated:
    return Repeated(_text(parts.get("key", "")), _text(parts.get("note", "")))
