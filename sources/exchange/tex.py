"""Plain text as TeX, and TeX as plain text."""

import re
import unicodedata
from itertools import accumulate

from sources.exchange.lines import has_heaped_marks, on_one_line
from sources.exchange.tex_signs import (
    ACCENTS,
    BARE,
    DOTTED,
    LOOKS,
    NO_SPACES,
    PLAIN,
    QUOTES,
    SIGNS,
    SPACES,
    WITH_A_NAME,
)

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
_TOKEN = re.compile(
    r"\\(?P<letters>[A-Za-z]+)[ \t\n]*|\\(?P<sign>.)|(?P<ligature>---?|``|''|,,|<<|>>|~)"
    r"|(?P<brace>[{}])|(?P<plain>[^\\{}~`',<>-]+|.)",
    re.DOTALL,
)
_OF_TEX = re.compile(r"[\\{}~]|--|``|''|,,|<<|>>")
_SPACE = re.compile(r"\s*")
_NAME = re.compile(r"\s*\{[^{}\\]{0,80}\}")


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
    # Most values have nothing in them that TeX would print otherwise.
    text = _Printing(tex).whole() if _OF_TEX.search(tex) else tex
    return on_one_line(text if has_heaped_marks(text) else unicodedata.normalize("NFC", text))


class _Printing:
    """Goes through a text once; an accent waits for the letter that it stands over, however deep in braces."""

    def __init__(self, tex: str) -> None:
        self.tex, self.at = tex, 0
        self.out: list[str] = []
        self.waiting: list[str] = []
        # What is printed where each group that is open closes.
        self.closing: list[str] = []

    def whole(self) -> str:
        while found := _TOKEN.match(self.tex, self.at):
            self.at = found.end()
            if found.lastgroup == "letters":
                self._command(found["letters"], found[0])
            elif found.lastgroup == "sign":
                self._sign(found["sign"])
            elif found.lastgroup == "brace":
                self._brace(found[0])
            else:
                self._print(PLAIN.get(found[0], found[0]))
        return "".join(self.out)

    def _command(self, name: str, written: str) -> None:
        if name in ACCENTS:
            self.waiting.append(ACCENTS[name])
        elif name in SIGNS:
            self._print(SIGNS[name])
            # A pair of braces that only ends the command is part of it.
            self.at += 2 * self.tex.startswith("{}", self.at)
        elif name in QUOTES and self.tex.startswith("{", self.at):
            opening, closing = QUOTES[name]
            self._print(opening)
            self.closing.append(closing)
            self.at += 1
        elif name in WITH_A_NAME and (found := _NAME.match(self.tex, self.at)):
            self.at = found.end()
        elif name not in LOOKS:
            self._print(written)

    def _sign(self, sign: str) -> None:
        if sign in ACCENTS:
            self.waiting.append(ACCENTS[sign])
            found = _SPACE.match(self.tex, self.at)
            self.at = found.end() if found else self.at
        elif sign not in NO_SPACES:
            self._print(" " if sign in SPACES else sign)

    def _brace(self, brace: str) -> None:
        if brace == "{":
            self.closing.append("")
            return
        # Nothing stood under them.
        self.out += [BARE.get(mark, "") for mark in self.waiting]
        self.waiting.clear()
        if self.closing:
            self.out.append(self.closing.pop())

    def _print(self, text: str) -> None:
        if self.waiting and text:
            text = text.lstrip() or text
            self.out.append(DOTTED.get(text[0], text[0]))
            self.out += reversed(self.waiting)
            self.waiting.clear()
            text = text[1:]
        self.out.append(text)


_ADDRESS = re.compile(r"\\(?:url|nolinkurl|path)\s*\{([^{}]*)\}")
_BRACED_SIGN = re.compile(r"\{\\([&%$#_~^])(?:\{\})?\}|\\([~^])\{\}")
_NAMED_SIGN = re.compile(
    r"\{\\text(asciitilde|underscore|asciicircum)(?:\{\})?\}|\\text(asciitilde|underscore|asciicircum)(?:\{\}|\s)"
)
_ESCAPED_SIGN = re.compile(r"\\([&%$#_{}~\\])")


def verbatim(tex: str) -> str:
    """Return an address or a number as it is written: only what TeX needs escaped is not."""
    bare = _BRACED_SIGN.sub(lambda found: found[1] or found[2], tex.strip())
    bare = _NAMED_SIGN.sub(lambda found: SIGNS[f"text{found[1] or found[2]}"], bare)
    bare = _ADDRESS.sub(r"\1", bare)
    return " ".join(_ESCAPED_SIGN.sub(r"\1", bare).split()).strip("{}")
