"""Undoing one change and restoring an old state: first a preview, then a new change or a refusal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.db import DataError, IntegrityError, OperationalError, transaction
from django.db.models import ProtectedError, Q, RestrictedError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.comparing import INLINE, shown
from conferences.review.comparison_head import changes_in
from conferences.review.differences import difference_of
from conferences.review.forms import TakingBackForm
from conferences.review.numbers import step_to
from conferences.review.row_words import model_name
from conferences.services.entry_library import WORK_MODELS
from sources.editorial.errors import StaleWrite
from sources.editorial.keeping import KeptAlready
from sources.editorial.models import Change, Work
from sources.editorial.refusals import in_words
from sources.editorial.restoring import (
    NothingToRestore,
    Overlap,
    Preview,
    UndoConflict,
    preview_restore,
    preview_undo,
    restore,
    undo,
)
from sources.editorial.saving import REFUSALS
from sources.editorial.states import whole_states
from sources.editorial.undoing import can_be_decided, keep_undoing
from sources.editorial.versioning import versioned_model, versioned_models
from sources.editorial.work_form import refusal_text, still_needed

# So many of those whose changes came later are named.
PEOPLE = 5
METHODS = ("GET", "HEAD", "POST")


@dataclass(frozen=True)
class TakingBack:
    """One of the two ways to take something back: what it is called, and what carries it out."""

    name: str
    heading: Any
    button: Any
    summary: Any
    done: Any
    preview: Callable[[UUID, int], Preview]
    carry_out: Callable[..., Change]


UNDO = TakingBack(
    "undo",
    gettext_lazy("Undo change %d"),
    gettext_lazy("Undo change %d"),
    gettext_lazy("Undo: %s"),
    gettext_lazy("Change %(old)d was undone, as change %(new)d."),
    preview_undo,
    undo,
)
RESTORE = TakingBack(
    "restore",
    gettext_lazy("Restore the state of change %d"),
    gettext_lazy("Restore change %d"),
    gettext_lazy("Restore change %d"),
    gettext_lazy("The state of change %(old)d was restored, as change %(new)d."),
    preview_restore,
    restore,
)


@dataclass(frozen=True)
class Refusal:
    """Why it cannot be done, in a sentence, and the places of a conflict."""

    words: str
    places: tuple[str, ...] = ()
    # Where what stands in the way can be seen to.
    address: str = ""


@for_reviewers(methods=METHODS, right="change")
def undo_change(request: HttpRequest, work: Reviewed, number: int) -> HttpResponse:
    """Show what undoing one change would do; on POST undo it."""
    return _Page(request, work, UNDO, number).answer()


@for_reviewers(methods=METHODS, right="change")
def restore_change(request: HttpRequest, work: Reviewed, number: int) -> HttpResponse:
    """Show what restoring an old state would do; on POST restore it."""
    return _Page(request, work, RESTORE, number).answer()


class _Page:
    def __init__(self, request: HttpRequest, work: Reviewed, way: TakingBack, number: int) -> None:
        self.request, self.work, self.way, self.number = request, work, way, number
        change = Change.objects.filter(work_id=work.work_id, number=number).first()
        if change is None:
            raise Http404
        self.change = change

    def answer(self) -> HttpResponse:
        """Show the preview, or carry out what was decided."""
        if self.request.method != "POST":
            return self._show(self._fresh_form())
        form = TakingBackForm(self.request.POST)
        if not form.is_valid():
            return self._show(form, status=409 if form.non_field_errors() else 200)
        return self._decided(form)

    def _decided(self, form: TakingBackForm) -> HttpResponse:
        """Carry out what was decided, or say why not."""
        try:
            self._require_rights()
            change = self._carry_out(form)
        except UndoConflict as conflict:
            return self._decide(form, conflict)
        except StaleWrite as stale:
            return self._show(form, Refusal(str(stale)), status=409)
        except (*REFUSALS, NoRight) as error:
            return self._show(form, refusal_of(error), status=409)
        done = self.way.done % {"old": self.number, "new": change.number}
        messages.success(self.request, done)
        return redirect("review:history", kind=self.work.kind, work_id=self.work.work_id)

    def _carry_out(self, form: TakingBackForm) -> Change:
        work = Work(id=self.work.work_id, kind=self.work.kind, label=self.work.label)
        data = form.cleaned_data
        with transaction.atomic():
            return self.way.carry_out(
                work, self.number, by=self.work.user, summary=data["summary"], base=data["base"]
            )

    def _decide(self, form: TakingBackForm, conflict: UndoConflict) -> HttpResponse:
        """Lead to where each place that was touched again is decided on; nothing is saved before."""
        model: Any = WORK_MODELS[self.work.kind]
        options, key = model._meta, self.work.work_id
        desk = f"admin:{options.app_label}_{options.model_name}"
        model_admin = admin.site.get_model_admin(model)
        summary = form.cleaned_data["summary"]
        try:
            is_kept = keep_undoing(model_admin, self.request, key, self.number, summary)
        except KeptAlready as other:
            address = reverse(f"{desk}_change", args=[key])
            return self._show(form, Refusal(str(other), address=address), status=409)
        if not is_kept:
            return self._show(form, refusal_of(conflict), status=409)
        return redirect(f"{desk}_conflict", key)

    def _require_rights(self) -> None:
        """Refuse what would delete the work, or make it anew, to those who may not."""
        preview = self.way.preview(self.work.work_id, self.number)
        if preview.result.record is None and not self.work.allows("delete"):
            raise NoRight(_("This would delete the work, which your account may not do."))
        if preview.present.record is None and not self.work.allows("add"):
            raise NoRight(_("This would bring a deleted work back, which your account may not do."))

    def _fresh_form(self) -> TakingBackForm:
        told = self.change.summary if self.way is UNDO else self.number
        summary = self.way.summary % told
        return TakingBackForm(initial={"summary": summary[:500], "base": self.work.latest})

    def _show(
        self, form: TakingBackForm, refusal: Refusal | None = None, *, status: int = 200
    ) -> HttpResponse:
        preview: Preview | None = None
        clash: Refusal | None = None
        try:
            preview = self.way.preview(self.work.work_id, self.number)
        except UndoConflict as error:
            preview, clash = self._backwards(), refusal_of(error)
        except NothingToRestore as error:
            refusal = refusal or refusal_of(error)
        if preview is None:
            refusal, clash, status = refusal or clash, None, 409
        context: dict[str, Any] = {
            "title": self.work.label,
            "heading": self.way.heading % self.number,
            "button": _("Decide place by place") if clash else self.way.button % self.number,
            "work": self.work,
            "change": self.change,
            "form": self._bound_to_now(form, status),
            "refusal": refusal,
            "clash": clash,
            "is_undo": self.way is UNDO,
            "as_step": step_to(self.number),
            "can_go_on": preview is not None,
            **self._later(),
        }
        if preview is not None:
            difference = difference_of(preview.present, preview.result, beside=False)
            context |= shown(difference, mode=INLINE)
            context["would_delete"] = preview.result.record is None
        return page(self.request, "taking_back.html", context, status=status)

    def _backwards(self) -> Preview | None:
        """Return the change itself, taken back; None where nobody could decide on it by a form."""
        numbers = (self.number - 1, self.number, self.work.latest)
        before, after, present = whole_states(self.work.work_id, numbers, latest=self.work.latest)
        return Preview(after, before) if can_be_decided(before, present) else None

    def _bound_to_now(self, form: TakingBackForm, status: int) -> TakingBackForm:
        """Bind the decision to what is shown now, and keep the words that were typed."""
        if status == 409 and isinstance(form.data, QueryDict):
            shown_now = {form.add_prefix("base"): str(self.work.latest)}
            form.data = {**form.data.dict(), **shown_now}
        return form

    def _later(self) -> dict[str, Any]:
        """Return the changes after the one in question: lost by restoring, kept by undoing."""
        total = self.work.latest - self.number
        later = Q(number__gt=self.number)
        found = changes_in(self.work, later, total)
        by = Change.objects.filter(later, work_id=self.work.work_id).order_by("by_name")
        people = list(by.values_list("by_name", flat=True).distinct()[: PEOPLE + 1])
        if len(people) > PEOPLE:
            people[PEOPLE:] = [_("others")]
        return {
            **found,
            "first_later": self.number + 1,
            "later": total,
            "people": ", ".join(people),
        }


class NoRight(Exception):
    """The account may not do what taking this back comes to."""


def refusal_of(error: Exception) -> Refusal:
    """Return why an act was refused, in a sentence for whoever acted."""
    if isinstance(error, UndoConflict):
        places = tuple(dict.fromkeys(place_of(overlap) for overlap in error.overlaps))
        return Refusal(str(error), places)
    if isinstance(error, OperationalError):
        return Refusal(_("The database is busy. Nothing was saved; try again."))
    if isinstance(error, ProtectedError | RestrictedError):
        return Refusal(still_needed(error))
    if isinstance(error, IntegrityError | DataError):
        return Refusal(_constraint_words(error))
    return Refusal(refusal_text(error))


def _constraint_words(error: Exception) -> str:
    """Say what the database refused: in the words for the constraint, if any model has some."""
    said = [in_words(refusal_text(error), model) for model in versioned_models()]
    return next((sentence for field, sentence in said if field), said[0][1])


def place_of(overlap: Overlap) -> str:
    """Return the kind of row, and the field of it, that a later change touched too."""
    name = model_name(overlap.label)
    if not overlap.field:
        return name
    field = versioned_model(overlap.label)._meta.get_field(overlap.field)
    return f"{name}: {getattr(field, 'verbose_name', overlap.field)}"
