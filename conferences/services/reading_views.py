"""The readings of a work at a change, as their pages show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from conferences.rendering.values import (
    AccountView,
    ClaimView,
    CountedView,
    Fact,
    FactValue,
    ReadingView,
    WorkRef,
)
from conferences.services.entry_library import Library
from conferences.services.fact_context import Batch, HasState
from conferences.services.reading_rules import rejected
from sources.editorial.states import Row, State

Target = tuple[str, str]
Taken = Mapping[str, Sequence[str]]


def readings_of(
    draft: HasState, batch: Batch, library: Library, stated: Mapping[Target, tuple[Fact, ...]]
) -> tuple[ReadingView, ...]:
    """Return the readings in their order; `stated` are the facts of events, in the active language.

    An answer or a source that readers cannot see is left out: the checks say so.
    """
    return tuple(
        _reading(row, draft.state, batch, library, stated)
        for row in draft.state.of("conferences.reading")
    )


def _reading(
    row: Row,
    state: State,
    batch: Batch,
    library: Library,
    stated: Mapping[Target, tuple[Fact, ...]],
) -> ReadingView:
    keys = [
        library.claims_by_id.get(UUID(each.fields["claim"]), "")
        for each in inside(state, "conferences.readingchoice", row)
    ]
    answers = tuple(key for key in keys if key in batch.claims)
    events = [
        library.refs.get(UUID(each.fields["event"]))
        for each in inside(state, "conferences.readingpart", row)
    ]
    taken = taken_by_question(answers, batch.claims)
    return ReadingView(
        key=row.fields["key"],
        title=row.fields["title"],
        gist=row.fields["gist"],
        answers=answers,
        parts=tuple(
            CountedView(
                ref,
                facts_in_reading(ref, stated.get((ref.kind, ref.key), ()), taken, batch.claims),
            )
            for ref in events
            if ref
        ),
        accounts=tuple(
            _account(each, library) for each in inside(state, "conferences.readingsource", row)
        ),
    )


def inside(state: State, label: str, reading: Row) -> list[Row]:
    """Return the rows of a model inside a reading, in their order."""
    return [row for row in state.of(label) if row.fields["reading"] == str(reading.member_id)]


def _account(row: Row, library: Library) -> AccountView:
    via = row.fields["via"]
    return AccountView(
        source=library.source_keys[UUID(row.fields["source"])],
        via=library.source_keys[UUID(via)] if via else "",
        locator=row.fields["locator"],
        note=row.fields["note"],
    )


def taken_by_question(answers: Iterable[str], claims: Mapping[str, ClaimView]) -> Taken:
    """Return the claims that a reading takes, by the question that they answer."""
    taken: dict[str, list[str]] = {}
    for key in answers:
        if question := claims[key].question:
            taken.setdefault(question, []).append(key)
    return taken


def facts_in_reading(
    ref: WorkRef, facts: Iterable[Fact], taken: Taken, claims: Mapping[str, ClaimView]
) -> tuple[Fact, ...]:
    """Return what is said of an event where a reading takes some answers: the others are left out.

    A question of two events has answers on both. The answer that another event gives is taken for
    this one too only where nothing that is said of this one by itself is left.
    """
    return tuple(
        replace(fact, values=_values_in_reading(ref, fact, taken, claims)) for fact in facts
    )


def _values_in_reading(
    ref: WorkRef, fact: Fact, taken: Taken, claims: Mapping[str, ClaimView]
) -> tuple[FactValue, ...]:
    left: list[tuple[FactValue, bool]] = []
    has_own = False
    for value in fact.values:
        held = [
            claims[key]
            for key in value.claims
            if key in claims and not rejected(claims[key].question, key, taken)
        ]
        if value.claims and not held:
            continue
        is_own = not value.claims or any(
            (claim.work.kind, claim.work.key) == (ref.kind, ref.key) for claim in held
        )
        has_own = has_own or is_own
        is_lent = not is_own and all(claim.question in taken for claim in held)
        left.append((replace(value, claims=tuple(claim.key for claim in held)), is_lent))
    return tuple(value for value, is_lent in left if not (is_lent and has_own))
