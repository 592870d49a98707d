"""Files as nobody writes them: samples cut, doubled, shuffled, with bytes that have no business there."""

import io
import random
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pypandoc

SAMPLES = Path(__file__).parent / "samples"
PIECES = (
    b"[1]", b"[[", b"]]", b"{{", b"}}", b"<ref", b"<ref name=a/>", b"</ref>", b"==", b"\n", b"|", b"{|", b"|}", b"\r",
    b"^", b"[", b"]", b"[^1]:", b"[@a, p. 5]", b"https://", b"'''", b"<!--", b"<nowiki>", b"<references>",
    b"<div>" * 40, b"{{a|" * 60, b"[[a|" * 60, b"(" * 500, b"; " * 500, b". " * 500, b"\x00", b"\xff",
    b"\xe2\x80\xae", "\ue000".encode(), "\ue003".encode(), "Ж".encode(), "\u0301".encode() * 50, "¹²³".encode() * 50,
    b"Ibid. ", b"References\n", b"1. ^ ", b"Rees 2008, p. 54; " * 40, "„“”".encode() * 50, b"A. B. C. " * 100,
    b"9" * 5000, b"[12-02-1940]", b"[1-3; 5]", "¹⁻³⁻⁵".encode(), "¹".encode() * 5000,
    b" " * 3000, b"\t" * 500, b"\n" * 300, b"[1]" * 500, b"<ref>a" * 300, b"<math>" * 300, b"<a " * 300,
    b"<ref " + b"a" * 3000, b"[https://a b " * 200, b"= " * 1000, b"Contents\nOne line\n" * 100, b"; aa bbb" * 100,
    b"Retrieved " + b"12. " * 50, b", and bbb" * 50, b"1 May 1940, " * 100, b"&#1;&#xe000;&nbsp;", b"<![foo[",
    b"</div>" * 5, b"<!doctype [", b"<script>", b"-->", b'="', "\u0301\u0316".encode() * 60,
)  # fmt: skip
# Of documents there is one sample each, which pandoc writes: with all that its tree can hold.
DOCUMENT = """---
title: Town archive
references:
- id: rees
  type: book
  title: Papers
  author: [{family: Rees, given: Ann}]
  issued: 2008
---

# Holdings {#top}

Maps are *kept*,[^a] **well** [as told](https://example.org/a "Title") by [@rees, p. 54; -@rees] and @rees.[^b] "Said"
'so' x^2^ H~2~O ~~struck~~ [small]{.smallcaps} `code` $e=1$ ![picture](a.png)\\
next line.[1](#fn9)

> Quoted.

- One
    1. Two

        Three

Term
:   Its meaning

| A line
| of verse

Name    Value
-----   -----
Where   Town
When    1940

: Box

::: {#fn9 .infobox}
9. Brown 2001, p. 5.
:::

```
code
```

---

## References

1. Jane Brown, *Papers of a Town*, London: Example Press, 2001, p. 46.

[^a]: Jane Brown, *Papers of a Town*, London: Example Press, 2001, p. 46.
[^b]: Brown 2001, p. 50. Ibid.
"""


@cache
def samples(ending: str) -> tuple[bytes, ...]:
    """Return the samples of a format."""
    found = tuple(path.read_bytes() for path in sorted(SAMPLES.glob(f"*.{ending}")))
    if ending in {"docx", "odt"}:
        command = [pypandoc.get_pandoc_path(), "--from=markdown", f"--to={ending}", "--output=-"]
        made = subprocess.run(command, input=DOCUMENT.encode(), check=True, capture_output=True)
        return (made.stdout,)
    return (*found, DOCUMENT.encode()) if ending == "md" else found


