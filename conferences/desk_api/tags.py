"""The tag of a state: the number and the digest of its change, and how requests name it."""

import re
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from rest_framework.request import Request

from conferences.desk_api.problems import Refusal
from sources.editorial.models import Change, Head

_WRITTEN = re.compile(r"([1-9][0-9]{0,8})-([0-9a-f]{64})")
LONGEST = 4000


@dataclass(frozen=True)
class Tag:
    """A state of a work."""

    number: int
    digest: str

    def __str__(self) -> str:
        return f"{self.number}-{self.digest}"

    @property
    def quoted(self) -> str:
        """As it stands in a header: a strong ETag (RFC 9110, 8.8.3)."""
        return f'"{self}"'


def tag_of(at: Head | Change) -> Tag:
    """Return the tag of a change, or of the latest one."""
    return Tag(at.number, at.digest)


def read_tag(text: object) -> Tag | None:
    """Return the tag that is written without quotes; None for anything else."""
    found = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    return Tag(int(found[1]), found[2]) if found else None


def required_match(request: Request) -> Tag | None:
    """Return the state that the request is based on; None where it can be that of no work.

    Raises Refusal, 428, where it names none: a write must say what it is based on.
    """
    asked = request.META.get("HTTP_IF_MATCH", "").strip()
    if asked in ("", "*"):
        raise Refusal(
            HTTPStatus.PRECONDITION_REQUIRED,
            "Say in If-Match on which state this is based: the ETag with which you read it.",
        )
    return read_tag(asked[1:-1]) if asked[0] == asked[-1] == '"' and len(asked) > 1 else None


def is_known(request: Request, tag: str) -> bool:
    """Say whether the client has the state already, by If-None-Match (RFC 9110, 13.1.2)."""
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")[:LONGEST]
    known = {each.strip().removeprefix("W/") for each in asked.split(",")}
    return tag in known or asked.strip() == "*"


def base_number(work_id: UUID, tag: Tag | None, head: Head) -> int | None:
    """Return the number of the change that a tag names; None if the work never had such a state."""
    if tag is None:
        return None
    if tag == tag_of(head):
        return head.number
    is_there = Change.objects.filter(work_id=work_id, number=tag.number, digest=tag.digest).exists()
    return tag.number if is_there else None
