"""What a difference is known by, so that it can be told whether somebody has seen this very one."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sources.editorial.states import State


class Signatures:
    """Makes signatures of differences between two states.

    A signature is of the stored rows alone: neither the words of the interface nor the mode, nor
    what else differs, have a part in it.
    """

    def __init__(self, before: State, after: State) -> None:
        self._rows = [
            {row.member_id: row.fields for row in state.rows} for state in (before, after)
        ]

    def of(self, members: Iterable[UUID], *, field: str = "", filters: Iterable[str] = ()) -> str:
        """Return the signature of some rows, or of one field of theirs, on both sides."""
        told = [
            [str(member), *(self._told(side, member, field) for side in self._rows)]
            for member in sorted(set(members))
        ]
        written = json.dumps([told, field, sorted(filters)], sort_keys=True, default=str)
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()

    def _told(self, side: Mapping[UUID, Mapping[str, Any]], member: UUID, field: str) -> object:
        fields = side.get(member)
        return fields.get(field) if field and fields else fields
