"""Publications that were set for later: carried out when they are due, once, or cancelled."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.models import Fate, Occasion, Outcome, Schedule
from conferences.permissions import NotAllowed, may_publish
from conferences.services.deciding import prepare_submitted
from conferences.services.edition_rows import Said
from conferences.services.errors import ActRefused, ReviewClosed, Unclear
from conferences.services.notices import tell
from conferences.services.publication import Prepared, freeze
from conferences.services.submissions import told_of
from conferences.services.submitting import usable
from sources.editorial.guard import Permit, permitting

log = logging.getLogger(__name__)
SHORTEST, LONGEST = 10, 500


@dataclass(frozen=True)
class Ran:
    """What became of one publication that was due; `fate` is None where it is to be tried again."""

    schedule: Schedule
    fate: Fate | None
    reason: str = ""


def waiting_schedules() -> QuerySet[Schedule]:
    """Return the publications that are set and have no outcome yet, the next one first."""
    set_for_later = Schedule.objects.filter(outcome__isnull=True).order_by("due", "pk")
    return set_for_later.select_related("decision__submission", "decision__by")


def publish_due(now: datetime | None = None) -> list[Ran]:
    """Carry out what is due; one that fails leaves the others alone.

    Run twice at once, each is published once: whoever comes second finds the outcome.
    """
    due = waiting_schedules().filter(due__lte=now or timezone.now())
    found = (_run(schedule) for schedule in list(due))
    return [ran for ran in found if ran is not None]


def _run(schedule: Schedule) -> Ran | None:
    try:
        return _publish(schedule)
    except (ActRefused, NotAllowed) as refusal:
        return _fail(schedule, str(refusal))
    except DatabaseError as error:
        # Nothing was written; what is due stays due, and the next run tries again.
        log.warning("Schedule %s: the database failed: %s", schedule.pk, error)
        return Ran(schedule, None, _("The database failed; it is tried again at the next run."))
    except Exception as error:
        log.exception("Schedule %s failed", schedule.pk)
        reason = _("A fault of the program (%s); its log says more.") % type(error).__name__
        return _fail(schedule, reason)


def _publish(schedule: Schedule) -> Ran | None:
    """Publish as the reviewer who approved, whose rights are judged as they are now."""
    decision = schedule.decision
    prepared = prepare_submitted(decision.submission.works.all(), by=decision.by)
    with transaction.atomic(), permitting(Permit.HISTORY):
        if not _still_waits(schedule):
            return None
        _freeze(prepared, schedule)
    return Ran(schedule, Fate.PUBLISHED)


def _freeze(prepared: Prepared, schedule: Schedule) -> None:
    decision = schedule.decision
    submission = decision.submission
    said = Said(decision.summary, submission.nature, is_correction=submission.is_correction)
    freeze(prepared, said=said)
    Outcome.objects.create(schedule=schedule, fate=Fate.PUBLISHED, at=timezone.now())


def _fail(schedule: Schedule, reason: str) -> Ran | None:
    try:
        with transaction.atomic(), permitting(Permit.HISTORY):
            if not _still_waits(schedule):
                return None
            Outcome.objects.create(
                schedule=schedule, fate=Fate.FAILED, at=timezone.now(), reason=reason[:LONGEST]
            )
            submission = schedule.decision.submission
            about = told_of(submission.works.all())
            tell(Occasion.NOT_PUBLISHED, about, by=None, summary=reason[:LONGEST])
    except IntegrityError:
        return None
    except DatabaseError as error:
        return Ran(schedule, None, str(error))
    return Ran(schedule, Fate.FAILED, reason)


def _still_waits(schedule: Schedule) -> bool:
    """Say whether it has no outcome yet, and hold it until the end of the transaction."""
    Schedule.objects.select_for_update().get(pk=schedule.pk)
    return not Outcome.objects.filter(schedule=schedule).exists()


def may_cancel(schedule: Schedule, by: User) -> bool:
    """Say whether an account may cancel: any reviewer, and who submitted the changes."""
    return may_publish(by) or (by.is_active and schedule.decision.submission.by_id == by.pk)


def cancel(schedule: Schedule, *, by: User, reason: str) -> Outcome:
    """Cancel what is set for later, with a reason; raises NotAllowed, Unclear and ReviewClosed."""
    if not may_cancel(schedule, by):
        raise NotAllowed(_("Only reviewers cancel, and who submitted the changes."))
    words = usable("reason", reason, LONGEST)
    if len(words) < SHORTEST:
        msg = _("Say in at least %d characters why it is cancelled.") % SHORTEST
        raise Unclear("reason", msg)
    with transaction.atomic(), permitting(Permit.HISTORY):
        if not _still_waits(schedule):
            raise ReviewClosed(_("It has been published, cancelled or refused meanwhile."))
        return Outcome.objects.create(
            schedule=schedule, fate=Fate.CANCELLED, at=timezone.now(), by=by, reason=words
        )
