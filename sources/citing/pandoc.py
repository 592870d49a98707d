"""Formatting by pandoc's CSL processor: items go in as data, formatted text comes out as a tree."""

import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import pypandoc

from sources.citing.csl_json import CslValue
from sources.citing.inlines import Inline, Inlines, Link, Marked, Text, Title, merged

TIMEOUT_SECONDS = 60
STYLES = Path(__file__).parent / "styles"

# The version of pandoc's syntax tree that is written here (pandoc-types 1.23).
_TREE_VERSION = [1, 23, 1]
_ENTRY_PREFIX = "ref-"
# What tells an entry of a list from its neighbours.
_AMONG_OTHERS = re.compile(
    r'\s(?:subsequent-author-substitute="[^"]*"|disambiguate-add-year-suffix="true")'
)
_SPACES = re.compile(r"[ \t\r\n]+")

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
MarkedItem: TypeAlias = "Mapping[str, CslValue | Inlines]"
_Value: TypeAlias = "CslValue | Inlines | MarkedItem"


class CitingFailed(Exception):
    """References could not be formatted; the message is a sentence for whoever runs the site."""


@dataclass(frozen=True)
class Formatted:
    """What a style makes of one source.

    ``note`` is its first, full note, ``entry`` its entry in the bibliography. Either is empty
    where the style has none: an author-date style has no notes, and Chicago leaves unsigned
    entries of encyclopaedias out of the bibliography.
    """

    note: Inlines
    entry: Inlines


def format_items(
    items: Sequence[MarkedItem], *, cited: Sequence[str], style: str, locale: str
) -> dict[str, Formatted]:
    """Format the cited items in one run of pandoc.

    ``style`` is the name of a file in ``styles``, ``locale`` a locale of CSL. No text is read as
    Markdown or HTML on the way: every string is a leaf of the tree that pandoc gets.

    Raises ``CitingFailed`` for a key without an item, which pandoc would print in bold, and where
    pandoc is missing, fails, or takes longer than ``TIMEOUT_SECONDS``.
    """
    keys = [str(item["id"]) for item in items]
    unknown = sorted(set(cited) - set(keys))
    if unknown:
        raise CitingFailed(f"No source has the key {_listed(unknown)}.")
    repeated = sorted(key for key, number in Counter(keys).items() if number > 1)
    if repeated:
        raise CitingFailed(f"More than one source has the key {_listed(repeated)}.")
    if not cited:
        return {}
    document = json.dumps(_document(items, cited, locale)).encode()
    return dict(_answer(_program(), style, document, tuple(cited)))


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(f"“{key}”" for key in keys)


def _document(items: Sequence[MarkedItem], cited: Sequence[str], locale: str) -> Json:
    references: list[Json] = [_metadata(item) for item in items]
    return {
        "pandoc-api-version": list[Json](_TREE_VERSION),
        "meta": {
            "lang": _metadata(locale),
            "references": {"t": "MetaList", "c": references},
        },
        "blocks": [{"t": "Para", "c": [_citation(key)]} for key in cited],
    }


def _citation(key: str) -> Json:
    citation: dict[str, Json] = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def _metadata(value: _Value) -> Json:
    """Turn a value of CSL-JSON into pandoc's metadata, which knows text, lists and maps."""
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    if isinstance(value, int):
        return {"t": "MetaString", "c": str(value)}
    if isinstance(value, str):
        return {"t": "MetaInlines", "c": _text_nodes(value)}
    if isinstance(value, Mapping):
        return {"t": "MetaMap", "c": {name: _metadata(part) for name, part in value.items()}}
    return _sequence_metadata(value)


def _sequence_metadata(value: Sequence[CslValue] | Inlines) -> Json:
    inlines = [part for part in value if isinstance(part, Text | Title | Marked | Link)]
    if inlines:
        return {"t": "MetaInlines", "c": [node for one in inlines for node in _nodes(one)]}
    plain = [part for part in value if not isinstance(part, Text | Title | Marked | Link)]
    return {"t": "MetaList", "c": [_metadata(part) for part in plain]}


def _nodes(inline: Inline) -> list[Json]:
    """Write running text for pandoc; every marked stretch keeps its capitals ("nocase")."""
    if isinstance(inline, Text):
        return _text_nodes(inline.value)
    children = [node for child in inline.children for node in _nodes(child)]
    if not isinstance(inline, Marked):
        return children
    classes: list[Json] = ["nocase", "gloss"] if inline.is_gloss else ["nocase"]
    attributes: list[Json] = [["lang", inline.language]] if inline.language else []
    return [{"t": "Span", "c": [["", classes, attributes], children]}]


def _text_nodes(text: str) -> list[Json]:
    nodes: list[Json] = []
    for word in _SPACES.split(text):
        nodes += [{"t": "Space"}, {"t": "Str", "c": word}]
    return nodes[1:]


