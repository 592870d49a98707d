"""What a source is recognised by: its identifiers, its titles, its year, its makers, its place in an archive."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from sources.editorial.folding import fold
from sources.identifiers import address_core, isbn_core

_TITLES = ("title", "romanised_title", "translated_title", "original_title")
_PLACE = ("archive", "fonds", "series", "file", "folio")
_WITHIN = ("volume", "issue", "pages")
_LEVELS = slice(1, 4)


@dataclass(frozen=True, slots=True)
class Marks:
    """By what one source is recognised; everything is folded, so that spellings and scripts meet."""

    of: Hashable
    type: str
    titles: tuple[str, ...]
    # The title before its colon.
    main: str
    year: str
    names: frozenset[str]
    doi: str
    isbn: str
    url: str
    key: str
    container: str
    within: tuple[str, ...]
    place: tuple[str, ...]

    @property
    def is_archival(self) -> bool:
        """Whether it says where in an archive it is."""
        return any(self.place[_LEVELS])


def marks(of: Hashable, values: Mapping[str, str], names: Iterable[tuple[str, ...]]) -> Marks:
    """Return by what a source is recognised; of each name its family part, whole and romanised form count."""
    titles = dict.fromkeys(_folded(values.get(name, "")) for name in _TITLES)
    folded = {_folded(part.partition(",")[0]) for parts in names for part in parts}
    return Marks(
        of=of,
        type=values.get("type", ""),
        titles=tuple(title for title in titles if title),
        main=_folded(values.get("title", "").partition(":")[0]),
        year=values.get("issued", "")[:4],
        names=frozenset(folded - {""}),
        doi=values.get("doi", "").lower(),
        isbn=isbn_core(values.get("isbn", "")),
        url=address_core(values.get("url", "")),
        key=values.get("key", ""),
        container=_folded(values.get("container_title", "")),
        within=tuple(_folded(values.get(name, "")) for name in _WITHIN),
        place=tuple(_folded(values.get(name, "")) for name in _PLACE),
    )


def _folded(text: str) -> str:
    # Most columns of most sources are empty.
    return fold(text) if text else ""
