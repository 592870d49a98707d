"""Sources as comma-separated values: a column for each field, for tables and for counting."""

from collections.abc import Iterable, Iterator

from sources.citing.records import CreatorRecord
from sources.exchange.exchanged import COLUMNS, Exchanged
from sources.exchange.tables import table_lines

HEADINGS = (*COLUMNS, "creators", "derived_from")


def csv_lines(sources: Iterable[Exchanged]) -> Iterator[str]:
    """Give the lines of a table; what looks like a formula has an apostrophe before it."""
    return table_lines(HEADINGS, map(_values, sources))


def _values(source: Exchanged) -> tuple[str, ...]:
    creators = "; ".join(map(name_in_words, source.creators))
    repeated = "; ".join(each.key for each in source.repeats)
    return (*(source[name] for name in COLUMNS), creators, repeated)


def name_in_words(creator: CreatorRecord) -> str:
    """Return a name with its romanised form and what the creator did."""
    whole = creator.literal or ", ".join(filter(None, (creator.family, creator.given)))
    gloss = f" [{creator.romanised}]" if creator.romanised else ""
    return f"{whole}{gloss} ({creator.role})"
