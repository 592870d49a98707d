"""Takes the figure of an import: `python -m tests.benchmarks.importing`.

A file of 5,000 sources, half of them in the library already, exactly or nearly, is read, compared with
20,000, imported as one act, and undone; then the library is looked through for what is there twice. On
SQLite, in a directory that is gone afterwards; on the database of the environment with `--here`.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

from sources.citing.records import CreatorRecord
from sources.exchange.exchanged import Exchanged
from tests.benchmarks.figures import Figure
from tests.benchmarks.places import place

TOP = Path(__file__).resolve().parents[2]
_COMMAND = [sys.executable, "-m", "tests.benchmarks.importing"]
AIM_SECONDS, AIM_MEGABYTES = 60, 500
WORDS = [
    "war",
    "Poland",
    "documents",
    "secret",
    "protocol",
    "Katyń",
    "NKVD",
    "Gestapo",
    "history",
    "memoir",
    "Zakopane",
    "Kraków",
    "Lwów",
    "occupation",
    "resistance",
    "deportation",
    "Soviet",
    "German",
    "treaty",
    "border",
    "archive",
    "officers",
    "camp",
    "letter",
    "testimony",
    "police",
    "cooperation",
    "Мемуары",
    "архив",
    "история",
    "Warszawa",
    "październik",
    "Einsatzgruppen",
    "Verbrechen",
    "Geschichte",
]
SYLLABLES = [
    "ka",
    "ro",
    "mi",
    "ta",
    "le",
    "vo",
    "sza",
    "dre",
    "ni",
    "po",
    "gu",
    "ber",
    "stan",
    "witz",
    "ov",
]
TYPES = ("book", "article-journal", "document", "chapter")


def invented(number: int) -> Exchanged:
    """Return a source of no meaning, always the same for a number."""
    chance = random.Random(number)  # nothing is kept secret by it
    title = " ".join(
        [chance.choice(WORDS) for _word in range(chance.randint(2, 5))]
        + [_word(chance) for _name in range(chance.randint(1, 3))]
    )
    year, month, day = chance.randint(1920, 2020), chance.randint(1, 12), chance.randint(1, 28)
    values = {
        "key": f"source-{number}",
        "type": chance.choice(TYPES),
        "title": title.capitalize(),
        "issued": chance.choice((f"{year}", f"{year}-{month:02}-{day:02}")),
        "language": "pl",
    }
    makers = range(chance.randint(1, 3))
    return Exchanged(
        values,
        tuple(CreatorRecord("author", family=_word(chance), given="Jan") for _maker in makers),
    )


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _syllable in range(chance.randint(2, 4)))


def file_of(size: int) -> Iterator[Exchanged]:
    """Give sources of which one half is new, a quarter there, and a quarter there but for a letter."""
    for number in range(size):
        known = invented(number if number % 2 else 1_000_000 + number)
        if number % 4 == 3:
            values = {**known.values, "title": known["title"][:-1] + "x", "key": f"other-{number}"}
            known = Exchanged(values, known.creators)
        yield known


def measure(library: int, size: int) -> dict[str, float]:
    """Fill a library, and return what each step of an import takes, in seconds and megabytes."""
    # Imported late: the models need the settings.
    import django  # noqa: PLC0415

    django.setup()
    from django.contrib.auth.models import User  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from sources.exchange.formats import written  # noqa: PLC0415
    from sources.exchange.importing import undo_import  # noqa: PLC0415
    from sources.exchange.judging import likely_pairs  # noqa: PLC0415
    from sources.exchange.keeping_files import keep_file  # noqa: PLC0415
    from sources.exchange.limits import MOST_SOURCES  # noqa: PLC0415
    from sources.exchange.reading_apart import read_apart  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    user = User.objects.create(username="bench-importing")
    for start in range(0, library, MOST_SOURCES):
        part = [invented(number) for number in range(start, min(library, start + MOST_SOURCES))]
        _import_all(_done(keep_file(user, "library", part)))
    content = "".join(written(file_of(size), "bibtex")).encode()
    taken: dict[str, float] = {}

    def timed(what: str, act: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        outcome = act()
        taken[what] = time.perf_counter() - began
        return outcome

    sources = timed("read", lambda: read_apart(content))
    kept = timed("compared", lambda: _done(keep_file(user, "file", sources)))
    timed("written", lambda: _import_all(kept))
    taken["all of it"] = sum(taken.values())
    timed("undone", lambda: undo_import(kept, by=user, summary="Undoes it."))
    timed("looked through for what is there twice", likely_pairs)
    timed("looked through again", likely_pairs)
    for whose, who in (
        ("memory of this process", resource.RUSAGE_SELF),
        ("memory of its reader", resource.RUSAGE_CHILDREN),
    ):
        taken[whose] = resource.getrusage(who).ru_maxrss / 1024
    return taken


def _import_all(kept: Any) -> None:
    from sources.exchange.importing import import_sources  # noqa: PLC0415 - the models need the settings

    kept.rows.update(decision="import")
    _done(import_sources(kept, by=kept.owner, summary="Imports all of it."))


def import_figures(*, quick: bool) -> Iterator[Figure]:
    """Take the figures in a process of its own, on the database of the environment, which it fills."""
    library, size = (1_000, 250) if quick else (20_000, 5_000)
    command = [*_COMMAND, "--here", "--json", "--library", str(library), "--file", str(size)]
    done = subprocess.run(command, cwd=TOP, check=True, stdout=subprocess.PIPE)
    taken = json.loads(done.stdout.splitlines()[-1])
    seconds, memory = taken["all of it"], taken["memory of this process"]
    yield Figure(
        f"import {size:,} sources into a library of {library:,}: read, compared, written",
        f"≤ {AIM_SECONDS} s, {AIM_MEGABYTES} MB",
        f"{seconds:.1f} s ({taken['read']:.1f}, {taken['compared']:.1f}, {taken['written']:.1f}), {memory:.0f} MB",
        seconds <= AIM_SECONDS and memory < AIM_MEGABYTES,
    )
    first, again = (
        taken[what] for what in ("looked through for what is there twice", "looked through again")
    )
    yield Figure(
        f"find what may be there twice among {library:,} sources, and again while none changed",
        "",
        f"{first:.1f} s, {again * 1000:.0f} ms",
    )


def _done(act: Generator[Any, None, Any]) -> Any:
    while True:
        try:
            next(act)
        except StopIteration as end:
            return end.value


def main() -> None:
    """Measure in a place of its own."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.importing", description=__doc__
    )
    parser.add_argument("--library", type=int, default=20_000)
    parser.add_argument("--file", type=int, default=5_000)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        taken = measure(options.library, options.file)
        lines = (
            f"{what}: {value:.1f} {'MB' if what.startswith('memory') else 's'}"
            for what, value in taken.items()
        )
        sys.stdout.write((json.dumps(taken) if options.json else "\n".join(lines)) + "\n")
        return
    sizes = ["--library", str(options.library), "--file", str(options.file)]
    with place() as environ:
        subprocess.run([*_COMMAND, "--here", *sizes], cwd=TOP, env=environ, check=True)


if __name__ == "__main__":
    main()
