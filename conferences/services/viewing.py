"""What a reviewer has seen: marks on differences, by the signature of what differs."""

import re
from collections.abc import Collection
from uuid import UUID

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from conferences.models import Viewed
from conferences.services.errors import ActRefused

_SIGNATURE = re.compile("[0-9a-f]{64}")
# No comparison has more rows than this at once, and no reviewer more marks on one work.
MOST_AT_ONCE = 1_000
MOST_ON_A_WORK = 20_000


class NotASignature(ActRefused):
    """What was sent to be marked names no difference."""


def viewed_of(user: User, work_id: UUID) -> frozenset[str]:
    """Return the signatures of the differences of a work that an account has marked as seen."""
    seen = Viewed.objects.filter(user=user, work_id=work_id)
    return frozenset(seen.values_list("signature", flat=True))


def mark_viewed(user: User, work_id: UUID, signatures: Collection[str]) -> None:
    """Mark differences of a work as seen by an account; raises NotASignature, and marks none then."""
    wanted = _checked(signatures)
    if Viewed.objects.filter(user=user, work_id=work_id).count() + len(wanted) > MOST_ON_A_WORK:
        raise NotASignature(_("So many differences of one work cannot be marked."))
    Viewed.objects.bulk_create(
        [Viewed(user=user, work_id=work_id, signature=one) for one in sorted(wanted)],
        ignore_conflicts=True,
    )


def unmark_viewed(user: User, work_id: UUID, signatures: Collection[str]) -> None:
    """Take marks back; those that there are not are passed over."""
    wanted = _checked(signatures)
    Viewed.objects.filter(user=user, work_id=work_id, signature__in=wanted).delete()


def _checked(signatures: Collection[str]) -> set[str]:
    wanted = set(signatures)
    if not wanted or len(wanted) > MOST_AT_ONCE:
        raise NotASignature(_("Say which differences you mean, a thousand at most."))
    if not all(_SIGNATURE.fullmatch(one) for one in wanted):
        raise NotASignature(_("This names no difference; reload the page and mark it again."))
    return wanted
