"""What stands before a reference and is no part of it: marks back into the text, and "see also"."""

import re

# What screen readers hear of an arrow that leads back, which a copy holds.
BACK_WORDS = (
    r"(?:(?:Jump up(?: to)?|Перейти обратно|Saltar a|Перейти|Skocz do góry"
    r"|Hochspringen(?: nach)?)\s*:?\s*)?"
)
_BACK_MARKS = re.compile(
    rf"^\s*[\^↑]\s*{BACK_WORDS}"
    r"(?:(?:[a-zа-яіїєґא-ת],?\s+(?:(?:et|та|und|and)\s+(?=[a-zа-я]\s))?){1,60}(?=\S{2})"
    r"|(?:\d{1,2}[.,]\d{1,2}\s+){1,60}|1\s+2\s+(?:[3-9]\s+){0,9})?"
)
_NUMBER = re.compile(r"^\s*\[\d{1,4}\]\s+(?=\S)")
# "See" and the like, with and without "also" and "for example".
SEE = (
    r"(?:see(?:,? (?:also|further|especially|generally|in particular|e\.\s?g\.,?|for example,?))?|cf\.|compare"
    r"|xem(?: thêm)?|so sánh|zob\.(?: (?:też|także|m\.in\.))?|zobacz(?: też)?|por\.(?: też)?|patrz"
    r"|см\.(?: (?:также|подробнее|напр\.,?|например,?))?|ср\.|див\.(?: (?:також|докладніше|напр\.,?|наприклад,?))?"
    r"|пор\."
    r"|vgl\.(?: (?:auch|dazu|hierzu|u\.\s?a\.))?|siehe(?: (?:auch|dazu))?|s\. auch"
    r"|ähnlich(?: auch)?|so auch|ebenso|similarly,?|likewise,?|podobnie(?: też)?|de même|así también"
    r"|voir(?: (?:aussi|notamment))?|véase(?: también)?|véanse|ver también|cfr?\.|ראו?(?: גם)?|ר['׳’])"
)
# What stands before a citation in the text, besides.
_QUOTED = r"(?:e\.g\.,?|(?:quoted|qtd\.|cited) in|cyt\. za|цит\. по:?|cit\. en|citado en|zit\. nach|cité par|dẫn theo)"
CITED = re.compile(rf"^(?:{SEE}|{_QUOTED})\s+", re.IGNORECASE)
# Words of the author's own before a work: "The best survey remains …", "On tolls, see …".
LED_TO = re.compile(
    r"^[^.;:“”„\"«»()\[\]\d]{3,160}?\s(?:see(?: also)?|remains|is that (?:of|in)|(?:quoted|cited|printed) in"
    r"|siehe(?: auch)?|vgl\.(?: auch)?|zob\.|por\.|см\.|див\.|voir|véase|cf\.|xem)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_SEE = re.compile(rf"^\W{{0,4}}{SEE}\s*:?\s+(?=[^\s,.;:])", re.IGNORECASE)
_LANGUAGE = re.compile(r"^\s*\((en|pl|de|ru|uk|fr|es|it|he|vi|cs|la)\)\s+")


def without_leads(words: str) -> tuple[str, str]:
    """Return the words of the reference itself, and the language that a sign before it names."""
    words = _NUMBER.sub("", _BACK_MARKS.sub("", words))
    words = _SEE.sub("", words)
    if found := _LANGUAGE.match(words):
        return words[found.end() :], found[1]
    return words, ""
