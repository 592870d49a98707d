"""Telling sentences of prose from the words of references, in any language."""

import re
from collections.abc import Sequence

from conferences.exchange.articles.words import PROSE_WORDS

MOST_LOWER, MOST_SIGNS, FEWEST_WORDS, LONGEST = 0.5, 0.34, 4, 20_000
_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[,;:()/]|[.](?=\s)|\s[—–](?=\s)")
_NOTE_AT_END = re.compile(r"[.!?…]?(?:\[\d{1,3}\])+[.!?]?$")
_INSIDE = re.compile(r"[^\W\d_]{3}[.!?]?(?:\[\d{1,3}\])+\s+[^\W\d_]")
_STOP = re.compile(r"[.!?…][”\"»’)\]]{0,2}$")
_NEXT_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]\s+[^\W\d_]")
# What sentences seldom say, and references do: an address, a number of the book trade, who edited, a year in brackets
# or at the end, pages, and a publisher behind a town.
_OF_REFERENCES = re.compile(
    r"https?:|\bwww\.|\bdoi\b|\bISBN\b|\bISSN\b|\bJSTOR\b|\s//\s"
    r"|\b(?:eds?|red|hrsg|ред|coord)\.|[(\[](?:1[4-9]|20)\d\d[a-z]?[)\]]|\b(?:1[4-9]|20)\d\d[)\s]{0,2}[.]?$"
    r"|(?<!\w)(?:pp?|ss?|S|С|с|стр|tr|pág|págs|vol|עמ'?)\.?\s?\d"
    r"|[^\W\d_]{2}\s?:\s[^:]{2,60},\s(?:1[4-9]|20)\d\d",
    re.IGNORECASE,
)
_CASELESS = re.compile("[\u0590-\u06ff]")


def is_prose(text: str) -> bool:
    """Say whether a paragraph is sentences that somebody wrote, and no reference, nor a name or title alone."""
    text = " ".join(text[:LONGEST].split())
    words = _WORD.findall(text)
    if len(words) < FEWEST_WORDS or not (_STOP.search(text) or _NOTE_AT_END.search(text)):
        return False
    if _INSIDE.search(text):
        return True
    if _OF_REFERENCES.search(text) or len(_SIGN.findall(text)) > MOST_SIGNS * len(words):
        return False
    if not _CASELESS.search(text) and sum(map(str.islower, words)) < MOST_LOWER * len(words):
        return False
    return (
        bool(_NOTE_AT_END.search(text))
        or any(word.lower() in PROSE_WORDS for word in words)
        or bool(_NEXT_SENTENCE.search(text))
    )


def are_prose(texts: Sequence[str]) -> bool:
    """Say whether most words of some paragraphs are prose."""
    told = [(len(text), is_prose(text)) for text in texts]
    return sum(length for length, prose in told if prose) * 2 > sum(length for length, _ in told)
