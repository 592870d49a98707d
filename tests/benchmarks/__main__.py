"""Take the figures and print their table: `python -m tests.benchmarks`.

SQLite always; PostgreSQL too where BENCH_DATABASE_URL or DATABASE_URL names a server, in a database
that is created beside the one named, and dropped. Nothing is written but into a temporary
directory, unless README.md is asked for.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.figures import Figure, Report, table
from tests.benchmarks.load import CONNECTIONS, client_name
from tests.benchmarks.places import address_of_postgresql, beside, place
from tests.benchmarks.readme import write_figures
from tests.benchmarks.timing import median_of

TOP = Path(__file__).resolve().parents[2]


def main() -> None:
    """Take the figures on each database, print them, and write them where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds; for trying out")
    parser.add_argument("--only", nargs="+", help="take these parts alone; see parts.py")
    parser.add_argument(
        "--write-readme", action="store_true", help="put the table into README.md, under Figures"
    )
    options = parser.parse_args()
    described = list(conditions(quick=options.quick))
    postgresql = address_of_postgresql(os.environ)
    only = ("--only", *options.only) if options.only else ()
    asked = (*(("--quick",) if options.quick else ()), *only)
    reports = [report_on("", asked)]
    if postgresql:
        reports.append(report_on(postgresql, asked))
    figures = table(reports, described)
    sys.stdout.write(f"{figures}\n")
    if options.write_readme and not options.only:
        write_figures(figures)


def report_on(server: str, asked: Sequence[str]) -> Report:
    """Take the figures that are asked for on PostgreSQL at an address, on SQLite where that is empty."""
    with ExitStack() as stack:
        database = stack.enter_context(beside(server)) if server else ""
        environ = stack.enter_context(place(database))
        command = [sys.executable, "-m", "django", "measure", *asked]
        done = subprocess.run(command, cwd=TOP, env=environ, stdout=subprocess.PIPE, check=True)
    said = json.loads(done.stdout.splitlines()[-1])
    figures = tuple(Figure(**figure) for figure in said["figures"])
    return Report(said["database"], tuple(said["conditions"]), figures)


def conditions(*, quick: bool) -> Iterator[str]:
    """Say when and on what the figures are taken, before they are."""
    yield f"Taken on {datetime.now(UTC):%d %B %Y}" + (", quickly" if quick else "")
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    yield f"{os.cpu_count()} processors ({processor()}), load before the start {load}"
    yield (
        f"{pace():.0f} ms for adding 200,000 squares in Python, to compare machines by: these figures "
        "go with it"
    )
    yield f"Python {platform.python_version()}, Django {version('django')}"
    yield (
        f"gunicorn {version('gunicorn')} with two workers, load by {client_name()} over "
        f"{CONNECTIONS} connections; page and bare view by turns, ratio and range of the rounds"
    )


def pace() -> float:
    """Return how long this machine takes for the same simple work everywhere, in milliseconds."""
    return median_of(lambda: sum(number * number for number in range(200_000)), runs=20)


def processor() -> str:
    """Return what the processor calls itself."""
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


if __name__ == "__main__":
    main()
