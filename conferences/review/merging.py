"""Merging another work into one: found by search, shown in full, done in one act."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from conferences.models import Merger, Name
from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.forms import BoundForm
from conferences.review.merging_words import view_of
from conferences.review.taking_back import Refusal, refusal_of
from conferences.services.entry_library import WORK_MODELS
from conferences.services.merging_plan import MergerPlan, MergerRefused, plan_merger
from conferences.services.merging_works import merge_works, merger_in_force
from conferences.services.rights import has_right
from sources.editorial.choices import is_unfindable, named_like
from sources.editorial.errors import StaleWrite
from sources.editorial.saving import REFUSALS
from sources.services.distinctions import said_of

METHODS = ("GET", "HEAD", "POST")
# Longer searches find nothing that shorter ones do not.
LONGEST = 200
FOUND = 20


@for_reviewers(methods=METHODS, right="delete")
def merge(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """Let another work be chosen, show what merging it into this one does, and on POST do it."""
    if not work.may_change:
        raise Http404
    return _Page(request, work).answer()


class _Page:
    def __init__(self, request: HttpRequest, work: Reviewed) -> None:
        self.request, self.work = request, work
        self.sent = request.POST if request.method == "POST" else request.GET
        self.other = _key(self.sent.get("other", ""))

    def answer(self) -> HttpResponse:
        """Show what there is to choose or to decide, or carry out what was decided."""
        if self.other is None:
            refusal = Refusal(_("Choose another work.")) if self.sent.get("other") else None
            return self._show(None, BoundForm(), refusal)
        try:
            plan = plan_merger(self.work.kind, self.work.work_id, self.other, self.sent.dict())
        except MergerRefused as error:
            return self._show(None, BoundForm(), Refusal(str(error)), status=409)
        if self.request.method != "POST":
            summary = _("Merge “%s” into this.") % plan.merged.label[:400]
            return self._show(plan, BoundForm(initial={"summary": summary}))
        return self._decide(plan)

    def _decide(self, plan: MergerPlan) -> HttpResponse:
        form = BoundForm(self.request.POST)
        if not form.is_valid():
            return self._show(plan, form, status=409 if form.non_field_errors() else 200)
        if form.cleaned_data["token"] != plan.token:
            stale = _("This has been changed meanwhile. Below is what it would come to now.")
            return self._show(plan, form, Refusal(stale), status=409)
        if lacking := _lacking(plan, self.work):
            return self._show(plan, form, Refusal(lacking), status=409)
        try:
            merger = merge_works(plan, by=self.work.user, summary=form.cleaned_data["summary"])
        except (StaleWrite, MergerRefused, *REFUSALS) as error:
            return self._again(form, refusal_of(error))
        done = _("“%(merged)s” is part of “%(into)s” now; %(number)d works were changed.")
        numbers = {"merged": merger.merged_label, "into": merger.into_label}
        messages.success(self.request, done % {**numbers, "number": len(merger.changes)})
        return redirect("review:merge", kind=self.work.kind, work_id=self.work.work_id)

    def _again(self, form: BoundForm, refusal: Refusal) -> HttpResponse:
        """Plan anew: the rows of a plan that was carried out in part are no measure any more."""
        try:
            assert self.other is not None
            plan = plan_merger(self.work.kind, self.work.work_id, self.other, self.sent.dict())
        except MergerRefused as error:
            return self._show(None, form, Refusal(str(error)), status=409)
        return self._show(plan, form, refusal, status=409)

    def _show(
        self,
        plan: MergerPlan | None,
        form: BoundForm,
        refusal: Refusal | None = None,
        *,
        status: int = 200,
    ) -> HttpResponse:
        context: dict[str, Any] = {
            "title": self.work.label,
            "work": self.work,
            "form": form,
            "refusal": refusal,
            "merged_into": merger_in_force(self.work.work_id),
            **self._search(),
            **self._mergers(),
        }
        if plan is not None:
            form.bind_to(plan.token)
            merged = plan.works[plan.merged.pk]
            lacking = _lacking(plan, self.work)
            view = view_of(plan)
            context |= {"plan": plan, "merged": merged, "view": view, "lacking": lacking}
            context["said_two"] = said_of(plan.into.pk, plan.merged.pk)
            context["can_go_on"] = not plan.obstacles and not lacking
        return page(self.request, "merge.html", context, status=status)

    def _search(self) -> dict[str, Any]:
        """Return what was searched and found: other works of the kind, under any name or key."""
        asked = self.request.GET.get("q", "")[:LONGEST].strip()
        found: list[Any] = []
        if asked and not is_unfindable(asked) and self.work.kind in WORK_MODELS:
            names = Name.objects.all()
            rows: Any = WORK_MODELS[self.work.kind]._default_manager
            condition = named_like(asked, names) | Q(key=asked)
            others = rows.filter(condition).exclude(pk=self.work.work_id)
            found = list(others.order_by("folded_label", "key")[: FOUND + 1])
        return {"asked": asked, "found": found[:FOUND], "has_more": len(found) > FOUND}

    def _mergers(self) -> dict[str, Any]:
        key = self.work.work_id
        found = Merger.objects.filter(Q(into_id=key) | Q(merged_id=key)).select_related("undone")
        return {"mergers": list(found[:FOUND]), "may_undo": self.work.allows("add")}


def _key(typed: str) -> UUID | None:
    try:
        return UUID(typed) if len(typed) == 36 else None
    except ValueError:
        return None


def _lacking(plan: MergerPlan, work: Reviewed) -> str:
    """Say which works of other kinds the account may not change, though the merger would; "" if none."""
    kinds = sorted(kind for kind in plan.kinds if not has_right(work.user, kind, "change"))
    if not kinds:
        return ""
    words = [str(WORK_MODELS[kind]._meta.verbose_name_plural) for kind in kinds]
    return _("This changes %s too, which your account may not do.") % ", ".join(words)
