"""What is held against one another, from the working rows, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.models import (
    Affiliation,
    Citation,
    Claim,
    Event,
    EventPlace,
    Participation,
    Place,
    Rank,
    Relation,
    RelationKind,
    Stance,
)
from conferences.services.order.values import (
    Collected,
    Dated,
    Figure,
    Happening,
    Link,
    Office,
    Presence,
    Relay,
    Report,
    Rule,
    Statement,
)
from sources.dates import readable_date
from sources.editorial.localized import words_in

Fields = Mapping[str, Any]
_RULES = {
    RelationKind.LED_TO: Rule.RESULT,
    RelationKind.FOLLOWS: Rule.SEQUENCE,
    RelationKind.PART_OF: Rule.PART,
}


def gather_statements() -> Collected:
    """Return what the working rows say of dates, order, presence and documents, in eight queries."""
    return _Rows().collected()


@dataclass
class _Rows:
    """The working rows, each kind asked for once, and what was made of them."""

    claims: dict[UUID, Fields] = field(default_factory=dict)
    citations: dict[UUID, list[Fields]] = field(default_factory=lambda: defaultdict(list))
    dates: dict[UUID, list[Dated]] = field(default_factory=lambda: defaultdict(list))
    happenings: dict[UUID, Happening] = field(default_factory=dict)

    def collected(self) -> Collected:
        """Read everything and put it together."""
        claims = Claim.objects.order_by("position", "key")
        columns = ("id", "key", "work_id", "work__kind", "statement", "property", "value", "rank")
        self.claims = {row["id"]: row for row in claims.values(*columns)}
        self._read_citations()
        events = list(Event.objects.order_by("key").values("id", "title", "date", "in_series_id"))
        self._read_happenings(events)
        return Collected(
            links=(*self._relations(events),),
            presences=(*self._presences(),),
            reports=(*self._reports(),),
            relays=(*self._relays(),),
        )

    def _read_citations(self) -> None:
        citations = Citation.objects.order_by("position", "pk").values(
            "claim_id", "locator", "stance", "source_id", "source__key", "source__title", "source__issued",
            "via_id", "via__key", "via__title", "via__issued",
        )  # fmt: skip
        for row in citations:
            self.citations[row["claim_id"]].append(row)

    def _read_happenings(self, events: Sequence[Fields]) -> None:
        for claim in self.claims.values():
            # An answer that the editors set aside is not held against anything.
            is_answer = claim["property"] == "date" and claim["rank"] != Rank.DEPRECATED
            if is_answer and (value := readable_date(claim["value"])):
                self.dates[claim["work_id"]].append(Dated(self._of_claim(claim), value))
        places = self._places()
        for event in events:
            dates = self.dates.get(event["id"], [])
            if not dates and (value := readable_date(event["date"])):
                words = _("%(name)s: date recorded without a claim") % {"name": event["title"]}
                dates = [Dated(Statement(words, "event", event["id"]), value)]
            self.happenings[event["id"]] = Happening(
                event["title"], tuple(dates), tuple(places[event["id"]])
            )

    def _places(self) -> dict[UUID, list[frozenset[UUID]]]:
        within = dict(Place.objects.values_list("id", "within_id"))
        places: dict[UUID, list[frozenset[UUID]]] = defaultdict(list)
        for event_id, place_id in EventPlace.objects.values_list("event_id", "place_id"):
            chain: list[UUID] = []
            around: UUID | None = place_id
            while around is not None and around not in chain:
                chain.append(around)
                around = within.get(around)
            places[event_id].append(frozenset(chain))
        return places

    def _relations(self, events: Sequence[Fields]) -> Iterator[Link]:
        told = set()
        relations = Relation.objects.filter(kind__in=_RULES).order_by(
            "event__key", "position", "pk"
        )
        for row in relations.values("event_id", "kind", "to_event_id", "claim_id"):
            one, other = self.happenings[row["event_id"]], self.happenings[row["to_event_id"]]
            rule = _RULES[RelationKind(row["kind"])]
            told.add((rule, row["event_id"], row["to_event_id"]))
            words = f"{one.label}: {RelationKind(row['kind']).label} {other.label}"
            yield Link(rule, self._of_row(row, words, "event", row["event_id"]), one, other)
        for event in events:
            part = (Rule.PART, event["id"], event["in_series_id"])
            if event["in_series_id"] and part not in told:
                one, other = self.happenings[event["id"]], self.happenings[event["in_series_id"]]
                words = _("%(part)s: counted in the series %(series)s") % {
                    "part": one.label,
                    "series": other.label,
                }
                yield Link(Rule.PART, Statement(words, "event", event["id"]), one, other)

    def _presences(self) -> Iterator[Presence]:
        offices = self._offices()
        figures: dict[UUID, Figure] = {}
        rows = Participation.objects.order_by("event__key", "position", "pk").values(
            "event_id", "side_id", "claim_id", "role", "person_id",
            "person__name", "person__born", "person__died",
        )  # fmt: skip
        for row in rows:
            person_id, name = row["person_id"], row["person__name"]
            if person_id not in figures:
                figures[person_id] = Figure(
                    name,
                    _limit(name, person_id, _("born"), row["person__born"]),
                    _limit(name, person_id, _("died"), row["person__died"]),
                    tuple(offices[person_id]),
                )
            happening = self.happenings[row["event_id"]]
            words = ", ".join(filter(None, (f"{happening.label}: {name}", row["role"])))
            said = self._of_row(row, words, "event", row["event_id"])
            yield Presence(said, figures[person_id], happening, row["side_id"])

    def _offices(self) -> dict[UUID, list[Office]]:
        offices: dict[UUID, list[Office]] = defaultdict(list)
        rows = Affiliation.objects.exclude(period="").order_by("pk").values(
            "person_id", "person__name", "organisation_id", "organisation__name", "role", "period",
            "claim_id",
        )  # fmt: skip
        for row in rows:
            if value := readable_date(row["period"]):
                name = f"{row['person__name']}: {row['organisation__name']}"
                words = ", ".join(filter(None, (name, row["role"])))
                said = self._of_row(row, words, "person", row["person_id"])
                offices[row["person_id"]].append(Office(row["organisation_id"], Dated(said, value)))
        return offices

    def _reports(self) -> Iterator[Report]:
        for claim_id, citations in self.citations.items():
            claim = self.claims[claim_id]
            happening = self.happenings.get(claim["work_id"])
            if happening is None:
                continue
            reported = happening.dates
            if claim["property"] == "date":
                # A rival date is no date of what this one reports.
                reported = tuple(
                    dated for dated in reported if dated.statement.claim in ("", claim["key"])
                )
            for citation in citations:
                # Only what supports reports it; what is opposed or noticed may be about anything.
                issued = readable_date(citation["source__issued"])
                if citation["stance"] == Stance.SUPPORTS and issued:
                    document = Dated(_document(citation, "source", claim), issued)
                    yield Report(document, reported, happening.label)

    def _relays(self) -> Iterator[Relay]:
        for claim_id, citations in self.citations.items():
            for row in citations:
                issued, read = (
                    readable_date(row["source__issued"]),
                    readable_date(row["via__issued"] or ""),
                )
                if issued and read:
                    claim = self.claims[claim_id]
                    one, other = _document(row, "source", claim), _document(row, "via", claim)
                    yield Relay(Dated(one, issued), Dated(other, read))

    def _of_row(self, row: Fields, words: str, kind: str, work_id: UUID) -> Statement:
        """Return the claim that a row rests on, or the row itself where it rests on none."""
        claim = self.claims.get(row["claim_id"])
        return self._of_claim(claim) if claim else Statement(words, kind, work_id)

    def _of_claim(self, claim: Fields) -> Statement:
        words = words_in(claim["statement"], get_language() or "") or claim["key"]
        citations = tuple(_cited(row) for row in self.citations.get(claim["id"], ()))
        return Statement(words, claim["work__kind"], claim["work_id"], claim["key"], citations)


def _document(citation: Fields, column: str, claim: Fields) -> Statement:
    title, work_id = citation[f"{column}__title"], citation[f"{column}_id"]
    return Statement(title, "source", work_id, claim["key"], (_cited(citation),))


def _limit(name: str, person_id: UUID, label: str, edtf: str) -> Dated | None:
    value = readable_date(edtf)
    return Dated(Statement(f"{name}: {label}", "person", person_id), value) if value else None


def _cited(citation: Fields) -> str:
    """Return a citation as it is written in texts."""
    place = ", ".join(filter(None, (f"@{citation['source__key']}", citation["locator"])))
    return "; ".join(filter(None, (place, citation["via__key"] and f"via @{citation['via__key']}")))
