"""The few kinds of running text that make up a formatted reference, as HTML and as text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TypeAlias

_CLOSING_QUOTES = "’”»“"
_OPENING_QUOTES = "‘“„«"
_SAFE_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True)
class Text:
    """Characters as they are read, never markup."""

    value: str


@dataclass(frozen=True)
class Title:
    """The title of a work, which styles set in italics."""

    children: "Inlines"


@dataclass(frozen=True)
class Marked:
    """A stretch with a language of its own, or the bracketed gloss of a title."""

    children: "Inlines"
    language: str = ""
    is_gloss: bool = False


@dataclass(frozen=True)
class Link:
    """A stretch that leads to an address on the web."""

    children: "Inlines"
    address: str


Inline: TypeAlias = Text | Title | Marked | Link
Inlines: TypeAlias = tuple[Inline, ...]


def to_text(inlines: Inlines) -> str:
    """Give the characters alone."""
    return "".join(
        inline.value if isinstance(inline, Text) else to_text(inline.children) for inline in inlines
    )


def to_html(inlines: Inlines) -> str:
    """Give escaped HTML of ``cite``, ``span lang`` and ``a`` to http and https addresses only."""
    return "".join(_html(inline) for inline in inlines)


def _html(inline: Inline) -> str:
    if isinstance(inline, Text):
        return escape(inline.value, quote=False)
    if isinstance(inline, Title):
        return _title_html(inline)
    if isinstance(inline, Link):
        return _link_html(inline)
    content = to_html(inline.children)
    return (
        f'<span lang="{escape(inline.language)}">{content}</span>' if inline.language else content
    )


def _title_html(title: Title) -> str:
    only = title.children[0] if len(title.children) == 1 else None
    if isinstance(only, Marked) and only.language:
        return f'<cite lang="{escape(only.language)}">{to_html(only.children)}</cite>'
    return f"<cite>{to_html(title.children)}</cite>"


def _link_html(link: Link) -> str:
    """Link an address that is shown as it is; any other stays text.

    What a style links is the address itself. Where the two differ it has completed or altered
    what was recorded ("javascript:x" to "https://javascript:x"), and a reader should not follow it.
    """
    content = to_html(link.children)
    is_shown = to_text(link.children) == link.address
    if not is_shown or not _SAFE_ADDRESS.fullmatch(link.address):
        return content
    return f'<a href="{escape(link.address)}">{content}</a>'


def with_glosses_outside(inlines: Inlines) -> Inlines:
    """Move the gloss of a title out of its italics or quotation marks, as Chicago prints it."""
    moved: list[Inline] = []
    for inline in inlines:
        moved.extend(_gloss_moved(inline))
    return merged(moved)


def _gloss_moved(inline: Inline) -> Inlines:
    if isinstance(inline, Text | Link):
        return (inline,)
    places = [i for i, child in enumerate(inline.children) if _is_gloss(child)]
    if not places:
        return (replace(inline, children=with_glosses_outside(inline.children)),)
    before, gloss = inline.children[: places[0]], inline.children[places[0]]
    closing, after = _closing_quote(inline, to_text(inline.children[places[0] + 1 :]))
    inside = merged([*_without_last_space(before), Text(closing)])
    return (replace(inline, children=inside), Text(" "), gloss, Text(after))


def _is_gloss(inline: Inline) -> bool:
    return isinstance(inline, Marked) and inline.is_gloss


def _closing_quote(inline: Inline, after: str) -> tuple[str, str]:
    """Part the quotation mark that must stay with the title from the punctuation that need not."""
    is_quotation = to_text((inline,))[:1] in tuple(_OPENING_QUOTES)
    if is_quotation and after.endswith(tuple(_CLOSING_QUOTES)):
        return after[-1], after[:-1]
    return "", after


def _without_last_space(inlines: Inlines) -> Inlines:
    if inlines and isinstance(inlines[-1], Text):
        return (*inlines[:-1], Text(inlines[-1].value.rstrip()))
    return inlines


def without_full_stop(inlines: Inlines) -> tuple[Inlines, bool]:
    """Take away the stop at the end, so that the sentence can go on.

    A stop inside quotation marks becomes a comma there, and the second value says so.
    """
    if not inlines:
        return inlines, False
    *before, last = inlines
    if isinstance(last, Text):
        value, has_comma = _open_ended(last.value)
        return merged([*before, Text(value)]), has_comma
    children, has_comma = without_full_stop(last.children)
    return (*before, replace(last, children=children)), has_comma


def _open_ended(text: str) -> tuple[str, bool]:
    if text.endswith((".”", ".’")):
        return f"{text[:-2]},{text[-1]}", True
    return text.removesuffix("."), False


def replaced(inlines: Inlines, old: str, new: str) -> Inlines:
    """Replace characters wherever they stand together in one stretch of text."""
    return tuple(
        Text(inline.value.replace(old, new))
        if isinstance(inline, Text)
        else replace(inline, children=replaced(inline.children, old, new))
        for inline in inlines
    )


def merged(inlines: Sequence[Inline]) -> Inlines:
    """Join neighbouring stretches of plain text, and drop empty ones."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            joined[-1] = Text(last.value + inline.value)
        elif inline != Text(""):
            joined.append(inline)
    return tuple(joined)
