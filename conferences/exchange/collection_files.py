"""Reading a collection's files: records in YAML, texts in Markdown with a head of YAML."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FIRST_COLLECTION = Path(__file__).resolve().parent.parent / "collection"
Record = dict[str, Any]


class CollectionError(ValueError):
    """A collection's file cannot be read; the message names the file and what is wrong."""


@dataclass(frozen=True)
class TextFile:
    """The text of an entry in one language, as its file holds it."""

    kind: str
    key: str
    language: str
    title: str
    summary: str
    body: str


@dataclass(frozen=True)
class Collection:
    """A collection as its files hold it: rows by kind, and the texts of entries."""

    account: Record
    sources: tuple[Record, ...]
    organisations: tuple[Record, ...]
    places: tuple[Record, ...]
    people: tuple[Record, ...]
    events: tuple[Record, ...]
    questions: tuple[Record, ...]
    claims: tuple[Record, ...]
    readings: tuple[Record, ...]
    texts: tuple[TextFile, ...]


def read_collection(folder: Path = FIRST_COLLECTION) -> Collection:
    """Read a collection; raises CollectionError naming the file, and the line where YAML is broken."""
    path = folder / "records.yaml"
    try:
        records = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        msg = f"{path.name} cannot be read: {error}"
        raise CollectionError(msg) from error
    if not isinstance(records, dict) or "account" not in records:
        msg = f"{path.name} is not the records of a collection: it has no account."
        raise CollectionError(msg)
    kinds = (
        "sources", "organisations", "places", "people", "events", "questions", "claims", "readings",
    )  # fmt: skip
    return Collection(
        account=records["account"],
        texts=tuple(_texts(folder / "texts")),
        **{kind: tuple(records.get(kind) or ()) for kind in kinds},
    )


_KINDS = {"events": "event", "people": "person"}


def _texts(folder: Path) -> Iterator[TextFile]:
    for path in sorted(folder.glob("*/*.md")):
        key, language = path.stem.rsplit(".", 1)
        head, body = _parts(path)
        yield TextFile(
            kind=_KINDS[path.parent.name],
            key=key,
            language=language,
            title=head.get("title", ""),
            summary=head.get("summary", ""),
            body=body,
        )


def _parts(path: Path) -> tuple[Record, str]:
    """Return the head and the body of a text file."""
    text = path.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return {}, text.strip()
    head, found, body = text[4:].partition("\n---\n")
    if not found:
        msg = f"{path.name}: the head that begins in line 1 has no end."
        raise CollectionError(msg)
    return yaml.safe_load(head) or {}, body.strip()
