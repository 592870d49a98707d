"""Escaping, ids that are given once, and words that carry their language."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape as _escape

from conferences.rendering.values import Localized
from sources.dates import date_words, machine_date, readable_date
from sources.editorial.folding import fold

FALLBACK_LANGUAGE = "en"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})
_PLAIN = re.compile(r"[\w/.:#-]*+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LETTER_TO_DIGIT = re.compile(r"(?<=[a-z]) (?=[0-9])")


def without_controls(value: str) -> str:
    """Return a value with control characters, which HTML forbids, replaced by U+FFFD."""
    return _CONTROL.sub("\ufffd", value)


def text(value: str) -> str:
    """Return a value escaped for running text; control characters are replaced."""
    if value.isprintable() and "&" not in value and "<" not in value and ">" not in value:
        return value
    return without_controls(_escape(value, quote=False))


def attribute(value: str) -> str:
    """Return a value escaped for a quoted attribute."""
    if _PLAIN.fullmatch(value):
        return value
    return without_controls(_escape(value))


class Ids:
    """Gives each id of a page once; the second to ask for it gets -2."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._reserved = set(reserved)
        self._taken: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """Return the id, or the first numbered one that is neither taken nor reserved."""
        count = self._taken.get(wanted, 0) + 1
        self._taken[wanted] = count
        if count == 1:
            return wanted
        while (numbered := f"{wanted}-{count}") in self._taken or numbered in self._reserved:
            count += 1
        self._taken[wanted] = count
        self._taken[numbered] = 1
        return numbered


def chosen(words: Localized, language: str) -> tuple[str, str]:
    """Return the words in a language, or in the next best, and the language they are in."""
    for code in (language, FALLBACK_LANGUAGE):
        if words.get(code):
            return words[code], code
    return next(((found, code) for code, found in words.items() if found), ("", language))


def foreign(value: str, code: str, language: str, *, tag: str = "span") -> str:
    """Return escaped words, in an element with their language if that is not the page's."""
    if not code or code == language:
        return text(value) if tag == "span" else f"<{tag}>{text(value)}</{tag}>"
    direction = ' dir="rtl"' if code.partition("-")[0] in _RIGHT_TO_LEFT else ""
    return f'<{tag} lang="{attribute(code)}"{direction}>{text(value)}</{tag}>'


def localized(words: Localized, language: str) -> str:
    """Return the words of a localized text as HTML."""
    return foreign(*chosen(words, language), language)


@lru_cache(maxsize=4096)
def date_html(edtf: str, language: str, words: str = "") -> str:
    """Return a date in words with its machine form, in ``time`` if it has one, else ``data``."""
    shown = text(words or date_words(edtf, language))
    value = readable_date(edtf)
    if value is None:
        return shown
    if machine := machine_date(value):
        return f'<time datetime="{attribute(machine)}">{shown}</time>'
    return f'<data value="{attribute(edtf)}">{shown}</data>'


@lru_cache(maxsize=4096)
def slug_of_locator(locator: str) -> str:
    """Return a place in a source as part of an id: "pp. 119-123" is pp119-123."""
    return _LETTER_TO_DIGIT.sub("", fold(locator)).replace(" ", "-")
