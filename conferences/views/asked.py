"""Questions of current editions with their answers side by side, as lists show them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, QuerySet

from conferences.addresses import language_prefix, work_address
from conferences.models import Edition, PublishedClaim, PublishedQuestion, Stance, Standing
from conferences.rendering.stated_words import claim_value
from conferences.rendering.wording import standing_word
from conferences.views.words import Words, words_for


@dataclass(frozen=True)
class Voice:
    """A source on one side of a question, as first named, and what it was read in."""

    source: str
    via: str


@dataclass(frozen=True)
class WordOfStanding:
    """The word for the state of an answer's evidence, and where it is defined."""

    code: str
    words: str
    address: str


@dataclass(frozen=True)
class AskedAnswer:
    """One answer to a question: what it says, who says so, since when, who disputes it."""

    value: Words
    statement: Words
    address: str
    supports: tuple[Voice, ...]
    disputes: tuple[Voice, ...]
    standing: WordOfStanding
    # The year of the earliest dated source that says so, "" if none has a date.
    since: str = ""
    is_preferred: bool = False


@dataclass(frozen=True)
class AskedQuestion:
    """A question, the entry that discusses it, and its answers."""

    text: Words
    address: str
    entry: Words
    answers: tuple[AskedAnswer, ...]
    would_settle: Words


def current_questions() -> "QuerySet[PublishedQuestion]":
    """Return the questions of the editions that readers now get, in the order of their entries."""
    return (
        PublishedQuestion.objects.filter(edition__publication__isnull=False)
        .defer("folded")
        .annotate(
            entry_kind=F("edition__kind"),
            entry_slug=F("edition__slug"),
            entry_label=F("edition__label"),
            entry_titles=F("edition__facts__titles"),
        )
        .order_by(
            F("edition__earliest").asc(nulls_last=True), "edition__folded_label", "position", "key"
        )
    )


def asked_questions(
    questions: Iterable[PublishedQuestion], language: str, *, with_dates: bool = True
) -> list[AskedQuestion]:
    """Return questions with their answers; one query, and one more for when the sources were written."""
    asked = list(questions)
    keys = {key for question in asked for key in question.data.get("answers", ())}
    claims = PublishedClaim.objects.filter(key__in=keys, edition__publication__isnull=False)
    rows = claims.annotate(entry_kind=F("edition__kind"), entry_slug=F("edition__slug"))
    by_key = {claim.key: claim for claim in rows}
    cited = {citation["source"] for claim in by_key.values() for citation in _for(claim)}
    years = _years_of(cited) if with_dates and cited else {}
    return [_asked(question, by_key, years, language) for question in asked]


def _years_of(sources: Collection[str]) -> Mapping[str, str]:
    """Return the year in which each source was written, as far as its current edition says."""
    found = {}
    editions = Edition.objects.current().of_kind("source").filter(key__in=sources).order_by()
    for key, facts in editions.values_list("key", "facts__facts"):
        for fact in facts or ():
            if fact["kind"] == "issued" and fact["values"]:
                found[key] = fact["values"][0]["edtf"][:4]
    return {key: year for key, year in found.items() if year.isdigit()}


def _for(claim: PublishedClaim) -> list[Mapping[str, str]]:
    citations: list[Mapping[str, str]] = claim.data.get("citations", [])
    return [citation for citation in citations if citation.get("stance") == Stance.SUPPORTS]


def _asked(
    question: PublishedQuestion,
    claims: Mapping[str, PublishedClaim],
    years: Mapping[str, str],
    language: str,
) -> AskedQuestion:
    entry: Mapping[str, str] = vars(question)
    address = work_address(entry["entry_kind"], entry["entry_slug"], language)
    titles = vars(question)["entry_titles"]
    return AskedQuestion(
        text=words_for(question.data.get("text"), language, question.key),
        address=f"{address}#question-{question.key}",
        entry=words_for(titles, language, entry["entry_label"]),
        answers=tuple(
            _answer(claims[key], years, language)
            for key in question.data.get("answers", ())
            if key in claims
        ),
        would_settle=words_for(question.data.get("would_settle"), language),
    )


def _answer(claim: PublishedClaim, years: Mapping[str, str], language: str) -> AskedAnswer:
    entry: Mapping[str, str] = vars(claim)
    address = work_address(entry["entry_kind"], entry["entry_slug"], language)
    statement = words_for(claim.data.get("statement"), language, claim.key)
    value = words_for(claim.data.get("value_words"), language)
    if not value.text and claim.property == "date":
        value = Words(claim_value(claim.property, claim.value, claim.data, language))
    known = [years[citation["source"]] for citation in _for(claim) if citation["source"] in years]
    return AskedAnswer(
        value=value if value.text else statement,
        statement=statement,
        address=f"{address}#claim-{claim.key}",
        supports=_voices(claim, Stance.SUPPORTS),
        disputes=_voices(claim, Stance.DISPUTES),
        standing=_standing(claim.standing, language),
        since=min(known, default=""),
        is_preferred=claim.data.get("rank") == "preferred",
    )


def _standing(word: str, language: str) -> WordOfStanding:
    code = word.replace(" ", "-")
    shown = standing_word(word) if word in Standing.values else word
    return WordOfStanding(code, shown, f"{language_prefix(language)}about/#{code}")


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
