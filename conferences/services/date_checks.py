"""Checks of dates against one another: what ends before it begins, what cannot both be so, who had died."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from conferences.models import Person
from conferences.rendering.standing import AGREED, Weighing
from conferences.rendering.values import ClaimView
from conferences.services.entry_views import Draft
from conferences.services.evidence_checks import CLAIM
from conferences.services.fact_context import Batch
from conferences.services.findings import Finding, Level
from conferences.services.order import Collected, Rule, Statement, check_order
from conferences.services.order.values import Dated, Figure, Happening, Presence
from sources.dates import DateError, PartialDate, parse_edtf, readable_date
from sources.dates.ordering import Certainty, contradiction, is_over_before, misses

PARTICIPATION = "conferences.participation"
DATES = frozenset({"date", "born", "died"})
Fields = Mapping[str, Any]
Lives = Mapping[UUID, Fields]


def lives_of(drafts: Iterable[Draft]) -> Lives:
    """Return name, birth and death of all who take part in any of the drafts.

    One query, or one for as many people as a statement of SQLite takes.
    """
    drafts = list(drafts)
    rows = (row for draft in drafts for row in draft.state.of(PARTICIPATION))
    ids = {UUID(row.fields["person"]) for row in rows}
    stored = Person.objects.only("name", "born", "died").in_bulk(ids)
    lives: dict[UUID, Fields] = {
        key: {"name": one.name, "born": one.born, "died": one.died} for key, one in stored.items()
    }
    lives.update(
        {draft.state.work_id: draft.record for draft in drafts if draft.ref.kind == "person"}
    )
    return lives


@dataclass(frozen=True)
class _Said:
    """A claim with the date that it states."""

    member_id: UUID
    claim: ClaimView
    date: PartialDate


def check_dates(
    draft: Draft, batch: Batch, weighings: Mapping[str, Weighing], lives: Lives
) -> Iterator[Finding]:
    """Find dates that cannot be, alone or together; what may be so is on the page of order."""
    yield from _unreadable(draft)
    if draft.ref.kind == "person":
        yield from _dead_before_born(draft)
    yield from _agreed_against_each_other(draft, batch, weighings)
    if draft.ref.kind == "event":
        yield from _outside_the_event(draft, batch)
        yield from _outside_a_life(draft, lives)


def _unreadable(draft: Draft) -> Iterator[Finding]:
    """Find values of dates that are none: above all spans that end before they begin."""
    for member_id, claim in _own(draft):
        if claim.property in DATES and claim.value:
            try:
                parse_edtf(claim.value)
            except DateError as error:
                message = _("The date of the claim %(key)s cannot be: %(fault)s")
                said = message % {"key": claim.key, "fault": error}
                yield Finding("C6", Level.BLOCK, said, CLAIM, member_id, "value")


def _dead_before_born(draft: Draft) -> Iterator[Finding]:
    born, died = readable_date(draft.record["born"]), readable_date(draft.record["died"])
    if born and died and _is_certain(is_over_before, died, born):
        message = _("The life ends (%(died)s) before it begins (%(born)s).")
        said = message % {"died": died, "born": born}
        row = draft.state.record
        assert row is not None
        yield Finding("C6", Level.BLOCK, said, row.label, row.member_id, "died")


def _agreed_against_each_other(
    draft: Draft, batch: Batch, weighings: Mapping[str, Weighing]
) -> Iterator[Finding]:
    """Find claims whose word is *agreed* with another *agreed* claim that leaves no room for them."""
    agreed = [
        (member_id, claim)
        for member_id, claim in _own(draft)
        if weighings[claim.key].word == AGREED and claim.value and claim.rank != "deprecated"
    ]
    for (_first_id, one), (member_id, other) in combinations(agreed, 2):
        if _exclude(one, other, batch):
            message = _(
                "The claims %(one)s (%(one_value)s) and %(other)s (%(other_value)s) are both marked as agreed, "
                "and cannot both hold."
            )
            said = message % {
                "one": one.key,
                "one_value": one.value,
                "other": other.key,
                "other_value": other.value,
            }
            yield Finding("C6", Level.BLOCK, said, CLAIM, member_id, _field_of(other))


def _field_of(claim: ClaimView) -> str:
    return "standing_override" if claim.standing_override else "value"


def _exclude(one: ClaimView, other: ClaimView, batch: Batch) -> bool:
    """Whether two values of one thing cannot both be right: answers to one question, or to none.

    Answers to different questions state different things: when talks began, and when they ended.
    """
    if one.property != other.property or one.question != other.question:
        return False
    question = batch.questions.get(one.question)
    if question is not None and not question.is_exclusive:
        return False
    if one.property in DATES:
        dates = readable_date(one.value), readable_date(other.value)
        return bool(dates[0] and dates[1] and _is_certain(misses, dates[0], dates[1]))
    return question is not None and one.value != other.value


def _outside_the_event(draft: Draft, batch: Batch) -> Iterator[Finding]:
    """Find claims that date what happened outside of the event, unless they are a rival date of it."""
    whole = readable_date(draft.record["date"])
    if whole is None:
        return
    for said in _dated(draft):
        question = batch.questions.get(said.claim.question)
        if question is not None and len(question.answers) > 1:
            continue
        if said.claim.rank != "deprecated" and _is_certain(misses, said.date, whole):
            message = _("The claim %(key)s is dated %(value)s, outside of the event (%(date)s).")
            words = message % {"key": said.claim.key, "value": said.date, "date": whole}
            yield Finding("C6", Level.WARN, words, CLAIM, said.member_id, "value")


def _outside_a_life(draft: Draft, lives: Lives) -> Iterator[Finding]:
    """Find participants who were certainly not alive at a date stated of the event."""
    event = _happening(draft)
    for row in draft.state.of(PARTICIPATION):
        life = lives.get(UUID(row.fields["person"]))
        if life is None:
            continue
        work_id = draft.state.work_id
        said = Statement(life["name"], "event", work_id)
        born, died = (_dated_at(said, life[name]) for name in ("born", "died"))
        figure = Figure(life["name"], born, died)
        found = check_order(Collected(presences=(Presence(said, figure, event),))).collisions
        certain = [each for each in found if each.certainty is Certainty.CERTAIN]
        for each in certain[:1]:
            if each.rule is Rule.LIFE:
                yield Finding("C6", Level.WARN, each.words, PARTICIPATION, row.member_id, "person")


def _happening(draft: Draft) -> Happening:
    """Return the event with its dates: those that claims state, else the one that is recorded."""
    title = str(draft.record.get("title", ""))
    said = Statement(title, "event", draft.state.work_id)
    dates = [Dated(said, each.date) for each in _dated(draft) if each.claim.rank != "deprecated"]
    recorded = _dated_at(said, draft.record["date"])
    return Happening(title, tuple(dates) if dates else (recorded,) if recorded else ())


def _dated_at(statement: Statement, edtf: str) -> Dated | None:
    value = readable_date(edtf)
    return Dated(statement, value) if value else None


def _own(draft: Draft) -> Sequence[tuple[UUID, ClaimView]]:
    return [(UUID(key), draft.claims[name]) for key, name in draft.claim_keys.items()]


def _dated(draft: Draft) -> Iterator[_Said]:
    for member_id, claim in _own(draft):
        value = readable_date(claim.value) if claim.property == "date" else None
        if value is not None:
            yield _Said(member_id, claim, value)


def _is_certain(relation: Any, one: PartialDate, other: PartialDate) -> bool:
    return contradiction(relation, one, other) is Certainty.CERTAIN
