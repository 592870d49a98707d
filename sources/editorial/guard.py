"""The guard at the database connection: no statement writes to a protected table unseen.

It stands below the ORM, so that a save, a bulk write, a cascade, a many-to-many change and a
statement typed by hand all meet it. What it cannot see, a write by another program, is what
`verify_history` finds.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from sources.editorial.errors import UnrecordedWrite
from sources.editorial.versioning import history_tables, versioned_tables


class Permit(Enum):
    """What the code that now runs may write."""

    NOTHING = "nothing"
    ROWS = "rows"
    HISTORY = "history"
    EVERYTHING = "everything"


_permit: ContextVar[Permit] = ContextVar("editorial-permit", default=Permit.NOTHING)

_WRITE = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM"
    r"|TRUNCATE(?:\s+TABLE)?|MERGE\s+INTO|COPY)\s+(?:ONLY\s+)?"
    r"""(?:["`\[]?\w+["`\]]?\s*\.\s*)?["`\[]?(\w+)""",
    re.IGNORECASE,
)


@contextmanager
def permitting(permit: Permit) -> Iterator[None]:
    """Let the enclosed statements write what the permit names; used by the machinery only."""
    token = _permit.set(permit)
    try:
        yield
    finally:
        _permit.reset(token)


def _refuse(table: str) -> UnrecordedWrite:
    return UnrecordedWrite(
        f"The table {table} is versioned: write to it inside record(work, by=, act=, summary=, base=)."
    )


def check_statement(sql: str) -> None:
    """Raise UnrecordedWrite if the statement writes to a table that the present permit does not open."""
    permit = _permit.get()
    if permit is Permit.EVERYTHING:
        return
    for table in _WRITE.findall(sql):
        if table in history_tables():
            if permit is not Permit.HISTORY:
                raise _refuse(table)
        elif table in versioned_tables() and permit is not Permit.ROWS:
            raise _refuse(table)


def _guarded(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    # Most statements are reads; a SELECT can write only through a common table expression,
    # which begins with WITH.
    if not sql.startswith(("SELECT ", "SAVEPOINT ", "RELEASE ", "BEGIN")):
        check_statement(sql)
    return execute(sql, params, many, context)


def _watch(connection: BaseDatabaseWrapper, **_kwargs: object) -> None:
    if _guarded not in connection.execute_wrappers:
        connection.execute_wrappers.append(_guarded)


def install() -> None:
    """Watch every connection, those already open and those to come."""
    connection_created.connect(_watch, dispatch_uid="editorial-guard")
    for connection in connections.all(initialized_only=True):
        _watch(connection)
