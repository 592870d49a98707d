"""Commitments and digests: what makes an altered history show.

A commitment binds a row's content under a salt, so that erasing content and salt by law leaves
the chain whole and tells nothing of what was erased. A digest binds a change, the commitments
of the rows it brought, and the digest before it. SHA-256 throughout; JSON in the manner of RFC 8785.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

GENESIS = "0" * 64


def new_salt() -> str:
    """Return 128 random bits in hexadecimal."""
    return secrets.token_hex(16)


def commitment(salt: str, label: str, member_id: UUID, content: str, representation: str) -> str:
    """Return the salted commitment to a stored version of a row, in hexadecimal."""
    text = "\n".join((salt, label, str(member_id), representation, content))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class MemberStep:
    """What a change did to one row: the commitment to its new version, or None for a deletion."""

    label: str
    member_id: UUID
    commitment: str | None


@dataclass(frozen=True)
class ChangeContent:
    """All that a change's digest binds."""

    kind: str
    work_id: UUID
    number: int
    act: str
    by_id: int
    by_name: str
    at: datetime
    summary: str
    schema: int
    previous: str


def digest(change: ChangeContent, steps: Iterable[MemberStep]) -> str:
    """Return the digest of a change and the steps it took, in hexadecimal."""
    members = sorted([step.label, str(step.member_id), step.commitment or ""] for step in steps)
    content = {
        "kind": change.kind,
        "work": str(change.work_id),
        "number": change.number,
        "act": change.act,
        "by": [change.by_id, change.by_name],
        "at": change.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "summary": change.summary,
        "schema": change.schema,
        "previous": change.previous,
        "members": members,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
