"""The rows of an edition, made from its proof."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import translation

from conferences.models import (
    Edition,
    EditionText,
    PublishedCitation,
    PublishedClaim,
    PublishedQuestion,
)
from conferences.rendering.lags import lags_data
from conferences.rendering.page import Page
from conferences.rendering.standing import Weighing, weigh
from conferences.rendering.values import EntryView, Fact, FactValue, Localized, QuestionView
from conferences.services.corrections import print_corrections
from conferences.services.edition_digests import EditionRows, digest_of_rows
from conferences.services.edition_links import links_of
from conferences.services.linked_data import linked_data_of
from conferences.services.published_data import (
    Json,
    claim_data,
    fact_data,
    inquiries_data,
    question_data,
    ref_data,
)
from conferences.services.published_readings import named_readings, reading_rows
from sources.dates import date_in_words, parse_edtf
from sources.editorial.account_names import name_of
from sources.editorial.digests import GENESIS
from sources.editorial.folding import fold

if TYPE_CHECKING:
    from conferences.services.press import Proof


@dataclass(frozen=True)
class Said:
    """What the reviewer said of an edition: in a sentence, and what sort of change it is."""

    summary: str
    nature: str = ""
    is_correction: bool = False


def edition_rows(proof: "Proof", *, by: User, at: datetime, said: Said) -> EditionRows:
    """Return the rows of the edition that a proof shows."""
    view = next(iter(proof.views.values()))
    weighings = weigh(view.claims, view.asked, view.sources)
    pages = {code: Page(view, code) for code in proof.rendered}
    facts = [_fact(fact, weighings, pages, tuple(proof.views)) for fact in view.facts]
    edition = _edition(proof, view, facts, by=by, at=at, said=said)
    edition.is_disputed = any(weighings[key].word == "disputed" for key in view.own_claims) or any(
        fact["standing"] == "disputed" for fact in facts
    )
    texts = [_text(edition, language, entry) for language, entry in proof.rendered.items()]
    claims, citations = _claims(edition, proof, view, weighings, pages)
    for text in texts:
        text.linked_data = linked_data_of(edition, text, claims)
    questions = _questions(edition, view, weighings)
    rows = EditionRows(
        edition,
        texts,
        questions,
        claims,
        citations,
        list(links_of(edition, proof, view)),
        *reading_rows(edition, proof),
    )
    print_corrections(rows, proof.previous)
    edition.digest = digest_of_rows(rows)
    return rows


def _edition(
    proof: "Proof", view: EntryView, facts: list[Json], *, by: User, at: datetime, said: Said
) -> Edition:
    label = view.ref.titles["en"]
    earliest, latest, padded_earliest, padded_latest = _bounds(view.facts)
    return Edition(
        work_id=proof.change.work_id,
        kind=view.ref.kind,
        key=view.ref.key,
        slug=view.ref.slug,
        number=proof.number,
        label=label,
        folded_label=_folded_names(label, view),
        languages=list(proof.rendered),
        change_number=proof.change.number,
        change_digest=proof.change.digest,
        rests_on=proof.rests_on,
        written_by=list(proof.written_by),
        published_by=by,
        published_by_name=name_of(by),
        at=at,
        summary=said.summary,
        nature=said.nature,
        is_correction=said.is_correction,
        facts={
            "titles": dict(view.ref.titles),
            "summary": {code: entry.summary for code, entry in proof.rendered.items()},
            "kind_words": proof.draft.kind_of_event,
            "facts": facts,
            **(inquiries_data(view.inquiries) if view.inquiries else {}),
            **({"lags": lags_data(proof.lags)} if proof.lags else {}),
            **({"readings": named_readings(view.readings)} if view.readings else {}),
        },
        earliest=earliest,
        latest=latest,
        padded_earliest=padded_earliest,
        padded_latest=padded_latest,
        previous=proof.previous.digest if proof.previous else GENESIS,
    )


def _folded_names(label: str, view: EntryView) -> str:
    """Return all names under which readers find the work, folded, within the column."""
    names = [label, *view.ref.titles.values()]
    for fact in view.facts:
        if fact.kind in ("name", "full_name"):
            names += [words for value in fact.values for words in value.words.values()]
    return " · ".join(dict.fromkeys(fold(name) for name in names))[:300]


def _bounds(facts: Iterable[Fact]) -> tuple[date | None, date | None, date | None, date | None]:
    """Return the bounds of all answers to when it was: strict for sorting, padded for filtering."""
    dates = [
        parse_edtf(value.edtf)
        for fact in facts
        if fact.kind == "date"
        for value in fact.values
        if value.edtf
    ]
    return (
        min((item.earliest for item in dates if item.earliest), default=None),
        max((item.latest for item in dates if item.latest), default=None),
        min((item.padded_earliest for item in dates if item.padded_earliest), default=None),
        max((item.padded_latest for item in dates if item.padded_latest), default=None),
    )


def _fact(
    fact: Fact,
    weighings: Mapping[str, Weighing],
    pages: Mapping[str, Page],
    languages: tuple[str, ...],
) -> Json:
    standings = {index: _standing(value, weighings) for index, value in enumerate(fact.values)}
    words = {index: value_words(value, languages) for index, value in enumerate(fact.values)}
    # The fact is as sure as its least sure value.
    order = ("disputed", "unsupported", "one source", "agreed", "")
    standing = min(standings.values(), key=order.index, default="")
    said = {"standing_words": _said_of_date(fact, pages)} if fact.kind == "date" else {}
    return {**fact_data(fact, standing, standings, words), "has_uncited": fact.has_uncited, **said}


def _said_of_date(fact: Fact, pages: Mapping[str, Page]) -> Localized:
    """Return the state of the evidence as the sentence of its claim says it, for lists to say the same.

    Where there are several answers, they stand side by side in lists, and the word alone is enough.
    """
    told = {}
    for code, page in pages.items():
        with translation.override(code):
            said = {page.standing_text(key) for value in fact.values for key in value.claims}
        if len(said) == 1:
            told[code] = said.pop()
    return {code: words for code, words in told.items() if words}


def _standing(value: FactValue, weighings: Mapping[str, Weighing]) -> str:
    """Return the best word that one of the value's claims has; "" for what needs no claim."""
    order = ("agreed", "one source", "disputed", "unsupported")
    found = [weighings[key].word for key in value.claims]
    if "disputed" in found:
        return "disputed"
    return min(found, key=order.index, default="")


