"""Names of persons and bodies as most formats write them: the family name, a comma, the given names."""

from sources.citing.records import CreatorRecord
from sources.exchange.lines import on_one_line


def read_name(written: str, role: str) -> CreatorRecord:
    """Return a name: with a comma a person, "Family, Given, Jr"; without one a whole name."""
    written = written.strip()
    if written.endswith(","):
        # So EndNote's users say that a name is not to be divided; two commas are one of its own.
        return CreatorRecord(role, literal=written.rstrip(", ").replace(",,", ","))
    family, comma, given = written.partition(",")
    if not comma:
        return CreatorRecord(role, literal=written)
    names = " ".join(part.strip() for part in given.split(",") if part.strip())
    return CreatorRecord(role, family=family.strip(), given=names)


def write_name(creator: CreatorRecord) -> str:
    """Return a name on one line; a body without a comma, a person with one."""
    if creator.literal:
        return on_one_line(creator.literal)
    return on_one_line(f"{creator.family}, {creator.given}").strip()
