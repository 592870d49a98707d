"""What the process that reads a file of sources gives back; it knows neither the database nor the settings."""

from typing import Any

from sources.exchange.exchanged import as_json
from sources.exchange.formats import read_sources
from sources.exchange.limits import MOST_BYTES, Refused


def read_file(content: bytes, name: str = "", encoding: str = "") -> list[dict[str, Any]]:
    """Return what a file holds, as JSON has it; raises Refused."""
    if len(content) > MOST_BYTES:
        line = content.count(b"\n", 0, MOST_BYTES) + 1
        raise Refused(
            line, f"the file is longer than {MOST_BYTES >> 20} MB; split it before this line."
        )
    return [as_json(source) for source in read_sources(content, name, encoding)]
