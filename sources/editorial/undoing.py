"""A change that cannot be taken back by itself, as an edit on which its editor decides place by place.

The edit is what the form would hold if its editor had opened the change and put back what it changed:
based on the state after the change, with everything as it was before.
"""

from typing import Any, cast
from uuid import UUID, uuid5

from django.contrib.auth.models import User
from django.http import HttpRequest, QueryDict

from sources.editorial.form_models import KeptForm
from sources.editorial.form_reading import kinds_of, stored_edit
from sources.editorial.form_writing import FormWriter
from sources.editorial.keeping import keep
from sources.editorial.states import State, present_state, whole_states
from sources.editorial.works import WorkRecord


def can_be_decided(before: State, present: State) -> bool:
    """Say whether undoing a change is something that a form can hold: the work is there on both sides."""
    return before.record is not None and present.record is not None


def keep_undoing(
    admin: Any, request: HttpRequest, work_id: UUID, number: int, summary: str
) -> bool:
    """Keep the undoing of a change as an edit that waits for decisions; False where no form can hold it.

    `admin` is of the kind of the work, and shows what is kept on its conflict screen. Raises KeptAlready.
    """
    present = present_state(work_id)
    before, after = whole_states(work_id, (number - 1, number), latest=present.number)
    if not can_be_decided(before, present):
        return False
    work = admin.model._default_manager.get(pk=work_id)
    posted = _posted(admin, request, work, before, after, summary)
    user, kind = cast(User, request.user), admin.model.kind_of_work
    keep(user, work_id, kind, number, posted, is_overtaken=True)
    return True


def undone_by(kept: KeptForm) -> int:
    """Return the number of the change whose undoing is kept; 0 for a form that somebody typed."""
    return kept.base if kept.data.get("window") == str(_window(kept.work_id, kept.base)) else 0


def _window(work_id: UUID, number: int) -> UUID:
    """Return what stands for a window: asked for twice, the same undoing is kept once."""
    return uuid5(work_id, f"undo {number}")


def _posted(
    admin: Any, request: HttpRequest, work: WorkRecord, before: State, after: State, summary: str
) -> QueryDict:
    said = QueryDict(mutable=True)
    said["change-key"], said["change-summary"] = str(work.pk), summary
    said["change-window"] = str(_window(work.pk, after.number))
    sheet = admin.work_form(request, work, data=said)
    kinds = dict(kinds_of(sheet))
    mine, then = stored_edit(before, kinds), stored_edit(after, kinds)
    parents = {**then.parents, **mine.parents}
    writer = FormWriter(sheet, mine.rows, then, parents=parents, labels={})
    return writer.data(after.number)
