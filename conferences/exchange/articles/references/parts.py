"""What can be told from the words of a reference by its form: addresses, numbers, pages, years."""

import re
from dataclasses import dataclass, field

from sources.dates.running_text import dates_in

_TRAILING = ".,;)» "
_URL = re.compile(r"https?://[^\s<>\"“”\[\]{}|]+", re.IGNORECASE)
_DOI = re.compile(
    r"(?:doi\s*:?\s*|https?://(?:dx\.)?doi\.org/)(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE
)
_ISBN = re.compile(r"ISBN(?:-1[03])?\s*:?\s*((?:97[89][- ]?)?\d[\d -]{7,14}[\dXx])")
_ISSN = re.compile(r"ISSN\s*:?\s*\d{4}-\d{3}[\dXx]")
_OTHER_NUMBERS = re.compile(r"\b(?:OCLC|JSTOR|PMID|LCCN|S2CID|ASIN|OL)\s*:?\s*[\dA-Za-z]+")
# A full stop belongs to it behind the number of a day or a month.
_DAY = r"(?:[^.;()\[\]]|(?<=\d)\.){0,50}?(?:1[0-9]{3}|20[0-9]{2})(?:-\d\d-\d\d)?(?:\s*(?:года|року|г\.|р\.|r\.))?"
_ACCESSED = re.compile(
    r"[\[(]?\s*(?:retrieved|accessed|access date|truy cập|dostęp|data dostępu|odczyt|cit\."
    r"|проверено|дата обращения|дата звернення|процитовано|перевірено|abgerufen|zugriff|consultado"
    r"|fecha de acceso|acceso|consulté|נבדק|אוחזר|נצפה)(?:\s+(?:on|ngày|am|el|le|ב[-־]?))?"
    r"\s*:?\s*(" + _DAY + r")\s*[\])]?\.?",
    re.IGNORECASE,
)  # fmt: skip
_READ_ONLINE = re.compile(
    r"\b(?:lire en ligne|czytaj online|read online|dostupné online)\b(?:\s\[archive\])?"
    r"|\[(?:Электронный ресурс|Електронний ресурс|online|on-line)\]",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(
    r"(?:archived(?: copy)?|bản gốc lưu trữ|lưu trữ|zarchiwizowane|архивировано|архівовано|архів оригіналу"
    r"|архив оригинала|archivé|архивная копия|archivado"
    r"|archiviert|הועתק)\b[^.;]{0,90}(?:[.;]|$)",
    re.IGNORECASE,
)
_NUMBER = r"\d{1,5}(?:n\.?\s?\d{1,3}\b|[a-z]\b)?"
_RANGE = rf"{_NUMBER}(?:\s*[-–—]\s*{_NUMBER})?"
_AND_NEXT = (
    r"(?:ff?\b|nn?\.|sqq?\.|и далее|и сл\.|та ін\.|y ss?\.|et suiv(?:antes?|\.)|i (?:nast|n)\.)"
)
PAGES = re.compile(
    r"(?<![\w.])(?:[pP]{1,2}\.|pages?|pgs?\.|s\.|str\.|ss?\.|S\.|Seiten?|[сС]{1,2}\.|стр\.|стор\.|tr\.|trang"
    r"|págs?\.|p[áa]ginas?|עמ['׳’]|עמודים|עמוד)\s*"
    rf"({_RANGE}(?:\s*(?:,|i|and|und|и|y|&)\s*{_RANGE})*(?:\s?{_AND_NEXT})?)",
)
_VOLUME_AND_PAGES = re.compile(rf"(?<=[,)]\s)(\d{{1,2}}:{_RANGE})(?=\s*(?:[.;]|$))")
# The page that is meant, behind those that an article fills.
_HERE = re.compile(
    r"[,;:(]\s*(?:at|here(?:\sat)?|hier|tutaj|tu|zde|здесь|тут|aquí|ici|esp\.|especially|insbes\.|כאן)[:,]?\s+"
    rf"(?:(?:pp?|[Ss]|[сС]|str|стр|tr|עמ['׳’])\.?\s?)?({_RANGE})\)?(?=\s*(?:[.,;)]|$))",
)
_PAGES_AFTER_COLON = re.compile(rf"(?<=[\d)])\s*:\s*({_RANGE})(?=\s*(?:[.,;]|$))")
_PAGES_AFTER_ISSUE = re.compile(rf"(?<=\d\)),\s*({_RANGE})(?=[.,;\s]|$)")
_TOTAL_PAGES = re.compile(
    r"(?:[—–-]\s*)?\b\d{2,4}\s*(?:с\.|s\.|стор\.|pp?\.|Seiten|trang)(?=[\s,;]|$)"
)
VOLUME = re.compile(
    r"(?<!\w)(?:vol\.?|volume|t\.|tom|Bd\.|Band|т\.|том|tập|כרך)\s*([IVXLC]+\b|\d{1,4})",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?<!\w)(?:no\.?|n°|nr\.?|№|issue|zesz\.|z\.|Heft|H\.|čís\.|вып\.|вип\.|số|núm\.|n\.º|גיליון)\s*(\d{1,4}(?:[/–-]\d{1,4})?)",
    re.IGNORECASE,
)
_VOLUME_ISSUE = re.compile(r"(?<![\w-])(\d{1,4})\s*\((\d{1,3}(?:[–/-]\d{1,3})?)\)")
_VOLUME_COLON_ISSUE = re.compile(r"(?<![\w-])(\d{1,4}):(\d{1,3})(?=\s*\()")
_LANGUAGE = re.compile(
    r"[(\[]\s*(?:in|po|bằng|tiếng|bằng tiếng|на|auf|en|ב)?\s*(english|polish|russian|german|ukrainian|spanish|hebrew"
    r"|vietnamese|anh|ba lan|nga|đức|việt|angielsku|polsku|rosyjsku|niemiecku|ukraińsku|ang|pol|ros|niem|ukr"
    r"|англ|польск|нем|рус|укр|нім|пол|рос|englisch|polnisch|russisch|deutsch|inglés|polaco|ruso|alemán|francés|français|anglais|polonais|russe|allemand"
    r"|pháp|french|francuskim|французск|фр|hebrajsk"
    r"|אנגלית|פולנית|רוסית|גרמנית)\.?(?:\s+language)?\s*[)\]]",
    re.IGNORECASE,
)
_CODES = {
    "en": "english anh angielsku ang англ englisch inglés אנגלית",
    "pl": "polish ba_lan polsku pol польск пол polnisch polaco פולנית",
    "ru": "russian nga rosyjsku ros рус рос russisch ruso רוסית",
    "de": "german đức niemiecku niem нем нім deutsch alemán גרמנית",
    "uk": "ukrainian ukraińsku ukr укр",
    "es": "spanish",
    "he": "hebrew hebrajsk",
    "vi": "vietnamese việt",
    "fr": "french français francés pháp francuskim французск фр",
}
_BY_WORD = {
    word.replace("_", " "): code for code, words in _CODES.items() for word in words.split()
}
_YEAR_ALONE = re.compile(
    r"(?<![\d/–-])(1[4-9]\d{2}|20\d{2})(?:/\d{2,4})?[a-z]?(?![\d]|\s?[–—-]\s?\d)(?:\s*(?:г|р|r)\.)?"
)
_YEAR_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,24}?(1[4-9]\d{2}|20\d{2})[a-z]?[)\]]")


