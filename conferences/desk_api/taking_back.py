"""Undoing one change of a work, and restoring an old state: each a new change."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.db.models import ProtectedError, RestrictedError
from rest_framework.request import Request
from rest_framework.response import Response

from conferences.desk_api.access import DeskView
from conferences.desk_api.answers import (
    change_told,
    head_of,
    no_such_state,
    overtaken,
    present_told,
    tagged,
)
from conferences.desk_api.bodies import body_of, summary_of
from conferences.desk_api.histories import change_at
from conferences.desk_api.problems import Refusal
from conferences.desk_api.tags import base_number, required_match, tag_of
from conferences.services.documents.acts import Order, Overtaken, WasOvertaken
from conferences.services.documents.incoming import Way
from conferences.services.documents.reading import place_names
from conferences.services.documents.shape import SHAPES
from sources.editorial import restoring
from sources.editorial.comparison import compare_states
from sources.editorial.errors import EditorialError, StaleWrite
from sources.editorial.models import Change, Head, Work
from sources.editorial.refusals import in_words
from sources.editorial.states import State, present_state, whole_states
from sources.editorial.versioning import versioned_models
from sources.editorial.work_form import refusal_text, still_needed

Preview = Callable[[UUID, int], restoring.Preview]


class _TakingBack(DeskView):
    preview: Preview
    carry_out: Callable[..., Change]

    def post(self, request: Request, work_id: UUID, number: int) -> Response:
        """Record a new change, or say what stands in the way."""
        head = head_of(self.kind, work_id)
        change_at(work_id, number)
        self.require("change")
        base = base_number(work_id, required_match(request), head)
        if base is None:
            raise no_such_state(head)
        summary = summary_of(body_of(request).get("summary"))
        if base != head.number:
            raise _since(head, base)
        try:
            self._require_rights(work_id, number)
            self._carry_out(head, number, summary, base)
        except StaleWrite as error:
            raise _since(head_of(self.kind, work_id), base) from error
        except restoring.UndoConflict as error:
            raise self._conflict(error, work_id, number) from error
        except (EditorialError, *_REFUSALS) as error:
            raise Refusal(HTTPStatus.CONFLICT, _sentence(error)) from error
        head = head_of(self.kind, work_id)
        change = change_at(work_id, head.number)
        return tagged(
            request, tag_of(head).quoted, {**present_told(head), "change": change_told(change)}
        )

    def _carry_out(self, head: Head, number: int, summary: str, base: int) -> None:
        work = Work(id=head.work_id, kind=head.kind, label=head.label)
        type(self).carry_out(work, number, by=self.user, summary=summary, base=base)

    def _require_rights(self, work_id: UUID, number: int) -> None:
        """Refuse what would delete the work, or make it anew, to those who may not."""
        preview = type(self).preview(work_id, number)
        if preview.result.record is None:
            self.require("delete")
        if preview.present.record is None:
            self.require("add")

    def _conflict(self, error: restoring.UndoConflict, work_id: UUID, number: int) -> Refusal:
        """Tell of each place what the change made of it, what it is now, and what undoing would make."""
        present = present_state(work_id)
        before, after = whole_states(work_id, (number - 1, number), latest=present.number)
        names = place_names(SHAPES[self.kind])
        columns = {each.label: each.columns for each in SHAPES[self.kind].all()}
        conflicts = [
            {
                "member": names.get(each.label, each.label),
                "id": str(each.member_id),
                "field": each.field,
                "base": _held(after, each),
                "theirs": _held(present, each),
                "yours": _held(before, each),
            }
            for each in error.overlaps
            # What is derived clashes wherever that clashes from which it is made.
            if not each.field or each.field in columns.get(each.label, ())
        ]
        return Refusal(HTTPStatus.CONFLICT, str(error), conflicts=conflicts)


class UndoView(_TakingBack):
    """Takes one change back, and keeps what came after it."""

    preview = staticmethod(restoring.preview_undo)
    carry_out = staticmethod(restoring.undo)


class RestoreView(_TakingBack):
    """Makes the work what it was at a change; what came after it is in the history alone."""

    preview = staticmethod(restoring.preview_restore)
    carry_out = staticmethod(restoring.restore)


_REFUSALS = (ValidationError, ProtectedError, RestrictedError, IntegrityError, DataError)


def _since(head: Head, base: int) -> Refusal:
    state, present = whole_states(head.work_id, (base, head.number), latest=head.number)
    order = Order(head.kind, head.work_id, Way.PATCH, base, pointer="")
    refusal = overtaken(WasOvertaken([Overtaken(order, present, compare_states(state, present))]))
    refusal.detail = (
        "Somebody else changed this meanwhile. Nothing was saved: look again, and decide."  # type: ignore[assignment]  # a sentence
    )
    return refusal


def _held(state: State, place: restoring.Overlap) -> Any:
    row = next((row for row in state.of(place.label) if row.member_id == place.member_id), None)
    if row is None:
        return None
    return row.fields.get(place.field) if place.field else dict(row.fields)


def _sentence(error: Exception) -> str:
    if isinstance(error, ProtectedError | RestrictedError):
        return still_needed(error)
    if isinstance(error, IntegrityError | DataError):
        said = [in_words(refusal_text(error), model) for model in versioned_models()]
        return next((sentence for field, sentence in said if field), said[0][1])
    return refusal_text(error)
