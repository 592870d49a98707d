"""The history that comes with a collection: how one entry came to its second edition.

`history.yaml` says what the entry was at first, and what was done, said and decided since. The
import enters what `at_first` gives; the steps, played through the services that people use, bring
the entry to what the records hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from conferences.exchange.collection_files import (
    FIRST_COLLECTION,
    Collection,
    CollectionError,
    Record,
    TextFile,
)

CITED = ("stance", "locator", "note", "quotation")


@dataclass(frozen=True)
class CollectionHistory:
    """Who takes part, which entry it is about, how that was entered at first, and the steps since."""

    accounts: Mapping[str, Record]
    entry: str
    citations: tuple[Record, ...]
    texts: tuple[Record, ...]
    steps: tuple[Record, ...]


def read_history(folder: Path = FIRST_COLLECTION) -> CollectionHistory | None:
    """Read the history of a collection, if it has one; raises CollectionError where it is broken."""
    path = folder / "history.yaml"
    if not path.exists():
        return None
    try:
        found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        at_first = found["at_first"]
        return CollectionHistory(
            accounts=found["accounts"],
            entry=found["entry"],
            citations=tuple(at_first["citations"]),
            texts=tuple(at_first["texts"]),
            steps=tuple(found["steps"]),
        )
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        msg = f"{path.name} cannot be read: {error}"
        raise CollectionError(msg) from error


def as_at_first(collection: Collection, history: CollectionHistory | None) -> Collection:
    """Return the collection as it is entered before the steps of its history."""
    if history is None:
        return collection
    return replace(
        collection,
        claims=tuple(_claim_at_first(row, history) for row in collection.claims),
        texts=tuple(_text_at_first(text, history) for text in collection.texts),
    )


def _claim_at_first(row: Record, history: CollectionHistory) -> Record:
    changed = {
        item["source"]: {name: item[name] for name in CITED if name in item}
        for item in history.citations
        if item["claim"] == row["key"]
    }
    unknown = changed.keys() - {item["source"] for item in row["evidence"]}
    if unknown:
        msg = f"history.yaml: the claim {row['key']} does not cite {', '.join(sorted(unknown))}."
        raise CollectionError(msg)
    evidence = [{**item, **changed.get(item["source"], {})} for item in row["evidence"]]
    return {**row, "evidence": evidence}


def _text_at_first(text: TextFile, history: CollectionHistory) -> TextFile:
    if f"{text.kind}:{text.key}" != history.entry:
        return text
    for item in history.texts:
        if item["language"] == text.language:
            text = _with_earlier_words(text, item["now"], item["was"])
    return text


def _with_earlier_words(text: TextFile, now: str, was: str) -> TextFile:
    if (text.summary + text.body).count(now) != 1:
        msg = f"history.yaml: “{now}” does not stand once in {text.key}.{text.language}.md."
        raise CollectionError(msg)
    return replace(text, summary=text.summary.replace(now, was), body=text.body.replace(now, was))
