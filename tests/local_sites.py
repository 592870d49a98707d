"""Local sites, made and served by programs of their own, as a new user makes them."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from django.db import connection

BASE_DIR = Path(__file__).resolve().parent.parent
MANAGE = BASE_DIR / "manage.py"
PATIENCE = 240


def free_port() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


class LocalSite:
    """A data directory, and the commands that are run on it with no setting but where it is."""

    def __init__(self, directory: Path, **variables: str) -> None:
        self.directory = directory
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(directory),
            "PORT": self.port,
            **variables,
        }

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, MANAGE, *arguments],
            env={**self.environment, **variables},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    def program(self, text: str, **numbers: int) -> subprocess.Popen[str]:
        """Start a program within the site; the names of numbers in its text are put in their place."""
        for name, number in numbers.items():
            text = text.replace(name, str(number))
        return subprocess.Popen(
            [sys.executable, MANAGE, "shell", "--no-imports", "-c", text],
            env={**self.environment, "DEBUG": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def refusal(self, **variables: str) -> str:
        """Return what `quickstart` says on leaving; it must say nothing else, and fail."""
        done = self.run("quickstart", **variables)
        assert (done.returncode, done.stdout) == (1, "")
        return done.stderr

    @contextmanager
    def started(self, **variables: str):
        """Start `quickstart`, and give what it prints until it serves."""
        program = subprocess.Popen(
            [sys.executable, MANAGE, "quickstart"],
            env={**self.environment, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert program.stdout is not None
        watchdog = threading.Timer(PATIENCE, program.kill)
        watchdog.start()
        try:
            printed = []
            for line in program.stdout:
                printed.append(line)
                if line.startswith("Stop with"):
                    break
            yield "".join(printed)
            program.send_signal(signal.SIGINT)
            program.communicate(timeout=PATIENCE)
            assert program.returncode == 0
        finally:
            watchdog.cancel()
            program.kill()
            program.wait()
            program.stdout.close()

    def kill_while_loading(self, count: int) -> None:
        """Kill `quickstart` with no warning once its progress bar says that it has come so far."""
        reader, writer = os.openpty()
        program = subprocess.Popen(
            [sys.executable, MANAGE, "quickstart"],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=writer,
        )
        os.close(writer)
        printed = b""
        while not re.search(rb"\] %d/\d+ " % count, printed):
            printed += os.read(reader, 4096)
        program.kill()
        program.wait()
        os.close(reader)

    def contents(self) -> str:
        """Return all rows of the database as text."""
        done = self.run("dumpdata", "--exclude", "sessions")
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout


def told_by(one: subprocess.Popen[str]) -> str:
    """Return what a program printed; it must end well."""
    told, wrong = one.communicate(timeout=PATIENCE)
    assert one.returncode == 0, wrong
    return told


@contextmanager
def made_site(directory: Path, **variables: str):
    """An empty site on the database that the suite runs on: a file of SQLite, or a new one of PostgreSQL."""
    directory.mkdir()
    if connection.vendor == "sqlite":
        yield _migrated(LocalSite(directory, **variables))
        return
    held = connection.settings_dict
    name = f"variorum_{uuid4().hex[:12]}"
    server = f"postgres://{held['USER']}@{held['HOST']}:{held['PORT'] or 5432}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as owner:
        owner.execute(f'CREATE DATABASE "{name}"')
    try:
        yield _migrated(LocalSite(directory, DATABASE_URL=f"{server}/{name}", **variables))
    finally:
        with psycopg.connect(f"{server}/postgres", autocommit=True) as owner:
            owner.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _migrated(site: LocalSite) -> LocalSite:
    assert site.run("migrate", "-v0", DEBUG="1").returncode == 0
    return site
