"""Has a file of sources read by a process of its own, which ends where it takes too much."""

from sources.exchange.confined import Limits, run_confined
from sources.exchange.exchanged import Exchanged, from_json
from sources.exchange.limits import MOST_BYTES

_READER = "sources.exchange.reading:read_file"
LIMITS = Limits(cpu_seconds=20, seconds=30, megabytes=400)


def read_apart(content: bytes, name: str = "", encoding: str = "") -> list[Exchanged]:
    """Return the sources of a file, with their faults; raises Unreadable.

    Whatever the file does to its reader, memory and time of this process are not touched by it.
    """
    # One byte more than may be, so that more is seen, but not read.
    read = run_confined(
        _READER, content[: MOST_BYTES + 1], arguments=(name, encoding), limits=LIMITS
    )
    return [from_json(each) for each in read]
