"""The form of an entry looked at before it is saved: the preview, the checks, the form itself."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sources.editorial.recording import base_of
from tests.benchmarks.calls import queries_of
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import StoredEntry
from tests.benchmarks.timing import median_of

AIM_LOOK_MS = 300
AIM_FORM_MS = 1_500
MOST_QUERIES = 60


def looking_figures(entry: StoredEntry, *, by: User, runs: int) -> Iterator[Figure]:
    """Return what a look at a reworded claim and a longer text costs, and what the form does."""
    visitor = Client(SERVER_NAME="127.0.0.1")
    visitor.force_login(by)
    name, pk = entry.size.name, entry.event.pk
    where = reverse("admin:conferences_event_preview", args=[pk])
    typed = _typed(entry)

    def look() -> None:
        _check(visitor.post(where, typed, headers={"Accept": "application/json"}))

    def form() -> None:
        _check(visitor.get(reverse("admin:conferences_event_change", args=[pk])))

    taken, queries = median_of(look, runs=runs), queries_of(look)
    yield Figure(
        f"preview and checks of {name} while a claim and the text are typed",
        f"≤ {AIM_LOOK_MS} ms",
        f"{taken:.0f} ms, {queries} queries",
        taken <= AIM_LOOK_MS,
    )
    taken, queries = median_of(form, runs=max(3, runs // 4)), queries_of(form)
    yield Figure(
        f"form of {name}, with all its rows",
        f"≤ {AIM_FORM_MS} ms, {MOST_QUERIES} queries",
        f"{taken:.0f} ms, {queries} queries",
        taken <= AIM_FORM_MS and queries <= MOST_QUERIES,
    )


def _check(answer: HttpResponse) -> None:
    if answer.status_code != 200:
        raise ValueError(f"A page of the desk was answered with {answer.status_code}.")


def _typed(entry: StoredEntry) -> dict[str, str]:
    """Return what the page's script sends: the work's own fields, and the rows that were touched."""
    event, claim = entry.event, entry.event.claims.get(pk=entry.claims[7])
    text = event.narratives.get()
    own = {name: getattr(event, name) for name in ("title", "event_kind", "key", "slug", "date")}
    rows = {
        "claims": {
            "id": claim.pk,
            "key": claim.key,
            "statement_en": "Typed at this moment.",
            "rank": claim.rank,
            "position": claim.position,
        },
        "narratives": {
            "id": text.pk,
            "language": text.language,
            "title": text.title,
            "summary": text.summary,
            "body": f"{text.body}\n\nTyped at this moment.",
            "is_ready": "on",
        },
    }
    sent = {**own, "change-base": base_of(event), "change-key": event.pk}
    for prefix, row in rows.items():
        sent |= {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 1}
        sent |= {f"{prefix}-0-{name}": value for name, value in row.items()}
    return {name: str(value) for name, value in sent.items()}
