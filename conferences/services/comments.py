"""Comments on a work: written in private, sent with a decision, answered and settled in threads."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from conferences.models import Comment, CommentDraft, Decision, Occasion, Resolution
from conferences.permissions import NotAllowed, may_publish
from conferences.services.comment_anchors import (
    LONGEST_QUOTATION,
    Anchor,
    CommentRefused,
    anchored,
    holds_words,
    row_at,
    usable,
    words_of,
)
from conferences.services.comment_places import Place, Whereabouts
from conferences.services.notices import About, tell
from conferences.services.rights import has_right, may_see
from sources.editorial.account_names import name_of
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Head

LONGEST = 10_000
_PLACE_IN_WORK = ("number", "label", "member_id", "field", "quotation", "before", "after")
_PLACE = ("work_id", "kind", *_PLACE_IN_WORK)
_SAID = ("text", "suggestion", "is_blocking")


@dataclass(frozen=True)
class Said:
    """What somebody writes in a comment: words, and perhaps other words for the place meant."""

    text: str
    suggestion: str = ""
    is_blocking: bool = False


@dataclass(frozen=True)
class Thread:
    """A comment with its answers; `resolution` is the last one, `place` where it stands now.

    `taken` tells by whom and when its suggestion was taken over, last, if it was.
    """

    opening: Comment | CommentDraft
    place: Place
    answers: tuple[Comment, ...] = ()
    resolution: Resolution | None = None
    taken: Resolution | None = None

    @property
    def is_draft(self) -> bool:
        """Whether it was not sent yet, and its author alone sees it."""
        return isinstance(self.opening, CommentDraft)

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it."""
        return self.resolution is None or not self.resolution.is_resolved


def save_draft(work_id: UUID, anchor: Anchor, said: Said, *, by: User) -> CommentDraft:
    """Keep a comment that nobody but its author sees until it is sent.

    Raises NotAllowed without the right to see the work, CommentRefused for a place that the work
    has not and for what cannot be kept.
    """
    head = _visible(work_id, by)
    fields = _checked(head, anchor, said, by)
    return CommentDraft.objects.create(
        work_id=head.work_id, kind=head.kind, at=timezone.now(), by=by, **fields
    )


def change_draft(draft: CommentDraft, said: Said, *, by: User) -> CommentDraft:
    """Keep other words of a comment that was not sent; what it is about stays."""
    head = _own(draft, by)
    for name, value in _checked(head, anchor_of(draft), said, by).items():
        setattr(draft, name, value)
    draft.save()
    return draft


def drop_draft(draft: CommentDraft, *, by: User) -> None:
    """Throw away a comment that was not sent."""
    _own(draft, by)
    draft.delete()


def send_drafts(decision: Decision) -> list[Comment]:
    """Send what the reviewer wrote on the submitted works, with the decision, in its transaction."""
    works = decision.submission.works.values("work_id")
    drafts = CommentDraft.objects.filter(by=decision.by, work_id__in=works)
    return _send(list(drafts.select_for_update()), decision.by, decision)


def send_now(work_id: UUID, *, by: User) -> list[Comment]:
    """Send what an account wrote on a work without a review; there may be nothing."""
    head = _visible(work_id, by)
    with transaction.atomic():
        drafts = list(CommentDraft.objects.filter(by=by, work_id=work_id).select_for_update())
        comments = _send(drafts, by, None)
        if comments:
            tell(Occasion.COMMENTED, [_about(head)], by=by, summary=_gist(comments[0].text))
    return comments


def _about(head: Head) -> About:
    return About(head.work_id, head.kind, head.label)


