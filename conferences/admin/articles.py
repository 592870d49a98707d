"""Articles taken in from elsewhere: a file is sent, and its pieces are decided on one page."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.admin.article_rows import (
    awaited_sources,
    claim_row,
    date_choices,
    name_row,
    source_row,
    standing_sentences,
)
from conferences.admin.histories import ReadOnlyAdmin
from conferences.exchange.articles.decoding import MOST_BYTES
from conferences.exchange.taking_in.answers import Answers
from conferences.exchange.taking_in.deciding import (
    DecidedMeanwhile,
    PiecesRefused,
    decide,
)
from conferences.exchange.taking_in.drafting import may_take_in, take_in
from conferences.exchange.taking_in.standing import outcomes
from conferences.models import ArticleImport, Event
from conferences.permissions import NotAllowed
from conferences.services.errors import ActRefused
from sources.editorial.errors import StaleWrite
from sources.exchange.confined import Unreadable
from sources.exchange.encoding_field import EncodingField


class ArticleForm(forms.Form):
    """A file with an article, and where it was published."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Wikitext, DOCX, ODT, HTML, Markdown, or plain text; 8 MB at most."),
    )
    url = forms.URLField(
        label=gettext_lazy("Address of the article"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        help_text=gettext_lazy("Where it can be read; the article itself becomes a source."),
    )

    encoding = EncodingField()

    def clean_file(self) -> Any:
        """Refuse a file that is too large before it is read."""
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 8 MB."))
        return sent


class _ArticleList(ChangeList):
    """The articles of a page of the list, with what became of them."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        found = outcomes(list(self.result_list))
        for taken in self.result_list:
            taken.outcome = found[taken.pk]


@admin.register(ArticleImport)
class ArticleImportAdmin(ReadOnlyAdmin):
    """What was taken in, with what waits to be decided."""

    list_display = ("title", "outcome", "entry", "file_name", "by_name", "at")
    list_display_links = ("title",)  # type: ignore[assignment]  # others have none
    search_fields = ("title", "file_name")
    ordering = ("-at",)
    list_per_page = 50

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Return the list that knows what became of its articles."""
        return _ArticleList

    @admin.display(description=gettext_lazy("What came of it"))
    def outcome(self, taken: Any) -> SafeString:
        """Say how many pieces were taken over, undone, and wait."""
        return render_to_string("admin/desk/_article_outcome.html", {"outcome": taken.outcome})

    @admin.display(description=gettext_lazy("Entry"))
    def entry(self, taken: Any) -> SafeString | str:
        """Lead to the draft."""
        if not taken.outcome.has_entry:
            return _("deleted")
        address = reverse("admin:conferences_event_change", args=(taken.event_id,))
        return format_html('<a href="{}">{}</a>', address, _("The draft of the entry"))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let those take articles in who may make entries and sources."""
        return may_take_in(cast(User, request.user))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show what was taken in to the same accounts."""
        return self.has_add_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the way to those who may go it."""
        return self.has_add_permission(request)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the form for a file; on POST take the article in."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ArticleForm(request.POST or None, request.FILES or None, label_suffix="")
        if request.method == "POST" and form.is_valid():
            sent = form.cleaned_data["file"]
            try:
                taken = take_in(
                    sent.read(),
                    sent.name,
                    by=cast(User, request.user),
                    url=form.cleaned_data["url"],
                    encoding=form.cleaned_data["encoding"],
                )
            except Unreadable as refusal:
                form.add_error("file", str(refusal))
            else:
                messages.success(
                    request, _("The draft of an entry was made. Decide on its pieces.")
                )
                return redirect("admin:conferences_articleimport_change", taken.pk)
        context = {
            **self.admin_site.each_context(request), "title": _("Take in an article"), "form": form,
        }  # fmt: skip
        return TemplateResponse(request, "admin/desk/article_upload.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the pieces; on POST keep what was corrected, and record what was accepted."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        taken = _taken(object_id)
        if request.method != "POST":
            return self._show(request, taken, Answers(taken.pieces))
        seen = request.POST.get("seen", "")
        try:
            decide(
                taken.pk,
                request.POST.dict(),
                by=cast(User, request.user),
                seen=int(seen) if seen.isdecimal() and len(seen) < 10 else -1,
            )
        except PiecesRefused as refused:
            messages.error(request, str(refused))
            return self._show(request, taken, refused.answers, 422)
        except NotAllowed as refused:
            raise PermissionDenied from refused
        except StaleWrite:
            messages.error(request, _("Somebody changed the entry at the same moment. Try again."))
        except (DecidedMeanwhile, ActRefused) as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Your decisions were kept."))
            return redirect(request.path)
        return self._show(request, taken, Answers(taken.pieces), 409)

    def _show(
        self, request: HttpRequest, taken: ArticleImport, answers: Answers, status: int = 200
    ) -> HttpResponse:
        # First, for it proposes again what was undone.
        outcome = outcomes([taken])[taken.pk]
        pieces, faults = answers.pieces, answers.faults
        event = Event.objects.filter(pk=taken.event_id).first()
        in_text = standing_sentences(taken, pieces["claims"])
        works = {piece["id"]: piece for piece in pieces["sources"]}
        context = {
            **self.admin_site.each_context(request),
            "title": taken.title,
            "taken": taken,
            "outcome": outcome,
            "event": event,
            "via": source_row(pieces["via"], faults),
            "awaited": awaited_sources(taken.pieces),
            "sources": [source_row(piece, faults) for piece in pieces["sources"]],
            "claims": [
                {**claim_row(piece, works, faults), "stands": piece["told"] in in_text}
                for piece in pieces["claims"]
            ],
            "names": [name_row(piece, pieces["claims"]) for piece in pieces["names"]],
            **date_choices(pieces["dates"], event.date if event else "", answers.date),
            "facts": taken.article["facts"],
            "leftovers": taken.article["leftovers"],
        }
        return TemplateResponse(request, "admin/desk/article_import.html", context, status=status)


def _taken(object_id: str) -> ArticleImport:
    """Return an article that was taken in; raises Http404."""
    try:
        key = UUID(object_id)
    except ValueError as error:
        raise Http404 from error
    taken = ArticleImport.objects.filter(pk=key).first()
    if taken is None:
        raise Http404
    return taken
