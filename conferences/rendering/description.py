"""An entry in 160 characters; nothing disputed is told there as plain fact."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.rendering.document import (
    ClaimSpan,
    Code,
    Document,
    Emphasis,
    EntryLink,
    Inline,
    LineBreak,
    Link,
    Paragraph,
)
from conferences.rendering.standing import DISPUTED, UNSUPPORTED, Weighing
from conferences.rendering.wording import standing_word

LONGEST = 160


def summarise(document: Document, weighings: Mapping[str, Weighing]) -> str:
    """Return a summary whole, as plain words; a claim that is disputed or unsupported says so."""
    stretches = _stretches(_paragraphs(document), weighings)
    return " ".join("".join(stretch for stretch, _whole in stretches).split())


def describe(document: Document, weighings: Mapping[str, Weighing]) -> str:
    """Return the beginning of a summary, at most 160 characters.

    A claim that is disputed or unsupported stands there with that word, or not at all.
    """
    words = ""
    for stretch, is_whole in _stretches(_paragraphs(document), weighings):
        candidate = _spaced(words + stretch)
        if len(candidate) <= LONGEST:
            words = candidate
        elif is_whole:
            return _ended(words)
        else:
            return _ended(candidate[: LONGEST - 1].rpartition(" ")[0])
    return words.strip()


def describe_by_counts(title: str, kind: str, claims: int, sources: int) -> str:
    """Return what can be said of an entry that has no summary."""
    counts = _("%(claims)s, %(sources)s") % {
        "claims": ngettext("%d claim", "%d claims", claims) % claims,
        "sources": ngettext("%d source", "%d sources", sources) % sources,
    }
    name = f"{title} ({kind})" if kind else title
    room = LONGEST - len(counts) - 3
    name = name if len(name) <= room else f"{name[: room - 1].rstrip()}…"
    return f"{name}: {counts}."


def _paragraphs(document: Document) -> list[Inline]:
    children: list[Inline] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            children += [*block.children, " "]
    return children


def _stretches(
    children: Sequence[Inline], weighings: Mapping[str, Weighing]
) -> Iterator[tuple[str, bool]]:
    """Yield stretches of plain words; those that are whole must not be cut."""
    for child in children:
        if isinstance(child, str):
            yield child, False
        elif isinstance(child, ClaimSpan):
            yield _claim(child, weighings), _is_open(child, weighings)
        elif isinstance(child, Emphasis | Link | EntryLink):
            yield from _stretches(child.children, weighings)
        elif isinstance(child, Code):
            yield child.words, False
        elif isinstance(child, LineBreak):
            yield " ", False


def _claim(span: ClaimSpan, weighings: Mapping[str, Weighing]) -> str:
    words = "".join(stretch for stretch, _whole in _stretches(span.children, weighings))
    if _has_to_be_told(span, weighings):
        return f"{words} ({standing_word(weighings[span.key].word)})"
    return words


def _is_open(inline: Inline, weighings: Mapping[str, Weighing]) -> bool:
    """Say whether it holds, at any depth, a claim whose state has to be told with it."""
    if isinstance(inline, ClaimSpan) and _has_to_be_told(inline, weighings):
        return True
    if isinstance(inline, ClaimSpan | Emphasis):
        return any(_is_open(child, weighings) for child in inline.children)
    return False


def _has_to_be_told(span: ClaimSpan, weighings: Mapping[str, Weighing]) -> bool:
    return span.key in weighings and weighings[span.key].word in (DISPUTED, UNSUPPORTED)


def _spaced(words: str) -> str:
    """Return words with single spaces, keeping one at the end."""
    joined = " ".join(words.split())
    return f"{joined} " if words[-1:].isspace() and joined else joined


def _ended(words: str) -> str:
    return f"{words.rstrip(' ,;:([–—')[: LONGEST - 1]}…"
