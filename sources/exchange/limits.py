"""What no file may exceed, and how a reader refuses one."""

from collections.abc import Iterator
from typing import TypeVar

from sources.exchange.confined import Unreadable
from sources.exchange.encodings import WrongEncoding, text_in

T = TypeVar("T")

# A library larger than this is imported in parts.
MOST_SOURCES = 10_000
MOST_BYTES = 32 * 1024 * 1024
# Whoever sees so many faults has the wrong file or the wrong format before them.
MOST_FAULTY = 1000


class Refused(Unreadable):
    """A file that cannot be read at all: in which line, and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason, line)


class Lines:
    """Counts lines up to places in a text; places asked for in rising order cost no more than the text."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line = text, 0, 1

    def line_at(self, place: int) -> int:
        """Return the number of the line in which a place stands; places must not go back."""
        if place > self._at:
            self._line += self._text.count("\n", self._at, place)
            self._at = place
        return self._line


def decoded(content: bytes, encoding: str = "") -> str:
    """Return the text of a file, with line feeds alone; raises Refused for what has no certain encoding."""
    if content.startswith(
        (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")
    ):
        raise Refused(1, "this is a packed file; unpack it, and send what is inside.")
    try:
        text = text_in(content, encoding)
    except WrongEncoding as error:
        raise Refused(error.line, error.reason) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Refused(line, "there is a NUL character, so this is no text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def counted(found: Iterator[tuple[int, T]]) -> Iterator[T]:
    """Pass on what a reader finds, with its line, as long as it is not too much; raises Refused."""
    for number, (line, each) in enumerate(found):
        if number == MOST_SOURCES:
            raise Refused(
                line,
                f"there are more than {MOST_SOURCES:,} sources; split the file before this line.",
            )
        yield each
