"""Wikitext without what only shapes it: links, marks of bold, tags."""

import re
from collections.abc import Callable

from conferences.exchange.articles.marks import unmarked

# Stands for a line that went with what stood on it, so that lines are counted as they were.
GONE = "\ue005"
WORK = re.compile("\ue003(\\d+)\ue004")
_EXTERNAL = re.compile(r"\[(https?://[^\s\]]+)(?:\s+([^\]]*))?\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_QUOTES = re.compile(r"'{2,5}")
_NO_TEXT = re.compile(
    r"^:?(?:file|image|media|category|tập tin|hình|thể loại|plik|grafika|kategoria|файл"
    r"|изображение|категория|зображення"
    r"|категорія|datei|bild|kategorie|archivo|imagen|categoría|קובץ|תמונה|קטגוריה)\s*:",
    re.IGNORECASE,
)


class LineCounter:
    """Counts lines, those that were taken out too; what is found from a text's start to its end costs its length."""

    def __init__(self) -> None:
        self._text, self._at, self._line = "", 0, 1

    def line_in(self, found: re.Match[str]) -> int:
        """Return the line of what was found."""
        text, place = found.string, found.start()
        if len(text) < _SHORT:
            return 1 + _ends_in(text, 0, place)
        if text is not self._text or place < self._at:
            self._text, self._at, self._line = text, 0, 1
        self._line += _ends_in(text, self._at, place)
        self._at = place
        return self._line


# So little text is counted anew: it may stand inside one that is being counted.
_SHORT = 20_000


def _ends_in(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end) + text.count(GONE, start, end)


def blank(found: re.Match[str]) -> str:
    """Return what stands for something taken out: its lines."""
    return with_lines("", found)


def with_lines(words: str, found: re.Match[str]) -> str:
    """Return words put in place of something, with as many lines as that had."""
    lines = _ends_in(found[0], 0, len(found[0])) - _ends_in(words, 0, len(words))
    return words + GONE * lines


def link(found: re.Match[str]) -> str:
    """Return the words of a link between pages; nothing for a picture or a category."""
    target, _bar, label = found[1].partition("|")
    if _NO_TEXT.match(target.strip()):
        return blank(found)
    return label.rpartition("|")[2] if label else target.lstrip(":")


def without_addresses(text: str, by: Callable[[re.Match[str]], str]) -> str:
    """Put something in place of each link out of the wiki: its address is group 1, its words group 2."""
    # Behind the last bracket none ends, so none is looked for.
    end = text.rfind("]") + 1
    return _EXTERNAL.sub(by, text[:end]) + text[end:]


def arguments_in(inside: str) -> tuple[str, dict[str, str]]:
    """Return the name of a template, and its arguments by name or number."""
    name, *pieces = inside.split("|")
    arguments: dict[str, str] = {}
    number = 0
    for piece in pieces:
        key, equals, value = piece.partition("=")
        if equals and "<" not in key and len(key) < 60:
            arguments[key.replace(GONE, "").strip()] = value.strip()
        else:
            number += 1
            arguments[str(number)] = piece.strip()
    return " ".join(name.replace(GONE, " ").split()).replace("_", " "), arguments


def plain(arguments: dict[str, str]) -> dict[str, str]:
    """Return arguments without what only shapes the words."""
    return {key: unmarked(clean(value)) for key, value in arguments.items()}


def raw_words(arguments: dict[str, str]) -> str:
    """Return the words of a template in one line."""
    return ", ".join(value for value in plain(arguments).values() if value)[:2000]


def shown(words: str, longest: int = 500) -> str:
    """Return the start of what was not read, to be shown."""
    return unmarked(_without_places(words))[:longest]


def _without_places(text: str) -> str:
    """Remove what stands for works and for lines that were taken out."""
    return WORK.sub("", text).replace(GONE, " ")


def clean(text: str) -> str:
    """Take away what only shapes the words."""
    text = without_addresses(text, lambda found: found[2] or "")
    text = _TAG.sub(" ", _QUOTES.sub("", text))
    text = _without_places(text).replace("&nbsp;", " ").replace("&ndash;", "–")
    return text.translate({0xFF3B: 91, 0xFF5B: 123}).strip()
