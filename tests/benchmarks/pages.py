"""Public pages: rate against the bare view, weight, queries, memory of the server."""

from collections.abc import Iterator, Sequence
from functools import partial
from statistics import median

from tests.benchmarks.bare import keep
from tests.benchmarks.calls import Application, ask, queries_of
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import StoredEntry
from tests.benchmarks.serving import Rates, Server, fetch, memory, rates
from tests.benchmarks.timing import median_of, medians_of

AIM_RATIO, AIM_MEMORY_MB = 0.75, 140
AIM_PAGE_KB = {"S": 25, "L": 170}


def rate_figures(
    server: Server,
    entries: Sequence[StoredEntry],
    queries: dict[str, int],
    *,
    rounds: int,
    how: str,
) -> Iterator[Figure]:
    """Return the rate of each entry's page against that of the bare view, under one server."""
    for entry in entries:
        name = entry.size.name
        headers, body = fetch(server, entry.path)
        keep(name, body, headers)
        taken = rates(server, entry.path, f"/bare/{name}/", rounds=rounds, seconds=2)
        yield Figure(
            f"current page of {name} against a bare view, {how}",
            f"≥ {AIM_RATIO}, 1 query",
            f"{_in_words(taken)}, {queries[name]} query",
            taken.ratio >= AIM_RATIO and queries[name] == 1,
        )


def _in_words(taken: Rates) -> str:
    spread = f"{min(taken.ratios):.2f}–{max(taken.ratios):.2f}"
    rates_taken = f"{median(taken.page):,.0f} of {median(taken.bare):,.0f} requests/s"
    if not taken.page_work:
        return f"{taken.ratio:.2f} ({spread}; {rates_taken})"
    work = f"{median(taken.page_work):.2f} and {median(taken.bare_work):.2f} ms of processor each"
    return f"{taken.ratio:.2f} ({spread}; {rates_taken}; {work})"


def page_queries(application: Application, entry: StoredEntry) -> int:
    """Return how many queries the page of an entry costs once its frame is made."""
    ask(application, entry.path)
    return queries_of(lambda: ask(application, entry.path))


def page_figures(
    application: Application, entries: Sequence[StoredEntry], *, runs: int
) -> Iterator[Figure]:
    """Return time and weight of each entry's page, without a server."""
    for entry in entries:
        name = entry.size.name
        page, bare = medians_of(
            [partial(ask, application, path) for path in (entry.path, f"/bare/{name}/")], runs=runs
        )
        yield Figure(
            f"current page of {name}, time within the application, bare view beside it",
            "",
            f"{page:.2f} ms, {bare:.2f} ms",
        )
    for entry in entries:
        name, answer = entry.size.name, ask(application, entry.path)
        limit, size = AIM_PAGE_KB[entry.size.name], len(answer.body) / 1000
        yield Figure(
            f"weight of the page of {name}, uncompressed (gzip)",
            f"≤ {limit} kB",
            f"{size:.1f} kB ({answer.packed / 1000:.1f} kB)",
            size <= limit,
        )


def list_figure(application: Application, *, runs: int) -> Figure:
    """Return what the list of events costs, with whatever is published by now."""
    act = partial(ask, application, "/events/")
    time = median_of(act, runs=runs)
    return Figure(
        "list of the events of the collection", "", f"{time:.1f} ms, {queries_of(act)} queries"
    )


def memory_figure(server: Server, entries: Sequence[StoredEntry]) -> Iterator[Figure]:
    """Return the memory of the server at rest, once each worker has answered for some pages."""
    for _request in range(10):
        for entry in entries:
            fetch(server, entry.path)
    taken = memory(server)
    if taken is None:
        return
    whole, workers = taken
    yield Figure(
        "memory of two idle workers and what starts them (workers alone), PSS",
        f"≤ {AIM_MEMORY_MB} MB",
        f"{whole:.0f} MB ({workers:.0f} MB)",
        whole <= AIM_MEMORY_MB,
    )
