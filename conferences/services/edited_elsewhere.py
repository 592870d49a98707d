"""Works whose words a page takes and that changed between two moments, beside the work itself."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from conferences.services.entry_library import WORK_MODELS
from sources.editorial.models import Change, Head, Work
from sources.editorial.states import State, named_by

_CITED = re.compile(r"@([^\s,;\[\]@]+)")
_LINKED = re.compile(r"\]\((event|person|place|organisation|source):([^\s()\[\]]+)\)")
# So many works are told of; the others are counted.
LISTED = 50


@dataclass(frozen=True)
class EditedElsewhere:
    """A work that changed meanwhile: its changes from the first to the last, and when that was."""

    work_id: UUID
    kind: str
    label: str
    first: int
    last: int
    changes: int
    at: datetime

    @property
    def before(self) -> int:
        """The change from which to compare: the one before the first, if there is one."""
        return max(1, self.first - 1)


def edited_elsewhere(
    states: Iterable[State], *, after: datetime, until: datetime, kinds: Collection[str]
) -> list[EditedElsewhere]:
    """Return the works that either state rests on and that changed in a time, the last one first.

    Only of `kinds`, which are those that the reader may see; three queries.
    """
    held = list(states)
    own = {state.work_id for state in held}
    # Most rows stand in both states, and most works are named by many of them.
    rows = {row.version_id: row for state in held for row in state.rows}.values()
    keys = {key for row in rows for target, key in named_by(row) if issubclass(target, Work)}
    wanted = set(map(UUID, keys)) | _named(held)
    found = (
        Change.objects.filter(
            work_id__in=wanted - own, kind__in=list(kinds), at__gt=after, at__lte=until
        )
        .values("work_id")
        .annotate(first=Min("number"), last=Max("number"), count=Count("pk"), latest=Max("at"))
        .order_by("-latest")
    )
    edited = list(found)
    heads = Head.objects.in_bulk([each["work_id"] for each in edited])
    return [
        EditedElsewhere(
            each["work_id"],
            heads[each["work_id"]].kind,
            heads[each["work_id"]].label,
            each["first"],
            each["last"],
            each["count"],
            each["latest"],
        )
        for each in edited
    ]


def _named(states: Iterable[State]) -> set[UUID]:
    """Return the works that the texts name by their keys."""
    keys: dict[str, set[str]] = {kind: set() for kind in WORK_MODELS}
    for state in states:
        for row in state.of("conferences.narrative"):
            for text in (row.fields["summary"], row.fields["body"]):
                keys["source"].update(_CITED.findall(text))
                for kind, key in _LINKED.findall(text):
                    keys[kind].add(key)
    first, *others = (
        WORK_MODELS[kind]._default_manager.filter(Q(key__in=named)).order_by().values_list("pk")
        for kind, named in keys.items()
    )
    return {pk for (pk,) in first.union(*others, all=True)} if any(keys.values()) else set()
