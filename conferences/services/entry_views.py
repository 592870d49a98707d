"""A work at one change as the value that rendering takes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from conferences.models import EventKind
from conferences.rendering.values import (
    CitationView,
    ClaimView,
    EntryView,
    NarrativeView,
    QuestionView,
    SourceView,
    WorkRef,
)
from conferences.services.entry_library import Library
from conferences.services.fact_context import Batch
from conferences.services.facts import facts_of
from sources.citing.references import FormattedReference
from sources.editorial.states import Row, State

CITATION_TEXTS = (
    "stance", "locator", "quotation", "quotation_language", "translation", "translator", "note", "consulted",
)  # fmt: skip
CLAIM_TEXTS = (
    "key", "statement", "property", "value", "value_words", "rank", "rank_reason", "standing_override",
    "standing_reason",
)  # fmt: skip


@dataclass
class Draft:
    """What one state says by itself, before it is set beside the others."""

    state: State
    ref: WorkRef
    claims: dict[str, ClaimView] = field(default_factory=dict)
    claim_keys: dict[str, str] = field(default_factory=dict)
    concerns: dict[str, list[WorkRef]] = field(default_factory=dict)
    questions: dict[str, QuestionView] = field(default_factory=dict)
    narratives: dict[str, NarrativeView] = field(default_factory=dict)

    @property
    def kind_of_event(self) -> str:
        """What kind of event it is; "" for other works."""
        return str(self.record.get("event_kind", ""))

    @property
    def record(self) -> Mapping[str, Any]:
        """The columns of the work's own record."""
        row = self.state.record
        return row.fields if row else {}


def drafts_of(states: Iterable[State], library: Library) -> dict[UUID, Draft]:
    """Return what each state says by itself, by work."""
    return {state.work_id: _draft(state, library) for state in states}


def _draft(state: State, library: Library) -> Draft:
    draft = Draft(state, _ref_of(state, library))
    citations: dict[str, list[Row]] = {}
    for row in state.of("conferences.citation"):
        citations.setdefault(row.fields["claim"], []).append(row)
    for row in state.of("conferences.claim"):
        claim = _claim(row, draft.ref, citations.get(str(row.member_id), []), library)
        draft.claims[claim.key] = claim
        draft.claim_keys[str(row.member_id)] = claim.key
    for row in state.of("conferences.concern"):
        target = library.refs.get(UUID(row.fields["work"]))
        if target:
            draft.concerns.setdefault(draft.claim_keys[row.fields["claim"]], []).append(target)
    for row in state.of("conferences.question"):
        texts = {
            name: row.fields[name]
            for name in ("key", "text", "property", "is_exclusive", "would_settle")
        }
        draft.questions[texts["key"]] = QuestionView(work=draft.ref, answers=(), **texts)
    for row in state.of("conferences.narrative"):
        if row.fields["is_ready"]:
            words = {name: row.fields[name] for name in ("title", "summary", "body")}
            draft.narratives[row.fields["language"]] = NarrativeView(**words)
    return draft


def _ref_of(state: State, library: Library) -> WorkRef:
    """Return the work as this state names it, which need not be how the desk names it now."""
    now, record = library.refs[state.work_id], state.record
    fields: Mapping[str, Any] = record.fields if record else {}
    titles = {"en": fields.get("title") or fields.get("name") or now.titles["en"]}
    for row in state.of("conferences.narrative"):
        if row.fields["title"]:
            titles[row.fields["language"]] = row.fields["title"]
    return replace(now, slug=fields.get("slug", now.slug), titles=titles)


def _claim(row: Row, ref: WorkRef, citations: Iterable[Row], library: Library) -> ClaimView:
    question = row.fields["question"]
    return ClaimView(
        work=ref,
        citations=tuple(_citation(item, library) for item in citations),
        question=library.questions_by_id.get(UUID(question), "") if question else "",
        **{name: row.fields[name] for name in CLAIM_TEXTS},
    )


