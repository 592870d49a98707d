"""What pandoc's tree is made of, so that a tree of any other shape is refused before it is read.

Pages can name characters that no text holds, such as NUL; they are removed from its words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any

from conferences.exchange.articles.decoding import without_controls
from conferences.exchange.articles.values import UnreadableArticle


@dataclass(frozen=True)
class _Kinds:
    """Nodes of several kinds, each with the shape of its content; None for a kind without."""

    name: str

    def shapes(self) -> Mapping[str, Any]:
        return _KINDS[self.name]


@dataclass(frozen=True)
class _Perhaps:
    """A value of a shape, or none."""

    shape: Any


# A list holds what is alike, a tuple what each place holds, a dict what each name holds.
_BLOCKS, _INLINES, _META = [_Kinds("block")], [_Kinds("inline")], _Kinds("value")
_TAG = {"t": str}
_ATTRIBUTES = (str, [str], [(str, str)])
_LINK = (_ATTRIBUTES, _INLINES, (str, str))
_ROW = (_ATTRIBUTES, [(_ATTRIBUTES, _TAG, int, int, _BLOCKS)])
_HEAD = (_ATTRIBUTES, [_ROW])
_BODY = (_ATTRIBUTES, int, [_ROW], [_ROW])
_CAPTION = (_Perhaps(_INLINES), _BLOCKS)
_CITATION = {
    "citationId": str,
    "citationPrefix": _INLINES,
    "citationSuffix": _INLINES,
    "citationMode": _TAG,
    "citationNoteNum": int,
    "citationHash": int,
}
_KINDS: dict[str, dict[str, Any]] = {
    "block": {
        "Para": _INLINES,
        "Plain": _INLINES,
        "LineBlock": [_INLINES],
        "Header": (int, _ATTRIBUTES, _INLINES),
        "CodeBlock": (_ATTRIBUTES, str),
        "RawBlock": (str, str),
        "BlockQuote": _BLOCKS,
        "BulletList": [_BLOCKS],
        "OrderedList": ((int, _TAG, _TAG), [_BLOCKS]),
        "DefinitionList": [(_INLINES, [_BLOCKS])],
        "HorizontalRule": None,
        "Table": (_ATTRIBUTES, _CAPTION, [(_TAG, _Kinds("width"))], _HEAD, [_BODY], _HEAD),
        "Figure": (_ATTRIBUTES, _CAPTION, _BLOCKS),
        "Div": (_ATTRIBUTES, _BLOCKS),
    },
    "inline": {
        **dict.fromkeys(
            ("Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps"),
            _INLINES,
        ),
        **dict.fromkeys(("Space", "SoftBreak", "LineBreak")),
        "Str": str,
        "Quoted": (_Kinds("quotes"), _INLINES),
        "Cite": ([_CITATION], _INLINES),
        "Code": (_ATTRIBUTES, str),
        "Math": (_TAG, str),
        "RawInline": (str, str),
        "Link": _LINK,
        "Image": _LINK,
        "Note": _BLOCKS,
        "Span": (_ATTRIBUTES, _INLINES),
    },
    "width": {"ColWidth": int | float, "ColWidthDefault": None},
    "quotes": {"SingleQuote": None, "DoubleQuote": None},
    "value": {
        "MetaMap": {...: _META},
        "MetaList": [_META],
        "MetaBool": bool,
        "MetaString": str,
        "MetaInlines": _INLINES,
        "MetaBlocks": _BLOCKS,
    },
}
_DOCUMENT = {"meta": {...: _META}, "blocks": _BLOCKS}


def checked(tree: Any) -> dict[str, Any]:
    """Return a tree that has the shape of pandoc's, however deep; raises UnreadableArticle for another."""
    _clear(tree)
    waiting: list[tuple[Any, Any]] = [(tree, _DOCUMENT)]
    while waiting:
        value, shape = waiting.pop()
        waiting += _parts(value, shape)
    found: dict[str, Any] = tree
    return found


def _clear(tree: Any) -> None:
    """Remove from all words what no text holds."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        items: Any = node.items() if isinstance(node, dict) else ()
        for place, value in enumerate(node) if isinstance(node, list) else items:
            if isinstance(value, str):
                node[place] = without_controls(value)
            else:
                waiting.append(value)


def _parts(value: Any, shape: Any) -> Iterator[tuple[Any, Any]]:
    """Give the parts of a value, each with the shape that it should have."""
    if isinstance(shape, type | UnionType):
        _require(isinstance(value, shape))
    elif isinstance(shape, list):
        _require(isinstance(value, list))
        yield from ((each, shape[0]) for each in value)
    elif isinstance(shape, tuple):
        _require(isinstance(value, list) and len(value) == len(shape))
        yield from zip(value, shape, strict=True)
    elif isinstance(shape, dict):
        _require(isinstance(value, dict))
        yield from _named(value, shape)
    elif isinstance(shape, _Perhaps):
        yield from () if value is None else ((value, shape.shape),)
    else:
        yield from _content(value, shape.shapes())


def _named(value: dict[str, Any], shape: dict[Any, Any]) -> Iterator[tuple[Any, Any]]:
    if ... in shape:
        yield from ((each, shape[...]) for each in value.values())
        return
    # Nothing that could be taken for a node stands beside it.
    _require(shape.keys() <= value.keys() and not {"t", "c"} & value.keys() - shape.keys())
    yield from ((value[name], inner) for name, inner in shape.items())


def _content(value: Any, kinds: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    _require(isinstance(value, dict) and isinstance(value.get("t"), str) and value["t"] in kinds)
    shape = kinds[value["t"]]
    _require(("c" in value) == (shape is not None))
    if shape is not None:
        yield value["c"], shape


def _require(is_so: bool) -> None:
    if not is_so:
        raise UnreadableArticle("pandoc gave a tree of a shape that is not known here.")
