"""What kind of source an edition describes, read from its facts."""

from collections.abc import Iterable, Mapping
from typing import Any

KINDS = ("type", "evidence_kind")


def source_traits(facts: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the codes of a source's type and kind of evidence; "" for what is not recorded."""
    traits = dict.fromkeys(KINDS, "")
    for fact in facts:
        if fact["kind"] in traits and fact["values"]:
            value = fact["values"][0]
            traits[fact["kind"]] = value.get("code") or next(iter(value["words"].values()), "")
    return traits
