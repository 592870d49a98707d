"""What waits for review, and what became of one's own submissions."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse

from conferences.permissions import may_publish
from conferences.review.access import page
from conferences.review.saved_views import QUEUE, saved_in
from conferences.review.submission_access import for_desk
from conferences.review.submission_forms import QueueForm, written
from conferences.services.pending import pending_by
from conferences.services.review_queue import Wanted, queue_page
from conferences.services.rights import kinds_seen_by
from conferences.services.scheduling import waiting_schedules
from conferences.services.submissions import Stage

# Of what is set for later, and of changes that are not submitted, so many are listed.
LISTED = 50


@for_desk(publishers=True)
def queue(request: HttpRequest, user: User) -> HttpResponse:
    """List what waits for review, the oldest first, and what is set to be published later."""
    form = QueueForm(request.GET)
    chosen = form.chosen
    wanted = Wanted(
        show=chosen.get("show") or Stage.OPEN.value,
        kind=chosen.get("kind", ""),
        author=chosen.get("author", ""),
        asked_only=bool(chosen.get("asked")),
    )
    context: dict[str, Any] = {
        **_listed(user, form, wanted),
        "title": "",
        "form": form,
        "is_filtered": bool(chosen),
        "is_waiting": wanted.oldest_first,
        "here": request.get_full_path(),
        "schedules": _schedules(user),
        "saved": saved_in(user, QUEUE, chosen),
    }
    return page(request, "queue.html", context)


@for_desk()
def mine(request: HttpRequest, user: User) -> HttpResponse:
    """List one's own submissions, the latest first, and changes that were not submitted yet."""
    form = QueueForm(request.GET)
    unsubmitted = pending_by(user, kinds=kinds_seen_by(user), most=LISTED)
    rows = _listed(user, form, Wanted(show="", by=user))
    context: dict[str, Any] = {
        **rows,
        "title": "",
        "unsubmitted": unsubmitted,
        "may_publish": may_publish(user),
    }
    return page(request, "mine.html", context)


def _listed(user: User, form: QueueForm, wanted: Wanted) -> dict[str, Any]:
    found = queue_page(user, wanted, form.cursor)
    later = {**form.chosen, "after": written(found.next)} if found.next else {}
    return {
        "rows": found.rows,
        "is_due": any(row.findings_now is None for row in found.rows),
        "later": f"?{urlencode(later)}" if later else "",
        "first": f"?{urlencode(form.chosen)}" if form.cursor else "",
    }


def _schedules(user: User) -> list[Any]:
    """Return what is set for later of works that the account may all see."""
    kinds = set(kinds_seen_by(user))
    found = waiting_schedules().prefetch_related("decision__submission__works")[:LISTED]
    return [
        schedule
        for schedule in found
        if all(work.kind in kinds for work in schedule.decision.submission.works.all())
    ]
