"""Comments that nobody has settled yet."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from conferences.models import Comment, Resolution


def open_threads(work_ids: Collection[UUID]) -> QuerySet[Comment]:
    """Return the comments on some works that begin a thread which nobody has settled, oldest first."""
    last = Resolution.objects.filter(thread=OuterRef("pk")).order_by("-at", "-pk")
    openings = Comment.objects.filter(work_id__in=work_ids, thread=None)
    unsettled = openings.annotate(settled=Subquery(last.values("is_resolved")[:1]))
    return unsettled.filter(Q(settled=None) | Q(settled=False))


def open_blocking(work_ids: Collection[UUID]) -> list[Comment]:
    """Return the comments that hold a publication of some works up, and that nobody has settled."""
    return list(open_threads(work_ids).filter(is_blocking=True))
