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
    "fr": "le la les des et en du une dans que est par sur pour au qui ne pas avec ce aux il",
    "it": "il di che e la del della per un una con sono nel alla è dei gli le da non i al",
    "pt": "o a de que e do da em um para com não uma os no na por mais as dos foi ao",
    "cs": "a v se na je že s z do o byl byla jako pro po ale to k za i",
    "nl": "de het een van en in is dat op te zijn met voor werd door aan",
    "lt": "ir yra buvo su iš kad į ne kaip apie bei per nuo jis ji",
    "ro": "și de la în a cu pe din care un o este sunt pentru au fost nu",
    "hu": "a az és egy hogy nem is volt meg ez ezt de csak mint",
    "sv": "och i att en som är på av för med det till var den ett om",
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
