"""A submission, and what a reviewer decides about it; its author may take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.models import CommentDraft, Submission, SubmittedWork, Verdict
from conferences.permissions import NotAllowed, may_publish
from conferences.review.access import page
from conferences.review.numbers import Point, Span
from conferences.review.submission_access import for_desk, submission_for
from conferences.review.submission_forms import LATER, DecisionForm, RecallForm
from conferences.review.submitting import AGAIN, Built, built_list, compare_span
from conferences.services.checking import check_works
from conferences.services.deciding import Decided, Judgement, decide, published_changes, seal_of
from conferences.services.errors import ActRefused, Unclear
from conferences.services.findings import Finding
from conferences.services.objections import objections_to
from conferences.services.rights import has_right
from conferences.services.scheduling import may_cancel
from conferences.services.submissions import Stage, stage_of
from conferences.services.submitting import recall
from conferences.services.writers import writers_of, written_by
from sources.editorial.states import states_at

METHODS = ("GET", "HEAD", "POST")


@dataclass(frozen=True)
class WorkView:
    """One work of a submission, for the page."""

    work: SubmittedWork
    span: Span | None
    since: Span | None
    newer: int
    is_published: bool
    built: Built
    writers: tuple[str, ...]
    findings: tuple[Finding, ...]


@for_desk(methods=METHODS)
def submission_page(request: HttpRequest, user: User, submission_id: UUID) -> HttpResponse:
    """Show a submission; on POST decide about it."""
    submission = submission_for(user, submission_id)
    form = DecisionForm(
        request.POST if request.method == "POST" else None,
        initial={"seal": seal_of(submission.works.all()), "edition": submission.summary},
    )
    if request.method != "POST":
        return _page(request, user, submission, form)
    if not form.is_valid():
        return _page(request, user, submission, form)
    try:
        done = decide(
            submission, by=user, judgement=_judgement(form), seal=form.cleaned_data["seal"] or "-"
        )
    except Unclear as refusal:
        form.add_error(refusal.field, str(refusal))
        return _page(request, user, submission, form)
    except (ActRefused, NotAllowed) as refusal:
        form.add_error(None, str(refusal))
    except OperationalError:
        form.add_error(None, _("The database is busy. Nothing was decided; try again."))
    else:
        messages.success(request, _done_words(done))
        return redirect("review:submission", submission_id=submission.pk)
    return _page(request, user, submission_for(user, submission_id), form, status=409)


@for_desk(methods=("POST",))
def recall_submission(request: HttpRequest, user: User, submission_id: UUID) -> HttpResponse:
    """Take one's own submission back."""
    submission = submission_for(user, submission_id)
    form = RecallForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        recall(submission, by=user, reason=reason)
    except (ActRefused, NotAllowed) as refusal:
        messages.error(request, str(refusal))
    except OperationalError:
        messages.error(request, _("The database is busy. Nothing was changed; try again."))
    else:
        messages.success(request, _("Taken back: the changes are yours to work on."))
    return redirect("review:submission", submission_id=submission.pk)


def _judgement(form: DecisionForm) -> Judgement:
    data = form.cleaned_data
    is_later = data["verdict"] == LATER
    return Judgement(
        Verdict.PUBLISH if is_later else Verdict(data["verdict"]),
        data["words"],
        data["edition"],
        data["due"] if is_later else None,
    )


def _done_words(done: Decided) -> str:
    if done.editions:
        about = _("“%(name)s”, edition %(number)d")
        named = (about % {"name": each.label, "number": each.number} for each in done.editions)
        return _("Published: %s.") % "; ".join(named)
    if done.schedule:
        return (
            _("Approved; it will be published on %s UTC.") % f"{done.schedule.due:%Y-%m-%d %H:%M}"
        )
    if done.decision.verdict == Verdict.RETURN:
        return _("Returned to %s.") % done.decision.submission.by_name
    return _("Your comment is sent; the changes go on waiting.")


def _page(
    request: HttpRequest,
    user: User,
    submission: Submission,
    form: DecisionForm,
    *,
    status: int = 200,
) -> HttpResponse:
    works = list(submission.works.all())
    stage = stage_of(submission)
    findings = check_works(states_at({work.work_id: work.last for work in works}).values())
    is_open = stage is Stage.OPEN
    may_decide = may_publish(user)
    if status == 409 and isinstance(form.data, QueryDict):
        # The decision binds to what is shown now; the words that were typed stay.
        form.data = form.data.copy()
        form.data["seal"] = seal_of(works)
    decisions = list(submission.decisions.select_related("schedule__outcome__by").order_by("at"))
    schedule = next((d.schedule for d in decisions if hasattr(d, "schedule")), None)
    drafts = CommentDraft.objects.filter(by=user, work_id__in=[work.work_id for work in works])
    context: dict[str, Any] = {
        "title": submission.summary,
        "submission": submission,
        "stage": stage,
        "works": _views(works, findings),
        "again": _to_submit_again(submission, user) if stage in AGAIN else [],
        "asked": [r.reviewer for r in submission.requests.select_related("reviewer")],
        "decisions": decisions,
        "schedule": schedule,
        "may_cancel": schedule and stage is Stage.SCHEDULED and may_cancel(schedule, user),
        "is_open": is_open,
        "may_decide": may_decide,
        "may_return": submission.by_id != user.pk,
        "may_recall": is_open and submission.by_id == user.pk,
        "objections": objections_to(works, user, findings) if may_decide and is_open else [],
        "drafts": drafts.count() if may_decide and is_open else 0,
        "form": form,
        "recall": RecallForm(),
        "now": timezone.now(),
    }
    return page(request, "submission.html", context, status=status)


def _to_submit_again(submission: Submission, user: User) -> list[SubmittedWork]:
    """Return the works that an account may submit anew: who asked for the review, or wrote any of it."""
    works = [work for work in submission.works.all() if has_right(user, work.kind, "change")]
    if submission.by_id == user.pk:
        return works
    own = written_by(user, works)
    return [work for work in works if work.work_id in own]


def _views(
    works: Sequence[SubmittedWork], findings: dict[UUID, tuple[Finding, ...]]
) -> list[WorkView]:
    published = published_changes(works)
    writers = writers_of(works)
    return [
        WorkView(
            work,
            compare_span(work.edition, work.last),
            _since(work),
            vars(work)["newer"],
            published.get(work.work_id, 0) >= work.last,
            built_list(work.counts),
            writers.get(work.work_id, ()),
            findings.get(work.work_id, ()),
        )
        for work in works
    ]


def _since(work: SubmittedWork) -> Span | None:
    newer: int = vars(work)["newer"]
    return Span(Point(work.last), Point(work.last + newer)) if newer > 0 else None
