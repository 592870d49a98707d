"""Several programs write to one work at once, and one of them is killed: nothing is lost or half done."""

import json

import pytest

from tests.local_sites import made_site, told_by

pytestmark = [pytest.mark.machine, pytest.mark.database]

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


def test_many_writers_and_one_killed_lose_nothing(tmp_path):
    numbers = {"SAVES": SAVES, "WRITERS": WRITERS}
    with made_site(tmp_path / "var") as here:
        told_by(here.program(MAKE, **numbers))
        writers = [here.program(WRITE, NUMBER=number, **numbers) for number in range(WRITERS)]
        doomed = writers.pop()
        assert doomed.stdout is not None
        assert doomed.stdout.readline() != ""
        doomed.kill()
        acknowledged = 1 + len(doomed.communicate()[0].splitlines())
        stale = [int(told_by(writer).splitlines()[-1].split()[1]) for writer in writers]

        found = json.loads(told_by(here.program(READ)))
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
