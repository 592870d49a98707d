"""A long article in every format: read, proposed piece by piece, and its draft recorded."""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pypandoc
from django.contrib.auth.models import User

from conferences.exchange.taking_in.drafting import take_in
from tests.benchmarks.figures import Figure
from tests.benchmarks.importing import WORDS

# Words and notes of the article whose figure is taken.
LONG = (12_000, 400)
AIM_SECONDS = 5
FORMATS = ("text", "wikitext", "html", "markdown", "docx", "odt")
_ENDINGS = {"text": "txt", "wikitext": "wiki", "markdown": "md"}
_SENTENCE = 10
_SENTENCES_OF_A_PARAGRAPH = 6
_PARAGRAPHS_OF_A_SECTION = 8


def sentences(words: int, notes: int) -> list[tuple[str, int]]:
    """Return sentences of no meaning, always the same, each with the number of its note or 0."""
    chance = random.Random(1939)  # nothing is kept secret by it
    count = words // _SENTENCE
    noted = {round(place * count / notes): place + 1 for place in range(notes)}
    found = []
    for place in range(count):
        text = " ".join(chance.choice(WORDS).lower() for _word in range(_SENTENCE))
        found.append((f"{text.capitalize()}.", noted.get(place, 0)))
    return found


def reference(number: int) -> str:
    """Return what a note says."""
    family = f"{chr(65 + number % 26)}{'abcdeiou'[number % 8]}rski{chr(97 + number // 26 % 26)}"
    return (
        f"Jan {family}, Papers of the Town, part {number}, Warszawa: Example Press, "
        f"{1900 + number % 120}, p. {number}."
    )


def article(form: str, words: int, notes: int) -> bytes:
    """Return an article of that many words and notes in a format."""
    if form == "text":
        lines = [f"{place}. {reference(place)}" for place in range(1, notes + 1)]
        body = _body(words, notes, heading="== {} ==", note="[{}]")
        return "\n".join(["Town papers", "", body, "== References ==", *lines, ""]).encode()
    if form == "wikitext":
        return _body(words, notes, heading="== {} ==", note="<ref>{1}</ref>").encode()
    lines = [f"[^{place}]: {reference(place)}\n" for place in range(1, notes + 1)]
    body = _body(words, notes, heading="## {}", note="[^{}]")
    markdown = "\n".join(["---", "title: Town papers", "---", "", body, *lines]).encode()
    return markdown if form == "markdown" else _by_pandoc(markdown, form)


def _body(words: int, notes: int, *, heading: str, note: str) -> str:
    paragraphs: list[str] = []
    gathered: list[str] = []
    for text, number in sentences(words, notes):
        gathered.append(text + (note.format(number, reference(number)) if number else ""))
        if len(gathered) == _SENTENCES_OF_A_PARAGRAPH:
            if len(paragraphs) % (_PARAGRAPHS_OF_A_SECTION + 1) == 0:
                paragraphs.append(heading.format(f"Part {len(paragraphs)}"))
            paragraphs.append(" ".join(gathered))
            gathered = []
    return "\n\n".join([*paragraphs, " ".join(gathered), ""])


def _by_pandoc(markdown: bytes, form: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"article.{form}"
        command = [
            pypandoc.get_pandoc_path(),
            "--from=markdown",
            "--standalone",
            f"--output={file}",
        ]
        subprocess.run(command, input=markdown, check=True)
        return file.read_bytes()


def article_figures(by: User) -> Iterator[Figure]:
    """Take the article in, in every format, and count what is proposed of it."""
    for form in FORMATS:
        content = article(form, *LONG)
        began = time.perf_counter()
        taken = take_in(content, f"article.{_ENDINGS.get(form, form)}", by=by)
        seconds = time.perf_counter() - began
        claims, sources = (len(taken.pieces[kind]) for kind in ("claims", "sources"))
        if (claims, sources) != (LONG[1], LONG[1]):
            sys.stderr.write(f"{form}: {claims} claims and {sources} sources were read\n")
        yield Figure(
            f"take in an article of {LONG[0]:,} words with {LONG[1]} notes, {form}",
            f"≤ {AIM_SECONDS} s",
            f"{seconds:.1f} s",
            seconds <= AIM_SECONDS,
        )
