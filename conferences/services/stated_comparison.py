"""What two editions state compared: facts, questions, claims and citations. Nothing here queries."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from conferences.rendering.edition_changes import (
    ClaimChange,
    FactChange,
    FactValueChange,
    QuestionChange,
    ValueChange,
)
from conferences.rendering.facts import fact_label
from conferences.rendering.stated_words import (
    Json,
    claim_state,
    claim_value,
    rank_line,
    value_line,
    value_state,
    words_of,
)
from conferences.services.stated_citations import (
    citation_changes,
    lost_support,
    rests_elsewhere,
)
from sources.editorial.comparison import RowKind
from sources.editorial.text_diff import Budget, compare_words


@dataclass(frozen=True)
class StatedClaim:
    """A claim as an edition states it."""

    key: str
    property: str
    value: str
    standing: str
    data: Json


@dataclass(frozen=True)
class Stated:
    """What an edition keeps as data; questions and claims by key, in the order of the page."""

    facts: Sequence[Json] = ()
    questions: Mapping[str, Json] = field(default_factory=dict)
    claims: Mapping[str, StatedClaim] = field(default_factory=dict)


class StatedComparison:
    """Compares what two editions state, in a language; its texts share a budget."""

    def __init__(self, before: Stated, after: Stated, language: str, budget: Budget) -> None:
        self.before, self.after = before, after
        self.language, self.budget = language, budget
        self.old_states, self.new_states = (
            {
                claim.key: claim_state(claim.standing, claim.data, language)
                for claim in side.claims.values()
            }
            for side in (before, after)
        )

    def facts(self) -> Iterator[FactChange]:
        """Yield the lines of the facts that differ, in the order of the newer edition."""
        old, new = (
            _counted((fact["kind"], fact) for fact in side.facts)
            for side in (self.before, self.after)
        )
        for name in dict.fromkeys((*new, *old)):
            was, now = old.get(name), new.get(name)
            if was != now:
                yield from self._fact(str(name[0]), was, now)

    def _fact(self, kind: str, was: Json | None, now: Json | None) -> Iterator[FactChange]:
        old, new = (fact["values"] if fact else () for fact in (was, now))
        values = tuple(self._values(old, new))
        if values:
            lines = [
                tuple(value_line(value, self.language) for value in side) for side in (old, new)
            ]
            yield FactChange(kind, fact_label(kind), lines[0], lines[1], values)

    def _values(self, old: Sequence[Json], new: Sequence[Json]) -> Iterator[FactValueChange]:
        held = _counted((_identity(value), value) for value in old)
        for name, value in _counted((_identity(value), value) for value in new).items():
            was = held.pop(name, None)
            claims = tuple(dict.fromkeys((*value["claims"], *(was["claims"] if was else ()))))
            before, now = (
                self._told_value(was, self.old_states),
                self._told_value(value, self.new_states),
            )
            if before != now:
                kind = RowKind.CHANGED if was else RowKind.ADDED
                yield FactValueChange(kind, before[0], now[0], before[1], now[1], claims)
        for was in held.values():
            line, state = self._told_value(was, self.old_states)
            yield FactValueChange(RowKind.REMOVED, line, "", state, "", tuple(was["claims"]))

    def _told_value(self, value: Json | None, states: Mapping[str, str]) -> tuple[str, str]:
        if value is None:
            return "", ""
        return value_line(value, self.language), value_state(value, states)

    def questions(self) -> Iterator[QuestionChange]:
        """Yield the questions that differ."""
        old, new = self.before.questions, self.after.questions
        for key in dict.fromkeys((*new, *old)):
            was, now = old.get(key), new.get(key)
            values = tuple(self._question(was, now)) if was != now else ()
            if values:
                yield QuestionChange(key, _kind(was, now), self._text(now or was or {}), values)

    def _text(self, question: Json) -> str:
        return words_of(question.get("text"), self.language)

    def _question(self, was: Json | None, now: Json | None) -> Iterator[ValueChange]:
        old, new = was or {}, now or {}
        yield from self._told(_("Question"), self._text(old), self._text(new))
        answers = (
            "; ".join(self._answers(side, data))
            for side, data in ((self.before, old), (self.after, new))
        )
        yield from self._told(_("Answers"), *answers)
        settles = (words_of(data.get("would_settle"), self.language) for data in (old, new))
        yield from self._told(_("What would settle it"), *settles)

    def _answers(self, side: Stated, question: Json) -> Iterator[str]:
        elsewhere = False
        for key in question.get("answers", ()):
            claim = side.claims.get(key)
            if claim is not None:
                yield self._value(claim) or words_of(claim.data["statement"], self.language)
            elsewhere = elsewhere or claim is None
        if elsewhere:
            yield _("an answer in another entry")

    def _value(self, claim: StatedClaim | None) -> str:
        if claim is None:
            return ""
        return claim_value(claim.property, claim.value, claim.data, self.language)

    def claims(self) -> Iterator[ClaimChange]:
        """Yield the claims that differ, in the order of the newer edition, then those that went."""
        old, new = self.before.claims, self.after.claims
        for key in dict.fromkeys((*new, *old)):
            was, now = old.get(key), new.get(key)
            if was != now:
                change = self._claim(key, was, now)
                if change is not None:
                    yield change

    def _claim(
        self, key: str, was: StatedClaim | None, now: StatedClaim | None
    ) -> ClaimChange | None:
        sides = (was, now)
        old, new = (
            words_of(claim.data["statement"], self.language) if claim else "" for claim in sides
        )
        before, after = (claim.data.get("citations", ()) if claim else () for claim in sides)
        citations = tuple(citation_changes(before, after, self.budget))
        kind = _kind(was, now)
        change = ClaimChange(
            key,
            kind,
            old,
            new,
            wording=compare_words(old, new, self.budget) if old != new else (),
            old_state=self.old_states.get(key, ""),
            new_state=self.new_states.get(key, ""),
            values=tuple(self._claim_values(was, now)),
            citations=citations,
            is_support_changed=kind is RowKind.CHANGED and rests_elsewhere(before, after),
            is_now_unsupported=kind is RowKind.CHANGED and lost_support(before, after),
        )
        differs = change.wording or change.values or citations or change.is_state_changed
        return change if differs or kind is not RowKind.CHANGED else None

    def _claim_values(
        self, was: StatedClaim | None, now: StatedClaim | None
    ) -> Iterator[ValueChange]:
        yield from self._told(_("Value"), self._value(was), self._value(now))
        ranks = (rank_line(claim.data) if claim else "" for claim in (was, now))
        yield from self._told(_("Rank among the answers"), *ranks)
        concerned = (
            ", ".join(
                words_of(ref["titles"], self.language) or ref["key"]
                for ref in (claim.data.get("concerns", ()) if claim else ())
            )
            for claim in (was, now)
        )
        yield from self._told(_("Also concerns"), *concerned)

    def _told(self, label: str, old: str, new: str) -> Iterator[ValueChange]:
        if old != new:
            yield ValueChange(label, old, new, compare_words(old, new, self.budget))


def _kind(was: object, now: object) -> RowKind:
    if was is None:
        return RowKind.ADDED
    return RowKind.REMOVED if now is None else RowKind.CHANGED


def _counted(named: Iterable[tuple[object, Json]]) -> dict[tuple[object, int], Json]:
    """Return what has a name by name and number, for several may have the same."""
    counts: Counter[object] = Counter()
    found: dict[tuple[object, int], Json] = {}
    for name, item in named:
        counts[name] += 1
        found[name, counts[name]] = item
    return found


def _identity(value: Json) -> tuple[object, ...]:
    """Return by what a value of a fact is known again: the work it names, the date, or its words."""
    ref = value.get("ref")
    if ref:
        return ref["kind"], ref["key"]
    return (value.get("edtf") or str(sorted((value.get("words") or {}).items())),)
