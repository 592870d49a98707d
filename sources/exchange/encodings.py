"""Bytes of a file as text: in the encoding that the file shows, declares, or an editor names; none is guessed."""

import codecs
import re
from collections.abc import Iterator, Mapping
from unicodedata import category

from sources.exchange.confined import Unreadable

# What an editor may name, and how it is called on the desk.
ENCODINGS: Mapping[str, str] = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "windows-1250": "Windows-1250 (Central European)",
    "windows-1251": "Windows-1251 (Cyrillic)",
    "windows-1252": "Windows-1252 (Western European)",
    "windows-1255": "Windows-1255 (Hebrew)",
    "windows-1258": "Windows-1258 (Vietnamese)",
    "iso-8859-2": "ISO 8859-2 (Central European)",
    "koi8-r": "KOI8-R (Russian)",
    "koi8-u": "KOI8-U (Ukrainian)",
}
_UNICODE = frozenset({"utf-8", "utf-16"})
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    # Before UTF-16, which begins alike.
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# How XML, HTML and the .bib files of JabRef say what they are written in.
_DECLARATIONS = (
    re.compile(rb"\A\s*<\?xml[^>]{0,200}\bencoding\s*=\s*[\"']([\w.:-]{1,40})"),
    re.compile(rb"<meta\b[^>]{0,300}\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE),
    re.compile(rb"^\s*%+\s*Encoding:\s*([\w.:-]{1,40})", re.IGNORECASE | re.MULTILINE),
)
_HEAD = 4096
_ALIASES = {
    re.sub(r"[^a-z0-9]", "", alias): name
    for name in ENCODINGS
    for alias in (name, name.replace("windows-", "cp"), name.replace("windows-", "x-cp"))
} | {"latin2": "iso-8859-2", "iso88591": "windows-1252", "latin1": "windows-1252"}
# Words that come out where bytes are read in an encoding that is not theirs.
_STRANGE = re.compile(
    r"[A-Za-z\u00c0-\u024f][\u0370-\u05ff]|[\u0370-\u05ff][A-Za-z\u00c0-\u024f]"  # two scripts in a word
    r"|[^\W\d_][¡-©«-´¶¸¹»-¿×÷][^\W\d_]|(?:^|[\s(\[{„“\"])[£¥¦¯³¹][^\W\d_]"  # a sign for a letter
    r"|[\u0430-\u045f][\u0410-\u042f]{2}"  # small and great letters exchanged
    r"|[\u00c0-\u024f]{5}"  # not one letter without a mark
)
_NOT_ASCII = re.compile(r"\S*[^\x00-\x7f]\S*")
_LOOKED_AT = 2_000_000
_MOST_STRANGE = 0.02
_LINE_SPACE = frozenset("\t\n\r\x0c")
# Fewer zeros than these, in number and of all bytes, are no sign of UTF-16.
_FEWEST_ZEROS, _LEAST_ZEROS = 4, 0.025


class WrongEncoding(Unreadable):
    """Bytes that are no text in the encoding that they show, declare, or were said to have."""


def text_in(content: bytes, encoding: str = "") -> str:
    """Return the text of some bytes; raises WrongEncoding, with the line, rather than give wrong letters.

    `encoding` is one of ENCODINGS, or "" for what the bytes themselves say: by a byte order mark, by being
    sound UTF-8, by the zeros of UTF-16, or by a declaration. No other is tried.
    """
    if encoding and encoding not in ENCODINGS:
        raise WrongEncoding(f"“{encoding}” is none of the encodings that are read here.")
    for mark, codec in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _strictly(content, codec, skip=len(mark))
    if b"\x00" in content or encoding == "utf-16":
        return _in_utf_16(content, is_named=encoding == "utf-16")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        name = encoding or _declared(content)
        if not name or name in _UNICODE:
            raise _not_utf_8(content, error.start) from None
        return _plausible(_strictly(content, name), name)
    if encoding and encoding not in _UNICODE and not text.isascii():
        # Other encodings give such bytes only by an accident that no text has.
        raise WrongEncoding(f"the file is UTF-8, and not {ENCODINGS[encoding]}.", _first_line(text))
    return text


def _strictly(content: bytes, codec: str, *, skip: int = 0) -> str:
    body = content[skip:]
    try:
        text = body.decode(codec)
    except UnicodeDecodeError as error:
        line = body[: error.start].decode(codec, "replace").count("\n") + 1
        byte, name = body[error.start], ENCODINGS.get(codec, codec.upper())
        raise WrongEncoding(f"the byte {byte:02X} stands for nothing in {name}.", line) from None
    if codec in ENCODINGS and codec not in _UNICODE and (found := re.search("[\x80-\x9f]", text)):
        line = text.count("\n", 0, found.start()) + 1
        name = ENCODINGS.get(codec, codec.upper())
        raise WrongEncoding(f"the byte {ord(found[0]):02X} is no letter in {name}.", line)
    return text


def _in_utf_16(content: bytes, *, is_named: bool) -> str:
    """Read UTF-16 without a mark: spaces, digits and ends of lines tell where its zeros stand."""
    zeros = {"utf-16-le": content[1::2].count(0), "utf-16-be": content[::2].count(0)}
    codec = max(zeros, key=lambda each: zeros[each])
    if is_named or zeros[codec] >= max(_FEWEST_ZEROS, len(content) * _LEAST_ZEROS):
        text = _if_text(content, codec)
        if text is not None:
            return text
    place = content.find(b"\x00")
    raise WrongEncoding(
        "the file is no UTF-16."
        if is_named
        else "there is a NUL character, so this is no text; or it is UTF-16 that begins without a mark, which"
        " you can name.",
        content.count(b"\n", 0, max(place, 0)) + 1,
    )


def _if_text(content: bytes, codec: str) -> str | None:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return None
    kinds = ((each, category(each)) for each in set(text))
    is_text = not any(kind in ("Cn", "Cs", "Co") or (kind == "Cc" and each not in _LINE_SPACE)
                      for each, kind in kinds)  # fmt: skip
    return text if is_text else None


def _declared(content: bytes) -> str:
    """Return the encoding that a file itself names; "" for none, or one that is not read here."""
    for pattern in _DECLARATIONS:
        if found := pattern.search(content[:_HEAD]):
            written = re.sub(r"[^a-z0-9]", "", found[1].decode("ascii", "replace").lower())
            return _ALIASES.get(written, "")
    return ""


def _not_utf_8(content: bytes, place: int) -> WrongEncoding:
    return WrongEncoding(
        f"the byte {content[place]:02X} is not UTF-8: name the encoding of the file, such as Windows-1250 or"
        " KOI8-R, or save it as UTF-8.",
        content.count(b"\n", 0, place) + 1,
    )


def _plausible(text: str, name: str) -> str:
    """Return a text unless its letters are those of another encoding; raises WrongEncoding."""
    words = list(_words(text[:_LOOKED_AT]))
    strange = [found for found, is_strange in words if is_strange]
    if strange and len(strange) > _MOST_STRANGE * len(words):
        first = strange[0]
        raise WrongEncoding(
            f"read as {ENCODINGS[name]}, words such as “{first[0][:40]}” come out; the file has another encoding.",
            text.count("\n", 0, first.start()) + 1,
        )
    return text


def _words(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    for found in _NOT_ASCII.finditer(text):
        yield found, bool(_STRANGE.search(found[0]))


def _first_line(text: str) -> int:
    """Return the line of the first letter that is not ASCII."""
    found = _NOT_ASCII.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
