"""The one gate through which text comes in: what cannot be kept is refused, the rest is tidied."""

import re
import unicodedata

# Exactly what XML 1.0 (production 2, Char) cannot carry: NUL and the other controls but tab and
# line ends, lone surrogates, and two noncharacters. PostgreSQL refuses the first and third kind.
_UNUSABLE = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]")

# Controls of direction, and characters without width, that make two names look alike or show
# letters in another order (CVE-2021-42574). The joiners U+200C and U+200D are looked at apart.
_INVISIBLE = re.compile(
    "["
    "\u00ad"  # soft hyphen
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction
    "\u200b\u2060-\u2064\ufeff"  # no width
    "\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"  # shaping, annotation, tags
    "]"
)
_JOINERS = re.compile("[\u200c\u200d]")
# Scripts whose spelling needs the joiners: Arabic to Mandaic and the Arabic extensions, the
# scripts of India and Sri Lanka, Tibetan and Myanmar, Khmer and Mongolian.
_JOINING = re.compile("[\u0600-\u07ff\u0840-\u0fff\u1000-\u109f\u1780-\u18af\ua8e0-\ua8ff]")
_VIRAMA_CLASS = 9


class UnusableText(ValueError):
    """Text with a character that cannot be kept; ``position`` counts from 0."""

    def __init__(self, character: str, position: int, line: int) -> None:
        self.character = character
        self.position = position
        name = unicodedata.name(character, "a control character")
        if character == "\x00":
            name = "NUL"
        elif "\ud800" <= character <= "\udfff":
            name = "half of a character"
        super().__init__(
            f"The text has U+{ord(character):04X} ({name}) in line {line}, which cannot be kept."
        )


def clean_text(value: str, *, nfc: bool = True) -> str:
    """Return text with line ends as LF, in normal form C; raise ``UnusableText``.

    A quotation is taken as it stands, with ``nfc=False``.
    """
    found = _UNUSABLE.search(value)
    if found:
        line = len(re.findall(r"\r\n?|\n", value[: found.start()])) + 1
        raise UnusableText(found.group(), found.start(), line)
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text) if nfc else text


def clean_line(value: str) -> str:
    """Return a title, name or key: ``clean_text`` in one line, without what cannot be seen.

    Space is collapsed and cut from the ends. A joiner stays where its script needs it: between
    two letters of such a script, or after a virama (as in RFC 5892, appendix A.1 and A.2).
    """
    line = " ".join(_INVISIBLE.sub("", clean_text(value)).split())
    # Letters and accents that meet when something between them goes are composed and ordered
    # anew, which may leave a joiner without its letter.
    while (cleaned := unicodedata.normalize("NFC", _without_idle_joiners(line))) != line:
        line = " ".join(cleaned.split())
    return line


def _without_idle_joiners(text: str) -> str:
    if not _JOINERS.search(text):
        return text
    kept: list[str] = []
    for position, character in enumerate(text):
        is_joiner = _JOINERS.match(character)
        if not is_joiner or _needs_joiner(kept[-1:], text, position):
            kept.append(character)
    return "".join(kept)


def _needs_joiner(before: list[str], text: str, position: int) -> bool:
    if not before or not _JOINING.match(before[0]):
        return False
    if unicodedata.combining(before[0]) == _VIRAMA_CLASS:
        return True
    after = text[position + 1 : position + 2]
    return bool(_JOINING.match(after)) and _is_letter(before[0]) and _is_letter(after)


def _is_letter(character: str) -> bool:
    """Whether it is a letter or a mark on one."""
    return unicodedata.category(character)[0] in "LM"
