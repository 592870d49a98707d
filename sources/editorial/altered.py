"""Asking the database for works that are not what they were at an earlier change.

Judged by what was stored, not by numbers: a change and its undoing leave a work as it was.
"""

from django.db.models import Exists, OuterRef, Q

from sources.editorial.models import MemberVersion


def altered_since(number: str, *, work: str = "pk") -> Q:
    """Return the condition on rows whose work has another state now than at a change.

    `work` and `number` name the columns with its id and with the number of the change; what is
    stored in an older shape counts as another state.
    """
    held = Q(since__lte=OuterRef(number), until__gt=OuterRef(number))
    held_outside = Q(since__lte=OuterRef(OuterRef(number)), until__gt=OuterRef(OuterRef(number)))
    versions = MemberVersion.objects.filter(work_id=OuterRef(work)).order_by()
    of_the_row = MemberVersion.objects.filter(member_id=OuterRef("member_id")).order_by()
    as_now = of_the_row.filter(
        held_outside, version__serialized_data=OuterRef("version__serialized_data")
    )
    is_new = Exists(versions.filter(~Exists(as_now), until=None, since__gt=OuterRef(number)))
    is_gone = Exists(versions.filter(held & ~Exists(of_the_row.filter(until=None))))
    return Q(is_new) | Q(is_gone)
