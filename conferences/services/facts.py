"""The facts box as data: every value with the claims that carry it; what no claim carries is left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.utils import translation

from conferences.rendering.values import ClaimView, Fact, FactValue, QuestionView, WorkRef
from conferences.services.entry_library import Library
from sources.editorial.states import Row, State
from sources.models import EvidenceKind, SourceType

Target = tuple[str, str]


class HasState(Protocol):
    """A draft, as far as relations between works need it."""

    state: State
    ref: WorkRef


@dataclass
class Batch:
    """Claims and questions of all works published now or with this act, and how the works are related."""

    claims: dict[str, ClaimView] = field(default_factory=dict)
    questions: dict[str, QuestionView] = field(default_factory=dict)
    concerning: dict[Target, list[str]] = field(default_factory=dict)
    # What other works say of one: for an event its parts, for a person the events.
    incoming: dict[Target, list[tuple[str, FactValue]]] = field(default_factory=dict)

    def note_relations(self, drafts: Iterable[HasState], library: Library) -> None:
        """Note, under each work that is named, which event names it, in what role, on which claim."""
        for draft in drafts:
            for label, kind, column in (
                ("conferences.participation", "took_part", "person"),
                ("conferences.relation", "", "to_event"),
                ("conferences.affiliation", "member", "organisation"),
            ):
                for row in draft.state.of(label):
                    self._note(row, kind or f"of_{row.fields['kind']}", column, draft, library)
        for edition in library.current.values():
            self._note_published(edition.facts, edition.kind, edition.key, library)

    def claims_of(self, row: Row, library: Library) -> tuple[str, ...]:
        """Return the claim on which a stored fact rests, if it is published now or with this act."""
        claim_id = row.fields["claim"]
        key = library.claims_by_id.get(UUID(claim_id)) if claim_id else None
        return (key,) if key in self.claims else ()

    def _note(self, row: Row, kind: str, column: str, draft: HasState, library: Library) -> None:
        target, claims = library.refs.get(UUID(row.fields[column])), self.claims_of(row, library)
        if target and claims:
            value = FactValue(claims, ref=draft.ref, role=row.fields.get("role", ""))
            self.incoming.setdefault((target.kind, target.key), []).append((kind, value))

    def _note_published(
        self, facts: Mapping[str, Any], kind: str, key: str, library: Library
    ) -> None:
        source = library.links().get((kind, key))
        for fact in facts["facts"]:
            incoming = INCOMING.get(fact["kind"])
            for value in fact["values"] if incoming and source else ():
                target = value["ref"]
                said = FactValue(tuple(value["claims"]), ref=source, role=value["role"])
                self.incoming.setdefault((target["kind"], target["key"]), []).append(
                    (incoming or "", said)
                )


INCOMING = {
    "participant": "took_part",
    "affiliation": "member",
    "part_of": "of_part_of",
    "follows": "of_follows",
    "led_to": "of_led_to",
    "possibly_same_as": "of_possibly_same_as",
}


@dataclass(frozen=True)
class _Context:
    state: State
    ref: WorkRef
    own_claims: Sequence[ClaimView]
    batch: Batch
    library: Library

    def own(self, prop: str) -> list[ClaimView]:
        """Return the work's own claims on a property, in order."""
        return [claim for claim in self.own_claims if claim.property == prop]

    def claims_of(self, row: Row) -> tuple[str, ...]:
        """Return the claim on which a stored fact rests, if readers can see it."""
        return self.batch.claims_of(row, self.library)

    def ref_to(self, key: object) -> WorkRef | None:
        """Return the work that a stored foreign key names."""
        return self.library.refs.get(UUID(str(key))) if key else None


def facts_of(
    state: State, ref: WorkRef, own_claims: Sequence[ClaimView], batch: Batch, library: Library
) -> tuple[Fact, ...]:
    """Return the facts of a work at a change, in the order of the box."""
    context = _Context(state, ref, own_claims, batch, library)
    makers = {
        "event": (_dates, _places, _participants, _related, _incoming),
        "person": (_names, _life, _affiliations, _incoming),
        "place": (_names, _place_facts),
        "organisation": (_organisation_facts, _names, _incoming),
        "source": (_source_facts,),
    }
    return tuple(fact for maker in makers[ref.kind] for fact in maker(context))


def _answers(context: _Context, own: Sequence[ClaimView]) -> Iterable[ClaimView]:
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


