"""Parsing, rendering and formatting references in this process."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.utils import timezone, translation

from conferences.rendering.entry import parse_entry, render_entry
from conferences.services.publication import ToPublish, proofs_of
from sources.citing import pandoc
from sources.citing.records import SourceRecord
from sources.citing.references import format_references
from sources.models import Source
from sources.services.records import source_record
from tests.benchmarks.entries import make_edition
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import StoredEntry
from tests.benchmarks.timing import median_of

LANGUAGE = "en"
AIM_RENDER_MS = {"S": 2, "L": 10}


def rendering_figures(entry: StoredEntry, *, by: User, runs: int) -> Iterator[Figure]:
    """Return what making a page out of an entry costs, its parts apart."""
    name, edition = entry.size.name, make_edition()
    (proof,) = proofs_of([ToPublish(entry.event.pk)], by=by, at=timezone.now())
    view = proof.views[LANGUAGE]
    with translation.override(LANGUAGE):
        parsed = parse_entry(view, LANGUAGE)
        rendered = median_of(lambda: render_entry(view, LANGUAGE, edition, parsed), runs=runs)
        parsing = median_of(lambda: parse_entry(view, LANGUAGE), runs=runs)
    limit = AIM_RENDER_MS[name]
    yield Figure(
        f"render {name}, text parsed and references formatted",
        f"≤ {limit} ms",
        f"{rendered:.1f} ms",
        rendered <= limit,
    )
    yield Figure(f"parse the text of {name}", "", f"{parsing:.1f} ms")
    records = _records(entry)
    pandoc = median_of(lambda: _formatted_anew(records), runs=max(3, runs // 10), warm_up=1)
    what = f"format the {len(records)} references of {name}, one call of pandoc"
    yield Figure(what, "", f"{pandoc:.0f} ms")


def _formatted_anew(records: tuple[SourceRecord, ...]) -> None:
    """Format references as if it were for the first time: an answer is kept for the next to ask."""
    pandoc._answer.cache_clear()
    format_references(records, language=LANGUAGE)


def _records(entry: StoredEntry):
    keys = [source.pk for source in entry.sources]
    rows = Source.objects.filter(pk__in=keys).prefetch_related(
        "creators", "derivations__derived_from"
    )
    return tuple(source_record(row) for row in rows)
