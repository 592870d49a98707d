"""A source as the formatter sees it: plain values, no rows of a database."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CreatorRecord:
    """One person or body that made a source, in the order in which the source names them.

    ``role`` is a name variable of CSL (author, editor, translator, container-author,
    collection-editor, interviewer, recipient, director). ``literal`` is the whole name of a body;
    ``romanised`` is the name in Latin script, family first: "Vishlyov, O. V.".
    """

    role: str
    family: str = ""
    given: str = ""
    literal: str = ""
    romanised: str = ""


@dataclass(frozen=True)
class SourceRecord:
    """All that is printed, or could be, of one source.

    ``type`` is a type of CSL 1.0.2; ``issued`` and ``accessed`` are EDTF ("1981-06"); ``language``
    is a BCP 47 tag; ``evidence_kind`` is primary, secondary, memoir, press or reference;
    ``derived_from`` holds the keys of the sources that this one repeats.
    """

    key: str
    type: str
    title: str
    language: str = ""
    translated_title: str = ""
    romanised_title: str = ""
    original_title: str = ""
    container_title: str = ""
    collection_title: str = ""
    publisher: str = ""
    publisher_place: str = ""
    issued: str = ""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""
    genre: str = ""
    medium: str = ""
    archive: str = ""
    archive_place: str = ""
    fonds: str = ""
    series: str = ""
    file: str = ""
    folio: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    url: str = ""
    archived_url: str = ""
    accessed: str = ""
    evidence_kind: str = ""
    note: str = ""
    is_withdrawn: bool = False
    is_archived: bool = False
    creators: tuple[CreatorRecord, ...] = ()
    derived_from: tuple[str, ...] = ()
