"""Deleting works in the admin: asked for with a reason, and recorded like any other change."""

from collections.abc import Iterable, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.decorators import action
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import NestedObjects, model_ngettext, unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import router, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.editorial.act_form import ActForm
from sources.editorial.errors import StaleWrite
from sources.editorial.models import Act, Change, Head
from sources.editorial.recording import record
from sources.editorial.saving import REFUSALS
from sources.editorial.versioned import VersionedModel
from sources.editorial.work_form import refusal_text
from sources.editorial.works import WorkRecord


class DeletionForm(ActForm):
    """Asks why; `bases` holds the number of each work's latest change when the page was opened."""

    base = None  # type: ignore[assignment]  # how Django takes an inherited field away
    key = None  # type: ignore[assignment]  # as above
    window = None  # type: ignore[assignment]  # as above
    bases = forms.CharField(widget=forms.HiddenInput, max_length=100_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["summary"].label = _("Why is this deleted?")


def bases_of(works: Iterable[WorkRecord]) -> str:
    """Return the number of the latest change of each work, as the hidden field holds it."""
    heads = Head.objects.filter(pk__in=[work.pk for work in works]).values_list("pk", "number")
    return " ".join(f"{key}:{number}" for key, number in heads.order_by("pk"))


def deletion_of(object_id: str) -> Change | None:
    """Return the change that deleted a work, or None if it is no work, or is still there."""
    try:
        key = UUID(unquote(object_id))
    except ValueError:
        return None
    latest = Change.objects.filter(work_id=key).order_by("-number").first()
    return latest if latest is not None and latest.act == Act.DELETE else None


class DeletingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """The delete page and the bulk action of a `VersionedAdmin`."""

    delete_confirmation_template = "admin/desk/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/desk/delete_confirmation.html"
    actions: Sequence[Any] = ("delete_selected",)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Return what goes with the works, how many of each kind, what rights lack, what still needs them."""
        works = list(objs)
        collector = NestedObjects(using=router.db_for_write(self.model))
        collector.collect(works)
        found: dict[Any, Any] = dict(collector.model_objs)
        models = [model for model in found if issubclass(model, VersionedModel)]
        counts = {str(each._meta.verbose_name_plural): len(found[each]) for each in models}
        lacking = {
            str(each._meta.verbose_name)
            for each in models
            if not request.user.has_perm(f"{each._meta.app_label}.delete_{each._meta.model_name}")
        }
        protected = sorted(f"{row._meta.verbose_name} “{row}”" for row in collector.protected)
        return [str(work) for work in works], counts, lacking, protected

    def gone(self, request: HttpRequest, object_id: str) -> HttpResponseRedirect:
        """Say that a work is not there, and who deleted it, if it ever was."""
        message = _("There is no such %s.") % self.opts.verbose_name
        deletion = deletion_of(object_id)
        if deletion is not None:
            message = _("“%(label)s” was deleted by %(who)s: %(why)s") % {
                "label": Head.objects.get(pk=deletion.work_id).label,
                "who": deletion.by_name,
                "why": deletion.summary,
            }
        self.message_user(request, message, messages.WARNING)
        return HttpResponseRedirect(reverse("admin:index", current_app=self.admin_site.name))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask for the reason; on POST delete the work in one change."""
        work = self.get_object(request, unquote(object_id))
        if not self.has_delete_permission(request, work):
            raise PermissionDenied
        if work is None:
            return self.gone(request, object_id)
        name = str(work)
        done, page = self._confirm(request, [work])
        if not done:
            return page
        return self.response_delete(request, name, work.pk)

    @action(
        permissions=["delete"], description=gettext_lazy("Delete selected %(verbose_name_plural)s")
    )
    def delete_selected(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        """Delete the selected works in one act that leaves one change on each."""
        works = list(queryset)
        done, page = self._confirm(request, works)
        if not done:
            return page
        count = len(works)
        said = _("%(count)d %(items)s deleted.") % {
            "count": count,
            "items": model_ngettext(self.opts, count),
        }
        self.message_user(request, said, messages.SUCCESS)
        return None

    def _confirm(self, request: HttpRequest, works: list[WorkRecord]) -> tuple[bool, HttpResponse]:
        """Delete if the page was confirmed with a reason, else return the page that asks for it."""
        deleted, counts, lacking, protected = self.get_deleted_objects(works, request)
        confirmed = "post" in request.POST
        form = DeletionForm(request.POST if confirmed else None, initial={"bases": bases_of(works)})
        if confirmed and lacking:
            raise PermissionDenied
        if confirmed and not protected and form.is_valid() and self._delete(request, works, form):
            return True, HttpResponse()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Cannot delete") if lacking or protected else _("Delete"),
            "opts": self.opts,
            "object": works[0] if len(works) == 1 else None,
            "works": works,
            "deleted": deleted,
            "counts": counts,
            "lacking": sorted(lacking),
            "protected": protected,
            "form": form,
            "action_name": helpers.ACTION_CHECKBOX_NAME,
            "is_bulk": helpers.ACTION_CHECKBOX_NAME in request.POST,
            "is_popup": IS_POPUP_VAR in request.POST or IS_POPUP_VAR in request.GET,
            "media": self.media,
        }
        request.current_app = self.admin_site.name
        return False, TemplateResponse(request, self.delete_confirmation_template, context)

    def _delete(self, request: HttpRequest, works: list[WorkRecord], form: DeletionForm) -> bool:
        if form.cleaned_data["bases"] != bases_of(works):
            form.add_error(
                None,
                _("This has been changed since you opened the page. Look again, then confirm."),
            )
            form.data = {
                form.add_prefix("summary"): form.cleaned_data["summary"],
                form.add_prefix("bases"): bases_of(works),
            }
            return False
        pairs = (pair.split(":") for pair in form.cleaned_data["bases"].split())
        bases = {UUID(key): int(number) for key, number in pairs}
        try:
            with transaction.atomic():
                summary = form.cleaned_data["summary"]
                with record(
                    *works, by=cast(User, request.user), act=Act.DELETE, summary=summary, base=bases
                ):
                    for work in works:
                        type(work)._default_manager.get(pk=work.pk).delete()
                self.log_deletions(request, works)  # type: ignore[arg-type]  # any rows do
        except (StaleWrite, *REFUSALS) as error:
            form.add_error(None, refusal_text(error))
            return False
        return True
