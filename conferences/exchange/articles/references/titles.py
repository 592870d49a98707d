"""What follows the authors in a reference: the title, what holds it, and who published it."""

import re
from typing import Any

from conferences.exchange.articles.references.names import authors_of, is_initials
from conferences.exchange.articles.references.places import (
    is_imprint,
    is_place,
    is_publisher,
    place_and_publisher,
)
from conferences.exchange.articles.words import word_set

SHORTEST_TITLE, MOST_OF_TOWN, LONGEST_ISSUE = 3, 4, 20
_ROMAN = re.compile(r"[IVX]{2,6}\.")
_PERIODICAL = re.compile(r"[„“\"«]([^„“”\"«»]{2,120})[”“\"»]")
QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{2,400}(?:«[^»]*»[^“”\"„«»]*)?)[”\"“»][.,]?")
_IN = re.compile(
    r"(?:^|[.,;:]\s*|\s)(?:In|in|[Ww]|В|У|Trong|En|בתוך)\s*:\s+|\s\[w:\]\s|[,.]\s+[Dd]ans\s+"
    r"|[.,]\s+(?:In|in|(?<=\.\s)En|В кн\.:|У кн\.:|Trong|בתוך)\s+"
)
# A title that goes on behind its first stop, and then a town and a publisher.
_TOWN_AT_END = re.compile(r"([^,:]{3,160}),\s([^,:]{2,60}:[^:]+)$")
_TWO_SLASHES = re.compile(r"\s*//\s*")
_GOST_DASH = re.compile(r"\.?\s+[—–]\s+")
SENTENCE = re.compile(r"(?<=[^\s.])[.!?](?:\s+)(?=[^\s])")
_SHORTENED = word_set(
    """
    nxb. wyd. изд. вид. univ. st. ed. hrsg. red. ред. ch. dr. prof. vol. no. nr. bd. jr. fol. оп. sygn. doc. dok. док.
    """
)


def titled(rest: str, *, is_whole: bool = False, by_commas: bool = False) -> dict[str, Any]:
    """Part the title from what holds or published the work.

    `is_whole` says that it was parted from those already; `by_commas`, that a comma ends the author.
    """
    rest = rest.strip(" .,;:—–")
    if not rest:
        return {}
    readers = (_title_of_part,) if is_whole else (_title_of_part, _title_before_dash)
    for read in readers:
        if (found := read(rest)) is not None:
            return found
    if is_whole:
        return {"title": rest}
    sentences = parted(rest)
    if by_commas and not is_imprint(sentences[-1]):
        return _by_commas(rest)
    return _byparted(sentences) if len(sentences) > 1 else _by_commas(rest)


def _title_of_part(rest: str) -> dict[str, Any] | None:
    """Read a title in quotation marks, before two slashes, or before "In:"."""
    if quoted := QUOTED.match(rest):
        return {"title": quoted[1].strip(" .,"), **_after_part(rest[quoted.end() :])}
    slashes = _TWO_SLASHES.search(rest)
    inside = slashes or _IN.search(rest)
    if not inside or inside.start() < SHORTEST_TITLE:
        return None
    found = _after_part(rest[inside.end() :])
    title = {"title": rest[: inside.start()].strip(" .,")}
    return {**title, **found} if slashes else {**title, **found, "type": "chapter"}


def _title_before_dash(rest: str) -> dict[str, Any] | None:
    """Read a title before the dash that stands before a town: other dashes are its own."""
    for dash in _GOST_DASH.finditer(rest):
        tail = _GOST_DASH.sub(", ", rest[dash.end() :])
        before, colon, _after = tail.partition(":")
        is_town = colon and not re.search(r"\d", before) and before[:1].isupper()
        if is_place(tail.split(",")[0]) or (is_town and len(before.split()) <= MOST_OF_TOWN):
            return {"title": rest[: dash.start()].strip(" .,"), **place_and_publisher(tail)}
    return None


def parted(rest: str) -> list[str]:
    """Return the statements of a reference, which full stops part."""
    pieces, start = [], 0
    for stop in SENTENCE.finditer(rest):
        last = rest[start : stop.start() + 1].split()[-1]
        if (
            (is_initials(last) and not _ROMAN.fullmatch(last))
            or (len(last) <= 2)
            or last.lower() in _SHORTENED
            or not (rest[stop.end()].isupper() or _caseless(rest[stop.end()]))
        ):
            continue
        kept = rest[start : stop.end()].strip()
        pieces.append(kept if kept[-1] in "!?" else kept[:-1])
        start = stop.end()
    return [*pieces, rest[start:].strip()]


def _caseless(sign: str) -> bool:
    return sign.upper() == sign.lower()


def _byparted(sentences: list[str]) -> dict[str, Any]:
    """Take the first sentence for the title, the last for who published it."""
    title, middle, last = sentences[0], sentences[1:-1], sentences[-1]
    behind = _TOWN_AT_END.match(last)
    if behind and is_imprint(behind[2]) and not is_place(behind[1]) and not is_publisher(behind[1]):
        title = ". ".join([title, *middle, behind[1]])
        return {"title": title, **place_and_publisher(behind[2])}
    if middle and not is_place(middle[0].split(",")[0].split(":")[0]):
        last_is_place = ":" in last or "," in last or is_place(last)
        if last_is_place:
            return {"title": ". ".join([title, *middle]), **place_and_publisher(last)}
        return {"title": title, "container": middle[0], **place_and_publisher(last)}
    found = place_and_publisher(", ".join([*middle, last]))
    return {"title": title, **found}


def _by_commas(rest: str) -> dict[str, Any]:
    """Read a title that may hold commas: up to a periodical in quotation marks, a town or a publisher."""
    segments = [each.strip() for each in rest.split(", ")]
    for place, segment in enumerate(segments[1:], start=1):
        if named := _PERIODICAL.fullmatch(segment):
            return {
                "title": ", ".join(segments[:place]),
                "container": named[1],
                **_number_of(segments[place + 1 :]),
            }
        is_before_town = is_publisher(segment) and not is_imprint(segment)
        if is_before_town or is_imprint(segment):
            # "Title, Publisher, Place": what stands before a town at the end published the work.
            is_last = place == len(segments) - 1 and ":" not in segment
            end = place - 1 if place > 1 and is_last and not is_before_town else place
            published = place_and_publisher(", ".join(segments[end:]))
            return {"title": ", ".join(segments[:end]), **published}
    title = [segments.pop(0)]
    while segments and segments[0][:1].islower():
        title.append(segments.pop(0))
    if len(segments) > 1:
        # Nothing tells where the title ends.
        return {"title": ", ".join([*title, *segments])}
    return {"title": ", ".join(title), **place_and_publisher(", ".join(segments))}


def _number_of(segments: list[str]) -> dict[str, str]:
    number = segments[0].strip(" .") if segments else ""
    is_number = number[:1].isdigit() and len(number) <= LONGEST_ISSUE
    return {"issue": number} if is_number else {}


def _after_part(text: str) -> dict[str, Any]:
    """Read what follows the title of a part: what holds it, and who published that."""
    text = text.strip(" .,;—–")
    text = re.sub(r"^(?:[Ii]n|[Ww]|В|У|Trong|En|Dans|dans|בתוך):?\s+", "", text)
    text = _GOST_DASH.sub(", ", text)
    if not text:
        return {}
    named = re.match(
        r"^(.{3,80}?)\s*\((?:[Ee]ds?|Hrsg|Hg|[Rr]ed|[Рр]ед|dir|[Cc]oords?)\.?\)[.:,]{0,2}\s*(.+)$",
        text,
    )
    if named and authors_of(named[1]):
        text = named[2]
    colon = re.match(r"^([^:.,\s]+\s[^:.,]{2,60}):\s+([^:]+)$", text)
    if colon and not is_place(colon[1]) and authors_of(colon[1]):
        text = colon[2]
    sentences = parted(text)
    first, others = sentences[0], ", ".join(sentences[1:])
    holder, _comma, tail = first.partition(", ")
    return {
        "container": holder.strip(" .,"),
        **place_and_publisher(", ".join(filter(None, (tail, others)))),
    }


def type_of(fields: dict[str, Any]) -> str:
    """Return the type of a work with such fields."""
    if fields.get("container") and (fields.get("issue") or not fields.get("type")):
        return _type_of_part(fields)
    if fields.get("type"):
        return str(fields["type"])
    is_published = any(fields.get(name) for name in ("publisher", "place", "isbn"))
    return "webpage" if fields.get("url") and not is_published else "book"


def _type_of_part(fields: dict[str, Any]) -> str:
    is_dated = "-" in fields.get("year", "")
    if any(fields.get(name) for name in ("volume", "issue", "doi")):
        return "article-journal"
    if fields.get("url") or (fields.get("accessed") and not is_dated):
        return "webpage"
    if is_dated:
        return "article-newspaper"
    return "chapter" if fields.get("publisher") or fields.get("place") else "article-journal"
