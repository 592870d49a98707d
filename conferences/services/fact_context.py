"""What facts are made from: the claims of all works published together, and how the works are related."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from conferences.rendering.values import ClaimView, Fact, FactValue, QuestionView, WorkRef
from conferences.services.entry_library import Library
from sources.editorial.states import Row, State

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
    # What events and places say of themselves, by language, for timelines and maps.
    stated: dict[str, Mapping[Target, tuple[Fact, ...]]] = field(default_factory=dict)

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
        for values in self.incoming.values():
            values.sort(key=lambda each: (each[0], each[1].ref.key if each[1].ref else ""))

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
        source = library.links.get((kind, key))
        for fact in facts["facts"]:
            incoming = INCOMING.get(fact["kind"])
            for value in fact["values"] if incoming and source else ():
                name = (value["ref"]["kind"], value["ref"]["key"])
                now = library.merged.refs.get(name)
                name = (now.kind, now.key) if now else name
                said = FactValue(tuple(value["claims"]), ref=source, role=value["role"])
                self.incoming.setdefault(name, []).append((incoming or "", said))


INCOMING = {
    "participant": "took_part",
    "affiliation": "member",
    "part_of": "of_part_of",
    "follows": "of_follows",
    "led_to": "of_led_to",
    "possibly_same_as": "of_possibly_same_as",
}


@dataclass(frozen=True)
class FactContext:
    """One work at a change, beside all that is published with it."""

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
