"""The text of an article in the markup of entries, and claims put into it."""

import re
from collections.abc import Container, Iterable

from conferences.exchange.articles.values import Article, Kind, Paragraph

_SPECIAL = re.compile(r"([\\`*_\[\]<>{}])")
_AT_START = re.compile(r"^([#>+~-]|\d{1,9}[.)])")
_CLAIM = re.compile(r"\]\{claim=([^{}\s]+)\}")
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
    # A sign that would begin a list or a heading stands for itself.
    words = _AT_START.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", words)
    return f"{_BEFORE[paragraph.kind]}{words}"


def with_claims(body: str, claims: Iterable[tuple[str, str]]) -> str:
    """Let words rest on their claims, each given as it was read, with the key, where they still stand so.

    Claims mostly come in the order of the text, which then is read once.
    """
    resting = set(_CLAIM.findall(body))
    found: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    last = 0
    for told, key in claims:
        words = escaped(told)
        if key in resting or not words:
            continue
        start = _free(body, words, last, taken)
        if start < 0 and last:
            start = _free(body, words, 0, taken)
        if start >= 0:
            last = start + len(words)
            taken.add(start)
            found.append((start, last, key))
    pieces, after = [], 0
    for start, end, key in sorted(found):
        if start >= after:
            pieces += [body[after:start], f"[{body[start:end]}]{{claim={key}}}"]
            after = end
    return "".join([*pieces, body[after:]])


def _free(body: str, words: str, start: int, taken: Container[int]) -> int:
    """Return where words stand that rest on no other claim yet; -1 for nowhere."""
    place = body.find(words, start)
    while place in taken or body.startswith("]{claim=", place + len(words)):
        place = body.find(words, place + 1)
    return place
