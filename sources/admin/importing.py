"""Importing sources from a file: sent, shown, decided, imported as one act, and undone as one."""

import re
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.admin.import_outcomes import outcome, outcomes
from sources.admin.import_rows import decisions_for, row_views
from sources.admin.progress import WHY_NOT, carried_out, refused_words
from sources.editorial.act_form import ActForm
from sources.exchange.confined import Unreadable
from sources.exchange.encoding_field import EncodingField
from sources.exchange.formats import FORMATS
from sources.exchange.importing import (
    ImportRefused,
    discard_import,
    import_sources,
    undo_import,
)
from sources.exchange.keeping_files import keep_file
from sources.exchange.limits import MOST_BYTES, MOST_SOURCES
from sources.exchange.reading_apart import read_apart
from sources.models import ImportedRow, SourceImport
from sources.models.source_import import Decision, Likeness

PER_PAGE = 50
SHOWN_IMPORTS = 20
RIGHTS = ("sources.add_source", "sources.change_source")


# Under this name the session keeps what was said of an import that is not carried out yet.
_TYPED = "import-%s"
_ROW = re.compile(r"row-([0-9]{1,7})")


class FileForm(forms.Form):
    """The file of an editor, and the format that it is in."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("With at most %(sources)d sources and %(size)d MB.")
        % {"sources": MOST_SOURCES, "size": MOST_BYTES >> 20},
    )
    format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        required=False,
        choices=[
            ("", gettext_lazy("As the file begins")),
            *((name, form.label) for name, form in FORMATS.items()),
        ],
    )
    encoding = EncodingField()


class ImportPages:
    """The pages of importing, in the frame of an admin site."""

    def __init__(self, site: AdminSite) -> None:
        self.site = site

    # The file

    def start(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        """Ask for a file; on POST read it in a process of its own, and keep it for its preview."""
        user = _editor(request)
        if request.method != "POST":
            return self._start(request, FileForm(label_suffix=""))
        form = FileForm(request.POST, request.FILES, label_suffix="")
        if not form.is_valid():
            return self._start(request, form)
        sent = form.cleaned_data["file"]
        try:
            sources = read_apart(
                sent.read(MOST_BYTES + 1),
                form.cleaned_data["format"],
                form.cleaned_data["encoding"],
            )
        except Unreadable as error:
            form.add_error("file", str(error))
            return self._start(request, form)
        return carried_out(
            request,
            keep_file(user, str(sent.name), sources),
            size=len(sources),
            leads_to=lambda kept: _address("import", kept.pk),
            refuse=lambda error: self._start(request, form, refused_words(error)),
            context=self._context(request, _("Reading %s") % sent.name),
        )

    def _start(self, request: HttpRequest, form: FileForm, refusal: str = "") -> HttpResponse:
        imports = SourceImport.objects.filter(owner=_editor(request))
        context = {
            **self._context(request, _("Import sources")),
            "form": form,
            "refusal": refusal,
            "imports": outcomes(imports[:SHOWN_IMPORTS]),
        }
        return self._page(request, "import", context)

    # The preview

    def preview(
        self, request: HttpRequest, import_id: UUID
    ) -> HttpResponse | StreamingHttpResponse:
        """Show what a file holds beside what is there; on POST keep decisions, or import."""
        kept = _own(request, import_id)
        if request.method != "POST":
            told = ActForm(initial=_summary(request, kept), label_suffix="")
            return self._preview(request, kept, told)
        form = ActForm(request.POST, label_suffix="")
        if kept.imported_at:
            refusal = _("This file has been imported already.")
            return self._preview(request, kept, form, refusal, status=409)
        _decide(request, kept)
        if request.POST.get("act") != "import":
            request.session[_TYPED % kept.pk] = request.POST.get("change-summary", "")[:500]
            messages.info(request, _("Kept. Nothing was imported yet."))
            return HttpResponseRedirect(request.get_full_path())
        if not form.is_valid():
            return self._preview(request, kept, form)
        act = import_sources(kept, by=_editor(request), summary=form.cleaned_data["summary"])
        return carried_out(
            request,
            act,
            size=kept.rows.exclude(decision=Decision.LEAVE).count(),
            leads_to=lambda _changes: _address("import", kept.pk),
            refuse=lambda error: self._preview(
                request, kept, form, refused_words(error), status=409
            ),
            context=self._context(request, _("Importing %s") % kept),
        )

    def _preview(
        self,
        request: HttpRequest,
        kept: SourceImport,
        form: ActForm,
        refusal: str = "",
        *,
        status: int = 200,
    ) -> HttpResponse:
        only = _filter(request)
        rows = kept.rows.filter(likeness=only) if only else kept.rows.all()
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
        counts = dict(kept.rows.values_list("likeness").annotate(Count("pk")).order_by())
        decided = dict(kept.rows.values_list("decision").annotate(Count("pk")).order_by())
        context = {
            **self._context(request, _("Import of %s") % kept),
            "kept": kept,
            "form": form,
            "refusal": refusal,
            "page": page,
            "rows": row_views(page),
            "only": only,
            "filters": [(value, label, counts.get(value, 0)) for value, label in Likeness.choices],
            "total": sum(counts.values()),
            "outcome": outcome(kept, decided),
        }
        return self._page(request, "preview", context, status=status)

    # Throwing it away

    def discard(self, request: HttpRequest, import_id: UUID) -> HttpResponse:
        """Ask whether a file that was not imported is to be forgotten; on POST forget it."""
        kept = _own(request, import_id)
        if request.method == "POST":
            try:
                discard_import(kept)
            except ImportRefused as error:
                messages.error(request, str(error))
            else:
                messages.success(request, _("“%s” was thrown away.") % kept)
                return HttpResponseRedirect(_address("imports"))
        if request.method == "POST" or kept.imported_at:
            return HttpResponseRedirect(_address("import", kept.pk))
        context = self._context(request, _("Throw %s away") % kept)
        context |= {"kept": kept, "number": kept.rows.count()}
        return self._page(request, "discard_import", context)

    # Taking it back

    def undo(self, request: HttpRequest, import_id: UUID) -> HttpResponse:
        """Ask whether an import is to be undone; on POST undo it as one act."""
        kept = _own(request, import_id)
        if not kept.imported_at or kept.undone_at:
            # The page of the import says how it stands: somebody went back, or undid it in another window.
            return HttpResponseRedirect(_address("import", kept.pk))
        if request.method != "POST":
            summary = {"summary": _("Undo the import of %s.") % kept}
            return self._undo(request, kept, ActForm(initial=summary, label_suffix=""))
        form = ActForm(request.POST, label_suffix="")
        if not form.is_valid():
            return self._undo(request, kept, form)
        try:
            undo_import(kept, by=_editor(request), summary=form.cleaned_data["summary"])
        except WHY_NOT as error:
            return self._undo(request, kept, form, refused_words(error), status=409)
        return HttpResponseRedirect(_address("import", kept.pk))

    def _undo(
        self,
        request: HttpRequest,
        kept: SourceImport,
        form: ActForm,
        refusal: str = "",
        *,
        status: int = 200,
    ) -> HttpResponse:
        context = self._context(request, _("Undo the import of %s") % kept)
        context |= {"kept": kept, "form": form, "refusal": refusal, "number": len(kept.changes)}
        return self._page(request, "undo_import", context, status=status)

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.site.each_context(request), "title": title, "is_nav_sidebar_enabled": False}

    def _page(
        self, request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        request.current_app = self.site.name
        return TemplateResponse(request, f"admin/desk/sources/{name}.html", context, status=status)


def _editor(request: HttpRequest) -> User:
    """Return the account if it may import; raises PermissionDenied."""
    if request.method not in ("GET", "HEAD", "POST") or not request.user.has_perms(RIGHTS):
        raise PermissionDenied
    return cast(User, request.user)


def _own(request: HttpRequest, import_id: UUID) -> SourceImport:
    """Return a file that the account itself sent; raises Http404."""
    kept = SourceImport.objects.filter(pk=import_id, owner=_editor(request)).first()
    if kept is None:
        raise Http404
    return kept


def _address(page: str, *args: object) -> str:
    return reverse(f"admin:sources_source_{page}", args=args)


def _summary(request: HttpRequest, kept: SourceImport) -> dict[str, str]:
    typed = request.session.get(_TYPED % kept.pk)
    return {"summary": typed or _("Import of %s.") % kept}


def _filter(request: HttpRequest) -> str:
    asked = request.GET.get("of", "")
    return asked if asked in Likeness.values else ""


def _decide(request: HttpRequest, kept: SourceImport) -> None:
    """Keep what was decided of the sources on a page, and of all that are shown under its filter."""
    named = (_ROW.fullmatch(name) for name in request.POST)
    numbers = [int(found[1]) for found in named if found]
    changed = []
    for row in kept.rows.filter(number__in=numbers[: PER_PAGE * 2]):
        asked = request.POST.get(f"row-{row.number}", "")
        if asked in decisions_for(row) and asked != row.decision:
            row.decision = asked
            changed.append(row)
    ImportedRow.objects.bulk_update(changed, ["decision"])
    everywhere = {"import-all": Decision.IMPORT, "leave-all": Decision.LEAVE}
    decision = everywhere.get(request.POST.get("act", ""))
    if decision is not None and (only := _filter(request)) and only != Likeness.FAULTY:
        kept.rows.filter(likeness=only).update(decision=decision)
