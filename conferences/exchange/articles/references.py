"""A reference in free words as the fields of a source."""

import re
from dataclasses import dataclass
from typing import Any

from conferences.exchange.articles.languages import language_of
from conferences.exchange.articles.reference_leads import without_leads
from conferences.exchange.articles.reference_names import authors_of, is_initials, is_name
from conferences.exchange.articles.reference_parts import parts_of, take_year
from conferences.exchange.articles.reference_places import is_place
from conferences.exchange.articles.reference_short import AS_CITED
from conferences.exchange.articles.reference_titles import QUOTED, SENTENCE, parted, titled, type_of
from conferences.exchange.articles.values import Author, Reference

LONGEST, FARTHEST_QUOTE, MOST_GIVEN = 2000, 160, 2
_BEFORE_YEAR = re.compile(
    r"^(.{2,200}?),?\s*[(\[](1[4-9]\d{2}|20\d{2})[a-z]?(?:[,\s][^()]{1,20})?[)\]][.,:]?\s*(.*)$"
)
_YEAR_AT_END = re.compile(r"[\s(]+(1[4-9]\d{2}|20\d{2})[a-z]?\)?[.,]?\s*$")
_COLON = re.compile(r"^([^:“\"„«(]{3,120}):\s+(.+)$")
_INITIALS_AFTER = re.compile(
    r"^((?:[^\W\d_][\w’'-]+,?\s(?:[^\W\d_]{1,2}\.\s?-?){1,3}(?:,\s*)?)+)\s*(.+)$"
)
# What joins two names. It is never tried as part of a name too: of many names that would have no end.
_JOIN = r"(?>,?\s(?:and|und|y|i|и|та|і|và)(?=\s)|\s&(?=\s)|[;,])\s"
_INVERTED = re.compile(
    r"^([^\W\d_][\w’'-]+(?:\s[^\W\d_][\w’'-]+)?,\s[^.,;:\d]{1,40}?(?:\s[^\W\d_]\.)?"
    rf"(?:{_JOIN}[^.:\d]{{3}}(?:(?!{_JOIN}[^.:\d]{{3}})[^.:\d]){{0,57}}?)*(?:,?\s*\(?(?:eds?|red|Hrsg|ред)\.?\)?)?)\.\s+(.+)$"
)
_JOINED_NAMES = re.compile(
    r"^([^,.:]{5,90}?\s(?:and|und|y|и|та|và|i|&)\s[^,.:]{4,40}?)[,.:]\s+(.+)$"
)
_SHORT_TITLE = re.compile(r"^([^\s,:.()\d][^,:.()\d]{1,60})[,:]\s+([^,;]{3,120})$")
_BETWEEN_FAMILIES = re.compile(r"\s*[/&]\s*|\s(?:and|und|i|y|et|и|та|і|và)\s")
_ROLE_AT_HEAD = re.compile(
    r"^\s*[(\[](?:eds?|red|hrsg|ред|coords?|עורך|עורכים)\.?[)\]][.,:]?\s*", re.IGNORECASE
)
# A document is described by where it lies.
_ARCHIVAL = re.compile(
    r"\b(?:fonds|fond|zespół|фонд|ф\.\s?\d|fol\.|ff?\.\s?\d|sygn\.|file\s\d|teczka|оп\.|опис|RG\s\d|תיק)",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[.,;:–—-]*\s*[)\]]")
_DOUBLE_STOPS = re.compile(r"\s*[.,;:](?:\s+[.,;:])+(?=\s|$)")
_EDITED_BY = re.compile(
    r"(?:(?:pod )?red\.|opr(?:ac)?\.|(?:под |за )?(?:общ\. )?ред\.|hrsg\. von|ed(?:ited|\.) by|chủ biên)\s+"
    r"(?P<who>[^,;:—]{3,60}?)(?=[,;:]|\s—|\.\s|$)",
    re.IGNORECASE,
)


@dataclass
class _Head:
    authors: tuple[Author, ...]
    rest: str
    year: str = ""


def parse_reference(words: str, *, line: int = 0, label: str = "") -> Reference:
    """Return the fields that the words of a reference give; what is not told apart stays empty."""
    raw = " ".join(words.split())[:LONGEST]
    text, language = without_leads(raw)
    parts = parts_of(text)
    if language:
        parts.found["language"] = language
    parts.rest = AS_CITED.sub(" ", parts.rest)
    parts.rest = _tidied(_EDITED_BY.sub(_without_editors, parts.rest))
    head = _short(parts.rest) if parts.found.get("pages") else None
    head = head or _head(parts.rest)
    if not head.authors and parts.found.get("pages"):
        head = _short_title(parts.rest) or head
    fields: dict[str, Any] = {}
    if head.year:
        parts.found["year"] = head.year
    parts.rest = head.rest
    if "year" not in parts.found:
        take_year(parts)
    rest = _tidied(parts.rest)
    if not head.authors and is_name(rest.strip(" .,"), least=1) and parts.found.get("pages"):
        # A short reference: a name and a page.
        head = _Head(authors_of(rest.strip(" .,")), "")
        rest = ""
    is_archival = bool(_ARCHIVAL.search(rest)) and not (head.authors or QUOTED.search(rest))
    fields |= {"title": rest.strip(" .,")} if is_archival else titled(rest)
    fields |= {name: value for name, value in parts.found.items() if name != "rest"}
    if fields.get("issue") and not (fields.get("container") or fields.get("place")):
        # Only periodicals have issues.
        fields["container"] = fields.pop("publisher", "")
    fields["type"] = "document" if is_archival else type_of(fields)
    if not fields.get("language"):
        fields["language"] = _language(fields.get("title", ""))
    return Reference(raw=raw, line=line, label=label, authors=head.authors, **fields)


