"""Dates in running text, in several languages, as EDTF."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "january janvier janv gennaio janeiro januari ledna januar stycznia styczeń styczniu"
    " января январе январь січня січні січень enero ינואר",
    "february février fevrier févr febbraio fevereiro februari února februar lutego luty lutym"
    " февраля феврале февраль лютого лютому лютий febrero פברואר",
    "march mars março maart března märz marca marzec marcu"
    " марта марте март березня березні березень marzo מרץ מרס",
    "april avril aprile dubna kwietnia kwiecień kwietniu"
    " апреля апреле апрель квітня квітні квітень abril אפריל",
    "may maggio maio mei května mai maja maj maju мая мае май травня травні травень mayo מאי",
    "june juin giugno junho června juni czerwca czerwiec czerwcu"
    " июня июне июнь червня червні червень junio יוני",
    "july juillet juil luglio julho července juli lipca lipiec lipcu"
    " июля июле июль липня липні липень julio יולי",
    "august août aout augustus srpna sierpnia sierpień sierpniu"
    " августа августе август серпня серпні серпень agosto אוגוסט",
    "september sept septembre settembre setembro září września wrzesień wrześniu"
    " сентября сентябре сентябрь вересня вересні вересень septiembre ספטמבר",
    "october octobre ottobre outubro října oktober października październik październiku"
    " октября октябре октябрь жовтня жовтні жовтень octubre אוקטובר",
    "november novembre novembro listopadu listopada listopad listopadzie"
    " ноября ноябре ноябрь листопада листопаді листопад noviembre נובמבר",
    "december décembre decembre déc dicembre dezembro prosince dezember grudnia grudzień grudniu"
    " декабря декабре декабрь грудня грудні грудень diciembre דצמבר",
)
_NUMBERS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_NUMBERS |= {
    word[:3]: number
    for number, word in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        start=1,
    )
}
_MONTH = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<day>[0-3]?\d)\s*[–-]\s*(?P<last>[0-3]?\d)\.?\s+(?:de\s+)?(?P<month>{_MONTH})\.?,?\s+(?:de\s+|del\s+)?{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|-го|\.)?\s+(?:of\s+|de\s+)?[בל]?-?(?P<month>{_MONTH})\.?,?\s+(?:de\s+|del\s+)?{_YEAR}(?!\d)",
        rf"\b(?P<month>{_MONTH})\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,\s+{_YEAR}(?!\d)",
        rf"(?:ngày\s+)?(?P<day>[0-3]?\d)\s+tháng\s+(?P<number>1[0-2]|[1-9])(?:\s+năm|,)?\s+{_YEAR}(?!\d)",
        rf"\btháng\s+(?P<number>1[0-2]|[1-9])(?:\s+năm|,)?\s+{_YEAR}(?!\d)",
        rf"\b[בל]?(?P<month>{_MONTH})\.?,?\s+(?:de\s+|del\s+)?{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}-(?P<number>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)",
        rf"(?<!\d)(?P<day>[0-3]?\d)\.(?P<number>0?[1-9]|1[0-2])\.{_YEAR}(?!\d)",
    )
)


def dates_in(text: str) -> Iterator[tuple[str, str]]:
    """Give each date of a day or a month: the words, and the EDTF; days that are none are passed over."""
    # In order, and none inside another.
    found: list[tuple[int, int, str]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            place = bisect_left(found, (match.end(),))
            if place and found[place - 1][1] > match.start():
                continue
            if value := _value(match):
                found.insert(place, (*match.span(), value))
    for start, end, value in found:
        yield text[start:end], value


def _value(match: re.Match[str]) -> str:
    parts = match.groupdict()
    month = _NUMBERS[parts["month"].lower()] if parts.get("month") else int(parts["number"])
    year = int(parts["year"])
    if not parts.get("day"):
        return f"{year:04}-{month:02}"
    try:
        first = date(year, month, int(parts["day"]))
        last = date(year, month, int(parts["last"])) if parts.get("last") else None
    except ValueError:
        return ""
    return f"{first}/{last}" if last and first < last else str(first)
