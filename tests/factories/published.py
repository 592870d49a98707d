"""What editions state, in the very form in which the publishing acts keep it."""

from conferences.models import Edition, PublishedCitation, PublishedClaim, PublishedQuestion
from conferences.rendering.values import (
    CitationView,
    ClaimView,
    Fact,
    FactValue,
    QuestionView,
    WorkRef,
)
from conferences.services.published_data import claim_data, fact_data, question_data, ref_data
from sources.editorial.guard import Permit, permitting


def named(kind: str, key: str, **titles: str) -> WorkRef:
    return WorkRef(kind, key, key, titles or {"en": key.capitalize()})


def stated_fact(kind: str, *values: FactValue, standing: str = "agreed", **given) -> dict:
    fact = Fact(kind, values, **given)
    standings = dict.fromkeys(range(len(values)), standing)
    words = {index: value.words for index, value in enumerate(values)}
    return {**fact_data(fact, standing, standings, words), "has_uncited": fact.has_uncited}


def state_claim(
    edition: Edition,
    key: str,
    *citations: CitationView,
    concerns: tuple[WorkRef, ...] = (),
    **given,
) -> PublishedClaim:
    """Add a claim to an edition; `standing` and the fields of a ClaimView may be given."""
    standing = given.pop("standing", "agreed")
    position = given.pop("position", edition.claims.count() + 1)
    view = ClaimView(
        key=key,
        work=named(edition.kind, edition.key, **edition.facts["titles"]),
        citations=citations,
        **{"statement": {"en": f"Statement of {key}."}, **given},
    )
    shorts = {each.source: each.source.capitalize() for each in citations}
    shorts |= {each.via: each.via.capitalize() for each in citations if each.via}
    data = claim_data(view, standing, {"en": standing}, shorts)
    with permitting(Permit.HISTORY):
        claim = PublishedClaim.objects.create(
            edition=edition,
            key=key,
            position=position,
            question_key=view.question,
            property=view.property,
            value=view.value,
            standing=standing,
            data={**data, "concerns": [ref_data(ref) for ref in concerns]},
        )
        for each in citations:
            PublishedCitation.objects.create(
                claim=claim,
                source_key=each.source,
                via_key=each.via,
                stance=each.stance,
                locator=each.locator,
            )
    return claim


def state_question(
    edition: Edition, key: str, *answers: str, is_disputed: bool = False, **given
) -> PublishedQuestion:
    """Add a question to an edition; the fields of a QuestionView may be given."""
    view = QuestionView(
        key=key,
        work=named(edition.kind, edition.key, **edition.facts["titles"]),
        answers=answers,
        **{"text": {"en": "When did it begin?"}, "property": "date", **given},
    )
    with permitting(Permit.HISTORY):
        return PublishedQuestion.objects.create(
            edition=edition,
            key=key,
            position=edition.questions.count() + 1,
            property=view.property,
            is_disputed=is_disputed,
            data=question_data(view),
        )
