"""What occurs in current editions, for offering it to readers who narrow a list."""

from uuid import UUID

from django.utils.translation import get_language

from conferences.models import Edition
from conferences.traits import source_traits
from sources.editorial.localized import words_in
from sources.models import EvidenceKind, SourceType

TRAITS = {"type": SourceType, "evidence_kind": EvidenceKind}

# Which links of an event a facet follows: those of its facts, not every mention in its text.
FACETS = {
    "place": ("place",),
    "person": ("participant",),
    "organisation": ("organisation", "participant"),
}


def facet_choices(kind: str) -> list[tuple[str, str]]:
    """Return (key, title) of the works that occur in published events, by title."""
    current = Edition.objects.current()
    named = current.named_by(current.of_kind("event"), kind, FACETS[kind])
    language = get_language() or ""
    rows = named.order_by("folded_label", "key").values_list("key", "label", "facts__titles")
    return [(key, words_in(titles or {}, language) or label) for key, label, titles in rows]


def sources_by_trait() -> dict[str, dict[str, set[UUID]]]:
    """Return for each trait of sources and each of its values the current editions that have it."""
    found: dict[str, dict[str, set[UUID]]] = {trait: {} for trait in TRAITS}
    sources = Edition.objects.current().of_kind("source").order_by()
    for pk, facts in sources.values_list("pk", "facts__facts"):
        for trait, code in source_traits(facts or ()).items():
            if code:
                found[trait].setdefault(code, set()).add(pk)
    return found
