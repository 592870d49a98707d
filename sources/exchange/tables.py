"""Comma-separated values, a line at a time, which no program for tables takes for formulas."""

import csv
from collections.abc import Iterable, Iterator, Sequence

# A program for tables would take what begins so for a formula, and carry it out.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """Return the text."""
        return text


def table_lines(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Give the lines of a table; what looks like a formula has an apostrophe before it."""
    writer = csv.writer(_Line())
    yield writer.writerow(headings)
    for row in rows:
        yield writer.writerow([_plain(str(value)) for value in row])


def as_download(lines: Iterable[str]) -> Iterator[str]:
    """Give the lines of a table with a byte order mark before them.

    Without it, programs for tables take UTF-8 for the encoding of the machine, and show Żółć as garbage.
    """
    yield "\ufeff"
    yield from lines


def _plain(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
