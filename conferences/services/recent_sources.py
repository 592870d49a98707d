"""Which sources an account has cited lately."""

from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q

from conferences.models import Citation
from sources.editorial.models import Change, MemberVersion

# In so many of the account's latest changes citations are looked for.
CHANGES = 40
MOST = 8


def recent_sources(user: User) -> list[UUID]:
    """Return the sources of the citations that an account wrote last, the latest first; three queries."""
    changes = Change.objects.filter(by=user).order_by("-at", "-id")
    order = {
        pair: place for place, pair in enumerate(changes.values_list("work_id", "number")[:CHANGES])
    }
    if not order:
        return []
    written = Q()
    for work_id, number in order:
        written |= Q(work_id=work_id, since=number)
    rows = MemberVersion.objects.filter(written, label=Citation._meta.label_lower)
    places = {
        member: order[work_id, since]
        for member, work_id, since in rows.values_list("member_id", "work_id", "since")
    }
    cited = Citation.objects.filter(pk__in=places).values_list("pk", "source_id")
    latest = sorted(cited, key=lambda row: (places[row[0]], str(row[0])))
    return list(dict.fromkeys(source for _citation, source in latest))[:MOST]
