"""Pandoc's trees of the samples, altered: such as pandoc could give, and such as it could not."""

import json
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from typing import Any

from conferences.exchange.articles.trees.pandoc import tree_of
from tests.conferences.exchange.articles.fuzzed_files import PIECES, samples

Node = dict[str, Any]
_FORMATS = {"html": "html", "md": "markdown", "docx": "docx", "odt": "odt"}
_WORDS = (
    *(piece.decode(errors="ignore").replace("\0", "") for piece in PIECES),
    "References", "See also", "1.", "[1]", "↑", "^", "¹", "Ibid.", "Rees 2008, p. 54.", "„“", " ", "\u00a0" * 300,
    "\u200f", "", "#", "- a", "Retrieved" + " 12." * 20,
)  # fmt: skip
_TARGETS = (
    "#cite_note-1", "#cite_ref-1", "#fn9", "#fn1", "#fnref1", "#" * 2000, "#fn" + "-" * 500, "https://example.org",
    "javascript:alert(1)", "", "#", "event:a", "a b", ")", "\\", "#note", "mailto:a@example.org", "http://[",
)  # fmt: skip
_LOOKS = ("Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps")
_WITHOUT = ("Space", "SoftBreak", "LineBreak")
_NOTHING = ["", [], []]


@cache
def _sample_trees() -> tuple[str, ...]:
    return tuple(
        json.dumps(tree_of(content, kind))
        for ending, kind in _FORMATS.items()
        for content in samples(ending)
    )


def _sample_tree(chance: random.Random) -> Node:
    """Return a tree, mostly of a few blocks, so that more of them are read in the same time."""
    tree: Node = json.loads(chance.choice(_sample_trees()))
    if chance.random() < 0.85:
        start = chance.randrange(len(tree["blocks"]))
        tree["blocks"] = tree["blocks"][start : start + chance.randint(1, 4)]
        if chance.random() < 0.7:
            tree["meta"] = {}
    return tree


def trees(count: int, chance: random.Random) -> Iterator[Node]:
    """Give trees that pandoc could give: their nodes removed, doubled, swapped, nested, with other words."""
    for _number in range(count):
        tree = _sample_tree(chance)
        for _alteration in range(chance.randint(1, 8)):
            # What has been nested too deep to be walked stays as it is.
            with suppress(RecursionError):
                nodes, is_inline = chance.choice(list(_lists_of_nodes(tree["blocks"])))
                chance.choice(_ALTERATIONS)(nodes, is_inline, chance)
        yield tree


def wrong_trees(count: int, chance: random.Random) -> Iterator[Any]:
    """Give trees with a value somewhere that pandoc could not give."""
    for _number in range(count):
        tree: Any = {"": _sample_tree(chance)}
        for _alteration in range(chance.randint(1, 3)):
            places = list(_places(tree))
            holder, key = chance.choice(places[: chance.choice((3, 20, len(places)))])
            if chance.random() < 0.2 and key != "":
                del holder[key]
            else:
                holder[key] = _wrong_value(chance, holder[key])
        yield tree[""]


def _lists_of_nodes(
    nodes: list[Node], *, is_inline: bool = False
) -> Iterator[tuple[list[Node], bool]]:
    """Give each list of blocks or inlines, the outermost first."""
    yield nodes, is_inline
    for node in nodes:
        for inner, inner_is_inline in _inside(node):
            yield from _lists_of_nodes(inner, is_inline=inner_is_inline)


def _inside(node: Node) -> Iterator[tuple[list[Node], bool]]:
    kind, content = node["t"], node.get("c")
    if kind in {"Para", "Plain", *_LOOKS}:
        yield content, True
    elif kind in {"BlockQuote", "Note"}:
        yield content, False
    elif kind in {"Quoted", "Link", "Span", "Image", "Cite"}:
        yield content[1], True
    elif kind == "Header":
        yield content[2], True
    elif kind == "Div":
        yield content[1], False
    elif kind in {"BulletList", "OrderedList"}:
        yield from ((item, False) for item in (content if kind == "BulletList" else content[1]))
    elif kind == "Table":
        rows = [*content[3][1], *(row for body in content[4] for row in body[3])]
        yield from ((cell[4], False) for row in rows for cell in row[1])


def _remove(nodes: list[Node], _is_inline: bool, chance: random.Random) -> None:
    if nodes:
        del nodes[chance.randrange(len(nodes))]


def _double(nodes: list[Node], _is_inline: bool, chance: random.Random) -> None:
    if nodes:
        place = chance.randrange(len(nodes))
        copies = json.dumps(nodes[place])
        if len(copies) < 5000:
            nodes[place:place] = [json.loads(copies) for _ in range(chance.choice((1, 3, 40)))]


def _swap(nodes: list[Node], _is_inline: bool, chance: random.Random) -> None:
    chance.shuffle(nodes)


