"""The base of every work's admin: all that it writes goes through `record()`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms.models import modelform_factory
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sources.editorial.deleting import DeletingAdmin, deletion_of
from sources.editorial.finding import FindingAdmin
from sources.editorial.form_groups import empty_rows, group_views, prepare
from sources.editorial.kept_admin import KeepingAdmin
from sources.editorial.member_forms import DeskFields, MemberInline, VersionedForm
from sources.editorial.merge_message import merged_words
from sources.editorial.models import Change
from sources.editorial.recording import base_of
from sources.editorial.saving import Outcome, Saver, as_new
from sources.editorial.stale_report import StaleReport
from sources.editorial.work_form import WorkForm
from sources.editorial.works import WorkRecord

CHANGES_PER_PAGE = 50


@dataclass(frozen=True)
class Standing:
    """How the working state of a work stands to what readers read, and where it can be published.

    `review` says how far its changes have come in review, with the address of the submission.
    `bearing` says on how many published entries it bears, with the address of their list.
    """

    words: str
    review: str = ""
    review_address: str = ""
    publish_address: str = ""
    bearing: str = ""
    bearing_address: str = ""
    # Where the account begins or ends to follow the work.
    watch_address: str = ""
    is_watched: bool = False
    # Where the account merges another work of the kind into this one.
    merge_address: str = ""
    # In which languages it is translated, with the address of each.
    translations: tuple[tuple[str, str], ...] = ()


class VersionedAdmin(KeepingAdmin, FindingAdmin, DeskFields, DeletingAdmin):
    """The admin of a kind of work: its members are edited inside it, and each save is one change.

    Django's own form view is not used: it begins a transaction before it reads, and saves row by row.
    """

    form = VersionedForm
    change_form_template = "admin/desk/change_form.html"
    object_history_template = "admin/desk/history.html"
    list_editable = ()
    save_on_top = False
    view_on_site = False

    class Media:
        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("admin-desk/desk.css",)}
        js = (
            "admin-desk/rows.js",
            "vendored/sortable/Sortable.min.js",
            "admin-desk/arranging.js",
            "admin-desk/narrowing.js",
            "admin-desk/keeping.js",
            "admin-desk/dates.js",
        )

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.fields = [name for group in cls.groups for name in group.fields]
        cls.inlines = [inline for group in cls.groups for inline in group.inlines]

    # The form

    def work_form(
        self, request: HttpRequest, work: WorkRecord | None, *, data: QueryDict | None
    ) -> WorkForm:
        """Return the form of a work, or of a new one, as posted or as stored."""
        made = modelform_factory(
            self.model,
            form=self.form,
            fields=[name for group in self.groups for name in group.fields],
            formfield_callback=partial(self.formfield_for_dbfield, request=request),
        )
        initial = None if work else self.get_changeform_initial_data(request)
        form = made(data, instance=work, initial=initial)
        assert isinstance(form, VersionedForm)
        if work is None:
            self._take_key(form, data)
        elif not self.has_change_permission(request, work):
            for field in form.fields.values():
                field.disabled = True
        base = base_of(work) if work else 0
        inlines = cast("list[MemberInline]", self.get_inline_instances(request, work))
        return WorkForm(request, form, inlines, data=data, base=base)

    def _take_key(self, form: VersionedForm, data: QueryDict | None) -> None:
        """Give a new work the key that its form was shown with, so that sending it twice makes one."""
        work = form.instance
        if data is None or not isinstance(work, WorkRecord):
            return
        try:
            work.id = forms.UUIDField().clean(data.get("change-key"))
        except forms.ValidationError:
            return

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list of works under the name of their kind."""
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the form of a work, or save it; a GET opens no transaction."""
        to_field = request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR))
        if to_field and not self.to_field_allowed(request, to_field):
            raise PermissionDenied
        work = self.get_object(request, unquote(object_id)) if object_id is not None else None
        if not self._may(request, work, is_new=object_id is None):
            return self.without_right(request, object_id)
        if work is None and object_id is not None:
            return self._gone_meanwhile(request, object_id)
        if request.method != "POST":
            return self.taken_up(request, work) or self._page(
                request, self.work_form(request, work, data=None), None, 200
            )
        try:
            outcome = Saver(self, request, work).save()
        except self.model.DoesNotExist:
            # Deleted while it was being saved.
            return self._gone_meanwhile(request, str(object_id))
        return self.answered(request, outcome, is_new=work is None)

    def answered(self, request: HttpRequest, outcome: Outcome, *, is_new: bool) -> HttpResponse:
        """Return what is shown after a form was sent."""
        if outcome.contest is not None:
            return self.overtaken(request, outcome.contest)
        if outcome.sheet is None:
            return self.saved(request, outcome, is_new=is_new)
        return self._page(request, outcome.sheet, outcome.stale, 409 if outcome.stale else 200)

    def _may(self, request: HttpRequest, work: WorkRecord | None, *, is_new: bool) -> bool:
        if is_new:
            return self.has_add_permission(request)
        if request.method == "POST":
            return self.has_change_permission(request, work)
        return self.has_view_or_change_permission(request, work)

    def _gone_meanwhile(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Give back what was typed into the form of a deleted work, as the form of a new one."""
        deletion = deletion_of(object_id)
        if request.method != "POST" or deletion is None or not self.has_add_permission(request):
            return self.kept_of_gone(request, object_id) or self.gone(request, object_id)
        sheet = self.work_form(request, None, data=as_new(request.POST))
        sheet.warnings.append(
            _(
                "%(who)s deleted this meanwhile: %(why)s What you typed is here; saving makes it anew."
            )
            % {"who": deletion.by_name, "why": deletion.summary}
        )
        return self._page(request, sheet, None, 409)

    def saved(self, request: HttpRequest, outcome: Outcome, *, is_new: bool) -> HttpResponse:
        """Say what was saved and what was merged with it, and lead on."""
        if is_new:
            self.forget_source(request)
        if outcome.change is not None:
            respond = self.response_add if is_new else self.response_change
            response = respond(request, outcome.work)
            if outcome.stale is not None:
                self.message_user(request, merged_words(outcome.stale), messages.INFO)
            return response
        if is_new:
            message = _("This was saved already; it was not added a second time.")
        else:
            message = _("Nothing was changed, so nothing was recorded.")
        self.message_user(request, message, messages.INFO)
        assert outcome.work is not None
        return HttpResponseRedirect(self._address("change", outcome.work.pk))

    def _address(self, page: str, *args: Any) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=args, current_app=self.admin_site.name)

    def log(self, request: HttpRequest, change: Change, work: WorkRecord) -> None:
        """Note a change in Django's own list of recent actions."""
        note = self.log_addition if change.number == 1 else self.log_change
        note(request, work, change.summary)

    def holds_back(self, sheet: WorkForm) -> bool:
        """Say whether a new work is not saved before its editor looks at a warning in its form."""
        return False

    def describe(self, form: VersionedForm) -> Mapping[str, str]:
        """Return a note for each field that has one, such as a date in words."""
        return {}

    def standing(
        self, request: HttpRequest, work: WorkRecord, latest: Change | None
    ) -> Standing | None:
        """Return how the work stands to its published state; None where nothing is published."""
        return None

    def _page(
        self, request: HttpRequest, sheet: WorkForm, stale: StaleReport | None, status: int
    ) -> TemplateResponse:
        is_new = sheet.form.is_new
        work = None if is_new else sheet.work
        errors = list(sheet.errors())
        sheet.want_choices(self.admin_site)
        sheet.form.notes = self.describe(sheet.form)
        prepare(sheet)
        latest = (
            Change.objects.filter(work_id=work.pk).order_by("-number").first() if work else None
        )
        may_save = (
            self.has_add_permission(request)
            if is_new
            else self.has_change_permission(request, work)
        )
        verb = _("Add %s") if is_new else _("Change %s") if may_save else _("View %s")
        context = {
            **self.admin_site.each_context(request),
            "title": verb % self.opts.verbose_name,
            "opts": self.opts,
            "add": is_new,
            "original": work,
            "label": work.label if work else "",
            "sheet": sheet,
            "groups": list(group_views(self.groups, sheet)),
            "empty_rows": empty_rows(sheet),
            "action": self.form_address(request, work),
            **self.unsaved(request, sheet.act, work),
            "errors": errors,
            "stale": stale,
            "latest": latest,
            "standing": self.standing(request, work, latest) if work else None,
            "may_save": may_save,
            "may_delete": work is not None and self.has_delete_permission(request, work),
            "is_popup": IS_POPUP_VAR in request.POST or IS_POPUP_VAR in request.GET,
            "is_popup_var": IS_POPUP_VAR,
            "to_field": request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR)),
            "to_field_var": TO_FIELD_VAR,
            "media": self.media + sheet.media,
            "has_view_permission": self.has_view_permission(request, work),
            "preserved_filters": self.get_preserved_filters(request),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, self.change_form_template, context, status=status)

    # The history

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the changes of a work, latest first, to those who may see the work."""
        work = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, work):
            raise PermissionDenied
        if work is None:
            return self.gone(request, object_id)
        changes = Change.objects.filter(work_id=work.pk).order_by("-number")
        paginator = Paginator(changes, CHANGES_PER_PAGE)
        page = paginator.get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "subtitle": str(work),
            "object": work,
            "opts": self.opts,
            "page": page,
            "page_range": paginator.get_elided_page_range(page.number),
            "media": self.media,
            "preserved_filters": self.get_preserved_filters(request),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, self.object_history_template, context)
