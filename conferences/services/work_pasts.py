"""What is known of works before their editions are rendered: the changes, the last editions, who wrote them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Min, OuterRef, Q, Subquery

from conferences.models import Edition
from sources.editorial.models import Change
from sources.editorial.states import TOGETHER, State


@dataclass(frozen=True)
class WorkPasts:
    """Of each work the change that made its state, its last edition, and who made the changes up to it."""

    changes: Mapping[UUID, Change]
    previous: Mapping[UUID, Edition]
    written_by: Mapping[UUID, tuple[str, ...]]


def pasts_of(states: Sequence[State]) -> WorkPasts:
    """Return the pasts of works up to some states: three queries, and one more for each further hundred."""
    keys = [state.work_id for state in states]
    last = Edition.objects.filter(work_id=OuterRef("work_id")).order_by("-number")
    previous = Edition.objects.filter(work_id__in=keys, number=Subquery(last.values("number")[:1]))
    return WorkPasts(
        {change.work_id: change for change in _changes(states)},
        {edition.work_id: edition for edition in previous},
        _writers(states),
    )


def _changes(states: Sequence[State]) -> Iterator[Change]:
    for start in range(0, len(states), TOGETHER):
        among = Q()
        for state in states[start : start + TOGETHER]:
            among |= Q(work_id=state.work_id, number=state.number)
        yield from Change.objects.filter(among)


def _writers(states: Sequence[State]) -> dict[UUID, tuple[str, ...]]:
    """Return who made the changes of each work, by the names they bore then, in order of first change."""
    numbers = {state.work_id: state.number for state in states}
    names = Change.objects.filter(work_id__in=numbers).values("work_id", "by_name")
    found: dict[UUID, tuple[str, ...]] = {}
    began = names.annotate(first=Min("number")).order_by("first")
    for work_id, name, first in began.values_list("work_id", "by_name", "first"):
        if first <= numbers[work_id]:
            found[work_id] = (*found.get(work_id, ()), name)
    return found
