"""One work: read whole, changed in part or as a whole, deleted; and new works."""

from collections.abc import Collection
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from conferences.addresses import WORDS_OF_KINDS
from conferences.api.addresses import absolute
from conferences.desk_api.access import DeskView
from conferences.desk_api.answers import (
    head_of,
    no_such_state,
    not_as_sent,
    overtaken,
    present_told,
    tagged,
    unchanged,
)
from conferences.desk_api.bodies import body_of, summary_of
from conferences.desk_api.listing import Listing
from conferences.desk_api.problems import Refusal, fault
from conferences.desk_api.tags import base_number, required_match, tag_of
from conferences.services.documents.acts import Done, IsGone, IsThere, Order, WasOvertaken
from conferences.services.documents.editing import carry_out
from conferences.services.documents.incoming import Way
from conferences.services.documents.values import WrongValue, read_id
from sources.editorial.models import Head

# Keys of requests are turned into ids of works below this name.
REQUESTS = UUID("5d0a4a5e-6d0f-4a52-9f4e-5f3c2c9d7c11")
LONGEST_REQUEST_KEY = 200


def wants_merge(request: Request) -> bool:
    """Say whether the client asks for edits to be joined: `Prefer: merge` (RFC 7240)."""
    wishes = request.META.get("HTTP_PREFER", "").split(",")
    return any(wish.partition(";")[0].strip().lower() == "merge" for wish in wishes)


def done(orders: list[Order], request: Request, by: Any, summary: str) -> Done:
    """Carry an act out; raises Refusal for what stands in its way."""
    try:
        return carry_out(orders, by=by, summary=summary, merging=wants_merge(request))
    except WasOvertaken as error:
        raise overtaken(error) from error
    except (IsThere, IsGone) as error:
        raise not_as_sent(error) from error


class WorkView(DeskView):
    """A work in its working state, with all its members, as its latest change left it."""

    def parameters(self) -> Collection[str]:
        """Return the parameters: a deletion says why in one, since it has no body."""
        return ("summary",) if self.request.method == "DELETE" else ()

    def get(self, request: Request, work_id: UUID) -> Response:
        """Return the work; 304 if the client has this state already."""
        head = head_of(self.kind, work_id)
        tag = tag_of(head).quoted
        known = unchanged(request, tag)
        if known is not None:
            return known
        told = present_told(head)
        if told["work"] is None:
            gone = not_as_sent(IsGone())
            gone.headers["ETag"] = tag
            raise gone
        return tagged(request, tag, told)

    def patch(self, request: Request, work_id: UUID) -> Response:
        """Change the fields and members that are sent; all others stay as they are."""
        return self._write(request, work_id, Way.PATCH)

    def put(self, request: Request, work_id: UUID) -> Response:
        """Make the work what is sent: fields that are left out are emptied, members deleted."""
        return self._write(request, work_id, Way.PUT)

    def delete(self, request: Request, work_id: UUID) -> Response:
        """Delete the work with all its members; its history stays, and can bring it back."""
        _head, base = self._based(request, work_id, "delete")
        summary = summary_of(request.query_params.get("summary"))
        order = Order(self.kind, work_id, Way.DELETE, base)
        change = done([order], request, self.user, summary).changes[work_id]
        return Response(status=HTTPStatus.NO_CONTENT, headers={"ETag": tag_of(change).quoted})

    def _based(self, request: Request, work_id: UUID, right: str) -> tuple[Head, int]:
        head = head_of(self.kind, work_id)
        self.require(right)
        base = base_number(work_id, required_match(request), head)
        if base is None:
            raise no_such_state(head)
        return head, base

    def _write(self, request: Request, work_id: UUID, way: Way) -> Response:
        head, base = self._based(request, work_id, "change")
        body = body_of(request, "work", needed="work")
        summary = summary_of(body.get("summary"))
        order = Order(self.kind, work_id, way, base, body["work"])
        outcome = done([order], request, self.user, summary)
        head = head_of(self.kind, work_id)
        answer = tagged(request, tag_of(head).quoted, present_told(head))
        if outcome.merged:
            answer["Preference-Applied"] = "merge"
        return answer


class WorksView(Listing):
    """The works of a kind in their working state, by title."""

    def post(self, request: Request) -> Response:
        """Make a work with its members; sent twice with the same id or key, it is made once."""
        self.require("add")
        body = body_of(request, "id", "work", needed="work")
        summary = summary_of(body.get("summary"))
        work_id = self._id(request, body)
        order = Order(self.kind, work_id, Way.CREATE, 0, body["work"])
        outcome = done([order], request, self.user, summary)
        head = head_of(self.kind, work_id)
        told = present_told(head)
        if told["work"] is None:
            raise not_as_sent(IsThere())
        status = HTTPStatus.OK if outcome.known else HTTPStatus.CREATED
        answer = tagged(request, tag_of(head).quoted, told, status)
        answer["Location"] = address_of(self.kind, work_id)
        return answer

    def _id(self, request: Request, body: Any) -> UUID:
        key = request.META.get("HTTP_IDEMPOTENCY_KEY", "").strip()
        if body.get("id") is not None:
            return id_at(body["id"], "/id")
        if not key:
            return uuid4()
        if len(key) > LONGEST_REQUEST_KEY:
            words = f"An Idempotency-Key has at most {LONGEST_REQUEST_KEY} characters."
            raise Refusal(HTTPStatus.BAD_REQUEST, words)
        return uuid5(REQUESTS, f"{self.user.pk}:{self.kind}:{key}")


def id_at(value: Any, pointer: str) -> UUID:
    """Return an id that was sent; raises Refusal."""
    try:
        return read_id(value)
    except WrongValue as error:
        raise fault(pointer, str(error)) from error


def address_of(kind: str, work_id: UUID) -> str:
    """Return the address of a work in this API."""
    return absolute(reverse(f"desk-api:{WORDS_OF_KINDS[kind]}-detail", args=[work_id]))
