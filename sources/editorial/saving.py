"""Saving a work's form: one act, one change, or a refusal that leaves nothing and keeps what was typed."""

from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, OperationalError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from sources.editorial.choices import labels_of
from sources.editorial.errors import EditorialError, StaleWrite
from sources.editorial.form_reading import StrangeRows
from sources.editorial.form_states import state_after
from sources.editorial.keeping import let_go, window_of
from sources.editorial.models import Act, Change
from sources.editorial.overlaps import Decisions
from sources.editorial.recording import base_of, record
from sources.editorial.stale_forms import Overtaken, overtake
from sources.editorial.stale_report import Reporter, StaleReport
from sources.editorial.states import State, present_state, state_at
from sources.editorial.work_form import RowRefused, WorkForm, refusal_text, still_needed
from sources.editorial.works import WorkRecord

# What may refuse a write although the form was valid: another writer, a constraint, the door.
REFUSALS = (
    RowRefused,
    ValidationError,
    EditorialError,
    ProtectedError,
    RestrictedError,
    IntegrityError,
    DataError,
    OperationalError,
)


# How often a form is merged again while others keep saving, before its editor is told to try again.
ATTEMPTS = 4


@dataclass(frozen=True)
class Outcome:
    """What became of a form that was sent.

    Saved: `change` is set, or None when nothing differed. Else `sheet` is the form to show again,
    or `contest` holds both edits, on which the editor has to decide. `stale` says what others
    stored meanwhile.
    """

    work: WorkRecord | None = None
    change: Change | None = None
    sheet: WorkForm | None = None
    stale: StaleReport | None = None
    contest: Overtaken | None = None


class Saver:
    """Saves what was posted on a work; `admin` builds the forms and logs the act."""

    def __init__(
        self,
        admin: Any,
        request: HttpRequest,
        work: WorkRecord | None,
        posted: QueryDict | None = None,
    ) -> None:
        self.admin, self.request = admin, request
        self.key: Any = None if work is None else work.pk
        self.is_new = work is None
        # The site lets nobody in who has not signed in.
        self.user = cast(User, request.user)
        self.posted = with_line_feeds(request.POST if posted is None else posted)

    def save(self) -> Outcome:
        """Save, or say what stands in the way."""
        if "_add_row" in self.posted:
            return Outcome(sheet=self._sheet(with_another_row(self.posted)))
        sheet = self._sheet(self.posted)
        base = self.base_of(sheet)
        if base is None:
            return Outcome(sheet=_with_error(sheet, lost_its_place()))
        if base != base_of(sheet.work):
            return self.merge(base, {})
        try:
            return self._save(sheet, base, self.posted)
        except StaleWrite:
            return self.merge(base, {})

    def merge(self, base: int, decisions: Decisions) -> Outcome:
        """Save what was posted on top of what was stored since its base, if nothing is left to decide."""
        if self.is_new:
            # The key of the form was saved already: by a second click on the same button.
            key = self._sheet(self.posted).work.id
            return Outcome(work=self.admin.model._default_manager.filter(pk=key).first())
        for _attempt in range(ATTEMPTS):
            try:
                overtaken = self.overtaken(base)
            except StrangeRows:
                return Outcome(sheet=_with_error(self._sheet(self.posted), not_of_this_work()))
            if overtaken.open(decisions):
                return Outcome(contest=overtaken)
            stale = self.reporter(overtaken).report()
            data = overtaken.data(decisions)
            try:
                outcome = self._save(self._sheet(data), overtaken.head, data)
            except StaleWrite:
                continue
            return replace(outcome, stale=stale)
        busy = _("Others are saving this at the same moment. Nothing was saved; save again.")
        return Outcome(sheet=_with_error(self._sheet(self.posted), busy))

    def overtaken(self, base: int) -> Overtaken:
        """Return what was posted merged with what was stored since its base. Raises StrangeRows."""
        now = present_state(self.key)
        return overtake(self._sheet(self.posted), state_at(self.key, base, latest=now.number), now)

    def result(self, overtaken: Overtaken, decisions: Decisions) -> tuple[WorkForm, State | None]:
        """Return the form of both edits as decided, and the state it would make; None if it has errors."""
        sheet = self._sheet(overtaken.data(decisions))
        if not sheet.has_valid_rows():
            return sheet, None
        return sheet, state_after(sheet, present_state(self.key))

    def reporter(self, overtaken: Overtaken) -> Reporter:
        """Return who says in words what became of two edits."""
        return Reporter(overtaken, labels_of(self.request, self.admin.admin_site))

    def _save(self, sheet: WorkForm, base: int, data: QueryDict) -> Outcome:
        if not self.is_new and not sheet.has_changed():
            let_go(self.user, self.key, window_of(data))
            return Outcome(work=sheet.work)
        if not sheet.is_valid() or (self.is_new and self.admin.holds_back(sheet)):
            return Outcome(sheet=sheet)
        return self._record(sheet, base, data)

    def _sheet(self, data: QueryDict) -> WorkForm:
        # Read anew each time: validating a form writes what was typed into the rows it read.
        work = None if self.is_new else self.admin.model._default_manager.get(pk=self.key)
        sheet: WorkForm = self.admin.work_form(self.request, work, data=data)
        return sheet

    def base_of(self, sheet: WorkForm) -> int | None:
        """Return the number on which the form was based, or None if it can be none of this work."""
        typed = sheet.data.get(sheet.act.add_prefix("base"), "")
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 10):
            return None
        key = sheet.data.get(sheet.act.add_prefix("key"), "")
        if not self.is_new and key not in ("", str(self.key)):
            return None
        base = int(typed)
        is_possible = base == 0 if self.is_new else 1 <= base <= base_of(sheet.work)
        return base if is_possible else None

    def _record(self, sheet: WorkForm, base: int, data: QueryDict) -> Outcome:
        act = Act.CREATE if self.is_new else Act.EDIT
        summary = sheet.act.cleaned_data["summary"]
        try:
            with transaction.atomic():
                with record(
                    sheet.work, by=self.user, act=act, summary=summary, base=base
                ) as recording:
                    sheet.save()
                change = recording.changes.get(sheet.work.id)
                if change is not None:
                    self.admin.log(self.request, change, sheet.work)
                let_go(self.user, sheet.work.id, window_of(data))
        except StaleWrite:
            raise
        except REFUSALS as error:
            return Outcome(sheet=self._refused(sheet, error, data))
        return Outcome(work=sheet.work, change=change)

    def _refused(self, sheet: WorkForm, error: Exception, data: QueryDict) -> WorkForm:
        prefix, sentence = _place_of(sheet, error), _sentence(error)
        again = self._sheet(data)
        again.is_valid()
        places = {form.prefix: form for _formset, form in again.rows()}
        places.get(prefix, again.form).refuse(sentence)
        return again


