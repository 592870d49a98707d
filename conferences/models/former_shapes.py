"""How rows that were stored in an earlier shape of their model are read in today's."""

from typing import Any

from sources.editorial.states import CONVERTERS


def _claims_want_evidence(label: str, fields: dict[str, Any]) -> dict[str, Any]:
    """From shape 1 to 2: a claim says which evidence is wanted, and since when."""
    if label == "conferences.claim":
        return {**fields, "evidence_wanted": "", "evidence_wanted_since": ""}
    return fields


CONVERTERS[1] = _claims_want_evidence
