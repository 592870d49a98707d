"""Bytes of a file in any of the formats as an article."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from conferences.exchange.articles.assembling import assembled
from conferences.exchange.articles.decoding import decoded
from conferences.exchange.articles.plain.text import read_plain_text
from conferences.exchange.articles.trees.containers import kind_of_container
from conferences.exchange.articles.trees.document import read_tree
from conferences.exchange.articles.trees.html_frame import without_frame
from conferences.exchange.articles.trees.markdown import without_html
from conferences.exchange.articles.trees.pandoc import tree_of
from conferences.exchange.articles.values import Article, Draft, UnreadableArticle
from conferences.exchange.articles.wikitext.text import read_wikitext

FORMATS = ("text", "wikitext", "html", "markdown", "docx", "odt")
_ENDINGS = {
    "wiki": "wikitext", "mediawiki": "wikitext", "wikitext": "wikitext", "html": "html", "htm": "html",
    "xhtml": "html", "md": "markdown", "markdown": "markdown",
}  # fmt: skip
_HTML = re.compile(r"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype )?html)", re.IGNORECASE)
_TAG = re.compile(r"<(?:p|h[1-6]|div)\b[^<>]*>", re.IGNORECASE)
_END_TAG = re.compile(r"</(?:p|h[1-6]|div)>", re.IGNORECASE)
_WIKITEXT = re.compile(r"<ref\b|\{\{[^{}\n]{2,}|\[\[[^\[\]\n]+\]\]", re.IGNORECASE)
_MARKDOWN = re.compile(r"\[(?:[^\[\]\n]*\s)?-?@[\w:.-]+|^\[\^[^\]\s]+\]:|^#{1,6}\s\S", re.MULTILINE)
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_TARGET = re.compile(r"(?<!\\)(?:\]\(|\))")
DEEPEST_BRACKETS, MOST_IN_A_ROW = 10, 100
_SAMPLE = 200_000


def read_article(content: bytes, name: str = "", encoding: str = "") -> Article:
    """Return the article of a file; raises UnreadableArticle, and nothing else, for any bytes.

    The encoding is told by the file unless named.
    """
    try:
        return assembled(_draft(content, name, encoding))
    except RecursionError as error:
        raise UnreadableArticle("The document is nested too deep.") from error


def read_as_json(content: bytes, name: str = "", encoding: str = "") -> dict[str, Any]:
    """Return the article as JSON has it, for the process that asked for it."""
    return read_article(content, name, encoding).as_json()


def _draft(content: bytes, name: str, encoding: str) -> Draft:
    if content.startswith(b"PK\x03\x04"):
        return read_tree(tree_of(content, kind_of_container(content)))
    text = decoded(content, encoding)
    form = _ENDINGS.get(name.rpartition(".")[2].lower()) or _recognised(text[:_SAMPLE])
    if form == "html":
        page, left_out = without_frame(text)
        draft = read_tree(tree_of(page.encode(), "html"), is_page=True)
        # What is left out of a page is no paragraph of it.
        draft.leftovers += [replace(each, line=0) for each in left_out]
        return draft
    if form == "markdown":
        text = without_html(text)
        check_brackets(text)
        return read_tree(tree_of(text.encode(), "markdown"))
    return read_wikitext(text) if form == "wikitext" else read_plain_text(text)


def check_brackets(text: str) -> None:
    """Refuse brackets and targets of links inside one another, or in a row: pandoc tries all that they could mean."""
    for number, paragraph in _paragraphs(text):
        for place, reason in chain(_brackets_in(paragraph), _targets_in(paragraph)):
            raise UnreadableArticle(reason, number + paragraph.count("\n", 0, place))


def _brackets_in(paragraph: str) -> Iterator[tuple[int, str]]:
    """Yield where brackets are too many, and why."""
    depth = row = 0
    closed_at = -1
    for found in _BRACKET.finditer(paragraph):
        if found[0] == "[":
            depth += 1
            row = row + 1 if found.start() == closed_at else row * (depth > 1)
        else:
            depth, closed_at = max(depth - 1, 0), found.end()
        if depth > DEEPEST_BRACKETS:
            yield found.start(), f"More than {DEEPEST_BRACKETS} brackets stand inside one another."
        if row > MOST_IN_A_ROW:
            yield found.start(), f"More than {MOST_IN_A_ROW} brackets follow one another."


def _targets_in(paragraph: str) -> Iterator[tuple[int, str]]:
    """Yield where too many targets of links have begun, and not ended."""
    depth = 0
    for found in _TARGET.finditer(paragraph):
        depth = max(depth - 1, 0) if found[0] == ")" else depth + 1
        if depth > DEEPEST_BRACKETS:
            yield found.start(), f"More than {DEEPEST_BRACKETS} addresses of links never end."


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    number = 1
    for paragraph in text.split("\n\n"):
        yield number, paragraph
        number += paragraph.count("\n") + 2


def _recognised(text: str) -> str:
    """Tell the format by what stands in the text."""
    tag = _TAG.search(text)
    if _HTML.match(text) or (tag and _END_TAG.search(text, tag.end())):
        return "html"
    if _WIKITEXT.search(text):
        return "wikitext"
    return "markdown" if _MARKDOWN.search(text) else "text"
