"""Telling the sentences of a paragraph apart, in any language; marks of notes stay with theirs."""

import re
from collections.abc import Iterator

from conferences.exchange.articles.marks import MARK_PATTERN, MARKS_PATTERN
from conferences.exchange.articles.words import MONTHS, STARTERS, word_set

_CLOSING = "”\"'»’“)\\]"
_END = re.compile(
    rf"(?:[.!?…։؟][{_CLOSING}]*|[。！？][{_CLOSING}]*)(?:{MARK_PATTERN}|[ ](?={MARK_PATTERN}))*(?=\s|$)"
)
# Notes without a full stop before them, and then a word that begins sentences; all that stand together.
_NOTES_ALONE = re.compile(rf"(?<!{MARK_PATTERN[-1]})(?>(?:{MARK_PATTERN})+)(?=\s)")
_MARKS = re.compile(MARKS_PATTERN)
_LAST_WORD = re.compile(r"([^\s(\[„“\"«]+)$")
_NEXT_WORD = re.compile(r"\s*([(\[„“”\"«'¿¡]*)([^\s,.;:!?)\]»”\"]*)")
# "J.", "U.S.", "XII.", and the doubled letters of a plural: "EE. UU."
_INITIAL = re.compile(r"^(?:[^\W\d_]\.)+-?$|^[IVXLC]+\.$|^([^\W\d_])\1\.$")
LONGEST_NUMBER = 8
AFTER_YEARS = frozenset({"r.", "rr.", "г.", "гг.", "р.", "рр.", "etc.", "др."})
_ABBREVIATIONS = word_set(
    """
    mr. mrs. ms. dr. prof. st. gen. col. lt. maj. capt. sgt. no. nos. vol. p. pp. ca. c. cf. ed.
    eds. e.g. i.e. jr. sr. vs. approx. fig. art. tr. gs. ts. ths. nxb. tp. ks. płk. ppłk. mjr. kpt.
    por. inż. mgr. im. ul. św. wyd. red. tzw. tzn. np. m.in. ok. r. w. t. s. z. str. nr. г. гг. в.
    вв. им. см. стр. с. т. н. э. е. т.е. т.н. напр. др. проф. ген. полк. ред. изд. вид. ім. див. р.
    рр. ст. bzw. z.b. d.h. u.a. usw. ggf. hrsg. bd. nr. vgl. sog. geb. gest. sr. sra. dra. ee.uu.
    pág. págs. núm. cap. etc. al. lic. гор. обл. ул. тыс. млн. руб. тис. вул. op. cit.
    sen. rep. gov. pres. rev. hon. brig. adm. cmdr. messrs. bros. inc. corp. dept. univ.
    gem. abs. ziff. ders. verf. нар. пом. ур. ur. zm. ch. chap. sec. doc. figs. fol. fols. vols.
    """
)  # fmt: skip


def sentences_of(text: str) -> Iterator[tuple[str, int]]:
    """Give each sentence with its marks, and where in the text it begins."""
    start = 0
    # What stands within marks, such as "p. 3", ends no sentence.
    for end in _ends(_MARKS.sub(_hidden, text)):
        piece = text[start:end].strip()
        if piece:
            yield piece, start + (len(text[start:end]) - len(text[start:end].lstrip()))
        start = end
    if piece := text[start:].strip():
        yield piece, start + (len(text[start:]) - len(text[start:].lstrip()))


def _hidden(found: re.Match[str]) -> str:
    return f"{found[0][0]}{'-' * (len(found[0]) - 2)}{found[0][-1]}"


def _ends(text: str) -> list[int]:
    ends = [found.end() for found in _END.finditer(text) if _is_end(text, found)]
    known = set(ends)
    alone = [
        found.end()
        for found in _NOTES_ALONE.finditer(text)
        if found.end() not in known and _begins_sentence(text, found.end())
    ]
    return sorted(ends + alone)


def _is_end(text: str, found: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(text, found.end())
    opening, word = (following[1], following[2]) if following else ("", "")
    if not (word or opening):
        return True
    if found[0][0] != ".":
        # "(Why?) (1981)": brackets go on with the sentence.
        return not word[:1].islower() and "(" not in opening
    return not word[:1].islower() and _is_full_stop(text, found, word.casefold())


def _is_full_stop(text: str, found: re.Match[str], following: str) -> bool:
    """Tell a full stop from the points of abbreviations, initials and ordinals."""
    if re.search(MARK_PATTERN, found[0]) or found[0][1:2] in tuple('”"»)'):
        return True
    before = _LAST_WORD.search(text[max(0, found.start() - 40) : found.start() + 1])
    last = before[1] if before else ""
    if found.start() <= LONGEST_NUMBER and text[: found.start()].strip().isdigit():
        # The number of a step.
        return False
    if is_abbreviation(last):
        # "1940 r." and "1940 г." do end sentences, before a word that begins them.
        return following in STARTERS and last.casefold() in AFTER_YEARS
    if _is_month(last.rstrip(".")) and following[:1].isdigit():
        # "5 Jan. 1940"
        return False
    # A German ordinal: 20. Februar.
    return not (re.fullmatch(r"\d{1,2}\.", last) and _is_month(following))


def is_abbreviation(word: str) -> bool:
    """Say whether the point behind a word belongs to it."""
    return word.casefold() in _ABBREVIATIONS or bool(_INITIAL.match(word))


def _is_month(word: str) -> bool:
    """Say whether a word is the name of a month, or how that is shortened."""
    folded = word.casefold()
    if folded in MONTHS:
        return True
    return 3 <= len(folded) <= 5 and any(month.startswith(folded) for month in MONTHS)


def _begins_sentence(text: str, place: int) -> bool:
    following = _NEXT_WORD.match(text, place)
    if not following or not following[2][:1].isupper():
        return False
    return following[2].casefold() in STARTERS
