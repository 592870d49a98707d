"""Trying addresses: what counts as reached, what is never asked, and how politely hosts are asked."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from django.core.management import call_command

from sources.models import LinkCheck
from sources.services.link_trying import Manners, Refused, Visitor, parts_of, public_address
from tests.factories.works import make_source

ALLOWED = Manners(patience=5, pause=0, budget=60, allowed=("127.0.0.1",))


class Pages(BaseHTTPRequestHandler):
    """A host with a page for each thing that can happen; it notes what it was asked."""

    asked: list[tuple[str, str]]

    def answer(self) -> None:
        self.asked.append((self.command, self.path))
        if self.path == "/robots.txt":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"User-agent: *\nDisallow: /private/\n")
            return
        status, onward = {
            "/there": (200, ""),
            "/gone": (404, ""),
            "/sign-in": (401, ""),
            "/moved": (301, "/there"),
            "/round": (302, "/round"),
            "/inside": (302, "http://10.0.0.1/secret"),
            "/file": (302, "file:///etc/passwd"),
            "/no-head": (405 if self.command == "HEAD" else 200, ""),
        }[self.path.partition("?")[0]]
        self.send_response(status)
        if onward:
            self.send_header("Location", onward)
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 - named by the library

    def log_message(self, *_args) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    asked: list[tuple[str, str]] = []
    handler = type("Handler", (Pages,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "result"),
    [
        ("/there", "reached: 200"),
        ("/there?page=1", "reached: 200"),
        ("/gone", "failed: 404"),
        ("/sign-in", "reached: 401"),
        ("/moved", "reached: 200"),
        ("/no-head", "reached: 200"),
        ("/round", "failed: HTTPException"),
    ],
)
def test_what_comes_of_a_try(host, path, result):
    (tried,) = Visitor(ALLOWED).tries([host[0] + path])
    assert (tried.result, tried.is_reached) == (result, result.startswith("reached"))


@pytest.mark.parametrize("path", ["/inside", "/file", "/private/page"])
def test_what_must_not_be_asked_is_told_and_not_recorded(host, path):
    address, asked = host
    (said,) = Visitor(ALLOWED).tries([address + path])
    assert isinstance(said, str)
    assert said.startswith(address + path)
    assert ("HEAD", "/private/page") not in asked


def test_nothing_within_a_private_network_is_asked_unless_allowed(host):
    address, asked = host
    (said,) = Visitor(Manners(pause=0)).tries([f"{address}/there"])
    assert said == f"{address}/there: its host lies in a private network"
    assert asked == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "::1",  # noqa: S104 - refused
     "fd00::1", "fe80::1", "::ffff:10.0.0.1", "100.64.0.1", "224.0.0.1", "2002:a00:1::"],
)  # fmt: skip
def test_private_addresses_are_refused(address):
    with pytest.raises(Refused, match="private network"):
        public_address(address, 80)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "//a.example/", "http:///x",
     "http://user:word@a.example/", "http://a.example:0/", "http://a.example:99999/", "http://a.example/\r\nX: y",
     "http://a.example/ x", "http://[", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(address):
    with pytest.raises(Refused):
        parts_of(address)


def test_a_host_that_does_not_answer_has_failed():
    (tried,) = Visitor(ALLOWED).tries(["http://127.0.0.1:1/page"])
    assert (tried.is_reached, tried.result) == (False, "failed: ConnectionRefusedError")


def test_one_host_is_asked_slowly_and_no_longer_than_the_time_allows(host):
    address, asked = host
    now = [100.0]
    slept = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    manners = Manners(pause=1.0, budget=4.0, allowed=("127.0.0.1",))
    visitor = Visitor(manners, sleep=sleep, clock=lambda: now[0])
    tries = list(visitor.tries([f"{address}/there?n={number}" for number in range(9)]))
    # The first asks for robots.txt too; after four seconds nothing more is begun.
    assert (len(tries), slept) == (4, [1.0] * 4)
    assert [path for _method, path in asked][:2] == ["/robots.txt", "/there?n=0"]


@pytest.mark.django_db
def test_the_command_tries_what_is_due_and_records_it(host, editor):
    address, _asked = host
    make_source(editor, "There", key="there", url=f"{address}/gone")
    out = StringIO()
    call_command("check_links", "--now", "--pause=0", "--allow=127.0.0.1", stdout=out)
    assert out.getvalue() == (
        f"{address}/gone: failed: 404\nReached: 0. Failed: 1. Not asked: 0.\n"
    )
    assert list(LinkCheck.objects.values_list("address", "is_reached", "result")) == [
        (f"{address}/gone", False, "failed: 404")
    ]
    out = StringIO()
    call_command("check_links", "--now", "--pause=0", "--allow=127.0.0.1", stdout=out)
    assert out.getvalue() == "Reached: 0. Failed: 0. Not asked: 0.\n"
