"""The digest of an edition: what binds everything that readers are given."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from conferences.models import (
    Edition,
    EditionText,
    PublishedCitation,
    PublishedClaim,
    PublishedLink,
    PublishedQuestion,
    PublishedReading,
    PublishedReadingText,
)


@dataclass
class EditionRows:
    """An edition with everything that hangs on it, ready to be written."""

    edition: Edition
    texts: list[EditionText]
    questions: list[PublishedQuestion]
    claims: list[PublishedClaim]
    citations: list[PublishedCitation]
    links: list[PublishedLink]
    readings: list[PublishedReading] = field(default_factory=list)
    reading_texts: list[PublishedReadingText] = field(default_factory=list)

    def save(self) -> None:
        """Write all rows; the caller holds the transaction and the permit."""
        self.edition.save(force_insert=True)
        EditionText.objects.bulk_create(self.texts)
        PublishedQuestion.objects.bulk_create(self.questions)
        PublishedClaim.objects.bulk_create(self.claims)
        PublishedCitation.objects.bulk_create(self.citations)
        PublishedLink.objects.bulk_create(self.links)
        PublishedReading.objects.bulk_create(self.readings)
        PublishedReadingText.objects.bulk_create(self.reading_texts)


# Columns that readers or the chain depend on; the digest itself and the random id are not among them.
_BOUND = {
    Edition: (
        "kind", "key", "slug", "number", "label", "folded_label", "languages", "change_number", "change_digest",
        "rests_on", "written_by", "published_by_id", "published_by_name", "summary", "facts", "is_disputed",
        "previous",
    ),
    EditionText: ("language", "title", "description", "html", "plain", "folded"),
    PublishedQuestion: ("key", "position", "property", "is_disputed", "data"),
    PublishedClaim: ("key", "position", "question_key", "property", "value", "standing", "data"),
    PublishedCitation: ("source_key", "via_key", "stance", "locator"),
    PublishedLink: ("role", "kind", "key"),
    PublishedReading: ("key", "position", "data"),
    PublishedReadingText: ("language", "title", "description", "html"),
}  # fmt: skip
_DATES = ("earliest", "latest", "padded_earliest", "padded_latest")


def digest_of_rows(rows: EditionRows) -> str:
    """Return the SHA-256, in hexadecimal, of all that readers are given and of where it came from."""
    edition = rows.edition
    content: dict[str, Any] = {
        "work": str(edition.work_id),
        "at": edition.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "dates": [str(getattr(edition, name)) for name in _DATES],
        "edition": _bound([edition]),
        "texts": _bound(rows.texts),
        "questions": _bound(rows.questions),
        "claims": _bound(rows.claims),
        "citations": _bound(rows.citations),
        "links": _bound(rows.links),
    }
    if edition.nature or edition.is_correction:
        # Editions made before it was kept say nothing of it, and keep their digest.
        content["nature"] = [edition.nature, edition.is_correction]
    told = sorted([text.language, text.linked_data] for text in rows.texts if text.linked_data)
    if told:
        content["linked_data"] = told
    if rows.readings:
        # Nor do editions made before there were readings say anything of them.
        content["readings"] = [_bound(rows.readings), _bound(rows.reading_texts)]
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _bound(rows: Iterable[Any]) -> list[str]:
    """Return each row's bound columns as canonical JSON, in an order that does not depend on storage."""
    return sorted(
        json.dumps(
            [getattr(row, name) for name in _BOUND[type(row)]], sort_keys=True, ensure_ascii=False
        )
        for row in rows
    )


def digest_of(edition: Edition) -> str:
    """Return the digest that a stored edition ought to have."""
    claims = list(edition.claims.all())
    citations = [citation for claim in claims for citation in claim.citations.all()]
    readings = list(edition.readings.all())
    return digest_of_rows(
        EditionRows(
            edition,
            list(edition.texts.all()),
            list(edition.questions.all()),
            claims,
            citations,
            list(edition.links.all()),
            readings,
            [text for reading in readings for text in reading.texts.all()],
        )
    )
