"""Threads of comments laid out for reading: what each is about, in words, and what can be done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from conferences.models import Comment, CommentDraft
from conferences.review.access import Reviewed
from conferences.review.row_words import RowWords, model_name
from conferences.services.comment_anchors import Anchor, field_name
from conferences.services.comment_places import Place
from conferences.services.comments import Thread, anchor_of, may_settle, threads_of
from conferences.services.suggested_words import suggested_words
from sources.editorial.states import State


@dataclass(frozen=True)
class ThreadView:
    """A thread with what it is about in words; `suggested` shows the words suggested as a change."""

    thread: Thread
    what: str
    suggested: SafeString | None
    may_settle: bool
    may_accept: bool

    @property
    def opening(self) -> Comment | CommentDraft:
        """The comment that began it."""
        return self.thread.opening

    @property
    def place(self) -> Place:
        """Where it stands now."""
        return self.thread.place


@dataclass(frozen=True)
class Threads:
    """The threads of a work: those not sent, which their author alone sees, those open, those settled."""

    drafts: tuple[ThreadView, ...]
    open: tuple[ThreadView, ...]
    settled: tuple[ThreadView, ...]

    def on(self, members: Iterable[object]) -> "Threads":
        """Return the threads on some rows alone."""
        wanted = set(members)
        parts = (self.drafts, self.open, self.settled)
        return Threads(
            *(tuple(one for one in part if one.opening.member_id in wanted) for part in parts)
        )

    def __bool__(self) -> bool:
        return bool(self.drafts or self.open or self.settled)


def threads_for(work: Reviewed) -> Threads:
    """Return the threads of a work that the account may see, in words; a fixed number of queries."""
    threads = threads_of(work.work_id, work.user)
    words = _words(work, threads)
    views = [_view(thread, words, work) for thread in threads]
    sent = [view for view in views if not view.thread.is_draft]
    return Threads(
        tuple(view for view in views if view.thread.is_draft),
        tuple(view for view in sent if view.thread.is_open),
        tuple(view for view in sent if not view.thread.is_open),
    )


def _words(work: Reviewed, threads: Sequence[Thread]) -> RowWords:
    rows = {one.place.row.member_id: one.place.row for one in threads if one.place.row}
    return RowWords([State(work.work_id, work.latest, tuple(rows.values()))])


def _view(thread: Thread, words: RowWords, work: Reviewed) -> ThreadView:
    opening, row = thread.opening, thread.place.row
    is_new = thread.resolution is None or thread.resolution.change is None
    can_be_taken = thread.is_open and is_new and bool(opening.suggestion) and row is not None
    sent = opening if isinstance(opening, Comment) else None
    return ThreadView(
        thread,
        about(anchor_of(opening), words.name(row) if row else ""),
        suggested_words(opening),
        may_settle=sent is not None and may_settle(sent, work.user),
        may_accept=sent is not None and can_be_taken and work.may_change,
    )


def about(place: Anchor, name: str) -> str:
    """Return what a comment is about in words: the row by its name, if it is there, and the field."""
    if place.member_id is None:
        return _("The whole work")
    said = model_name(place.label)
    if name and name != said:
        said = _("%(what)s: %(name)s") % {"what": said, "name": name}
    if not place.field:
        return said
    field = field_name(place.label, place.field)
    return _("%(what)s (%(field)s)") % {"what": said, "field": field}
