"""Altered articles for every reader: each becomes a sound article or a refusal, in time, or the run stops.

`python -m tests.conferences.exchange.articles.fuzzing 100000` gives as many to each reader of our own, in
processes with the limits of the real one, and says how long the slowest took. What stands before and behind
pandoc is given as many by itself: the pruning of pages, the brackets of Markdown, the containers of DOCX and ODT,
and the trees that pandoc gives (`fuzzed_trees`). All of it together is given as many too, with one pandoc that
stays (`pandoc_loop`), since starting takes a fifth of a second; `--by-pandoc 1000` gives fewer of these, each to a
pandoc of its own. `--only trees,wiki` names some of them.
"""

import argparse
import json
import os
import random
import re
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_context
from typing import Any

from conferences.exchange.articles import reading
from conferences.exchange.articles.assembling import assembled
from conferences.exchange.articles.decoding import decoded
from conferences.exchange.articles.plain.text import read_plain_text
from conferences.exchange.articles.reading import check_brackets, read_article
from conferences.exchange.articles.trees.containers import kind_of_container
from conferences.exchange.articles.trees.document import read_tree
from conferences.exchange.articles.trees.html_frame import without_frame
from conferences.exchange.articles.trees.markup import MarkupWriter
from conferences.exchange.articles.trees.pandoc import SECONDS
from conferences.exchange.articles.trees.shapes import checked
from conferences.exchange.articles.values import Article, UnreadableArticle, article_from
from tests.conferences.exchange.articles.fuzzed_files import containers, texts
from tests.conferences.exchange.articles.fuzzed_trees import trees, wrong_trees
from tests.conferences.exchange.articles.pandoc_loop import PandocLoop

# Nothing that short may take more of a processor than this to read, pandoc's share with it; but pandoc may try what
# broken Markdown, or broken tables within one another, could mean until its own limit ends it.
MOST_SECONDS = 5
MOST_BY_NAME = dict.fromkeys(("md", "html"), MOST_SECONDS + SECONDS)
MEGABYTES = 1024
PARTS = 10
# Marks of our own while we read, and characters that no text holds.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\uf8ff]")

Inputs = Callable[[int, random.Random], Iterator[Any]]


class Unsound(AssertionError):
    """An article was read, and is none."""


def check_article(article: Article) -> None:
    """Refuse an article that lacks a part, or holds what belongs to its reading only."""
    written = article.as_json()
    if article_from(json.loads(json.dumps(written))) != article:
        raise Unsound("JSON keeps only a part of it")
    if found := next((each for each in _strings(written) if _NOT_TEXT.search(each)), None):
        raise Unsound(f"no text: {found!r}")
    sentences = [
        sentence
        for section in article.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    ]
    if not all(each.text for each in sentences):
        raise Unsound("a sentence without words")
    for each in (*sentences, *article.facts):
        for note in each.notes:
            if note.reference is not None and not 0 <= note.reference < len(article.references):
                raise Unsound(f"{note} leads nowhere")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _strings(each)


def _read_file(ending: str, content: bytes) -> None:
    check_article(read_article(content, f"article.{ending}"))


def _read_text(content: bytes) -> None:
    """Read plain text as such: a file of text that looks like Markdown would go to pandoc."""
    check_article(assembled(read_plain_text(decoded(content))))


def _prune(content: bytes) -> None:
    without_frame(decoded(content))


def _check_brackets(content: bytes) -> None:
    check_brackets(decoded(content))


def _read_tree(tree: Any) -> None:
    """Read a tree as a file's and as something that was pasted; what is too deep is refused as by them."""
    try:
        sound = checked(tree)
        markup = MarkupWriter(("1",)).written(sound["blocks"])
        article = assembled(read_tree(sound))
    except RecursionError as error:
        raise UnreadableArticle("The document is nested too deep.") from error
    check_article(article)
    if found := _NOT_TEXT.search(markup):
        raise Unsound(f"no text: {found[0]!r}")


READERS: dict[str, tuple[Inputs, Callable[[Any], None]]] = {
    "txt": (partial(texts, "txt"), _read_text),
    "wiki": (partial(texts, "wiki"), partial(_read_file, "wiki")),
    "pages": (partial(texts, "html"), _prune),
    "brackets": (partial(texts, "md"), _check_brackets),
    "docx containers": (partial(containers, "docx"), kind_of_container),
    "odt containers": (partial(containers, "odt"), kind_of_container),
    "trees": (trees, _read_tree),
    "wrong trees": (wrong_trees, _read_tree),
}
BY_PANDOC: dict[str, tuple[Inputs, Callable[[Any], None]]] = {
    "html": (partial(texts, "html"), partial(_read_file, "html")),
    "md": (partial(texts, "md"), partial(_read_file, "md")),
    "docx": (partial(containers, "docx"), partial(_read_file, "docx")),
    "odt": (partial(containers, "odt"), partial(_read_file, "odt")),
}


def _taken(loop: PandocLoop) -> float:
    return sum(os.times()[:4]) + loop.taken()


def _too_long(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"still reading after {MOST_SECONDS} s")


def slowest(name: str, count: int, seed: int, *, by_loop: bool) -> tuple[str, int, float, int]:
    """Read so many altered articles; return how many, what the slowest took, and how many were refused."""
    inputs, read = (READERS | BY_PANDOC)[name]
    loop = PandocLoop()
    if name in READERS:
        most = MEGABYTES << 20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    elif by_loop:
        reading.tree_of = loop.tree_of
    # What never ends would say nothing; the clock of the processor stops it where it stands.
    signal.signal(signal.SIGPROF, _too_long)
    longest, refused = 0.0, 0
    chance = random.Random(f"{name} {seed}")  # nothing is kept secret by it
    for given in inputs(count, chance):
        began = _taken(loop)
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
        try:
            read(given)
        except UnreadableArticle:
            refused += 1
        except Exception as error:
            raise AssertionError(f"{name}: {error!r} for {given!r}") from error
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        taken = _taken(loop) - began
        if taken > MOST_BY_NAME.get(name, MOST_SECONDS):
            raise AssertionError(f"{name}: {taken:.1f} s for {given!r}")
        longest = max(longest, taken)
    loop.close()
    return name, count, longest, refused


def main() -> None:
    """Give each reader as many articles as were asked for, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--by-pandoc", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join((*READERS, *BY_PANDOC)))
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    names = options.only.split(",")
    own = options.by_pandoc or options.count
    counts = {name: options.count if name in READERS else own for name in names}
    # Several of each, so that what came of each is told as it comes.
    asked = [
        (name, (count + PARTS - 1) // PARTS, seed)
        for seed in range(options.seed, options.seed + PARTS)
        for name, count in counts.items()
    ]
    # A process for each, since what has set itself limits cannot take them back.
    with get_context("fork").Pool(options.processes, maxtasksperchild=1) as pool:
        by_loop = {"by_loop": not options.by_pandoc}
        waiting = [pool.apply_async(slowest, each, by_loop) for each in asked]
        for name, count, longest, refused in (each.get() for each in waiting):
            sys.stdout.write(
                f"{name}: {count:,} read, {refused:,} refused, slowest {longest:.3f} s\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
