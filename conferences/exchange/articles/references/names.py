"""The names of authors at the head of a reference, in the order and script in which they stand."""

import re

from conferences.exchange.articles.values import Author
from conferences.exchange.articles.words import word_set

_PARTICLES = word_set(
    """
    von van de der den del della di da du la le los las bin ben al el ibn zu zur af av ter ten st.
    фон де ван בן אל
    """
)
_ROLE = re.compile(
    r"\s*[(\[]?\b(?:eds?|editors?|red|hrsg|hg|ред|coords?|comps?|dir|oprac|opr"
    r"|упор|сост|biên tập|chủ biên|עורך|עורכים|עורכת)\b\.?[)\]]?\.?",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(
    r",?\s*(?:et\s+al\b\.?|et coll\.|i in\.|и др\.|та ін\.|u\.\s?a\.|và cộng sự|y otros|ואחרים)\s*$"
)
_JOINED = re.compile(
    r"\s*(?:;|\s&\s|\sand\s|\sund\s|\sи\s|\sта\s|\sі\s|\sвà\s|\sy\s|\set\s|\soraz\s|\si\s|\s[–—/]\s)\s*"
)
# "and" is a letter before the name that follows: of two whole names, or more.
_HEBREW_AND = re.compile(r"((?:^|,\s)[א-ת][^\s,]*\s[א-ת][^\s,]*)\sו(?=[א-ת]{2}[^\s,]*\s[א-ת])")
_INITIALS = re.compile(r"(?:[^\W\d_][.’']?-?){1,4}\.?$")
_WORD = re.compile(r"[^\W\d_][^\s\d,;:()\"“”„«»?!]*$")
_CASELESS = re.compile("[\u0590-\u05ff]")
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
# What begins with a capital and is nobody's name.
_NO_NAMES = word_set(
    """
    the a an der die das el la los las history geschichte historia история історія lịch sử on of in
    from report documents archive archiv archiwum архив архів encyclopedia encyklopedia
    энциклопедия bách khoa ibid
    """
)
_BODIES = word_set(
    """
    archive archives archiwum archiv bundesarchiv staatsarchiv архив архів institute instytut институт інститут
    ministry ministerstwo министерство міністерство ministerium ministère ministerio fonds gazette times
    tribunal trybunał трибунал commission committee komisja комиссия комісія kommission comisión
    board council conseil rada совет court office bureau department association society towarzystwo общество
    museum muzeum музей bibliothek library biblioteka foundation fundacja league agency
    university uniwersytet университет університет universität congress parliament government
    assembly nations zgromadzenie ассамблея асамблея versammlung asamblea assemblée
    """
)
# Words that a body's name may have in small letters.
_OF = word_set("of the and for in on de la del des do da und für der die w i z dla и по у та з")
LONGEST_BODY = 10
MOST_WORDS, MOST_AUTHORS = 5, 12


def body_of(text: str) -> Author | None:
    """Return a body that is named as a whole, as authors of documents are."""
    words = text.split()
    if not 2 <= len(words) <= LONGEST_BODY or not any(each.lower() in _BODIES for each in words):
        return None
    is_title = all(each[0].isupper() or each.lower() in _OF for each in words)
    return (
        Author(literal=text) if is_title and words[0].lower() not in _NO_NAMES - _BODIES else None
    )


def are_names(text: str, *, least: int) -> bool:
    """Say whether words are whole names, one or several that a word joins."""
    return all(is_name(each, least=least) for each in _JOINED.split(text))


def has_joined(text: str) -> bool:
    """Say whether a word or sign joins names."""
    return bool(_JOINED.search(text))


def is_initials(word: str) -> bool:
    """Say whether a word is one or several initials: "O.", "O.V.", "J.-P."."""
    return (
        "." in word
        and not word[0].islower()
        and bool(re.fullmatch(r"(?:[^\W\d_]{1,2}\.-?)+", word))
    )


def is_name(text: str, *, least: int = 1) -> bool:
    """Say whether words look like the name of a person."""
    words = text.split()
    if not least <= len(words) <= MOST_WORDS:
        return False
    real = [word for word in words if word.lower() not in _PARTICLES]
    if not real or (len(words) > 1 and words[0].lower() in _NO_NAMES):
        return False
    if any(word.lower() in _BODIES for word in real):
        return False
    return all(_is_name_word(word) for word in real) and any(not is_initials(w) for w in real)


def _is_name_word(word: str) -> bool:
    if is_initials(word) or re.fullmatch(r"(?:Jr|Sr|III?)\.?", word):
        return True
    return (
        bool(_WORD.match(word))
        and (word[0].isupper() or bool(_CASELESS.match(word)))
        and not word.endswith((".", "'s", "’s"))
    )


def authors_of(text: str) -> tuple[Author, ...]:
    """Return the authors whom words name, or nobody where the words are something else."""
    text = _AND_OTHERS.sub("", _ROLE.sub("", text)).strip(" ,;.:") + _last_dot(text)
    text = _HEBREW_AND.sub(r"\1 & ", text)
    if not text or len(text) > 400:
        return ()
    authors: list[Author] = []
    for part in _JOINED.split(text):
        found = _from_commas([each.strip() for each in part.split(",") if each.strip()])
        if found is None:
            return ()
        authors += found
    return tuple(authors[:MOST_AUTHORS])


def _last_dot(text: str) -> str:
    """Return the full stop of a last initial, which is part of the name."""
    stripped = _AND_OTHERS.sub("", _ROLE.sub("", text)).rstrip(" ,;:")
    last = stripped.split()[-1] if stripped.split() else ""
    return "." if is_initials(last) else ""


def _from_commas(parts: list[str]) -> list[Author] | None:
    """Read names that commas part: "Family, Given", or whole names one after the other."""
    authors: list[Author] = []
    while parts:
        first = parts.pop(0)
        if not is_name(first):
            return None
        if parts and _is_family_and_given(first, parts[0]):
            authors.append(Author(family=first, given=parts.pop(0)))
        else:
            authors.append(_whole(first))
    return authors


def _is_family_and_given(first: str, second: str) -> bool:
    words = [word for word in first.split() if word.lower() not in _PARTICLES]
    if len(words) == 1:
        return not any(map(is_initials, first.split())) and _is_given(second)
    # García López, Ana; but not Anna Nowak, Jan Kowalski.
    alone = len(second.split()) == 1 or all(map(is_initials, second.split()))
    return len(words) == 2 and not any(map(is_initials, words)) and alone and _is_given(second)


def _is_given(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= 3 and all(
        is_initials(word)
        or _is_name_word(word)
        or (bool(_INITIALS.match(word)) and word == word.upper())
        for word in words
    )


def _whole(text: str) -> Author:
    """Divide a whole name; where the family name stands is not known of Vietnamese ones."""
    words = text.split()
    if len(words) == 1:
        return Author(family=text)
    if _VIETNAMESE.search(text):
        return Author(literal=text)
    if is_initials(words[-1]):
        split = next(place for place, word in enumerate(words) if is_initials(word))
        return (
            Author(family=" ".join(words[:split]), given=" ".join(words[split:]))
            if split
            else Author(literal=text)
        )
    split = len(words) - 1
    while split > 1 and words[split - 1].lower() in _PARTICLES:
        split -= 1
    return Author(family=" ".join(words[split:]), given=" ".join(words[:split]))
