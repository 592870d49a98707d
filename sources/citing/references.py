"""Full references of sources, as notes and bibliographies print them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sources.citing.csl_json import CslItem, csl_item
from sources.citing.inlines import (
    Inline,
    Inlines,
    Link,
    Marked,
    Text,
    merged,
    replaced,
    to_html,
    to_text,
    with_glosses_outside,
    without_full_stop,
)
from sources.citing.labels import short_label
from sources.citing.pandoc import Formatted, MarkedItem, format_items
from sources.citing.records import SourceRecord
from sources.citing.titles import is_foreign, title_gloss, typeset
from sources.citing.wording import style_locale, wording
from sources.dates import date_words

CHICAGO_NOTES = "chicago-notes-bibliography-access-dates.csl"
CHICAGO_AUTHOR_DATE = "chicago-author-date.csl"
APA = "apa.csl"
MLA = "modern-language-association.csl"
ARCHIVE = "variorum-archive.csl"
# The variant with dates of access: pages on the web change, and many sources here are such pages.
STYLE = CHICAGO_NOTES
# The names by which a site chooses one.
STYLES = {
    "chicago-notes": CHICAGO_NOTES,
    "chicago-author-date": CHICAGO_AUTHOR_DATE,
    "apa": APA,
    "mla": MLA,
    "archive": ARCHIVE,
}

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_PLACES_IN_A_JOURNAL = ("collection-title", "issue", "number", "page", "volume")
_KEEPS_ITS_CAPITALS = ("original-title", "container-title", "collection-title")


@dataclass(frozen=True)
class FormattedReference:
    """One source in words: escaped HTML, plain text and a short label.

    ``full_*`` is the form of a first note without a locator, ``bibliography_*`` that of a
    bibliography; where the style has only one of them it stands for both.
    """

    key: str
    full_html: str
    full_text: str
    bibliography_html: str
    bibliography_text: str
    short: str


class Unformatted(dict[str, FormattedReference]):
    """References in no words at all, for those who count sources and print none, or print them later."""

    def __missing__(self, key: str) -> FormattedReference:
        """Return an empty reference for any key."""
        return FormattedReference(key, "", "", "", "", "")


def format_references(
    records: Sequence[SourceRecord], *, language: str, style: str = STYLE
) -> dict[str, FormattedReference]:
    """Format sources for a page in ``language``, by key and in the order given, in one call.

    Raises ``CitingFailed`` where two sources share a key or pandoc cannot do it.
    """
    formatted = format_items(
        [_marked_item(record, language) for record in records],
        cited=[record.key for record in records],
        style=style,
        locale=style_locale(language),
    )
    return {record.key: _reference(record, formatted[record.key], language) for record in records}


def _marked_item(record: SourceRecord, language: str) -> MarkedItem:
    """Mark the languages of titles, keep their capitals, and choose the layout."""
    item = csl_item(record, language=language)
    marked: dict[str, Inlines] = {
        name: (Marked((Text(str(item[name])),)),) for name in _KEEPS_ITS_CAPITALS if name in item
    }
    marked["title" if "title" in item else "genre"] = _marked_title(record, language)
    return item | _layout(record, item) | marked


def _layout(record: SourceRecord, item: CslItem) -> CslItem:
    """Print what is only described as an undated web page: as "n.d." is said of a known work.

    Of an article with a DOI of which no volume or page is recorded, the Chicago styles say "ahead of
    print" (CMOS 14.75), unless they are told since when it is available. Nobody recorded that it was
    not in print yet: so they are told, and print the date of issue alone.
    """
    if "title" not in item:
        return {"type": "webpage"}
    is_placed = any(name in item for name in _PLACES_IN_A_JOURNAL)
    if item["type"] == "article-journal" and "issued" in item and not is_placed:
        # As words: pandoc knows this variable, but not as a date.
        return {"available-date": record.issued}
    return {}


def _marked_title(record: SourceRecord, language: str) -> Inlines:
    has_tag = is_foreign(record, language) and _LANGUAGE_TAG.fullmatch(record.language)
    title = Marked((Text(typeset(record.title)),), language=record.language if has_tag else "")
    gloss = title_gloss(record, language)
    return (title, Text(" "), Marked((Text(gloss),), is_gloss=True)) if gloss else (title,)


def _reference(record: SourceRecord, formatted: Formatted, language: str) -> FormattedReference:
    copies = _copies(record, language)
    note = _with_copies_in_note(with_glosses_outside(formatted.note), copies)
    entry = _with_copies_in_entry(
        _as_sentences(with_glosses_outside(formatted.entry), record, language), copies
    )
    full, bibliography = note or entry, entry or note
    return FormattedReference(
        key=record.key,
        full_html=to_html(full),
        full_text=to_text(full),
        bibliography_html=to_html(bibliography),
        bibliography_text=to_text(bibliography),
        short=short_label(record, language=language),
    )


def _as_sentences(entry: Inlines, record: SourceRecord, language: str) -> Inlines:
    """Mend what styles cannot know of the entries of a bibliography.

    An inverted name keeps its romanised form without a comma; a date in words that opens a
    sentence begins with a capital.
    """
    date = date_words(record.issued, language)
    entry = replaced(entry, f". {date}", f". {date[:1].upper()}{date[1:]}") if date else entry
    for creator in record.creators:
        if creator.romanised:
            gloss = f"[{creator.romanised}]"
            entry = replaced(entry, f", {gloss}", f" {gloss}")
    return entry


def _copies(record: SourceRecord, language: str) -> list[Inlines]:
    """Say when a source without address was seen, and that or where a copy is archived.

    Styles print a date of access only beside an address, and know no archived copies.
    """
    words = wording(language)
    copies: list[Inlines] = []
    if record.accessed and not record.url and not record.doi:
        seen = words.accessed.format(date_words(record.accessed, language))
        copies.append((Text(seen),))
    if _WEB_ADDRESS.match(record.archived_url):
        before, _, after = words.archived_at.partition("{}")
        address = Link((Text(record.archived_url),), address=record.archived_url)
        copies.append(merged([Text(before), address, Text(after)]))
    elif record.archived_url or record.is_archived:
        copies.append((Text(words.archived),))
    return copies


def _with_copies_in_note(note: Inlines, copies: Sequence[Inlines]) -> Inlines:
    if not note or not copies:
        return note
    start, has_comma = without_full_stop(note)
    parts: list[Inline] = list(start)
    for number, copy in enumerate(copies):
        parts += [Text(" " if has_comma and not number else ", "), *copy]
    return merged([*parts, Text(".")])


def _with_copies_in_entry(entry: Inlines, copies: Sequence[Inlines]) -> Inlines:
    if not entry:
        return entry
    parts: list[Inline] = list(entry)
    for copy in copies:
        parts += [Text(" "), *_capitalised(copy), Text(".")]
    return merged(parts)


def _capitalised(inlines: Inlines) -> Inlines:
    first, *rest = inlines
    if isinstance(first, Text):
        return (Text(first.value[:1].upper() + first.value[1:]), *rest)
    return inlines
