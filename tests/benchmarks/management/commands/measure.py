"""Take all figures on the database of the settings, which it fills; `tests.benchmarks` calls it."""

import json
import os
import sqlite3
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from tests.benchmarks.figures import Report
from tests.benchmarks.parts import PARTS, figures


class Command(BaseCommand):
    help = "Takes all figures on an empty database, and prints them as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quick", action="store_true", help="fewer rounds, shorter histories")
        parser.add_argument(
            "--only", nargs="+", choices=PARTS, default=[], help="these parts alone"
        )

    def handle(self, *args: Any, quick: bool, only: list[str], **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_collection", stdout=sys.stderr)
        taken = []
        for figure in figures(only, quick=quick):
            sys.stderr.write(f"{figure.what}: {figure.reached}\n")
            taken.append(figure)
        report = Report(database_name(), conditions(), tuple(taken))
        self.stdout.write(json.dumps(asdict(report)))


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
