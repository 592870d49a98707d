"""The check of addresses: a source that can be read at a dead one only can no longer be followed."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from conferences.services.entry_views import Draft
from conferences.services.evidence_checks import CITATION, Evidence
from conferences.services.findings import Finding, Level
from sources.citing.records import SourceRecord
from sources.services.links import DeadLink

SOURCE = "sources.source"


def dead_sources(
    records: Mapping[str, SourceRecord], dead: Mapping[str, DeadLink]
) -> dict[str, DeadLink]:
    """Return the sources, by key, whose address is dead and of which no archived copy is known."""
    return {
        key: dead[record.url]
        for key, record in records.items()
        if record.url in dead and not (record.archived_url or record.is_archived)
    }


def check_links(
    draft: Draft, evidence: Evidence, dead: Mapping[str, DeadLink]
) -> Iterator[Finding]:
    """Find the source itself, or the first citation of each source, whose address is dead."""
    if draft.ref.kind == "source":
        record = draft.record
        link = dead.get(record["url"])
        if link and not (record["archived_url"] or record["is_archived"]):
            said = _said(draft.ref.key, link)
            yield Finding("C4", Level.WARN, said, SOURCE, draft.state.work_id, "url")
        return
    told = set()
    for row in draft.state.of(CITATION):
        key = evidence.source_keys[UUID(row.fields["source"])]
        if key in evidence.dead and key not in told:
            told.add(key)
            said = _said(key, evidence.dead[key])
            yield Finding("C4", Level.WARN, said, CITATION, row.member_id, "source")


def _said(key: str, link: DeadLink) -> str:
    message = _(
        "The address of %(source)s does not answer: it failed on %(first)s, on %(last)s, and whenever it was "
        "tried between. Give an archived copy."
    )
    return message % {
        "source": key,
        "first": f"{link.first:%Y-%m-%d}",
        "last": f"{link.last:%Y-%m-%d}",
    }
