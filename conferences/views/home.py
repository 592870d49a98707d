"""The first page: the collection, its meetings in order of time, and what is disputed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse

from conferences.addresses import language_prefix, work_address
from conferences.models import Edition, EventKind, PublishedClaim, PublishedQuestion, Stance
from conferences.querysets import EditionQuerySet
from conferences.views.pages import frame_context, page, page_language, send
from conferences.views.rows import rows_of
from conferences.views.words import Words, words_for

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
    parts = _parts_of(series) if series else []
    newest = list(_newest())
    rows = {row.key: row for row in rows_of([*([series] if series else []), *parts], language)}
    context = {
        **frame_context(""),
        "series": rows[series.key] if series else None,
        "parts": [rows[part.key] for part in parts],
        "questions": disputed_questions(language),
        "newest": rows_of(newest, language),
        "disputed_address": f"{language_prefix(language)}events/?disputed=on",
    }
    return send(request, page("conferences/home.html", context))


def _newest() -> EditionQuerySet:
    """Return the latest editions of entries; those of what entries cite would crowd them out."""
    entries = Edition.objects.current().filter(kind__in=("event", "person"))
    return entries.order_by("-at", "earliest", "key")[:MOST_RECENT]


def _series() -> Edition | None:
    """Return the series of events to which most others are related: the collection's own entry."""
    series = Edition.objects.current().of_kind("event").filter(facts__kind_words=EventKind.SERIES)
    names = Count("links", filter=Q(links__role="related"))
    return series.annotate(names=names).order_by("-names", "key").first()


def _parts_of(series: Edition) -> list[Edition]:
    """Return the events that are said to be part of a series, in order of time."""
    related = Edition.objects.current().of_kind("event").naming("event", series.key, ["related"])
    return [part for part in related.by_date()[:MOST_PARTS] if series.key in _wholes(part.facts)]


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
    questions = list(
        PublishedQuestion.objects.filter(is_disputed=True, edition__publication__isnull=False)
        .select_related("edition")
        .order_by("edition__earliest", "edition__folded_label", "position")[:MOST_QUESTIONS]
    )
    keys = {key for question in questions for key in question.data.get("answers", ())}
    claims = PublishedClaim.objects.filter(key__in=keys, edition__publication__isnull=False)
    by_key = {claim.key: claim for claim in claims.select_related("edition")}
    return [_disputed(question, by_key, language) for question in questions]


def _disputed(
    question: PublishedQuestion, claims: Mapping[str, PublishedClaim], language: str
) -> DisputedQuestion:
    edition = question.edition
    address = work_address(edition.kind, edition.slug, language)
    answers = [
        _answer(claims[key], language) for key in question.data.get("answers", ()) if key in claims
    ]
    return DisputedQuestion(
        text=words_for(question.data.get("text"), language, question.key),
        address=f"{address}#question-{question.key}",
        entry=words_for(edition.facts.get("titles"), language, edition.label),
        answers=tuple(answers),
    )


def _answer(claim: PublishedClaim, language: str) -> AnswerInDispute:
    address = work_address(claim.edition.kind, claim.edition.slug, language)
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