def _without_editors(found: re.Match[str]) -> str:
    return " " if authors_of(found["who"]) else found[0]


def is_short(reference: Reference) -> bool:
    """Say whether a reference only points to one that is given in full elsewhere."""
    return bool(reference.authors) and not (reference.title or reference.url or reference.container)


def _tidied(text: str) -> str:
    text = _EMPTY_BRACKETS.sub(" ", text)
    text = " ".join(text.split())
    text = _DOUBLE_STOPS.sub(lambda run: "." if "." in run[0] else run[0].strip()[0], text)
    return re.sub(r"\s+([.,;:])", r"\1", text).strip(" ,;—–")


def _head(text: str) -> _Head:
    """Part the authors from what follows."""
    for read in (
        _before_year,
        _before_title,
        _before_initials_end,
        _before_colon,
        _inverted,
        _by_comma,
    ):
        if (head := read(text)) is not None:
            return head
    return _by_stop(text) or _Head((), text)


def _short(text: str) -> _Head | None:
    """Read a name that ends in initials, and nothing else but a year: their last stop ends no sentence."""
    year = _YEAR_AT_END.search(text)
    name = (text[: year.start()] if year else text).strip(" ,;")
    words = name.split()
    if len(words) < 2 or not is_initials(words[-1]) or not is_name(name):
        return None
    return _Head(authors_of(name), "", year[1] if year else "")


def _short_title(text: str) -> _Head | None:
    """Read family names, a few words of a title, and nothing else: "Smith, Papers" and "Smith/Jones: Papers"."""
    match = _SHORT_TITLE.match(text.strip(" .,;"))
    if not match or is_place(match[2]):
        return None
    families = [each.strip() for each in _BETWEEN_FAMILIES.split(match[1])]
    if not all(len(each.split()) == 1 and is_name(each) for each in families):
        return None
    return _Head(tuple(Author(family=each) for each in families), match[2])


def _before_year(text: str) -> _Head | None:
    if (match := _BEFORE_YEAR.match(text)) and (found := authors_of(match[1])):
        return _Head(found, match[3], match[2])
    return None


def _before_title(text: str) -> _Head | None:
    """Read authors before a title in quotation marks."""
    quoted = QUOTED.search(text)
    if quoted and 0 < quoted.start() <= FARTHEST_QUOTE:
        before = text[: quoted.start()].strip(" ,.:;")
        if found := authors_of(before + _dot(text, quoted.start())):
            return _Head(found, text[quoted.start() :])
    return _Head((), text) if quoted and quoted.start() == 0 else None


def _before_initials_end(text: str) -> _Head | None:
    if (match := _INITIALS_AFTER.match(text)) and (found := authors_of(match[1])):
        return _Head(found, _ROLE_AT_HEAD.sub("", match[2]).lstrip(":;, "))
    return None


def _before_colon(text: str) -> _Head | None:
    match = _COLON.match(text)
    is_head = match and _is_head_before_colon(match[1].strip(), match[2])
    if match and is_head and (found := authors_of(match[1].strip())):
        return _Head(found, match[2])
    return None


def _inverted(text: str) -> _Head | None:
    if (match := _INVERTED.match(text)) and (found := authors_of(match[1])):
        return _Head(found, match[2])
    return None


def _is_head_before_colon(before: str, after: str) -> bool:
    """Say whether authors stand before a colon, and not a title that goes on, or a town."""
    segments = before.split(", ")
    if len(before.split()) < 2 or is_place(segments[-1]) or not is_name(segments[0]):
        return False
    # Where commas part everything, a colon stands inside the title.
    return len(segments) == 1 or any(map(is_initials, before.split())) or len(parted(after)) > 1


def _dot(text: str, end: int) -> str:
    before = text[:end].rstrip(" ,:;")
    return "." if before and is_initials(before.split()[-1]) else ""


def _by_comma(text: str) -> _Head | None:
    """Read "Given Family, Title" and "Family, Given, Title"."""
    segments = text.split(", ")
    first = segments[0]
    if len(segments) > 1 and is_name(first, least=2) and (found := authors_of(first)):
        taken = 1
        while taken < len(segments) - 1 and _goes_on(segments[taken], segments[taken + 1 :]):
            taken += 1
        return _Head(authors_of(", ".join(segments[:taken])) or found, ", ".join(segments[taken:]))
    is_divided = len(segments) > 2 and is_name(first) and is_name(segments[1])
    if is_divided and len(segments[1].split()) <= MOST_GIVEN:
        return _Head(authors_of(", ".join(segments[:2])), ", ".join(segments[2:]))
    return None


def _by_stop(text: str) -> _Head | None:
    """Read "Given Family. Title", and several names that a word joins."""
    for stop in list(SENTENCE.finditer(text))[:3]:
        before = text[: stop.start()]
        if is_name(before, least=2) and (found := authors_of(before)):
            return _Head(found, text[stop.end() :])
    if (joined := _JOINED_NAMES.match(text)) and (found := authors_of(joined[1])):
        return _Head(found, joined[2])
    return None


def _goes_on(segment: str, following: list[str]) -> bool:
    """Say whether a segment after the first author names another, as its initials show."""
    words = segment.split()
    return (
        len(words) >= 2
        and any(is_initials(word) for word in words)
        and is_name(segment)
        and bool(following)
    )


def _language(title: str) -> str:
    """Return the language of a title where its letters tell; short words of so few prove nothing."""
    found = language_of(title)
    return found if found in {"he", "vi", "uk", "ru"} else ""
