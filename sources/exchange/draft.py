"""Collects what a reader finds of one source, so that nothing that a file says is dropped."""

import json
import re
from collections.abc import Iterable

from sources.citing.records import CreatorRecord
from sources.editorial.input_gate import UnusableText, clean_text
from sources.exchange.addresses import addresses_in, is_address
from sources.exchange.exchanged import (
    Exchanged,
    Fault,
    Json,
    Repeated,
    UnknownShape,
    completed,
    name_parts,
)
from sources.exchange.languages import language_tag
from sources.exchange.lines import MOST_MARKS, has_heaped_marks
from sources.exchange.written_dates import certain_part_of, edtf_of, in_year
from sources.identifiers import IdentifierError, check_isbn, check_issn

_NUMBERS = {
    "isbn": (re.compile(r"(?:97[89][- ]?)?\b\d(?:[- ]?\d){8}[- ]?[\dXx]\b"), check_isbn),
    "issn": (re.compile(r"\b\d{4}-?\d{3}[\dXx]\b"), check_issn),
}
# A line of a note that is a variable: "Original Title: …".
_EXTRA = re.compile(r"([A-Za-z][A-Za-z_ -]{1,30}):\s+(.+)")
# What Zotero has no field for its users write so in the field "Extra", and it exports it as a note.
EXTRA = {
    "original-title": "original_title", "archive-place": "archive_place", "archive-location": "file",
    "archive_location": "file", "medium": "medium", "genre": "genre", "issn": "issn", "isbn": "isbn",
    "doi": "doi", "translated-title": "translated_title", "romanised-title": "romanised_title",
    "romanized-title": "romanised_title", "transliterated-title": "romanised_title",
}  # fmt: skip
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
        elif column in ("url", "archived_url"):
            value = self._one_address(label or column, value)
        elif column == "language":
            if value and not (tag := language_tag(value)):
                self.keep(label or column, value)
            value = tag if value else ""
        if len(value) > LONGEST:
            self.fault(f"{label or column} has more than {LONGEST:,} characters.", line)
        elif value and self.values.setdefault(column, value) != value:
            self.keep(label or column, value)

    def _one_number(self, column: str, value: str) -> str:
        """Return the first of several numbers in one value, as catalogues give them; the note keeps all.

        A number that is none, as old books have them in print, stands in the note alone.
        """
        if not value or len(value) > LONGEST:
            return value
        pattern, check = _NUMBERS[column]
        first = next(iter(pattern.findall(value)), value)
        try:
            check(first)
        except IdentifierError:
            self.keep(f"{column.upper()} (invalid)", value)
            return ""
        if first != value:
            self.keep(column.upper(), value)
        return str(first)

    def _one_address(self, label: str, value: str) -> str:
        """Return the first of several web addresses in one value; the note keeps the others, and what is none."""
        found = [value] if len(value) > LONGEST else addresses_in(value)
        first = next((each for each in found if is_address(each)), "")
        for each in found:
            if each != first:
                self.keep(label, each)
        return first

    def put_date(self, column: str, written: str, *, label: str = "") -> None:
        """Fill a column with a date; what is no date that can be told goes into the note."""
        if whole := edtf_of(written):
            self.put(column, whole, label=label)
        else:
            self.put(column, certain_part_of(written), label=label)
            self.keep(label or column, written)

    def put_year(self, column: str, year: str, words: str, labels: tuple[str, str]) -> None:
        """Fill a column with a date of which the year and the words for month and day stand apart."""
        if whole := in_year(words, year):
            self.put(column, whole, label=labels[0])
        else:
            self.put_date(column, year, label=labels[0])
            self.keep(labels[1], words)

    def put_extra(self, lines: Iterable[str], *, label: str) -> None:
        """Fill the note; a line of it that names a column (“Original Title: …”) fills that, if it is empty."""
        kept = []
        for line in lines:
            found = _EXTRA.fullmatch(line.strip())
            column = EXTRA.get(found[1].lower().replace(" ", "-")) if found else None
            if found and column and not self.values.get(column):
                self.put(column, found[2])
            else:
                kept.append(line)
        self.put("note", "\n".join(kept), label=label)

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
        if has_heaped_marks(value):
            self.fault(f"More than {MOST_MARKS} marks stand over one letter.")
            return ""
        try:
            clean_text(value, nfc=False)
        except UnusableText as error:
            self.fault(str(error))
            return ""
        return value
