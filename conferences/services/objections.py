"""Why an account may not approve a submission, in words, before anything is rendered."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.models import SubmittedWork
from conferences.permissions import may_publish
from conferences.services.deciding import published_changes, require_as_submitted
from conferences.services.errors import NotAsSubmitted
from conferences.services.findings import Finding
from conferences.services.open_comments import open_blocking
from sources.editorial.models import Change


def objections_to(
    works: Sequence[SubmittedWork], by: User, findings: Mapping[UUID, Sequence[Finding]]
) -> list[str]:
    """Return the reasons, each a sentence; none means that approving may be tried. Four queries.

    Publishing itself asks all of this again, of what is rendered.
    """
    if not may_publish(by):
        return [_("Only reviewers publish; this account is not one.")]
    labels = {work.work_id: work.label for work in works}
    reasons = [*_altered(works), *_own(works, by, labels)]
    for work_id, label in labels.items():
        blocks = sum(finding.blocks for finding in findings.get(work_id, ()))
        if blocks:
            words = ngettext(
                "“%(label)s”: %(count)d check blocks publication.",
                "“%(label)s”: %(count)d checks block publication.",
                blocks,
            )
            reasons.append(words % {"label": label, "count": blocks})
    held = [comment.work_id for comment in open_blocking(labels)]
    for work_id in dict.fromkeys(held):
        count = held.count(work_id)
        words = ngettext(
            "“%(label)s”: %(count)d comment holds the publication up and is not settled.",
            "“%(label)s”: %(count)d comments hold the publication up and are not settled.",
            count,
        )
        reasons.append(words % {"label": labels[work_id], "count": count})
    return reasons


def _altered(works: Sequence[SubmittedWork]) -> list[str]:
    try:
        require_as_submitted(works)
    except NotAsSubmitted as refusal:
        return [str(refusal)]
    return []


def _own(works: Sequence[SubmittedWork], by: User, labels: Mapping[UUID, str]) -> list[str]:
    published = published_changes(works)
    among = Q(pk__in=())
    for work in works:
        since = published.get(work.work_id, 0)
        among |= Q(work_id=work.work_id, number__gt=since, number__lte=work.last)
    numbers: dict[UUID, int] = {}
    own = Change.objects.filter(among, by=by).order_by("-number")
    numbers.update(own.values_list("work_id", "number"))
    msg = _("“%(label)s”: change %(number)d is your own. Somebody else must review and publish it.")
    return [msg % {"label": labels[key], "number": number} for key, number in numbers.items()]
