"""Beside a work's form: the preview, the checks, the open comments, the latest changes."""

from dataclasses import dataclass, replace
from typing import Any, cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib.auth.models import User
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString

from conferences.admin.checked import FIRST_FIELDS, Checked
from conferences.admin.looks import LookedAtAdmin
from conferences.services.comments import Thread, threads_of
from conferences.services.open_comments import open_threads
from conferences.services.suggested_words import suggested_words
from sources.editorial.form_groups import GroupView
from sources.editorial.models import Change
from sources.editorial.saving import with_line_feeds
from sources.editorial.sought_places import Sought, sought_in
from sources.editorial.work_form import WorkForm

# So many of the latest changes, and of the open comments, stand beside the form; all on their own pages.
MOST_LISTED = 8
# So many rows at which something was found are open when the page comes back from the checks.
MOST_OPENED = 20


@dataclass(frozen=True)
class OpenThread:
    """A thread that nobody has settled; `suggested` shows the words suggested as a change."""

    thread: Thread
    suggested: SafeString | None


@dataclass(frozen=True)
class Panel:
    """What stands beside a form; an address is "" where there is nothing to be seen."""

    preview: str
    checks: str
    checked: Checked | None = None
    threads: tuple[OpenThread, ...] = ()
    thread_count: int = 0
    changes: tuple[Change, ...] = ()


class PanelledAdmin(LookedAtAdmin):
    """A kind of work whose form has a preview, checks, comments and history beside it."""

    @property
    def media(self) -> Media:
        """The styles and scripts of the form, and of what stands beside it."""
        own = Media(
            css={"all": ["admin-desk/panel.css"]},
            js=[
                "admin-desk/panel.js",
                "admin-desk/leading.js",
                "admin-desk/pins.js",
                "admin-desk/preview.js",
            ],
        )
        return super().media + own

    @method_decorator(csp_update({"frame-src": [SELF]}))
    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the form, beside which a preview may stand in a frame; or show it again as it was typed."""
        again = self._again(request, object_id) if "_back" in request.POST else None
        if again is not None:
            return again
        shown: HttpResponse = super().changeform_view(request, object_id, *args, **kwargs)
        return shown

    def _again(self, request: HttpRequest, object_id: str | None) -> HttpResponse | None:
        """Return the form as it was typed, unjudged; None where the account may not write it any more."""
        try:
            _key, work = self.writable(request, object_id or request.POST.get("change-key", ""))
        except Http404:
            return None
        sheet = self.work_form(request, work, data=with_line_feeds(request.POST))
        sheet.forget_errors()
        return self._page(request, sheet, None, 200)

    def _page(
        self, request: HttpRequest, sheet: WorkForm, stale: Any, status: int
    ) -> TemplateResponse:
        """Return the page of a form with what stands beside it."""
        response = cast(TemplateResponse, super()._page(request, sheet, stale, status))
        assert response.context_data is not None
        if not response.context_data["is_popup"]:
            response.context_data["panel"] = self._panel(request, sheet)
            # The list of the desk's pages would take the room of the panel.
            response.context_data["is_nav_sidebar_enabled"] = False
            sought = sought_in(request.GET) if request.method == "GET" else None
            if sought is not None:
                _lead_to(sought, sheet, response.context_data)
        return response

    def shown_with(self, request: HttpRequest, sheet: WorkForm, found: Checked) -> TemplateResponse:
        """Return the form with what was found beside it, the groups and rows open in which it was."""
        response = self._page(request, sheet, None, 200)
        context = response.context_data
        assert context is not None
        if "panel" in context:
            context["panel"] = replace(context["panel"], checked=found)
        places = list(found.places())[:MOST_OPENED]
        context["groups"] = [_opened(view, places) for view in context["groups"]]
        return response

    def _panel(self, request: HttpRequest, sheet: WorkForm) -> Panel:
        if sheet.form.is_new:
            new = str(sheet.act["key"].value() or "")
            return Panel(self._address("preview", new), self._address("checks", new))
        key = sheet.work.pk
        may_save = self.has_change_permission(request, sheet.work)
        # Most works have none, and their forms need not ask for the places of any.
        has_threads = open_threads([key]).exists()
        found = threads_of(key, cast(User, request.user)) if has_threads else ()
        threads = [each for each in found if each.is_open and not each.is_draft]
        changes = Change.objects.filter(work_id=key).order_by("-number")[:MOST_LISTED]
        return Panel(
            self._address("preview", key),
            self._address("checks", key) if may_save else "",
            threads=tuple(
                OpenThread(each, suggested_words(each.opening)) for each in threads[:MOST_LISTED]
            ),
            thread_count=len(threads),
            changes=tuple(changes),
        )


def _lead_to(sought: Sought, sheet: WorkForm, context: dict[str, Any]) -> None:
    """Open the group and the row of a place, and let the page name which of them it is."""
    rows = (form for _rows, form in sheet.rows() if form.instance.pk == sought.member_id)
    prefix = next((form.prefix for form in rows), None)
    views: list[GroupView] = context["groups"]
    if prefix:
        context["groups"] = [_opened(view, [f"row-{prefix}"]) for view in views]
        group = None
    else:
        group = next((view for view in views if _is_of(view, sought, sheet)), None)
        context["groups"] = [replace(view, is_open=view.is_open or view is group) for view in views]
    context["sought"] = {
        "place": replace(sought, field=sought.field or FIRST_FIELDS.get(sought.label, "")),
        "row": prefix or "",
        "group": group.group.key if group else "",
    }


def _is_of(view: GroupView, sought: Sought, sheet: WorkForm) -> bool:
    """Say whether a group holds the field of the work itself, or the list in which a row would stand."""
    if sought.member_id == sheet.work.pk:
        return sought.field.partition(":")[0] in view.group.fields
    return any(each.model._meta.label_lower == sought.label for each in view.formsets)


def _opened(view: GroupView, places: list[str]) -> GroupView:
    """Return a group that is open if something was found in it, and open the rows where it was."""
    is_open = view.is_open or any(field.auto_id in places for field in view.fields)
    for formset in view.formsets:
        for form in formset.forms:
            within = [form, *(row for inner in form.nested for row in inner.forms)]
            if any(_is_at(row.prefix, place) for row in within for place in places):
                form.is_open = is_open = True
            for row in within[1:]:
                row.is_open = row.is_open or any(_is_at(row.prefix, place) for place in places)
    return replace(view, is_open=is_open)


def _is_at(prefix: str | None, place: str) -> bool:
    return place == f"row-{prefix}" or place.startswith(f"id_{prefix}-")
