"""The history of an entry that has many editions, with what changed in each."""

from collections.abc import Iterator
from functools import partial

from django.contrib.auth.models import User
from django.core.cache import cache

from conferences.services.publication import ToPublish, publish
from tests.benchmarks.calls import Application, ask, queries_of
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import StoredEntry
from tests.benchmarks.histories import Editing
from tests.benchmarks.timing import median_of, milliseconds

AIM_MS = 100


def edition_figures(
    application: Application,
    entry: StoredEntry,
    people: tuple[User, User],
    *,
    editions: int,
    runs: int,
) -> Iterator[Figure]:
    """Publish an entry so many times, one change each, and return what its public history costs."""
    editor, approver = people
    editing = Editing(entry, [editor])
    for _edition in range(editions - 1):
        editing.go_on(1)
        publish(ToPublish(entry.event.pk), by=approver, summary="Another change.")
    for what, path in (
        ("history, one page of it", "history/"),
        ("what changed since the first", "v/1/since/"),
    ):
        act = partial(ask, application, f"{entry.path}{path}")
        act()
        cache.clear()
        first = milliseconds(act)
        time = median_of(act, runs=runs)
        yield Figure(
            f"{what}, {entry.size.name} with {editions} editions (the first time)",
            f"≤ {AIM_MS} ms",
            f"{time:.1f} ms, {queries_of(act)} queries ({first:.0f} ms)",
            time <= AIM_MS,
        )
