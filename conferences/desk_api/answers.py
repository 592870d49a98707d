"""Works and changes as the editors' API tells them, and what it answers when an edit was overtaken."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from conferences.addresses import WORDS_OF_KINDS
from conferences.desk_api.problems import Refusal
from conferences.desk_api.tags import Tag, is_known, tag_of
from conferences.services.documents.acts import IsGone, IsThere, Overtaken, WasOvertaken
from conferences.services.documents.reading import difference_told, document_of, place_names
from conferences.services.documents.shape import SHAPES
from sources.editorial.models import Change, Head
from sources.editorial.states import state_at

Json = dict[str, Any]


def head_of(kind: str, work_id: UUID) -> Head:
    """Return the end of a work's history; raises NotFound where there is no such work of the kind."""
    head = Head.objects.filter(pk=work_id, kind=kind).first()
    if head is None:
        raise NotFound("There is nothing here.")
    return head


def work_told(kind: str, work_id: UUID, tag: Tag, latest: int) -> Json:
    """Return a work as it was at a change; `work` is null once it is deleted."""
    state = state_at(work_id, tag.number, latest=latest)
    return {
        "id": str(work_id),
        "kind": kind,
        "number": tag.number,
        "etag": str(tag),
        "work": document_of(state, SHAPES[kind]),
    }


def present_told(head: Head) -> Json:
    """Return a work as its latest change left it."""
    return work_told(head.kind, head.work_id, tag_of(head), head.number)


def change_told(change: Change) -> Json:
    """Return who did what, when and why."""
    return {
        "number": change.number,
        "etag": str(tag_of(change)),
        "act": change.act,
        "by": change.by_name,
        "at": change.at.isoformat(),
        "summary": change.summary,
    }


def tagged(request: Request, tag: str, told: Any, status: int = 200) -> Response:
    """Return an answer with its tag."""
    return Response(told, status=status, headers={"ETag": tag})


def unchanged(request: Request, tag: str) -> Response | None:
    """Return 304 if the client has the state already."""
    return Response(status=304, headers={"ETag": tag}) if is_known(request, tag) else None


def overtaken(error: WasOvertaken) -> Refusal:
    """Return 409 with three sides where two edits clash, else 412 with what was changed since.

    For an act on one work the facts stand at the top, for several under `works`.
    """
    works = [_overtaken_told(each) for each in error.works]
    heads = {
        head.work_id: head
        for head in Head.objects.filter(pk__in=[each.order.work_id for each in error.works])
    }
    clashing = any(each.clashes for each in error.works)
    first = heads[error.works[0].order.work_id]
    more = {**works[0], "works": works} if len(works) == 1 else {"works": works}
    if clashing:
        words = (
            "Somebody else changed the same meanwhile. Nothing was saved: decide, and send again."
        )
    else:
        words = (
            "Somebody else changed other parts meanwhile. Nothing was saved: "
            "with `Prefer: merge` both edits are joined."
        )
    return Refusal(
        HTTPStatus.CONFLICT if clashing else HTTPStatus.PRECONDITION_FAILED,
        words,
        headers={"ETag": tag_of(first).quoted} if len(works) == 1 else {},
        **more,
    )


def _overtaken_told(each: Overtaken) -> Json:
    shape, names = SHAPES[each.order.kind], place_names(SHAPES[each.order.kind])
    head = Head.objects.get(pk=each.order.work_id)
    since = Change.objects.filter(
        work_id=each.order.work_id, number__gt=each.order.base, number__lte=each.present.number
    )
    return {
        "id": str(each.order.work_id),
        "pointer": each.order.pointer,
        "current": work_told(each.order.kind, each.order.work_id, tag_of(head), head.number),
        "since": [change_told(change) for change in since.order_by("number")[:50]],
        "changed": difference_told(each.difference, shape),
        "conflicts": [
            {
                "member": names[clash.key[0]],
                "id": clash.key[1],
                "field": clash.field,
                "what": clash.clash.value,
                "base": clash.base,
                "theirs": clash.theirs,
                "yours": clash.yours,
            }
            for clash in each.clashes
        ],
    }


def no_such_state(head: Head) -> Refusal:
    """Return 412 for an If-Match that names no state of the work."""
    return Refusal(
        HTTPStatus.PRECONDITION_FAILED,
        "If-Match names no state of this work. Read it again, and send its ETag.",
        headers={"ETag": tag_of(head).quoted},
        current=present_told(head),
    )


def not_as_sent(error: IsThere | IsGone) -> Refusal:
    """Return 409 for an id that is taken, 410 for a work that was deleted."""
    if isinstance(error, IsGone):
        return Refusal(
            HTTPStatus.GONE, "This was deleted; restore one of its changes to bring it back."
        )
    return Refusal(
        HTTPStatus.CONFLICT, "There is, or was, a work with this id, and it is not what you sent."
    )


def kinds() -> Iterable[tuple[str, str]]:
    """Return (kind, word of its addresses)."""
    return WORDS_OF_KINDS.items()
