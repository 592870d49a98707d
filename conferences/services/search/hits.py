"""What is shown of each entry that was found: its edition, names and words that fit."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from conferences.models import Edition, EditionText, SearchDocument
from conferences.services.search.contents import Named, names_of, standing_of
from conferences.services.search.query import Query
from conferences.services.search.snippets import Piece, marked, snippet

MOST_NAMES = 4


@dataclass(frozen=True)
class OtherName:
    """Another name under which an entry was found, with its language if that is recorded."""

    pieces: tuple[Piece, ...]
    language: str


@dataclass(frozen=True)
class Hit:
    """An entry that was found; `snippet` is empty where the words stand outside of its text."""

    edition: Edition
    names: tuple[OtherName, ...]
    snippet: tuple[Piece, ...]
    snippet_language: str

    @property
    def standing(self) -> str:
        """The word for its evidence that lists tell; "" where they tell none."""
        return standing_of(self.edition)


def hits_of(numbers: Sequence[int], query: Query, language: str) -> list[Hit]:
    """Return the entries with these numbers, in their order, for a reader of a language; two queries.

    What is no longer current is left out, whatever the index says.
    """
    rows = SearchDocument.objects.filter(pk__in=numbers, edition__publication__isnull=False)
    needed = rows.select_related("edition").defer(
        "heading", "properties", "words", "edition__rests_on", "edition__written_by"
    )
    by_number = {row.number: row.edition for row in needed}
    found = [by_number[number] for number in numbers if number in by_number]
    texts: dict[UUID, list[EditionText]] = {}
    if query.words:
        for text in EditionText.objects.filter(edition__in=found).only(
            "edition_id", "language", "title", "plain", "folded"
        ):
            texts.setdefault(text.edition_id, []).append(text)
    return [_hit(edition, texts.get(edition.pk, ()), query.words, language) for edition in found]


def _hit(
    edition: Edition, texts: Collection[EditionText], words: Collection[str], language: str
) -> Hit:
    def preference(text: EditionText) -> tuple[bool, bool, str]:
        code = text.language
        return code != language, code != settings.LANGUAGE_CODE, code

    titles: Mapping[str, str] = edition.facts.get("titles") or {}
    named = (each for each in names_of(edition) if each.text not in titles.values())
    for text in sorted(texts, key=preference):
        # The title stands above; it is the first line of the text.
        body = text.plain.removeprefix(text.title).lstrip()
        if pieces := snippet(body, text.folded, words):
            return Hit(edition, _other_names(named, words), pieces, text.language)
    return Hit(edition, _other_names(named, words), (), "")


def _other_names(named: Iterable[Named], words: Collection[str]) -> tuple[OtherName, ...]:
    fitting = []
    for each in named:
        pieces = marked(each.text, words)
        if any(piece.is_match for piece in pieces):
            fitting.append(OtherName(pieces, each.language))
    return tuple(fitting[:MOST_NAMES])
