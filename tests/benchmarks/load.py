"""How many requests a second a server answers: by wrk where it is installed, else by our own."""

import http.client
import re
import shutil
import subprocess
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter
from urllib.parse import urlsplit

CONNECTIONS = 4
_RATE = re.compile(r"Requests/sec:\s+([0-9.]+)")
_FAULT = re.compile(r"Non-2xx.*|Socket errors:.*(?:timeout|connect) [1-9].*")


def client_name() -> str:
    """Return which client puts the load on."""
    return "wrk" if shutil.which("wrk") else "a client of our own, on the same processors"


def requests_per_second(address: str, seconds: int) -> float:
    """Return the rate at which a page is answered; raises ValueError unless all answers are 200."""
    if not shutil.which("wrk"):
        return _by_our_own(address, seconds)
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    fault, rate = _FAULT.search(said), _RATE.search(said)
    if fault or rate is None:
        raise ValueError(f"{address}: {fault[0] if fault else said}")
    return float(rate[1])


def _by_our_own(address: str, seconds: int) -> float:
    with ProcessPoolExecutor(CONNECTIONS) as pool:
        rates = [pool.submit(_rate_of_one, address, seconds) for _client in range(CONNECTIONS)]
        return sum(rate.result() for rate in rates)


def _rate_of_one(address: str, seconds: int) -> float:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc)
    count, start = 0, perf_counter()
    while perf_counter() - start < seconds:
        connection.request("GET", parts.path)
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise ValueError(f"{address} was answered with {response.status}.")
        count += 1
    return count / (perf_counter() - start)
