"""Sources as Zotero's own RDF."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from sources.citing.records import CreatorRecord
from sources.exchange.exchanged import Exchanged, Json
from sources.exchange.lines import json_line, on_one_line
from sources.exchange.round_trips import written_whole
from sources.exchange.zotero_fields import (
    COLUMNS,
    MARK,
    NAMESPACES,
    ROLES,
    SERIALS,
    SERIES,
    WRITTEN_TYPES,
)
from sources.exchange.zotero_reading import read_zotero

OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    + "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    + ">\n"
)
CLOSING = "</rdf:RDF>\n"


def write_zotero(source: Exchanged) -> str:
    """Return a source as the file of one item."""
    return written_whole(source, _written, read_zotero)


def joined_items(written: Iterable[str]) -> Iterator[str]:
    """Give the parts of one file of items from those of many."""
    yield OPENING
    for each in written:
        yield each[len(OPENING) : -len(CLOSING)]
    yield CLOSING


def _written(source: Exchanged, rest: Mapping[str, Json]) -> str:
    kind, item = WRITTEN_TYPES.get(source["type"], WRITTEN_TYPES["document"])
    extra = f"{on_one_line(source['note'])} {MARK}{json_line(rest)}" if rest else source["note"]
    number = source["issue" if source["type"] in SERIALS else "number"]
    place = (source[level] for level in ("fonds", "series", "file", "folio"))
    parts = (
        _element("z:itemType", kind),
        *_wholes(source),
        _publisher(source),
        *(_creators(name, role, source.creators) for name, role in ROLES.items()),
        *(_element(name, source[column]) for name, column in COLUMNS.items()),
        _element("prism:number", number),
        _element("dc:date", source["issued"]),
        _element("dcterms:dateSubmitted", source["accessed"]),
        _element("dc:coverage", ", ".join(filter(None, place))),
        *(
            _element("dc:identifier", f"{name.upper()} {source[name]}" if source[name] else "")
            for name in ("isbn", "issn", "doi")
        ),
        _inside("dc:identifier", _inside("dcterms:URI", _element("rdf:value", source["url"]))),
        _element("dc:description", extra),
    )
    about = escape(f"#source_{source['key']}")
    return f'{OPENING}<{item} rdf:about="{about}">{"".join(parts)}</{item}>\n{CLOSING}'


def _element(name: str, value: str) -> str:
    return _inside(name, escape(on_one_line(value), quote=False))


def _inside(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name}>" if inner else ""


def _wholes(source: Exchanged) -> Iterator[str]:
    kind = "bib:Journal" if source["type"] in SERIALS else "bib:Book"
    for name, column in ((kind, "container_title"), (SERIES, "collection_title")):
        title = _element("dc:title", source[column])
        yield _inside("dcterms:isPartOf", _inside(name, title))


def _publisher(source: Exchanged) -> str:
    place = _element("vcard:locality", source["publisher_place"])
    name = _element("foaf:name", source["publisher"])
    address = _inside("vcard:adr", _inside("vcard:Address", place))
    return _inside("dc:publisher", _inside("foaf:Organization", address + name))


def _creators(name: str, role: str, creators: Iterable[CreatorRecord]) -> str:
    people = "".join(_person(each) for each in creators if each.role == role)
    return _inside(name, _inside("rdf:Seq", people))


def _person(creator: CreatorRecord) -> str:
    parts = _element("foaf:surname", creator.family or creator.literal)
    parts += _element("foaf:givenName", creator.given)
    return _inside("rdf:li", _inside("foaf:Person", parts))