# What could be a year is no volume.
EARLIEST, LATEST = 1400, 2099


@dataclass
class Parts:
    """What was found, and the words that are left."""

    rest: str
    found: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, pattern: re.Pattern[str], *, group: int = 1) -> None:
        """Move what a pattern finds first out of the words."""
        if name in self.found:
            return
        if match := pattern.search(self.rest):
            self.found[name] = match[group].strip()
            self.cut(match)

    def cut(self, match: re.Match[str]) -> None:
        """Take a stretch out of the words."""
        self.rest = f"{self.rest[: match.start()]} {self.rest[match.end() :]}"


def parts_of(text: str) -> Parts:
    """Take apart what has a form of its own; years and titles are left where they are."""
    parts = Parts(text)
    parts.take("doi", _DOI)
    if "doi" in parts.found:
        parts.found["doi"] = parts.found["doi"].rstrip(".,;)")
    addresses = [found[0].rstrip(_TRAILING) for found in _URL.finditer(parts.rest)]
    own = [
        each for each in addresses if "web.archive.org" not in each and "archive.today" not in each
    ]
    if own or addresses:
        parts.found["url"] = (own or addresses)[0]
    parts.rest = _URL.sub(" ", parts.rest)
    parts.take("isbn", _ISBN)
    for pattern in (_ISSN, _OTHER_NUMBERS, _READ_ONLINE, _ARCHIVED):
        parts.rest = pattern.sub(" ", parts.rest)
    parts.take("accessed", _ACCESSED)
    day = next(dates_in(parts.found.get("accessed", "")), ("", ""))[1]
    parts.found["accessed"] = day
    if match := _LANGUAGE.search(parts.rest):
        parts.found["language"] = _BY_WORD[match[1].lower()]
        parts.cut(match)
    take_numbers(parts)
    return parts


