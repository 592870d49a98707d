"""What changed between editions, in words: told once for each pair, and kept."""

from collections.abc import Collection, Mapping, Sequence, Set
from uuid import UUID

from django.conf import settings
from django.core.cache import cache

from conferences.models import Edition, EditionText
from conferences.rendering.edition_words import Told, Weight, tell
from conferences.services.edition_comparison import compare_editions, contents_by_id

Pair = tuple[Edition, Edition]
"""An edition, and a later one of the same work."""

# Editions never change, but how it is told may, with another version of the code: it is told anew
# each day at least, and at once if the number is raised.
_FORM, _SECONDS = 1, 86_400


def readable_of(editions: Collection[Edition]) -> Set[UUID]:
    """Return those of the editions that still have a text; one query."""
    ids = [edition.pk for edition in editions]
    return set(EditionText.objects.filter(edition__in=ids).values_list("edition", flat=True))


def told_of(
    pairs: Sequence[Pair], language: str, *, is_brief: bool, readable: Set[UUID]
) -> list[tuple[Told, ...] | None]:
    """Return for each pair what changed, None where one is not readable; three queries at most.

    The language must be the active one. What is kept is found under the digests of both editions,
    which bind all that is compared.
    """
    asked = {
        _key(pair, language, is_brief=is_brief): pair
        for pair in pairs
        if {edition.pk for edition in pair} <= readable
    }
    found = {key: tuple(map(_from_row, rows)) for key, rows in cache.get_many(list(asked)).items()}
    missing = {key: pair for key, pair in asked.items() if key not in found}
    if missing:
        found |= _tell_all(missing, language, is_brief=is_brief)
    return [found.get(_key(pair, language, is_brief=is_brief)) for pair in pairs]


def _tell_all(
    missing: Mapping[str, Pair], language: str, *, is_brief: bool
) -> dict[str, tuple[Told, ...]]:
    editions = {edition.pk: edition for pair in missing.values() for edition in pair}
    contents = contents_by_id(editions.values())
    names: Mapping[str, str] = dict(settings.LANGUAGES)
    told = {}
    for key, (before, after) in missing.items():
        difference = compare_editions(contents[before.pk], contents[after.pk], language=language)
        told[key] = tell(difference, names, is_brief=is_brief)
    cache.set_many({key: list(map(_row, lines)) for key, lines in told.items()}, _SECONDS)
    return told


def _key(pair: Pair, language: str, *, is_brief: bool) -> str:
    before, after = pair
    manner = "brief" if is_brief else "full"
    return f"told:{_FORM}:{language}:{manner}:{before.digest}:{after.digest}"


def _row(told: Told) -> list[str | int]:
    """Return a line as every cache can hold it."""
    return [told.subject, int(told.weight), told.label, told.old, told.new, told.name]


def _from_row(row: Sequence[str]) -> Told:
    subject, weight, *rest = row
    return Told(subject, Weight(int(weight)), *rest)
