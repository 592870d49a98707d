"""Collects what a reader finds of one source, so that nothing that a file says is dropped."""

import json
import re
from collections.abc import Iterable

from sources.citing.records import CreatorRecord
from sources.editorial.input_gate import UnusableText, clean_text
from sources.exchange.exchanged import (
    Exchanged,
    Fault,
    Json,
    Repeated,
    UnknownShape,
    completed,
    name_parts,
)
from sources.exchange.languages import LANGUAGES
from sources.exchange.written_dates import edtf_of

_NUMBERS = {
    "isbn": re.compile(r"(?:97[89][- ]?)?\b\d(?:[- ]?\d){8}[- ]?[\dXx]\b"),
    "issn": re.compile(r"\b\d{4}-?\d{3}[\dXx]\b"),
}
# More than any value that can be kept, and little enough to be shown and stored.
LONGEST = 100_000
MOST_CREATORS = 1000


class Draft:
    """One source while it is being read: what has no column goes into its note, under its name."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.values: dict[str, str] = {}
        self.creators: list[CreatorRecord] = []
        self.faults: list[Fault] = []
        self.rest: Json = None
        self._rest_of_columns: dict[str, Json] = {}
        self._kept: dict[str, None] = {}

    def put(self, column: str, value: str, *, label: str = "", line: int = 0) -> None:
        """Fill a column; a second value for it that differs goes into the note."""
        value = value.strip()
        if column in ("isbn", "issn"):
            value = self._one_number(column, value)
        elif column == "language":
            value = LANGUAGES.get(value.lower(), value)
        if len(value) > LONGEST:
            self.fault(f"{label or column} has more than {LONGEST:,} characters.", line)
        elif value and self.values.setdefault(column, value) != value:
            self.keep(label or column, value)

    def _one_number(self, column: str, value: str) -> str:
        """Return the first of several numbers in one value, as catalogues give them; the note keeps all."""
        found = _NUMBERS[column].findall(value[:LONGEST])
        if not found or found[0] == value:
            return value
        self.keep(column.upper(), value)
        return str(found[0])

    def put_date(self, column: str, written: str, *, label: str = "") -> None:
        """Fill a column with a date; what is no date that can be told goes into the note."""
        found = edtf_of(written)
        if found:
            self.put(column, found, label=label)
        else:
            self.keep(label or column, written)

    def keep(self, label: str, value: str) -> None:
        """Keep in the note what no column takes."""
        value = " ".join(value.split())
        if len(value) > LONGEST:
            self.fault(f"{label} has more than {LONGEST:,} characters.")
        elif value:
            self._kept[f"{label}: {value}"] = None

    def make(self, creator: CreatorRecord) -> None:
        """Add who made it."""
        if not creator.family and not creator.literal:
            # A name of one part is a whole name, wherever a program puts it.
            creator = CreatorRecord(creator.role, literal=creator.given)
        if creator.family or creator.literal:
            self.creators.append(creator)

    def take_own(self, found: list[tuple[str, int]], mark: str, where: str) -> None:
        """Take out of a field's values, each with its line, what this site wrote there behind its mark."""
        for place, (value, line) in enumerate(found):
            if value.startswith(mark):
                del found[place]
                self.read_own(value.removeprefix(mark), where, line)
                return

    def read_own(self, text: str, where: str, line: int, *, column: str = "") -> None:
        """Read what this site wrote for itself: one column's value, or all that a format has no field for."""
        try:
            read: Json = json.loads(text)
        except (ValueError, RecursionError):
            self.fault(f"{where} is not as Variorum writes it.", line)
            return
        if column:
            self._rest_of_columns[column] = read
        else:
            self.rest = read

    def fault(self, reason: str, line: int = 0) -> None:
        """Say what is wrong; such a source is not imported."""
        self.faults.append(Fault(line or self.line, reason))

    def done(self, *, repeats: Iterable[Repeated] = ()) -> Exchanged:
        """Return what was found, completed by what this site wrote for itself."""
        if len(self.creators) > MOST_CREATORS:
            self.fault(f"It names more than {MOST_CREATORS:,} creators.")
        lines = [self.values.get("note", ""), *self._kept]
        if note := "\n".join(filter(None, lines)):
            self.values["note"] = note
        values = {name: value for name, value in self.values.items() if value}
        read = Exchanged(values, tuple(self.creators), tuple(repeats), self.line)
        rest = self._rest_of_columns or self.rest
        if rest is not None:
            try:
                read = completed(read, rest)
            except UnknownShape as error:
                self.fault(f"The addition of Variorum cannot be read: {error}.")
        if not read["title"]:
            self.fault("It has no title.")
        read = self._usable(read)
        return Exchanged(read.values, read.creators, read.repeats, self.line, tuple(self.faults))

    def _usable(self, read: Exchanged) -> Exchanged:
        """Leave out what no database keeps, with a fault for each."""
        values = {name: self._kept_text(value) for name, value in read.values.items()}
        creators = (
            CreatorRecord(
                **{part: self._kept_text(value) for part, value in name_parts(each).items()}
            )
            for each in read.creators
        )
        repeats = (
            Repeated(self._kept_text(each.key), self._kept_text(each.note)) for each in read.repeats
        )
        return Exchanged(values, tuple(creators), tuple(repeats), read.line)

    def _kept_text(self, value: str) -> str:
        try:
            clean_text(value, nfc=False)
        except UnusableText as error:
            self.fault(str(error))
            return ""
        return value
