"""Sources as EndNote's XML."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from sources.exchange.endnote_fields import (
    ADDED,
    COLUMNS,
    MAKERS,
    MARK,
    WRITTEN,
    WRITTEN_TYPES,
)
from sources.exchange.endnote_reading import read_endnote
from sources.exchange.exchanged import Exchanged, Json
from sources.exchange.lines import json_line, on_one_line
from sources.exchange.person_names import write_name
from sources.exchange.positions import ARCHIVAL, SERIALS, makers_in_place, second_title
from sources.exchange.round_trips import written_whole

OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
CLOSING = "</records></xml>\n"


def write_endnote(source: Exchanged) -> str:
    """Return a source as the file of one record."""
    return written_whole(source, _written, read_endnote)


def joined_records(written: Iterable[str]) -> Iterator[str]:
    """Give the parts of one file of records from those of many."""
    yield OPENING
    for each in written:
        yield each[len(OPENING) : -len(CLOSING)]
    yield CLOSING


def _written(source: Exchanged, rest: Mapping[str, Json]) -> str:
    name, number = WRITTEN_TYPES.get(source["type"], WRITTEN_TYPES["document"])
    kind = source["type"]
    found: list[tuple[str, str]] = []
    for place, creators in makers_in_place(kind, source.creators).items():
        found += [(MAKERS[place], write_name(each)) for each in creators]
    found += [(path, source[COLUMNS[path]]) for path in WRITTEN]
    if kind in ARCHIVAL:
        found.append(("remote-database-name", source["archive"]))
    # Where the second title is that of the series, it stands there too, for other programs.
    found.append(("titles/secondary-title", source[second_title(kind)]))
    found.append(("number", source["issue" if kind in SERIALS else "number"]))
    found.append(("isbn", source["issn"] if kind in SERIALS else source["isbn"] or source["issn"]))
    found.append(("dates/year", source["issued"]))
    found.append(("access-date", source["accessed"]))
    if rest:
        found.append((ADDED, MARK + json_line(rest)))
    lines = (on_one_line(value) for _path, value in found)
    given = [(path, line) for (path, _value), line in zip(found, lines, strict=True) if line]
    body = "".join(_nested(sorted(given, key=lambda pair: pair[0].split("/")[:-1])))
    return f'{OPENING}<record><ref-type name="{name}">{number}</ref-type>{body}</record>\n{CLOSING}'


def _nested(given: list[tuple[str, str]]) -> Iterator[str]:
    """Give the elements, those of one path inside one another; `given` is sorted by where they stand."""
    around: list[str] = []
    for path, value in given:
        *parents, name = path.split("/")
        shared = 0
        while shared < min(len(around), len(parents)) and around[shared] == parents[shared]:
            shared += 1
        yield "".join(f"</{each}>" for each in reversed(around[shared:]))
        yield "".join(f"<{each}>" for each in parents[shared:])
        yield f"<{name}>{escape(value, quote=False)}</{name}>"
        around = parents
    yield "".join(f"</{each}>" for each in reversed(around))