def lost_its_place() -> str:
    """Return what is said of a form that names no change of its work, or another work."""
    return _(
        "The form has lost its place in the history: copy what you typed, and reload the page."
    )


def not_of_this_work() -> str:
    """Return what is said of a form with rows that its work never had."""
    return _(
        "The form holds rows that are not of this work, or one row twice. Nothing was saved:"
        " copy what you typed, and reload the page."
    )


def _with_error(sheet: WorkForm, sentence: str) -> WorkForm:
    sheet.form.add_error(None, sentence)
    return sheet


def with_line_feeds(posted: QueryDict) -> QueryDict:
    """Return what was posted with line ends as they are stored; browsers send carriage returns too."""
    data = posted.copy()
    for name, values in data.lists():
        data.setlist(name, [value.replace("\r\n", "\n") for value in values])
    return data


def as_new(posted: QueryDict) -> QueryDict:
    """Return what was posted for a work that is gone, as if it had been typed for a new one."""
    data = with_line_feeds(posted)
    for name in list(data):
        if name.endswith("-INITIAL_FORMS"):
            data[name] = "0"
        elif name.endswith("-id"):
            data[name] = ""
    data["change-base"], data["change-key"] = "0", str(uuid4())
    return data


def with_another_row(posted: QueryDict) -> QueryDict:
    """Return what was posted with one more row, the last, in the formset whose button was pressed."""
    data = posted.copy()
    prefix = data.pop("_add_row")[-1]
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    if total.isdecimal() and len(total) < 5:
        data[f"{prefix}-TOTAL_FORMS"] = str(int(total) + 1)
        places = [data.get(f"{prefix}-{row}-position", "") for row in range(int(total))]
        last = max(
            (int(place) for place in places if place.isdecimal() and len(place) < 5), default=0
        )
        data[f"{prefix}-{total}-position"] = str(last + 1)
    return data


def _place_of(sheet: WorkForm, error: Exception) -> str | None:
    if isinstance(error, RowRefused):
        return error.prefix
    row = getattr(error, "row", None)
    for _formset, form in sheet.rows():
        if row is not None and form.instance.pk == row.pk:
            return form.prefix
    return None


def _sentence(error: Exception) -> str:
    if isinstance(error, OperationalError):
        return _("The database is busy. Nothing was saved; save again.")
    if isinstance(error, ProtectedError | RestrictedError):
        return still_needed(error)
    return refusal_text(error)
