"""A reference in free words as the fields of a source."""

import re
from typing import Any

from conferences.exchange.articles.languages import language_of
from conferences.exchange.articles.references.asides import (
    has_signature,
    is_archival,
    without_asides,
)
from conferences.exchange.articles.references.heads import Head, head_of, short_head, short_title
from conferences.exchange.articles.references.leads import LED_TO, without_leads
from conferences.exchange.articles.references.names import authors_of, is_name
from conferences.exchange.articles.references.parts import Parts, parts_of, take_year
from conferences.exchange.articles.references.places import imprint, is_place
from conferences.exchange.articles.references.short_forms import without_cited
from conferences.exchange.articles.references.titles import QUOTED, titled, type_of
from conferences.exchange.articles.values import Reference
from conferences.exchange.articles.words import MONTHS

LONGEST = 2000
_BEFORE_SIGN = re.compile(r"(?<=\S)\s(?=[:;,]\s)")
_IMPRINT = re.compile(r"\(([^()]{3,160}?)[\s,]\s?((?:1[4-9]|20)\d\d)[a-z]?\)")
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[.,;:–—-]*\s*[)\]]")
# "Waters 14": the volume of a periodical, behind its name.
_VOLUME_AT_END = re.compile(r"(.{2,200}?[^\W\d_][.)]?),?\s(\d{1,3})")
_DOUBLE_STOPS = re.compile(r"\s*[.,;:](?:\s+[.,;:])+(?=\s|$)")


def parse_reference(words: str, *, line: int = 0, label: str = "") -> Reference:
    """Return the fields that the words of a reference give; what is not told apart stays empty."""
    raw = " ".join(words.split())[:LONGEST]
    text, language = without_leads(raw)
    if is_archival(text):
        # Each word of it is needed to find the document.
        title = text.strip(" .,;")
        return Reference(raw=raw, line=line, label=label, type="document", title=title)
    text = _without_own_words(without_cited(text))
    parts = parts_of(without_asides(_BEFORE_SIGN.sub("", text)))
    if language:
        parts.found["language"] = language
    parts.rest = _tidied(parts.rest)
    published = _take_imprint(parts)
    head = _head(parts, is_published=published is not None)
    fields = _fields(head, parts, published)
    if not fields.get("language"):
        fields["language"] = _language(fields.get("title", ""))
    return Reference(raw=raw, line=line, label=label, authors=head.authors, **fields)


def _without_own_words(text: str) -> str:
    """Return a reference without the words that lead to it, where authors stand behind these and not before."""
    led = LED_TO.match(text)
    if not led or head_of(text).authors or not head_of(text[led.end() :]).authors:
        return text
    return text[led.end() :]


def _head(parts: Parts, *, is_published: bool) -> Head:
    """Part the authors from the words, and take the year."""
    has_pages = bool(parts.found.get("pages"))
    head = (short_head(parts.rest) if has_pages else None) or head_of(parts.rest)
    if not head.authors and (has_pages or is_published):
        head = short_title(parts.rest) or head
    if head.year:
        parts.found["year"] = head.year
    parts.rest = head.rest
    if "year" not in parts.found:
        take_year(parts)
    parts.rest = _tidied(parts.rest)
    name = parts.rest.strip(" .,")
    if not head.authors and has_pages and is_name(name, least=1):
        # A short reference: a name and a page.
        parts.rest = ""
        return Head(authors_of(name), "")
    return head


def _fields(head: Head, parts: Parts, published: dict[str, str] | None) -> dict[str, Any]:
    """Return what the words after the authors say, with what was found by its form."""
    rest = parts.rest
    is_document = has_signature(rest) and not (head.authors or QUOTED.search(rest))
    if is_document:
        fields: dict[str, Any] = {"title": rest.strip(" .,")}
    else:
        fields = titled(rest, is_whole=published is not None, by_commas=head.by_comma)
    fields |= published or {}
    fields |= parts.found
    numbered = _VOLUME_AT_END.fullmatch(fields.get("container", ""))
    is_book = any(fields.get(name) for name in ("place", "publisher", "isbn", "volume"))
    if numbered and not is_book:
        fields["container"], fields["volume"] = numbered[1], numbered[2]
    if fields.get("issue") and not (fields.get("container") or fields.get("place")):
        # Only periodicals have issues.
        fields["container"] = fields.pop("publisher", "")
    fields["type"] = "document" if is_document else type_of(fields)
    return fields


def _take_imprint(parts: Parts) -> dict[str, str] | None:
    """Take the town, the publisher and the year that stand in brackets, behind the whole of a title."""
    for match in reversed(list(_IMPRINT.finditer(parts.rest))):
        inside = match[1].strip(" ,")
        is_day = any(word.lower() in MONTHS for word in re.findall(r"[^\W\d_]+", inside))
        before = parts.rest[: match.start()].strip(" ,")
        if is_day or (not re.search(r"[:,]", match[0]) and not is_place(inside)):
            continue
        # A year behind names alone is that of a work, which follows.
        if before and (":" in inside or not authors_of(before)):
            parts.rest, parts.found["year"] = before, match[2]
            return imprint(inside)
    return None


def is_short(reference: Reference) -> bool:
    """Say whether a reference only points to one that is given in full elsewhere."""
    return bool(reference.authors) and not (reference.title or reference.url or reference.container)


def _tidied(text: str) -> str:
    text = _EMPTY_BRACKETS.sub(" ", text)
    text = " ".join(text.split())
    text = _DOUBLE_STOPS.sub(lambda run: "." if "." in run[0] else run[0].strip()[0], text)
    return re.sub(r"\s+([.,;:])", r"\1", text).strip(" ,;—–")


def _language(title: str) -> str:
    """Return the language of a title where its letters tell; short words of so few prove nothing."""
    found = language_of(title)
    return found if found in {"he", "vi", "uk", "ru"} else ""
