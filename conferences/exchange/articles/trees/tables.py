"""The tables of pandoc's tree: their rows, and those that only lay out a page."""

from typing import Any

from conferences.exchange.articles.marks import unmarked
from conferences.exchange.articles.plain.prose import is_prose
from conferences.exchange.articles.trees.inlines import inlines_in, plain_of
from conferences.exchange.articles.trees.targets import Node

FEWEST_SENTENCES = 2


def rows_of(content: list[Any]) -> list[Any]:
    """Return the rows of a table, head and foot too, in order."""
    bodies = [row for body in content[4] for row in (*body[2], *body[3])]
    return [*content[3][1], *bodies, *content[5][1]]


def caption_of(content: list[Any]) -> str:
    """Return the words over a table."""
    return " ".join(map(plain_of, inlines_in(content[1][1]))).strip()


def lays_out_text(content: list[Any]) -> bool:
    """Say whether a cell holds headings, tables or paragraphs of prose, as where a table parts a page."""
    return any(_is_page(cell[4]) for row in rows_of(content) for cell in row[1])


def _is_page(blocks: list[Node]) -> bool:
    kinds = {block["t"] for block in blocks}
    if kinds & {"Header", "Table"}:
        return True
    paragraphs = [block["c"] for block in blocks if block["t"] == "Para"]
    prose = sum(is_prose(unmarked(plain_of(each))) for each in paragraphs)
    return prose >= FEWEST_SENTENCES or any(
        _is_page(each["c"][1]) for each in blocks if each["t"] == "Div"
    )