def _citation(row: Row, library: Library) -> CitationView:
    via = row.fields["via"]
    return CitationView(
        source=library.source_keys[UUID(row.fields["source"])],
        via=library.source_keys[UUID(via)] if via else "",
        **{name: row.fields[name] for name in CITATION_TEXTS},
    )


def assemble(drafts: Mapping[UUID, Draft], library: Library) -> Batch:
    """Set the drafts beside what is published: all claims, questions with all their answers."""
    batch = Batch(claims=dict(library.claims), questions=dict(library.questions))
    batch.concerning = {target: list(keys) for target, keys in library.concerning.items()}
    for draft in drafts.values():
        batch.claims.update(draft.claims)
        batch.questions.update(draft.questions)
        for key, targets in draft.concerns.items():
            for target in targets:
                batch.concerning.setdefault((target.kind, target.key), []).append(key)
    for key, question in batch.questions.items():
        answers = tuple(claim.key for claim in batch.claims.values() if claim.question == key)
        batch.questions[key] = replace(question, answers=answers)
    batch.note_relations(drafts.values(), library)
    return batch


def view_of(
    draft: Draft, batch: Batch, library: Library, references: Mapping[str, FormattedReference]
) -> EntryView:
    """Return the entry with all that its page may rest on, in the language that is active.

    `references` are in that language too.
    """
    target = (draft.ref.kind, draft.ref.key)
    concerning = [key for key in batch.concerning.get(target, ()) if key not in draft.claims]
    facts = facts_of(draft.state, draft.ref, tuple(draft.claims.values()), batch, library)
    shown = {claim.question for claim in draft.claims.values()} | set(draft.questions)
    shown |= {batch.claims[key].question for key in concerning}
    used = {*draft.claims, *concerning, *_named_in_texts(draft)}
    used |= {key for fact in facts for value in fact.values for key in value.claims}
    asked = _asked(
        {batch.claims[key].question for key in used if key in batch.claims} | shown, batch
    )
    used |= {key for question in asked for key in question.answers}
    return EntryView(
        ref=draft.ref,
        change=draft.state.number,
        facts=facts,
        narratives=draft.narratives,
        claims={key: claim for key, claim in batch.claims.items() if key in used},
        own_claims=tuple(draft.claims),
        concerning=tuple(concerning),
        questions=tuple(question for question in asked if question.key in shown),
        asked=asked,
        sources=source_views(library, references),
        links=library.links,
        kind_words=str(dict(EventKind.choices).get(draft.kind_of_event, "")),
    )


_CLAIM_IN_TEXT = re.compile(r"\{claim=([\w-]+)\}")


def _named_in_texts(draft: Draft) -> set[str]:
    """Return the keys of the claims that the texts name, whether or not there are such claims."""
    texts = (text for words in draft.narratives.values() for text in (words.summary, words.body))
    return {key for text in texts for key in _CLAIM_IN_TEXT.findall(text)}


def _asked(keys: set[str], batch: Batch) -> tuple[QuestionView, ...]:
    return tuple(
        question for key, question in batch.questions.items() if key in keys and question.answers
    )


def source_views(
    library: Library, references: Mapping[str, FormattedReference]
) -> dict[str, SourceView]:
    """Return all sources as notes need them."""
    slugs = {ref.key: ref.slug for ref in library.refs.values() if ref.kind == "source"}
    return {
        key: SourceView(
            key=key,
            slug=slugs[key],
            title=record.title,
            language=record.language,
            type=record.type,
            evidence_kind=record.evidence_kind,
            issued=record.issued,
            short=references[key].short,
            reference_html=references[key].full_html,
            reference_text=references[key].full_text,
            derived_from=record.derived_from,
            is_withdrawn=record.is_withdrawn,
            withdrawal_reason=library.withdrawals.get(key, ""),
        )
        for key, record in library.records.items()
    }
