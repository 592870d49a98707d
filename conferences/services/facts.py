"""The facts box as data: every value with the claims that carry it; what none carries is left out."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import translation

from conferences.models import NameKind
from conferences.rendering.values import ClaimView, Fact, FactValue, WorkRef
from conferences.services.entry_library import Library
from conferences.services.fact_context import Batch, FactContext
from conferences.services.record_facts import organisation_facts, place_facts, source_facts
from sources.dates import date_in_words, parse_edtf
from sources.editorial.states import Row, State


def facts_of(
    state: State, ref: WorkRef, own_claims: Sequence[ClaimView], batch: Batch, library: Library
) -> tuple[Fact, ...]:
    """Return the facts of a work at a change, in the order of the box."""
    context = FactContext(state, ref, own_claims, batch, library)
    makers = {
        "event": (_dates, _places, _participants, _related, _incoming),
        "person": (_names, _life, _affiliations, _incoming),
        "place": (_names, place_facts),
        "organisation": (organisation_facts, _names, _incoming),
        "source": (source_facts,),
    }
    return tuple(fact for maker in makers[ref.kind] for fact in maker(context))


def _answers(context: FactContext, own: Sequence[ClaimView]) -> Iterable[ClaimView]:
    """Yield own claims, then what claims of other works answer to the same questions."""
    yield from own
    keys = {claim.key for claim in own}
    for question in dict.fromkeys(claim.question for claim in own if claim.question):
        for key in context.batch.questions[question].answers:
            if key not in keys:
                keys.add(key)
                yield context.batch.claims[key]


def _value_of(claim: ClaimView, **more: Any) -> FactValue:
    return FactValue(
        (claim.key,),
        words=claim.value_words,
        rank=claim.rank,
        rank_reason=claim.rank_reason,
        **more,
    )


def _dates(context: FactContext) -> Iterable[Fact]:
    """Yield the date as each claim gives it; one that no claim carries is not shown."""
    values: dict[str, FactValue] = {}
    question = ""
    for claim in _answers(context, context.own("date")):
        if claim.property != "date":
            continue
        question = question or claim.question
        held = values.get(claim.value)
        keys = (*held.claims, claim.key) if held else (claim.key,)
        values[claim.value] = FactValue(
            keys,
            edtf=claim.value,
            words=claim.value_words,
            rank=claim.rank,
            rank_reason=claim.rank_reason,
        )
    record = context.state.record
    recorded = bool(record and record.fields.get("date"))
    if values or recorded:
        yield Fact("date", tuple(values.values()), question, has_uncited=recorded and not values)


def _places(context: FactContext) -> Iterable[Fact]:
    values: dict[str, FactValue] = {}
    questions = []
    links = context.library.links
    for claim in _answers(context, context.own("place")):
        questions.append(claim.question)
        ref = links.get(("place", claim.value))
        if ref:
            values[ref.key] = _value_of(claim, ref=ref)
    uncited = False
    for row in context.state.of("conferences.eventplace"):
        ref, claims = context.ref_to(row.fields["place"]), context.claims_of(row)
        uncited = uncited or not claims
        if ref and claims:
            held = values.get(ref.key)
            keys = dict.fromkeys((*(held.claims if held else ()), *claims))
            values[ref.key] = FactValue(tuple(keys), ref=ref, certainty=row.fields["certainty"])
    if values or uncited:
        yield Fact(
            "place", tuple(values.values()), next(filter(None, questions), ""), has_uncited=uncited
        )


def _participants(context: FactContext) -> Iterable[Fact]:
    rows = context.state.of("conferences.participation")
    values = tuple(
        FactValue(
            context.claims_of(row),
            ref=context.ref_to(row.fields["person"]),
            role=row.fields["role"],
            side=context.ref_to(row.fields["side"]),
            certainty=row.fields["certainty"],
        )
        for row in rows
        if context.claims_of(row)
    )
    if rows:
        yield Fact("participant", values, has_uncited=len(values) < len(rows))


def _related(context: FactContext) -> Iterable[Fact]:
    by_kind: dict[str, list[FactValue]] = {}
    for row in context.state.of("conferences.relation"):
        if claims := context.claims_of(row):
            value = FactValue(claims, ref=context.ref_to(row.fields["to_event"]))
            by_kind.setdefault(row.fields["kind"], []).append(value)
    for kind, values in by_kind.items():
        yield Fact(kind, tuple(values))


def _incoming(context: FactContext) -> Iterable[Fact]:
    by_kind: dict[str, list[FactValue]] = {}
    for kind, value in context.batch.incoming.get((context.ref.kind, context.ref.key), ()):
        by_kind.setdefault(kind, []).append(value)
    for kind, values in by_kind.items():
        yield Fact(kind, tuple(values))


def _use_of_name(row: Row) -> str:
    """Return what kind of name it is and when it was in use, in the language that is active."""
    kind = str(dict(NameKind.choices).get(row.fields["kind"], ""))
    period = row.fields["period"]
    used = date_in_words(parse_edtf(period), translation.get_language()) if period else ""
    return ", ".join(filter(None, (kind, used)))


def _names(context: FactContext) -> Iterable[Fact]:
    rows = context.state.of("conferences.name")
    if rows:
        values = (
            FactValue(
                (),
                words={row.fields["language"] or "und": row.fields["text"]},
                role=_use_of_name(row),
                code=row.fields["kind"],
                period=row.fields["period"],
                is_official=row.fields["is_official"],
            )
            for row in rows
        )
        yield Fact("name", tuple(values))


def _life(context: FactContext) -> Iterable[Fact]:
    for prop in ("born", "died"):
        values = tuple(_value_of(claim, edtf=claim.value) for claim in context.own(prop))
        record = context.state.record
        recorded = bool(record and record.fields.get(prop))
        if values or recorded:
            yield Fact(prop, values, has_uncited=recorded and not values)


def _affiliations(context: FactContext) -> Iterable[Fact]:
    values = tuple(
        FactValue(
            context.claims_of(row),
            ref=context.ref_to(row.fields["organisation"]),
            role=row.fields["role"],
            edtf=row.fields["period"],
        )
        for row in context.state.of("conferences.affiliation")
        if context.claims_of(row)
    )
    if values:
        yield Fact("affiliation", values)
