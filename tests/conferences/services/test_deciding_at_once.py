"""Two reviewers who decide at the same moment: one of them does, the other is told so."""

import threading

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection

from conferences.models import Decision, Edition, Verdict
from conferences.services.errors import ActRefused, ReviewClosed
from tests.conferences.review.works import recorded_event
from tests.factories.submissions import another_reviewer, decided, submitted


def attempted(submission, by: User, verdict: Verdict):
    """Return the verdict, or what refused it; None where it must be tried again."""
    try:
        decided(submission, by, verdict, "Give the page.")
    except ActRefused as refusal:
        return type(refusal)
    except OperationalError as error:
        # SQLite waits for a file; of a database in memory it says at once that a table is locked.
        if "table is locked" not in str(error):
            raise
        return None
    return verdict


@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_at_the_same_moment_one_decides(editor, reviewer):
    submission = submitted(recorded_event(editor), by=editor)
    start, outcomes = threading.Barrier(2), []

    def act(by: User, verdict: Verdict) -> None:
        start.wait()
        try:
            while (outcome := attempted(submission, by, verdict)) is None:
                pass
            outcomes.append(outcome)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=act, args=(reviewer, Verdict.PUBLISH)),
        threading.Thread(target=act, args=(another_reviewer(), Verdict.RETURN)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    closed = Decision.objects.get(submission=submission, verdict__in=["publish", "return"])
    assert set(outcomes) == {Verdict(closed.verdict), ReviewClosed}
    assert Edition.objects.count() == (1 if closed.verdict == Verdict.PUBLISH else 0)
