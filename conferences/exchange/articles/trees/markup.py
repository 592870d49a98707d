"""Pandoc's tree of something that was copied, written in the markup of texts."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import count
from typing import Any

from conferences.exchange.articles.marks import without_private
from conferences.exchange.articles.trees.inlines import inlines_in
from conferences.exchange.articles.trees.own_marks import escaped_at_start, escaped_but_marks
from conferences.exchange.articles.trees.targets import Node, note_begun_by, note_led_to
from conferences.exchange.articles.values import UnreadableArticle
from conferences.rendering.marks import allowed_href, destination_after

DEEPEST = 60
# How Word writes the items of a list: a sign, or a number, and more than one space.
_ITEM_OF_WORD = re.compile(r"(?:[·•▪§◦‣]\s+|([0-9]{1,2}[.)])\s{2,})(?=\S)")
_LOOKS = {"Underline": "underlining", "Strikeout": "strikeout", "Superscript": "raised letters",
          "Subscript": "lowered letters", "SmallCaps": "small capitals"}  # fmt: skip
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


class MarkupWriter:
    """Writes blocks and inlines; counts in `dropped` what has no markup. `taken` are labels not to be used."""

    def __init__(self, taken: Collection[str] = ()) -> None:
        self.dropped: Counter[str] = Counter()
        self.labels: dict[str, str] = {}
        self.remarks: dict[str, str] = {}
        numbers = [int(label) for label in taken if label.isdecimal() and len(label) < 6]
        self.free = count(max(numbers, default=0) + 1)
        self.highest = 2

    def written(self, blocks: list[Node]) -> str:
        """Return the text, its remarks at the end; raises UnreadableArticle where it is nested too deep."""
        # Notes lead to places further on, so where they lead is gathered before.
        for inlines in inlines_in(blocks):
            self._inlines(inlines)
        self.dropped.clear()
        self.remarks.clear()
        levels = [block["c"][0] for block in blocks if block["t"] == "Header"]
        self.highest = min(levels, default=2)
        parts = [part for part in self._blocks(blocks, 0) if part.strip()]
        while parts and parts[-1] == "---":
            parts.pop()
        notes = [f"[^{label}]: {self.remarks.get(label, '')}".rstrip() for label in self._used()]
        return "\n\n".join([*parts, *notes])

    def _used(self) -> list[str]:
        return list(dict.fromkeys([*self.labels.values(), *self.remarks]))

    # Blocks

    def _blocks(self, blocks: list[Node], depth: int) -> Iterator[str]:
        if depth > DEEPEST:
            raise UnreadableArticle(f"The document is nested deeper than {DEEPEST}.")
        for block in blocks:
            yield from self._block(block, depth)

    def _block(self, block: Node, depth: int) -> Iterator[str]:
        kind, content = block["t"], block.get("c", [])
        if kind in {"Para", "Plain", "LineBlock"}:
            yield from self._paragraph(block, content)
        elif kind == "Header":
            sign = "##" if content[0] <= self.highest else "###"
            if words := self._inlines(content[2]).strip().replace("\\\n", " "):
                yield f"{sign} {words}"
        elif kind in {"BulletList", "OrderedList"}:
            yield from self._list(content, depth, is_numbered=kind == "OrderedList")
        elif kind == "BlockQuote":
            inside = "\n\n".join(self._blocks(content, depth + 1))
            yield "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))
        elif kind == "HorizontalRule":
            yield "---"
        elif kind == "CodeBlock":
            yield f"```\n{content[1]}\n```"
        else:
            yield from self._other(block, kind, content, depth)

    def _other(self, block: Node, kind: str, content: Any, depth: int) -> Iterator[str]:
        if kind == "Div" and not self._takes_note(block, content[1], is_apart=False):
            yield from self._blocks(content[1], depth + 1)
        elif kind == "Table":
            self.dropped["table"] += 1
            yield from self._rows(content)
        elif kind == "DefinitionList":
            for term, definitions in content:
                blocks = [block for each in definitions for block in each]
                yield from self._blocks([{"t": "Plain", "c": term}, *blocks], depth + 1)
        elif kind == "Figure":
            yield from self._blocks(content[1][1], depth + 1)
        elif kind == "RawBlock":
            self.dropped["code"] += 1

    def _paragraph(self, block: Node, content: Any) -> Iterator[str]:
        if self._takes_note(block, [block], is_apart=False):
            return
        lines = content if block["t"] == "LineBlock" else [content]
        words = "\\\n".join(self._inlines(line).strip() for line in lines)
        if item := _ITEM_OF_WORD.match(words):
            mark = item[1] if item[1] else "-"
            yield f"{mark} {words[item.end() :]}"
        elif words.strip():
            yield escaped_at_start(words)

    def _list(self, content: Any, depth: int, *, is_numbered: bool) -> Iterator[str]:
        number = count(content[0][0] or 1) if is_numbered else None
        items = []
        for item in content[1] if is_numbered else content:
            if self._takes_note(item, item, is_apart=True):
                continue
            mark = f"{next(number)}." if number else "-"
            parts = [part for part in self._blocks(item, depth + 1) if part.strip()]
            between = "\n" if any(block["t"] == "Plain" for block in item) else "\n\n"
            inside = _indented(between.join(parts), len(mark) + 1)
            items.append(f"{mark} {inside}".rstrip())
        if items:
            yield "\n".join(items)

    def _rows(self, content: Any) -> Iterator[str]:
        """Write the rows of a table as lines of words."""
        rows = [*content[3][1]]
        for body in content[4]:
            rows += [*body[2], *body[3]]
        for row in rows:
            cells = [" ".join(map(self._inlines, inlines_in(cell[4]))).strip() for cell in row[1]]
            if any(cells):
                yield escaped_at_start(" | ".join(cells))

    def _takes_note(self, node: Any, blocks: list[Node], *, is_apart: bool) -> bool:
        """Take what a note leads to for the text of its remark."""
        name = note_begun_by(node, self.labels, is_apart=is_apart)
        if not name:
            return False
        words = " ".join(" ".join(map(self._inlines, inlines_in(blocks))).split())
        self.remarks.setdefault(self.labels[name], words)
        return True

    # Inlines

    def _inlines(self, nodes: list[Node]) -> str:
        """Return running text; signs of markup that were words stay words, our own marks stay marks."""
        return escaped_but_marks("".join(map(self._raw, nodes)))

    def _raw(self, node: Node) -> str:
        kind, content = node["t"], node.get("c")
        if writer := _WRITERS.get(kind):
            return writer(self, content)
        if kind in _LOOKS:
            self.dropped[_LOOKS[kind]] += 1
        return self._all(content) if isinstance(content, list) else ""

    def _all(self, nodes: list[Node]) -> str:
        return "".join(map(self._raw, nodes))

    def _stressed(self, content: Any, sign: str) -> str:
        words = self._all(content)
        inside = words.strip()
        if not inside:
            return words
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        return f"{before}{_sign(sign)}{inside}{_sign(sign)}{after}"

    def _code(self, content: Any) -> str:
        return without_private(content[1])

    def _quoted(self, content: Any) -> str:
        before, after = _QUOTES[content[0]["t"]]
        return f"{before}{self._all(content[1])}{after}"

    def _note(self, blocks: Any) -> str:
        label = str(next(self.free))
        self.remarks[label] = " ".join(" ".join(map(self._inlines, inlines_in(blocks))).split())
        return _sign(f"[^{label}]")

    def _link(self, content: Any) -> str:
        words, target = self._all(content[1]), content[2][0]
        name = note_led_to(words, target)
        if name is not None:
            if name and name not in self.labels:
                self.labels[name] = str(next(self.free))
            return _sign(f"[^{self.labels[name]}]") if name else ""
        if not words.strip():
            return words
        address = f"({target})"
        if not allowed_href(target) or destination_after(address, 0) != (target, len(address)):
            if not target.startswith("#"):
                self.dropped["link"] += 1
            return words
        return f"{_sign('[')}{words.strip()}{_sign(f']({target})')}"

    def _picture(self, _content: Any) -> str:
        return ""

    def _span(self, content: Any) -> str:
        return self._all(content[1])


def _sign(markup: str) -> str:
    """Return markup of ours between characters that no text holds, so that it is not escaped."""
    return f"\ue010{markup}\ue011"


def _indented(text: str, width: int) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


_WRITERS: dict[str, Callable[[MarkupWriter, Any], str]] = {
    "Str": lambda _writer, content: without_private(content),
    "Space": lambda _writer, _content: " ",
    "SoftBreak": lambda _writer, _content: " ",
    "LineBreak": lambda _writer, _content: _sign("\\\n"),
    "Emph": lambda writer, content: writer._stressed(content, "*"),
    "Strong": lambda writer, content: writer._stressed(content, "**"),
    "Quoted": MarkupWriter._quoted,
    "Code": MarkupWriter._code,
    "Math": MarkupWriter._code,
    "Note": MarkupWriter._note,
    "Link": MarkupWriter._link,
    "Image": MarkupWriter._picture,
    "Span": MarkupWriter._span,
    # No work of ours is meant: its words stay.
    "Cite": MarkupWriter._span,
    "RawInline": MarkupWriter._picture,
}  # fmt: skip
