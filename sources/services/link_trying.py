"""Trying addresses over the network: politely, within a time, and never within a private network.

An address comes from an editor or an imported file, and the server that follows it stands inside a network
of its own. So every host is looked up first, every address it has must be one of the public internet, and the
connection goes to the very address that was judged; each redirection is judged anew.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from sources.services.links import Try

AGENT = "Variorum-links/1"
MOST_REDIRECTIONS = 5
LONGEST_ROBOTS = 100_000
REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
# Not allowed or not offered with HEAD alone: asked again with GET, of which only the head is read.
ASK_AGAIN = frozenset({403, 405, 501})


class Refused(Exception):
    """The address is not one to be asked; nothing is recorded of it."""


@dataclass(frozen=True)
class Manners:
    """How the network is asked: seconds for one answer, seconds between two requests to one host, and for all.

    `allowed` are addresses within a network that may be asked all the same, for tests.
    """

    patience: float = 10.0
    pause: float = 1.0
    budget: float = 600.0
    allowed: Collection[str] = ()


@dataclass
class Visitor:
    """Asks hosts, and remembers what each allows and when it was asked last."""

    manners: Manners
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    rules: dict[str, RobotFileParser] = field(default_factory=dict)
    asked: dict[str, float] = field(default_factory=dict)

    def tries(self, addresses: Iterable[str]) -> Iterator[Try | str]:
        """Try addresses until the time is over; one that must not be asked comes back as a sentence."""
        end = self.clock() + self.manners.budget
        for address in addresses:
            if self.clock() >= end:
                return
            try:
                yield self._try(address)
            except Refused as refusal:
                yield f"{address}: {refusal}"

    def _try(self, address: str) -> Try:
        at = datetime.now(UTC)
        try:
            status = self._followed(address)
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            return Try(address, at, False, f"failed: {type(error).__name__}")
        # What asks for a password, or for patience, is there.
        is_reached = status < 400 or status in (401, 403, 429)
        return Try(address, at, is_reached, f"{'reached' if is_reached else 'failed'}: {status}")

    def _followed(self, address: str) -> int:
        for _step in range(MOST_REDIRECTIONS + 1):
            parts = parts_of(address)
            self._require_welcome(parts)
            status, onward = self._answer(parts, "HEAD")
            if status in ASK_AGAIN:
                status, onward = self._answer(parts, "GET")
            if status not in REDIRECTIONS or not onward:
                return status
            address = urljoin(address, onward)
        raise http.client.HTTPException("redirected too often")

    def _require_welcome(self, parts: SplitResult) -> None:
        host = parts.netloc
        if host not in self.rules:
            self.rules[host] = self._rules(parts)
        if not self.rules[host].can_fetch(AGENT, parts.geturl()):
            raise Refused("its host asks programs not to come (robots.txt)")

    def _rules(self, parts: SplitResult) -> RobotFileParser:
        """Return what a host asks of programs; one that says nothing asks nothing."""
        rules = RobotFileParser()
        place = parts._replace(path="/robots.txt", query="", fragment="")
        connection = self._connection(place)
        try:
            connection.request("GET", place.path, headers={"User-Agent": AGENT})
            answer = connection.getresponse()
            text = answer.read(LONGEST_ROBOTS) if answer.status == 200 else b""
        finally:
            connection.close()
        rules.parse(text.decode("utf-8", "replace").splitlines())
        return rules

    def _answer(self, parts: SplitResult, method: str) -> tuple[int, str]:
        connection = self._connection(parts)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request(method, target, headers={"User-Agent": AGENT, "Accept": "*/*"})
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location") or ""
        finally:
            connection.close()

    def _connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        address = public_address(host, port, self.manners.allowed)
        rest = self.asked.get(host, -self.manners.pause) + self.manners.pause - self.clock()
        if rest > 0:
            self.sleep(rest)
        self.asked[host] = self.clock()
        connect = _Secure if parts.scheme == "https" else _Plain
        return connect(host, port, address, self.manners.patience)


class _Plain(http.client.HTTPConnection):
    """A connection to the address that was judged, whatever its name leads to by now."""

    def __init__(self, host: str, port: int, address: str, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self.judged = (address, port)

    def connect(self) -> None:
        """Connect."""
        self.sock = socket.create_connection(self.judged, self.timeout)


class _Secure(_Plain):
    """The same, over TLS, by the name of the host."""

    default_port = 443

    def connect(self) -> None:
        """Connect, and have the host prove its name."""
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def parts_of(address: str) -> SplitResult:
    """Return the parts of an address of a page; raises Refused for any other."""
    try:
        parts = urlsplit(address)
        named = parts.hostname and (parts.port is None or parts.port)
    except ValueError as error:
        raise Refused("this is no address") from error
    is_written = address.isascii() and address.isprintable() and " " not in address
    if parts.scheme not in ("http", "https") or not named or parts.username or not is_written:
        raise Refused("only addresses that begin with http or https, without a name to sign in by")
    return parts


def public_address(host: str, port: int, allowed: Collection[str] = ()) -> str:
    """Return an address of a host on the public internet; raises Refused if it has any that is not."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(each[4][0]) for each in found]
    for address in addresses:
        if address not in allowed and not _is_public(address):
            raise Refused("its host lies in a private network")
    return addresses[0]


def _is_public(address: str) -> bool:
    number = ipaddress.ip_address(address.partition("%")[0])
    within = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None) or number
    return number.is_global and within.is_global and not number.is_multicast
