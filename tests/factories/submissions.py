"""Works that are submitted for review, and what is decided about them."""

from django.contrib.auth.models import Group, User

from conferences.models import Submission, Verdict
from conferences.permissions import REVIEWERS
from conferences.services.deciding import Decided, Judgement, decide, seal_of
from conferences.services.submitting import Request, Shown, submit
from sources.editorial.models import Head

SUMMARY = "Corrects when it began."


def shown(work) -> Shown:
    """Return a work as its latest change now is."""
    head = Head.objects.get(pk=work.pk)
    return Shown(work.pk, head.number, head.digest)


def submitted(*works, by: User, **request) -> Submission:
    asked = Request(**{"summary": SUMMARY, "nature": "correction", **request})
    return submit(*map(shown, works), by=by, request=asked)


def decided(submission: Submission, by: User, verdict: Verdict, words: str = "", **more) -> Decided:
    seal = more.pop("seal", None) or seal_of(submission.works.all())
    edition = more.pop("edition", "What it changes.")
    judgement = Judgement(verdict, words, edition, **more)
    return decide(submission, by=by, judgement=judgement, seal=seal)


def approved(submission: Submission, by: User, **more) -> Decided:
    return decided(submission, by, Verdict.PUBLISH, **more)


def returned(submission: Submission, by: User, words: str = "Give the page.") -> Decided:
    return decided(submission, by, Verdict.RETURN, words)


def another_reviewer(name: str = "second-reviewer") -> User:
    user = User.objects.create_user(name, password=f"{name}-password-1939", is_staff=True)
    user.groups.add(Group.objects.get(name=REVIEWERS))
    return user
