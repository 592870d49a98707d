"""The editions of one act before anything is written: each work as its pages would be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import translation

from conferences.models import Edition
from conferences.rendering.addresses import public_address
from conferences.rendering.entry import parse_entry, render_entry
from conferences.rendering.lags import Lag
from conferences.rendering.readings import render_readings
from conferences.rendering.values import EditionInfo, EntryView, RenderedEntry, RenderedReading
from conferences.services.entry_library import Library
from conferences.services.entry_views import Draft, view_of
from conferences.services.fact_context import Batch
from conferences.services.findings import Finding
from conferences.services.lags import lags_of
from conferences.services.own_citations import CitedEditions, Sheet, cite_editions
from conferences.services.work_pasts import WorkPasts, pasts_of
from sources.citing.references import FormattedReference
from sources.editorial.account_names import name_of
from sources.editorial.models import Change


@dataclass(frozen=True)
class Proof:
    """What an edition would be: the entry in each language, before anything is written."""

    draft: Draft
    change: Change
    number: int
    previous: Edition | None
    rendered: Mapping[str, RenderedEntry]
    readings: Mapping[str, tuple[RenderedReading, ...]]
    views: Mapping[str, EntryView]
    rests_on: Mapping[str, int]
    written_by: tuple[str, ...]
    findings: tuple[Finding, ...]
    lags: Mapping[str, Lag]


@dataclass(frozen=True)
class Begun:
    """A proof before it is rendered: what its pages show, and what they say of their edition."""

    draft: Draft
    change: Change
    previous: Edition | None
    info: EditionInfo
    sheets: Mapping[str, Sheet]


class Press:
    """Renders proofs of one act, with what they share fetched and formatted once."""

    def __init__(
        self,
        library: Library,
        batch: Batch,
        references: Mapping[str, Mapping[str, FormattedReference]],
        findings: Mapping[UUID, tuple[Finding, ...]],
        *,
        by: User,
        at: datetime,
    ) -> None:
        self.library, self.batch, self.references = library, batch, references
        self.findings = findings
        self.by, self.at = by, at

    def proofs(self, drafts: Sequence[Draft]) -> list[Proof]:
        """Return the proof of each work, all of them cited in one run."""
        pasts = pasts_of([draft.state for draft in drafts])
        begun = [self._begin(draft, pasts) for draft in drafts]
        cited = cite_editions(sheet for each in begun for sheet in each.sheets.values())
        return [self._proof(each, cited) for each in begun]

    def _begin(self, draft: Draft, pasts: WorkPasts) -> "Begun":
        work_id, ref = draft.state.work_id, draft.ref
        change, previous = pasts.changes[work_id], pasts.previous.get(work_id)
        number = previous.number + 1 if previous else 1
        info = EditionInfo(
            number=number,
            at=self.at,
            written_by=pasts.written_by[work_id],
            published_by=name_of(self.by),
            address=public_address(ref.kind, ref.slug, settings.LANGUAGE_CODE) + f"v/{number}/",
            site_name=settings.SITE_NAME,
            site_address=settings.SITE_ADDRESS,
        )
        sheets = {}
        for language in self._languages(draft):
            with translation.override(language):
                view = view_of(draft, self.batch, self.library, self.references[language])
            sheets[language] = Sheet(view, language, info, parse_entry(view, language))
        return Begun(draft, change, previous, info, sheets)

    def _proof(self, begun: "Begun", cited: CitedEditions) -> Proof:
        rendered, readings = {}, {}
        for language, sheet in begun.sheets.items():
            info = replace(begun.info, cited_as=cited[sheet.named])
            with translation.override(language):
                rendered[language] = render_entry(sheet.view, language, info, sheet.parsed)
                readings[language] = render_readings(sheet.view, language, info, sheet.parsed)
        views = {language: sheet.view for language, sheet in begun.sheets.items()}
        return Proof(
            begun.draft,
            begun.change,
            begun.info.number,
            begun.previous,
            rendered,
            readings,
            views,
            self._rests_on(views, rendered),
            begun.info.written_by,
            self.findings[begun.draft.state.work_id],
            lags_of(begun.draft, begun.sheets),
        )

    def _languages(self, draft: Draft) -> list[str]:
        """Entries appear in the languages they are written in, records in all of the site's."""
        codes = [code for code, _name in settings.LANGUAGES]
        if draft.ref.kind not in ("event", "person"):
            return codes
        written = [code for code in codes if code in draft.narratives]
        return written or [settings.LANGUAGE_CODE]

    def _rests_on(
        self, views: Mapping[str, EntryView], rendered: Mapping[str, RenderedEntry]
    ) -> dict[str, int]:
        """Return the latest change of every other work that the page takes words from."""
        view = next(iter(views.values()))
        keys = {("source", key) for claim in used_claims(view) for key in _sources_of(view, claim)}
        keys |= {
            (ref.kind, ref.key)
            for fact in view.facts
            for value in fact.values
            for ref in (value.ref, value.side)
            if ref
        }
        keys |= {("source", key) for entry in rendered.values() for key in entry.cited_sources}
        keys |= {
            (view.claims[key].work.kind, view.claims[key].work.key) for key in used_claims(view)
        }
        keys |= set(_read_from(view))
        keys.discard((view.ref.kind, view.ref.key))
        by_name = {(ref.kind, ref.key): pk for pk, ref in self.library.refs.items()}
        # A claim published by a work that was deleted since rests on nothing that could be refreshed.
        known = [by_name[name] for name in sorted(keys) if name in by_name]
        return {str(key): self.library.heads[key] for key in known}


def used_claims(view: EntryView) -> list[str]:
    """Return the keys of the claims that an entry lists, or that its questions weigh."""
    answers = [key for question in view.questions for key in question.answers]
    taken = [key for reading in view.readings for key in reading.answers]
    return list(dict.fromkeys((*view.own_claims, *view.concerning, *answers, *taken)))


def _read_from(view: EntryView) -> Iterator[tuple[str, str]]:
    """Yield the works that readings of an entry take their events and their accounts from."""
    for reading in view.readings:
        yield from ((part.ref.kind, part.ref.key) for part in reading.parts)
        for account in reading.accounts:
            yield from (("source", key) for key in (account.source, account.via) if key)


def _sources_of(view: EntryView, claim: str) -> Iterator[str]:
    for citation in view.claims[claim].citations:
        yield citation.source
        if citation.via:
            yield citation.via
