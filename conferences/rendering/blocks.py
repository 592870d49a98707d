"""Block markup, line by line: headings, paragraphs, lists, quotations, rules, code, remarks."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from conferences.rendering.document import (
    Block,
    CitationGroup,
    ClaimSpan,
    CodeBlock,
    EntryLink,
    Heading,
    ListBlock,
    Paragraph,
    Position,
    Quote,
    RemarkReference,
    RemarkText,
    Rule,
)
from conferences.rendering.gathering import Gathered, Line
from conferences.rendering.inlines import DEPTH, parse_inlines
from conferences.rendering.marks import MARK_IN_CODE, marks_in_code

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_HEADING_NAME = re.compile(r"\{#([a-z0-9][a-z0-9-]*+)\}\s*+$")
_FENCE = re.compile(r"`{3,}|~{3,}")
_ITEM = re.compile(r"([-*+]|[0-9]{1,9}[.)])(?:[ \t]+|$)")
_REMARK = re.compile(r"\[\^([^\s\[\]]++)\]:[ \t]*")
_BEGINNERS = frozenset("#>-*+_`~[0123456789")
REMARK_INDENT = 2


class BlockParser:
    """Reads lines into blocks; the inlines of each are read at once."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.remarks: dict[str, RemarkText] = {}

    def parse(self, lines: Sequence[Line], depth: int = 0) -> tuple[Block, ...]:
        """Parse a run of lines that stands ``depth`` blocks deep."""
        blocks: list[Block] = []
        at = 0
        while at < len(lines):
            if not lines[at].text.strip():
                at += 1
                continue
            block, at = self._block(lines, at, depth)
            blocks.append(block)
        return tuple(blocks)

    def _block(self, lines: Sequence[Line], at: int, depth: int) -> tuple[Block, int]:
        line = _stripped(lines[at])
        kind = _kind(line.text) if depth < DEPTH else ""
        if kind == "heading":
            return self._heading(line, depth), at + 1
        if kind == "rule":
            return Rule(), at + 1
        if kind == "fence":
            return self._fence(lines, at)
        if kind:
            read = {"quote": self._quote, "item": self._list, "remark": self._remark}[kind]
            return read(lines, at, depth)
        return self._paragraph(lines, at, depth)

    def _heading(self, line: Line, depth: int) -> Heading:
        found = _HEADING.fullmatch(line.text)
        assert found
        words, name = found[2].rstrip(), ""
        if named := _HEADING_NAME.search(words):
            words, name = words[: named.start()].rstrip(), named[1]
        text = Line(line.number, line.column + found.start(2), words)
        children = parse_inlines(self.gathered, [text], depth)
        return Heading(
            2 if len(found[1]) < 3 else 3,
            children,
            self.gathered.plain[-1],
            name,
            Position(line.number, line.column),
        )

    def _fence(self, lines: Sequence[Line], at: int) -> tuple[Block, int]:
        first = _stripped(lines[at])
        found = _FENCE.match(first.text)
        assert found
        fence, body, end = found[0], [], at + 1
        position = Position(first.number, first.column)
        while end < len(lines) and not _closes(lines[end].text, fence):
            if cited := MARK_IN_CODE.search(lines[end].text):
                self.gathered.report(
                    Position(lines[end].number, lines[end].column + cited.start()),
                    marks_in_code(),
                )
            body.append(lines[end].text)
            end += 1
        if end == len(lines):
            self.gathered.report(
                position, _("This block of code is not closed; all that follows counts as code.")
            )
        # What stands beside the fence (often the name of a language) is kept with the rest.
        beside = first.text[len(fence) :].strip()
        words = "\n".join(([beside] if beside else []) + body)
        self.gathered.plain.append(words)
        return CodeBlock(words, position), end + 1

    def _quote(self, lines: Sequence[Line], at: int, depth: int) -> tuple[Block, int]:
        inside = []
        while at < len(lines) and (line := _stripped(lines[at])).text.startswith(">"):
            cut = 2 if line.text[1:2] == " " else 1
            inside.append(Line(line.number, line.column + cut, line.text[cut:]))
            at += 1
        return Quote(self.parse(inside, depth + 1)), at

    def _list(self, lines: Sequence[Line], at: int, depth: int) -> tuple[Block, int]:
        first = _marker(lines[at])
        items = []
        while at < len(lines) and _same_list(_marker(lines[at]), first):
            indent = len(lines[at].text) - len(_content(lines[at]).text)
            inside, at = _indented(lines, at + 1, min(indent, 9), [_content(lines[at])])
            items.append(self.parse(inside, depth + 1))
            at = _past_blank(lines, at)
        start = int(first[:-1]) if first[:-1] else None
        return ListBlock(tuple(items), start), at

    def _remark(self, lines: Sequence[Line], at: int, depth: int) -> tuple[Block, int]:
        line = _stripped(lines[at])
        found = _REMARK.match(line.text)
        assert found
        label, position = found[1], Position(line.number, line.column)
        first = Line(line.number, line.column + found.end(), line.text[found.end() :])
        inside, at = _indented(lines, at + 1, REMARK_INDENT, [first])
        remark = RemarkText(label, self.parse(inside, depth + 1), found[0], position)
        if label in self.remarks:
            self.gathered.report(
                position, _("There is a second remark “%s”; its text is shown here.") % label
            )
            return RemarkText("", remark.blocks, found[0], position), at
        self.remarks[label] = remark
        return remark, at

    def _paragraph(self, lines: Sequence[Line], at: int, depth: int) -> tuple[Block, int]:
        inside = [_stripped(lines[at])]
        at += 1
        while at < len(lines) and (text := lines[at].text.strip()):
            if text[0] in _BEGINNERS and _interrupts(text):
                break
            inside.append(_stripped(lines[at]))
            at += 1
        last = inside[-1]
        inside[-1] = last._replace(text=last.text.rstrip())
        before = len(self.gathered.marked)
        children = parse_inlines(self.gathered, inside, depth)
        named = self.gathered.marked[before:]
        claims = (
            frozenset(mark.key for mark in named if isinstance(mark, ClaimSpan))
            if named
            else frozenset()
        )
        return Paragraph(children, claims), at


