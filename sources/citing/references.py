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
from sources.citing.wording import base_language, style_locale, wording
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
    items = [_marked_item(record, language, style) for record in records]
    formatted = _formatted(items, [record.key for record in records], language, style)
    # Styles leave to the text what readers cannot look up, and entries without an author: here each is printed.
    silent = [
        (record.key, {**item, **_as_document(record, language)})
        for record, item in zip(records, items, strict=True)
        if not any(vars(formatted[record.key]).values())
    ]
    again, keys = [item for _key, item in silent], [key for key, _item in silent]
    formatted |= _formatted(again, keys, language, style)
    return {record.key: _reference(record, formatted[record.key], language) for record in records}


def _formatted(
    items: Sequence[MarkedItem], cited: Sequence[str], language: str, style: str
) -> dict[str, Formatted]:
    return format_items(items, cited=cited, style=style, locale=style_locale(language))


def _marked_item(record: SourceRecord, language: str, style: str) -> MarkedItem:
    """Mark the languages of titles, keep their capitals, and choose the layout."""
    item = csl_item(record, language=language)
    marked: dict[str, Inlines] = {
        name: (Marked((Text(str(item[name])),)),) for name in _KEEPS_ITS_CAPITALS if name in item
    }
    marked["title" if "title" in item else "genre"] = _marked_title(record, language)
    layout = _layout(record, item)
    if style != ARCHIVE and _is_letter_kept_nowhere(record):
        layout = _as_document(record, language)
    return item | layout | marked


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


def _is_letter_kept_nowhere(record: SourceRecord) -> bool:
    """Say whether it is a letter to somebody of which no place is known: styles print it without its comma."""
    is_letter = record.type == "personal_communication"
    return (
        is_letter
        and bool(_recipients(record))
        and not any(getattr(record, name) for name in _WHERE_A_LETTER_IS)
    )


_WHERE_A_LETTER_IS = (
    "archive",
    "fonds",
    "series",
    "file",
    "folio",
    "container_title",
    "url",
    "doi",
)


def _recipients(record: SourceRecord) -> list[str]:
    return [
        creator.literal or f"{creator.given} {creator.family}".strip()
        for creator in record.creators
        if creator.role == "recipient"
    ]


def _as_document(record: SourceRecord, language: str) -> CslItem:
    """Print a source as a document, of which a letter says to whom it went."""
    recipients, words = _recipients(record), wording(language)
    if not recipients:
        return {"type": "document"}
    *others, last = recipients
    named = words.two_names.format(", ".join(others), last) if others else last
    return {
        "type": "document",
        "genre": words.sent_to.format(typeset(record.genre) or words.letter, typeset(named)),
    }


def _marked_title(record: SourceRecord, language: str) -> Inlines:
    has_tag = is_foreign(record, language) and _LANGUAGE_TAG.fullmatch(record.language)
    title = Marked((Text(typeset(record.title)),), language=record.language if has_tag else "")
    gloss = title_gloss(record, language)
    return (title, Text(" "), Marked((Text(gloss),), is_gloss=True)) if gloss else (title,)


def _reference(record: SourceRecord, formatted: Formatted, language: str) -> FormattedReference:
    copies = _copies(record, language)
    note = _with_copies_in_note(with_glosses_outside(formatted.note), copies)
    worded = _days_first(with_glosses_outside(formatted.entry), language)
    entry = _with_copies_in_entry(_as_sentences(worded, record, language), copies)
    full, bibliography = note or entry, entry or note
    return FormattedReference(
        key=record.key,
        full_html=to_html(full),
        full_text=to_text(full),
        bibliography_html=to_html(bibliography),
        bibliography_text=to_text(bibliography),
        short=short_label(record, language=language),
    )


def _days_first(entry: Inlines, language: str) -> Inlines:
    """Put the day before the month where a style has them the other way round, in a language that never has.

    Titles stand marked, or in text of their own, and are left as they are.
    """
    if base_language(language) != "vi":
        return entry
    return tuple(
        Text(_MONTH_FIRST.sub(r"\2 \1", inline.value)) if isinstance(inline, Text) else inline
        for inline in entry
    )


_MONTH_FIRST = re.compile(r"\b(tháng \d{1,2}) (\d{1,2}(?:–\d{1,2})?)(?![\d/]| năm)")


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
