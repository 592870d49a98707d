"""Names that begin as a reader types, each with the work that bears it."""

from dataclasses import dataclass

import sources.editorial.beginnings  # noqa: F401 - registers the lookup `begins`
from conferences.models import LONGEST_NAME, SearchName
from sources.editorial.folding import fold

SHORTEST = 2
MOST = 8
# So many names are looked at before the best are chosen.
_LOOKED_AT = 200


@dataclass(frozen=True)
class Suggestion:
    """A name that fits, and the work that bears it."""

    name: str
    language: str
    kind: str
    slug: str
    titles: dict[str, str]
    label: str


def suggest(typed: str) -> list[Suggestion]:
    """Return works whose titles or names have a word that begins with what was typed; one query.

    Titles come before other names, names that begin so before those that have it inside, then the
    shorter; each work once.
    """
    start = fold(typed)[:LONGEST_NAME]
    if len(start) < SHORTEST:
        return []
    rows = (
        SearchName.objects.filter(
            folded__begins=start, document__edition__publication__isnull=False
        )
        .order_by("position", "document_id", "pk")
        .values_list(
            "document_id",
            "position",
            "folded",
            "text",
            "language",
            "document__edition__kind",
            "document__edition__publication__slug",
            "document__edition__facts__titles",
            "document__edition__label",
        )[:_LOOKED_AT]
    )
    best = sorted(rows, key=lambda row: (row[1] % 2, row[1] > 1, len(row[2]), row[2], row[0]))
    found: dict[int, Suggestion] = {}
    for document, _position, _folded, text, language, kind, slug, titles, label in best:
        found.setdefault(document, Suggestion(text, language, kind, slug, titles or {}, label))
    return list(found.values())[:MOST]
