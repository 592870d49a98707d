"""The body of a request: JSON, read strictly, with bounds on its size and depth."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NoReturn

from django.conf import settings
from rest_framework.request import Request

from conferences.desk_api.problems import Refusal, fault, faults
from conferences.services.documents.problems import Problem, step
from sources.editorial.act_form import ActForm

DEEPEST = 12
NOT_READ = (UnicodeDecodeError, ValueError, RecursionError)


def body_of(request: Request, *names: str, needed: str = "") -> Mapping[str, Any]:
    """Return the object that was sent, which may have these names beside `summary`.

    `needed` names one without which there is nothing to do. Raises Refusal.
    """
    data = _read(request)
    if not isinstance(data, dict):
        raise fault("", "An object is expected.")
    known = (*names, "summary")
    problems = [
        Problem(step("", name), "There is no such field here.")
        for name in data
        if name not in known
    ]
    if needed and needed not in data:
        problems.append(Problem(f"/{needed}", "This is needed."))
    if problems:
        raise faults(problems[:200])
    return data


def _read(request: Request) -> Any:
    if request.content_type.partition(";")[0].strip().lower() != "application/json":
        raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON, as application/json.")
    try:
        text = _bytes(request).decode()
        data = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse_constant)
    except NOT_READ as error:
        reason = "it is too deep" if isinstance(error, RecursionError) else str(error)[:200]
        words = f"This is not JSON in UTF-8: {reason}."
        words = words.encode("utf-8", "replace").decode()
        raise Refusal(HTTPStatus.BAD_REQUEST, words) from error
    if _is_deeper(data, DEEPEST):
        raise Refusal(HTTPStatus.BAD_REQUEST, f"Nothing here is more than {DEEPEST} levels deep.")
    return data


def _bytes(request: Request) -> bytes:
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert most is not None
    too_large = Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"At most {most} bytes can be sent.")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > most:
        raise too_large
    body: bytes = request._request.read(most + 1)
    if len(body) > most:
        raise too_large
    return body


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _is_deeper(data: Any, levels: int) -> bool:
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return any(levels == 0 or _is_deeper(each, levels - 1) for each in inside)


def summary_of(words: Any) -> str:
    """Return what a change is said to be for, as the desk's form takes it. Raises Refusal."""
    if words is not None and not isinstance(words, str):
        raise fault("/summary", "Text is expected.")
    form = ActForm({"change-summary": words or ""})
    if not form.is_valid():
        raise faults(Problem("/summary", str(each)) for each in form.errors["summary"])
    summary: str = form.cleaned_data["summary"]
    return summary