def _nest(nodes: list[Node], is_inline: bool, chance: random.Random) -> None:
    if not nodes:
        return
    place = chance.randrange(len(nodes))
    for _level in range(chance.choice((1, 3, 70, 400))):
        nodes[place] = (_around_inline if is_inline else _around_block)(nodes[place], chance)


def _around_inline(node: Node, chance: random.Random) -> Node:
    words = [node]
    return chance.choice(
        [
            {"t": chance.choice(_LOOKS), "c": words},
            {"t": "Note", "c": [{"t": "Para", "c": words}]},
            {"t": "Span", "c": [[_word(chance), [], []], words]},
            {"t": "Link", "c": [_NOTHING, words, [chance.choice(_TARGETS), ""]]},
            {"t": "Quoted", "c": [{"t": chance.choice(("SingleQuote", "DoubleQuote"))}, words]},
        ]
    )


def _around_block(node: Node, chance: random.Random) -> Node:
    blocks = [node]
    name = chance.choice(("", "fn9", "fn1", "cite_note-1", _word(chance)))
    numbers = [chance.choice((1, 0, -5, 10**9)), {"t": "Decimal"}, {"t": "Period"}]
    return chance.choice(
        [
            {"t": "BlockQuote", "c": blocks},
            {"t": "Div", "c": [[name, [chance.choice(("infobox", "a"))], []], blocks]},
            {"t": "BulletList", "c": [blocks]},
            {"t": "OrderedList", "c": [numbers, [blocks, []]]},
            {"t": "DefinitionList", "c": [[[], [blocks]]]},
            {"t": "Figure", "c": [_NOTHING, [None, []], blocks]},
        ]
    )


def _put(nodes: list[Node], is_inline: bool, chance: random.Random) -> None:
    """Put a new node in."""
    words = [{"t": "Str", "c": _word(chance)}]
    citation = {
        "citationId": _word(chance),
        "citationPrefix": [],
        "citationSuffix": words,
        "citationMode": {"t": chance.choice(("NormalCitation", "AuthorInText", "SuppressAuthor"))},
    }
    inlines = [
        *words,
        {"t": chance.choice(_WITHOUT)},
        {"t": "Code", "c": [_NOTHING, _word(chance)]},
        {"t": "Math", "c": [{"t": "InlineMath"}, _word(chance)]},
        {"t": "RawInline", "c": ["html", _word(chance)]},
        {"t": "Image", "c": [_NOTHING, words, [chance.choice(_TARGETS), ""]]},
        {"t": "Cite", "c": [[citation], words]},
    ]
    blocks = [
        {"t": chance.choice(("Para", "Plain")), "c": words},
        {"t": "Header", "c": [chance.choice((1, 2, 6, 9)), _NOTHING, words]},
        {"t": "HorizontalRule"},
        {"t": "CodeBlock", "c": [_NOTHING, _word(chance)]},
        {"t": "RawBlock", "c": ["html", _word(chance)]},
        {"t": "LineBlock", "c": [words, []]},
    ]
    nodes.insert(chance.randrange(len(nodes) + 1), chance.choice(inlines if is_inline else blocks))


def _say_otherwise(nodes: list[Node], is_inline: bool, chance: random.Random) -> None:
    """Put other words, targets or names in place of a node's own."""
    node = chance.choice(nodes) if nodes else {"t": ""}
    if node["t"] == "Str":
        node["c"] = chance.choice((_word(chance), node["c"] + _word(chance), node["c"][:500] * 40))
    elif node["t"] in {"Link", "Image"}:
        node["c"][2][0] = chance.choice(_TARGETS)
    elif node["t"] in {"Div", "Span"}:
        node["c"][0][0] = chance.choice((*_TARGETS[:6], _word(chance))).lstrip("#")
    elif node["t"] == "Header":
        node["c"][0] = chance.randint(1, 9)
    elif node["t"] in _LOOKS:
        node["t"] = chance.choice(_LOOKS)


def _word(chance: random.Random) -> str:
    return chance.choice(_WORDS)


_ALTERATIONS: tuple[Callable[[list[Node], bool, random.Random], None], ...] = (
    _remove, _double, _swap, _nest, _put, _put, _say_otherwise, _say_otherwise,
)  # fmt: skip


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give each place where a value stands: what holds it, and under which name or number."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _places(inner)


def _wrong_value(chance: random.Random, there: Any) -> Any:
    deep: Any = []
    for _level in range(chance.choice((1, 200))):
        deep = [deep]
    return chance.choice(
        [
            None, True, 0, -1, 1e300, "", _word(chance), [], {}, [there], {"t": there}, {"c": there}, deep,
            {"t": chance.choice(("Para", "Str", "Table", "Note", "Cite", "Nothing", "MetaMap"))},
            {"t": chance.choice(("Div", "Link", "Span", "Quoted")), "c": chance.choice(([], "a", None, [[]]))},
        ]
    )  # fmt: skip
