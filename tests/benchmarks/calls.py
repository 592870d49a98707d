"""Requests answered within this process, through the whole application and its middleware."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.db import connection
from django.test.utils import CaptureQueriesContext

Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


@dataclass(frozen=True)
class Answer:
    """What a reader gets."""

    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def packed(self) -> int:
        """The size of the body in bytes after gzip, as a proxy before the site sends it."""
        return len(gzip.compress(self.body, compresslevel=6))


def ask(application: Application, path: str) -> Answer:
    """Return the answer to a reader's request; raises ValueError for one that is not 200."""
    place, _mark, query = path.partition("?")
    environ: dict[str, Any] = {
        "PATH_INFO": place,
        "QUERY_STRING": query,
        "HTTP_HOST": "127.0.0.1",
    }
    setup_testing_defaults(environ)
    begun: list[Any] = []
    chunks = application(environ, lambda status, headers: begun.extend((status, headers)))
    try:
        body = b"".join(chunks)
    finally:
        chunks.close()
    status, headers = begun
    if not status.startswith("200"):
        raise ValueError(f"{path} was answered with {status}.")
    return Answer(status, dict(headers), body)


def queries_of(act: Callable[[], object]) -> int:
    """Return how many statements an act sends, without those that open and close a transaction."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return sum(
        not query["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
        for query in captured.captured_queries
    )
