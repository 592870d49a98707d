"""Taking a merger back: first what every work would be again, then one act or a refusal."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from conferences.models import Merger
from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.forms import BoundForm
from conferences.review.row_words import RowWords, model_name
from conferences.review.taking_back import Refusal, place_of, refusal_of
from conferences.services.merging_plan import MergerRefused
from conferences.services.merging_works import undo_merger, works_of
from conferences.services.rights import has_right
from sources.editorial.errors import StaleWrite
from sources.editorial.models import Head, Work
from sources.editorial.restoring import Plan
from sources.editorial.restoring_together import NotTakenBack, plans_to_undo
from sources.editorial.saving import REFUSALS
from sources.editorial.states import Row, State

METHODS = ("GET", "HEAD", "POST")
# So many rows of a work are named.
NAMED = 50


@dataclass(frozen=True)
class Returned:
    """What a work becomes again: rows that come back, that are as they were, that go."""

    work: Work
    rows: tuple[tuple[str, str], ...]
    more: int


@for_reviewers(methods=METHODS, right="delete")
def undo_merge(request: HttpRequest, work: Reviewed, merger_id: UUID) -> HttpResponse:
    """Show what undoing a merger would do; on POST undo it."""
    merger = Merger.objects.filter(pk=merger_id).select_related("undone").first()
    if merger is None or work.work_id not in (merger.into_id, merger.merged_id):
        raise Http404
    if not (work.may_change and work.allows("add")):
        raise Http404
    return _Page(request, work, merger).answer()


class _Page:
    def __init__(self, request: HttpRequest, work: Reviewed, merger: Merger) -> None:
        self.request, self.work, self.merger = request, work, merger
        found = Head.objects.filter(pk__in=list(merger.changes))
        self.heads = {head.work_id: head.number for head in found}
        pairs = sorted(f"{key}:{number}" for key, number in self.heads.items())
        self.token = hashlib.sha256(" ".join((str(merger.pk), *pairs)).encode()).hexdigest()

    def answer(self) -> HttpResponse:
        """Show what would be given back, or carry out what was decided."""
        if self.request.method != "POST":
            summary = _("Undo the merger of “%s”.") % self.merger.merged_label
            return self._show(BoundForm(initial={"summary": summary[:500]}))
        form = BoundForm(self.request.POST)
        if not form.is_valid():
            return self._show(form, status=409 if form.non_field_errors() else 200)
        if refusal := self._refusal(form):
            return self._show(form, refusal, status=409)
        messages.success(
            self.request, _("“%s” stands for itself again.") % self.merger.merged_label
        )
        return redirect("review:history", kind=self.merger.kind, work_id=self.merger.merged_id)

    def _refusal(self, form: BoundForm) -> Refusal | None:
        """Undo the merger; return why not, if it was refused."""
        if form.cleaned_data["token"] != self.token:
            return Refusal(
                _("This has been changed meanwhile. Below is what it would come to now.")
            )
        if lacking := self._lacking():
            return Refusal(lacking)
        summary = form.cleaned_data["summary"]
        try:
            undo_merger(self.merger, by=self.work.user, summary=summary, bases=self.heads)
        except (StaleWrite, NotTakenBack, MergerRefused, *REFUSALS) as error:
            return refusal_of(error)
        return None

    def _lacking(self) -> str:
        kinds = {work.kind for work in works_of(self.merger)}
        if all(has_right(self.work.user, kind, "change") for kind in kinds):
            return ""
        return _("This changes works of kinds that your account may not change.")

    def _show(
        self, form: BoundForm, refusal: Refusal | None = None, *, status: int = 200
    ) -> HttpResponse:
        returned: tuple[Returned, ...] = ()
        blocked: list[tuple[Work, list[str]]] = []
        if getattr(self.merger, "undone", None):
            status = 409
            refusal = Refusal(_("This merger has been undone already."))
        else:
            try:
                states, plans = plans_to_undo(
                    {UUID(key): number for key, number in self.merger.changes.items()}
                )
                returned = tuple(self._returned(states, plans))
            except NotTakenBack as error:
                blocked = list(self._blocked(error))
                refusal, status = refusal or Refusal(str(error)), 409
        form.bind_to(self.token)
        context: dict[str, Any] = {
            "title": self.work.label,
            "work": self.work,
            "merger": self.merger,
            "form": form,
            "refusal": refusal,
            "returned": returned,
            "blocked": blocked,
            "can_go_on": bool(returned),
        }
        return page(self.request, "unmerge.html", context, status=status)

    def _blocked(self, error: NotTakenBack) -> Iterator[tuple[Work, list[str]]]:
        for work in works_of(self.merger):
            if places := error.overlaps.get(work.id):
                yield work, list(dict.fromkeys(place_of(each) for each in places))

    def _returned(
        self, states: Mapping[UUID, State], plans: Mapping[UUID, Plan]
    ) -> Iterator[Returned]:
        after = [State(key, 0, plan.wanted) for key, plan in plans.items()]
        words = RowWords([*states.values(), *after])
        for work in sorted(works_of(self.merger), key=lambda work: (work.kind, work.label)):
            plan = plans.get(work.id)
            if plan is None:
                continue
            present = {row.member_id for row in states[work.id].rows}
            rows = [
                *(
                    ("changed" if row.member_id in present else "added", _said(words, row))
                    for row in plan.wanted
                ),
                *(("removed", _said(words, row)) for row in plan.unwanted),
            ]
            if rows:
                yield Returned(work, tuple(rows[:NAMED]), max(len(rows) - NAMED, 0))


def _said(words: RowWords, row: Row) -> str:
    return f"{model_name(row.label)}: {words.name(row)}"
