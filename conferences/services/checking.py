"""The checks of a work's state before it is published: what stops it, what an editor should look at."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from conferences.rendering.standing import weigh
from conferences.services.acceptances import with_acceptances
from conferences.services.date_checks import check_dates, lives_of
from conferences.services.entry_library import Library, open_library
from conferences.services.entry_views import Draft, assemble, drafts_of, source_views
from conferences.services.evidence_checks import Evidence, check_evidence
from conferences.services.fact_context import Batch
from conferences.services.findings import Finding, Level
from conferences.services.link_checks import check_links, dead_sources
from conferences.services.place_name_checks import names_of_places
from conferences.services.reading_checks import check_readings
from conferences.services.text_checks import check_texts
from sources.citing.references import Unformatted
from sources.editorial.states import State
from sources.services.links import dead_links

_ORDER = {level: place for place, level in enumerate(Level)}


def check_works(states: Iterable[State]) -> dict[UUID, tuple[Finding, ...]]:
    """Check states of works that would be published together; the gravest findings first.

    A state in which the work is deleted has no findings. The number of queries is fixed.
    """
    present = [state for state in states if state.record is not None]
    if not present:
        return {}
    library = open_library(present)
    drafts = drafts_of(present, library)
    return check_drafts(drafts, assemble(drafts, library), library)


def check_drafts(
    drafts: Mapping[UUID, Draft], batch: Batch, library: Library
) -> dict[UUID, tuple[Finding, ...]]:
    """Check drafts with what they are published beside; one query, for the warnings that were accepted."""
    sources = source_views(library, Unformatted())
    weighings = weigh(batch.claims, batch.questions.values(), sources)
    dead = dead_links()
    evidence = Evidence(
        weighings, sources, library.source_keys, dead_sources(library.records, dead)
    )
    lives = lives_of(drafts.values())
    names = names_of_places(drafts.values(), library)
    found = {
        work_id: [
            *check_evidence(draft, evidence),
            *check_links(draft, evidence, dead),
            *check_dates(draft, batch, weighings, lives),
            *check_texts(draft, batch, library, names),
            *check_readings(draft, batch, library),
        ]
        for work_id, draft in drafts.items()
    }
    return {work_id: in_order(each) for work_id, each in with_acceptances(found).items()}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the gravest first, what was accepted last of its level, then by code."""
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[int, bool, str]:
    return _ORDER[finding.level], finding.accepted is not None, finding.code


def blocking(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that keep a work from publication."""
    return [finding for finding in findings if finding.blocks]
