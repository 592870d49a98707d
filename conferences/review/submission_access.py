"""Who may see the queue, and a submission: to everybody else they do not exist."""

from collections.abc import Callable, Collection
from uuid import UUID

from django.contrib.auth.models import User
from django.http import Http404
from django.http.response import HttpResponseBase

from conferences.models import Submission
from conferences.permissions import may_publish
from conferences.review.access import READING, AccountView, P, for_accounts
from conferences.services.review_queue import works_seen_by
from conferences.services.rights import kinds_seen_by, may_see
from conferences.services.submissions import with_stages


def for_desk(
    *, methods: Collection[str] = READING, publishers: bool = False
) -> Callable[[AccountView[P]], Callable[..., HttpResponseBase]]:
    """Give a view the account, if it may see some kind of work, or publish; to others answer 404."""
    return for_accounts(
        lambda user: bool(kinds_seen_by(user)) and (not publishers or may_publish(user)), methods
    )


def submission_for(user: User, submission_id: UUID) -> Submission:
    """Return a submission with its stage and its works; Http404 unless the account may see them all."""
    submission = with_stages().filter(pk=submission_id).first()
    if submission is None:
        raise Http404
    works = list(works_seen_by(user).filter(submission=submission).order_by("pk"))
    if not all(may_see(user, work.kind) for work in works):
        raise Http404
    submission._prefetched_objects_cache = {"works": works}  # type: ignore[attr-defined]  # of Django
    return submission
