"""A stored source as the value that citing formats."""

from sources.citing.records import CreatorRecord, SourceRecord
from sources.models import Source

_PLAIN = [
    name for name in SourceRecord.__dataclass_fields__ if name not in {"creators", "derived_from"}
]


def source_record(source: Source) -> SourceRecord:
    """Return the record of a source; its creators and derivations should be prefetched."""
    creators = tuple(
        CreatorRecord(
            role=creator.role,
            family=creator.family,
            given=creator.given,
            literal=creator.literal,
            romanised=creator.romanised,
        )
        for creator in sorted(source.creators.all(), key=lambda creator: creator.position)
    )
    repeated = tuple(sorted(item.derived_from.key for item in source.derivations.all()))
    plain = {name: getattr(source, name) for name in _PLAIN}
    return SourceRecord(**plain, creators=creators, derived_from=repeated)
