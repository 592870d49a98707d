"""Since which change the evidence of a claim amounts to what it does: states weighed backwards."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from conferences.rendering.values import SourceView
from conferences.services.claim_evidence import weighed
from conferences.services.comparison_values import Evidence
from conferences.services.row_chains import CITATION, CLAIM, QUESTION
from sources.editorial.past_rows import Past
from sources.editorial.states import Row

# How many weighings of a claim one page may cost.
MOST_WEIGHED = 200_000
# What the standing of claims rests on; a change of anything else in these rows does not bear on it.
BEARING: Mapping[str, tuple[str, ...]] = {
    CLAIM: ("key", "question", "value", "standing_override", "standing_reason"),
    CITATION: ("claim", "source", "stance"),
    QUESTION: ("is_exclusive",),
}


@dataclass(frozen=True)
class StandingSpan:
    """A word for the evidence of a claim, and from which change to before which other it was that.

    `evidence` is that of the end of the span, `until` None for a span that goes on. `is_bound`:
    since that change, or one before it, which was not looked at.
    """

    since: int
    evidence: Evidence
    until: int | None = None
    is_bound: bool = False

    @property
    def word(self) -> str:
        """The word that readers see."""
        return self.evidence.standing


def standing_spans(
    past: Past,
    sources: Mapping[str, SourceView],
    *,
    claims: Collection[UUID] | None = None,
    gone: Mapping[str, UUID] = MappingProxyType({}),
    only_last: bool = True,
) -> Mapping[UUID, tuple[StandingSpan, ...]]:
    """Return the standings that claims of a state have had, the latest first; keys are claims.

    Every state in which a claim's citations, value or question, or those of another answer to its
    question, were others is weighed as it was; how sources depend on one another is taken as given,
    the same for all. With `only_last` each claim is followed back to where its last span begins;
    without it, all the way, also claims that are `gone`, named by their last key.
    """
    sweep = _Sweep(past, sources, only_last=only_last)
    sweep.follow(claims, gone)
    return {key: tuple(spans) for key, spans in sweep.spans.items()}


@dataclass
class _Held:
    """The rows that bear on standings, at one change."""

    claims: dict[UUID, Row] = field(default_factory=dict)
    answers: defaultdict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    citations: defaultdict[str, dict[UUID, Row]] = field(default_factory=lambda: defaultdict(dict))
    exclusive: dict[str, bool] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Let a row hold."""
        if row.label == CLAIM:
            self.claims[row.member_id] = row
            if row.fields["question"]:
                self.answers[row.fields["question"]].add(row.member_id)
        elif row.label == CITATION:
            self.citations[row.fields["claim"]][row.member_id] = row
        else:
            self.exclusive[str(row.member_id)] = row.fields["is_exclusive"]

    def drop(self, row: Row) -> None:
        """Let a row hold no more."""
        if row.label == CLAIM:
            del self.claims[row.member_id]
            if row.fields["question"]:
                self.answers[row.fields["question"]].discard(row.member_id)
        elif row.label == CITATION:
            del self.citations[row.fields["claim"]][row.member_id]
        else:
            del self.exclusive[str(row.member_id)]

    def touched(self, row: Row) -> set[UUID]:
        """Return the claims on whose standing a row bears."""
        if row.label == QUESTION:
            return set(self.answers[str(row.member_id)])
        key = row.member_id if row.label == CLAIM else UUID(row.fields["claim"])
        claim = row if row.label == CLAIM else self.claims.get(key)
        question = claim.fields["question"] if claim is not None else None
        return {key, *(self.answers[question] if question else ())}

    def with_rivals(self, keys: Iterable[UUID]) -> list[Row]:
        """Return claims, and all that answers the same questions, as far as there are such."""
        rows = [self.claims[key] for key in keys if key in self.claims]
        questions = {row.fields["question"] for row in rows if row.fields["question"]}
        wanted = {row.member_id: row for row in rows}
        for question in questions:
            wanted.update((key, self.claims[key]) for key in self.answers[question])
        return list(wanted.values())


@dataclass
class _Followed:
    """A claim on its way back: whose spans these are, and its evidence up to a change."""

    whose: UUID
    evidence: Evidence
    until: int | None


