"""All figures in parts, one after another: reading first, while the histories are short."""

import gc
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.wsgi import get_wsgi_application

from sources.editorial.recording import base_of
from tests.benchmarks.articles import article_figures
from tests.benchmarks.asking import asking_figures
from tests.benchmarks.calls import Application
from tests.benchmarks.comparing import comparison_figures
from tests.benchmarks.editions import edition_figures
from tests.benchmarks.entries import L, S
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import StoredEntry, make_accounts, publish_entry, store
from tests.benchmarks.histories import Editing, blame_figure, history_figures
from tests.benchmarks.importing import import_figures
from tests.benchmarks.looking import looking_figures
from tests.benchmarks.pages import (
    list_figure,
    memory_figure,
    page_figures,
    page_queries,
    rate_figures,
)
from tests.benchmarks.picking import picking_figures
from tests.benchmarks.rendering import rendering_figures
from tests.benchmarks.searching import search_figures
from tests.benchmarks.serving import AS_SERVED, SYNCHRONOUS, serving
from tests.benchmarks.taking_back import taking_back_figures
from tests.benchmarks.writing import Saver, save_figures, state_figure


@dataclass(frozen=True)
class Site:
    """What is measured: the first collection, and S and L published, with who wrote and approved them."""

    application: Application
    of_the_list: Figure
    entries: list[StoredEntry]
    editor: User
    approver: User
    quick: bool

    def runs(self, count: int) -> int:
        """Return how often a thing is done, a tenth of that where it is for trying out."""
        return max(count // 10, 3) if self.quick else count


def figures(only: Collection[str] = (), *, quick: bool) -> Iterator[Figure]:
    """Take the figures of all parts, or of those named."""
    site = _made(quick=quick)
    for name, taken in PARTS.items():
        if not only or name in only:
            yield from taken(site)


def _made(*, quick: bool) -> Site:
    application = get_wsgi_application()
    # Of the collection alone, before the entries of the measurement stand in it.
    of_the_list = list_figure(application, runs=20 if quick else 200)
    editor, approver = make_accounts()
    entries = [store(size, by=editor) for size in (S, L)]
    for entry in entries:
        publish_entry(entry, by=approver)
    # As the server does before it makes its workers.
    gc.collect()
    gc.freeze()
    return Site(application, of_the_list, entries, editor, approver, quick)


def _pages(site: Site) -> Iterator[Figure]:
    entries, rounds = site.entries, 3 if site.quick else 9
    queries = {entry.size.name: page_queries(site.application, entry) for entry in entries}
    with serving(AS_SERVED) as server:
        of_memory = list(memory_figure(server, entries))
        yield from rate_figures(
            server, entries, queries, rounds=rounds, how="served as in production"
        )
    with serving(SYNCHRONOUS) as server:
        yield from rate_figures(
            server, entries, queries, rounds=rounds, how="two synchronous workers"
        )
    yield from page_figures(site.application, entries, runs=site.runs(200))
    yield site.of_the_list
    yield from of_memory


def _rendering(site: Site) -> Iterator[Figure]:
    for entry in site.entries:
        yield from rendering_figures(entry, by=site.approver, runs=site.runs(200))


def _looking(site: Site) -> Iterator[Figure]:
    for entry in site.entries:
        yield from looking_figures(entry, by=site.editor, runs=20)


def _comparing(site: Site) -> Iterator[Figure]:
    for entry in site.entries:
        yield from comparison_figures(entry, by=site.editor, runs=site.runs(200))


def _taking_back(site: Site) -> Iterator[Figure]:
    yield from taking_back_figures(site.entries[-1], by=site.editor, runs=site.runs(50))


def _writing(site: Site) -> Iterator[Figure]:
    savers = [Saver(entry, site.editor) for entry in site.entries]
    yield from save_figures(savers, last_change=1_000, count=site.runs(200))
    yield state_figure(savers[-1], runs=200)
    yield from _of_histories(savers[-1], site)
    if not site.quick:
        savers[-1].save_until(10_000)
        yield state_figure(savers[-1], runs=200)
        yield from history_figures(savers[-1].entry, site.approver, runs=50)


def _of_histories(saver: Saver, site: Site) -> Iterator[Figure]:
    """Take the figures of blame and history once two people have edited all parts of the entry."""
    Editing(saver.entry, [saver.by, site.approver]).go_on(site.runs(200))
    saver.number = base_of(saver.entry.event)
    yield from history_figures(saver.entry, site.approver, runs=site.runs(50))
    yield blame_figure(saver.entry, site.approver, runs=site.runs(20))


def _editions(site: Site) -> Iterator[Figure]:
    people = (site.editor, site.approver)
    yield from edition_figures(
        site.application, site.entries[0], people, editions=site.runs(50), runs=20
    )


def _asking(site: Site) -> Iterator[Figure]:
    yield from asking_figures(site.application, by=site.approver, runs=20)


def _searching(site: Site) -> Iterator[Figure]:
    yield from search_figures(
        site.application, by=site.approver, runs=site.runs(200), quick=site.quick
    )


def _articles(site: Site) -> Iterator[Figure]:
    yield from article_figures(by=site.editor)


def _importing(site: Site) -> Iterator[Figure]:
    yield from import_figures(quick=site.quick)


def _picking(site: Site) -> Iterator[Figure]:
    yield from picking_figures(by=site.editor, runs=site.runs(100), quick=site.quick)


# Search and what comes after it fill the site: all else would be measured among their editions and sources.
PARTS: dict[str, Callable[[Site], Iterator[Figure]]] = {
    "pages": _pages,
    "rendering": _rendering,
    "looking": _looking,
    "comparing": _comparing,
    "taking back": _taking_back,
    "writing": _writing,
    "editions": _editions,
    "asking": _asking,
    "searching": _searching,
    "articles": _articles,
    "importing": _importing,
    "picking": _picking,
}
