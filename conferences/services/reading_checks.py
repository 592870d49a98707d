"""The check of readings before they are published: one that contradicts itself is refused."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.rendering.values import ClaimView, CountedView, ReadingView, WorkRef
from conferences.services.entry_library import Library
from conferences.services.entry_views import Draft
from conferences.services.fact_context import Batch
from conferences.services.findings import Finding, Level
from conferences.services.reading_rules import Account, Asked, Counted, Taken, faults_of
from conferences.services.reading_views import inside, readings_of
from sources.editorial.localized import words_in

READING = "conferences.reading"


def check_readings(draft: Draft, batch: Batch, library: Library) -> Iterator[Finding]:
    """Find what keeps a reading of a work from being published."""
    rows = draft.state.of(READING)
    if not rows:
        return
    stated = next(iter(batch.stated.values()), {})
    for row, reading in zip(rows, readings_of(draft, batch, library, stated), strict=True):
        name = _words(reading.title) or reading.key
        told = [
            *_unseen(draft, reading, row.member_id, library),
            *faults_of(_account(draft.ref, reading, batch)),
        ]
        for fault in told:
            message = _("The reading “%(reading)s” cannot be published. %(fault)s")
            yield Finding(
                "C16",
                Level.BLOCK,
                message % {"reading": name, "fault": fault},
                READING,
                row.member_id,
            )


def _unseen(draft: Draft, reading: ReadingView, member_id: UUID, library: Library) -> Iterator[str]:
    """Find answers and events of which readers would see nothing."""
    row = next(each for each in draft.state.of(READING) if each.member_id == member_id)
    if len(inside(draft.state, "conferences.readingchoice", row)) > len(reading.answers):
        yield _("It takes an answer that readers cannot see: publish it too.")
    for part in reading.parts:
        if not part.ref.is_published:
            said = _("It counts “%(event)s”, of which nothing is published: publish it too.")
            yield said % {"event": _words(part.ref.titles)}


def _account(ref: WorkRef, reading: ReadingView, batch: Batch) -> Account:
    return Account(
        event=ref.key,
        title=_words(reading.title),
        answers=tuple(_taken(batch.claims[key], batch) for key in reading.answers),
        parts=tuple(_counted(part, reading, batch) for part in reading.parts),
        has_source=bool(reading.accounts),
    )


def _taken(claim: ClaimView, batch: Batch) -> Taken:
    words = _words(claim.statement) or claim.key
    question = batch.questions.get(claim.question)
    if question is None:
        return Taken(claim.key, words)
    asked = Asked(
        key=question.key,
        words=_words(question.text) or question.key,
        property=question.property,
        event=question.work.key,
        is_exclusive=question.is_exclusive,
    )
    return Taken(claim.key, words, asked, claim.value)


def _counted(part: CountedView, reading: ReadingView, batch: Batch) -> Counted:
    dates = tuple(value.edtf for fact in part.facts if fact.kind == "date" for value in fact.values)
    wholes = {
        value.ref.key: _words(batch.claims[key].statement)
        for fact in part.facts
        if fact.kind == "part_of"
        for value in fact.values
        for key in value.claims
        if value.ref and key in reading.answers
    }
    return Counted(part.ref.key, _words(part.ref.titles), dates, wholes)


def _words(text: Mapping[str, str]) -> str:
    return words_in(text, get_language() or "")
