"""The two commands of the README, on a new machine: what they make, and what they refuse."""

import ast
import fcntl
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections import Counter
from http.client import HTTPConnection
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.local_sites import BASE_DIR, MANAGE, LocalSite

pytestmark = pytest.mark.machine
README = (BASE_DIR / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """Give settings for as many new sites as are asked for, on the kind of database under test."""
    made = []

    def new_place():
        directory = tmp_path_factory.mktemp("site") / "var"
        if "DATABASE_URL" not in os.environ:
            return LocalSite(directory)
        name = f"variorum_site_{os.getpid()}_{len(made)}"
        address = urlsplit(os.environ["DATABASE_URL"])
        with psycopg.connect(address.geturl(), autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
        made.append(name)
        return LocalSite(directory, DATABASE_URL=address._replace(path=f"/{name}").geturl())

    yield new_place
    if made:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            for name in made:
                server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def site(places):
    """A site after its first start; what that printed is in `site.first`."""
    site = places()
    with site.started() as site.first:
        pass
    return site


@pytest.fixture
def copy(site, tmp_path):
    """A copy of a site on SQLite, to be damaged."""
    if "DATABASE_URL" in site.environment:
        site = LocalSite(tmp_path / "var")
        site.directory.mkdir()
        site.run("migrate", "--verbosity", "0", DEBUG="1")
        return site
    shutil.copytree(site.directory, tmp_path / "var")
    return LocalSite(tmp_path / "var")


def fetch(site, path):
    connection = HTTPConnection("127.0.0.1", int(site.port), timeout=30)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def how_many(site):
    """Count the rows of each model."""
    return Counter(row["model"] for row in json.loads(site.contents()))


@pytest.mark.parametrize(
    ("heading", "requirements", "last"),
    [
        ("Run it", "requirements.txt", "manage.py quickstart"),
        ("Test it", "tests/requirements.txt", "-m pytest"),
    ],
)
def test_the_readme_gives_one_line_for_each(heading, requirements, last):
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    assert re.findall(r"```sh\n(.*?)\n```", section, re.DOTALL) == [
        "python3 manage.py preflight && python3 -m venv .venv && "
        ".venv/bin/pip install -q --disable-pip-version-check "
        f"-r {requirements} && .venv/bin/python {last}"
    ]


def test_the_first_start_prints_passwords_and_addresses(site):
    assert re.fullmatch(
        r"(?:\n\[#{30}\] (\d+)/\1 .+\n)+"
        r"Accounts for the desk, with passwords that are shown this once:\n"
        r"  editor     [\w-]{16}\n"
        r"  reviewer   [\w-]{16}\n"
        rf"Reading: {site.address}/\n"
        rf"Desk:    {site.address}/admin/\n"
        r"Stop with Ctrl-C\.\n",
        site.first,
    )


def test_the_data_directory_and_the_secret_key_are_their_owners_alone(site):
    modes = [
        path.stat().st_mode & 0o777 for path in (site.directory, site.directory / "environment")
    ]
    assert modes == [0o700, 0o600]
    assert re.fullmatch(
        r"SECRET_KEY=[\w-]{67}\nALLOWED_HOSTS=127\.0\.0\.1,localhost\nINSECURE_HTTP=1\n",
        (site.directory / "environment").read_text(),
    )


def test_accounts_are_in_their_groups(site):
    rows = json.loads(site.contents())
    groups = {row["pk"]: row["fields"]["name"] for row in rows if row["model"] == "auth.group"}
    accounts = {
        row["fields"]["username"]: (
            [groups[group] for group in row["fields"]["groups"]],
            row["fields"]["is_staff"],
            row["fields"]["is_superuser"],
            row["fields"]["password"].split("$")[0],
        )
        for row in rows
        if row["model"] == "auth.user" and row["fields"]["is_staff"]
    }
    assert accounts == {
        "editor": (["editors"], True, False, "argon2"),
        "reviewer": (["reviewers"], True, False, "argon2"),
    }


def test_a_second_start_changes_nothing_and_serves(site):
    before = site.contents(), (site.directory / "environment").read_bytes()
    with site.started(DEMO_PASSWORD="another", DEBUG="1") as printed:
        home, styles = fetch(site, "/"), fetch(site, "/static/admin/css/base.css")
        desk, missing = fetch(site, "/admin/login/"), fetch(site, "/no-such-page/")
    assert (site.contents(), (site.directory / "environment").read_bytes()) == before
    assert "passwords" not in printed.replace("gives a new password", "")
    assert [home[0], styles[0], desk[0], missing[0]] == [200, 200, 200, 404]
    assert "URLconf" not in missing[1]


def test_other_commands_need_no_settings_after_it(site):
    assert site.run("verify_history").returncode == 0


def test_a_start_that_was_killed_is_finished_by_the_next(site, places):
    half = places()
    half.kill_while_loading(40)
    with half.started(DEMO_PASSWORD="shown-to-all") as printed:
        pass
    assert "  editor     shown-to-all\n  reviewer   shown-to-all\n" in printed
    assert how_many(half) == how_many(site)
    assert half.run("verify_history").returncode == 0


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


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_directory_is_refused(tmp_path):
    tmp_path.chmod(0o555)
    directory = tmp_path / "var"
    assert LocalSite(directory).refusal() == unwritable(directory, "permission denied")


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="this system has no /proc")
def test_a_directory_where_nothing_can_be_made_is_refused(tmp_path):
    site = LocalSite(tmp_path / "var")
    assert site.refusal(VAR_DIR="/proc/variorum").startswith(
        "The data directory /proc/variorum cannot be written ("
    )


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


def test_a_damaged_database_is_refused_and_kept(copy):
    database = copy.directory / "variorum.sqlite3"
    damaged = bytearray(database.read_bytes())
    middle = len(damaged) // 2 // 4096 * 4096
    damaged[middle : middle + 40960] = os.urandom(40960)
    database.write_bytes(damaged)
    assert re.fullmatch(
        rf"The database {re.escape(str(database))} cannot be used \(.*(damaged|malformed).*\): "
        r"put a copy from a backup in its place, or move it away to begin anew\.\n",
        copy.refusal(),
    )
    assert database.read_bytes() == damaged


def test_a_database_of_a_later_version_is_refused_and_kept(copy):
    database = copy.directory / "variorum.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('conferences', '9999_later', '2030-01-01')"
        )
    connection.close()
    before = database.read_bytes()
    assert copy.refusal() == (
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
    command = [sys.executable, "-c", as_older, MANAGE, "preflight"]
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
    command = [sys.executable, tmp_path / "manage.py", "preflight"]
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
