"""The commands for cron run twice at once, as two processes: what is due is done once."""

import json
import smtplib
import socketserver
import threading
from contextlib import contextmanager

import pytest

from tests.local_sites import LocalSite, made_site, told_by

pytestmark = [pytest.mark.machine, pytest.mark.database]
RUNS, DUE, READERS = 3, 3, 12

# So many people, each approved for a time that has come; and so many accounts, each with two notices.
MAKE = """
from datetime import timedelta
from django.contrib.auth.models import Group, User
from django.utils import timezone
from conferences.models import Notice, Schedule
from conferences.permissions import EDITORS, REVIEWERS
from sources.editorial.guard import Permit, permitting
from tests.factories.submissions import approved, submitted
from tests.factories.works import make_event, make_person
accounts = {}
for name, group in (("editor", EDITORS), ("reviewer", REVIEWERS)):
    accounts[name] = User.objects.create_user(name, f"{name}@example.org", is_staff=True)
    accounts[name].groups.add(Group.objects.get(name=group))
editor, reviewer = accounts["editor"], accounts["reviewer"]
later = timezone.now() + timedelta(days=1)
for number in range(DUE):
    person = make_person(editor, f"Person {number}")
    approved(submitted(person, by=editor), reviewer, due=later)
with permitting(Permit.HISTORY):
    Schedule.objects.update(due=timezone.now())
Notice.objects.all().delete()
for place in range(READERS):
    name = f"reader-{place}"
    user = User.objects.create_user(name, f"{name}@example.org", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    for number in (1, 2):
        Notice.objects.create(
            user=user, occasion="changed", work_id=person.pk, kind="person", label="Person",
            number=number, by_name="Somebody", summary="Adds a claim.", at=timezone.now(),
        )
"""

RUN = """
import sys, time
from django.core.management import call_command
print("ready", flush=True)
sys.stdin.readline()
began = time.monotonic()
call_command("COMMAND")
print(began, time.monotonic())
"""

READ = """
import json
from conferences.models import Edition, Notice, Outcome
print(json.dumps({
    "editions": sorted(Edition.objects.values_list("label", "number")),
    "outcomes": sorted(Outcome.objects.values_list("fate", flat=True)),
    "told": sorted(Notice.objects.filter(occasion="published").values_list("label", "user__username")),
    "unsent": Notice.objects.filter(occasion="changed", mailed_at=None).count(),
}))
"""


class _Mail(socketserver.StreamRequestHandler):
    """So much of a mail server as takes a message."""

    def handle(self):
        self.say("220 mail.example.org")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.say("354 go on")
                for text in iter(self.rfile.readline, b".\r\n"):
                    if text.startswith(b"To: "):
                        self.server.taken.append(text[4:].decode().strip())
                self.say("250 taken")
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 mail.example.org")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server():
    """A mail server that notes to whom each message goes, in `taken`."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Mail) as server:
        server.daemon_threads, server.taken = True, []
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def run_at_once(here: LocalSite, command: str) -> list[str]:
    """Let some processes run a command, each before another has ended; return what they print."""
    runs = [here.program(RUN.replace("COMMAND", command)) for _number in range(RUNS)]
    for run in runs:
        assert run.stdout.readline() == "ready\n", run.stderr.read()
    for run in runs:
        run.stdin.write("go\n")
        run.stdin.flush()
    told = [told_by(run).rstrip().rpartition("\n") for run in runs]
    times = [tuple(map(float, last.split())) for _words, _line_end, last in told]
    assert max(began for began, _ended in times) < min(ended for _began, ended in times)
    return [words for words, _line_end, _last in told]


def test_what_is_due_is_published_once_and_each_digest_is_sent_once(tmp_path):
    with mail_server() as server:
        variables = {
            "NOTICES_BY_MAIL": "1",
            "EMAIL_URL": f"smtp://127.0.0.1:{server.server_address[1]}",
            "EMAIL_FROM": "desk@example.org",
        }
        with made_site(tmp_path / "var", **variables) as here:
            told_by(here.program(MAKE, DUE=DUE, READERS=READERS))
            sent = run_at_once(here, "send_notices")
            readers = {f"reader-{place}@example.org" for place in range(READERS)}
            assert (len(server.taken), set(server.taken)) == (READERS, readers)
            assert sum(int(words.split()[0]) for words in sent) == READERS

            published = run_at_once(here, "publish_due")
            assert "".join(published).count("Published: ") == DUE
            found = json.loads(told_by(here.program(READ)))
    people = [f"Person {number}" for number in range(DUE)]
    assert found["editions"] == [[person, 1] for person in people]
    assert found["outcomes"] == ["published"] * DUE
    assert [label for label, _user in found["told"]] == people
    assert found["unsent"] == 0


def test_the_mail_server_of_the_test_notes_what_it_takes():
    with mail_server() as server:
        with smtplib.SMTP("127.0.0.1", server.server_address[1]) as client:
            client.sendmail("a@example.org", ["b@example.org"], "To: b@example.org\r\n\r\nWords.")
        assert server.taken == ["b@example.org"]
