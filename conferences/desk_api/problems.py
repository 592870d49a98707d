"""What is refused, told as `application/problem+json` (RFC 9457)."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from rest_framework.exceptions import APIException, MethodNotAllowed, Throttled, ValidationError
from rest_framework.response import Response

from conferences.services.documents.problems import Problem

MEDIA_TYPE = "application/problem+json"


class Refusal(APIException):
    """An answer that is no success: its status, a sentence, and what else the client needs."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(detail)
        self.status_code = status
        self.headers, self.more = dict(headers or {}), more


def faults(
    problems: Iterable[Problem], status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY
) -> Refusal:
    """Return the refusal of a document, with each fault at its JSON pointer."""
    errors = [{"pointer": each.pointer, "detail": each.detail} for each in problems]
    noun = "1 fault" if len(errors) == 1 else f"{len(errors)} faults"
    return Refusal(status, f"Nothing was saved: {noun}.", errors=errors)


def fault(pointer: str, detail: str) -> Refusal:
    """Return the refusal of one thing that was sent."""
    return faults([Problem(pointer, detail)])


def told(error: APIException, headers: Mapping[str, str]) -> Response:
    """Return the answer that tells of an error."""
    status = HTTPStatus(error.status_code)
    body: dict[str, Any] = {"type": "about:blank", "title": status.phrase, "status": int(status)}
    if isinstance(error, ValidationError):
        body["detail"] = "A parameter cannot be what it says."
        body["errors"] = [
            {"parameter": str(name), "detail": " ".join(map(str, sentences))}
            for name, sentences in _by_name(error.detail)
        ]
    else:
        body["detail"] = str(error.detail)
    sent = dict(headers)
    if isinstance(error, Refusal):
        body |= error.more
        sent |= error.headers
    if isinstance(error, Throttled) and (wait := getattr(error, "wait", None)):
        sent["Retry-After"] = str(int(wait))
    if isinstance(error, MethodNotAllowed):
        body["detail"] = "This address does not take that method."
    return Response(body, status=int(status), headers=sent, content_type=MEDIA_TYPE)


def _by_name(detail: Any) -> Iterable[tuple[str, Iterable[str]]]:
    return detail.items() if isinstance(detail, Mapping) else [("", detail)]
