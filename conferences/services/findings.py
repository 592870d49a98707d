"""What a check found: where, how grave it is, and what to do about it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _


class Level(StrEnum):
    """What follows from a finding: `block` keeps the work from publication, the others do not."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True)
class Accepted:
    """Who let a warning stand, when, why, and until when that counts."""

    by: str
    at: datetime
    until: datetime
    reason: str


@dataclass(frozen=True)
class Finding:
    """One thing that a check found in a state of a work.

    `label` and `member_id` name the row, `field` its column, "" for the whole row; line and column
    count from 1 in a text and are 0 elsewhere.
    """

    code: str
    level: Level
    message: str
    label: str
    member_id: UUID
    field: str = ""
    line: int = 0
    column: int = 0
    accepted: Accepted | None = None

    @property
    def blocks(self) -> bool:
        """Whether it keeps the work from publication."""
        return self.level is Level.BLOCK

    @property
    def signature(self) -> str:
        """What tells it from every other finding of its work; where it stands in a text may change."""
        said = [self.code, self.label, str(self.member_id), self.field, self.message]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


# What each check looks for, in the order of the codes.
CODES = {
    "C1": _("Claim without a citation"),
    "C2": _("Citation without a place in the source"),
    "C3": _("Claim on one source, or on sources that go back to one"),
    "C4": _("Dead link without an archived copy"),
    "C5": _("Source withdrawn or forged"),
    "C6": _("Dates that cannot be so"),
    "C7": _("Preference without a reason, or against more sources"),
    "C8": _("Text that states another value than its claim"),
    "C9": _("Name of a place not in use at the time"),
    "C10": _("Quotation too long, or without its original"),
    "C11": _("Text that names what does not exist"),
    "C12": _("Evidence wanted for more than a month"),
    "C13": _("Translation that is behind"),
    "C14": _("Text that is hard to use: headings, links, languages"),
    "C15": _("Living person, in question, on one source"),
    "C16": _("Reading that contradicts itself"),
}
