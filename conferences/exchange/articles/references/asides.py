"""What is said of a work besides who wrote, named and published it: editions, translators, series; and archives."""

import re

from conferences.exchange.articles.references.names import authors_of
from conferences.exchange.articles.words import MONTHS

_EDITION = re.compile(
    r"(?:[.,;]\s*|\s[—–]\s+|^|(?=\(\d))\(?(?:\d{1,2}(?:st|nd|rd|th)\s(?:rev\.\s|revised\s)?ed(?:ition|n|\.)\.?"
    r"|\d{1,2}-(?:е|ге|ое|те|тє|ше|ге)\sи?(?:изд|вид)\.?(?:,\s(?:испр|доп|перераб|випр)\.(?:\sи\sдоп\.)?)?"
    r"|(?:\d{1,2}\.,?\s(?:\w{3,20}\.?,?\s){0,3}(?:Aufl(?:age|\.)))"
    r"|wyd(?:anie|\.)\s(?:\d{1,2}|[IVX]{1,4})\b(?:\s(?:popr|uzup|rozsz|zm)\.?(?:\si\s(?:popr|uzup|rozsz)\.)?)?|\d{1,2}\.\s(?:\w{3,12}\.\s)?vyd(?:ání|\.)"
    r"|\d{1,2}(?:\.ª|ª\.?|a\.?)\s(?:ed\.|edición)|\d{1,2}e\s(?:éd\.|édition)|(?:ch|chap|rozdz|гл|розд|Kap|cap|Кн)\.\s?\d{1,3}\b|coll\.\s«[^«»]{2,80}»)\)?",
    re.IGNORECASE,
)
# How many volumes a work has, and what its file is.
_EXTENT = re.compile(
    r"(?:,|:|(?<=\w)\.)\s(?:(?:в|у)\s)?\d{1,2}\s(?:vols?\.?|Bde\.|t\.|тт?\.|svazky)(?=\s*(?:[(.,/—–]|$))|\s\((?:PDF|Report|Thesis|PhD)\)"
    r"|[.,]?\s\((?i:obra original|original work|first published|orig\.)\s[^()]{2,60}\)"
)
_BY_OTHERS = re.compile(
    r"\s/\s(?:Сост|Отв|Под|Ред|Упоряд|Упор|За|Пер|Авт)\.?(?=\s)[^/—–]{2,200}?(?=\.\s(?:[^\W\d_]{1,3}\.(?:[,:]|\s(?:\d|[—–]))|[^\W\d_]{3,20}[,:])|\.?\s[—–/]|\.?$)",
    re.IGNORECASE,
)
_SERIES = re.compile(r"\s*\(=\s[^()]{2,200}\)")
_CONSIDERED = re.compile(r"\s/\s[^/—–]{2,200}?(?=\.?\s[—–]\s|\s//|$)")
_KIND_OF_PERIODICAL = re.compile(r"(?<=\w):\s(?:газета|журнал|часопис|gazeta|czasopismo)\b")
_DAY_AFTER_YEAR = re.compile(r"((?:1[4-9]|20)\d\d)\.?\s[—–-]\s(\d{1,2}\s([^\W\d_]{3,12}))\b")
_NAMED_BY = re.compile(
    r"(?:(?:pod )?red\.|opr(?:ac)?\.|tłum\.|przeł\.|przekład|(?:под |за )?(?:общ\. )?ред\.|пер\. с \w{2,12}\.?"
    r"|hrsg\. von"
    r"|übers(?:etzt|\.) von|ed(?:ited|\.) (?:by|de)|edición de|eds?\."
    r"|trans(?:lated|l?\.) by|trans\.|trad\. de|traducción de|traduit par"
    r"|chủ biên|dịch bởi|bản dịch của|תרגום:?|תרגם:?|תרגמה:?|בעריכת)\s+"
    r"(?P<who>[^,;:()—]{3,90}?)(?=[,;:()]|\s—|(?<![^\W\d_].\.)(?<!\s[^\W\d_])\.\s|\.?\s*$)",
    re.IGNORECASE,
)
_SINGLE_QUOTES = re.compile(
    r"(?:(?<=[,:]\s)|(?<=^))['‘](?P<words>(?:[^'‘’]|['’](?=\w)){2,300})['’](?=[\s,.;)]|$)"
)
_HEAD = re.compile(r"\s*([^.,;—(]{2,100})")
_ARCHIVE_NAME = re.compile(
    r"(?i:archiv|archiw|archyv|архив|архів|ארכיון|lưu trữ|record office)|^(?:[A-Z]{3,6}|[А-ЯІЇЄҐ]{2,7})\b"
)
_SIGNATURE = re.compile(
    r"\b(?:fonds?|zespół|фонд|ф\.\s?\d|fol\.|ff?\.\s?\d|sygn\.|file\s\d|teczka|phông|hồ sơ|kart\.|karton|legajo"
    r"|leg\.\s?\d|оп\.|опис|спр\.|RG\s\d|תיק"
    r"|[A-Z]{1,4}\s?\d{1,4}/\d{1,6})",
    re.IGNORECASE,
)


def without_asides(text: str) -> str:
    """Return the words of a reference without what no field of a source holds."""
    text = _SINGLE_QUOTES.sub(lambda found: f"“{found['words']}”", text)
    text = _DAY_AFTER_YEAR.sub(_in_order, text)
    text = _BY_OTHERS.sub("", text)
    if " — " in text or " – " in text or " // " in text:
        text = _CONSIDERED.sub("", text)
    text = _EDITION.sub(lambda found: "." if found[0][0] == "." else "", text)
    for pattern in (_SERIES, _EXTENT, _KIND_OF_PERIODICAL):
        text = pattern.sub("", text)
    return _NAMED_BY.sub(_without_name, text)


def _without_name(found: re.Match[str]) -> str:
    # Behind names, such a word tells of these, and a title follows.
    is_role = found[0][:2].lower() == "ed" and authors_of(found.string[: found.start()][-300:])
    return " " if authors_of(found["who"]) and not is_role else found[0]


def _in_order(found: re.Match[str]) -> str:
    return f"{found[2]} {found[1]}" if found[3].lower() in MONTHS else found[0]


def is_archival(text: str) -> bool:
    """Say whether words begin with the name of an archive and say where a document lies in it."""
    head = _HEAD.match(text)
    return bool(head and _ARCHIVE_NAME.search(head[1]) and _SIGNATURE.search(text, head.end()))


def has_signature(text: str) -> bool:
    """Say whether words tell where a document lies."""
    return bool(_SIGNATURE.search(text))