def _dates(context: _Context) -> Iterable[Fact]:
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


def _places(context: _Context) -> Iterable[Fact]:
    values: dict[str, FactValue] = {}
    questions = []
    links = context.library.links()
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


def _participants(context: _Context) -> Iterable[Fact]:
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


def _related(context: _Context) -> Iterable[Fact]:
    by_kind: dict[str, list[FactValue]] = {}
    for row in context.state.of("conferences.relation"):
        if claims := context.claims_of(row):
            value = FactValue(claims, ref=context.ref_to(row.fields["to_event"]))
            by_kind.setdefault(row.fields["kind"], []).append(value)
    for kind, values in by_kind.items():
        yield Fact(kind, tuple(values))


def _incoming(context: _Context) -> Iterable[Fact]:
    by_kind: dict[str, list[FactValue]] = {}
    for kind, value in context.batch.incoming.get((context.ref.kind, context.ref.key), ()):
        by_kind.setdefault(kind, []).append(value)
    for kind, values in by_kind.items():
        yield Fact(kind, tuple(values))


def _names(context: _Context) -> Iterable[Fact]:
    rows = context.state.of("conferences.name")
    if rows:
        values = (
            FactValue(
                (),
                words={row.fields["language"] or "und": row.fields["text"]},
                edtf=row.fields["period"],
                role=row.fields["kind"],
            )
            for row in rows
        )
        yield Fact("name", tuple(values))


def _life(context: _Context) -> Iterable[Fact]:
    for prop in ("born", "died"):
        values = tuple(_value_of(claim, edtf=claim.value) for claim in context.own(prop))
        record = context.state.record
        recorded = bool(record and record.fields.get(prop))
        if values or recorded:
            yield Fact(prop, values, has_uncited=recorded and not values)


def _affiliations(context: _Context) -> Iterable[Fact]:
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


def _plain(kind: str, words: object) -> Fact:
    return Fact(kind, (FactValue((), words={"und": str(words)}),))


def _place_facts(context: _Context) -> Iterable[Fact]:
    record = context.state.record
    fields: Mapping[str, Any] = record.fields if record else {}
    within = context.ref_to(fields.get("within"))
    if within:
        yield Fact("within", (FactValue((), ref=within),))
    if fields.get("latitude"):
        yield _plain("coordinates", f"{fields['latitude']}, {fields['longitude']}")
    if fields.get("now_in"):
        yield _plain("now_in", fields["now_in"])


def _organisation_facts(context: _Context) -> Iterable[Fact]:
    record = context.state.record
    fields: Mapping[str, Any] = record.fields if record else {}
    for name in ("full_name", "country"):
        if fields.get(name):
            yield _plain(name, fields[name])


_WORDS_OF_SOURCES = {"type": dict(SourceType.choices), "evidence_kind": dict(EvidenceKind.choices)}
_TOLD_OF_SOURCES = (
    "type", "evidence_kind", "language", "issued", "romanised_title", "translated_title", "original_title",
    "isbn", "issn", "doi", "url", "archived_url", "accessed", "archive", "fonds", "series", "file", "folio",
    "withdrawal_reason", "note",
)  # fmt: skip


def _in_words(name: str, value: str) -> FactValue:
    """Return a coded value in the words of every language; the code stays for programs."""
    words = {}
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            words[code] = str(_WORDS_OF_SOURCES[name].get(value, value))
    return FactValue((), words=words, code=value)


def _source_facts(context: _Context) -> Iterable[Fact]:
    record = context.state.record
    fields: Mapping[str, Any] = record.fields if record else {}
    for row in context.state.of("sources.creator"):
        names = (row.fields["given"], row.fields["family"], row.fields["literal"])
        words = " ".join(filter(None, names))
        yield Fact("creator", (FactValue((), words={"und": words}, role=row.fields["role"]),))
    for name in _TOLD_OF_SOURCES:
        value = fields.get(name)
        if value and name in ("issued", "accessed"):
            yield Fact(name, (FactValue((), edtf=value),))
        elif value and name in _WORDS_OF_SOURCES:
            yield Fact(name, (_in_words(name, value),))
        elif value:
            yield _plain(name, value)
    repeated = tuple(
        FactValue(
            (), ref=context.ref_to(row.fields["derived_from"]), words={"und": row.fields["note"]}
        )
        for row in context.state.of("sources.derivation")
    )
    if repeated:
        yield Fact("derived_from", repeated)