Marked = CitationGroup | ClaimSpan | EntryLink | RemarkReference


def _stripped(line: Line) -> Line:
    text = line.text.lstrip()
    return (
        line
        if text == line.text
        else Line(line.number, line.column + len(line.text) - len(text), text)
    )


def _kind(text: str) -> str:
    """Name the block that a line begins, "" for a paragraph."""
    first = text[0]
    if first not in _BEGINNERS:
        return ""
    if first == ">":
        return "quote"
    for kind, pattern in _PATTERNS.get(first, ()):
        if pattern.match(text) and (kind != "rule" or _is_rule(text)):
            return kind
    return "item" if first.isdigit() and _ITEM.match(text) else ""


def _is_rule(text: str) -> bool:
    signs = "".join(text.split())
    return len(signs) >= 3 and not signs.strip(signs[0])


_RULE_FIRST = (("rule", re.compile("[-*_]")), ("item", _ITEM))
_PATTERNS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "#": (("heading", _HEADING),),
    "-": _RULE_FIRST,
    "*": _RULE_FIRST,
    "_": (("rule", re.compile("_")),),
    "+": (("item", _ITEM),),
    "`": (("fence", _FENCE),),
    "~": (("fence", _FENCE),),
    "[": (("remark", _REMARK),),
}


def _interrupts(text: str) -> bool:
    """Say whether a line ends the paragraph before it; a number must be 1 to begin a list there."""
    kind = _kind(text)
    return bool(kind) and not (
        kind == "item" and text[0].isdigit() and text[:2] not in {"1.", "1)"}
    )


def _closes(text: str, fence: str) -> bool:
    stripped = text.strip()
    return len(stripped) >= len(fence) and not stripped.strip(fence[0])


def _marker(line: Line) -> str:
    """Return the marker of a list item; "" if the line begins none."""
    text = line.text.lstrip()
    found = _ITEM.match(text) if text and _kind(text) == "item" else None
    return found[1] if found else ""


def _same_list(marker: str, first: str) -> bool:
    return bool(marker) and marker[-1] == first[-1]


def _content(line: Line) -> Line:
    """Return what stands behind the marker of a list item."""
    stripped = _stripped(line)
    found = _ITEM.match(stripped.text)
    assert found
    return Line(line.number, stripped.column + found.end(), stripped.text[found.end() :])


def _indented(
    lines: Sequence[Line], at: int, indent: int, inside: list[Line]
) -> tuple[list[Line], int]:
    """Gather the lines that belong to an item: indented, or continuing its paragraph."""
    was_blank = not inside[0].text.strip()
    while at < len(lines):
        text = lines[at].text
        content = text.lstrip()
        width = len(text) - len(content)
        if content and width < min(indent, REMARK_INDENT):
            if was_blank or (content[0] in _BEGINNERS and _kind(content)):
                break
        elif content and was_blank and width < min(indent, REMARK_INDENT):
            break
        cut = min(width, indent)
        inside.append(Line(lines[at].number, lines[at].column + cut, text[cut:]))
        was_blank = not content
        at += 1
    return inside, at


def _past_blank(lines: Sequence[Line], at: int) -> int:
    after = at
    while after < len(lines) and not lines[after].text.strip():
        after += 1
    return after if after < len(lines) and _marker(lines[after]) else at
