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
    # Processor time of the workers for one request, in milliseconds: what other programs on the
    # machine disturb less. Empty where the system does not tell.
    page_work: tuple[float, ...] = ()
    bare_work: tuple[float, ...] = ()

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
    paths = (page, bare)
    for path in paths:
        requests_per_second(server.address(path), 1)
    taken = [[_round(server, path, seconds) for path in paths] for _round_number in range(rounds)]
    (page_rates, page_work), (bare_rates, bare_work) = (
        zip(*column, strict=True) for column in zip(*taken, strict=True)
    )
    told = all(work is not None for work in page_work)
    return Rates(page_rates, bare_rates, *((page_work, bare_work) if told else ()))


def _round(server: Server, path: str, seconds: int) -> tuple[float, float | None]:
    """Return the rate of one round, and the milliseconds of work that a request was."""
    before = _work(server)
    rate = requests_per_second(server.address(path), seconds)
    after = _work(server)
    if before is None or after is None:
        return rate, None
    return rate, (after - before) * 1000 / (rate * seconds)


def _work(server: Server) -> float | None:
    """Return the processor time in seconds that the workers have had so far."""
    workers = _workers(server)
    if not workers:
        return None
    stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in workers]
    ticks = sum(int(fields[11]) + int(fields[12]) for fields in stats)
    return ticks / os.sysconf("SC_CLK_TCK")


def _workers(server: Server) -> list[int]:
    children = Path(f"/proc/{server.process}/task/{server.process}/children")
    return [int(pid) for pid in children.read_text().split()] if children.exists() else []


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
    workers = _workers(server)
    if not workers:
        return None
    theirs = sum(_proportional_size(pid) for pid in workers)
    return theirs + _proportional_size(server.process), theirs


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
