"""The production server as a program of its own: its rate against the bare view, and its memory."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from tests.benchmarks.load import requests_per_second

WORKERS = 2
# How the site is served, and the plainest workers that gunicorn has.
AS_SERVED: tuple[str, ...] = ()
SYNCHRONOUS = ("--worker-class", "sync", "--threads", "1")
_STARTS_WITHIN = 30


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    process: int
    port: int

    def address(self, path: str) -> str:
        """Return where a page is."""
        return f"http://127.0.0.1:{self.port}{path}"


@dataclass(frozen=True)
class Rates:
    """Requests a second of a page and of the bare view, round by round."""

    page: tuple[float, ...]
    bare: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """Return the ratio of each round."""
        return [ours / theirs for ours, theirs in zip(self.page, self.bare, strict=True)]

    @property
    def ratio(self) -> float:
        """Return the median of the rounds' ratios."""
        return median(self.ratios)


@contextmanager
def serving(options: Sequence[str], environ: Mapping[str, str] = os.environ) -> Iterator[Server]:
    """Serve the site with gunicorn, two workers, as `config.server` says but for the options.

    Workers are not replaced after a number of requests, so that both views meet the same ones.
    """
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "python:config.server"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--max-requests", "0"]
    process = subprocess.Popen(
        [*command, *options, "config.wsgi"],
        env={**environ, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait(timeout=_STARTS_WITHIN)


def rates(server: Server, page: str, bare: str, *, rounds: int, seconds: int) -> Rates:
    """Return the rates of two pages that give the same answer, taken by turns.

    Raises ValueError where the answers differ in a byte or a header.
    """
    if fetch(server, page) != fetch(server, bare):
        raise ValueError(f"{page} and {bare} do not give the same answer.")
    for path in (page, bare):
        requests_per_second(server.address(path), 1)
    taken = [
        tuple(requests_per_second(server.address(path), seconds) for path in (page, bare))
        for _round in range(rounds)
    ]
    ours, theirs = zip(*taken, strict=True)
    return Rates(ours, theirs)


def fetch(server: Server, path: str) -> tuple[dict[str, str], bytes]:
    """Return headers and body of a page; the date is left out."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", path)
    response = connection.getresponse()
    if response.status != 200:
        raise ValueError(f"{path} was answered with {response.status}.")
    headers = {name: value for name, value in response.getheaders() if name != "Date"}
    return headers, response.read()


def memory(server: Server) -> tuple[float, float] | None:
    """Return the memory in MB (PSS) of the server with its workers, and of the workers alone.

    None where the system does not tell, which only Linux does.
    """
    children = Path(f"/proc/{server.process}/task/{server.process}/children")
    if not children.exists():
        return None
    workers = sum(_proportional_size(int(pid)) for pid in children.read_text().split())
    return workers + _proportional_size(server.process), workers


def _proportional_size(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes * 1024 / 1e6


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    limit = monotonic() + _STARTS_WITHIN
    while monotonic() < limit and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not start; what it says stands above.")
