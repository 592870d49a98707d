"""Files as nobody writes them: cut, doubled, shuffled, with bytes that have no business there.

`python -m tests.sources.exchange.fuzzing 100000 [format …]` gives as many to each reader, in processes with the
limits of the real one, and says how long the slowest took.
"""

import json
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from multiprocessing import get_context
from xml.sax.saxutils import escape

from sources.exchange.formats import FORMATS, read_sources, written
from sources.exchange.limits import Refused
from sources.exchange.reading_apart import LIMITS

PIECES = (
    b"{", b"}", b'"', b"\\", b"@book{", b"@string{a = a # a}", b",", b"=", b"#", b"\n", b"\r", b"\x00", b"\xff",
    b"TY  - ", b"ER  - ", b"C8  - x-variorum {", b"[", b"]", b'{"items": [', b"<record>", b"</record>", b"<", b"&amp;",
    b"&x;", b"<!DOCTYPE a [", b"]]>", b"<![CDATA[", b"1e999", b"\\u0000", b"\\ud800", b"null", b"9" * 5000,
    b"\xe2\x80\xae", b"\xef\xbf\xbe", b"{" * 2000, b"[" * 2000, b"<a>" * 100, b" and " * 500, b"crossref = {source-1},",
    "Ж".encode(), "\u0301".encode() * 50,
)  # fmt: skip
PARTS = 10
# Nothing that short may take more of a processor than this to read.
MOST_SECONDS = 5


def fuzzed(name: str, count: int, *, seed: int) -> Iterator[bytes]:
    """Give files of a format, each altered in some places."""
    # Imported late, since it needs the models.
    from tests.sources.exchange.libraries import library  # noqa: PLC0415

    whole = "".join(written(library(12), name)).encode()
    chance = random.Random(f"{name} {seed}")  # nothing is kept secret by it
    for _number in range(count):
        start = chance.randrange(len(whole))
        end = start + chance.choice((50, 500, 3000))
        if name in _VALUES and chance.random() < 0.5:
            yield _with_other_values(whole, name, chance)
            continue
        content = bytearray(whole[start:end] if chance.random() < 0.5 else whole[:3000])
        for _alteration in range(chance.randint(1, 8)):
            _alter(content, chance)
        # Most of them are text, so that they get further than to be told that they are none.
        if chance.random() < 0.7:
            content = bytearray(content.decode(errors="replace").replace("\0", "").encode())
        yield bytes(content)


def _with_other_values(whole: bytes, name: str, chance: random.Random) -> bytes:
    """Put pieces in place of some values, so that the file stays sound, and its reader gets to read them."""
    pattern, escaped = _VALUES[name]
    text = whole.decode()
    places = [found.span(1) for found in pattern.finditer(text)]
    for start, end in sorted(chance.sample(places, min(len(places), 6)), reverse=True):
        piece = chance.choice(PIECES).decode(errors="ignore").replace("\0", "")
        value = chance.choice((piece, text[start:end] + piece, "", text[start:end] * 40))
        text = text[:start] + escaped(value) + text[end:]
    return text.encode()


def _in_xml(value: str) -> str:
    return escape("".join(each for each in value if each.isprintable() or each == "\n"))


# Where the values of a format stand, and how one is written there.
_VALUES = {
    "csl": (re.compile(r'"((?:[^"\\]|\\.)*)"'), lambda value: json.dumps(value)[1:-1]),
    "endnote": (re.compile(r">([^<>]+)<"), _in_xml),
    "zotero": (re.compile(r">([^<>]+)<"), _in_xml),
}


def _alter(content: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(content) + 1)
    end = min(len(content), place + chance.randint(1, 40))
    kind = chance.randrange(5)
    if kind == 0:
        del content[place:end]
    elif kind == 1:
        content[place:place] = chance.choice(PIECES)
    elif kind == 2:
        content[place:place] = content[place:end] * chance.randint(1, 30)
    elif kind == 3 and place < len(content):
        content[place] = chance.randrange(256)
    else:
        content[place:end] = chance.choice(PIECES)


def slowest(name: str, count: int, seed: int) -> tuple[str, float, int]:
    """Read so many altered files of a format; return what the slowest took, and how many were refused."""
    # As in the process that reads files; time is counted for each file instead.
    most = LIMITS.megabytes << 20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    longest, refused = 0.0, 0
    for content in fuzzed(name, count, seed=seed):
        began = time.process_time()
        try:
            read_sources(content, name)
        except Refused:
            refused += 1
        taken = time.process_time() - began
        if taken > MOST_SECONDS:
            raise AssertionError(f"{name}: {taken:.1f} s for {content!r}")
        longest = max(longest, taken)
    return name, longest, refused


def main() -> None:
    """Give each reader as many files as were asked for, and print what came of it."""
    # Imported late, since the models need the settings.
    import django  # noqa: PLC0415

    django.setup()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    names = sys.argv[2:] or list(FORMATS)
    with get_context("fork").Pool(2) as pool:
        # Several of each, so that what came of each is told as it comes.
        waiting = [
            pool.apply_async(slowest, (name, (count + PARTS - 1) // PARTS, seed))
            for seed in range(1, PARTS + 1)
            for name in names
        ]
        for name, longest, refused in (each.get() for each in waiting):
            sys.stdout.write(
                f"{name}: {(count + PARTS - 1) // PARTS:,} read, {refused:,} refused, slowest {longest:.3f} s\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