def _gist(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(200)


def _send(drafts: list[CommentDraft], by: User, decision: Decision | None) -> list[Comment]:
    at = decision.at if decision else timezone.now()
    comments = [
        Comment(
            # The address of a comment stays when it is sent.
            id=draft.id,
            **{name: getattr(draft, name) for name in (*_PLACE, *_SAID)},
            by=by,
            by_name=name_of(by),
            at=at,
            decision=decision,
        )
        for draft in drafts
    ]
    with permitting(Permit.HISTORY):
        Comment.objects.bulk_create(comments)
    CommentDraft.objects.filter(pk__in=[draft.pk for draft in drafts]).delete()
    return comments


def answer(thread: Comment, *, by: User, text: str) -> Comment:
    """Answer in a thread; whoever may see the work may, and sees it at once."""
    opening = _opening(thread)
    head = _visible(opening.work_id, by)
    words = usable("text", text, LONGEST)
    if not words:
        raise CommentRefused("text", _("Write what you have to say."))
    place = {name: getattr(opening, name) for name in _PLACE}
    with transaction.atomic():
        with permitting(Permit.HISTORY):
            comment = Comment.objects.create(
                **place, text=words, thread=opening, by=by, by_name=name_of(by), at=timezone.now()
            )
        tell(Occasion.COMMENTED, [_about(head)], by=by, summary=_gist(words))
    return comment


def resolve(thread: Comment, *, by: User) -> Resolution:
    """Settle a thread: who began it may, and who may change the work.

    What holds a publication up is settled by who began it, or by another reviewer.
    """
    return _settle(thread, by, is_resolved=True)


def reopen(thread: Comment, *, by: User) -> Resolution:
    """Open a settled thread again; the same may who may settle it."""
    return _settle(thread, by, is_resolved=False)


def may_settle(thread: Comment, by: User) -> bool:
    """Say whether an account may settle a thread, or open it again."""
    if not may_see(by, thread.kind):
        return False
    if thread.by_id == by.pk or may_publish(by):
        return True
    return not thread.is_blocking and has_right(by, thread.kind, "change")


def _settle(thread: Comment, by: User, *, is_resolved: bool) -> Resolution:
    opening = _opening(thread)
    _visible(opening.work_id, by)
    if not may_settle(opening, by):
        message = _("Who wrote this comment settles it, or a reviewer; answer it instead.")
        raise NotAllowed(message)
    with transaction.atomic():
        return settle(opening, by=by, is_resolved=is_resolved)


def settle(
    opening: Comment, *, by: User, is_resolved: bool, change: int | None = None
) -> Resolution:
    """Write that a thread is settled or open, unless it is already so; the caller checked the right."""
    last = Resolution.objects.filter(thread=opening).order_by("at", "pk").last()
    if last is not None and last.is_resolved == is_resolved and change is None:
        return last
    with permitting(Permit.HISTORY):
        return Resolution.objects.create(
            thread=opening,
            by=by,
            by_name=name_of(by),
            at=timezone.now(),
            is_resolved=is_resolved,
            change=change,
        )


def threads_of(work_id: UUID, user: User) -> tuple[Thread, ...]:
    """Return the threads of a work that an account may see, oldest first, its own drafts at the end.

    Who may not see the work sees none, and nobody sees the drafts of somebody else.
    """
    head = Head.objects.filter(pk=work_id).first()
    if head is None or not may_see(user, head.kind):
        return ()
    sent = list(Comment.objects.filter(work_id=work_id))
    drafts = list(CommentDraft.objects.filter(work_id=work_id, by=user))
    resolutions = list(Resolution.objects.filter(thread__work_id=work_id).order_by("at", "pk"))
    settled = {one.thread_id: one for one in resolutions}
    taken = {one.thread_id: one for one in resolutions if one.change is not None}
    answers: dict[UUID, list[Comment]] = {}
    for comment in sent:
        if comment.thread_id:
            answers.setdefault(comment.thread_id, []).append(comment)
    openings = [comment for comment in sent if comment.thread_id is None]
    where = Whereabouts(work_id, head.number, [*openings, *drafts])
    return (
        *(
            Thread(
                one,
                where.of(one),
                tuple(answers.get(one.pk, ())),
                settled.get(one.pk),
                taken.get(one.pk),
            )
            for one in openings
        ),
        *(Thread(one, where.of(one)) for one in drafts),
    )


def anchor_of(comment: Comment | CommentDraft) -> Anchor:
    """Return the place that a comment is about."""
    return Anchor(**{name: getattr(comment, name) for name in _PLACE_IN_WORK})


def _visible(work_id: UUID, by: User) -> Head:
    head = Head.objects.filter(pk=work_id).first()
    if head is None or not may_see(by, head.kind):
        raise NotAllowed(_("There is no such work, or this account may not see it."))
    return head


def _own(draft: CommentDraft, by: User) -> Head:
    if draft.by_id != by.pk:
        raise NotAllowed(_("There is no such comment."))
    return _visible(draft.work_id, by)


def _opening(thread: Comment) -> Comment:
    return thread.thread or thread


def _checked(head: Head, anchor: Anchor, said: Said, by: User) -> dict[str, object]:
    """Return the columns of a comment; raises CommentRefused."""
    anchor = anchored(head, anchor)
    text = usable("text", said.text, LONGEST)
    suggestion = usable("suggestion", said.suggestion, LONGEST)
    if not text and not suggestion:
        raise CommentRefused("text", _("Write what you have to say."))
    if suggestion:
        anchor = _with_what_is_replaced(head, anchor, suggestion)
    if said.is_blocking and not may_publish(by):
        message = _("Only reviewers hold a publication up; write the comment without that.")
        raise CommentRefused("is_blocking", message)
    own = {"text": text, "suggestion": suggestion, "is_blocking": said.is_blocking}
    return {**{name: getattr(anchor, name) for name in _PLACE_IN_WORK}, **own}


def _with_what_is_replaced(head: Head, anchor: Anchor, suggestion: str) -> Anchor:
    """Return an anchor with the words that a suggestion is for: where none are quoted, all of them."""
    if not anchor.field or not holds_words(anchor.label, anchor.field):
        message = _("Other words can be suggested for a field of words only; write a comment.")
        raise CommentRefused("suggestion", message)
    if not anchor.quotation:
        whole = words_of(row_at(head, anchor), anchor.field)
        if len(whole) > LONGEST_QUOTATION:
            message = _("The text is too long to be replaced as a whole; quote the words you mean.")
            raise CommentRefused("suggestion", message)
        anchor = replace(anchor, quotation=whole)
    if suggestion == anchor.quotation:
        raise CommentRefused("suggestion", _("These are the words that stand there already."))
    return anchor
