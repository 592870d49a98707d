"""Blame and histories of an entry that has had many changes, and of a site with many."""

import random
from collections.abc import Callable, Iterator
from itertools import count

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse

from conferences.models import Citation, Claim, Narrative
from sources.editorial.models import Act, Change
from sources.editorial.recording import base_of, record
from tests.benchmarks.calls import queries_of
from tests.benchmarks.entries import SEED
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import StoredEntry
from tests.benchmarks.timing import median_of
from tests.benchmarks.writing import unhurried_disk

AIM_BLAME_MS, AIM_HISTORY_MS = 500, 5


class Editing:
    """Changes an entry as editors do: mostly claims, but citations and the text as well."""

    def __init__(self, entry: StoredEntry, people: list[User]) -> None:
        self.entry, self.people = entry, people
        self._chance = random.Random(SEED)
        self._numbers = count(1)
        self._claims = list(Claim.objects.filter(pk__in=entry.claims))
        self._words = {claim.pk: claim.statement["en"] for claim in self._claims}
        self._citations = list(Citation.objects.filter(claim__in=entry.claims))
        self._narrative = Narrative.objects.get(work_id=entry.event.pk, language="en")

    def go_on(self, changes: int) -> None:
        """Record some more changes."""
        base = base_of(self.entry.event)
        with unhurried_disk():
            for number in range(base, base + changes):
                by = self._chance.choice(self.people)
                row = self._edited()
                summary = "Corrects it after the source."
                with record(self.entry.event, by=by, act=Act.EDIT, summary=summary, base=number):
                    row.save()

    def _edited(self) -> Claim | Citation | Narrative:
        number = next(self._numbers)
        (kind,) = self._chance.choices(("claim", "citation", "text"), (70, 15, 15))
        if kind == "claim":
            claim = self._chance.choice(self._claims)
            claim.statement = {"en": f"{self._words[claim.pk]} Change {number}."}
            return claim
        if kind == "citation":
            citation = self._chance.choice(self._citations)
            citation.locator = f"p. {number}"
            citation.stance = self._chance.choice(("supports", "disputes"))
            return citation
        paragraphs = self._narrative.body.split("\n\n")
        place = self._chance.randrange(len(paragraphs))
        paragraphs[place] += f" Added in round {number}."
        self._narrative.body = "\n\n".join(paragraphs)
        return self._narrative


def page_of(path: str, user: User) -> Callable[[], HttpResponse]:
    """Return what answers a request for a page of the desk in this process, with its template."""
    found, requests = resolve(path.partition("?")[0]), RequestFactory()

    def answer() -> HttpResponse:
        request = requests.get(path)
        request.user = user
        response = found.func(request, *found.args, **found.kwargs)
        if response.status_code != 200:
            raise ValueError(f"{path} was answered with {response.status_code}.")
        return response

    return answer


def blame_figure(entry: StoredEntry, user: User, *, runs: int) -> Figure:
    """Return how long the page takes that says who wrote what in an entry."""
    what = f"blame of {entry.size.name}, {base_of(entry.event):,} changes, the whole page"
    path = reverse("review:blame", args=["event", entry.event.pk])
    return _figure(what, page_of(path, user), AIM_BLAME_MS, runs=runs)


def history_figures(entry: StoredEntry, user: User, *, runs: int) -> Iterator[Figure]:
    """Return how long fifty changes of an entry, and of the whole site, take to list."""
    changes = f"{base_of(entry.event):,} changes"
    path = reverse("review:history", args=["event", entry.event.pk])
    what = f"history of {entry.size.name}, 50 of {changes}, the whole page"
    yield _figure(what, page_of(path, user), AIM_HISTORY_MS, runs=runs)
    total = f"{Change.objects.count():,} changes"
    what = f"history of the site, 50 of {total}, the whole page"
    yield _figure(what, page_of(reverse("review:site-history"), user), None, runs=runs)


def _figure(what: str, act: Callable[[], object], aim: float | None, *, runs: int) -> Figure:
    time = median_of(act, runs=runs)
    reached = f"{time:.1f} ms, {queries_of(act)} queries"
    if aim is None:
        return Figure(what, "", reached)
    return Figure(what, f"≤ {aim} ms", reached, time <= aim)
