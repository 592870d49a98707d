"""Take all figures on the database of the settings, which it fills; `tests.benchmarks` calls it."""

import gc
import json
import os
import sqlite3
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application
from django.db import connection

from tests.benchmarks.entries import L, S
from tests.benchmarks.figures import Figure, Report
from tests.benchmarks.generated import StoredEntry, make_accounts, publish_entry, store
from tests.benchmarks.pages import (
    list_figure,
    memory_figure,
    page_figures,
    page_queries,
    rate_figures,
)
from tests.benchmarks.rendering import rendering_figures
from tests.benchmarks.serving import AS_SERVED, SYNCHRONOUS, serving
from tests.benchmarks.writing import Saver, save_figures, state_figure


class Command(BaseCommand):
    help = "Takes all figures on an empty database, and prints them as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quick", action="store_true", help="fewer rounds, shorter histories")

    def handle(self, *args: Any, quick: bool, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_collection", stdout=sys.stderr)
        figures = []
        for figure in taken(quick=quick):
            sys.stderr.write(f"{figure.what}: {figure.reached}\n")
            figures.append(figure)
        report = Report(database_name(), conditions(), tuple(figures))
        self.stdout.write(json.dumps(asdict(report)))


def taken(*, quick: bool) -> Iterator[Figure]:
    """Take the figures one after another: reading first, while the histories are short."""
    runs, rounds = (20, 3) if quick else (200, 9)
    application = get_wsgi_application()
    of_the_list = list_figure(application, runs=runs)
    editor, approver = make_accounts()
    entries = [store(size, by=editor) for size in (S, L)]
    for entry in entries:
        publish_entry(entry, by=approver)
    # As the server does before it makes its workers.
    gc.collect()
    gc.freeze()
    queries = {entry.size.name: page_queries(application, entry) for entry in entries}
    with serving(AS_SERVED) as server:
        of_memory = list(memory_figure(server, entries))
        yield from rate_figures(
            server, entries, queries, rounds=rounds, how="served as in production"
        )
    with serving(SYNCHRONOUS) as server:
        yield from rate_figures(
            server, entries, queries, rounds=rounds, how="two synchronous workers"
        )
    yield from page_figures(application, entries, runs=runs)
    yield of_the_list
    yield from of_memory
    for entry in entries:
        yield from rendering_figures(entry, by=approver, runs=runs)
    yield from _of_writing(entries, editor, quick=quick)


def _of_writing(entries: list[StoredEntry], editor: User, *, quick: bool) -> Iterator[Figure]:
    savers = [Saver(entry, editor) for entry in entries]
    yield from save_figures(savers, last_change=1_000, count=20 if quick else 200)
    yield state_figure(savers[-1], runs=200)
    if not quick:
        savers[-1].save_until(10_000)
        yield state_figure(savers[-1], runs=200)


def database_name() -> str:
    """Return the heading of this database's column."""
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]


def conditions() -> tuple[str, ...]:
    """Return the version of the database and how sure it makes of each commit."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT journal_mode FROM pragma_journal_mode")
            (journal,) = cursor.fetchone()
            name = f"SQLite {sqlite3.sqlite_version}, journal {journal.upper()}, synchronous FULL"
            return (name,)
        cursor.execute("SHOW server_version")
        (version,) = cursor.fetchone()
        cursor.execute("SHOW synchronous_commit")
        (commit,) = cursor.fetchone()
    place = "on this machine" if not os.environ["DATABASE_URL"].count("@") else "by its address"
    return (f"PostgreSQL {version.split()[0]} {place}, synchronous_commit {commit}",)
