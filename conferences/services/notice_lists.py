"""What an account has been told: its notices, those unread first, and which of them it has read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.utils import timezone

from conferences.models import Notice
from conferences.services.rights import kinds_seen_by

PER_PAGE = 50
# Beyond this nobody counts.
MOST_COUNTED = 100


@dataclass(frozen=True)
class NoticePage:
    """Some notices in order; `last` leads to those that come after them, None where there are none."""

    notices: Sequence[Notice]
    last: int | None


def notices_of(user: User) -> QuerySet[Notice]:
    """Return the notices of an account, without those of works that it may not see any more."""
    return Notice.objects.filter(user=user, kind__in=kinds_seen_by(user))


def unread_count(user: User) -> int:
    """Return how many notices an account has not read, a hundred at most; one query."""
    unread = notices_of(user).filter(read_at__isnull=True)
    return unread.order_by()[:MOST_COUNTED].count()


def notice_page(notices: QuerySet[Notice], *, after: int | None) -> NoticePage:
    """Return the notices that come after one, the unread first, then the latest."""
    is_read = Case(
        When(read_at__isnull=True, then=Value(value=False)),
        default=Value(value=True),
        output_field=BooleanField(),
    )
    listed = notices.annotate(is_read=is_read).order_by("is_read", "-at", "-pk")
    last = listed.filter(pk=after).first() if after is not None else None
    if last is not None:
        was_read = last.read_at is not None
        older = Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk)
        later_part = Q(is_read=True) if not was_read else Q(pk__in=())
        listed = listed.filter(later_part | Q(is_read=was_read) & older)
    found = list(listed[: PER_PAGE + 1])
    has_more = len(found) > PER_PAGE
    return NoticePage(found[:PER_PAGE], found[PER_PAGE - 1].pk if has_more else None)


def mark_read(user: User, number: int) -> bool:
    """Mark one notice of an account as read; False if it has no such notice."""
    own = notices_of(user).filter(pk=number)
    own.filter(read_at__isnull=True).update(read_at=timezone.now())
    return own.exists()


def mark_all_read(user: User, *, upto: int) -> int:
    """Mark the notices of an account as read, up to the last that it was shown."""
    unread = notices_of(user).filter(pk__lte=upto, read_at__isnull=True)
    return unread.update(read_at=timezone.now())
