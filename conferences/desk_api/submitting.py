"""Asking for a review of what is not published of a work, as on the page of the reviewers."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from conferences.desk_api.access import DeskView
from conferences.desk_api.answers import head_of, no_such_state, present_told
from conferences.desk_api.bodies import body_of
from conferences.desk_api.problems import Refusal, fault, faults
from conferences.desk_api.tags import required_match, tag_of
from conferences.permissions import NotAllowed
from conferences.services.documents.problems import Problem
from conferences.services.errors import ActRefused, ChangedMeanwhile, Unclear
from conferences.services.submitting import Request as Asked
from conferences.services.submitting import Shown, submit


class SubmitView(DeskView):
    """Submits all changes of a work since its last edition for review."""

    def post(self, request: Request, work_id: UUID) -> Response:
        """Submit the state that If-Match names; the latest one must still be that."""
        head = head_of(self.kind, work_id)
        self.require("change")
        tag = required_match(request)
        asked = _asked(body_of(request, "nature", "is_correction", needed="nature"))
        if tag != tag_of(head):
            raise no_such_state(head)
        shown = Shown(work_id, head.number, head.digest)
        try:
            submission = submit(shown, by=self.user, request=asked)
        except ActRefused as error:
            raise self._refusal(error, work_id) from error
        except NotAllowed as error:
            raise Refusal(HTTPStatus.FORBIDDEN, str(error)) from error
        told = {
            "submission": str(submission.pk),
            "etag": str(tag),
            "at": submission.at.isoformat(),
        }
        return Response(told, status=HTTPStatus.CREATED)

    def _refusal(self, error: ActRefused, work_id: UUID) -> Refusal:
        if isinstance(error, Unclear):
            return fault(f"/{error.field}", str(error))
        if isinstance(error, ChangedMeanwhile):
            now = present_told(head_of(self.kind, work_id))
            return Refusal(HTTPStatus.PRECONDITION_FAILED, str(error), current=now)
        return Refusal(HTTPStatus.CONFLICT, str(error))


KINDS: tuple[tuple[str, type[Any], str], ...] = (
    ("summary", str, "Text is expected."),
    ("nature", str, "Text is expected."),
    ("is_correction", bool, "true or false is expected."),
)


def _asked(body: Mapping[str, Any]) -> Asked:
    said = {"summary": "", "is_correction": False, **body}
    problems = [
        Problem(f"/{name}", words)
        for name, kind, words in KINDS
        if not isinstance(said[name], kind)
    ]
    if problems:
        raise faults(problems)
    return Asked(said["summary"], said["nature"], said["is_correction"])
