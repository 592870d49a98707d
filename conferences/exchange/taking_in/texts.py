"""The text of an article in the markup of entries, and claims put into it."""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import islice

from conferences.exchange.articles.values import Article, Kind, Paragraph

_SPECIAL = re.compile(r"([\\`*_\[\]<>{}])")
_AT_START = re.compile(r"^([#>+~-]|\d{1,9}[.)])")
_CLAIM = re.compile(r"\]\{claim=([^{}\s]+)\}")
_BREAK, _BLANK = "\n", "\n\n"
_SIGN = re.compile(r"(?:[->#*+]+|\d+[.)]) +")
# What stands before the first word of a sentence, and after its last.
_BEGINS = re.compile(r"(?:^|[\s\[])$")
_ENDS = re.compile(r"$|[\s\]]")
_AFTER_OTHERS = re.compile(r"(?:^|\n|[^\w\s,;])\s*\[?$")
_NEAR = 8
# Headings and links; and words that are no part of longer ones.
_CLOSED = re.compile(r"^#.*$|\[[^\[\]\n]{0,500}\]\([^()\s]{0,200}\)", re.MULTILINE)
_WHOLE = r"(?<![\w–-])%s(?![\w–’'-])"
_BEFORE = {Kind.PARAGRAPH: "", Kind.ITEM: "- ", Kind.QUOTE: "> "}


def escaped(words: str) -> str:
    """Return words of which no sign is read as markup."""
    return _SPECIAL.sub(r"\\\1", words)


def text_of(article: Article) -> str:
    """Return the article's headings and paragraphs in the markup of entries."""
    blocks: list[str] = []
    for section in article.sections:
        if section.title:
            blocks.append(f"{'#' * min(max(section.level, 2), 6)} {escaped(section.title)}")
        blocks += [_paragraph(each) for each in section.paragraphs]
    return "\n\n".join(blocks)


def _paragraph(paragraph: Paragraph) -> str:
    words = " ".join(escaped(each.text) for each in paragraph.sentences)
    return f"{_BEFORE[paragraph.kind]}{_at_start(words)}"


def with_claims(body: str, claims: Iterable[tuple[str, str]]) -> str:
    """Let words rest on their claims, each given as it was read, with the key, where they still stand so.

    Claims mostly come in the order of the text, which then is read once.
    """
    resting = set(_CLAIM.findall(body))
    found: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    last = 0
    for told, key in claims:
        if key in resting:
            continue
        start, end = _free(body, told, last, taken)
        if start >= 0:
            last = end
            taken.add(start)
            found.append((start, end, key))
    pieces, after = [], 0
    for start, end, key in sorted(found):
        if start >= after:
            pieces += [body[after:start], f"[{body[start:end]}]{{claim={key}}}"]
            after = end
    return "".join([*pieces, body[after:]])


def without(body: str, told: str) -> str | None:
    """Return the text without a sentence that rests on no claim; None where it does not stand so.

    What stood beside it closes up; a paragraph of which nothing is left goes.
    """
    start, end = _free(body, told, 0, ())
    if start < 0:
        return None
    line = body.rfind("\n", 0, start) + 1
    close = body.find("\n", end)
    close = len(body) if close < 0 else close
    sign = _SIGN.match(body, line, start)
    text = sign.end() if sign else line
    before, after = body[text:start].rstrip(), body[end:close].lstrip()
    left = f"{before} {after}" if before and after else before or _at_start(after)
    if left:
        return f"{body[:text]}{left}{body[close:]}"
    above, below = body[:line], body[close:]
    is_alone = above.endswith("\n\n") or below.startswith("\n\n")
    above, below = above.rstrip("\n"), below.lstrip("\n")
    return f"{above}{(_BLANK if is_alone else _BREAK) if above and below else ''}{below}"


def with_links(
    body: str, mentions: Iterable[tuple[str, str, str]], kept: Iterable[str]
) -> tuple[str, set[str]]:
    """Return the text with words as links, each in its sentence or else where it stands first, and what it leads to.

    Each mention is the words, their sentence, and the target. Headings and links stay as they are, and
    the sentences that are kept to become claims; what the text leads to already is not linked again.
    """
    closed = [found.span() for found in _CLOSED.finditer(body)]
    last = 0
    for told in kept:
        for span in islice(_places(body, told, last), 1):
            closed.append(span)
            last = span[1]
    led: set[str] = set()
    found: list[tuple[int, int, str]] = []
    for words, sentence, target in mentions:
        if f"]({target})" in body:
            led.add(target)
        elif place := _open(body, words, sentence, closed):
            led.add(target)
            closed.append(place)
            found.append((*place, target))
    for start, end, target in sorted(found, reverse=True):
        body = f"{body[:start]}[{body[start:end]}]({target}){body[end:]}"
    return body, led


def _open(
    body: str, words: str, sentence: str, closed: Iterable[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return where words stand in their sentence, or else first, outside of what is closed; None for nowhere."""
    whole = re.compile(_WHOLE % re.escape(escaped(words)))
    own = next(_places(body, sentence, 0), (0, 0))
    for start, end in (own, (0, len(body))):
        for found in whole.finditer(body, start, end):
            if not any(begin < found.end() and found.start() < stop for begin, stop in closed):
                return found.span()
    return None


def standing_in(body: str, words: Iterable[str]) -> set[str]:
    """Return which sentences stand in the text and rest on no claim; mostly given in its order."""
    found, last = set(), 0
    for told in words:
        start, end = _free(body, told, last, ())
        if start >= 0:
            found.add(told)
            last = end
    return found


def count_in(body: str, told: str) -> int:
    """Count how often a sentence stands in the text, whether or not it rests on a claim."""
    return len({start for start, _end in _places(body, told, 0)})


def _at_start(words: str) -> str:
    """Let a sign that would begin a list or a heading stand for itself."""
    return _AT_START.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", words)


def _free(body: str, told: str, start: int, taken: Container[int]) -> tuple[int, int]:
    """Return where words stand that rest on no other claim yet; -1 for nowhere.

    Best after a place, and where the words before them end; else as the end of a longer sentence.
    """
    inside = (-1, -1)
    for begin in (start, 0) if start else (0,):
        for place, end in _places(body, told, begin):
            if place in taken or body.startswith("]{claim=", end):
                continue
            if _AFTER_OTHERS.search(body, max(0, place - _NEAR), place):
                return place, end
            if inside[0] < 0:
                inside = (place, end)
    return inside


def _places(body: str, told: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where whole words stand, but for headings."""
    words = escaped(told)
    for form in dict.fromkeys((words, _at_start(words))) if words else ():
        place = body.find(form, start)
        while place >= 0:
            end = place + len(form)
            is_heading = body.startswith("#", body.rfind("\n", 0, place) + 1)
            is_whole = _BEGINS.search(body, max(0, place - 1), place) and _ENDS.match(body, end)
            if is_whole and not is_heading:
                yield place, end
            place = body.find(form, place + 1)
