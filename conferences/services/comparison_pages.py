"""The pages of two states of a work as readers would see them, to be compared; nothing is refused.

Texts that are not ready are shown, faulty ones with their faults, and what has been deleted since is
called what it was called.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation

from conferences.rendering.entry import render_entry
from conferences.rendering.values import EditionInfo, EntryView, NarrativeView, SourceView, WorkRef
from conferences.services.checking import check_drafts
from conferences.services.entry_library import Library, open_library
from conferences.services.entry_views import Draft, assemble, drafts_of, source_views, view_of
from conferences.services.fact_context import Batch
from conferences.services.findings import Finding
from sources.citing.pandoc import CitingFailed
from sources.citing.records import SourceRecord
from sources.citing.references import FormattedReference, Unformatted, format_references
from sources.editorial.models import Head
from sources.editorial.states import State
from sources.services.citation_style import site_style

# So many formatted references are kept in this process.
MOST_KEPT = 4_096
_kept: dict[tuple[SourceRecord, str, str], FormattedReference] = {}


def library_of(states: Sequence[State]) -> Library:
    """Return what the states rest on, with what was deleted since under the name it had last."""
    library = open_library(states)
    for state in states:
        for row in state.of("conferences.question"):
            library.questions_by_id.setdefault(row.member_id, row.fields["key"])
        for row in state.of("conferences.claim"):
            library.claims_by_id.setdefault(row.member_id, row.fields["key"])
    missing = {state.work_id for state in states} | set(_cited(states))
    missing -= set(library.refs)
    for head in Head.objects.filter(pk__in=missing):
        key = f"deleted-{head.pk}"
        library.refs[head.pk] = WorkRef(head.kind, key, "", {"en": head.label}, is_published=False)
        library.heads[head.pk] = head.number
        if head.kind == "source":
            library.source_keys[head.pk] = key
    return library


def page_of(state: State, library: Library, language: str) -> str:
    """Return the article of a state in a language; "" where there is no such work."""
    if state.record is None:
        return ""
    (draft,) = drafts_of([state], library).values()
    _with_all_texts(draft)
    batch = batch_of(draft, library)
    edition = EditionInfo(0, timezone.now(), (), "", "")
    with translation.override(language):
        view = view_of(draft, batch, library, Unformatted())
        references = _References(library, _used(view, state, library), language)
        view = replace(view, sources=source_views(library, references))
        return render_entry(_with_lost_sources(view, library), language, edition).html


def findings_in(state: State, library: Library) -> tuple[Finding, ...]:
    """Return what the checks find in a state, the gravest first; nothing where there is no such work."""
    if state.record is None:
        return ()
    drafts = drafts_of([state], library)
    found = check_drafts(drafts, batch_of(drafts[state.work_id], library), library)
    return found.get(state.work_id, ())


def batch_of(draft: Draft, library: Library) -> Batch:
    """Return what one state says beside all that is published."""
    _without_lost_questions(draft, library)
    return assemble({draft.state.work_id: draft}, library)


def languages_of(states: Iterable[State]) -> list[str]:
    """Return the languages in which one of the states has a text; else the site's own."""
    written = {
        row.fields["language"] for state in states for row in state.of("conferences.narrative")
    }
    found = [code for code, _name in settings.LANGUAGES if code in written]
    return found or [settings.LANGUAGE_CODE]


def _with_all_texts(draft: Draft) -> None:
    for row in draft.state.of("conferences.narrative"):
        words = {name: row.fields[name] for name in ("title", "summary", "body")}
        draft.narratives[row.fields["language"]] = NarrativeView(**words)


def _without_lost_questions(draft: Draft, library: Library) -> None:
    """Leave out of claims what they answered, where neither this work nor an edition asks it."""
    known = {*draft.questions, *library.questions}
    for key, claim in draft.claims.items():
        if claim.question and claim.question not in known:
            draft.claims[key] = replace(claim, question="")


def _with_lost_sources(view: EntryView, library: Library) -> EntryView:
    cited = {
        key
        for claim in view.claims.values()
        for citation in claim.citations
        for key in (citation.source, citation.via)
        if key and key not in view.sources
    }
    names = {ref.key: ref.titles["en"] for ref in library.refs.values() if ref.key in cited}
    lost = {
        key: SourceView(key, "", name, "und", "", "", "", name, "", "")
        for key, name in names.items()
    }
    return replace(view, sources={**view.sources, **lost})


def _cited(states: Iterable[State]) -> Iterable[UUID]:
    for state in states:
        for row in state.of("conferences.citation"):
            for name in ("source", "via"):
                if row.fields[name]:
                    yield UUID(row.fields[name])


def _used(view: EntryView, state: State, library: Library) -> set[str]:
    """Return the keys of the sources that a page may name, in claims of other works too."""
    cited = (citation for claim in view.claims.values() for citation in claim.citations)
    keys = {key for citation in cited for key in (citation.source, citation.via)}
    texts = [
        row.fields[name]
        for row in state.of("conferences.narrative")
        for name in ("summary", "body")
    ]
    if texts:
        keys |= {key for key in library.records if any(f"@{key}" in text for text in texts)}
    return keys | {view.ref.key}


class _References(Unformatted):
    """The references of some sources, formatted; those of all others are empty."""

    def __init__(self, library: Library, keys: set[str], language: str) -> None:
        super().__init__()
        records = [library.records[key] for key in sorted(keys) if key in library.records]
        style = site_style()
        missing = [record for record in records if (record, language, style) not in _kept]
        if missing:
            try:
                made = format_references(tuple(missing), language=language, style=style)
            except CitingFailed:
                made = {}
            if len(_kept) + len(missing) > MOST_KEPT:
                _kept.clear()
            _kept.update(((r, language, style), made[r.key]) for r in missing if r.key in made)
        for record in records:
            if found := _kept.get((record, language, style)):
                self[record.key] = found
