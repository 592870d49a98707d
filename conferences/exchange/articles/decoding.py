"""Bytes of a file as text, or the line and the reason why they are none."""

import re
from unicodedata import combining, normalize

from conferences.exchange.articles.marks import without_private
from conferences.exchange.articles.values import UnreadableArticle
from sources.exchange.encodings import WrongEncoding, text_in

MOST_BYTES = 8 * 1024 * 1024
MOST_LINES = 200_000
LONGEST_LINE = 400_000
# Unicode's own format for streams (UAX #15) allows 30: putting them in order costs the square of their number.
MOST_COMBINING = 100
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# No combining character comes before these.
_NOT_LATIN = re.compile(f"[^\x00-\u02ff]{{{MOST_COMBINING + 1},}}")
_ENDINGS = re.compile("\r\n?|\u2028|\u2029|\x85")


def decoded(content: bytes, encoding: str = "") -> str:
    """Return the text of a file; raises UnreadableArticle for what has no certain encoding."""
    if not content.strip():
        raise UnreadableArticle("The file is empty.")
    if len(content) > MOST_BYTES:
        raise UnreadableArticle(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB.")
    try:
        text = text_in(content, encoding)
    except WrongEncoding as error:
        reason = error.reason[0].upper() + error.reason[1:]
        raise UnreadableArticle(reason, error.line) from error
    text = _ENDINGS.sub("\n", text)
    if found := _CONTROL.search(text):
        raise UnreadableArticle(
            f"The control character U+{ord(found[0]):04X} stands in the text.",
            text.count("\n", 0, found.start()) + 1,
        )
    _refuse_too_many(text)
    _refuse_piled(text)
    return _SPACES.sub(" ", _UNSEEN.sub("", without_private(normalize("NFC", text))))


def without_controls(text: str) -> str:
    """Remove characters that no text holds, where they cannot be refused: behind an entity of HTML."""
    return _CONTROL.sub("", without_private(text))


def _refuse_piled(text: str) -> None:
    """Refuse letters under so many accents that no one could read them."""
    for run in _NOT_LATIN.finditer(text):
        piled = 0
        for place, sign in enumerate(run[0], start=run.start()):
            piled = piled + 1 if combining(sign) else 0
            if piled > MOST_COMBINING:
                raise UnreadableArticle(
                    f"More than {MOST_COMBINING} combining characters follow one another.",
                    text.count("\n", 0, place) + 1,
                )


def _refuse_too_many(text: str) -> None:
    if text.count("\n") > MOST_LINES:
        raise UnreadableArticle(f"The file has more than {MOST_LINES} lines.", MOST_LINES + 1)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise UnreadableArticle(f"The line has more than {LONGEST_LINE} characters.", number)
