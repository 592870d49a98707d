"""A form looked at before it is saved: as readers would get it, and what the checks say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST

from conferences.admin.checked import Checked, checked
from conferences.admin.previews import PreviewedAdmin
from conferences.permissions import NotAllowed
from conferences.services.acceptances import accept, take_back
from conferences.services.errors import ActRefused
from conferences.services.previewing import StatePreview
from sources.editorial.deleting import deletion_of
from sources.editorial.form_posts import key_of
from sources.editorial.form_states import state_after
from sources.editorial.recording import base_of
from sources.editorial.saving import with_line_feeds
from sources.editorial.states import State, present_state
from sources.editorial.work_form import WorkForm
from sources.editorial.works import WorkRecord

# Nothing in a preview runs, and nobody frames it but the form; its forms lead back to that.
_FENCES = {
    "sandbox": ["allow-same-origin", "allow-forms", "allow-top-navigation-by-user-activation"],
    "frame-ancestors": [SELF],
}
_METHODS = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class _Shown:
    """An article in a language, or why there is none; `since`, the edition against which it is marked."""

    article: str
    language: str
    problem: str = ""
    since: int = 0


class LookedAtAdmin(PreviewedAdmin):
    """A kind of work whose form can be looked at as readers would get it, and checked, before it is saved."""

    # Given by the admin that stands on this.
    shown_with: Callable[..., HttpResponse]

    def get_urls(self) -> list[Any]:
        """Return the addresses of the admin with those of the looks before them."""
        return [
            self._hidden("preview", self.preview_view),
            self._hidden("checks", require_POST(self.checks_view)),
            *super().get_urls(),
        ]

    def _hidden(self, page: str, view: Callable[..., HttpResponse]) -> URLPattern:
        """Return a route of which nobody hears who may not enter the desk."""

        @wraps(view)
        def guarded(request: HttpRequest, object_id: str) -> HttpResponse:
            if not self.admin_site.has_permission(request):
                raise Http404
            response = view(request, object_id)
            response["X-Robots-Tag"] = "noindex, nofollow"
            return response

        options = self.model._meta
        name = f"{options.app_label}_{options.model_name}_{page}"
        return path(f"<path:object_id>/{page}/", guarded, name=name)

    # The preview

    @method_decorator(_METHODS)
    @method_decorator(csp_replace(_FENCES))
    @method_decorator(xframe_options_sameorigin)
    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the page of a work as readers would get it: as stored, or on POST as typed; writes nothing."""
        if request.method != "POST":
            return self._stored(request, object_id)
        sheet, state = self._typed(request, *self.writable(request, object_id))
        preview = StatePreview(state)
        code = _language(request.POST.get("_language", ""), preview)
        since = preview.edition if request.POST.get("_since") else 0
        try:
            article = preview.article_since(code) if since else preview.article(code)
            found = checked(sheet, preview.findings)
        except ActRefused as refusal:
            article, found = "", checked(sheet, (), problem=str(refusal))
        if not request.accepts("text/html"):
            return JsonResponse(
                {
                    "article": article,
                    "language": code,
                    "languages": _languages(preview),
                    "edition": preview.edition,
                    **self._told(request, sheet, found),
                }
            )
        return self._preview_page(request, sheet, preview, _Shown(article, code, since=since))

    def _stored(self, request: HttpRequest, object_id: str) -> HttpResponse:
        key = key_of(object_id)
        work: WorkRecord | None = self.get_object(request, str(key))
        if work is None:
            self.writable(request, object_id)
            if deletion_of(str(key)) is not None:
                raise Http404
            return self._preview_page(request, None, None, _Shown("", settings.LANGUAGE_CODE))
        if not self.has_view_or_change_permission(request, work):
            raise Http404
        preview = StatePreview(present_state(key))
        code = _language(request.GET.get("language", ""), preview)
        try:
            article = preview.article(code)
        except ActRefused as refusal:
            return self._preview_page(request, None, preview, _Shown("", code, str(refusal)))
        return self._preview_page(request, None, preview, _Shown(article, code))

    def _preview_page(
        self,
        request: HttpRequest,
        sheet: WorkForm | None,
        preview: StatePreview | None,
        shown: _Shown,
    ) -> HttpResponse:
        """Return a page with the article; with a form, so that what was typed goes back to it."""
        work = None if sheet is None or sheet.form.is_new else sheet.work
        context = {
            "article": SafeString(shown.article),
            "language": shown.language,
            "languages": _languages(preview) if preview else [],
            "label": str(sheet.work) if sheet else "",
            "typed": _kept_fields(request.POST) if sheet else [],
            "form": sheet is not None,
            "back": self.back_address(work),
            "edition": preview.edition if preview and sheet else 0,
            "since": shown.since,
            "faults": list(sheet.row_errors()) if sheet else [],
            "problem": shown.problem,
        }
        return TemplateResponse(request, "admin/desk/preview.html", context)

    def back_address(self, work: WorkRecord | None) -> str:
        """Return where the form of a work stands."""
        return str(self._address("change", work.pk) if work else self._address("add"))

    # The checks

    def checks_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Check what was typed; or let one of the warnings stand, or no longer, which alone is written."""
        key, work = self.writable(request, object_id)
        sheet, state = self._typed(request, key, work)
        refused = self._accepted(request, key, work, state) or self._taken_back(request, key)
        try:
            found = checked(sheet, StatePreview(state).findings, refused=refused)
        except ActRefused as refusal:
            found = checked(sheet, (), problem=str(refusal), refused=refused)
        if not request.accepts("text/html"):
            return JsonResponse(self._told(request, sheet, found))
        sheet.forget_errors()
        return self.shown_with(request, sheet, found)

    def _accepted(
        self, request: HttpRequest, key: UUID, work: WorkRecord | None, state: State
    ) -> str:
        """Let a warning stand, if that was asked for; return why it was refused, else ""."""
        signature = request.POST.get("_accept", "")
        if not signature:
            return ""
        if work is None:
            return _not_accepted(_("Save it first: what is not stored yet cannot be accepted."))
        reason = request.POST.get(f"accept-{signature[:64]}", "")
        user = cast(User, request.user)
        kind = self.model.kind_of_work
        try:
            found = StatePreview(state).findings
            accept(found, signature, work_id=key, kind=kind, by=user, reason=reason)
        except (ActRefused, NotAllowed) as refusal:
            return _not_accepted(refusal)
        return ""

    def _taken_back(self, request: HttpRequest, key: UUID) -> str:
        """Take an acceptance back, if that was asked for; return why it was refused, else ""."""
        signature = request.POST.get("_take_back", "")
        if not signature:
            return ""
        user, kind = cast(User, request.user), self.model.kind_of_work
        try:
            take_back(signature, work_id=key, kind=kind, by=user)
        except (ActRefused, NotAllowed) as refusal:
            return _("Not taken back: %s") % refusal
        return ""

    def _typed(
        self, request: HttpRequest, key: UUID, work: WorkRecord | None
    ) -> tuple[WorkForm, State]:
        """Return the form as posted, validated, and the state that it would make."""
        data = with_line_feeds(request.POST)
        data["change-key"] = str(key)
        sheet: WorkForm = self.work_form(request, work, data=data)
        sheet.has_valid_rows()
        return sheet, state_after(sheet, present_state(key))

    def _told(self, request: HttpRequest, sheet: WorkForm, found: Checked) -> dict[str, Any]:
        address = self._address("checks", sheet.work.id)
        label = "" if sheet.form.is_new else sheet.work.label
        context = {"checked": found, "checks_address": address, "label": label}
        stale = _("Others have saved meanwhile; their rows stand here as they are now.")
        return {
            "checks": render_to_string("admin/desk/_checks.html", context, request),
            "counts": found.counts,
            "problem": found.problem,
            "stale": stale if _is_stale(sheet) else "",
        }


def _not_accepted(why: object) -> str:
    return _("Not accepted: %s") % why


def _language(asked: str, preview: StatePreview) -> str:
    return asked if asked in preview.languages else preview.languages[0]


def _languages(preview: StatePreview) -> list[tuple[str, str]]:
    names = dict(settings.LANGUAGES)
    return [(code, names[code]) for code in preview.languages]


def _is_stale(sheet: WorkForm) -> bool:
    base = sheet.data.get("change-base", "")
    return not sheet.form.is_new and base != str(base_of(sheet.work))


def _kept_fields(posted: QueryDict) -> list[tuple[str, str]]:
    """Return all that was typed, to be sent back to the form from another page."""
    left_out = {"csrfmiddlewaretoken", "_language", "_since", "_accept", "_take_back"}
    return [
        (name, value) for name, values in posted.lists() if name not in left_out for value in values
    ]
