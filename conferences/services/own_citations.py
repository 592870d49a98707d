"""How editions are to be cited: printed at publication, in one run for all pages of an act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from conferences.rendering.entry import ParsedEntry
from conferences.rendering.values import EditionInfo, EntryView
from sources.citing.online_editions import OnlineEdition, cited_online

# By the address and the language of the page: HTML by the name of the style.
Named: TypeAlias = tuple[str, str]
CitedEditions: TypeAlias = Mapping[Named, Mapping[str, str]]


@dataclass(frozen=True)
class Sheet:
    """One page of an act: an entry in a language, parsed, and what it says of its edition."""

    view: EntryView
    language: str
    edition: EditionInfo
    parsed: ParsedEntry

    @property
    def named(self) -> Named:
        """By what the page is told from all others of the act."""
        return self.edition.address, self.language


def cite_editions(sheets: Iterable[Sheet]) -> CitedEditions:
    """Return how each page is cited in its own language. Raises CitingFailed."""
    by_language: dict[str, list[OnlineEdition]] = {}
    for sheet in sheets:
        by_language.setdefault(sheet.language, []).append(_online(sheet))
    return {
        (address, language): forms
        for language, editions in by_language.items()
        for address, forms in cited_online(editions, language=language).items()
    }


def _online(sheet: Sheet) -> OnlineEdition:
    info = sheet.edition
    return OnlineEdition(
        key=info.address,
        title=sheet.parsed.title,
        language=sheet.parsed.title_language,
        authors=info.written_by,
        site=info.site_name,
        number=info.number,
        day=info.at.date().isoformat(),
        address=info.site_address + info.address,
    )