def value_words(value: FactValue, languages: Iterable[str]) -> Localized:
    """Return a value in words, by language: a date in all of the site's, as written where it is."""
    if value.edtf and not value.ref:
        words = {}
        for code, _language in settings.LANGUAGES:
            with translation.override(code):
                words[code] = date_in_words(parse_edtf(value.edtf), code)
        return {**words, **value.words}
    if value.words:
        return value.words
    if value.ref:
        return {code: value.ref.titles.get(code) or value.ref.titles["en"] for code in languages}
    return {}


def _text(edition: Edition, language: str, entry: Any) -> EditionText:
    return EditionText(
        edition=edition,
        language=language,
        title=entry.title,
        description=entry.description,
        html=entry.html,
        plain=entry.plain,
        folded=fold(f"{entry.title} {entry.plain}"),
    )


def _questions(
    edition: Edition, view: EntryView, weighings: Mapping[str, Weighing]
) -> list[PublishedQuestion]:
    own = [
        question
        for question in view.questions
        if question.work.key == view.ref.key and question.work.kind == view.ref.kind
    ]
    return [
        PublishedQuestion(
            edition=edition,
            key=question.key,
            position=position,
            property=question.property,
            is_disputed=any(weighings[key].word == "disputed" for key in question.answers),
            is_answered=any(weighings[key].word != "unsupported" for key in question.answers),
            folded=_folded_question(question, view),
            data=question_data(question),
        )
        for position, question in enumerate(own, start=1)
    ]


def _folded_question(question: QuestionView, view: EntryView) -> str:
    """Return what readers may search a question by: its words and those of its answers."""
    words = list(question.text.values())
    for key in question.answers:
        claim = view.claims[key]
        words += [*claim.statement.values(), *claim.value_words.values(), claim.value]
    return fold(" ".join(words))


def _claims(
    edition: Edition,
    proof: "Proof",
    view: EntryView,
    weighings: Mapping[str, Weighing],
    pages: Mapping[str, Page],
) -> tuple[list[PublishedClaim], list[PublishedCitation]]:
    shorts = {key: source.short for key, source in view.sources.items()}
    rows, citations = [], []
    for position, key in enumerate(view.own_claims, start=1):
        claim, weighing = view.claims[key], weighings[key]
        words = {}
        for code, page in pages.items():
            with translation.override(code):
                words[code] = page.standing_text(key)
        concerns = [ref_data(ref) for ref in proof.draft.concerns.get(key, ())]
        row = PublishedClaim(
            edition=edition,
            key=key,
            position=position,
            question_key=claim.question,
            property=claim.property,
            value=claim.value,
            standing=weighing.word,
            data={**claim_data(claim, weighing.word, words, shorts), "concerns": concerns},
        )
        rows.append(row)
        citations += [
            PublishedCitation(
                claim=row,
                source_key=citation.source,
                via_key=citation.via,
                stance=citation.stance,
                locator=citation.locator,
            )
            for citation in claim.citations
        ]
    return rows, citations
