"""The rules: from statements to collisions, by their dates alone. Nothing is settled, and nothing blocked."""

from collections.abc import Iterator
from itertools import combinations, product

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.services.order.values import (
    Collected,
    Collision,
    Dated,
    Link,
    Order,
    Presence,
    Relay,
    Report,
    Rule,
    Statement,
    Undated,
)
from conferences.services.order.words import sentence
from sources.dates import date_in_words
from sources.dates.ordering import (
    Certainty,
    Relation,
    begins_before,
    coincides,
    contradiction,
    is_over_before,
    misses,
    stands_out,
)

# Of each rule about two events: how they cannot stand, and whether the event named first is the one
# that would be too early, or too far out.
_LINKED: dict[Rule, tuple[Relation, bool]] = {
    Rule.RESULT: (begins_before, False),
    Rule.SEQUENCE: (begins_before, True),
    Rule.PART: (stands_out, True),
}
_GRAVEST_FIRST = tuple(Certainty)
_RULES = tuple(Rule)


def check_order(collected: Collected) -> Order:
    """Return which statements cannot be so together; certain ones first, each pair once."""
    found = dict.fromkeys(_collisions(collected))
    order = sorted(
        found,
        key=lambda item: (
            _GRAVEST_FIRST.index(item.certainty),
            _RULES.index(item.rule),
            item.words,
        ),
    )
    return Order(tuple(order), tuple(_undated(collected)))


def _collisions(collected: Collected) -> Iterator[Collision]:
    for link in collected.links:
        yield from _of_link(link)
    yield from _in_two_places(collected)
    for presence in collected.presences:
        yield from _outside_a_life(presence)
        yield from _outside_an_office(presence)
    for report in collected.reports:
        yield from _older_than_its_report(report)
    for relay in collected.relays:
        yield from _read_before_written(relay)


def _of_link(link: Link) -> Iterator[Collision]:
    relation, is_first_tried = _LINKED[link.rule]
    for one, other in product(link.one.dates, link.other.dates):
        tried, against = (one, other) if is_first_tried else (other, one)
        if certainty := contradiction(relation, tried.date, against.date):
            names = {"one": link.one.label, "other": link.other.label}
            dates = {"one_date": _said(one), "other_date": _said(other)}
            words = sentence(link.rule, certainty) % {**names, **dates}
            statements = (link.statement, one.statement, other.statement)
            yield Collision(link.rule, certainty, words, _each_once(statements))


def _in_two_places(collected: Collected) -> Iterator[Collision]:
    by_person: dict[int, list[Presence]] = {}
    for presence in collected.presences:
        by_person.setdefault(id(presence.person), []).append(presence)
    for presences in by_person.values():
        for one, other in combinations(presences, 2):
            if one.happening is not other.happening and _are_apart_in_space(one, other):
                yield from _at_once(one, other)


def _are_apart_in_space(one: Presence, other: Presence) -> bool:
    """Whether no place of the one event is, holds, or lies within one of the other."""
    pairs = list(product(one.happening.places, other.happening.places))
    return bool(pairs) and not any(here & there for here, there in pairs)


def _at_once(one: Presence, other: Presence) -> Iterator[Collision]:
    for here, there in product(one.happening.dates, other.happening.dates):
        if certainty := contradiction(coincides, here.date, there.date):
            words = sentence(Rule.PLACES, certainty) % {
                "person": one.person.label,
                "one": one.happening.label,
                "one_date": _said(here),
                "other": other.happening.label,
                "other_date": _said(there),
            }
            statements = (one.statement, here.statement, other.statement, there.statement)
            yield Collision(Rule.PLACES, certainty, words, _each_once(statements))


def _outside_a_life(presence: Presence) -> Iterator[Collision]:
    for when in presence.happening.dates:
        life = ((presence.person.born, True), (presence.person.died, False))
        for limit, is_birth in life:
            if limit is None:
                continue
            pair = (when.date, limit.date) if is_birth else (limit.date, when.date)
            if certainty := contradiction(is_over_before, *pair):
                words = sentence(Rule.LIFE, certainty, is_birth=is_birth) % {
                    **_who_and_when(presence, when),
                    "limit": _said(limit),
                }
                statements = (presence.statement, when.statement, limit.statement)
                yield Collision(Rule.LIFE, certainty, words, _each_once(statements))


def _outside_an_office(presence: Presence) -> Iterator[Collision]:
    held = [
        office.held
        for office in presence.person.offices
        if office.organisation_id == presence.side_id
    ]
    for when in presence.happening.dates:
        found = [contradiction(misses, when.date, office.date) for office in held]
        if not found or None in found:
            continue
        is_certain = all(certainty is Certainty.CERTAIN for certainty in found)
        certainty = Certainty.CERTAIN if is_certain else Certainty.POSSIBLE
        words = sentence(Rule.OFFICE, certainty) % {
            **_who_and_when(presence, when),
            "limit": "; ".join(_said(office) for office in held),
        }
        offices = (office.statement for office in held)
        statements = (presence.statement, when.statement, *offices)
        yield Collision(Rule.OFFICE, certainty, words, _each_once(statements))


def _older_than_its_report(report: Report) -> Iterator[Collision]:
    for when in report.reported:
        if certainty := contradiction(is_over_before, report.document.date, when.date):
            words = sentence(Rule.DOCUMENT, certainty) % {
                "document": report.document.statement.words,
                "document_date": _said(report.document),
                "event": report.label,
                "event_date": _said(when),
            }
            statements = (report.document.statement, when.statement)
            yield Collision(Rule.DOCUMENT, certainty, words, statements)


def _read_before_written(relay: Relay) -> Iterator[Collision]:
    if certainty := contradiction(is_over_before, relay.read_in.date, relay.document.date):
        words = sentence(Rule.RELAY, certainty) % {
            "one": relay.document.statement.words,
            "one_date": _said(relay.document),
            "other": relay.read_in.statement.words,
            "other_date": _said(relay.read_in),
        }
        statements = (relay.document.statement, relay.read_in.statement)
        yield Collision(Rule.RELAY, certainty, words, statements)


def _undated(collected: Collected) -> Iterator[Undated]:
    for link in collected.links:
        without = [item.label for item in (link.one, link.other) if not item.dates]
        if without:
            words = _("“%(statement)s” cannot be judged: no date is recorded for %(events)s.")
            events = _(" and ").join(without)
            said = {"statement": link.statement.words, "events": events}
            yield Undated(words % said, link.statement)


def _who_and_when(presence: Presence, when: Dated) -> dict[str, str]:
    happening = presence.happening
    return {"person": presence.person.label, "event": happening.label, "event_date": _said(when)}


def _said(dated: Dated) -> str:
    return date_in_words(dated.date, get_language() or "en")


def _each_once(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    return tuple(dict.fromkeys(statements))
