"""Saying of two sources that seem to be one that they are two, with a reason, and taking that back."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sources.editorial.account_names import name_of
from sources.editorial.errors import EditorialError
from sources.editorial.guard import Permit, permitting
from sources.editorial.input_gate import UnusableText, clean_line
from sources.editorial.models import Head
from sources.models import Distinction, DistinctionTakenBack

SHORTEST, LONGEST = 10, 500


class NotToldApart(EditorialError):
    """Two sources cannot be said to be two, or are not said so any more; the message says why."""


class ReasonRefused(NotToldApart):
    """The reason is missing, too short or too long, or cannot be kept."""


@dataclass(frozen=True)
class Seen:
    """Two sources as somebody saw them: by id the number of the last change of each, and by what they seemed one."""

    numbers: Mapping[UUID, int]
    found: str


def tell_apart(seen: Seen, *, by: User, reason: str) -> Distinction:
    """Record that two sources are two; raises NotToldApart, and then nothing is written.

    Refused are sources that have changed since they were seen, a pair of which it is said already, and,
    as ReasonRefused, a reason that says nothing.
    """
    words = _checked(reason)
    one, other = sorted(seen.numbers)
    with transaction.atomic(), permitting(Permit.HISTORY):
        # Whoever comes second waits here, as does whoever changes one of the two.
        held = Head.objects.select_for_update().filter(pk__in=(one, other)).order_by("pk")
        heads = {head.work_id: head for head in held}
        if {key: head.number for key, head in heads.items()} != seen.numbers:
            raise NotToldApart(_("One of the two has been changed meanwhile. Look at both again."))
        if said := said_of(one, other):
            raise NotToldApart(_("This was said already, by %s.") % said.by_name)
        return Distinction.objects.create(
            one_id=one,
            other_id=other,
            one_label=heads[one].label,
            other_label=heads[other].label,
            one_number=heads[one].number,
            other_number=heads[other].number,
            found=seen.found,
            reason=words,
            by=by,
            by_name=name_of(by),
            at=timezone.now(),
        )


def take_back(distinction_id: UUID, *, by: User) -> DistinctionTakenBack:
    """Take back that two sources are two; what was said, and why, is kept.

    Whoever may say it may take back what another said. Raises NotToldApart where it does not count any more.
    """
    with transaction.atomic(), permitting(Permit.HISTORY):
        # Whoever comes second waits here, and then finds it taken back.
        list(Distinction.objects.select_for_update().filter(pk=distinction_id))
        said = standing().filter(pk=distinction_id).first()
        if said is None:
            raise NotToldApart(_("This is not said any more; look at the list again."))
        return DistinctionTakenBack.objects.create(
            distinction=said, by=by, by_name=name_of(by), at=timezone.now()
        )


def standing() -> QuerySet[Distinction]:
    """Return what is said and was not taken back, the latest first."""
    return Distinction.objects.filter(taken_back=None)


def said_of(one: UUID, other: UUID) -> Distinction | None:
    """Return what is said of these two works, in either order, or None; one query."""
    one, other = sorted((one, other))
    return standing().filter(one_id=one, other_id=other).first()


def told_apart() -> list[tuple[UUID, UUID]]:
    """Return the pairs that are said to be two, always in the same order; one query."""
    pairs = standing().order_by("one_id", "other_id")
    return list(pairs.values_list("one_id", "other_id"))


def _checked(reason: str) -> str:
    try:
        words = clean_line(reason)
    except UnusableText as error:
        raise ReasonRefused(str(error)) from error
    if not SHORTEST <= len(words) <= LONGEST:
        message = _("Say in %(least)d to %(most)d characters why they are two.")
        raise ReasonRefused(message % {"least": SHORTEST, "most": LONGEST})
    return words
