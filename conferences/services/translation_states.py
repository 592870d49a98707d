"""How far the translations of an entry are behind the text that they were made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from sources.editorial.models import MemberVersion
from sources.editorial.states import Row, State


@dataclass(frozen=True)
class TranslationState:
    """A text in another language than the first: from which change it was made, and what it lacks.

    `lacks` are the changes of the original since, of which it may know nothing. `was_ready` is None
    where the older state has no such text.
    """

    language: str
    made_from: int | None
    is_ready: bool
    was_ready: bool | None
    lacks: tuple[int, ...]


def translation_states(before: State, after: State) -> list[TranslationState]:
    """Return the translations of the newer state, by language; one query, none where there are none."""
    older = {row.fields["language"]: row for row in before.of("conferences.narrative")}
    rows = after.of("conferences.narrative")
    original = next((r for r in rows if r.fields["language"] == settings.LANGUAGE_CODE), None)
    translations = [row for row in rows if row is not original]
    changed = _changes_of(original, after) if original and translations else []
    found = []
    for row in translations:
        old, fields = older.get(row.fields["language"]), row.fields
        found.append(
            TranslationState(
                fields["language"],
                fields["made_from"],
                fields["is_ready"],
                old.fields["is_ready"] if old else None,
                _since(changed, fields["made_from"]),
            )
        )
    return sorted(found, key=lambda each: each.language)


def _changes_of(original: Row, state: State) -> Sequence[int]:
    """Return the numbers of the changes that brought the versions of the original text."""
    found = MemberVersion.objects.filter(
        Q(since__lte=state.number), work_id=state.work_id, member_id=original.member_id
    )
    return list(found.order_by("since").values_list("since", flat=True))


def _since(changes: Sequence[int], made_from: int | None) -> tuple[int, ...]:
    return tuple(number for number in changes if made_from is not None and number > made_from)
