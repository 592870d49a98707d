"""What a comparison tells besides: works edited elsewhere, translations, findings new and solved."""

from dataclasses import dataclass
from typing import Any

from conferences.review.access import Reviewed
from conferences.review.comparison_head import Side
from conferences.review.numbers import Point, Span
from conferences.review.text_views import language_name
from conferences.services.comparison_pages import findings_in
from conferences.services.edited_elsewhere import LISTED, EditedElsewhere, edited_elsewhere
from conferences.services.entry_library import Library
from conferences.services.findings import Finding
from conferences.services.rights import kinds_seen_by
from conferences.services.translation_states import TranslationState, translation_states
from sources.editorial.models import Head
from sources.editorial.states import State
from sources.editorial.text_diff import MOST_CHARACTERS

# Works of more rows than this, and all works of a site with more than so many, are checked when
# that is asked for.
MOST_ROWS, MOST_WORKS = 400, 1_000


@dataclass(frozen=True)
class Elsewhere:
    """A work edited meanwhile, and the comparison that shows how."""

    work: EditedElsewhere
    span: Span


@dataclass(frozen=True)
class Translation:
    """A translation, its language by name, and the comparison of what it lacks."""

    state: TranslationState
    name: str
    lacking: Span | None


@dataclass(frozen=True)
class Checks:
    """Findings of the newer state alone, of the older alone, and how many both have."""

    new: tuple[Finding, ...]
    solved: tuple[Finding, ...]
    remaining: int


def surroundings(
    work: Reviewed, sides: tuple[Side, Side], states: tuple[State, State]
) -> dict[str, Any]:
    """Return what the template takes for the last blocks of the page."""
    after, until = sorted(side.change.at for side in sides)
    found = edited_elsewhere(states, after=after, until=until, kinds=kinds_seen_by(work.user))
    return {
        "elsewhere": [
            Elsewhere(each, Span(Point(each.before), Point(each.last))) for each in found[:LISTED]
        ],
        "elsewhere_more": max(0, len(found) - LISTED),
        "translations": [_translation(each, states[1]) for each in translation_states(*states)],
    }


def is_large(states: tuple[State, State]) -> bool:
    """Say whether checking the states takes long enough to be asked for; one query.

    Checks look at all that is published beside a work, and at all sources.
    """
    rows = max(len(state.rows) for state in states)
    return rows > MOST_ROWS or is_too_long(states) or Head.objects.count() > MOST_WORKS


def is_too_long(states: tuple[State, State]) -> bool:
    """Say whether a text is longer than a page is rendered from only to be compared."""
    return any(
        len(row.fields["body"]) > MOST_CHARACTERS
        for state in states
        for row in state.of("conferences.narrative")
    )


def _translation(each: TranslationState, state: State) -> Translation:
    lacking = None
    if each.lacks and each.made_from:
        lacking = Span(Point(each.made_from), Point(state.number))
    return Translation(each, language_name(each.language), lacking)


def checks_between(before: State, after: State, library: Library) -> Checks:
    """Return which findings a newer state has that an older one has not, and the other way round."""
    old, new = (_findings(state, library) for state in (before, after))
    return Checks(
        tuple(finding for key, finding in new.items() if key not in old),
        tuple(finding for key, finding in old.items() if key not in new),
        len(old.keys() & new.keys()),
    )


def _findings(state: State, library: Library) -> dict[object, Finding]:
    """Return the findings of a state by what they say, wherever in a text it stands."""
    return {
        (each.code, each.member_id, each.field, each.message): each
        for each in findings_in(state, library)
    }
