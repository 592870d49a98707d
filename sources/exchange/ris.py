"""Sources, and pages of this site, as RIS, which most programs for references read."""

import re
from collections.abc import Iterator, Mapping

from sources.exchange.exchanged import Exchanged, Json
from sources.exchange.lines import json_line, on_one_line
from sources.exchange.person_names import write_name
from sources.exchange.positions import ARCHIVAL, SERIALS, WHOLE, makers_in_place, second_title
from sources.exchange.ris_reading import read_ris
from sources.exchange.ris_tags import ADDED, COLUMNS, MAKERS, MARK, WRITTEN_TYPES
from sources.exchange.round_trips import written_whole

_PAGES = re.compile(r"([^\W_]+)-([^\W_]+)")
_YEAR = re.compile(r"\d{4}")
# RIS has years, months and days (YYYY/MM/DD): of a range its beginning, of a season its year.
_FIRST_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?(?!\d|X)")


def ris(item: Mapping[str, object]) -> str:
    """Return an item of an entry in a work of reference, as `online_item` gives it."""
    return _record("ENCYC", _tags(item))


def write_ris(source: Exchanged) -> str:
    """Return a source as a record of RIS."""
    return written_whole(source, _written, read_ris)


def _written(source: Exchanged, rest: Mapping[str, Json]) -> str:
    return _record(WRITTEN_TYPES.get(source["type"], "GEN"), _tags_of(source, rest))


def _record(kind: str, values: Iterator[tuple[str, object]]) -> str:
    tags = ((tag, on_one_line(value)) for tag, value in values)
    lines = "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value)
    return f"TY  - {kind}\r\n{lines}ER  - \r\n"


def _tags_of(source: Exchanged, rest: Mapping[str, Json]) -> Iterator[tuple[str, object]]:
    kind = source["type"]
    for place, creators in makers_in_place(kind, source.creators).items():
        for creator in creators:
            yield MAKERS[place][0], write_name(creator)
    for column, tags in COLUMNS.items():
        yield tags[0], source[column]
    yield "M3", source["genre"]
    yield "T2", source[second_title(kind)]
    if kind in ARCHIVAL:
        yield "DB", source["archive"]
        yield "AN", source["file"]
    yield from _dates(source)
    # Of a whole book, SP says how many pages it has.
    yield from _pages("" if kind in WHOLE else source["pages"])
    yield "SN", source["issn"] if source["type"] in SERIALS else source["isbn"] or source["issn"]
    if rest:
        yield ADDED, MARK + json_line(rest)


def _dates(source: Exchanged) -> Iterator[tuple[str, object]]:
    if year := _YEAR.match(source["issued"]):
        yield "PY", year[0]
    yield "DA", _slashed(source["issued"])
    yield "Y2", _slashed(source["accessed"])


def _slashed(edtf: str) -> str:
    found = _FIRST_DAY.match(edtf)
    return "/".join(part for part in found.groups() if part) if found else ""


def _pages(pages: str) -> Iterator[tuple[str, object]]:
    found = _PAGES.fullmatch(pages)
    yield "SP", found[1] if found else pages
    if found:
        yield "EP", found[2]


def _tags(item: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    yield "ID", item["id"]
    authors = item.get("author")
    for author in authors if isinstance(authors, list) else []:
        yield "AU", author["literal"]
    yield "TI", item.get("title")
    yield "T2", item.get("container-title")
    yield "PB", item.get("publisher")
    yield "ET", item.get("edition")
    issued = item.get("issued")
    if isinstance(issued, Mapping):
        year, month, day = issued["date-parts"][0]
        yield "PY", year
        yield "DA", f"{year:04}/{month:02}/{day:02}"
    yield "LA", item.get("language")
    yield "UR", item.get("URL")
