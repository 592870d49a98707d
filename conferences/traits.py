"""What kind of source an edition describes, read from its facts."""

from collections.abc import Iterable, Mapping
from typing import Any

KINDS = ("type", "evidence_kind")


def source_traits(facts: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the codes of a source's type and kind of evidence; "" for what is not recorded."""
    traits = dict.fromkeys(KINDS, "")
    for fact in facts:
        if fact["kind"] in traits and fact["values"]:
            traits[fact["kind"]] = next(iter(fact["values"][0]["words"].values()), "")
    return traits
