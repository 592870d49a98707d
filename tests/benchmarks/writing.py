"""Saving one changed claim through the door, and reading states back from a long history."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import process_time

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import QuerySet
from reversion.models import Revision, Version

from conferences.models import Claim
from sources.editorial.models import Act, Change, MemberVersion
from sources.editorial.recording import base_of, record
from sources.editorial.states import state_at
from tests.benchmarks.calls import queries_of
from tests.benchmarks.entries import SEED
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import StoredEntry
from tests.benchmarks.timing import milliseconds

AIM_QUERIES, AIM_BYTES, AIM_STATE_MS = 15, 8_000, 10
AIM_SAVE_MS = {"sqlite": 6, "postgresql": 10}


class Saver:
    """Changes one claim of an entry at a time, as a form does that holds the claim and its base."""

    def __init__(self, entry: StoredEntry, by: User) -> None:
        self.entry, self.by = entry, by
        self.number = base_of(entry.event)
        self._chance = random.Random(SEED)
        self._claims = list(Claim.objects.filter(pk__in=entry.claims))
        self._words = {claim.pk: claim.statement["en"] for claim in self._claims}

    def save_one(self) -> None:
        """Record one changed statement."""
        claim = self._chance.choice(self._claims)
        claim.statement = {"en": f"{self._words[claim.pk]} Change {self.number + 1}."}
        summary = "Corrects the statement after the source."
        with record(self.entry.event, by=self.by, act=Act.EDIT, summary=summary, base=self.number):
            claim.save()
        self.number += 1

    def save_until(self, number: int) -> None:
        """Go on until a change has this number, without waiting for the disk each time."""
        with unhurried_disk():
            while self.number < number:
                self.save_one()


@dataclass(frozen=True)
class Saves:
    """What saves cost at one stage of a history, each of them.

    `times` and `work` are milliseconds, `work` those of this process alone: the rest is the disk
    and, on PostgreSQL, the server. `grown` are bytes of the database, `stored` bytes of its rows.
    """

    times: tuple[float, ...]
    work: float
    grown: float
    queries: int
    stored: int

    @property
    def milliseconds(self) -> float:
        """The median time of a save."""
        return median(self.times)


def take_saves(savers: Sequence[Saver], *, count: int) -> list[Saves]:
    """Return what `count` saves of each entry cost; the entries take turns of up to 100 saves."""
    turn = min(count, 100)
    times: dict[Saver, list[float]] = {saver: [] for saver in savers}
    grown = dict.fromkeys(savers, 0)
    work = dict.fromkeys(savers, 0.0)
    for saver in savers:
        saver.save_one()
    for _turn in range(count // turn):
        for saver in savers:
            before, worked = _database_size(), process_time()
            times[saver] += [milliseconds(saver.save_one) for _save in range(turn)]
            work[saver] += process_time() - worked
            grown[saver] += _database_size() - before
    return [
        Saves(
            times=tuple(times[saver]),
            work=work[saver] * 1000 / count,
            grown=grown[saver] / count,
            queries=queries_of(saver.save_one),
            stored=_stored_bytes(saver),
        )
        for saver in savers
    ]


def save_figures(savers: Sequence[Saver], *, last_change: int, count: int) -> Iterator[Figure]:
    """Return the figures of saves, at the first changes and at those up to `last_change`."""
    for start in (1, last_change - count - 2):
        for saver in savers:
            saver.save_until(start)
        first = savers[0].number + 1
        stages = take_saves(savers, count=count)
        stage = f"changes {first:,} to {savers[0].number:,}"
        for saver, saves in zip(savers, stages, strict=True):
            yield _figure(f"save one changed claim of {saver.entry.size.name}, {stage}", saves)


def _figure(what: str, saves: Saves) -> Figure:
    most = AIM_SAVE_MS[connection.vendor]
    aims = " / ".join(f"{limit} ms" for limit in AIM_SAVE_MS.values())
    return Figure(
        what,
        f"≤ {aims}, {AIM_QUERIES} queries, {AIM_BYTES // 1000} kB",
        f"{saves.milliseconds:.1f} ms ({saves.work:.1f} ms of them our own work), "
        f"{saves.queries} queries, {saves.grown / 1000:.1f} kB "
        f"(rows alone {saves.stored / 1000:.1f} kB)",
        saves.milliseconds <= most and saves.queries <= AIM_QUERIES and saves.grown <= AIM_BYTES,
    )


def state_figure(saver: Saver, *, runs: int) -> Figure:
    """Return how long reading the entry takes as it was at changes drawn from all it has had."""
    work, latest = saver.entry.event.pk, saver.number
    chance = random.Random(SEED)
    for _run in range(5):
        state_at(work, latest // 2, latest=latest)
    queries = queries_of(lambda: state_at(work, latest // 2, latest=latest))
    times = []
    for number in chance.choices(range(1, latest + 1), k=runs):
        times.append(milliseconds(lambda at=number: state_at(work, at, latest=latest)))
    reached = f"{median(times):.1f} ms (slowest {max(times):.1f} ms), {_counted(queries)}"
    return Figure(
        f"state of {saver.entry.size.name} at any of {latest:,} changes",
        f"≤ {AIM_STATE_MS} ms",
        reached,
        median(times) <= AIM_STATE_MS,
    )


def _counted(queries: int) -> str:
    return "1 query" if queries == 1 else f"{queries} queries"


def _stored_bytes(saver: Saver) -> int:
    """Return the bytes of the values in the rows that the entry's latest change added."""
    work, number = saver.entry.event.pk, saver.number
    changes = Change.objects.filter(work_id=work, number=number)
    intervals = MemberVersion.objects.filter(work_id=work, since=number)
    versions = Version.objects.filter(pk__in=intervals.values("version"))
    revisions = Revision.objects.filter(pk__in=changes.values("revision"))
    return sum(_bytes_of(rows) for rows in (changes, intervals, versions, revisions))


def _bytes_of(rows: QuerySet) -> int:
    return sum(len(str(value).encode()) for row in rows.values_list() for value in row)


def _database_size() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        size: int = cursor.fetchone()[0]
        return size


@contextmanager
def unhurried_disk() -> Iterator[None]:
    """Let commits not wait for the disk."""
    on_postgresql = connection.vendor == "postgresql"
    kept, quick = ("on", "off") if on_postgresql else ("FULL", "OFF")
    name = "SET synchronous_commit =" if on_postgresql else "PRAGMA synchronous ="
    with connection.cursor() as cursor:
        cursor.execute(f"{name} {quick}")
        try:
            yield
        finally:
            cursor.execute(f"{name} {kept}")
