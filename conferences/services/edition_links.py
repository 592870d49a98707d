"""What an edition names, by role: what readers filter by, and what a later edit bears on."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from conferences.models import Edition, PublishedLink
from conferences.rendering.values import EntryView

if TYPE_CHECKING:
    from conferences.services.press import Proof

LINK_ROLES = {"place": "place", "participant": "participant"}


def links_of(edition: Edition, proof: "Proof", view: EntryView) -> Iterable[PublishedLink]:
    """Yield what the edition names, by role: what readers filter by, and what a later edit bears on."""
    named: set[tuple[str, str, str]] = set()
    for fact in view.facts:
        for value in fact.values:
            if value.ref:
                named.add((LINK_ROLES.get(fact.kind, "related"), value.ref.kind, value.ref.key))
            if value.side:
                named.add(("organisation", value.side.kind, value.side.key))
    for targets in proof.draft.concerns.values():
        named |= {
            ("organisation" if ref.kind == "organisation" else "concerns", ref.kind, ref.key)
            for ref in targets
        }
    for entry in proof.rendered.values():
        named |= {("source", "source", key) for key in entry.cited_sources}
    for role, kind, key in sorted(named):
        yield PublishedLink(edition=edition, role=role, kind=kind, key=key)
