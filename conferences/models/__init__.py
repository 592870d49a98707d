"""Facts and constraints: works, their members, and editions."""

from conferences.models.claim import (
    Citation,
    Claim,
    Concern,
    Consulted,
    Rank,
    Stance,
    Standing,
)
from conferences.models.edition import (
    Edition,
    EditionText,
    Publication,
    PublishedCitation,
    PublishedClaim,
    PublishedLink,
    PublishedQuestion,
    Withdrawal,
)
from conferences.models.event import (
    Certainty,
    Event,
    EventKind,
    EventPlace,
    Participation,
    Relation,
    RelationKind,
)
from conferences.models.narrative import Narrative
from conferences.models.person import Affiliation, Person
from conferences.models.place import Name, NameKind, Organisation, Place
from conferences.models.question import Property, Question

__all__ = [
    "Affiliation",
    "Certainty",
    "Citation",
    "Claim",
    "Concern",
    "Consulted",
    "Edition",
    "EditionText",
    "Event",
    "EventKind",
    "EventPlace",
    "Name",
    "NameKind",
    "Narrative",
    "Organisation",
    "Participation",
    "Person",
    "Place",
    "Property",
    "Publication",
    "PublishedCitation",
    "PublishedClaim",
    "PublishedLink",
    "PublishedQuestion",
    "Question",
    "Rank",
    "Relation",
    "RelationKind",
    "Stance",
    "Standing",
    "Withdrawal",
]
