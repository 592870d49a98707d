"""What the evidence of each claim amounts to: agreed, one source, disputed or unsupported."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from conferences.rendering.lineage import Lineages
from conferences.rendering.values import ClaimView, QuestionView, SourceView

AGREED = "agreed"
ONE_SOURCE = "one source"
DISPUTED = "disputed"
UNSUPPORTED = "unsupported"
WORDS = (AGREED, ONE_SOURCE, DISPUTED, UNSUPPORTED)


@dataclass(frozen=True)
class Weighing:
    """The state of a claim's evidence; ``word`` is what readers see.

    ``supporting`` and ``opposing`` are keys of sources, each once; ``split`` are those whose
    reports stand on different sides and which therefore stand on none; ``rivals`` are the other
    answers to its question that have support. ``is_overruled`` with ``reason``: the editors set
    the word against the count.
    """

    word: str
    supporting: tuple[str, ...] = ()
    opposing: tuple[str, ...] = ()
    independent: int = 0
    split: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    question: str = ""
    is_overruled: bool = False
    reason: str = ""


def weigh(
    claims: Mapping[str, ClaimView],
    questions: Iterable[QuestionView],
    sources: Mapping[str, SourceView],
) -> Mapping[str, Weighing]:
    """Weigh every claim; keys are those of the claims.

    A source counts once, however often it is cited and through however many documents it was
    read. Withdrawn sources and mentions count on no side. Sources that repeat one another are
    one independent source. An answer to an exclusive question is disputed when sources support,
    or as much as mention, an answer with another value; and a claim whose only sources are
    reported as saying different things is disputed too.
    """
    lineages = Lineages(sources)
    withdrawn = {key for key, source in sources.items() if source.is_withdrawn}
    sides = {key: _sides(claim, withdrawn) for key, claim in claims.items()}
    asked = {}
    for question in questions:
        if question.is_exclusive:
            _split_between_answers(question.answers, claims, sides)
            asked.update(dict.fromkeys(question.answers, question))
    return {
        key: _weighing(claim, sides, lineages, _rivals(claim, asked.get(key), claims, sides))
        for key, claim in claims.items()
    }


@dataclass(slots=True)
class _Sides:
    """Sources in the order in which a claim cites them, each once."""

    supporting: dict[str, None]
    opposing: dict[str, None]
    split: dict[str, None]
    mentioning: dict[str, None]


def _sides(claim: ClaimView, withdrawn: set[str]) -> _Sides:
    supporting: dict[str, None] = {}
    opposing: dict[str, None] = {}
    mentioning: dict[str, None] = {}
    for citation in claim.citations:
        if citation.source in withdrawn:
            continue
        if citation.stance == "supports":
            supporting[citation.source] = None
        elif citation.stance == "disputes":
            opposing[citation.source] = None
        else:
            mentioning[citation.source] = None
    split = dict.fromkeys(key for key in supporting if key in opposing) if opposing else {}
    for key in split:
        del supporting[key], opposing[key]
    return _Sides(supporting, opposing, split, mentioning)


def _split_between_answers(
    answers: Sequence[str], claims: Mapping[str, ClaimView], sides: Mapping[str, _Sides]
) -> None:
    """Take from every side a source that is said to support answers which exclude each other."""
    values: dict[str, set[str]] = {}
    for key in answers:
        if key in claims:
            for source in sides[key].supporting:
                values.setdefault(source, set()).add(claims[key].value or f"claim {key}")
    torn = {source for source, given in values.items() if len(given) > 1}
    if not torn:
        return
    for key in answers:
        if key in claims:
            side = sides[key]
            for source in [each for each in side.supporting if each in torn]:
                side.split[source] = side.supporting.pop(source)


def _rivals(
    claim: ClaimView,
    question: QuestionView | None,
    claims: Mapping[str, ClaimView],
    sides: Mapping[str, _Sides],
) -> tuple[str, ...]:
    if question is None:
        return ()
    return tuple(
        key
        for key in question.answers
        if key != claim.key
        and key in claims
        and (sides[key].supporting or sides[key].split or sides[key].mentioning)
        and not (claim.value and claims[key].value == claim.value)
    )


def _weighing(
    claim: ClaimView, sides: Mapping[str, _Sides], lineages: Lineages, rivals: tuple[str, ...]
) -> Weighing:
    side = sides[claim.key]
    override = claim.standing_override if claim.standing_override in WORDS else ""
    independent = lineages.count_independent(side.supporting)
    return Weighing(
        word=override or _word(side, independent, has_rivals=bool(rivals)),
        supporting=tuple(side.supporting),
        opposing=tuple(side.opposing),
        independent=independent,
        split=tuple(side.split),
        rivals=rivals,
        question=claim.question,
        is_overruled=bool(override),
        reason=claim.standing_reason if override else "",
    )


def _word(side: _Sides, independent: int, *, has_rivals: bool) -> str:
    if not side.supporting:
        # Its only sources are reported as saying different things: that is a dispute about them.
        return DISPUTED if side.split else UNSUPPORTED
    if side.opposing or has_rivals:
        return DISPUTED
    return ONE_SOURCE if independent == 1 else AGREED
