"""Inline markup, read in one pass from left to right."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from conferences.rendering.document import (
    CitationGroup,
    ClaimSpan,
    Code,
    EntryLink,
    Inline,
    Inlines,
    Link,
    Position,
    RemarkReference,
)
from conferences.rendering.gathering import Gathered, Line
from conferences.rendering.marks import (
    CITATION,
    CLAIM_MARK,
    MARK_IN_CODE,
    REMARK,
    allowed_href,
    destination_after,
    excerpt,
    flanks,
    marks_in_code,
    read_citation,
)
from conferences.rendering.nesting import Frame, Nesting

DEPTH = 100
LONGEST_RUN = 3
KINDS = frozenset({"event", "person", "place", "organisation", "source"})

# Everything that may begin or end a mark; runs are taken whole. No part of it repeats a repetition.
_SPECIAL = re.compile(r"\\|`+|\*+|_+|\[|\]|<|\n|\{claim=")
_AUTOLINK = re.compile(r"<((?:https?|mailto|doi|urn):[^\s<>]+)>")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def parse_inlines(gathered: Gathered, lines: Sequence[Line], depth: int = 0) -> Inlines:
    """Parse the lines of one block, itself ``depth`` deep; gather its words, marks and problems."""
    return _Run(gathered, lines, depth).result()


class _Run(Nesting):
    """One block's inlines being read."""

    def __init__(self, gathered: Gathered, lines: Sequence[Line], depth: int) -> None:
        super().__init__()
        self.gathered = gathered
        self.lines = lines
        self.text = lines[0].text if len(lines) == 1 else "\n".join(line.text for line in lines)
        self.starts: list[int] | None = None
        self.depth = depth
        self.closers: dict[int, list[int]] | None = None
        self.is_too_deep = False

    def result(self) -> Inlines:
        text, search, at = self.text, _SPECIAL.search, 0
        while found := search(text, at):
            start = found.start()
            if start > at:
                self.add_text(text[at:start])
            at = _READERS[text[start]](self, start, found.end())
        if at < len(text):
            self.add_text(text[at:])
        self.close_all()
        self.gathered.plain.append("".join(self.plain))
        return tuple(self.stack[0].children)

    def position(self, offset: int) -> Position:
        """Return line and column of an offset into the text of the block."""
        if self.starts is None:
            self.starts = [0]
            for line in self.lines:
                self.starts.append(self.starts[-1] + len(line.text) + 1)
        index = min(bisect_right(self.starts, offset), len(self.lines)) - 1
        line = self.lines[index]
        return Position(line.number, line.column + offset - self.starts[index])

    def report(self, offset: int, message: str) -> None:
        self.gathered.report(self.position(offset), message)

    # Each reader takes the offsets of a sign and returns where to go on.

    def read_escape(self, start: int, end: int) -> int:
        following = self.text[end : end + 1]
        if following == "\n":
            self.add_break()
            return end + 1
        if following in _ESCAPABLE and following:
            self.add_text(following)
            return end + 1
        self.add_text("\\")
        return end

    def read_newline(self, start: int, end: int) -> int:
        children = self.stack[-1].children
        before = children[-1] if children else ""
        if isinstance(before, str) and before.endswith("  "):
            children[-1] = before.rstrip(" ")
            self.add_break()
        else:
            self.add_text("\n")
        return end

    def read_code(self, start: int, end: int) -> int:
        close = self.closing_ticks(start, end - start)
        if close is None:
            self.add_text(self.text[start:end])
            return end
        inside = self.text[end:close]
        found = MARK_IN_CODE.search(inside)
        if found:
            self.report(
                end + found.start(),
                marks_in_code(),
            )
        words = inside.replace("\n", " ")
        if words.strip() and words[0] == words[-1] == " ":
            words = words[1:-1]
        self.stack[-1].children.append(Code(words))
        self.plain.append(words)
        return close + end - start

    def closing_ticks(self, start: int, length: int) -> int | None:
        """Return where the next run of as many ticks begins; all runs are found once."""
        if self.closers is None:
            self.closers = {}
            for run in re.finditer("`+", self.text):
                self.closers.setdefault(len(run[0]), []).append(run.start())
        runs = self.closers.get(length, [])
        index = bisect_right(runs, start)
        return runs[index] if index < len(runs) else None

    def read_angle(self, start: int, end: int) -> int:
        found = _AUTOLINK.match(self.text, start)
        if not found or not allowed_href(found[1]):
            self.add_text("<")
            return end
        self.brackets[-1].has_target = True
        self.stack[-1].children.append(Link(found[1], (found[1],)))
        self.plain.append(found[1])
        return found.end()

    def read_stray_claim(self, start: int, end: int) -> int:
        self.report(
            start,
            _("A claim mark stands directly behind words in square brackets: [words]{claim=key}."),
        )
        self.add_text(self.text[start:end])
        return end

    def read_run(self, start: int, end: int) -> int:
        """Read a run of * or _: close what it closes, then open what is left."""
        sign, count = self.text[start], end - start
        can_open, can_close = flanks(self.text, start, end)
        if count > LONGEST_RUN:
            can_open = can_close = False
        bracket = self.brackets[-1]
        while can_close and count and bracket.open_runs.get(sign):
            count -= self.close_emphasis(sign, count)
        if not count:
            return end
        if can_open and self.has_room(start):
            self.open_run(sign, end - count, count)
        else:
            self.add_text(sign * count)
        return end

    def has_room(self, start: int) -> bool:
        if self.depth + len(self.stack) <= DEPTH:
            return True
        if not self.is_too_deep:
            self.is_too_deep = True
            self.report(
                start,
                _("Marks are nested more than a hundred deep; what is inside is shown as typed."),
            )
        return False

    def read_bracket(self, start: int, end: int) -> int:
        following = self.text[end : end + 1]
        if following == "@" and (found := CITATION.match(self.text, start)):
            return self.read_citation(found)
        if following == "^" and (found := REMARK.match(self.text, start)):
            self.add_marked(RemarkReference(found[1], self.position(start)))
            return found.end()
        if following == "@" and not self.text.startswith("]", end + 1):
            self.report(start, _("This citation is not closed by ] before the next bracket."))
        if not self.has_room(start):
            self.add_text("[")
            return end
        self.open_bracket(start)
        return end

    def read_citation(self, found: re.Match[str]) -> int:
        if destination_after(self.text, found.end()) is not None:
            return self.read_link_on_citation(found)
        items, fault = read_citation(found[1])
        if fault:
            self.report(found.start(), fault)
            self.add_text(found[0])
        else:
            self.add_marked(CitationGroup(items, self.position(found.start())))
        return found.end()

    def read_link_on_citation(self, found: re.Match[str]) -> int:
        """Read [@name](address): a link whose words happen to begin with @."""
        self.open_bracket(found.start())
        self.add_text(found[1])
        return self.read_close(found.end() - 1, found.end())

    def add_marked(self, inline: CitationGroup | RemarkReference) -> None:
        self.stack[-1].children.append(inline)
        self.gathered.marked.append(inline)
        self.brackets[-1].has_target = True

    def read_close(self, start: int, end: int) -> int:
        frame = self.brackets[-1]
        if not frame.sign:
            self.add_text("]")
            return end
        self.close_bracket()
        following = self.text[end : end + 1]
        if following == "{":
            return self.close_claim(frame, end)
        if following == "(":
            return self.close_link(frame, end)
        self.keep_bracket(frame)
        return end

    def close_claim(self, frame: Frame, end: int) -> int:
        found = CLAIM_MARK.match(self.text, end)
        if not found:
            self.keep_bracket(frame)
            if self.text.startswith("{claim=", end):
                self.report(end, _("This claim mark is not closed: [words]{claim=key}."))
                self.add_text("{claim=")
                return end + len("{claim=")
            return end
        beginning = excerpt(self.plain, frame.plain_start)
        span = ClaimSpan(found[1], tuple(frame.children), beginning, self.position(frame.start))
        self.stack[-1].children.append(span)
        self.gathered.marked.append(span)
        self.brackets[-1].has_target = True
        return found.end()

    def close_link(self, frame: Frame, end: int) -> int:
        found = destination_after(self.text, end)
        if found is None:
            self.keep_bracket(frame)
            return end
        destination, after = found
        node = self.link(frame, destination)
        if node is None:
            self.keep_bracket(frame)
            self.add_text(self.text[end:after])
            return after
        self.stack[-1].children.append(node)
        self.brackets[-1].has_target = True
        return after

    def link(self, frame: Frame, destination: str) -> Inline | None:
        """Return the link, or None after having reported why there is none."""
        if frame.has_target:
            self.report(
                frame.start, _("A link cannot hold another link, a claim, a citation or a remark.")
            )
            return None
        scheme, colon, rest = destination.partition(":")
        if colon and scheme in KINDS:
            node = EntryLink(scheme, rest, tuple(frame.children), self.position(frame.start))
            self.gathered.marked.append(node)
            return node
        if allowed_href(destination):
            return Link(destination, tuple(frame.children))
        message = _("The address “%s” is not allowed: only http, https, mailto, doi and urn are.")
        self.report(frame.start, message % destination[:80])
        return None


_READERS: dict[str, Callable[[_Run, int, int], int]] = {
    "\\": _Run.read_escape,
    "\n": _Run.read_newline,
    "`": _Run.read_code,
    "<": _Run.read_angle,
    "{": _Run.read_stray_claim,
    "*": _Run.read_run,
    "_": _Run.read_run,
    "[": _Run.read_bracket,
    "]": _Run.read_close,
}
