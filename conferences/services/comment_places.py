"""Where comments stand now: in a row that is there, in words found again, or nowhere any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from conferences.models.review import Anchored
from conferences.services.comment_anchors import fields_with_words, words_of
from conferences.services.quotations import Found, Searched
from sources.editorial.intervals import holding_at
from sources.editorial.states import Row, rows_where
from sources.editorial.word_differences import Budget


@dataclass(frozen=True)
class Place:
    """Where a comment stands now.

    `words` are the words meant as they now read, `was` as they read when it was written, which
    differ where `is_reworded`. `is_outdated` says that the row, or the words, are gone.
    """

    row: Row | None
    words: str = ""
    was: str = ""
    is_outdated: bool = False
    found: Found | None = None

    @property
    def is_reworded(self) -> bool:
        """Whether the words were found again, but read otherwise now."""
        return not self.is_outdated and self.found is not None and not self.found.is_exact


class Whereabouts:
    """Finds where the comments on one work stand now; asks the database twice at most."""

    def __init__(self, work_id: UUID, latest: int, comments: Iterable[Anchored]) -> None:
        anchored = [comment for comment in comments if comment.member_id is not None]
        members = {comment.member_id for comment in anchored}
        self._rows: dict[UUID, Row] = {}
        if members:
            now = rows_where(work_id, Q(until__isnull=True, member_id__in=members))
            self._rows = {row.member_id: row for row in now}
        self._then = self._gone(work_id, latest, anchored)
        self._texts: dict[str, Searched] = {}
        self._budget = Budget()

    def _gone(self, work_id: UUID, latest: int, anchored: list[Anchored]) -> dict[UUID, Row]:
        """Return the rows that are no longer there, as the comments on them knew them."""
        gone = {
            comment.member_id: comment.number
            for comment in anchored
            if comment.member_id not in self._rows and not comment.quotation
        }
        if not gone:
            return {}
        wanted = Q(pk__in=())
        for member, number in gone.items():
            wanted |= Q(member_id=member) & holding_at(number, latest)
        return {row.member_id: row for row in rows_where(work_id, wanted)}

    def of(self, comment: Anchored) -> Place:
        """Return where a comment stands now."""
        if comment.member_id is None:
            return Place(None)
        row = self._rows.get(comment.member_id)
        if row is None:
            then = self._then.get(comment.member_id)
            was = comment.quotation or (_said(then, comment.field) if then else "")
            return Place(None, was=was, is_outdated=True)
        if not comment.quotation:
            return Place(row, words=words_of(row, comment.field) if comment.field else "")
        return self._of_words(row, comment)

    def _of_words(self, row: Row, comment: Anchored) -> Place:
        text = words_of(row, comment.field)
        searched = self._texts.setdefault(text, Searched(text, self._budget))
        found = searched.find(comment.quotation, comment.before, comment.after)
        if found is None:
            return Place(row, was=comment.quotation, is_outdated=True)
        return Place(row, words=found.of(text), was=comment.quotation, found=found)


def _said(row: Row, field: str) -> str:
    if field:
        return words_of(row, field)
    return next((said for name in fields_with_words(row) if (said := words_of(row, name))), "")
