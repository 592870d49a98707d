"""What the evidence of each claim in a state amounts to, by the rules that readers' pages follow."""

from collections.abc import Container, Mapping, Sequence
from uuid import UUID

from conferences.rendering.standing import Weighing, weigh
from conferences.rendering.values import CitationView, ClaimView, QuestionView, SourceView, WorkRef
from conferences.services.comparison_values import Balance, EntrySide, Evidence
from sources.editorial.states import Row

Citations = Mapping[str, Sequence[Row]]


def citations_by_claim(side: EntrySide) -> Citations:
    """Return the citations of each claim, by the claim's id, in order."""
    found: dict[str, list[Row]] = {}
    for row in side.state.of("conferences.citation"):
        found.setdefault(row.fields["claim"], []).append(row)
    return found


def evidence_of(
    side: EntrySide, citations: Citations, wanted: Container[UUID], questions: Container[str]
) -> Mapping[UUID, Evidence]:
    """Return the standing and balance of the wanted claims, and of all answers to some questions.

    Keys are ids. Answers that other entries give to the questions are not weighed here.
    """
    rows = [
        row
        for row in side.state.of("conferences.claim")
        if row.member_id in wanted or row.fields["question"] in questions
    ]
    exclusive = {
        str(row.member_id): row.fields["is_exclusive"]
        for row in side.state.of("conferences.question")
    }
    return weighed(rows, citations, exclusive, dependence(side))


def weighed(
    claims: Sequence[Row],
    citations: Citations,
    exclusive: Mapping[str, bool],
    sources: Mapping[str, SourceView],
) -> Mapping[UUID, Evidence]:
    """Return the standing and balance of claims, among which are all answers to their questions.

    `exclusive` says of questions, by id, whether their answers exclude one another; `sources` are
    those of `dependence`.
    """
    views = {str(row.member_id): _claim(row, citations) for row in claims}
    weighings = weigh(views, _questions(claims, exclusive), sources)
    return {UUID(key): _evidence(weighing) for key, weighing in weighings.items()}


def _evidence(weighing: Weighing) -> Evidence:
    balance = Balance(len(weighing.supporting), len(weighing.opposing))
    return Evidence(weighing.word, balance)


_NO_WORK = WorkRef("", "", "", {})


def _claim(row: Row, citations: Citations) -> ClaimView:
    key, fields = str(row.member_id), row.fields
    return ClaimView(
        key=key,
        work=_NO_WORK,
        statement={},
        citations=tuple(
            CitationView(citation.fields["source"], citation.fields["stance"])
            for citation in citations.get(key, ())
        ),
        question=fields["question"] or "",
        value=fields["value"],
        standing_override=fields["standing_override"],
        standing_reason=fields["standing_reason"],
    )


def _questions(claims: Sequence[Row], exclusive: Mapping[str, bool]) -> list[QuestionView]:
    answers: dict[str, list[str]] = {}
    for row in claims:
        if row.fields["question"]:
            answers.setdefault(row.fields["question"], []).append(str(row.member_id))
    return [
        QuestionView(key, _NO_WORK, {}, tuple(keys), is_exclusive=exclusive.get(key, True))
        for key, keys in answers.items()
    ]


def dependence(side: EntrySide) -> Mapping[str, SourceView]:
    """Return what weighing needs to know of sources: which repeat which, which are withdrawn."""
    return {
        key: SourceView(
            key=key,
            slug="",
            title="",
            language="",
            type="",
            evidence_kind="",
            issued="",
            short="",
            reference_html="",
            reference_text="",
            derived_from=side.derived_from.get(key, ()),
            is_withdrawn=key in side.withdrawn,
        )
        for key in {*side.derived_from, *side.withdrawn}
    }
