"""The evidence matrix of a question as data: each source as it was read, by each answer.

Everything that says who holds which answer is taken from here, so that a page says it once.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from conferences.rendering.lineage import Lineages
from conferences.rendering.standing import Weighing
from conferences.rendering.values import CitationView, ClaimView, EntryView, QuestionView
from sources.dates import readable_date
from sources.editorial.folding import fold

IN_HAND = frozenset({"original", "copy"})


class State(StrEnum):
    """What a source, as it was read, says of an answer."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    MENTIONS = "mentions"
    SILENT = "silent"
    UNREAD = "unread"


_SIDES = {"supports": State.SUPPORTS, "disputes": State.DISPUTES}
_STANCES = (*_SIDES.values(), State.MENTIONS)


@dataclass(frozen=True)
class Mark:
    """One state in a cell: the citations that show it, none where it follows from elsewhere."""

    state: State
    citations: tuple[CitationView, ...] = ()
    # It disputes this answer by supporting one that excludes it.
    by_own_answer: bool = False


@dataclass(frozen=True)
class Column:
    """An answer: the claims that give it, and how many independent sources are for it and against."""

    claims: tuple[str, ...]
    is_preferred: bool
    supporting: int
    opposing: int


@dataclass(frozen=True)
class Row:
    """A source as it was read, with a cell for each column; ``via`` is "" if it was seen itself."""

    source: str
    via: str
    cells: tuple[tuple[Mark, ...], ...]
    # It fits every answer, and so speaks for none of them.
    is_undecided: bool
    # Reports of it differ, so that it counts on no side.
    is_split: bool
    # Withdrawn: it is shown, and counts on no side.
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Matrix:
    """A question with its answers as columns and its sources as rows, in the order of the page."""

    question: QuestionView
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def matrices_of(
    view: EntryView, weighings: Mapping[str, Weighing], lineages: Lineages
) -> dict[str, Matrix]:
    """Set the sources of each question of an entry beside its answers, by the key of the question.

    Columns begin with the preferred answer, the rest go by value; rows by date of writing, those
    of unknown date last. A source is silent only if we had it in hand somewhere in the entry.
    """
    evidence = _Evidence(view, weighings, lineages, _in_hand(view))
    return {question.key: _matrix(question, evidence) for question in view.questions}


@dataclass(frozen=True)
class _Evidence:
    """What the questions of an entry share."""

    view: EntryView
    weighings: Mapping[str, Weighing]
    lineages: Lineages
    held: Collection[str]


def _matrix(question: QuestionView, evidence: _Evidence) -> Matrix:
    view, weighings = evidence.view, evidence.weighings
    answers = [view.claims[key] for key in question.answers if key in view.claims]
    columns = [_column(claims, evidence) for claims in _grouped(answers)]
    split = {source for claim in answers for source in weighings[claim.key].split}
    rows = [
        _row(name, cited, columns, _Context(question, view, evidence.held, split))
        for name, cited in _readings(answers).items()
    ]
    rows.sort(key=lambda row: _age(row, view))
    return Matrix(question, tuple(columns), tuple(rows))


@dataclass(frozen=True)
class _Context:
    question: QuestionView
    view: EntryView
    held: Collection[str]
    split: Collection[str]


def _grouped(answers: Sequence[ClaimView]) -> list[list[ClaimView]]:
    """Return the claims by the value they give; one without a value is an answer of its own."""
    groups: dict[tuple[str, str], list[ClaimView]] = {}
    for claim in answers:
        name = ("value", claim.value) if claim.value else ("claim", claim.key)
        groups.setdefault(name, []).append(claim)
    return sorted(groups.values(), key=_place)


def _place(claims: Sequence[ClaimView]) -> tuple[bool, bool, date, float, str]:
    """Order columns: the preferred answer, then dates and numbers by size, words by letter."""
    is_preferred = any(claim.rank == "preferred" for claim in claims)
    value = claims[0].value
    day, number = date.max, float("inf")
    if claims[0].property == "date":
        day = earliest_day(value) or date.max
    elif value.isascii() and value.isdigit():
        number = float(value)
    return not is_preferred, not value, day, number, fold(value)


