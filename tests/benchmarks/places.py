"""Where figures are taken: a directory and databases of their own, gone when all is done."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

_NOT_OURS = (
    "BEHIND_PROXY",
    "CACHE_URL",
    "DATABASE_URL",
    "DEBUG",
    "DEMO_PASSWORD",
    "LOG_LEVEL",
    "REPLICA_URL",
    "WEB_CONCURRENCY",
)


@contextmanager
def place(database: str = "") -> Iterator[dict[str, str]]:
    """Lend the environment of a site of its own; `database` is the address of its database.

    Without one it is SQLite, in the directory of the site.
    """
    with tempfile.TemporaryDirectory(prefix="variorum-benchmarks-") as folder:
        yield {
            **{name: value for name, value in os.environ.items() if name not in _NOT_OURS},
            "ALLOWED_HOSTS": "127.0.0.1",
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
            "INSECURE_HTTP": "1",
            "SECRET_KEY": "for-figures-alone-" + 4 * "0123456789",
            "SITE_ADDRESS": "http://127.0.0.1:8000",
            "VAR_DIR": folder,
            **({"DATABASE_URL": database} if database else {}),
        }


@contextmanager
def beside(address: str) -> Iterator[str]:
    """Create a database beside the one of an address, lend its address, and drop it."""
    parts = urlsplit(address)
    name = f"variorum_benchmarks_{os.getpid()}"
    query = f"?{parts.query}" if parts.query else ""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield f"{parts.scheme}://{parts.netloc}/{name}{query}"
        finally:
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )


def address_of_postgresql(environ: Mapping[str, str]) -> str:
    """Return the address of PostgreSQL that the shell names; "" where it names none."""
    address = environ.get("BENCH_DATABASE_URL") or environ.get("DATABASE_URL") or ""
    return address if address.startswith("postgres") else ""
