"""Wikitext without what only shapes it: links, marks of bold, tags."""

import re
from collections.abc import Callable, Mapping
from html import unescape

from conferences.exchange.articles.decoding import without_controls
from conferences.exchange.articles.marks import unmarked

# Stands for a line that went with what stood on it, so that lines are counted as they were.
GONE = "\ue005"
WORK = re.compile("\ue003(\\d+)\ue004")
SHORT = re.compile("\ue006(\\d+)\ue007")
CITED = re.compile("\ue003(?P<work>\\d+)\ue004|\ue006(?P<short>\\d+)\ue007")
# Stand around the words of a quotation that has its own paragraphs.
BEGINS_QUOTE, ENDS_QUOTE = "\ue008", "\ue009"
_QUOTE_SIGNS = re.compile(f"[{BEGINS_QUOTE}{ENDS_QUOTE}]")
# Signs of markup that stay in the text as words.
_SIGNS, _KEPT = "[]{}|", "\ue020\ue021\ue022\ue023\ue024"
_TO_KEPT, _AS_WRITTEN = str.maketrans(_SIGNS, _KEPT), str.maketrans(_KEPT, _SIGNS)
_EXTERNAL = re.compile(r"\[(https?://[^\s\]]+)(?:\s+([^\]]*))?\]")
_ENTITY = re.compile(r"&#?\w{1,10};")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
# No word ends where these begin.
_TAG_IN_WORD = re.compile(
    r"</?(?:su[bp]|small|big|span|[ibsu]|em|strong|abbr|nowiki|wbr)\b[^<>]{0,300}>", re.IGNORECASE
)
_QUOTES = re.compile(r"'{2,5}")
_NO_TEXT = re.compile(
    r"^:?(?:file|image|media|category|tập tin|hình|thể loại|plik|grafika|kategoria|файл"
    r"|изображение|категория|зображення"
    r"|категорія|datei|bild|kategorie|archivo|imagen|categoría|fichier|catégorie|immagine|categoria|ficheiro|imagem"
    r"|soubor|bestand|afbeelding|categorie|קובץ|תמונה|קטגוריה)\s*:",
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"^:?(?:categor|kategor|thể loại|катег|catégor|קטגוריה)\w*\s*:", re.IGNORECASE
)
_LAYOUT = re.compile(
    r"^(?:thumb|thumbnail|mini|miniatur\w*|мини|міні|nhỏ|ממוזער|frame\w*|border|left|right|center|centre|none|links|rechts"
    r"|lewo|prawo|справа|слева|праворуч|ліворуч|trái|phải|giữa|שמאל|ימין|vignette|droite|gauche|upright.{0,10}|[\dx]+\s?px"
    r"|[\dx]+пкс|(?:alt|link|lang|page|class|альт)\s*=.*)?$",
    re.IGNORECASE | re.DOTALL,
)
# The same article elsewhere: a code of a language before a colon, behind none.
_OTHER_LANGUAGE = re.compile(r"^(?!doi:)(?:simple|[a-z]{2,3}(?:-[a-z]{2,8}){0,2}):\s*\S")
# What a template needs for itself.
_FOR_LINKS = frozenset({"ref", "mode", "df", "url-status", "name-list-style", "author-link"})


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


def kept(text: str) -> str:
    """Return markup as words."""
    return text.translate(_TO_KEPT)


def link(found: re.Match[str]) -> str:
    """Return the words of a link between pages; nothing for a picture, a category, or another language."""
    target, _bar, label = found[1].partition("|")
    if _NO_TEXT.match(target.strip()) or (not label and _OTHER_LANGUAGE.match(target)):
        return blank(found)
    return label.rpartition("|")[2] if label else target.lstrip(":")


def caption_in(inside: str) -> str:
    """Return the words below a picture."""
    target, *parts = inside.split("|")
    is_picture = _NO_TEXT.match(target.strip()) and not _CATEGORY.match(target.strip())
    words = [each.strip() for each in parts if not _LAYOUT.match(each.strip())]
    return words[-1] if is_picture and words else ""


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


def plain(arguments: Mapping[str, str]) -> dict[str, str]:
    """Return arguments without what only shapes the words."""
    return {key: unmarked(clean(value)) for key, value in arguments.items()}


def raw_words(arguments: Mapping[str, str]) -> str:
    """Return the words of a template in one line."""
    said = (value for key, value in plain(arguments).items() if key not in _FOR_LINKS and value)
    return ", ".join(said)[:2000]


def shown(words: str, longest: int = 500) -> str:
    """Return the start of what was not read, to be shown."""
    return unmarked(_without_places(words))[:longest]


def _without_places(text: str) -> str:
    """Remove what stands for works and for lines that were taken out, and write signs as they were."""
    text = _QUOTE_SIGNS.sub("", CITED.sub("", text)).replace(GONE, " ")
    return text.translate(_AS_WRITTEN)


def clean(text: str) -> str:
    """Take away what only shapes the words."""
    text = without_addresses(text, lambda found: found[2] or "")
    text = _TAG.sub(" ", _TAG_IN_WORD.sub("", _QUOTES.sub("", text)))
    return _ENTITY.sub(_sign, _without_places(text)).strip()


def _sign(entity: re.Match[str]) -> str:
    return without_controls(unescape(entity[0])).replace("\u00a0", " ")
