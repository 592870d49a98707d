"""What the makers and titles mean that RIS and EndNote only count: it depends on the type of the source."""

from collections.abc import Mapping, Sequence

from sources.citing.records import CreatorRecord

SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})
# In these the second title is that of the series, and the second makers are its editors.
IN_SERIES = frozenset({"book", "report", "map"})
# Of these a single number of pages says how many there are, and not where something stands.
WHOLE = frozenset({"book", "thesis", "motion_picture", "broadcast", "map"})
# In these a number of access or availability is a place in an archive.
ARCHIVAL = frozenset(
    {"document", "manuscript", "personal_communication", "map", "graphic", "interview"}
)
Roles = Sequence[str]


def roles_of(kind: str, *, is_edited: bool = False) -> Roles:
    """Return what the first, second, third and fourth makers did; "" where the library has no role for it."""
    if kind == "motion_picture":
        return ("director", "", "", "")
    if kind == "thesis":
        return ("author", "", "", "translator")
    if kind in IN_SERIES:
        third = "editor" if kind == "book" else ""
        return ("editor" if is_edited else "author", "collection-editor", third, "translator")
    second = {"personal_communication": "recipient", "interview": "interviewer"}.get(kind, "editor")
    return ("author", second, "collection-editor", "translator")


def makers_in_place(
    kind: str, creators: Sequence[CreatorRecord]
) -> Mapping[int, Sequence[CreatorRecord]]:
    """Return by place the makers whose role has one in a source of such a type."""
    places = {role: place for place, role in enumerate(roles_of(kind)) if role}
    return {
        place: [each for each in creators if each.role == role] for role, place in places.items()
    }


def second_title(kind: str) -> str:
    """Return the column of the second title; "" where it is neither that of a series nor of what holds the work."""
    if kind == "thesis":
        return ""
    return "collection_title" if kind in IN_SERIES else "container_title"
