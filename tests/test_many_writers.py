"""Several programs write to one work at once, and one of them is killed: nothing is lost or half done."""

import json
import subprocess
import sys
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from tests.local_sites import BASE_DIR, LocalSite

pytestmark = pytest.mark.machine

MAKE = """
import json
from django.contrib.auth.models import User
from conferences.models import Claim, Event
from sources.editorial.models import Act
from sources.editorial.recording import record
by = User.objects.create_user("first")
event = Event(title="Zakopane conference")
with record(event, by=by, act=Act.CREATE, summary="Made.", base=0):
    event.save()
    for number in range(WRITERS):
        Claim.objects.create(work=event, key=f"claim-{number}", statement={"en": "First."})
"""

WRITE = """
import sys
from django.contrib.auth.models import User
from conferences.models import Claim, Event
from sources.editorial.errors import StaleWrite
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
by, event = User.objects.get(), Event.objects.get()
written, refused = 0, 0
while written < SAVES:
    claim, base = Claim.objects.get(key="claim-NUMBER"), base_of(event)
    claim.statement = {"en": f"Writer NUMBER, save {written + 1}."}
    try:
        with record(event, by=by, act=Act.EDIT, summary=f"NUMBER {written + 1}", base=base):
            claim.save()
    except StaleWrite:
        refused += 1
        continue
    written += 1
    print(written, refused, flush=True)
"""

READ = """
import json
from conferences.models import Claim
from sources.editorial.models import Change
print(json.dumps({
    "numbers": list(Change.objects.order_by("number").values_list("number", flat=True)),
    "summaries": list(Change.objects.order_by("number").values_list("summary", flat=True)),
    "claims": {claim.key: claim.statement["en"] for claim in Claim.objects.all()},
}))
"""

WRITERS, SAVES = 4, 12


@contextmanager
def site(directory):
    """A site on the database that the suite runs on: a file of SQLite, or a new one of PostgreSQL."""
    if connection.vendor == "sqlite":
        yield LocalSite(directory)
        return
    held = connection.settings_dict
    name = f"variorum_{uuid4().hex[:12]}"
    server = f"postgres://{held['USER']}@{held['HOST']}:{held['PORT'] or 5432}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as owner:
        owner.execute(f'CREATE DATABASE "{name}"')
    try:
        yield LocalSite(directory, DATABASE_URL=f"{server}/{name}")
    finally:
        with psycopg.connect(f"{server}/postgres", autocommit=True) as owner:
            owner.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def program(here: LocalSite, text: str, **numbers: int) -> subprocess.Popen[str]:
    for name, number in {"SAVES": SAVES, "WRITERS": WRITERS, **numbers}.items():
        text = text.replace(name, str(number))
    return subprocess.Popen(
        [sys.executable, BASE_DIR / "manage.py", "shell", "--no-imports", "-c", text],
        env={**here.environment, "DEBUG": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def told_by(one: subprocess.Popen[str]) -> str:
    told, wrong = one.communicate(timeout=180)
    assert one.returncode == 0, wrong
    return told


def test_many_writers_and_one_killed_lose_nothing(tmp_path):
    with site(tmp_path / "var") as here:
        (tmp_path / "var").mkdir()
        here.run("migrate", "-v0", DEBUG="1")
        told_by(program(here, MAKE))
        writers = [program(here, WRITE, NUMBER=number) for number in range(WRITERS)]
        doomed = writers.pop()
        assert doomed.stdout is not None
        assert doomed.stdout.readline() != ""
        doomed.kill()
        acknowledged = 1 + len(doomed.communicate()[0].splitlines())
        stale = [int(told_by(writer).splitlines()[-1].split()[1]) for writer in writers]

        found = json.loads(told_by(program(here, READ)))
        changes = len(found["numbers"])
        assert found["numbers"] == list(range(1, changes + 1))
        # Of the killed one a save may be stored that it could no longer tell of, never less.
        own = [summary for summary in found["summaries"] if summary.startswith("3 ")]
        assert len(own) in (acknowledged, acknowledged + 1)
        assert changes == 1 + 3 * SAVES + len(own)
        for number in range(3):
            assert found["claims"][f"claim-{number}"] == f"Writer {number}, save {SAVES}."
        assert found["claims"]["claim-3"] == f"Writer 3, save {len(own)}."
        assert sum(stale) > 0, "no two writers ever met: the test shows nothing"
        assert "every chain holds" in here.run("verify_history", DEBUG="1").stdout
