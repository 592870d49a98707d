"""The view that the page of an entry is held against: the same answer, kept ready in memory."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Those that the page's own view sets; the middleware adds the others to both.
OWN_HEADERS = ("ETag", "Cache-Control")


def bare(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with what was kept under a name."""
    body, headers = _kept(name)
    response = HttpResponse(body)
    for header, value in headers.items():
        response.headers[header] = value
    return response


def keep(name: str, body: bytes, headers: Mapping[str, str]) -> None:
    """Keep an answer under a name, for every process of the server."""
    own = {header: headers[header] for header in OWN_HEADERS}
    _folder().mkdir(exist_ok=True)
    (_folder() / f"{name}.json").write_text(json.dumps(own), encoding="utf-8")
    (_folder() / f"{name}.html").write_bytes(body)


@cache
def _kept(name: str) -> tuple[bytes, dict[str, str]]:
    headers = json.loads((_folder() / f"{name}.json").read_text(encoding="utf-8"))
    return (_folder() / f"{name}.html").read_bytes(), headers


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "bare"
