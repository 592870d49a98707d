"""The rows of an edition, made from its proof."""

from collections.abc import Iterable, Mapping
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
    PublishedLink,
    PublishedQuestion,
)
from conferences.rendering.page import Page
from conferences.rendering.standing import Weighing, weigh
from conferences.rendering.values import EntryView, Fact, FactValue, Localized
from conferences.services.edition_digests import EditionRows, digest_of_rows
from conferences.services.published_data import Json, claim_data, fact_data, question_data, ref_data
from sources.dates import date_in_words, parse_edtf
from sources.editorial.digests import GENESIS
from sources.editorial.folding import fold

if TYPE_CHECKING:
    from conferences.services.publication import Proof

LINK_ROLES = {"place": "place", "participant": "participant"}


def edition_rows(proof: "Proof", *, by: User, at: datetime, summary: str) -> EditionRows:
    """Return the rows of the edition that a proof shows."""
    view = next(iter(proof.views.values()))
    weighings = weigh(view.claims, view.asked, view.sources)
    facts = [_fact(fact, view, weighings, tuple(proof.views)) for fact in view.facts]
    edition = _edition(proof, view, facts, by=by, at=at, summary=summary)
    edition.is_disputed = any(weighings[key].word == "disputed" for key in view.own_claims) or any(
        fact["standing"] == "disputed" for fact in facts
    )
    texts = [_text(edition, language, entry) for language, entry in proof.rendered.items()]
    claims, citations = _claims(edition, proof, view, weighings)
    questions = _questions(edition, view, weighings)
    rows = EditionRows(
        edition, texts, questions, claims, citations, list(_links(edition, proof, view))
    )
    edition.digest = digest_of_rows(rows)
    return rows


def _edition(
    proof: "Proof", view: EntryView, facts: list[Json], *, by: User, at: datetime, summary: str
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
        published_by_name=by.get_full_name() or by.get_username(),
        at=at,
        summary=summary,
        facts={
            "titles": dict(view.ref.titles),
            "summary": {code: entry.summary for code, entry in proof.rendered.items()},
            "kind_words": proof.draft.kind_of_event,
            "facts": facts,
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
    fact: Fact, view: EntryView, weighings: Mapping[str, Weighing], languages: tuple[str, ...]
) -> Json:
    standings = {index: _standing(value, weighings) for index, value in enumerate(fact.values)}
    words = {index: value_words(value, languages) for index, value in enumerate(fact.values)}
    # The fact is as sure as its least sure value.
    order = ("disputed", "unsupported", "one source", "agreed", "")
    standing = min(standings.values(), key=order.index, default="")
    return {**fact_data(fact, standing, standings, words), "has_uncited": fact.has_uncited}


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
            data=question_data(question),
        )
        for position, question in enumerate(own, start=1)
    ]


def _claims(
    edition: Edition, proof: "Proof", view: EntryView, weighings: Mapping[str, Weighing]
) -> tuple[list[PublishedClaim], list[PublishedCitation]]:
    shorts = {key: source.short for key, source in view.sources.items()}
    pages = {code: Page(view, code) for code in proof.rendered}
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


def _links(edition: Edition, proof: "Proof", view: EntryView) -> Iterable[PublishedLink]:
    """Yield what the edition names, by role: what readers filter by, and what a later edit bears on."""
    named: set[tuple[str, str, str]] = set()
    for fact in view.facts:
        for value in fact.values:
            if value.ref:
                named.add((LINK_ROLES.get(fact.kind, "related"), value.ref.kind, value.ref.key))
            if value.side:
                named.add(("organisation", value.side.kind, value.side.key))
    for targets in proof.draft.concerns.values():
        named |= {
            ("organisation" if ref.kind == "organisation" else "concerns", ref.kind, ref.key)
            for ref in targets
        }
    for entry in proof.rendered.values():
        named |= {("source", "source", key) for key in entry.cited_sources}
    for role, kind, key in sorted(named):
        yield PublishedLink(edition=edition, role=role, kind=kind, key=key)
