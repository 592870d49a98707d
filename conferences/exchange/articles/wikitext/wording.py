"""The words for which a template inside a sentence stands: dates, quantities, foreign words, quotations."""

import re
from collections.abc import Callable, Mapping

from conferences.exchange.articles.wikitext.elements import Elements
from conferences.exchange.articles.wikitext.words import BEGINS_QUOTE, ENDS_QUOTE, kept
from conferences.exchange.articles.words import word_set

Arguments = Mapping[str, str]


def _names(text: str) -> frozenset[str]:
    return frozenset(each.strip() for each in re.split(r"[|\n]", text) if each.strip())


# By the place of the argument that a reader sees.
_SHOWN = {
    1: _names(
        """nowrap | nobr | nobreak | small | smaller | big | larger | abbr | tooltip | ill | interlanguage link | lien
        as is | smallcaps | sc | em | strong | vanchor | visible anchor | proper name | not a typo | mono
        flag | flagcountry | flagu | pays | флагификация | флагіфікація | państwo | formatnum | nts | val | iast
        refnec | référence nécessaire | anchored"""
    ),
    2: _names("lang | langx | langue | язык | мова | ill-wd | transl | transliteration | script"),
}
_EMPTY = _names(
    """flagicon | flagdeco | drapeau | флаг | прапорець | flaga | bandera | clear | - | nowrap begin | nowrap end
    anchor | якорь | zws | toc | notoc | shy | , | r | rp | page needed | short description"""
)
_SIGNS = {
    "snd": " – ", "spnd": " – ", "spaced ndash": " – ", "ndash": "–", "mdash": "—", "—": " — ", "nbsp": " ", "sp": " ",
    "·": " · ", "•": " • ", "dot": " · ", "!": "|", "pipe": "|", "'": "’", "=": "=", "br": " ",
    "†": "†", "н": "нар.", "нар": "нар.", "пом": "пом.",
}  # fmt: skip
_QUOTES = _names(
    """quote | cquote | blockquote | quotation | rquote | block quote | citation | citation bloc | citation longue
    cita
    ציטוטון
    cita destacada | cita larga | zitat | " | цитата | cytat | cytatd | citazione | citação | citát | citaat | ציטוט"""
)
_QUOTED = (
    "text", "quote", "zitat", "текст", "treść", "texto", "testo", "citation", "contenu", "תוכן", "1",
)  # fmt: skip
_SAID_BY = _names(
    """author | autor | автор | auteur | autore | by | sign | source | src | quelle | źródło | источник | джерело
    fuente | fonte | דובר | מקור | title | publication | oeuvre | 2 | 3 | 4 | 5"""
)  # fmt: skip
# A link to a page that is not there yet: the words to be shown, where they are others than its name.
_NOT_YET = re.compile(r"^(?:нп|не переведено|не перекладено|iw)\s?\d?$")
# What says in which language or form a work is.
_OF_A_WORK = re.compile(
    r"^(?:ref-[a-z-]{2,9}|(?:cs|de|en|es|fr|he|hu|it|la|lt|nl|pl|pt|ro|ru|sk|uk|vi)(?: icon)?|in lang|lang icon|pdf"
    r"|subscription required|free access)$"
)
_QUOTE_BEGINS = _names(
    "начало цитаты | початок цитати | début citation | quote begin | cquote begin"
)
_QUOTE_ENDS = _names("конец цитаты | кінець цитати | fin citation | quote end | cquote end")
_LISTS = _names(
    """plainlist | flatlist | hlist | ubl | unbulleted list | bulleted list | collapsible list | liste simple
    unbulleted | endplainlist | lista | vunblist | bulletlist"""
)
_QUANTITIES = _names("convert | cvt | unité | unit | convertir | conversion")
_BETWEEN = word_set("to and by or x × - – to(-) &")
_ABOUT = _names(
    "circa | c. | ca. | ca | floruit | fl. | reign | r. | as of | около | ок. | vers | oko | около года"
)
_DATES = re.compile(
    r"^(?:(?:start|end|birth|death|film|publication)[ -]date(?: and .{1,30})?|dts|date-?|date de \w{1,12}|дата"
    r"|дата рождения|дата смерти|дата народження|дата смерті|дн|дс|др"
    r"|fecha(?: de \w{1,12})?|data|data \w{1,12}|dni|ngày"
    r"|ngày \w{1,12}|datum|dat|תאריך)$",
    re.IGNORECASE,
)
# Marks behind words of which somebody doubts: nothing of the sentence goes with them.
_DOUBTS = re.compile(
    r"needed|^fact$|^cn$|^who|^when|^where|^which|whom|^by|clarif|dubious|disput|verif|vague|peacock|weasel|failed"
    r"|specify|dead link|brak|^kto|^kiedy|źródł|нет аи|не аи|источник|джерел|^кто|^когда|^хто|^коли|уточн|от какой"
    r"|beleg|^wer|^wann|requerida|^quién|^cuándo|^qui|^quand|nécessaire|réf|nguồn|ai nói|מקור|senza fonte|carece|zdroj"
    r"|^bron|kdo",
    re.IGNORECASE,
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_REFS = Elements("ref", is_empty_too=True)
_TEMPLATES = re.compile(r"^[^{}]*\}\}|\{\{[^{}]*\}\}|\{\{[^{}]*$")
# How large the signs around a quotation are.
_SIZE = re.compile(r"\d{1,4}\s?(?:px|em|%)?")
# Of which somebody doubts a whole sentence, which stands in them.
_AROUND_DOUBT = re.compile(
    r"requerida|necesaria|nécessaire|span$|inline$|senza fonte|carece de fontes|нет аи 2|не аи 2|citação precisa",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"pp?\.|(?:М|Л|К|СПб|Пг|Х|Мн|Т|Тб|Од)\.(?:[:—-]?[^\W\d_]{1,4}\.)?")
_CENTURY = re.compile(r"[IVX]{1,6}")
_WORD = re.compile(r"\w")
FAR, LONGEST_KEPT, FEWEST_DOUBTED = 300, 300, 3


class Wording:
    """Puts words in place of templates; dates are written as the language of the article has them."""

    def __init__(self, language: str) -> None:
        self._language = language

    def words_of(self, name: str, arguments: Arguments, found: re.Match[str]) -> str | None:
        """Return the words for which a template of a known kind stands; None of another."""
        called = name.lower()
        if called in _QUOTES:
            return _quote(arguments, is_in_sentence=_is_in_sentence(found))
        if called in _QUOTE_BEGINS | _QUOTE_ENDS:
            return BEGINS_QUOTE if called in _QUOTE_BEGINS else f"{_said_by(arguments)}{ENDS_QUOTE}"
        if _DATES.match(called) and (words := self._date(_numbered(arguments))):
            return words
        for names, read in self._readers.items():
            if called in names:
                return read(self, called, arguments)
        return self._by_its_form(name, arguments)

    def _by_its_form(self, name: str, arguments: Arguments) -> str | None:
        called = name.lower()
        if _ABBREVIATION.fullmatch(name):
            # French {{p.|17}} is a page, Russian {{М.}} a town.
            return " ".join((name, "–".join(filter(None, _numbered(arguments))))).strip()
        if called.startswith("lang-"):
            return arguments.get("1", "")
        if _NOT_YET.match(called):
            return arguments.get("2") or arguments.get("1") or None
        if called in {"s", "s-"} and _CENTURY.fullmatch(arguments.get("1", "")):
            return f"{arguments['1']}{arguments.get('2', '')} siècle"
        return "" if _OF_A_WORK.match(called) else _formatted(called)

    def _shown(self, called: str, arguments: Arguments) -> str | None:
        place = next(place for place, names in _SHOWN.items() if called in names)
        if called in {"transl", "transliteration"}:
            place = len(_numbered(arguments)) or place
        return arguments.get(str(place)) or arguments.get("text") or arguments.get("texte")

    def _sign(self, called: str, _arguments: Arguments) -> str:
        return _SIGNS.get(called, "")

    def _about(self, called: str, arguments: Arguments) -> str:
        given = _numbered(arguments)
        if called == "as of":
            return f"as of {self._date(given) or ' '.join(given)}"
        return " ".join(filter(None, (called, "–".join(filter(None, given)))))

    def _quantity(self, _called: str, arguments: Arguments) -> str:
        given = _numbered(arguments)
        if len(given) > MOST_OF_ONE and given[1] in _BETWEEN:
            between = "–" if given[1] in {"-", "–", "to(-)"} else f" {given[1]} "
            return f"{given[0]}{between}{given[2]} {given[3]}"
        return " ".join(given[:2])

    def _degrees(self, _called: str, arguments: Arguments) -> str:
        return " ".join(each for each in _numbered(arguments) if ":" not in each)

    def _list(self, _called: str, arguments: Arguments) -> str:
        given = _numbered(arguments)
        listed = given if len(given) > 1 or not given else [given[0]]
        return "; ".join(filter(None, listed))

    def _date(self, given: list[str]) -> str:
        """Return a date given in parts, whether its year comes first or last."""
        parts = given[:3]
        if len(given) == 1 and (iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", given[0])):
            parts = list(iso.groups())
        if not all(re.fullmatch(r"\d{1,4}", each) for each in parts):
            return " ".join(filter(None, given[:3]))
        if len(parts) == len("dmy") and len(parts[2]) == len("1940"):
            parts.reverse()
        numbers = [int(each) for each in parts]
        if len(numbers) < LEAST_OF_DATE or not 1 <= numbers[1] <= len(_MONTHS):
            return " ".join(parts)
        year, month, *day = numbers
        if self._language in {"en", ""}:
            return " ".join([*map(str, day), _MONTHS[month - 1], str(year)])
        return ".".join([*map(str, day), f"{month:02}", str(year)])

    _readers: Mapping[frozenset[str], Callable[["Wording", str, Arguments], str | None]] = {
        _SHOWN[1] | _SHOWN[2]: _shown,
        _EMPTY | frozenset(_SIGNS): _sign,
        _ABOUT: _about,
        _QUANTITIES: _quantity,
        _LISTS: _list,
        frozenset({"coord"}): _degrees,
    }


MOST_OF_ONE, LEAST_OF_DATE = 3, 2


def _formatted(called: str) -> str | None:
    return called.partition(":")[2] if called.startswith("formatnum:") else None


def _numbered(arguments: Arguments) -> list[str]:
    return [value for key, value in arguments.items() if key.isdigit()]


def _quote(arguments: Arguments, *, is_in_sentence: bool) -> str | None:
    """Return the words of a quotation with all its notes, and who said them."""
    named = {key.lower(): value for key, value in arguments.items()}
    key = next((each for each in _QUOTED if named.get(each)), "")
    if not key:
        return None
    said_by = _said_by({name: value for name, value in named.items() if name != key})
    if is_in_sentence:
        return f"“{named[key]}”{said_by}"
    return f"{BEGINS_QUOTE}{named[key]}{said_by}{ENDS_QUOTE}"


def _said_by(arguments: Arguments) -> str:
    """Return the notes that stand behind a quotation, and who said it."""
    notes = "".join(found for value in arguments.values() for found in notes_in(value)[1])
    said = (notes_in(value)[0] for name, value in arguments.items() if name.lower() in _SAID_BY)
    by = ", ".join(words for each in said if (words := each.strip()) and not _SIZE.fullmatch(words))
    return f"{notes} — {by}" if by else notes


def notes_in(value: str) -> tuple[str, list[str]]:
    """Return words without the notes between them, and these."""
    notes: list[str] = []

    def gather(found: re.Match[str]) -> str:
        notes.append(found[0])
        return ""

    return _REFS.sub(gather, value), notes


def kept_in_sentence(name: str, arguments: Arguments, found: re.Match[str]) -> str:
    """Return what stays in its sentence of a template that nobody knows; "" where no sentence misses it."""
    words = arguments.get("1", "")
    if _AROUND_DOUBT.search(name) and len(words.split()) >= FEWEST_DOUBTED:
        return words
    if _DOUBTS.search(name) or not _is_in_sentence(found):
        return ""
    given = [each for each in _numbered(arguments) if each]
    if len(given) == 1 and len(arguments) == 1:
        # A link within the page is called by a sign, which is no word.
        return "" if given[0].startswith("#") else given[0]
    # What stands close behind a word, and says nothing itself, is a mark on it.
    is_mark = not given and found.string[max(0, found.start() - 1) : found.start()].strip() != ""
    return "" if is_mark or len(found[0]) > LONGEST_KEPT else kept(found[0])


def _is_in_sentence(found: re.Match[str]) -> bool:
    """Say whether words stand before or behind in the line, less other templates."""
    text, start, end = found.string, found.start(), found.end()
    before = text[max(0, start - FAR) : start].rpartition("\n")[2]
    behind = text[end : end + FAR].partition("\n")[0]
    around = _TEMPLATES.sub("", before) + _TEMPLATES.sub("", behind)
    return "\n" not in found[0] and bool(_WORD.search(around))
