"""An author submits the changes since the last edition, with what they do in the author's own words."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import OperationalError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conferences.models import Submission
from conferences.permissions import NotAllowed
from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.difference_words import summary_words
from conferences.review.numbers import Point, Span
from conferences.review.submission_forms import SubmissionForm
from conferences.services.checking import check_works
from conferences.services.comparison_values import Filter
from conferences.services.errors import ActRefused, Unclear
from conferences.services.findings import Finding
from conferences.services.pending import Pending, counts_of, pending_by, pending_of
from conferences.services.review_standing import ReviewStanding, standing_of
from conferences.services.rights import has_right, kinds_seen_by
from conferences.services.submissions import Stage, stage_of
from conferences.services.submitting import MOST_WORKS, Request, submit
from sources.editorial.states import state_at

METHODS = ("GET", "HEAD", "POST")
Built = list[tuple[str, int]]
# How a submission ends after which its author may submit the same changes again.
AGAIN = frozenset({Stage.RETURNED, Stage.RECALLED, Stage.CANCELLED, Stage.FAILED})


@for_reviewers(methods=METHODS, right="change")
def submit_work(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """Show what would be submitted; on POST submit exactly that."""
    pending = pending_of(work.work_id).get(work.work_id)
    if pending is None or pending.is_deleted:
        raise Http404
    return _Page(request, work, pending).answer()


class _Page:
    def __init__(self, request: HttpRequest, work: Reviewed, pending: Pending) -> None:
        self.request, self.work, self.pending = request, work, pending
        self.others = _others(work)
        self.built = [] if pending.is_empty else built_list(counts_of(pending))
        self.standing = standing_of(work.work_id)
        is_sent = request.method == "POST"
        self.again = None if is_sent else _to_say_again(self.standing)
        self.form = SubmissionForm(
            request.POST if is_sent else None,
            initial={"shown": written(pending), **said_before(self.again, self.others)},
            built=in_one_line(self.built),
            others=[(written(other), other.label) for other in self.others],
            reviewers=reviewers_for(work.user),
        )

    def answer(self) -> HttpResponse:
        """Show the form, or submit what was shown."""
        if self.request.method != "POST":
            return self._show()
        if not self.form.is_valid():
            # Without a choice that there still is, another work has moved on since it was shown.
            return self._show(409 if {"others", "shown"} & set(self.form.errors) else 200)
        try:
            return self._submit()
        except Unclear as refusal:
            self.form.add_error(refusal.field, str(refusal))
            return self._show()
        except (ActRefused, NotAllowed) as refusal:
            self.form.add_error(None, str(refusal))
        except OperationalError:
            self.form.add_error(None, _("The database is busy. Nothing was submitted; try again."))
        return self._show(409)

    def _submit(self) -> HttpResponse:
        data = self.form.cleaned_data
        if data["shown"].work_id != self.work.work_id:
            raise NotAllowed(_("This page is about another work. Read it again, then submit."))
        asked = Request(
            data["summary"], data["nature"], data["is_correction"], tuple(data["reviewers"])
        )
        submission = submit(data["shown"], *data["others"], by=self.work.user, request=asked)
        messages.success(self.request, _("Submitted for review: %s") % submission.summary)
        return redirect("review:submission", submission_id=submission.pk)

    def _show(self, status: int = 200) -> HttpResponse:
        pending, form = self.pending, self.form
        if status == 409:
            self._bind_to_now()
        context: dict[str, Any] = {
            "title": self.work.label,
            "work": self.work,
            "pending": pending,
            "span": compare_span(pending.edition, pending.latest),
            "built": self.built,
            "findings": self._findings(),
            "others": [
                (other, compare_span(other.edition, other.latest), written(other))
                for other in self.others
            ],
            "form": form,
            "chosen": form["others"].value() or [],
            "standing": self.standing,
            "is_again": self.again is not None,
            "button": _button(pending),
        }
        return page(self.request, "submit.html", context, status=status)

    def _findings(self) -> tuple[Finding, ...]:
        if self.pending.is_empty:
            return ()
        state = state_at(self.work.work_id, self.pending.latest, latest=self.pending.latest)
        return check_works([state]).get(self.work.work_id, ())

    def _bind_to_now(self) -> None:
        """Bind the submission to what is shown now, and keep the words that were typed."""
        if isinstance(self.form.data, QueryDict):
            data = self.form.data.copy()
            data["shown"] = written(self.pending)
            self.form.data = data


def _to_say_again(standing: ReviewStanding) -> Submission | None:
    """Return the last submission of a work, if it ended without an edition; a new one takes its place."""
    submission = standing.submission
    return submission if submission is not None and stage_of(submission) in AGAIN else None


def said_before(submission: Submission | None, others: Iterable[Pending]) -> dict[str, Any]:
    """Return what a submission said and whom it asked, for the form of the one that takes its place."""
    if submission is None:
        return {}
    along = set(submission.works.values_list("work_id", flat=True))
    return {
        "summary": submission.summary,
        "nature": submission.nature,
        "is_correction": submission.is_correction,
        "others": [written(other) for other in others if other.work_id in along],
        "reviewers": list(submission.requests.values_list("reviewer_id", flat=True)),
    }


def _others(work: Reviewed) -> list[Pending]:
    """Return other works with unpublished changes of the author, which may go along."""
    kinds = [kind for kind in kinds_seen_by(work.user) if _may_change(work.user, kind)]
    found = pending_by(work.user, kinds=kinds, most=MOST_WORKS + 1)
    return [pending for pending in found if pending.work_id != work.work_id][: MOST_WORKS - 1]


def _may_change(user: User, kind: str) -> bool:
    return has_right(user, kind, "change")


def reviewers_for(author: User) -> QuerySet[User]:
    """Return the accounts that can be asked for a review: whoever may publish, but for the author."""
    able = User.objects.with_perm("conferences.publish_work")
    return able.filter(is_staff=True, is_active=True).exclude(pk=author.pk).order_by("username")


def written(pending: Pending) -> str:
    """Return the latest change of a work as the form holds it."""
    return f"{pending.work_id}.{pending.latest}.{pending.digest}"


def compare_span(edition: int | None, last: int) -> Span | None:
    """Return the comparison of an edition with a change; None where nothing was published."""
    return Span(Point(edition, is_edition=True), Point(last)) if edition else None


def built_list(counts: dict[str, int]) -> Built:
    """Return the summary that is made from the data, in the words of the comparison."""
    found = [(key, counts[key.value]) for key in Filter if key.value in counts]
    return [(capfirst(summary_words(key)), count) for key, count in found]


def in_one_line(built: Built) -> str:
    """Return the built summary as one line of text."""
    return "; ".join(f"{words}: {count}" for words, count in built)


def _button(pending: Pending) -> str:
    if pending.first == pending.latest:
        return _("Submit change %d for review") % pending.latest
    words = _("Submit changes %(first)d-%(last)d for review")
    return words % {"first": pending.first, "last": pending.latest}
