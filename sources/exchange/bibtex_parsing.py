"""The entries of a BibTeX file: what stands where, before it means anything."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sources.exchange.draft import LONGEST
from sources.exchange.limits import Lines, Refused
from sources.exchange.written_dates import MONTHS

# Where an entry begins; text between entries is a comment, as BibTeX has it.
_BEGINS = re.compile(r"@[ \t]*([A-Za-z]+)\s*([{(])")
# An entry at the beginning of a line ends whatever stood open before it.
_AGAIN = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]", re.MULTILINE)
_KEY = re.compile(r"\s*([^\s,{}()=\"]*)\s*")
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+/-]*)\s*=\s*")
_BETWEEN = re.compile(r"[\s,]*")
_WORD = re.compile(r"[^\s,{}()=\"#]+")
_BRACE = re.compile(r"\\.|[{}\"]", re.DOTALL)
_JOIN = re.compile(r"\s*#\s*")
_END = re.compile(r"[\s,]*([})])")


@dataclass
class Entry:
    """One entry: its fields as TeX, each with its line; `fault` says where it stops to be one."""

    kind: str
    line: int
    key: str = ""
    fields: dict[str, tuple[str, int]] = field(default_factory=dict)
    twice: list[tuple[str, str]] = field(default_factory=list)
    fault: tuple[int, str] | None = None

    def __getitem__(self, name: str) -> str:
        return self.fields[name][0] if name in self.fields else ""


class _Broken(Exception):
    def __init__(self, place: int, reason: str) -> None:
        self.place, self.reason = place, reason
        super().__init__(reason)


class BibtexParser:
    """Reads a file once from front to back; a broken entry ends where the next one begins."""

    def __init__(self, text: str) -> None:
        self.text, self.lines = text, Lines(text)
        self.strings: dict[str, str] = {name: name for name in MONTHS}
        self.limit = 0

    def entries(self) -> Iterator[Entry]:
        """Give the entries of a file; raises Refused where there are none at all."""
        at, has_any = 0, False
        while found := _BEGINS.search(self.text, at):
            kind = found[1].lower()
            # Nothing is read beyond the next line that begins an entry.
            if self.limit < found.end():
                again = _AGAIN.search(self.text, found.end())
                self.limit = again.start() if again else len(self.text)
            if kind == "comment":
                at, has_any = self._after_comment(found.end()), True
                continue
            entry = Entry(kind, self.lines.line_at(found.start()))
            try:
                at = self._body(entry, found.end(), "}" if found[2] == "{" else ")")
            except _Broken as broken:
                entry.fault = (self.lines.line_at(broken.place), broken.reason)
                at = max(self.limit, found.end())
            has_any = True
            if kind not in ("string", "preamble") or entry.fault:
                yield entry
        if not has_any:
            raise Refused(1, "no entry of BibTeX (@book{…) begins anywhere in this file.")

    def _after_comment(self, at: int) -> int:
        try:
            return self._braced(at)[1]
        except _Broken:
            return self.limit

    def _body(self, entry: Entry, at: int, closing: str) -> int:
        if entry.kind == "preamble":
            return self._braced(at)[1] if closing == "}" else self.limit
        if entry.kind != "string":
            found = _KEY.match(self.text, at, self.limit)
            assert found
            entry.key, at = found[1], found.end()
            if self.text[at : at + 1] not in (",", closing):
                raise _Broken(at, "after the key of an entry comes a comma.")
        while not (end := _END.match(self.text, at, self.limit)):
            at = self._field(entry, at)
        if end[1] != closing:
            raise _Broken(end.start(1), f"the entry ends with {end[1]}, but should with {closing}.")
        if entry.kind == "string":
            self.strings |= {name: value for name, (value, _line) in entry.fields.items()}
        return end.end()

    def _field(self, entry: Entry, at: int) -> int:
        found = _FIELD.match(self.text, at, self.limit)
        if not found:
            here = _BETWEEN.match(self.text, at, self.limit)
            if here is None or here.end() == self.limit:
                raise _Broken(at, "the entry is not closed.")
            raise _Broken(here.end(), "here a field (name = {value}) should begin.")
        name, line = found[1].lower(), self.lines.line_at(found.start(1))
        value, at = self._value(found.end())
        if name in entry.fields:
            entry.twice.append((name, value))
        else:
            entry.fields[name] = (value, line)
        return at

    def _value(self, at: int) -> tuple[str, int]:
        """Return a value, joined of strings, words and numbers, and where it ends."""
        parts: list[str] = []
        while True:
            part, at = self._part(at)
            parts.append(part)
            if sum(map(len, parts)) > LONGEST:
                raise _Broken(at, f"the value has more than {LONGEST:,} characters.")
            join = _JOIN.match(self.text, at, self.limit)
            if not join:
                return "".join(parts), at
            at = join.end()

    def _part(self, at: int) -> tuple[str, int]:
        sign = self.text[at : at + 1]
        if sign == "{":
            return self._braced(at + 1)
        if sign == '"':
            return self._quoted(at + 1)
        word = _WORD.match(self.text, at, self.limit)
        if not word:
            raise _Broken(
                at, "after the equals sign comes a value in braces or quotes, or a number."
            )
        return self.strings.get(word[0].lower(), word[0]), word.end()

    def _braced(self, at: int) -> tuple[str, int]:
        depth = 1
        for found in _BRACE.finditer(self.text, at, self.limit):
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if not depth:
                return self.text[at : found.start()], found.end()
        raise _Broken(at, "the brace that opens here is not closed.")

    def _quoted(self, at: int) -> tuple[str, int]:
        depth = 0
        for found in _BRACE.finditer(self.text, at, self.limit):
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if found[0] == '"' and not depth:
                return self.text[at : found.start()], found.end()
        raise _Broken(at, "the quotation mark that opens here is not closed.")
