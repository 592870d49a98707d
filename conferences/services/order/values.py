"""What is held against one another, and what comes of it: values without a database."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sources.dates import PartialDate
from sources.dates.ordering import Certainty


class Rule(TextChoices):
    """What cannot be so."""

    RESULT = "result-before-cause", _("a result before its cause")
    SEQUENCE = (
        "earlier-than-what-it-follows",
        _("an event earlier than the one it is said to follow"),
    )
    PART = "outside-the-whole", _("an event outside what it is said to be part of")
    PLACES = "in-two-places", _("a person in two places at once")
    LIFE = "outside-a-life", _("a participant not alive at the date")
    OFFICE = "outside-an-office", _("a participant not in office at the date")
    DOCUMENT = "document-older-than-its-report", _("a document older than what it is cited for")
    RELAY = "read-before-it-was-written", _("a document older than one that was read in it")


@dataclass(frozen=True)
class Statement:
    """What somebody said or recorded: words, the claim they stand in, if any, and what it is cited from.

    Citations are written as in texts: ``@rees2008, p. 54; via @cih2019``.
    """

    words: str
    kind: str
    work_id: UUID
    claim: str = ""
    citations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dated:
    """A statement that gives a date."""

    statement: Statement
    date: PartialDate


@dataclass(frozen=True)
class Happening:
    """An event with every date stated of it, and each place with what that lies within."""

    label: str
    dates: tuple[Dated, ...] = ()
    places: tuple[frozenset[UUID], ...] = ()


@dataclass(frozen=True)
class Office:
    """A person belonged to a body, in a role, for a time."""

    organisation_id: UUID
    held: Dated


@dataclass(frozen=True)
class Figure:
    """A person, with what is recorded of their life and offices."""

    label: str
    born: Dated | None = None
    died: Dated | None = None
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True)
class Link:
    """It is said that one event led to another, follows it, or is part of it."""

    rule: Rule
    statement: Statement
    one: Happening
    other: Happening


@dataclass(frozen=True)
class Presence:
    """It is said that a person took part in an event, perhaps for a body."""

    statement: Statement
    person: Figure
    happening: Happening
    side_id: UUID | None = None


@dataclass(frozen=True)
class Report:
    """A document is cited for a statement about what happened at a date."""

    document: Dated
    reported: tuple[Dated, ...]
    label: str


@dataclass(frozen=True)
class Relay:
    """A document is cited as it was read in another."""

    document: Dated
    read_in: Dated


@dataclass(frozen=True)
class Collected:
    """All that is held against one another."""

    links: Sequence[Link] = ()
    presences: Sequence[Presence] = ()
    reports: Sequence[Report] = ()
    relays: Sequence[Relay] = ()


@dataclass(frozen=True)
class Collision:
    """Statements that cannot all be so, or perhaps not, and in words why."""

    rule: Rule
    certainty: Certainty
    words: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Undated:
    """A statement about the order of two events that cannot be judged: one of them has no date."""

    words: str
    statement: Statement


@dataclass(frozen=True)
class Order:
    """What was found: collisions, certain ones first, and what could not be judged."""

    collisions: tuple[Collision, ...]
    undated: tuple[Undated, ...]
