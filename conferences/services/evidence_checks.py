"""Checks of claims and citations: whether the evidence is there, and can be found again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.rendering.standing import DISPUTED, ONE_SOURCE, Weighing
from conferences.rendering.values import ClaimView, SourceView
from conferences.services.entry_views import Draft
from conferences.services.findings import Finding, Level
from sources.dates import parse_edtf
from sources.editorial.states import Row
from sources.services.links import DeadLink

CLAIM, CITATION = "conferences.claim", "conferences.citation"
# What has no pages, or is short enough to be found without a place.
WITHOUT_PLACES = frozenset(
    {"webpage", "entry-encyclopedia", "entry-dictionary", "graphic", "map", "dataset", "collection",
     "personal_communication"}
)  # fmt: skip
LONGEST_QUOTATION = 300
LONGEST_LIFE = 110
LONGEST_WANTED = timedelta(days=30)


@dataclass(frozen=True)
class Evidence:
    """All claims weighed together, all sources by key, and the keys of sources by id.

    `dead` are the sources whose address is dead and of which no archived copy is known.
    """

    weighings: Mapping[str, Weighing]
    sources: Mapping[str, SourceView]
    source_keys: Mapping[UUID, str]
    dead: Mapping[str, DeadLink] = field(default_factory=dict)


def check_evidence(draft: Draft, evidence: Evidence) -> Iterator[Finding]:
    """Find claims without evidence or on one source, and citations that cannot be followed."""
    is_of_the_living = draft.ref.kind == "person" and may_be_alive(draft.record)
    for member_id, key in draft.claim_keys.items():
        claim = draft.claims[key]
        yield from _check_claim(UUID(member_id), claim, evidence)
        if is_of_the_living:
            yield from _check_of_the_living(UUID(member_id), claim, evidence)
    for row in draft.state.of(CLAIM):
        yield from _check_wanted(row)
    for row in draft.state.of(CITATION):
        yield from _check_citation(row, draft, evidence)


def _check_wanted(row: Row) -> Iterator[Finding]:
    since = row.fields["evidence_wanted_since"]
    day = parse_edtf(since).latest if since else None
    if day is not None and timezone.now().date() - day > LONGEST_WANTED:
        message = _("Evidence for the claim %(key)s has been wanted since %(since)s: %(reason)s")
        values = {"key": row.fields["key"], "since": since, "reason": row.fields["evidence_wanted"]}
        yield Finding("C12", Level.WARN, message % values, CLAIM, row.member_id, "evidence_wanted")


def _check_claim(member_id: UUID, claim: ClaimView, evidence: Evidence) -> Iterator[Finding]:
    if not claim.citations:
        message = _("The claim %(key)s has no citation: cite what it rests on, or delete it.")
        yield Finding("C1", Level.BLOCK, message % {"key": claim.key}, CLAIM, member_id)
        return
    weighing = evidence.weighings[claim.key]
    if weighing.word == ONE_SOURCE:
        many = len(set(weighing.supporting)) > 1
        message = (
            _("The sources of the claim %(key)s all go back to one.")
            if many
            else _("The claim %(key)s rests on one source.")
        )
        yield Finding("C3", Level.WARN, message % {"key": claim.key}, CLAIM, member_id)
    yield from _check_rank(member_id, claim, weighing, evidence)


def may_be_alive(person: Mapping[str, Any]) -> bool:
    """Say whether a person may live: no death is recorded, and the birth is, not too long ago."""
    if person["died"] or not person["born"]:
        return False
    born = parse_edtf(person["born"]).padded_latest
    return born is not None and timezone.now().year - born.year <= LONGEST_LIFE


def _check_of_the_living(
    member_id: UUID, claim: ClaimView, evidence: Evidence
) -> Iterator[Finding]:
    """Stop what is in question about a living person and rests on one source."""
    weighing = evidence.weighings[claim.key]
    is_contentious = claim.question or weighing.rivals or weighing.word == DISPUTED
    if claim.citations and is_contentious and weighing.independent < 2:
        message = _(
            "The claim %(key)s is in question, is about a person who may be alive, and rests on one source."
        )
        yield Finding("C15", Level.BLOCK, message % {"key": claim.key}, CLAIM, member_id)


def _check_rank(
    member_id: UUID, claim: ClaimView, weighing: Weighing, evidence: Evidence
) -> Iterator[Finding]:
    if claim.rank == "normal":
        return
    if not claim.rank_reason.strip():
        message = _("The claim %(key)s is ranked without a reason: say why, for readers to see.")
        yield Finding(
            "C7", Level.BLOCK, message % {"key": claim.key}, CLAIM, member_id, "rank_reason"
        )
    if claim.rank != "preferred":
        return
    for rival in weighing.rivals:
        count = evidence.weighings[rival].independent
        if count > weighing.independent:
            message = _(
                "The claim %(key)s is preferred and has %(own)d independent sources; "
                "%(rival)s has %(others)d."
            )
            values = {
                "key": claim.key,
                "own": weighing.independent,
                "rival": rival,
                "others": count,
            }
            yield Finding("C7", Level.WARN, message % values, CLAIM, member_id, "rank")


def _check_citation(row: Row, draft: Draft, evidence: Evidence) -> Iterator[Finding]:
    fields = row.fields
    source = evidence.sources[evidence.source_keys[UUID(fields["source"])]]
    at = {"source": source.key, "claim": draft.claim_keys[fields["claim"]]}
    # That a forgery says something may be worth a mention; nothing may rest on it.
    if source.is_withdrawn and fields["stance"] != "mentions":
        message = _(
            "The claim %(claim)s cites %(source)s, which is withdrawn: cite another source."
        )
        yield Finding("C5", Level.BLOCK, message % at, CITATION, row.member_id, "source")
    if not fields["locator"].strip() and source.type not in WITHOUT_PLACES:
        message = _("The citation of %(source)s for %(claim)s names no place in it: page, folio …")
        yield Finding("C2", Level.WARN, message % at, CITATION, row.member_id, "locator")
    yield from _check_quotation(row, at)


def _check_quotation(row: Row, at: Mapping[str, str]) -> Iterator[Finding]:
    fields = row.fields
    if len(fields["quotation"].split()) > LONGEST_QUOTATION:
        message = _("The quotation from %(source)s for %(claim)s is longer than %(limit)d words.")
        values = {**at, "limit": LONGEST_QUOTATION}
        yield Finding("C10", Level.NOTE, message % values, CITATION, row.member_id, "quotation")
    if fields["translation"].strip() and not fields["quotation"].strip():
        message = _(
            "The citation of %(source)s for %(claim)s has a translation without its original."
        )
        yield Finding("C10", Level.NOTE, message % at, CITATION, row.member_id, "translation")
