"""Acts with a reason: an edition is withdrawn, a publication that was set for later is cancelled."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from conferences.models import Edition, Publication, Schedule
from conferences.permissions import NotAllowed, may_publish
from conferences.rendering.addresses import public_address
from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.submission_access import for_desk, submission_for
from conferences.review.submission_forms import ReasonForm
from conferences.services.errors import ActRefused, PublishedMeanwhile
from conferences.services.publication import withdraw
from conferences.services.scheduling import cancel, may_cancel

METHODS = ("GET", "HEAD", "POST")
SHOWN, DONE = 200, 302


@for_reviewers(methods=METHODS)
def withdraw_edition(request: HttpRequest, work: Reviewed, number: int) -> HttpResponse:
    """Show what readers get without an edition; on POST withdraw exactly that edition."""
    # Who may see the work and not publish it is not told that there is something to withdraw.
    edition = Edition.objects.filter(work_id=work.work_id, number=number).first()
    if edition is None or not may_publish(work.user):
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    context = _prospect(edition)
    form.fields["reason"].help_text = _("10 to 500 characters. Readers see it.")
    status = SHOWN
    if request.method == "POST" and form.is_valid():

        def act(reason: str) -> None:
            if form.cleaned_data["seal"] != context["seal"]:
                raise PublishedMeanwhile(_stale())
            withdraw(edition, by=work.user, reason=reason)

        status = _attempted(form, act)
        if status == DONE:
            messages.success(request, _("Edition %d is withdrawn.") % edition.number)
            return redirect("review:history", kind=work.kind, work_id=work.work_id)
    _bind(form, context["seal"])
    context |= {"title": work.label, "work": work, "edition": edition, "form": form}
    return page(request, "withdraw.html", context, status=status)


def _attempted(form: ReasonForm, act: Callable[[str], object]) -> int:
    """Act with the reason of a valid form, lay a refusal onto it, and return the status of the answer."""
    try:
        act(form.cleaned_data["reason"])
    except (ActRefused, NotAllowed) as refusal:
        form.add_error(None, str(refusal))
        return 409
    except OperationalError:
        form.add_error(None, _("The database is busy. Nothing was changed; try again."))
        return 503
    return DONE


def _stale() -> str:
    return _("Editions were published or withdrawn since this page was made. Read it again.")


def _bind(form: ReasonForm, seal: str) -> None:
    """Bind the act to what is shown now, and keep the words that were typed."""
    if isinstance(form.data, QueryDict):
        form.data = form.data.copy()
        form.data["seal"] = seal
    else:
        form.initial["seal"] = seal


def _prospect(edition: Edition) -> dict[str, Any]:
    """Return which edition readers have, and which they would have without this one."""
    publication = Publication.objects.filter(work_id=edition.work_id).first()
    current = publication.edition_id if publication else None
    standing = list(
        Edition.objects.filter(work_id=edition.work_id, withdrawal__isnull=True).order_by("-number")
    )
    left = [each for each in standing if each.pk != edition.pk]
    following = left[0] if left else None
    address = public_address(edition.kind, edition.slug, settings.LANGUAGE_CODE)
    return {
        "is_withdrawn": edition.pk not in {each.pk for each in standing},
        "is_current": current == edition.pk,
        "following": following,
        "address": f"{address}v/{edition.number}/",
        "following_address": f"{address}v/{following.number}/" if following else "",
        "seal": f"{edition.digest}.{current}.{following.number if following else 0}",
    }


@for_desk(methods=METHODS)
def cancel_schedule(request: HttpRequest, user: User, schedule_id: int) -> HttpResponse:
    """Ask why what is set for later is cancelled; on POST cancel it."""
    found = Schedule.objects.select_related("decision__submission", "decision__by")
    schedule = found.filter(pk=schedule_id).first()
    if schedule is None or not may_cancel(schedule, user):
        raise Http404
    submission = submission_for(user, schedule.decision.submission_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    status = SHOWN
    if request.method == "POST" and form.is_valid():
        status = _attempted(form, lambda reason: cancel(schedule, by=user, reason=reason))
        if status == DONE:
            messages.success(request, _("Cancelled: nothing will be published at that time."))
            return redirect("review:submission", submission_id=submission.pk)
    context: dict[str, Any] = {
        "title": submission.summary,
        "submission": submission,
        "schedule": schedule,
        "is_over": hasattr(schedule, "outcome"),
        "form": form,
    }
    return page(request, "cancel.html", context, status=status)
