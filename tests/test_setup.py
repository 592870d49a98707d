"""The two commands of the README, on a new machine: what they make, and what they refuse."""

import json
import os
import re
from collections import Counter
from http.client import HTTPConnection
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.local_sites import BASE_DIR, LocalSite

pytestmark = pytest.mark.machine
README = (BASE_DIR / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """Give settings for as many new sites as are asked for, on the kind of database under test."""
    made: list[str] = []

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
        ("Test it", "tests/requirements.txt", "-m pytest -n auto --dist loadscope"),
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
        # An unusable password begins with an exclamation mark: nobody signs in with it.
        if row["model"] == "auth.user" and not row["fields"]["password"].startswith("!")
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
