"""What was copied from a word processor or a page, as the markup of texts, and what was left out."""

import re
from collections import Counter
from typing import Any

from conferences.exchange.articles.decoding import decoded
from conferences.exchange.articles.trees.html_frame import without_frame
from conferences.exchange.articles.trees.markup import MarkupWriter
from conferences.exchange.articles.trees.pandoc import tree_of
from conferences.exchange.articles.values import UnreadableArticle

MOST_BYTES = 2 * 1024 * 1024
# Tags of which nothing is kept, and what they are called when that is told.
_LEFT_OUT = {
    "script": "script", "style": "style", "img": "picture", "svg": "picture", "video": "film", "audio": "sound",
    "iframe": "frame", "object": "object", "form": "form", "input": "form", "button": "form",
}  # fmt: skip
_TAG = re.compile(rf"<({'|'.join(_LEFT_OUT)})[\s/>]", re.IGNORECASE)
# Word hides in comments what only Word understands, and leaves the sign of an item in its words.
_FOR_WORD = re.compile(r"<!--\[if.*?<!\[endif\]-->", re.DOTALL | re.IGNORECASE)
_ENDS_FOR_WORD = re.compile(r".*<!\[endif\]-->", re.DOTALL | re.IGNORECASE)
_CHOICE_OF_WORD = re.compile(r"<!\[(?:if[^\]<]*|endif)\]>", re.IGNORECASE)


def read_pasted(content: bytes, taken: str = "") -> dict[str, Any]:
    """Return the markup of some HTML, and how often what was left out; raises UnreadableArticle.

    `taken` are the labels of remarks, with spaces between, that the text around it has already.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableArticle(f"What was copied is larger than {MOST_BYTES >> 20} MB.")
    # Whatever encoding the page declares: the browser has read it already.
    text = _without_words_for_word(decoded(content, "utf-8"))
    page, frame = without_frame(text)
    try:
        writer = MarkupWriter(taken.split())
        markup = writer.written(tree_of(page.encode(), "html")["blocks"])
    except RecursionError as error:
        raise UnreadableArticle("The document is nested too deep.") from error
    dropped = Counter(_LEFT_OUT[tag.lower()] for tag in _TAG.findall(text)) + writer.dropped
    if frame:
        dropped["navigation"] += len(frame)
    return {"text": markup, "dropped": dict(sorted(dropped.items()))}


def _without_words_for_word(text: str) -> str:
    """Remove what only Word reads; behind the last of its comments that ends, none is looked for."""
    last = _ENDS_FOR_WORD.match(text)
    end = last.end() if last else 0
    return _CHOICE_OF_WORD.sub("", _FOR_WORD.sub("", text[:end]) + text[end:])
