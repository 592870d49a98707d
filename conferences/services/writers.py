"""Who wrote what is submitted."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Min, Q

from conferences.models import SubmittedWork
from sources.editorial.models import Change


def writers_of(works: Iterable[SubmittedWork]) -> dict[UUID, tuple[str, ...]]:
    """Return by whom the submitted changes of each work are, in the order they began; one query."""
    among = Q(pk__in=())
    for work in works:
        among |= Q(work_id=work.work_id, number__gte=work.first, number__lte=work.last)
    names = Change.objects.filter(among).values("work_id", "by_name").annotate(began=Min("number"))
    found: dict[UUID, tuple[str, ...]] = {}
    for work_id, name in names.order_by("began").values_list("work_id", "by_name"):
        found[work_id] = (*found.get(work_id, ()), name)
    return found