def place_meant(text: str) -> str:
    """Return the page that a reference means, of those that it tells of: "101–25, at 109"."""
    found = _HERE.search(text)
    return found[1] if found else ""


def without_addresses(text: str) -> str:
    """Return words without addresses, numbers of catalogues and days of reading."""
    for pattern in (_DOI, _URL, _ISBN, _ISSN, _OTHER_NUMBERS, _ARCHIVED, _ACCESSED, _LANGUAGE):
        text = pattern.sub(" ", text)
    return text


def take_numbers(parts: Parts) -> None:
    """Take pages, volume and issue."""
    parts.rest = _HERE.sub("", parts.rest)
    parts.take("pages", PAGES)
    parts.take("pages", _VOLUME_AND_PAGES)
    parts.rest = _TOTAL_PAGES.sub(" ", parts.rest)
    if not _VOLUME_COLON_ISSUE.search(parts.rest):
        parts.take("pages", _PAGES_AFTER_COLON)
    parts.take("pages", _PAGES_AFTER_ISSUE)
    match = _VOLUME_COLON_ISSUE.search(parts.rest) or _VOLUME_ISSUE.search(parts.rest)
    if match and not EARLIEST <= int(match[1]) <= LATEST:
        parts.found["volume"], parts.found["issue"] = match[1], match[2]
        parts.cut(match)
    parts.take("volume", VOLUME)
    parts.take("issue", _ISSUE)


def take_year(parts: Parts) -> None:
    """Take when it appeared: what stands in brackets, else the last day or year that ends a statement."""
    if match := _YEAR_IN_BRACKETS.search(parts.rest):
        parts.found["year"] = next((day for _words, day in dates_in(match[0])), match[1])
        parts.cut(match)
        return
    # A year at the very beginning, or followed by words, is rather part of a title.
    found = [(each, each[1]) for each in _YEAR_ALONE.finditer(parts.rest) if each.start() > 0]
    for words, day in dates_in(parts.rest):
        match = re.search(re.escape(words), parts.rest)
        if match:
            found = [each for each in found if not match.start() <= each[0].start() < match.end()]
            found.append((match, day.partition("/")[0]))
    ending = [each for each in found if _ends_statement(parts.rest, each[0])]
    if ending:
        match, parts.found["year"] = max(ending, key=lambda each: each[0].start())
        parts.cut(match)


def _ends_statement(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() :].lstrip()
    before = text[: match.start()].rstrip()
    return not after or after[0] in ".,;:)]—–" or before[-1:] in {",", "(", ":"}
