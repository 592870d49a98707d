"""What the commands of TeX print: accents, signs, Cyrillic letters, quotation marks."""

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c",
    "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
# What these print with nothing under them; the others print nothing that a title holds.
BARE = {"\u0302": "^", "\u0303": "~"}
DOTTED = {"ı": "i", "ȷ": "j"}
# Letters and signs; those of Vietnamese have the names that T5 gives them, those of Cyrillic that of T2A.
SIGNS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dj": "đ", "DJ": "Đ", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "abreve": "ă", "ABREVE": "Ă", "acircumflex": "â",
    "ACIRCUMFLEX": "Â", "ecircumflex": "ê", "ECIRCUMFLEX": "Ê", "ocircumflex": "ô",
    "OCIRCUMFLEX": "Ô", "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{",
    "textbraceright": "}", "textendash": "–", "textemdash": "—", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "quotedblbase": "„",
    "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«",
    "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "textquotesingle": "'",
    "textquotedbl": '"', "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«",
    "frqq": "»", "ldots": "…", "dots": "…", "textellipsis": "…", "textdegree": "°",
    "textnumero": "№", "S": "§", "P": "¶", "textsection": "§", "textparagraph": "¶",
    "textunderscore": "_", "textdollar": "$", "textless": "<", "textgreater": ">", "textbar": "|",
    "textbullet": "•", "textperiodcentered": "·", "textasteriskcentered": "*", "textdagger": "†",
    "textcopyright": "©", "copyright": "©", "textregistered": "®", "texttrademark": "™",
    "pounds": "£", "textsterling": "£", "texteuro": "€", "euro": "€", "textexclamdown": "¡",
    "textquestiondown": "¿", "textonehalf": "½", "slash": "/",
    # A space, and nothing at all: what these say is where a line may end.
    "newline": " ", "linebreak": " ", "par": " ", "space": " ", "quad": " ", "qquad": " ",
    "cyrchar": "",
}  # fmt: skip
_CYRILLIC = (
    ("a", "а"), ("b", "б"), ("v", "в"), ("g", "г"), ("d", "д"), ("e", "е"), ("yo", "ё"), ("zh", "ж"),
    ("z", "з"), ("i", "и"), ("ishrt", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"),
    ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"), ("h", "х"), ("c", "ц"),
    ("ch", "ч"), ("sh", "ш"), ("shch", "щ"), ("hrdsn", "ъ"), ("ery", "ы"), ("sftsn", "ь"),
    ("erev", "э"), ("yu", "ю"), ("ya", "я"), ("ie", "є"), ("ii", "і"), ("yi", "ї"), ("gup", "ґ"),
    ("ushrt", "ў"), ("je", "ј"), ("lje", "љ"), ("nje", "њ"), ("tshe", "ћ"), ("dje", "ђ"), ("dzhe", "џ"),
    ("dze", "ѕ"), ("yat", "ѣ"), ("fita", "ѳ"), ("izh", "ѵ"),
)  # fmt: skip
SIGNS |= {f"cyr{name}": letter for name, letter in _CYRILLIC}
SIGNS |= {f"CYR{name.upper()}": letter.upper() for name, letter in _CYRILLIC}
# Signs of spacing: those that print a space, and those that print nothing.
SPACES = frozenset(", ;:>\\\n\t")
NO_SPACES = frozenset("-/!@")
# Commands that only say how their argument looks.
LOOKS = frozenset({
    "emph", "textit", "textbf", "textsc", "textup", "textrm", "textsf", "texttt", "textnormal",
    "textsuperscript", "textsubscript", "uppercase", "lowercase", "mkbibemph", "mkbibitalic",
    "mkbibbrackets", "mkbibparens", "NoCaseChange", "url", "path", "protect", "relax", "noopsort",
    "bibstring", "textcyrillic", "textcyr", "textrussian", "textukrainian", "textgreek", "textpolish",
    "texthebrew", "textvietnamese", "em", "it", "bf", "sc", "rm", "itshape", "scshape", "bfseries",
    "cyr", "selectfont", "ignorespaces", "allowbreak", "nobreak", "hbox", "mbox", "text", "textsl",
})  # fmt: skip
# Commands whose first argument names a language or an encoding, and is not printed.
WITH_A_NAME = frozenset({"foreignlanguage", "selectlanguage", "fontencoding", "textlang"})
# What stands before and after the argument of a command that quotes.
QUOTES = {
    "enquote": ("“", "”"), "mkbibquote": ("“", "”"), "textquote": ("“", "”"),
}  # fmt: skip
# What the letters of TeX print where they are no command.
PLAIN = {
    "--": "–", "---": "—", "``": "“", "''": "”", ",,": "„", "<<": "«", ">>": "»", "~": " ",
}  # fmt: skip
