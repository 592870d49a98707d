"""Writing a source so that the reader of the same format finds all of it again."""

from collections.abc import Callable, Iterator, Mapping

from sources.exchange.exchanged import Exchanged, Json, left_over

Write = Callable[[Exchanged, Mapping[str, Json]], str]
Read = Callable[[str], Iterator[tuple[int, Exchanged]]]


def written_whole(source: Exchanged, write: Write, read: Read) -> str:
    """Write a source in the fields of a format, and beside them what does not come back from those.

    What other programs have a field for stands there; our own reader is asked what it makes of it,
    so that nothing is added that is not needed, and nothing is left out that is.
    """
    plain = write(source, {})
    _line, back = next(read(plain))
    rest = left_over(source, back)
    return write(source, rest) if rest else plain
