"""Every state that a claim has had, with its citations, what differed from the one before, and its standing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from conferences.models import Claim
from conferences.rendering.values import SourceView
from conferences.services.claim_comparison import claim_differences
from conferences.services.comparison_values import ClaimDifference, EntrySide
from conferences.services.comparison_words import Wording
from conferences.services.row_chains import CITATION, CLAIM
from conferences.services.row_comparison import Sides
from conferences.services.standing_past import StandingSpan, standing_spans
from sources.editorial.comparison import compare_states
from sources.editorial.models import MemberVersion
from sources.editorial.past_rows import Past
from sources.editorial.states import Row, State

CONCERN = "conferences.concern"
# The models whose rows make up a claim.
PARTS = frozenset({CLAIM, CITATION, CONCERN})

Version = tuple[Row, int | None]


@dataclass(frozen=True)
class ClaimStep:
    """What a change did to a claim; `row` is None where it was deleted.

    `standing` is what its evidence amounted to then, `before` what it had before that change.
    `difference` is None where the change bore on its standing alone, through another answer.
    """

    number: int
    row: Row | None
    citations: tuple[Row, ...]
    difference: ClaimDifference | None
    standing: StandingSpan | None
    before: StandingSpan | None

    @property
    def is_standing_changed(self) -> bool:
        """Whether readers would have seen another word than before."""
        old, new = self.before, self.standing
        return old is not None and new is not None and old.word != new.word


def works_with(key: str) -> list[UUID]:
    """Return the works in which there is a claim of this key, or was one, that which has it first."""
    held = list(Claim.objects.filter(key=key).values_list("work_id", flat=True))
    stored = MemberVersion.objects.filter(
        label=CLAIM, version__serialized_data__contains=f'"key": "{key}"'
    )
    # Only where no claim has the key any more is all that claims ever said gone through.
    return held or list(
        dict.fromkeys(stored.order_by("-version_id").values_list("work_id", flat=True))
    )


class ClaimPast:
    """A claim through the history of its work, found by a key that it has or had."""

    def __init__(self, past: Past, key: str) -> None:
        self.past = past
        self._versions: dict[UUID, list[Version]] = {}
        for row, until in _versions(past):
            if row.label == CLAIM:
                self._versions.setdefault(row.member_id, []).append((row, until))
        for versions in self._versions.values():
            versions.sort(key=lambda version: version[0].since)
        self.members = self._members(key)
        self.rows = [
            (row, until)
            for row, until in _versions(past)
            if row.label in PARTS and _claim_of(row) in self.members
        ]

    def _members(self, key: str) -> tuple[UUID, ...]:
        """Return the ids under which the claim has been stored, the latest first."""
        found = {
            member: versions
            for member, versions in self._versions.items()
            if any(row.fields["key"] == key for row, _until in versions)
        }
        latest_first = sorted(
            found, key=lambda member: (_ends(found[member]), _begins(found[member])), reverse=True
        )
        chain: list[UUID] = []
        for member in latest_first:
            if not chain or _ends(found[member]) <= _begins(found[chain[-1]]):
                chain.append(member)
        return tuple(chain)

    @property
    def is_known(self) -> bool:
        """Whether the work ever had such a claim."""
        return bool(self.members)

    @property
    def last(self) -> Row:
        """The claim as it is, or as it was last."""
        return self._versions[self.members[0]][-1][0]

    @property
    def is_gone(self) -> bool:
        """Whether it was deleted."""
        return self._versions[self.members[0]][-1][1] is not None

    def spans(self, sources: Mapping[str, SourceView]) -> tuple[StandingSpan, ...]:
        """Return the standings that it has had, the latest first."""
        key = self.members[0]
        spans = standing_spans(
            self.past,
            sources,
            claims=() if self.is_gone else (key,),
            gone={self.last.fields["key"]: key} if self.is_gone else {},
            only_last=False,
        )
        return spans[key]

    def numbers(self, spans: Sequence[StandingSpan]) -> list[int]:
        """Return the changes that did something to the claim, the latest first."""
        found = {span.since for span in spans if not span.is_bound}
        for row, until in self.rows:
            found |= {row.since} if until is None else {row.since, until}
        return sorted((n for n in found if n > self.past.known_from), reverse=True)

    def steps(
        self,
        numbers: Sequence[int],
        spans: Sequence[StandingSpan],
        names: Mapping[str, str],
        language: str,
    ) -> Iterator[ClaimStep]:
        """Yield what some changes did; those that changed nothing that editors see are left out."""
        questions = [row for row, _until in _versions(self.past) if row.label == _QUESTION]
        for number in numbers:
            before, after = (
                EntrySide(self._state(at, questions), names) for at in (number - 1, number)
            )
            difference = self._difference(before, after, language)
            standing, old = _span_at(spans, number), _span_at(spans, number - 1)
            row = next(iter(after.state.of(CLAIM)), None)
            changed = (standing and standing.word) != (old and old.word)
            if difference is not None or changed:
                yield ClaimStep(number, row, after.state.of(CITATION), difference, standing, old)

    def _state(self, number: int, questions: Sequence[Row]) -> State:
        held = [row for row, until in self.rows if _holds(row, until, number)]
        asked = {row.fields["question"] for row in held if row.label == CLAIM}
        known = {str(row.member_id): row for row in questions}
        held += [row for key, row in known.items() if key in asked]
        return State(self.past.state.work_id, number, tuple(held))

    @staticmethod
    def _difference(before: EntrySide, after: EntrySide, language: str) -> ClaimDifference | None:
        difference = compare_states(before.state, after.state)
        sides = Sides(difference, Wording(before, language), Wording(after, language))
        return next(iter(claim_differences(sides)), None)


_QUESTION = "conferences.question"


def _versions(past: Past) -> Iterator[Version]:
    for ended in past.ended:
        yield ended.row, ended.until
    for row in past.state.rows:
        yield row, None


def _holds(row: Row, until: int | None, number: int) -> bool:
    return row.since <= number and (until is None or until > number)


def _claim_of(row: Row) -> UUID:
    return row.member_id if row.label == CLAIM else UUID(row.fields["claim"])


def _begins(versions: Sequence[Version]) -> int:
    return versions[0][0].since


def _ends(versions: Sequence[Version]) -> float:
    until = versions[-1][1]
    return float("inf") if until is None else until


def _span_at(spans: Sequence[StandingSpan], number: int) -> StandingSpan | None:
    return next(
        (
            span
            for span in spans
            if span.since <= number and (span.until is None or span.until > number)
        ),
        None,
    )
