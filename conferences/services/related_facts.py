"""What the timeline and the map of a work show: the events and places that belong to it."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from django.conf import settings
from django.utils import translation

from conferences.rendering.values import ClaimView, Fact, WorkRef
from conferences.services.entry_library import Library
from conferences.services.fact_context import Batch, HasState
from conferences.services.facts import facts_of
from conferences.services.published_data import facts_from

Target = tuple[str, str]
Stated = Mapping[Target, tuple[Fact, ...]]

# A region may hold a town, and a town a house; nothing here is nested deeper than that.
_DEEPEST = 4
_TOLD = {
    "event": ("date", "place", "part_of", "follows"),
    "place": ("name", "coordinates", "within", "now_in"),
}


class HasClaims(HasState, Protocol):
    """A draft, as far as its facts need it."""

    claims: dict[str, ClaimView]


def note_stated(drafts: Iterable[HasClaims], batch: Batch, library: Library) -> None:
    """Note in each language the facts of events and places, published before or with this act."""
    before = {
        (edition.kind, edition.key): facts_from(edition.facts)
        for edition in library.current.values()
        if edition.kind in _TOLD
    }
    shown = [draft for draft in drafts if draft.ref.kind in _TOLD]
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            now = {
                (draft.ref.kind, draft.ref.key): facts_of(
                    draft.state, draft.ref, tuple(draft.claims.values()), batch, library
                )
                for draft in shown
            }
        batch.stated[code] = {**before, **now}


def related_facts(ref: WorkRef, facts: Iterable[Fact], stated: Stated) -> Stated:
    """Return what is said of the events and places that a work names, and of the places of those.

    Of a place they are the events that took place there.
    """
    named = {
        (value.ref.kind, value.ref.key) for fact in facts for value in fact.values if value.ref
    }
    if ref.kind == "place":
        named |= {(ref.kind, ref.key)}
        named |= {name for name, told in stated.items() if _is_held_at(ref, told)}
    found = {
        name: tuple(fact for fact in stated[name] if fact.kind in _TOLD[name[0]])
        for name in sorted(named)
        if name in stated
    }
    reached = set(found)
    for _depth in range(_DEEPEST):
        reached = {
            (value.ref.kind, value.ref.key)
            for name in reached
            for fact in found[name]
            if fact.kind in ("place", "within")
            for value in fact.values
            if value.ref and (value.ref.kind, value.ref.key) in stated
        } - set(found)
        for name in sorted(reached):
            found[name] = tuple(fact for fact in stated[name] if fact.kind in _TOLD["place"])
    return found


def _is_held_at(ref: WorkRef, told: Iterable[Fact]) -> bool:
    return any(
        value.ref and (value.ref.kind, value.ref.key) == (ref.kind, ref.key)
        for fact in told
        if fact.kind == "place"
        for value in fact.values
    )
