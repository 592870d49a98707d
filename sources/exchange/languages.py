"""Names of languages, as BibTeX, catalogues and hands write them, with their codes."""

import re

# Of each code the names of BibTeX, the first of which is written, then others, and the codes of ISO 639-2.
_NAMES = {
    "en": "english eng angielski английский tiếng_anh englisch anglais",
    "en-US": "american usenglish",
    "en-GB": "british ukenglish",
    "de": "german ngerman ger deu niemiecki немецкий tiếng_đức deutsch allemand",
    "fr": "french fre fra francuski французский tiếng_pháp français französisch",
    "pl": "polish pol polski польский tiếng_ba_lan polnisch polonais",
    "ru": "russian rus rosyjski русский российский tiếng_nga russisch russe",
    "uk": "ukrainian ukr ukraiński украинский українська українська_мова ukrainisch",
    "be": "belarusian bel białoruski белорусский беларуская",
    "es": "spanish spa hiszpański испанский tiếng_tây_ban_nha español spanisch",
    "he": "hebrew heb hebrajski иврит עברית hebräisch",
    "vi": "vietnamese vie wietnamski вьетнамский tiếng_việt vietnamesisch",
    "it": "italian ita włoski итальянский italiano italienisch",
    "cs": "czech cze ces czeski чешский čeština česky tschechisch",
    "sk": "slovak slo slk słowacki slovenčina",
    "nl": "dutch dut nld niderlandzki nederlands",
    "la": "latin lat łacina łaciński latein",
    "lt": "lithuanian lit litewski литовский lietuvių",
    "lv": "latvian lav łotewski латышский latviešu",
    "et": "estonian est estoński эстонский eesti",
    "fi": "finnish fin fiński финский suomi",
    "sv": "swedish swe szwedzki svenska",
    "no": "norwegian nor norweski norsk",
    "da": "danish dan duński dansk",
    "hu": "hungarian hun węgierski венгерский magyar",
    "ro": "romanian rum ron rumuński румынский română",
    "pt": "portuguese por portugalski português",
    "el": "greek gre ell grecki",
    "bg": "bulgarian bul bułgarski български",
    "sr": "serbian srp serbski српски",
    "hr": "croatian hrv chorwacki hrvatski",
    "sl": "slovenian slv słoweński slovenščina",
    "tr": "turkish tur turecki türkçe",
    "ja": "japanese jpn japoński 日本語",
    "zh": "chinese chi zho chiński 中文",
    "yi": "yiddish yid jidysz идиш ייִדיש",
}
LANGUAGES = {name.replace("_", " "): tag for tag, names in _NAMES.items() for name in names.split()}
BIBTEX_NAMES = {tag: names.split()[0] for tag, names in _NAMES.items()}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LONGEST = 20


def language_tag(written: str) -> str:
    """Return the code of a language that is named or coded; "" for anything else, such as two of them."""
    name = written.strip().lower()
    if name in LANGUAGES:
        return LANGUAGES[name]
    code, _sign, rest = name.partition("-")
    if len(name) > _LONGEST or not _TAG.fullmatch(name):
        return ""
    return (
        written.strip().replace("_", "-")
        if code not in LANGUAGES or not rest
        else f"{LANGUAGES[code]}-{rest}"
    )
