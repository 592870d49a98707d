"""The published entries that a shared record bears on, and refreshing those that are behind it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.forms import RefreshForm
from conferences.models import Edition
from conferences.permissions import NotAllowed, may_publish
from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.taking_back import Refusal
from conferences.services.bearing import resting_on
from conferences.services.entry_library import WORK_MODELS
from conferences.services.errors import ActRefused
from conferences.services.publication import ToPublish
from conferences.services.refreshing import Refresh, Refreshing, preview, refresh
from sources.editorial.models import Change
from sources.editorial.text_diff import render_inline

METHODS = ("GET", "HEAD", "POST")
_SIGNATURE = re.compile(r"[0-9a-f]{64}")


@for_reviewers()
def bearing(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """List the published entries that rest on a record, with how often and whether they are behind."""
    rows = resting_on(work.work_id, work.kind, _key_of(work))
    context = {
        "title": work.label,
        "work": work,
        "rows": rows,
        "times": sum(each.times for each in rows),
        "behind": sum(each.is_behind for each in rows),
        "may_refresh": may_publish(work.user),
    }
    return page(request, "bearing.html", context)


@for_reviewers(methods=METHODS)
def refresh_entries(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """Show what refreshing the entries behind a record would change; on POST refresh those chosen."""
    if not may_publish(work.user):
        raise Http404
    return _Page(request, work).answer()


def _key_of(work: Reviewed) -> str:
    model: Any = WORK_MODELS[work.kind]
    key = model._default_manager.filter(pk=work.work_id).values_list("key", flat=True).first()
    published = Edition.objects.filter(work_id=work.work_id).order_by("-number")
    return key or published.values_list("key", flat=True).first() or ""


class _Page:
    def __init__(self, request: HttpRequest, work: Reviewed) -> None:
        self.request, self.work = request, work
        self.refreshing: Refreshing = preview(work.work_id, work.kind, _key_of(work), by=work.user)
        self.chosen = self._chosen()

    def answer(self) -> HttpResponse:
        """Show the preview, or refresh what was chosen."""
        if self.request.method != "POST":
            told = _("Refreshed after a change of “%s”.") % self.work.label[:400]
            return self._show(RefreshForm(initial={"summary": told}))
        form = RefreshForm(self.request.POST)
        if not form.is_valid():
            return self._show(form)
        try:
            editions = refresh(
                self.refreshing,
                self.chosen,
                by=self.work.user,
                summary=form.cleaned_data["summary"],
                record=self._record(form),
            )
        except (ActRefused, NotAllowed) as error:
            return self._show(form, Refusal(str(error)), status=409)
        said = ngettext("%d edition is published.", "%d editions are published.", len(editions))
        messages.success(self.request, said % len(editions))
        return redirect("review:bearing", kind=self.work.kind, work_id=self.work.work_id)

    def _chosen(self) -> dict[UUID, str]:
        """Return what was chosen: for each edition the signature with which it was shown."""
        shown = {str(each.edition.pk) for each in self.refreshing.refreshes}
        chosen: dict[UUID, str] = {}
        for typed in self.request.POST.getlist("entry")[: len(shown) + 1]:
            key, _colon, signature = typed.partition(":")
            # What was not shown, or not so, is known to be wrong by its signature.
            fits = _SIGNATURE.fullmatch(signature) and key in shown
            chosen[UUID(key) if fits else UUID(int=0)] = signature
        return chosen

    def _record(self, form: RefreshForm) -> ToPublish | None:
        number = form.cleaned_data["record"]
        return ToPublish(self.work.work_id, number) if number else None

    def _own_state(self) -> int:
        """Return the number of the record's latest change if it is not published yet, else 0."""
        current = Edition.objects.current().filter(work_id=self.work.work_id).first()
        if current is not None and current.change_number == self.work.latest:
            return 0
        latest = Change.objects.filter(work_id=self.work.work_id, number=self.work.latest)
        return 0 if latest.filter(by=self.work.user).exists() else self.work.latest

    def _show(
        self, form: RefreshForm, refusal: Refusal | None = None, *, status: int = 200
    ) -> HttpResponse:
        refreshes = self.refreshing.refreshes
        is_posted = self.request.method == "POST"
        context: dict[str, Any] = {
            "title": self.work.label,
            "work": self.work,
            "form": form,
            "refusal": refusal,
            "ready": list(self._ready(refreshes, is_posted=is_posted)),
            "refused": [each for each in refreshes if each.differs and each.refusal],
            "same": [each for each in refreshes if not each.differs],
            "more": self.refreshing.more,
            "own": self._own_state(),
        }
        response = page(self.request, "refresh.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response

    def _ready(self, refreshes: Iterable[Refresh], *, is_posted: bool) -> Iterator[dict[str, Any]]:
        """Yield what can be refreshed with its differences, numbered through the page."""
        first = 1
        for each in refreshes:
            if not each.may_refresh:
                continue
            texts = []
            for text in each.differences:
                html = render_inline(text.difference, first=first)
                texts.append((text.language, text.name, html))
                first += len(text.difference.changes)
            is_chosen = each.edition.pk in self.chosen or not is_posted
            yield {"refresh": each, "is_chosen": is_chosen, "texts": texts}
