"""Plain text as TeX, and TeX as plain text."""

import re
import unicodedata
from itertools import accumulate

from sources.exchange.lines import on_one_line

# Each character that TeX would take for a command.
_SPELT = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#%_"},
}
# BibTeX counts braces even where they are escaped, so those without a partner are spelt out.
_LONE = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_SPECIAL = re.compile(r"[\\{}~^$&#%_]")
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_SIGNS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dj": "đ", "DJ": "Đ", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textbraceleft": "{", "textbraceright": "}", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "quotedblbase": "„", "guillemotleft": "«", "guillemotright": "»", "ldots": "…", "dots": "…",
    "textellipsis": "…", "textdegree": "°", "textnumero": "№", "S": "§", "P": "¶", "textunderscore": "_",
    "cyrchar": "", "textdollar": "$",
}  # fmt: skip
# Commands that only say how their argument looks.
_LOOKS = frozenset({
    "emph", "textit", "textbf", "textsc", "textup", "textrm", "textsf", "texttt", "textnormal",
    "textsuperscript", "textsubscript", "uppercase", "lowercase", "enquote", "mkbibemph", "mkbibquote",
    "mkbibbrackets", "mkbibparens", "NoCaseChange", "url", "path", "protect", "relax", "noopsort",
    "bibstring",
})  # fmt: skip
_TOKEN = re.compile(
    r"\\(?P<letters>[A-Za-z]+)[ \t\n]*|\\(?P<sign>.)|(?P<dashes>---?)|(?P<open>``)|(?P<close>'')"
    r"|(?P<space>~)|(?P<brace>[{}])|(?P<plain>[^\\{}~`'-]+|.)",
    re.DOTALL,
)
# What stands under an accent: a letter, a letter in braces, or an i or j without its dot.
_UNDER = re.compile(
    r"\s*(?:\{\s*(?:\\([ij])\s*|([^\\{}\s]))?\s*\}|\\([ij])(?![A-Za-z])\s?|([^\\{}\s]))"
)


def escaped(value: object) -> str:
    """Return a value as TeX prints it, on one line and with its braces in pairs."""
    line = on_one_line(value)
    spelt = _SPELT if _is_balanced(line) else _SPELT | _LONE
    return _SPECIAL.sub(lambda found: spelt[found[0]], line)


def _is_balanced(line: str) -> bool:
    depths = accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in line)
    return min(depths, default=0) >= 0 and line.count("{") == line.count("}")


def printed(tex: str) -> str:
    """Return what TeX would print, on one line; commands that are not known stay as written."""
    out: list[str] = []
    at = 0
    while found := _TOKEN.match(tex, at):
        at = found.end()
        kind = found.lastgroup
        if kind in ("letters", "sign"):
            command = found[kind]
            text, at = _command(command, found, tex, at)
            out.append(text)
        else:
            out.append(_SAID.get(found[0], found[0]) if kind != "plain" else found[0])
    return on_one_line(unicodedata.normalize("NFC", "".join(out)))


_SAID = {"--": "–", "---": "—", "``": "“", "''": "”", "~": " ", "{": "", "}": ""}


def _command(command: str, found: re.Match[str], tex: str, at: int) -> tuple[str, int]:
    """Return what a command prints, and where it ends."""
    if command in _ACCENTS and (under := _UNDER.match(tex, at)):
        dotless, letter = under[1] or under[3], under[2] or under[4] or ""
        return (dotless or letter) + _ACCENTS[command] if dotless or letter else "", under.end()
    if command in _SIGNS:
        # A pair of braces that only ends the command is part of it.
        return _SIGNS[command], at + 2 if tex.startswith("{}", at) else at
    if command in _LOOKS:
        return "", at
    return (command if found["sign"] else found[0]), at


def verbatim(tex: str) -> str:
    """Return an address or a number as it is written: only what TeX needs escaped is not."""
    bare = re.sub(r"\\([&%$#_{}~\\])", r"\1", tex.strip())
    return "".join(bare.split()).strip("{}") if bare else ""
