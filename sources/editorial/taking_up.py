"""Unsaved work on the form itself: offered, taken up again, and never lost with a right or a work."""

from typing import Any, cast

from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sources.editorial.act_form import ActForm
from sources.editorial.form_models import KeptForm
from sources.editorial.form_posts import FormPosts
from sources.editorial.form_reading import StrangeRows
from sources.editorial.keeping import kept_by, kept_of_new, posted_of
from sources.editorial.own_version import posted_as_text
from sources.editorial.recording import base_of
from sources.editorial.saving import Saver, as_new
from sources.editorial.work_form import WorkForm
from sources.editorial.works import WorkRecord


class TakingUp(FormPosts):
    """Offers unsaved work when its form is opened, and shows it in the form again."""

    def taken_up(self, request: HttpRequest, work: WorkRecord | None) -> HttpResponse | None:
        """Return the form with what was kept of it, if that was asked for; None if not."""
        asked = request.GET.get("kept")
        key = asked if work is None else work.pk
        kept = kept_by(cast(User, request.user), self.model.kind_of_work, key) if asked else None
        if kept is None or not self._may_write(request, work):
            return None
        if work is None:
            return self._taken_up_as_new(request, kept)
        if kept.base == base_of(work) and not kept.is_overtaken:
            return self._shown(request, self.work_form(request, work, data=posted_of(kept)), None)
        return self._merged(request, work, kept)

    def _may_write(self, request: HttpRequest, work: WorkRecord | None) -> bool:
        if work is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, work)

    def _merged(self, request: HttpRequest, work: WorkRecord, kept: KeptForm) -> HttpResponse:
        """Return the form with what others saved meanwhile, or lead to where that is decided on."""
        saver = Saver(self, request, work, posted_of(kept))
        try:
            overtaken = saver.overtaken(kept.base)
        except StrangeRows:
            overtaken = None
        if overtaken is None or overtaken.overlaps or kept.is_overtaken:
            return HttpResponseRedirect(self._address("conflict", kept.work_id))
        sheet = self.work_form(request, work, data=overtaken.data({}))
        return self._shown(request, sheet, saver.reporter(overtaken).report())

    def _taken_up_as_new(self, request: HttpRequest, kept: KeptForm) -> HttpResponse:
        data = posted_of(kept)
        is_first = kept.base == 0 and not self.model._default_manager.filter(pk=kept.work_id)
        sheet = self.work_form(request, None, data=data if is_first else as_new(data))
        return self._shown(request, sheet, None)

    def _shown(self, request: HttpRequest, sheet: WorkForm, stale: Any) -> HttpResponse:
        sheet.forget_errors()
        shown: HttpResponse = self._page(request, sheet, stale, 200)
        return shown

    def unsaved(
        self, request: HttpRequest, act: ActForm, work: WorkRecord | None
    ) -> dict[str, Any]:
        """Return what the page needs to know of unsaved work and of others at the same form."""
        user, kind = cast(User, request.user), self.model.kind_of_work
        window = str(act["window"].value() or "")
        form = self._address("change", work.pk) if work else self._address("add")
        if work is None:
            offered = kept_of_new(user, kind)
            key = str(act["key"].value() or "")
        else:
            one = kept_by(user, kind, work.pk)
            offered, key = [one] if one else [], str(work.pk)
        return {
            "offered": [
                {
                    "kept": kept,
                    "name": "" if work else self._name_of(kept),
                    "take_up": f"{form}?kept={kept.work_id}",
                    "discard": self._address("discard", kept.work_id),
                }
                for kept in offered
                if kept.data.get("window") != window
            ],
            # One's own window that was just left is still there: the script tells of those that stay.
            "others": self.who_else(work.pk, user, window, own=False) if work else [],
            "keep_address": self._address("keep", key) if key else "",
            "presence_address": self._address("presence", key) if work else "",
        }

    def _name_of(self, kept: KeptForm) -> str:
        """Return what a new work was called when it was left, by which one is told from another."""
        called = posted_of(kept)
        columns = ("title", "name")
        named = (str(called.get(column, "")).strip() for column in columns)
        return Truncator(next(filter(None, named), "")).chars(80)

    def form_address(self, request: HttpRequest, work: WorkRecord | None) -> str:
        """Return where the form is sent; "" for the address at which it is shown."""
        if work is None:
            kept = QueryDict(mutable=True)
            if "kept" in request.GET:
                kept["kept"] = request.GET["kept"]
            return self._address("add") + (f"?{kept.urlencode()}" if kept else "")
        match = request.resolver_match
        is_here = match is not None and str(match.url_name).endswith("_change")
        return "" if is_here else self._address("change", work.pk)

    def forget_source(self, request: HttpRequest) -> None:
        """Forget the unsaved work from which a new work was made."""
        asked = request.GET.get("kept")
        kept = kept_by(cast(User, request.user), self.model.kind_of_work, asked) if asked else None
        if kept is not None:
            kept.delete()

    def kept_of_gone(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """Lead to what the account had typed into a work that is gone; None if there is nothing."""
        kept = kept_by(cast(User, request.user), self.model.kind_of_work, unquote(object_id))
        return HttpResponseRedirect(self._address("conflict", kept.work_id)) if kept else None

    def without_right(self, request: HttpRequest, object_id: str | None) -> HttpResponse:
        """Give back what was typed, and show nothing else."""
        if request.method != "POST":
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Your unsaved work"),
            "opts": self.opts,
            "typed": posted_as_text(request.POST),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/desk/lost.html", context, status=403)
