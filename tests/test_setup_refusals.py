"""What stops a start is said in one sentence, and leaves what it found as it was."""

import ast
import fcntl
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys

import pytest

from tests.local_sites import MANAGE, LocalSite

pytestmark = pytest.mark.machine


@pytest.fixture
def migrated(tmp_path):
    """A site on SQLite whose database is there, to be damaged."""
    site = LocalSite(tmp_path)
    site.run("migrate", "--verbosity", "0", DEBUG="1")
    return site


def test_a_busy_port_is_refused_before_anything_is_made(tmp_path):
    site = LocalSite(tmp_path / "var")
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(site.port)))
        other.listen()
        assert site.refusal() == (
            f"Port {site.port} of 127.0.0.1 cannot be used (address already in use): "
            "stop what uses it, or set PORT to another.\n"
        )
    assert not site.directory.exists()


@pytest.mark.parametrize("port", ["http", "0", "-1", "65536", "8000.5"])
def test_a_port_that_is_none_is_refused(port, tmp_path):
    assert LocalSite(tmp_path / "var").refusal(PORT=port) == (
        f"PORT is {port!r}, which is not a number from 1 to 65535.\n"
    )


def unwritable(directory, reason):
    return (
        f"The data directory {directory} cannot be written ({reason}): "
        "set VAR_DIR to a directory that can.\n"
    )


def test_a_directory_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "var").write_text("kept")
    assert LocalSite(tmp_path / "var").refusal() == unwritable(tmp_path / "var", "file exists")
    assert (tmp_path / "var").read_text() == "kept"


def test_a_directory_inside_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("kept")
    directory = tmp_path / "file" / "var"
    assert LocalSite(directory).refusal() == unwritable(directory, "not a directory")


def test_a_read_only_directory_is_refused(tmp_path):
    # Root may write whatever the permissions say, but nobody makes a directory in /proc.
    tmp_path.chmod(0o555)
    directory = "/proc/variorum" if os.geteuid() == 0 else f"{tmp_path}/var"
    said = LocalSite(tmp_path).refusal(VAR_DIR=directory)
    assert re.fullmatch(re.escape(unwritable(directory, "REASON")).replace("REASON", ".+"), said)


def test_a_second_start_at_the_same_time_is_refused(tmp_path):
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert LocalSite(tmp_path).refusal() == (
            f"Another quickstart is at work in {tmp_path}: wait until it serves.\n"
        )


def test_an_environment_without_a_key_is_refused(tmp_path):
    (tmp_path / "environment").write_text("")
    assert LocalSite(tmp_path).refusal() == (
        f"{tmp_path}/environment holds no secret key: remove it, and it is made anew.\n"
    )


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path):
    database = tmp_path / "variorum.sqlite3"
    database.write_bytes(b"Dear Sir, " * 500)
    assert LocalSite(tmp_path).refusal() == (
        f"The database {database} cannot be used (file is not a database): "
        "put a copy from a backup in its place, or move it away to begin anew.\n"
    )
    assert database.read_bytes() == b"Dear Sir, " * 500


def test_a_damaged_database_is_refused_and_kept(migrated):
    database = migrated.directory / "variorum.sqlite3"
    damaged = bytearray(database.read_bytes())
    middle = len(damaged) // 2 // 4096 * 4096
    damaged[middle : middle + 40960] = os.urandom(40960)
    database.write_bytes(damaged)
    assert re.fullmatch(
        rf"The database {re.escape(str(database))} cannot be used \(.*(damaged|malformed).*\): "
        r"put a copy from a backup in its place, or move it away to begin anew\.\n",
        migrated.refusal(),
    )
    assert database.read_bytes() == damaged


def test_a_database_of_a_later_version_is_refused_and_kept(migrated):
    database = migrated.directory / "variorum.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('conferences', '9999_later', '2030-01-01')"
        )
    connection.close()
    before = database.read_bytes()
    assert migrated.refusal() == (
        f"The database {database} is of a later version (it has conferences.9999_later): "
        "start that version, or set VAR_DIR to another directory.\n"
    )
    assert database.read_bytes() == before


def test_a_server_that_does_not_answer_is_named(tmp_path):
    said = LocalSite(tmp_path / "var").refusal(
        DATABASE_URL="postgres://reader:secret@127.0.0.1:1/none"
    )
    assert re.fullmatch(
        r"The database none at 127\.0\.0\.1 cannot be used \(.*Connection refused.*\): "
        r"see to it that DATABASE_URL is right and that PostgreSQL runs\.\n",
        said,
    )
    assert "secret" not in said


def test_an_older_python_is_refused_first():
    as_older = (
        "import runpy, sys; sys.version_info = (3, 9, 18, 'final', 0); "
        "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    command = [sys.executable, "-c", as_older, str(MANAGE), "preflight"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "Variorum needs Python 3.11 or later, and this is Python 3.9.18.\n",
    )


def test_older_pythons_can_read_what_refuses_them():
    newer = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Match, ast.AsyncFunctionDef)
    tree = ast.parse(MANAGE.read_text("utf-8"), feature_version=(3, 4))
    assert [node for node in ast.walk(tree) if isinstance(node, newer)] == []


def test_missing_packages_are_named(tmp_path):
    done = subprocess.run(
        [sys.executable, "-S", "-E", MANAGE, "check"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (
        1,
        'The package django is missing: use the command under "Run it" in README.md.\n',
    )


def test_preflight_needs_a_place_for_packages(tmp_path):
    shutil.copy(MANAGE, tmp_path)
    command = [sys.executable, str(tmp_path / "manage.py"), "preflight"]
    first, second = (subprocess.run(command, capture_output=True, text=True) for _ in range(2))
    assert [first.stdout, second.stdout] == [
        "Installing packages into .venv, which takes a minute the first time.\n",
        "",
    ]
    (tmp_path / ".venv").rmdir()
    (tmp_path / ".venv").write_text("")
    refused = subprocess.run(command, capture_output=True, text=True)
    assert (refused.returncode, refused.stderr) == (
        1,
        f"Packages cannot be installed into {tmp_path}/.venv (file exists).\n",
    )
