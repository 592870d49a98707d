"""In which of some languages a text is, told from its letters and its short words."""

import re

_HEBREW, _CYRILLIC = re.compile("[\u0590-\u05ff]"), re.compile("[\u0400-\u04ff]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_UKRAINIAN, _RUSSIAN = re.compile("[іїєґІЇЄҐ]"), re.compile("[ыэъёЫЭЪЁ]")
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_SHORT_WORDS = {
    "en": "the of and in to was were by that with for on as at from is an which",
    "pl": "w i na z do się że jest był była było nie o po przez oraz od jako dla",
    "de": "der die das und in von zu den im des mit dem war wurde ist ein eine auf nicht als",
    "es": "el la los las de del y en que un una por con fue se para su como al",
    "vi": "và của là các một được vào trong cho những ở không với có người",
}
_SETS = {code: frozenset(words.split()) for code, words in _SHORT_WORDS.items()}
LONGEST_SAMPLE = 20_000


def language_of(text: str) -> str:
    """Return the code of the language, or "" where too little speaks for any."""
    sample = text[:LONGEST_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return ""
    if len(_HEBREW.findall(sample)) * 2 > letters:
        return "he"
    if len(_CYRILLIC.findall(sample)) * 2 > letters:
        ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
        return "" if ukrainian == russian == 0 else ("uk" if ukrainian > russian else "ru")
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(_VIETNAMESE.findall(sample)) * 12 > letters:
        return "vi"
    counts = {code: sum(word in known for word in words) for code, known in _SETS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] * 10 >= max(len(words), 10) else ""
