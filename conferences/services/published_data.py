"""Claims, questions and facts as the JSON that an edition keeps, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from conferences.rendering.values import (
    CitationView,
    ClaimView,
    Fact,
    FactValue,
    InquiryView,
    Localized,
    QuestionView,
    WorkRef,
)

Json = dict[str, Any]


def ref_data(ref: WorkRef | None) -> Json | None:
    """Return a work as other pages name it."""
    if ref is None:
        return None
    return {"kind": ref.kind, "key": ref.key, "slug": ref.slug, "titles": dict(ref.titles)}


def ref_from(data: Mapping[str, Any]) -> WorkRef:
    """Return the value that `ref_data` wrote."""
    return WorkRef(data["kind"], data["key"], data["slug"], data["titles"])


def citation_data(citation: CitationView, shorts: Mapping[str, str]) -> Json:
    """Return a citation with the short names of its source and of the work it was read in."""
    return {
        **asdict(citation),
        "source_short": shorts.get(citation.source, ""),
        "via_short": shorts.get(citation.via, ""),
    }


def claim_data(
    claim: ClaimView, standing: str, standing_words: Localized, shorts: Mapping[str, str]
) -> Json:
    """Return a claim as an edition states it."""
    return {
        "work": ref_data(claim.work),
        "statement": dict(claim.statement),
        "value_words": dict(claim.value_words),
        "standing": standing,
        "standing_words": dict(standing_words),
        "standing_override": claim.standing_override,
        "standing_reason": claim.standing_reason,
        "rank": claim.rank,
        "rank_reason": claim.rank_reason,
        "citations": [citation_data(citation, shorts) for citation in claim.citations],
    }


_CITATION_FIELDS = tuple(CitationView.__dataclass_fields__)


def claim_from(
    key: str, question: str, prop: str, value: str, data: Mapping[str, Any]
) -> ClaimView:
    """Return the claim that `claim_data` wrote."""
    citations = tuple(
        CitationView(**{name: item[name] for name in _CITATION_FIELDS})
        for item in data["citations"]
    )
    return ClaimView(
        key=key,
        work=ref_from(data["work"]),
        statement=data["statement"],
        citations=citations,
        question=question,
        property=prop,
        value=value,
        value_words=data["value_words"],
        rank=data["rank"],
        rank_reason=data["rank_reason"],
        standing_override=data["standing_override"],
        standing_reason=data["standing_reason"],
    )


def question_data(question: QuestionView) -> Json:
    """Return a question as an edition states it."""
    return {
        "work": ref_data(question.work),
        "text": dict(question.text),
        "would_settle": dict(question.would_settle),
        "is_exclusive": question.is_exclusive,
        "answers": list(question.answers),
    }


def question_from(key: str, prop: str, data: Mapping[str, Any]) -> QuestionView:
    """Return the question that `question_data` wrote."""
    return QuestionView(
        key=key,
        work=ref_from(data["work"]),
        text=data["text"],
        answers=tuple(data["answers"]),
        property=prop,
        is_exclusive=data["is_exclusive"],
        would_settle=data["would_settle"],
    )


def inquiries_data(inquiries: Iterable[InquiryView]) -> Json:
    """Return where evidence was sought and not found, as an edition keeps it among its facts."""
    return {
        "sought": [
            {
                "key": each.key,
                "archive": each.archive,
                "organisation": ref_data(each.organisation),
                "extent": each.extent,
                "years": each.years,
                "sought": dict(each.sought),
                "made_by": each.made_by,
                "made_on": each.made_on,
                "result": dict(each.result),
                "question": each.question,
                "claim": each.claim,
            }
            for each in inquiries
        ]
    }


def fact_data(
    fact: Fact, standing: str, value_standings: Mapping[int, str], words: Mapping[int, Localized]
) -> Json:
    """Return a fact with the standing of each of its values; `words` puts each into words by language."""
    return {
        "kind": fact.kind,
        "question": fact.question,
        "standing": standing,
        "values": [
            {**_value_data(value), "standing": value_standings[index], "words": dict(words[index])}
            for index, value in enumerate(fact.values)
        ],
    }


def _value_data(value: FactValue) -> Json:
    return {
        "edtf": value.edtf,
        "ref": ref_data(value.ref),
        "role": value.role,
        "side": ref_data(value.side),
        "certainty": value.certainty,
        "code": value.code,
        "claims": list(value.claims),
        "rank": value.rank,
        **({"period": value.period} if value.period else {}),
        **({"is_official": True} if value.is_official else {}),
    }


def facts_from(data: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Return the facts that `fact_data` wrote, from what an edition keeps of them."""
    return tuple(
        Fact(
            fact["kind"],
            tuple(_value_from(value) for value in fact["values"]),
            fact.get("question", ""),
            has_uncited=fact.get("has_uncited", False),
        )
        for fact in data.get("facts", ())
    )


def _value_from(data: Mapping[str, Any]) -> FactValue:
    ref, side = data.get("ref"), data.get("side")
    return FactValue(
        tuple(data["claims"]),
        edtf=data["edtf"],
        words=data["words"],
        ref=ref_from(ref) if ref else None,
        role=data.get("role", ""),
        side=ref_from(side) if side else None,
        certainty=data.get("certainty", "certain"),
        code=data.get("code", ""),
        rank=data.get("rank", "normal"),
        period=data.get("period", ""),
        is_official=data.get("is_official", False),
    )
