"""Who made a work, told apart from what follows at the head of a reference."""

import re
from dataclasses import dataclass

from conferences.exchange.articles.references.names import (
    are_names,
    authors_of,
    body_of,
    has_joined,
    is_initials,
    is_name,
)
from conferences.exchange.articles.references.places import is_imprint, is_place
from conferences.exchange.articles.references.titles import QUOTED, SENTENCE, parted
from conferences.exchange.articles.values import Author

FARTHEST_QUOTE, MOST_GIVEN, MOST_STOPS, FARTHEST_STOP = 160, 2, 8, 250
_BEFORE_YEAR = re.compile(
    r"^(.{2,200}?),?\s*[(\[](1[4-9]\d{2}|20\d{2})[a-z]?(?:[,\s][^()]{1,20})?[)\]][.,:]?\s*(.*)$"
)
# "Moss, Henry. 1999. Bread Prices.": authors, and a year between stops.
_BETWEEN_STOPS = re.compile(
    r"^(.{2,200}?)\.\s(1[4-9]\d{2}|20\d{2})[a-z]?\.\s+([^\W\d].*|[“„\"«‘'].*)$"
)
_BEFORE_YEAR_ALONE = re.compile(
    r"^([^\d:“”\"„«()]{5,160}?),\s((?:1[4-9]|20)\d\d)[a-z]?[,.:]\s+(.+)$"
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
_SHORT_TITLE = re.compile(r"^([^\s,:.()\d][^,:.()\d]{1,60}),\s+([^,;]{3,120})$")
_BETWEEN_FAMILIES = re.compile(r"\s*[/&]\s*|\s(?:and|und|i|y|et|и|та|і|và)\s")
_ROLE_AT_HEAD = re.compile(
    r"^\s*[(\[](?:eds?|red|hrsg|ред|coords?|עורך|עורכים)\.?[)\]][.,:]?\s*", re.IGNORECASE
)
# "Given I. Family" before a comma, a colon or another name; where initials follow the family, a title does.
_ROLE_AT_END = re.compile(
    r"\s[(\[](?:eds?|hrsg|hg|red|ред|coords?|dir|chủ biên|biên soạn|עורכים)\.?[)\]]$", re.IGNORECASE
)
_MIDDLE_INITIAL = re.compile(
    r"^[A-Za-zÀ-ɏ][^\W\d_]+\s(?:[^\W\d_]\.[\s-]?){1,3}\s?(?:(?:von|van|de|di|der|den)\s){0,2}"
    r"[A-ZÀ-Ỹ][\w’'-]+(?=[,:]|\s(?:and|und|&|et|i|y|oraz)\s|\s?\()"
)
_EASTERN = re.compile(r"\s[—–]\s|\s//\s")
_BEFORE_ROLE = re.compile(
    r"^(.{3,200}?),?\s*(?:[(\[](?:eds?|hrsg|hg|red|ред|сост|упор|dir|coords?|comps?|עורך|עורכים)\.?[)\]]"
    r"|(?<=,)\s(?:eds?|hrsg|red)\.)\s*[.,:]?\s*(.+)$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\d{4}\s?[–—-]\s?\d{2,4}")


@dataclass
class Head:
    """Authors, the words after them, a year that stands between, and whether a comma parts both."""

    authors: tuple[Author, ...]
    rest: str
    year: str = ""
    by_comma: bool = False


def head_of(text: str) -> Head:
    """Part the authors from what follows."""
    is_given_first = bool(_MIDDLE_INITIAL.match(text)) and not _EASTERN.search(text)
    for read in (
        _before_year,
        _before_year_between_stops,
        _before_year_alone,
        _before_title,
        _before_role,
        _inverted_and_joined,
        _before_initials_end,
        _before_colon,
        _inverted,
        _by_comma,
    ):
        if is_given_first and read is _before_initials_end:
            continue
        if (head := read(text)) is not None:
            return head
    return _by_stop(text) or Head((), text)


def short_head(text: str) -> Head | None:
    """Read a name that ends in initials, and nothing else but a year: their last stop ends no sentence."""
    year = _YEAR_AT_END.search(text)
    name = (text[: year.start()] if year else text).strip(" ,;")
    words = name.split()
    if len(words) < 2 or not is_initials(words[-1]) or not is_name(name):
        return None
    return Head(authors_of(name), "", year[1] if year else "")


def short_title(text: str) -> Head | None:
    """Read family names, a few words of a title, and nothing else: "Smith, Papers" and "Smith/Jones: Papers"."""
    match = _SHORT_TITLE.match(text.strip(" .,;"))
    if not match or is_place(match[2]) or match[2][0].islower():
        return None
    families = [each.strip() for each in _BETWEEN_FAMILIES.split(match[1])]
    if not all(len(each.split()) == 1 and is_name(each) for each in families):
        return None
    return Head(tuple(Author(family=each) for each in families), match[2])


def _before_year(text: str) -> Head | None:
    match = _BEFORE_YEAR.match(text)
    if match and (found := authors_of(match[1]) or _body(match[1])):
        return Head(found, match[3], match[2])
    return None


def _before_year_between_stops(text: str) -> Head | None:
    if not (match := _BETWEEN_STOPS.match(text)):
        return None
    dot = "." if is_initials(f"{match[1].split()[-1]}.") else ""
    found = authors_of(match[1] + dot)
    return Head(found, match[3], match[2]) if found else None


def _before_year_alone(text: str) -> Head | None:
    """Read "Family Given, Family I., 1987, Title": where a year follows so, family names come first."""
    match = _BEFORE_YEAR_ALONE.match(text)
    if not match or is_imprint(match[3]) or len(match[3].split()) < MOST_GIVEN:
        return None
    names = match[1].split(", ")
    if not all(is_name(each, least=2) for each in names):
        return None
    found = [_family_first(each) for each in names]
    return Head(tuple(found), match[3], match[2], by_comma=True)


def _family_first(name: str) -> Author:
    read = authors_of(name)
    if read and (read[0].literal or any(map(is_initials, name.split()))):
        return read[0]
    family, _space, given = name.partition(" ")
    return Author(family=family, given=given)


def _before_title(text: str) -> Head | None:
    """Read authors before a title in quotation marks."""
    quoted = QUOTED.search(text)
    if quoted and 0 < quoted.start() <= FARTHEST_QUOTE:
        before = text[: quoted.start()].strip(" ,.:;")
        if found := authors_of(before + _dot(text, quoted.start())):
            return Head(found, text[quoted.start() :])
    return Head((), text) if quoted and quoted.start() == 0 else None


def _before_role(text: str) -> Head | None:
    """Read editors before the word for them."""
    if (match := _BEFORE_ROLE.match(text)) and (found := authors_of(match[1])):
        return Head(found, match[2])
    return None


def _inverted_and_joined(text: str) -> Head | None:
    """Read "Family, G., and Given Family. Title"."""
    for stop in list(SENTENCE.finditer(text[:FARTHEST_STOP]))[:MOST_STOPS]:
        before = text[: stop.start()]
        if not has_joined(before) or is_initials(f"{before.split()[-1]}."):
            continue
        if is_name(before.split(", ")[0]) and ", " in before and (found := authors_of(before)):
            is_inverted = found[0].given and before.startswith(f"{found[0].family},")
            return Head(found, text[stop.end() :]) if is_inverted else None
    return None


def _before_initials_end(text: str) -> Head | None:
    if (match := _INITIALS_AFTER.match(text)) and (found := authors_of(match[1])):
        return Head(found, _ROLE_AT_HEAD.sub("", match[2]).lstrip(":;, "))
    return None


def _before_colon(text: str) -> Head | None:
    match = _COLON.match(text)
    is_head = match and _is_head_before_colon(match[1].strip(), match[2])
    if match and is_head and (found := authors_of(match[1].strip())):
        return Head(found, match[2])
    return None


def _inverted(text: str) -> Head | None:
    if (match := _INVERTED.match(text)) and (found := authors_of(match[1])):
        is_inverted = found[0].given and match[1].startswith(f"{found[0].family},")
        # "Jane Smith, Town. Papers, London 1999" has a title there, and not a given name.
        is_one = len(found[0].family.split()) == 1 or len(parted(match[2])) > 1
        return Head(found, match[2]) if is_inverted and is_one else None
    return None


def _is_head_before_colon(before: str, after: str) -> bool:
    """Say whether authors stand before a colon, and not a title that goes on, or a town."""
    segments = before.split(", ")
    if len(before.split()) < 2 or is_place(segments[-1]) or not is_name(segments[0]):
        return False
    # Where commas part everything, a colon stands inside the title.
    return len(parted(after)) > 1 or all(map(_goes_on, segments[1:]))


def _body(text: str) -> tuple[Author, ...]:
    body = body_of(text.strip(" .,"))
    return (body,) if body else ()


def _dot(text: str, end: int) -> str:
    before = text[:end].rstrip(" ,:;")
    return "." if before and is_initials(before.split()[-1]) else ""


def _by_comma(text: str) -> Head | None:
    """Read "Given Family, Title" and "Family, Given, Title"."""
    segments = text.split(", ")
    first = segments[0]
    if len(segments) < 2 or _YEARS.match(segments[1]):
        return None
    if (body := body_of(first)) and not is_place(segments[1]):
        return Head((body,), ", ".join(segments[1:]), by_comma=True)
    if are_names(first, least=2) and (found := authors_of(first)):
        taken = 1
        while taken < len(segments) - 1 and (
            _goes_on(segments[taken]) or _is_another(segments[taken], segments[taken + 1])
        ):
            taken += 1
            if has_joined(segments[taken - 1]):
                break
        found = authors_of(", ".join(segments[:taken])) or found
        return Head(found, ", ".join(segments[taken:]), by_comma=True)
    is_divided = len(segments) > 2 and is_name(first) and is_name(segments[1])
    if is_divided and len(segments[1].split()) <= MOST_GIVEN:
        found = authors_of(", ".join(segments[:2]))
        return Head(found, ", ".join(segments[2:]), by_comma=True)
    return None


def _by_stop(text: str) -> Head | None:
    """Read "Given Family. Title", and several names that a word joins."""
    for stop in list(SENTENCE.finditer(text))[:3]:
        before = text[: stop.start()]
        if is_name(before, least=2) and (found := authors_of(before)):
            return Head(found, text[stop.end() :])
    if (joined := _JOINED_NAMES.match(text)) and (found := authors_of(joined[1])):
        return Head(found, joined[2])
    return None


def _is_another(segment: str, following: str) -> bool:
    """Say whether a segment is a whole name too, as the word for editors or the title that follows shows."""
    if role := _ROLE_AT_END.search(segment):
        return is_name(segment[: role.start()], least=2)
    words = following.split()
    has_title = words and not words[0][0].islower() and not is_place(following)
    goes_on = sum(word.islower() for word in words) and not is_imprint(following)
    return bool(has_title and goes_on and is_name(segment, least=2))


def _goes_on(segment: str) -> bool:
    """Say whether a segment after the first author names another, as initials or a joining word show."""
    words = segment.split()
    if len(words) < 2:
        return False
    if has_joined(segment):
        return are_names(segment, least=2)
    return any(is_initials(word) for word in words) and is_name(segment)
