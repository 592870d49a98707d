"""An event in every state that a work can have, a work of each other kind, and who asks for them.

What nobody but editors may see holds the word that no other answer may contain.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group, User

from conferences.models import Comment, Edition, Nature, Submission, Verdict
from conferences.permissions import EDITORS, REVIEWERS
from conferences.services.comment_anchors import Anchor
from conferences.services.comments import Said, save_draft
from conferences.services.deciding import Judgement, decide, seal_of
from conferences.services.publication import ToPublish, publish, withdraw
from conferences.services.submitting import Request, Shown, submit
from sources.editorial.models import Act, Change
from sources.editorial.recording import base_of, record
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_organisation,
    make_person,
    make_place,
    make_source,
)

CANARY = "canarywort"
# A comment that its author, the reviewer, has not sent.
UNSENT = "unsentwort"
DRAFT, SUBMITTED, RETURNED = "draft", "submitted", "returned"
PUBLISHED, NEWER, WITHDRAWN, DELETED = "published", "newer", "withdrawn", "deleted"
STATES = (DRAFT, SUBMITTED, RETURNED, PUBLISHED, NEWER, WITHDRAWN, DELETED)
ROLES = ("anonymous", "reader", "stranger", "editor", "another", "reviewer", "administrator")


@dataclass(frozen=True)
class Cast:
    """The accounts by role, and the works by state, or by kind where a kind has one work."""

    accounts: dict[str, User | None]
    works: dict[str, object]
    # By state: the submission of the work, and the comment on it that was sent.
    submissions: dict[str, str]
    comments: dict[str, str]


def make_cast() -> Cast:
    """Make all of them."""
    accounts = {
        "anonymous": None,
        "reader": User.objects.create_user("a-reader"),
        "stranger": User.objects.create_user("a-stranger", is_staff=True),
        "editor": _member("an-editor", EDITORS),
        "another": _member("another-editor", EDITORS),
        "reviewer": _member("a-reviewer", REVIEWERS),
        "administrator": User.objects.create_superuser("an-administrator"),
    }
    editor, reviewer = accounts["editor"], accounts["reviewer"]
    source = make_source(editor, "Behind Closed Doors", key="rees")
    works = {
        "source": source,
        "person": make_person(editor, "Adolf Eichmann", key="eichmann", note=CANARY),
        "place": make_place(editor, "Zakopane", key="zakopane", note=CANARY),
        "organisation": make_organisation(editor, "Gestapo", key="gestapo", note=CANARY),
    }
    for work in works.values():
        publish(ToPublish(work.pk), by=reviewer, summary="First edition.")
    for state in STATES:
        works[state] = _event(state, editor, reviewer, source)
    submitted = {state: works[state].pk for state in (SUBMITTED, RETURNED)}
    return Cast(
        accounts,
        works,
        {
            state: str(Submission.objects.get(works__work_id=work_id).pk)
            for state, work_id in submitted.items()
        },
        {
            state: str(Comment.objects.get(work_id=work_id).pk)
            for state, work_id in submitted.items()
        },
    )


def _member(name: str, group: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def _event(state: str, editor: User, reviewer: User, source):
    secret = state in (DRAFT, SUBMITTED, RETURNED)
    title = f"Conference {CANARY}" if secret else "Conference"
    event = make_event(editor, title, key=f"{state}-event", slug=f"{state}-event", note=CANARY)
    claim = make_claim(event, editor, f"{state}-claim", note=CANARY)
    make_citation(claim, source, editor, locator="p. 54")
    make_narrative(event, editor, f"It [began]{{claim={state}-claim}}.")
    if secret:
        _review(event, state, editor, reviewer)
    else:
        publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    if state == NEWER:
        event.title = f"Conference {CANARY}"
        with record(event, by=editor, act=Act.EDIT, summary=CANARY, base=base_of(event)):
            event.save()
    if state == WITHDRAWN:
        edition = Edition.objects.get(work_id=event.pk)
        withdraw(edition, by=reviewer, reason="It was published by mistake.")
    if state == DELETED:
        pk = event.pk
        with record(event, by=editor, act=Act.DELETE, summary=CANARY, base=base_of(event)):
            event.delete()
        event.pk = event.id = pk
    else:
        said = Said(f"{UNSENT}: not sent.")
        save_draft(event.pk, Anchor(base_of(event)), said, by=reviewer)
    return event


def _review(event, state: str, editor: User, reviewer: User) -> None:
    """Bring a work as far in its review as the state says, with a comment that was sent."""
    if state == DRAFT:
        return
    latest = Change.objects.filter(work_id=event.pk).order_by("-number").first()
    request = Request(f"Please read this, {CANARY}.", Nature.ADDITION)
    submission = submit(Shown(event.pk, latest.number, latest.digest), by=editor, request=request)
    save_draft(event.pk, Anchor(latest.number), Said(f"{CANARY}: say more."), by=reviewer)
    verdict = Verdict.RETURN if state == RETURNED else Verdict.COMMENT
    judgement = Judgement(verdict, f"Say more, {CANARY}.")
    decide(submission, by=reviewer, judgement=judgement, seal=seal_of(submission.works.all()))
