"""Parts of a list of changes, newest first, found without passing over the others."""

from dataclasses import dataclass

from django.db.models import QuerySet

from conferences.services.touching import changing_field
from sources.editorial.models import Change

PER_PAGE = 50
# Where a field is asked for, so many changes are looked into at a time.
LOOKED_INTO = 500


@dataclass(frozen=True)
class Part:
    """Some changes in the order of a query, and the last that was looked into; None at the end.

    `is_short` says that there may be more although fewer than a page were found.
    """

    changes: tuple[Change, ...]
    last: Change | None
    is_short: bool = False


def part_of(
    changes: QuerySet[Change], field: tuple[str, str] | None, *, size: int = PER_PAGE
) -> Part:
    """Return the first changes of a query, of those that gave a field another value if one is named."""
    most = size if field is None else LOOKED_INTO
    found = list(changes[: most + 1])
    looked, has_more = found[:most], len(found) > most
    if field is None:
        return Part(tuple(looked), looked[-1] if has_more else None)
    wanted = changing_field(looked, *field) if looked else set()
    kept = [change for change in looked if change.pk in wanted]
    if len(kept) > size:
        return Part(tuple(kept[:size]), kept[size - 1])
    return Part(tuple(kept), looked[-1] if has_more else None, is_short=has_more)
