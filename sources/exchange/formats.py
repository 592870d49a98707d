"""The formats in which sources come in and go out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sources.exchange.bibtex import write_biblatex, write_bibtex
from sources.exchange.bibtex_reading import read_bibtex
from sources.exchange.csl import joined_items, write_csl
from sources.exchange.csl_reading import read_csl
from sources.exchange.endnote import joined_records, write_endnote
from sources.exchange.endnote_reading import read_endnote
from sources.exchange.exchanged import Exchanged
from sources.exchange.limits import MOST_FAULTY, Refused, counted, decoded
from sources.exchange.ris import write_ris
from sources.exchange.ris_reading import read_ris
from sources.exchange.round_trips import Read
from sources.exchange.zotero import joined_items as joined_rdf
from sources.exchange.zotero import write_zotero
from sources.exchange.zotero_reading import read_zotero

Join = Callable[[Iterable[str]], Iterator[str]]


def _one_after_another(written: Iterable[str]) -> Iterator[str]:
    for number, each in enumerate(written):
        yield f"\n{each}" if number else each


@dataclass(frozen=True)
class Format:
    """How a format is named, what its files are, and who reads and writes them."""

    label: str
    ending: str
    media_type: str
    read: Read
    write: Callable[[Exchanged], str]
    join: Join = _one_after_another


FORMATS: Mapping[str, Format] = {
    "bibtex": Format("BibTeX", "bib", "application/x-bibtex", read_bibtex, write_bibtex),
    "biblatex": Format("BibLaTeX", "bib", "application/x-bibtex", read_bibtex, write_biblatex),
    "ris": Format("RIS", "ris", "application/x-research-info-systems", read_ris, write_ris),
    "endnote": Format(
        "EndNote XML", "xml", "application/xml", read_endnote, write_endnote, joined_records
    ),
    "csl": Format(
        "CSL-JSON", "json", "application/vnd.citationstyles.csl+json", read_csl, write_csl, joined_items
    ),
    "zotero": Format(
        "Zotero RDF", "rdf", "application/rdf+xml", read_zotero, write_zotero, joined_rdf
    ),
}  # fmt: skip


def read_sources(content: bytes, name: str = "", encoding: str = "") -> list[Exchanged]:
    """Return the sources of a file, with their faults; the format is told by the file unless named; so is the encoding.

    Raises Refused for a file that cannot be read at all, or that is more than a library.
    """
    text = decoded(content, encoding)
    found: list[Exchanged] = []
    faulty = 0
    for source in counted(FORMATS[name or format_of(text)].read(text)):
        found.append(source)
        faulty += bool(source.faults)
        if faulty > MOST_FAULTY:
            raise Refused(
                source.line,
                f"up to here more than {MOST_FAULTY:,} sources are faulty: is the format right?",
            )
    return found


def written(sources: Iterable[Exchanged], name: str) -> Iterator[str]:
    """Give the parts of a file of sources."""
    form = FORMATS[name]
    return form.join(map(form.write, sources))


def format_of(text: str) -> str:
    """Return the name of the format that a text begins like; raises Refused for none of them."""
    start = text[:100_000].lstrip()
    if not start:
        raise Refused(1, "the file is empty.")
    if start.startswith("<"):
        return "zotero" if "<rdf:RDF" in start else "endnote"
    if start.startswith(("[", "{")):
        return "csl"
    if start.startswith("TY  -") or "\nTY  -" in start:
        return "ris"
    if "@" in start:
        return "bibtex"
    raise Refused(1, "this begins like none of the formats that are read here.")
