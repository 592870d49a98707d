"""Sources as CSL-JSON: as recorded, in no page's language."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from sources.citing.records import CreatorRecord
from sources.exchange.csl_reading import read_csl
from sources.exchange.csl_variables import COLUMNS, DATES, MARK, ROLES
from sources.exchange.exchanged import Exchanged, Json, name_parts
from sources.exchange.round_trips import written_whole

_EXACT = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?")


def write_csl(source: Exchanged) -> str:
    """Return a source as an item, in the list that a file of one source is."""
    return written_whole(source, _written, read_csl)


def joined_items(written: Iterable[str]) -> Iterator[str]:
    """Give the parts of one list of items from those of many."""
    before = "["
    for each in written:
        yield before + each[1 : each.rindex("]")].rstrip()
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _written(source: Exchanged, rest: Mapping[str, Json]) -> str:
    item: dict[str, Json] = {"id": source["key"] or "source", "type": source["type"] or "document"}
    for variable, column in COLUMNS.items():
        item[variable] = source[column]
    item["archive_location"] = ", ".join(
        filter(None, (source[level] for level in ("fonds", "series", "file", "folio")))
    )
    for variable, column in DATES.items():
        item[variable] = _date(source[column])
    for variable in ROLES:
        item[variable] = [_name(each) for each in source.creators if each.role == variable]
    item["note"] = source["note"]
    item["custom"] = {MARK: rest} if rest else {}
    given = {name: value for name, value in item.items() if value}
    return json.dumps([given], ensure_ascii=False, indent=1) + "\n"


def _name(creator: CreatorRecord) -> Json:
    parts = name_parts(creator)
    return {part: parts[part] for part in ("family", "given", "literal") if part in parts}


def _date(edtf: str) -> Json:
    """Return a date in its parts where it has them, else as EDTF, which newer readers know."""
    if not _EXACT.fullmatch(edtf):
        return {"raw": edtf} if edtf else None
    return {"date-parts": [[int(part) for part in end.split("-")] for end in edtf.split("/")]}