# An entry is previewed, proved and refreshed with the same references again and again, and a run of
# pandoc takes longer than all else in it. What failed is asked anew.
@lru_cache(maxsize=32)
def _answer(
    program: str, style: str, document: bytes, cited: tuple[str, ...]
) -> Mapping[str, Formatted]:
    return _formatted(_run(program, document, style=style), cited)


def _run(program: str, document: bytes, *, style: str) -> Json:
    with tempfile.TemporaryDirectory() as folder:
        style_file = Path(folder) / style
        style_file.write_text(_style_with_our_locales(style), encoding="utf-8")
        # Each argument is fixed or a path of ours; the sandbox keeps pandoc from other files.
        arguments = ["--from=json", "--to=json", "--sandbox", "--citeproc", f"--csl={style_file}"]
        output = _output([program, *arguments], document)
    try:
        tree: Json = json.loads(output)
    except ValueError as error:
        raise CitingFailed("pandoc gave an answer that is not JSON.") from error
    return tree


def _style_with_our_locales(style: str) -> str:
    """Lay our words for locales into a style; CSL lets a style's own terms go first.

    Entries are shown one by one, so none may stand for its author with a dash, or bear a letter
    after its year because another that was formatted with it is of the same year.
    """
    try:
        text = (STYLES / style).read_text(encoding="utf-8")
    except OSError as error:
        raise CitingFailed(f"The citation style “{style}” cannot be read.") from error
    ours = "".join(path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("locale-*.xml")))
    text = _AMONG_OTHERS.sub("", text)
    return text.replace("</info>", f"</info>\n{ours}", 1)


def _program() -> str:
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise CitingFailed(
            "pandoc was not found; install the package pypandoc_binary of requirements.txt."
        ) from error


def _output(command: Sequence[str], document: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell, no text of an author
            command, input=document, capture_output=True, timeout=TIMEOUT_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        message = f"pandoc did not format the references within {TIMEOUT_SECONDS} seconds."
        raise CitingFailed(message) from error
    except OSError as error:
        raise CitingFailed(f"pandoc could not be started: {error.strerror}.") from error
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split())
        raise CitingFailed(f"pandoc stopped with status {done.returncode}: {said or 'no reason'}.")
    return done.stdout


def _formatted(tree: Json, cited: Sequence[str]) -> dict[str, Formatted]:
    blocks = _list(_dict(tree)["blocks"])
    entries = _entries(blocks)
    notes = [_note(block) for block in blocks[: len(cited)]]
    return {
        key: Formatted(note=note, entry=entries.get(key, ()))
        for key, note in zip(cited, notes, strict=True)
    }


def _note(paragraph: Json) -> Inlines:
    """Read the note that stands for a citation; in a style without notes there is none."""
    cite = _dict(_list(_dict(paragraph)["c"])[0])
    for node in _list(_list(cite["c"])[1]):
        if _dict(node)["t"] == "Note":
            return _paragraphs(_list(_dict(node)["c"]))
    return ()


def _entries(blocks: Sequence[Json]) -> dict[str, Inlines]:
    """Read the bibliography, a division at the end with a division for each source."""
    entries: dict[str, Inlines] = {}
    for block in (_dict(block) for block in blocks):
        if block["t"] != "Div":
            continue
        for entry in _list(_list(block["c"])[1]):
            attributes, content = _list(_dict(entry)["c"])
            identifier = str(_list(attributes)[0])
            entries[identifier.removeprefix(_ENTRY_PREFIX)] = _paragraphs(_list(content))
    return entries


def _paragraphs(blocks: Sequence[Json]) -> Inlines:
    return merged([inline for block in blocks for inline in _inlines(_dict(block)["c"])])


def _inlines(nodes: Json) -> Inlines:
    return merged([inline for node in _list(nodes) for inline in _inline(_dict(node))])


def _inline(node: Mapping[str, Json]) -> Inlines:
    """Read one node; of nodes that have no meaning here only the text is kept."""
    kind, content = node["t"], node.get("c")
    if kind == "Str":
        return (Text(str(content)),)
    if content is None:
        return (Text(" "),)
    if kind == "Emph":
        return (Title(_inlines(content)),)
    return _node_with_attributes(str(kind), _list(content))


def _node_with_attributes(kind: str, parts: Sequence[Json]) -> Inlines:
    if kind == "Link":
        return (Link(_inlines(parts[1]), address=str(_list(parts[2])[0])),)
    if kind == "Span":
        return _span(_list(parts[0]), _inlines(parts[1]))
    return _inlines(parts[1] if kind == "Quoted" else list(parts))


def _span(attributes: Sequence[Json], children: Inlines) -> Inlines:
    language = next((str(_list(pair)[1]) for pair in _list(attributes[2])), "")
    return (Marked(children, language=language, is_gloss="gloss" in _list(attributes[1])),)


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise CitingFailed("pandoc gave a tree of a form that is not known here.")
    return value


def _dict(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise CitingFailed("pandoc gave a tree of a form that is not known here.")
    return value