def _column(claims: Sequence[ClaimView], evidence: _Evidence) -> Column:
    own = [evidence.weighings[claim.key] for claim in claims]
    supporting = {source for each in own for source in each.supporting}
    opposing = {source for each in own for source in each.opposing}
    for each in own:
        for rival in each.rivals:
            opposing.update(evidence.weighings[rival].supporting)
    return Column(
        tuple(claim.key for claim in claims),
        any(claim.rank == "preferred" for claim in claims),
        evidence.lineages.count_independent(supporting),
        evidence.lineages.count_independent(opposing - supporting),
    )


_Cited = dict[str, list[CitationView]]


def _readings(answers: Sequence[ClaimView]) -> dict[tuple[str, str], _Cited]:
    """Return, by source and what it was read in, its citations by the claim that they stand in."""
    found: dict[tuple[str, str], _Cited] = {}
    for claim in answers:
        for citation in claim.citations:
            cited = found.setdefault((citation.source, citation.via), {})
            cited.setdefault(claim.key, []).append(citation)
    return found


def _in_hand(view: EntryView) -> set[str]:
    return {
        citation.source
        for claim in view.claims.values()
        for citation in claim.citations
        if not citation.via and citation.consulted in IN_HAND
    }


_Told = Mapping[State, Sequence[CitationView]]


def _row(name: tuple[str, str], cited: _Cited, columns: Sequence[Column], context: _Context) -> Row:
    source, via = name
    told = [_told(cited, column) for column in columns]
    supported = [State.SUPPORTS in each for each in told]
    cells = tuple(
        _cell(each, name, _excluded(index, supported, context.question), context)
        for index, each in enumerate(told)
    )
    known = context.view.sources.get(source)
    return Row(
        source,
        via,
        cells,
        is_undecided=_is_undecided(cells),
        is_split=source in context.split,
        is_withdrawn=bool(known and known.is_withdrawn),
    )


def _told(cited: _Cited, column: Column) -> _Told:
    """Return the citations of an answer by stance; what is neither for nor against is a mention."""
    told: dict[State, list[CitationView]] = {}
    for key in column.claims:
        for citation in cited.get(key, ()):
            told.setdefault(_SIDES.get(citation.stance, State.MENTIONS), []).append(citation)
    return told


def _excluded(index: int, supported: Sequence[bool], question: QuestionView) -> bool:
    """Say whether the source supports another answer, where only one can be right."""
    return question.is_exclusive and any(
        is_supported for other, is_supported in enumerate(supported) if other != index
    )


def _cell(
    told: _Told, name: tuple[str, str], is_excluded: bool, context: _Context
) -> tuple[Mark, ...]:
    marks = [Mark(state, tuple(told[state])) for state in _STANCES if state in told]
    if is_excluded and not (State.SUPPORTS in told or State.DISPUTES in told):
        marks.append(Mark(State.DISPUTES, by_own_answer=True))
    elif not told:
        source, via = name
        is_held = not via and source in context.held
        marks.append(Mark(State.SILENT if is_held else State.UNREAD))
    return tuple(marks)


def _is_undecided(cells: Sequence[Sequence[Mark]]) -> bool:
    """Say whether a row fits every answer: it disputes none, and supports all of them or none."""
    states = [{mark.state for mark in cell} for cell in cells]
    if len(states) < 2 or any(State.DISPUTES in cell for cell in states):
        return False
    return sum(State.SUPPORTS in cell for cell in states) in (0, len(states))


def _age(row: Row, view: EntryView) -> tuple[date, str, str]:
    source = view.sources.get(row.source)
    return (
        (earliest_day(source.issued) or date.max) if source else date.max,
        fold(source.short or source.title) if source else row.source,
        row.via,
    )


def earliest_day(written: str) -> date | None:
    """Return the first day that a date may mean; None for one that is open, unknown or unreadable."""
    value = readable_date(written)
    return value.earliest if value else None
