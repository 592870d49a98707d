"""Saving a work's form: one act, one change, or a refusal that leaves nothing and keeps what was typed."""

from dataclasses import dataclass
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
from sources.editorial.models import Act, Change
from sources.editorial.recording import base_of, record
from sources.editorial.stale_forms import overtake
from sources.editorial.stale_report import Reporter, StaleReport
from sources.editorial.states import present_state, state_at
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


@dataclass(frozen=True)
class Outcome:
    """What became of a form that was sent.

    Saved: `change` is set, or None when nothing differed. Else `sheet` is the form to show again,
    with `stale` if another editor was faster.
    """

    work: WorkRecord | None = None
    change: Change | None = None
    sheet: WorkForm | None = None
    stale: StaleReport | None = None


class Saver:
    """Saves what was posted on a work; `admin` builds the forms and logs the act."""

    def __init__(self, admin: Any, request: HttpRequest, work: WorkRecord | None) -> None:
        self.admin, self.request = admin, request
        self.key: Any = None if work is None else work.pk
        self.is_new = work is None
        # The site lets nobody in who has not signed in.
        self.user = cast(User, request.user)
        self.posted = with_line_feeds(request.POST)

    def save(self) -> Outcome:
        """Save, or say what stands in the way."""
        if "_add_row" in self.posted:
            return Outcome(sheet=self._sheet(with_another_row(self.posted)))
        sheet = self._sheet(self.posted)
        base = self._base(sheet)
        if base is None:
            lost = _(
                "The form has lost its place in the history: copy what you typed, and reload the page."
            )
            sheet.form.add_error(None, lost)
            return Outcome(sheet=sheet)
        if base != base_of(sheet.work):
            return self._overtaken(base)
        return self._save(sheet, base)

    def _save(self, sheet: WorkForm, base: int) -> Outcome:
        if not self.is_new and not sheet.has_changed():
            return Outcome(work=sheet.work)
        if not sheet.is_valid():
            return Outcome(sheet=sheet)
        return self._record(sheet, base)

    def _sheet(self, data: QueryDict) -> WorkForm:
        # Read anew each time: validating a form writes what was typed into the rows it read.
        work = None if self.is_new else self.admin.model._default_manager.get(pk=self.key)
        sheet: WorkForm = self.admin.work_form(self.request, work, data=data)
        return sheet

    def _base(self, sheet: WorkForm) -> int | None:
        """Return the number on which the form was based, or None if it can be none of this work."""
        typed = sheet.data.get(sheet.act.add_prefix("base"), "")
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 10):
            return None
        base = int(typed)
        is_possible = base == 0 if self.is_new else 1 <= base <= base_of(sheet.work)
        return base if is_possible else None

    def _record(self, sheet: WorkForm, base: int) -> Outcome:
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
        except StaleWrite:
            return self._overtaken(base)
        except REFUSALS as error:
            return Outcome(sheet=self._refused(sheet, error))
        return Outcome(work=sheet.work, change=change)

    def _refused(self, sheet: WorkForm, error: Exception) -> WorkForm:
        prefix, sentence = _place_of(sheet, error), _sentence(error)
        again = self._sheet(self.posted)
        again.is_valid()
        places = {form.prefix: form for _formset, form in again.rows()}
        places.get(prefix, again.form).refuse(sentence)
        return again

    def _overtaken(self, base: int) -> Outcome:
        posted = self._sheet(self.posted)
        if self.is_new:
            # The key of the form was saved already: by a second click on the same button.
            return Outcome(work=self.admin.model._default_manager.filter(pk=posted.work.id).first())
        now = present_state(self.key)
        before = state_at(self.key, base, latest=now.number)
        overtaken = overtake(posted, before, now, now.number)
        sheet = self._sheet(overtaken.data)
        reporter = Reporter(overtaken, before, labels_of(self.request, self.admin.admin_site))
        reporter.mark(sheet)
        return Outcome(sheet=sheet, stale=reporter.report())


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
    """Return what was posted with one more row in the formset whose button was pressed."""
    data = posted.copy()
    prefix = data.pop("_add_row")[-1]
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    if total.isdecimal() and len(total) < 5:
        data[f"{prefix}-TOTAL_FORMS"] = str(int(total) + 1)
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
