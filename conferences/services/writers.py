"""Who wrote what is submitted."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import User
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


def written_by(user: User, works: Iterable[SubmittedWork]) -> set[UUID]:
    """Return the works of which an account wrote what was submitted, or what came after; one query."""
    since = Q(pk__in=())
    for work in works:
        since |= Q(work_id=work.work_id, number__gte=work.first)
    return set(Change.objects.filter(since, by=user).values_list("work_id", flat=True))
