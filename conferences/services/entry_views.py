"""A work at one change as the value that rendering takes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.utils import translation

from conferences.models import EventKind
from conferences.rendering.values import (
    CitationView,
    ClaimView,
    EntryView,
    Fact,
    FactValue,
    InquiryView,
    NarrativeView,
    QuestionView,
    ReadingView,
    SourceView,
    WorkRef,
)
from conferences.services.entry_library import Library
from conferences.services.errors import NothingToPublish
from conferences.services.fact_context import Batch
from conferences.services.facts import facts_of
from conferences.services.reading_views import readings_of
from conferences.services.related_facts import note_stated, related_facts
from sources.citing.references import FormattedReference
from sources.editorial.states import Row, State

CITATION_TEXTS = (
    "stance", "locator", "quotation", "quotation_language", "translation", "translator", "note", "consulted",
)  # fmt: skip
INQUIRY_TEXTS = (
    "key", "archive", "extent", "years", "sought", "made_by", "made_on", "result",
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
    inquiries: list[InquiryView] = field(default_factory=list)

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
    return {state.work_id: _draft(library.merged.state(state), library) for state in states}


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
    draft.inquiries = [_inquiry(row, library) for row in state.of("conferences.inquiry")]
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


def _inquiry(row: Row, library: Library) -> InquiryView:
    named = {name: row.fields[name] for name in ("organisation", "question", "claim")}
    keys = {name: UUID(key) for name, key in named.items() if key}
    return InquiryView(
        organisation=library.refs.get(keys["organisation"]) if "organisation" in keys else None,
        question=library.questions_by_id.get(keys["question"], "") if "question" in keys else "",
        claim=library.claims_by_id.get(keys["claim"], "") if "claim" in keys else "",
        **{name: row.fields[name] for name in INQUIRY_TEXTS},
    )


def _claim(row: Row, ref: WorkRef, citations: Iterable[Row], library: Library) -> ClaimView:
    question = row.fields["question"]
    return ClaimView(
        work=ref,
        citations=tuple(_citation(item, library) for item in citations),
        question=library.questions_by_id.get(UUID(question), "") if question else "",
        **{name: row.fields[name] for name in CLAIM_TEXTS},
    )


def _citation(row: Row, library: Library) -> CitationView:
    source, via = row.fields["source"], row.fields["via"]
    gone = [key for key in (source, via) if key and UUID(key) not in library.source_keys]
    if gone:
        msg = "At this change it cites a source that has been deleted since: restore the source first."
        raise NothingToPublish(msg)
    return CitationView(
        source=library.source_keys[UUID(source)],
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
        for key in draft.claims:
            for target in draft.concerns.get(key, ()):
                batch.concerning.setdefault((target.kind, target.key), []).append(key)
    for keys in batch.concerning.values():
        keys.sort(key=lambda key: _by_work(batch.claims[key]))
    ordered = sorted(batch.questions.items(), key=lambda item: _by_work(item[1]))
    batch.questions = dict(ordered)
    for key, question in ordered:
        answers = sorted(
            (claim for claim in batch.claims.values() if claim.question == key),
            key=lambda claim: (claim.work.key != question.work.key, *_by_work(claim)),
        )
        batch.questions[key] = replace(question, answers=tuple(one.key for one in answers))
    batch.note_relations(drafts.values(), library)
    note_stated(drafts.values(), batch, library)
    return batch


def _by_work(each: ClaimView | QuestionView) -> tuple[str, str]:
    """Order claims and questions by their works: a page depends on nothing that is published with it."""
    return each.work.kind, each.work.key


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
    stated = batch.stated.get(translation.get_language(), {})
    readings = readings_of(draft, batch, library, stated)
    counted = Fact("counted", tuple(_counted_by(readings)))
    related = related_facts(draft.ref, (*facts, counted), stated)
    said = (*facts, *(fact for each in related.values() for fact in each))
    used |= {key for reading in readings for key in reading.answers}
    used |= {key for fact in said for value in fact.values for key in value.claims}
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
        related=related,
        inquiries=tuple(draft.inquiries),
        readings=readings,
    )


def _counted_by(readings: Iterable[ReadingView]) -> Iterator[FactValue]:
    for reading in readings:
        yield from (FactValue((), ref=part.ref) for part in reading.parts)


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
