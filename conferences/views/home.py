"""The first page: the collection, its meetings in order of time, and what is disputed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse

from conferences.addresses import language_prefix, work_address
from conferences.models import Edition, PublishedClaim, PublishedLink, PublishedQuestion, Stance
from conferences.views.pages import frame_context, page, page_language, send
from conferences.views.words import Row, Words, row_of, words_for

MOST_PARTS = 50
MOST_QUESTIONS = 12
MOST_RECENT = 5


@dataclass(frozen=True)
class Voice:
    """A source on one side of a question, as first named, and what it was read in."""

    source: str
    via: str


@dataclass(frozen=True)
class AnswerInDispute:
    """One answer to a question: what it says, who says so, who disputes it."""

    value: Words
    statement: Words
    address: str
    supports: tuple[Voice, ...]
    disputes: tuple[Voice, ...]


@dataclass(frozen=True)
class DisputedQuestion:
    """A question to which the sources give different answers, and the entry that discusses it."""

    text: Words
    address: str
    entry: Words
    answers: tuple[AnswerInDispute, ...]


def home(request: HttpRequest) -> HttpResponse:
    """Show what the collection is about, what is known of it and what is not."""
    language = page_language()
    series = _series()
    newest = Edition.objects.current().order_by("-at", "folded_label", "key")[:MOST_RECENT]
    context = {
        **frame_context(""),
        "series": row_of(series, language) if series else None,
        "parts": _parts_of(series, language) if series else [],
        "questions": disputed_questions(language),
        "newest": [row_of(edition, language) for edition in newest],
        "disputed_address": f"{language_prefix(language)}events/?disputed=on",
    }
    return send(request, page("conferences/home.html", context))


def _series() -> Edition | None:
    """Return the event to which most other events are related: the one the collection is about."""
    links = PublishedLink.objects.filter(
        kind="event", role="related", edition__kind="event", edition__publication__isnull=False
    )
    ranked = links.values("key").annotate(names=Count("pk")).order_by("-names", "key")
    leading = ranked.values("key")[:1]
    return Edition.objects.current().of_kind("event").filter(key__in=leading).first()


def _parts_of(series: Edition, language: str) -> list[Row]:
    """Return the events that are said to be part of a series, in order of time."""
    related = Edition.objects.current().of_kind("event").naming("event", series.key, ["related"])
    return [
        row_of(edition, language)
        for edition in related.by_date()[:MOST_PARTS]
        if series.key in _wholes(edition.facts)
    ]


def _wholes(facts: Mapping[str, Any]) -> set[str]:
    """Return the keys of what the entry is said to be part of."""
    return {
        value["ref"]["key"]
        for fact in facts.get("facts", ())
        if fact.get("kind") == "part_of"
        for value in fact.get("values", ())
        if value.get("ref")
    }


def disputed_questions(language: str) -> list[DisputedQuestion]:
    """Return the disputed questions of current editions with their answers; two queries."""
    stated = (
        PublishedQuestion.objects.filter(is_disputed=True, edition__publication__isnull=False)
        .select_related("edition")
        .order_by("edition__earliest", "edition__folded_label", "position")
    )
    # A question may stand in several editions: its own work's is the one to read.
    by_question = {question.key: question for question in stated if not _is_own(question)}
    by_question |= {question.key: question for question in stated if _is_own(question)}
    questions = list(by_question.values())[:MOST_QUESTIONS]
    keys = {key for question in questions for key in question.data.get("answers", ())}
    claims = PublishedClaim.objects.filter(key__in=keys, edition__publication__isnull=False)
    by_key: dict[str, list[PublishedClaim]] = defaultdict(list)
    for claim in claims.select_related("edition").order_by("edition__folded_label", "position"):
        by_key[claim.key].append(claim)
    return [_disputed(question, by_key, language) for question in questions]


def _is_own(question: PublishedQuestion) -> bool:
    work = question.data.get("work") or {}
    return work.get("key") == question.edition.key


def _disputed(
    question: PublishedQuestion, claims: Mapping[str, Sequence[PublishedClaim]], language: str
) -> DisputedQuestion:
    edition = question.edition
    address = work_address(edition.kind, edition.slug, language)
    answers = [
        _answer(_own(claims[key], question), address, language)
        for key in question.data.get("answers", ())
        if claims.get(key)
    ]
    return DisputedQuestion(
        text=words_for(question.data.get("text"), language, question.key),
        address=f"{address}#question-{question.key}",
        entry=words_for(edition.facts.get("titles"), language, edition.label),
        answers=tuple(answers),
    )


def _own(claims: Sequence[PublishedClaim], question: PublishedQuestion) -> PublishedClaim:
    """Choose a claim as the question's own edition states it, else as another one does."""
    return next((claim for claim in claims if claim.edition_id == question.edition_id), claims[0])


def _answer(claim: PublishedClaim, address: str, language: str) -> AnswerInDispute:
    statement = words_for(claim.data.get("statement"), language, claim.key)
    value = words_for(claim.data.get("value_words"), language)
    return AnswerInDispute(
        value=value if value.text else statement,
        statement=statement,
        address=f"{address}#claim-{claim.key}",
        supports=_voices(claim, Stance.SUPPORTS),
        disputes=_voices(claim, Stance.DISPUTES),
    )


def _voices(claim: PublishedClaim, stance: str) -> tuple[Voice, ...]:
    voices = [
        Voice(
            citation.get("source_short") or citation.get("source", ""),
            (citation.get("via_short") or citation.get("via") or "") if citation.get("via") else "",
        )
        for citation in claim.data.get("citations", ())
        if citation.get("stance") == stance
    ]
    return tuple(dict.fromkeys(voices))