class _Sweep:
    """Goes back from a state, change by change, and weighs again what a change bore on."""

    def __init__(self, past: Past, sources: Mapping[str, SourceView], *, only_last: bool) -> None:
        self.sources, self.only_last = sources, only_last
        self.known_from = past.known_from
        self.held = _Held()
        self.spans: dict[UUID, list[StandingSpan]] = {}
        # By the ids that they had then; those that were gone for a time wait under their keys.
        self.followed: dict[UUID, _Followed] = {}
        self.waiting: dict[str, UUID] = {}
        self.left = MOST_WEIGHED
        self.opened: defaultdict[int, dict[UUID, Row]] = defaultdict(dict)
        self.ended: defaultdict[int, dict[UUID, Row]] = defaultdict(dict)
        for row in past.state.rows:
            if row.label in BEARING:
                self.held.add(row)
                self.opened[row.since][row.member_id] = row
        for version in past.ended:
            if version.row.label in BEARING:
                self.opened[version.row.since][version.row.member_id] = version.row
                self.ended[version.until][version.row.member_id] = version.row

    def follow(self, claims: Collection[UUID] | None, gone: Mapping[str, UUID]) -> None:
        """Follow the claims named, or all, back to where they begin or what is known ends."""
        self.waiting = dict(gone)
        wanted = set(self.held.claims if claims is None else claims) & self.held.claims.keys()
        evidence = self._weigh(wanted)
        self.followed = {key: _Followed(key, evidence[key], None) for key in wanted}
        self.spans = {key: [] for key in (*wanted, *gone.values())}
        for number in sorted({*self.opened, *self.ended}, reverse=True):
            if number <= self.known_from or not (self.followed or self.waiting):
                break
            if self.left <= 0:
                self._close_all(number)
                return
            self._step_back(number)
        self._close_all(self.known_from)

    def _step_back(self, number: int) -> None:
        """Let hold what held before a change, and look at the claims on which that bears."""
        newer, older = self.opened[number], self.ended[number]
        replaced = [
            rows
            for key in {*newer, *older}
            if not _bears_on_nothing(*(rows := (newer.get(key), older.get(key))))
        ]
        dropped = [new for new, _old in replaced if new is not None]
        added = [old for _new, old in replaced if old is not None]
        touched = {key for row in dropped for key in self.held.touched(row)}
        for row in dropped:
            self.held.drop(row)
        for row in added:
            self.held.add(row)
        touched.update(key for row in added for key in self.held.touched(row))
        if touched:
            claims = {row.fields["key"]: row.member_id for row in added if row.label == CLAIM}
            self._rename(newer, claims)
            self._compare(touched | set(claims.values()), number, newer)
            self._take_up(claims, number)

    def _rename(self, newer: Mapping[UUID, Row], claims: Mapping[str, UUID]) -> None:
        """Go on with the claim of the same key where one was entered anew in place of another."""
        for key in newer.keys() & self.followed.keys() - self.held.claims.keys():
            other = claims.get(newer[key].fields["key"])
            if other is not None and other not in self.followed:
                self.followed[other] = self.followed.pop(key)

    def _compare(self, touched: set[UUID], number: int, newer: Mapping[UUID, Row]) -> None:
        """End the spans that begin with a change, the state before it being held."""
        keys = touched & self.followed.keys()
        evidence = self._weigh(keys & self.held.claims.keys()) if keys else {}
        for key in keys:
            one, before = self.followed[key], evidence.get(key)
            if before is not None and before.standing == one.evidence.standing:
                continue
            self.spans[one.whose].append(StandingSpan(number, one.evidence, one.until))
            if self.only_last or before is None:
                del self.followed[key]
            if before is None and not self.only_last:
                self.waiting[newer[key].fields["key"]] = one.whose
            elif before is not None:
                one.evidence, one.until = before, number

    def _take_up(self, claims: Mapping[str, UUID], number: int) -> None:
        """Follow again what had been gone for a time."""
        back = {claims[name]: name for name in self.waiting.keys() & claims.keys()}
        evidence = self._weigh(back) if back else {}
        for key, name in back.items():
            if key not in self.followed:
                self.followed[key] = _Followed(self.waiting.pop(name), evidence[key], number)

    def _close_all(self, number: int) -> None:
        for one in self.followed.values():
            span = StandingSpan(number, one.evidence, one.until, is_bound=True)
            self.spans[one.whose].append(span)
        self.followed = {}

    def _weigh(self, keys: Collection[UUID]) -> Mapping[UUID, Evidence]:
        claims = self.held.with_rivals(keys)
        self.left -= len(claims)
        citations = {
            str(row.member_id): _in_order(self.held.citations[str(row.member_id)]) for row in claims
        }
        return weighed(claims, citations, self.held.exclusive, self.sources)


def _in_order(rows: Mapping[UUID, Row]) -> list[Row]:
    return sorted(rows.values(), key=lambda row: (row.fields["position"] or 0, row.member_id))


def _bears_on_nothing(new: Row | None, old: Row | None) -> bool:
    """Say whether two versions of a row differ in nothing that standings rest on."""
    if new is None or old is None:
        return False
    return all(new.fields[name] == old.fields[name] for name in BEARING[new.label])
