"""Letting a warning of the checks stand, with a reason; it is asked again after a year, or when that is taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.models import Acceptance, AcceptanceTakenBack, CheckedWork
from conferences.models.acceptance import a_year_from
from conferences.permissions import NotAllowed
from conferences.services.errors import ActRefused, Unclear
from conferences.services.findings import Accepted, Finding, Level
from conferences.services.rights import has_right
from sources.editorial.account_names import name_of
from sources.editorial.guard import Permit, permitting
from sources.editorial.input_gate import UnusableText, clean_line

SHORTEST, LONGEST = 10, 500
# With more works than this all acceptances are read, for a statement has no room for so many ids.
MOST_NAMED = 500


class NotToBeAccepted(ActRefused):
    """It is no warning, or was accepted already, or is no finding of the work any more.

    Taken back, it is not accepted any more.
    """


def accept(
    found: Iterable[Finding], signature: str, *, work_id: UUID, kind: str, by: User, reason: str
) -> Acceptance:
    """Let the one warning of these findings stand that has a signature.

    Raises NotAllowed without the right to change the work, Unclear for a reason that says nothing,
    NotToBeAccepted for what is no warning.
    """
    _require_right(kind, by)
    finding = next((one for one in found if one.signature == signature), None)
    if finding is None:
        raise NotToBeAccepted(_("The checks do not find this any more; look at them again."))
    if finding.level is not Level.WARN:
        raise NotToBeAccepted(_("Only a warning can be accepted; this has to be put right."))
    if finding.accepted is not None:
        raise NotToBeAccepted(_("This was accepted already, by %s.") % finding.accepted.by)
    words = _checked(reason)
    with transaction.atomic(), permitting(Permit.HISTORY):
        # What was kept for the desk's lists has it still.
        CheckedWork.objects.filter(pk=work_id).update(is_due=True)
        return Acceptance.objects.create(
            work_id=work_id,
            kind=kind,
            code=finding.code,
            signature=finding.signature,
            message=finding.message,
            reason=words,
            by=by,
            by_name=name_of(by),
            at=timezone.now(),
        )


def take_back(signature: str, *, work_id: UUID, kind: str, by: User) -> AcceptanceTakenBack:
    """Take an acceptance back, so that the warning is asked again; what was accepted, and why, is kept.

    Whoever may accept may take back what another accepted. Raises NotAllowed without the right to
    change the work, NotToBeAccepted where no such acceptance counts.
    """
    _require_right(kind, by)
    with transaction.atomic(), permitting(Permit.HISTORY):
        same = Acceptance.objects.filter(work_id=work_id, signature=signature)
        # Whoever comes second waits here, and then finds it taken back.
        list(same.select_for_update())
        taken = [
            AcceptanceTakenBack.objects.create(
                acceptance=one, by=by, by_name=name_of(by), at=timezone.now()
            )
            for one in _counting().filter(pk__in=same.values("pk"))
        ]
        CheckedWork.objects.filter(pk=work_id).update(is_due=True)
    if not taken:
        raise NotToBeAccepted(_("This is not accepted any more; look at the checks again."))
    return taken[-1]


def _require_right(kind: str, by: User) -> None:
    if not (by.is_active and has_right(by, kind, "change")):
        raise NotAllowed(_("There is no such work, or this account may not change it."))


def _checked(reason: str) -> str:
    try:
        words = clean_line(reason)
    except UnusableText as error:
        raise Unclear("reason", str(error)) from error
    if not SHORTEST <= len(words) <= LONGEST:
        message = _("Say in %(least)d to %(most)d characters why it may stand.")
        raise Unclear("reason", message % {"least": SHORTEST, "most": LONGEST})
    return words


def with_acceptances(found: Mapping[UUID, Sequence[Finding]]) -> dict[UUID, list[Finding]]:
    """Return findings by work, each warning with who let it stand, if that still counts; one query."""
    standing = _standing(found)
    return {
        work_id: [
            replace(finding, accepted=standing.get((work_id, finding.signature)))
            if finding.level is Level.WARN
            else finding
            for finding in findings
        ]
        for work_id, findings in found.items()
    }


def _counting() -> QuerySet[Acceptance]:
    """Return the acceptances that have neither lapsed nor were taken back, the latest last."""
    since = a_year_from(timezone.now(), -1)
    return Acceptance.objects.filter(at__gt=since, taken_back=None).order_by("at")


def _standing(found: Mapping[UUID, Sequence[Finding]]) -> dict[tuple[UUID, str], Accepted]:
    given = _counting()
    if len(found) <= MOST_NAMED:
        given = given.filter(work_id__in=list(found))
    return {
        (one.work_id, one.signature): Accepted(one.by_name, one.at, one.lapses_at, one.reason)
        for one in given
    }
