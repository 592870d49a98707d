"""Sources, and pages of this site, as BibTeX and as BibLaTeX."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from sources.exchange.bibtex_fields import (
    ADDED,
    COLUMNS,
    PERIODICALS,
    ROLES,
    SUBTYPES,
    VERBATIM,
    WRITTEN_TYPES,
)
from sources.exchange.bibtex_reading import read_bibtex
from sources.exchange.exchanged import Exchanged, Json
from sources.exchange.languages import BIBTEX_NAMES
from sources.exchange.lines import json_line, on_one_line
from sources.exchange.round_trips import written_whole
from sources.exchange.tex import escaped
from sources.exchange.tex_names import write_name
from sources.exchange.written_dates import MONTHS

_KEY = re.compile(r"[^A-Za-z0-9:./-]+")
_KEPT_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-\d{2})?")
_SUBTYPES = {ours: name for name, ours in SUBTYPES.items()}


def bibtex(item: Mapping[str, object]) -> str:
    """Return an item of an entry in a work of reference, as `online_item` gives it."""
    fields = {
        "author": " and ".join(f"{{{escaped(name)}}}" for name in _authors(item)),
        "title": f"{{{escaped(item.get('title'))}}}",
        "booktitle": escaped(item.get("container-title")),
        "publisher": escaped(item.get("publisher")),
        "edition": escaped(item.get("edition")),
        **_dated(item),
        "url": _address(item.get("URL")),
        "langid": BIBTEX_NAMES.get(str(item.get("language")), ""),
    }
    return _entry("incollection", _KEY.sub("-", str(item["id"])), fields)


def write_bibtex(source: Exchanged) -> str:
    """Return a source as an entry that BibTeX reads; BibLaTeX too."""
    return written_whole(source, lambda *given: _written(*given, form=0), read_bibtex)


def write_biblatex(source: Exchanged) -> str:
    """Return a source as an entry with the types and fields of BibLaTeX."""
    return written_whole(source, lambda *given: _written(*given, form=1), read_bibtex)


def _written(source: Exchanged, rest: Mapping[str, Json], *, form: int) -> str:
    kind = WRITTEN_TYPES.get(source["type"], ("misc", "misc"))[form]
    names = {
        role: " and ".join(write_name(each) for each in source.creators if each.role == role)
        for role in ROLES
    }
    fields = {ROLES[role]: written for role, written in names.items()}
    fields["entrysubtype"] = _SUBTYPES.get(source["type"], "")
    # In braces of its own, so that no style changes its capitals.
    fields["title"] = f"{{{escaped(source['title'])}}}" if source["title"] else ""
    fields[_container(source["type"], form)] = escaped(source["container_title"])
    is_periodical = source["type"] in PERIODICALS
    fields["number"] = escaped(source["issue"] if is_periodical else source["number"])
    fields["issue"] = "" if is_periodical else escaped(source["issue"])
    fields |= _dates(source["issued"], form)
    for column, (bibtex_name, biblatex_name) in COLUMNS.items():
        name = biblatex_name if form else bibtex_name
        fields.setdefault(_place_of_making(source["type"], name, form), _value(column, source))
    fields |= {
        ADDED + name.replace("_", "-"): escaped(json_line(value)) for name, value in rest.items()
    }
    return _entry(kind, source["key"] or "source", fields)


def _container(kind: str, form: int) -> str:
    if kind in PERIODICALS:
        return "journaltitle" if form else "journal"
    return "booktitle"


def _place_of_making(kind: str, name: str, form: int) -> str:
    """Name the field of who published it: a university and an institution have one of their own."""
    if name != "publisher" or kind not in ("thesis", "report"):
        return name
    return "institution" if form or kind == "report" else "school"


def _value(column: str, source: Exchanged) -> str:
    value = source[column]
    if column == "url":
        return _address(value)
    if column == "language":
        return BIBTEX_NAMES.get(value, escaped(value))
    return on_one_line(value) if column in VERBATIM and value.isalnum() else escaped(value)


def _dates(issued: str, form: int) -> dict[str, str]:
    """Return the date for BibTeX, in parts, and whole, as BibLaTeX reads it."""
    found = _DAY.fullmatch(issued)
    month = MONTHS[int(found[2]) - 1] if found and 1 <= int(found[2]) <= 12 else ""
    parts = {} if form else {"year": escaped(issued[:4]), "month": month}
    return {**parts, "date": escaped(issued)}


def _address(value: object) -> str:
    return quote(on_one_line(value), safe=_KEPT_IN_ADDRESSES)


def _entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    lines = "".join(
        f",\n  {name} = {_braced(name, value)}" for name, value in fields.items() if value
    )
    return f"@{kind}{{{key}{lines}\n}}\n"


def _braced(name: str, value: str) -> str:
    return value if name == "month" else f"{{{value}}}"


def _authors(item: Mapping[str, object]) -> Iterable[object]:
    authors = item.get("author")
    return [author["literal"] for author in authors] if isinstance(authors, list) else []


def _dated(item: Mapping[str, object]) -> dict[str, str]:
    """Return the day for BibTeX, in parts, and for biblatex, whole."""
    issued = item.get("issued")
    if not isinstance(issued, Mapping):
        return {}
    year, month, day = issued["date-parts"][0]
    return _dates(f"{year:04}-{month:02}-{day:02}", 0)
