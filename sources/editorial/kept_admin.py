"""Unsaved work in the admin: kept as one types, taken up again, and decided on where two edits clash."""

from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sources.editorial.choices import labels_of
from sources.editorial.conflict_page import ConflictPage
from sources.editorial.deleting import deletion_of
from sources.editorial.form_models import KeptForm
from sources.editorial.form_reading import StrangeRows
from sources.editorial.keeping import (
    KeptAlready,
    decide,
    decisions_of,
    keep,
    kept_by,
    posted_of,
    rebase,
)
from sources.editorial.overlaps import Decisions
from sources.editorial.own_version import posted_as_text, version_as_text
from sources.editorial.saving import Outcome, Saver, not_of_this_work
from sources.editorial.stale_forms import Overtaken
from sources.editorial.states import State
from sources.editorial.taking_up import TakingUp
from sources.editorial.undoing import undone_by
from sources.editorial.works import WorkRecord


@dataclass(frozen=True)
class Result:
    """What two edits come to as decided so far: what is wrong with it, else how it looks and its checks.

    `left` is how many places are still open, where the editor's own version stands in it.
    """

    errors: tuple[tuple[str, str, str], ...]
    shown: SafeString
    left: int


class KeepingAdmin(TakingUp):
    """The addresses beside a work's form: conflict, its download, keeping, discarding, presence."""

    conflict_template = "admin/desk/conflict.html"
    discard_template = "admin/desk/discard.html"

    def get_urls(self) -> list[Any]:
        """Return the addresses of the admin with those of unsaved work before them."""
        views = {
            "conflict": self.conflict_view,
            "conflict/download": self.download_view,
            "discard": self.discard_view,
            "keep": require_POST(self.keep_view),
            "presence": require_POST(self.presence_view),
        }
        return [self._route(page, view) for page, view in views.items()] + super().get_urls()

    def _route(self, page: str, view: Any, *, name: str = "") -> URLPattern:
        options = self.model._meta
        name = f"{options.app_label}_{options.model_name}_{name or page.rpartition('/')[2]}"
        route: URLPattern = path(
            f"<path:object_id>/{page}/", self.admin_site.admin_view(view), name=name
        )
        return route

    def _own(self, request: HttpRequest, object_id: str) -> KeptForm:
        """Return what the account itself kept of a work; anything else is not there."""
        kind = self.model.kind_of_work
        kept = kept_by(cast(User, request.user), kind, unquote(object_id))
        if kept is None:
            raise Http404
        return kept

    def _work_of(self, request: HttpRequest, kept: KeptForm) -> WorkRecord | None:
        work: WorkRecord | None = self.get_object(request, str(kept.work_id))
        return work if work is not None and self.has_change_permission(request, work) else None

    # Two edits of the same place

    def overtaken(self, request: HttpRequest, contest: Overtaken) -> HttpResponse:
        """Keep a form on which there is something to decide, and lead to where it is decided."""
        sheet = contest.posted
        user, key = cast(User, request.user), sheet.work.pk
        try:
            keep(user, key, self.model.kind_of_work, contest.start, sheet.data, is_overtaken=True)
        except KeptAlready as error:
            sheet.warnings.append(
                _("Somebody else changed the same place meanwhile. Nothing was saved.")
            )
            sheet.warnings.append(str(error))
            return self._page(request, sheet, None, 409)
        return HttpResponseRedirect(self._address("conflict", key))

    def conflict_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show both edits where they contradict each other; on POST keep what was decided, and save."""
        kept = self._own(request, object_id)
        work = self._work_of(request, kept)
        if work is None:
            return self._lost(request, kept)
        posted = posted_of(kept)
        saver = Saver(self, request, work, posted)
        try:
            overtaken = saver.overtaken(kept.base)
        except StrangeRows:
            self.message_user(request, not_of_this_work(), messages.ERROR)
            return self._lost(request, kept)
        page = ConflictPage(overtaken, saver.reporter(overtaken))
        decisions = decisions_of(kept)
        problem, result = "", None
        if request.method == "POST":
            decisions = page.decided(request.POST, decisions)
            decide(kept, decisions, request.POST.get("change-summary", ""))
            if "_later" in request.POST:
                self.message_user(request, _("Kept. Nothing was saved yet."), messages.INFO)
                return HttpResponseRedirect(self._address("conflict", work.pk))
            if "_preview" in request.POST:
                result = self._result(request, saver, page, decisions)
            elif not page.left(decisions):
                saver = Saver(self, request, work, posted_of(kept))
                outcome = saver.merge(kept.base, decisions)
                if outcome.contest is None:
                    return self._decided(request, kept, outcome)
                page = ConflictPage(outcome.contest, saver.reporter(outcome.contest))
                problem = _("It was changed once more while you decided. Nothing was saved yet.")
            else:
                problem = _("Nothing was saved yet: decide on every place first.")
        return self._show(request, kept, page, decisions, problem, result)

    def _result(
        self, request: HttpRequest, saver: Saver, page: ConflictPage, decisions: Decisions
    ) -> Result:
        """Return what both edits come to as decided so far; nothing is saved."""
        sheet, state = saver.result(page.overtaken, decisions)
        errors = tuple(sheet.row_errors())
        shown = self.preview(request, state) if state is not None else SafeString()
        return Result(errors, shown, page.left(decisions))

    def preview(self, request: HttpRequest, state: State) -> SafeString:
        """Return what readers would see of a state and what the checks say of it; "" if nobody can say."""
        return SafeString()

    def _decided(self, request: HttpRequest, kept: KeptForm, outcome: Outcome) -> HttpResponse:
        if outcome.sheet is None:
            return self.saved(request, outcome, is_new=False)
        # Both edits are one form now; what is wrong with it is said in the form itself.
        rebase(kept, cast(QueryDict, outcome.sheet.data))
        return self._page(request, outcome.sheet, None, 409)

    def _show(
        self,
        request: HttpRequest,
        kept: KeptForm,
        page: ConflictPage,
        decisions: Decisions,
        problem: str,
        result: Result | None,
    ) -> HttpResponse:
        work = page.overtaken.posted.work
        context = {
            **self._frame(request, work, kept),
            "title": _("Two edits of the same place"),
            "report": page.reporter.report(),
            "views": list(page.views(decisions)),
            "left": page.left(decisions),
            "mine": list(page.reporter.mine()),
            "orphans": page.orphans(decisions),
            "problem": problem,
            "undone": undone_by(kept),
            "result": result,
            "summary": kept.data["form"].get("change-summary", [""])[-1],
        }
        status = 409 if problem else 200
        return TemplateResponse(request, self.conflict_template, context, status=status)

    def _lost(self, request: HttpRequest, kept: KeptForm) -> HttpResponse:
        """Give back what was typed, and nothing else, where the work is gone or not theirs to change."""
        deletion = deletion_of(str(kept.work_id))
        may_add = deletion is not None and self.has_add_permission(request)
        context = {
            **self._frame(request, None, kept),
            "title": _("Your unsaved work"),
            "deletion": deletion if may_add else None,
            "again": f"{self._address('add')}?kept={kept.work_id}" if may_add else "",
            "typed": posted_as_text(posted_of(kept)),
        }
        return TemplateResponse(request, "admin/desk/lost.html", context)

    def _frame(
        self, request: HttpRequest, work: WorkRecord | None, kept: KeptForm
    ) -> dict[str, Any]:
        request.current_app = self.admin_site.name
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "work": work,
            "kept": kept,
            "download": self._address("download", kept.work_id),
            "discard": self._address("discard", kept.work_id),
            "has_view_permission": self.has_view_permission(request),
            "media": self.media,
        }

    def download_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Send what the account typed as a text."""
        kept = self._own(request, object_id)
        work = self._work_of(request, kept)
        posted = posted_of(kept)
        if work is None:
            text = posted_as_text(posted)
        else:
            sheet = self.work_form(request, work, data=posted)
            text = version_as_text(sheet, labels_of(request, self.admin_site))
        results = [str(one.raw) for one in decisions_of(kept).values() if one.raw]
        text += "".join(f"\n{_('Result as edited')}:\n{one}\n" for one in results)
        response = HttpResponse(text, content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="my-version-{kept.work_id}.txt"'
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def discard_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask once; on POST forget what was kept."""
        kept = self._own(request, object_id)
        work = self._work_of(request, kept)
        if request.method == "POST":
            kept.delete()
            self.message_user(request, _("Your unsaved work was discarded."), messages.INFO)
            target = self._address("change", work.pk) if work else reverse("admin:index")
            return HttpResponseRedirect(target)
        context = {**self._frame(request, work, kept), "title": _("Discard your unsaved work?")}
        return TemplateResponse(request, self.discard_template, context)
