"""The order in which a work is laid out: its record, who and where, questions, claims, texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conferences.review.row_words import owner_field
from sources.editorial.states import Row, State
from sources.editorial.versioning import versioned_model, versioned_models

# Rows of these stand inside the row that they belong to, not in a section of their own.
INSIDE = (
    "conferences.citation", "conferences.concern", "conferences.readingchoice", "conferences.readingpart",
    "conferences.readingsource",
)  # fmt: skip
_ORDER = (
    "conferences.name", "conferences.eventplace", "conferences.participation",
    "conferences.relation", "conferences.affiliation", "sources.creator", "sources.derivation",
    "conferences.question", "conferences.claim", "conferences.inquiry", "conferences.reading",
    "conferences.narrative",
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A section of the page: its key in addresses, its heading, and the models that it shows."""

    key: str
    title: str
    labels: tuple[str, ...]


def parts() -> Iterator[Part]:
    """Return the sections in the order of the page."""
    members = [
        model._meta.label_lower
        for model in versioned_models()
        if owner_field(model._meta.label_lower)
    ]
    works = tuple(
        model._meta.label_lower
        for model in versioned_models()
        if model._meta.label_lower not in members
    )
    yield Part("facts", _("Facts"), works)
    ranks = {label: place for place, label in enumerate(_ORDER)}
    for label in sorted(members, key=lambda label: ranks.get(label, len(ranks))):
        if label not in INSIDE:
            meta = versioned_model(label)._meta
            yield Part(str(meta.model_name), capfirst(str(meta.verbose_name_plural)), (label,))


def rows_inside(state: State) -> dict[UUID, list[Row]]:
    """Return the rows that stand inside others, in their order, by the key of the other."""
    found: dict[UUID, list[Row]] = {}
    for label in INSIDE:
        for row in state.of(label):
            found.setdefault(UUID(row.fields[owner_field(label)]), []).append(row)
    return found