def altered(content: bytes, chance: random.Random) -> bytes:
    """Alter bytes in some places."""
    held = bytearray(content)
    for _alteration in range(chance.randint(1, 8)):
        place = chance.randrange(len(held) + 1)
        end = min(len(held), place + chance.randint(1, 60))
        kind = chance.randrange(4)
        if kind == 0:
            del held[place:end]
        elif kind == 1:
            held[place:place] = held[place:end] * chance.randint(1, 30)
        elif kind == 2:
            held[place:end] = chance.choice(PIECES)
        else:
            held[place:place] = chance.choice(PIECES)
    return bytes(held)


def texts(ending: str, count: int, chance: random.Random) -> Iterator[bytes]:
    """Give articles of a format that is text, most of them without bytes that no text holds."""
    for _number in range(count):
        content = chance.choice(samples(ending))
        if chance.random() < 0.5:
            start = chance.randrange(len(content))
            content = content[start : start + chance.choice((50, 500, 3000))]
        content = altered(content, chance)
        # Otherwise most of them would only be told that they are none.
        if chance.random() < 0.8:
            content = content.decode(errors="ignore").replace("\0", "").encode()
        yield content


def containers(ending: str, count: int, chance: random.Random) -> Iterator[bytes]:
    """Give DOCX or ODT files: altered as zip files, or sound zip files whose parts are altered."""
    whole = samples(ending)[0]
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _number in range(count):
        if chance.random() < 0.4:
            content = bytearray(whole)
            # The list of the parts, at the end, is altered as often as all the rest.
            least = len(content) - 1500 if chance.random() < 0.5 else 4
            for _alteration in range(chance.randint(1, 6)):
                content[chance.randrange(least, len(content))] = chance.randrange(256)
            yield bytes(content[: chance.choice((len(content), chance.randrange(len(content))))])
        else:
            yield _packed(parts, chance)


def _packed(parts: dict[str, bytes], chance: random.Random) -> bytes:
    held = io.BytesIO()
    chosen = {
        chance.choice([name for name in parts if name.endswith(".xml")]),
        *(name for name in ("word/document.xml", "content.xml") if name in parts),
    }
    # Packing takes longer than reading, so it is mostly left out.
    how = chance.choice(_METHODS) if chance.random() < 0.03 else zipfile.ZIP_STORED
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, content in parts.items():
            if name in chosen:
                archive.writestr(name, chance.choice(_IN_XML)(content, chance))
            elif chance.random() < 0.98:
                archive.writestr(name, content)
    return held.getvalue()


_METHODS = (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def _other_words(content: bytes, chance: random.Random) -> bytes:
    """Put a piece in place of some words between tags, so that the XML stays sound."""
    pieces = content.split(b">")
    for _alteration in range(chance.randint(1, 5)):
        place = chance.randrange(len(pieces))
        words, bracket, tag = pieces[place].partition(b"<")
        piece = chance.choice(PIECES).decode(errors="ignore")
        shown = "".join(each for each in piece if each.isprintable() and each not in "<&>")
        if bracket and words:
            pieces[place] = shown.encode() + bracket + tag
    return b">".join(pieces)


def _doubled_element(content: bytes, chance: random.Random) -> bytes:
    """Put an element that holds no other of its name into itself, or behind itself, some times."""
    starts = [place for place in range(len(content)) if content[place : place + 1] == b"<"]
    for start in chance.sample(starts, min(len(starts), 20)):
        name = content[start + 1 : start + 30].split(b">")[0].split(b" ")[0].split(b"/")[0]
        end = content.find(b"</" + name + b">", start)
        if name and end > 0:
            end += len(name) + 3
            element, inside = content[start:end], content.find(b">", start) + 1
            if chance.random() < 0.5 or inside > end - len(name) - 3:
                return content[:end] + element * chance.choice((1, 5, 100)) + content[end:]
            depth = chance.choice((1, 5, 250))
            opening, closing = content[start:inside], content[end - len(name) - 3 : end]
            return content[:start] + opening * depth + element + closing * depth + content[end:]
    return content


_IN_XML: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    altered,
    _other_words,
    _other_words,
    _doubled_element,
    _doubled_element,
)
