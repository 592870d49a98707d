"""Articles taken in from elsewhere: a file is sent, and its pieces are decided on one page."""

from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from conferences.admin.histories import ReadOnlyAdmin
from conferences.exchange.articles.decoding import MOST_BYTES
from conferences.exchange.taking_in.answers import Answers
from conferences.exchange.taking_in.deciding import (
    DecidedMeanwhile,
    PiecesRefused,
    decide,
    standing,
)
from conferences.exchange.taking_in.drafting import may_take_in, take_in
from conferences.exchange.taking_in.proposal import ACCEPTED, RECORDED, SOURCE_FIELDS
from conferences.exchange.taking_in.texts import standing_in
from conferences.models import ArticleImport, Event, Narrative
from conferences.permissions import NotAllowed
from conferences.services.errors import ActRefused
from sources.editorial.errors import StaleWrite
from sources.exchange.confined import Unreadable
from sources.exchange.encoding_field import EncodingField
from sources.models import SourceType

_LABELS = {
    "title": gettext_lazy("Title"), "authors": gettext_lazy("Authors"), "year": gettext_lazy("Issued"),
    "container": gettext_lazy("Part of"), "volume": gettext_lazy("Volume"), "issue": gettext_lazy("Issue"),
    "pages": gettext_lazy("Pages"), "publisher": gettext_lazy("Publisher"), "place": gettext_lazy("Place"),
    "isbn": "ISBN", "doi": "DOI", "url": gettext_lazy("Address"), "accessed": gettext_lazy("Accessed"),
    "language": gettext_lazy("Language"),
}  # fmt: skip


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


@admin.register(ArticleImport)
class ArticleImportAdmin(ReadOnlyAdmin):
    """What was taken in, with what waits to be decided."""

    list_display = ("title", "file_name", "by_name", "at", "waiting")
    list_display_links = ("title",)  # type: ignore[assignment]  # others have none
    search_fields = ("title", "file_name")
    ordering = ("-at",)

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
            return self._show(request, taken, Answers(standing(taken)))
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
        return self._show(request, taken, Answers(standing(taken)), 409)

    def _show(
        self, request: HttpRequest, taken: ArticleImport, answers: Answers, status: int = 200
    ) -> HttpResponse:
        pieces, faults = answers.pieces, answers.faults
        event = Event.objects.filter(pk=taken.event_id).first()
        in_text = _standing_sentences(taken, pieces["claims"])
        labels = {name: str(words) for name, words in _LABELS.items()}
        works = {piece["id"]: piece for piece in pieces["sources"]}
        context = {
            **self.admin_site.each_context(request),
            "title": taken.title,
            "taken": taken,
            "event": event,
            "via": _source_row(pieces["via"], faults, labels),
            "sources": [_source_row(piece, faults, labels) for piece in pieces["sources"]],
            "claims": [
                {**_claim_row(piece, works, faults), "stands": piece["told"] in in_text}
                for piece in pieces["claims"]
            ],
            "names": [_name_row(piece, pieces["claims"]) for piece in pieces["names"]],
            **_dates(pieces["dates"], event.date if event else "", answers.date),
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


@lru_cache(maxsize=len(SourceType) * 8)
def _options(chosen: str, _language: str | None) -> SafeString:
    """Return the types to choose from: made once, not once for each source of an article."""
    option, selected = '<option value="{}">{}</option>', '<option value="{}" selected>{}</option>'
    made = (
        (format_html(selected if value == chosen else option, value, words),)
        for value, words in SourceType.choices
    )
    return format_html_join("", "{}", made)


def _source_row(
    piece: dict[str, Any], faults: dict[str, str], labels: dict[str, str]
) -> dict[str, Any]:
    fields = [
        {
            "name": name,
            "label": labels[name],
            "value": piece["fields"].get(name, ""),
            "longest": longest,
        }
        for name, longest in SOURCE_FIELDS.items()
    ]
    is_open = piece["state"] != ACCEPTED
    return {
        **piece,
        "rows": fields if is_open else (),
        "options": _options(piece["fields"]["type"], get_language()) if is_open else "",
        "fault": faults.get(piece["id"], ""),
    }


def _dates(pieces: list[dict[str, Any]], now: str, typed: str) -> dict[str, Any]:
    """Return the dates, of which one is chosen: what was asked for and refused, else the event's own."""
    values = [piece["value"] for piece in pieces]
    chosen = typed or now
    return {
        "date_now": "" if now in values else now,
        "has_own_date": now not in values,
        "date_was": next((piece["id"] for piece in pieces if piece["value"] == now), ""),
        "dates": [{**piece, "is_chosen": piece["value"] == chosen} for piece in pieces],
        "keeps_date": chosen not in values,
    }


def _standing_sentences(taken: ArticleImport, claims: list[dict[str, Any]]) -> set[str]:
    """Return which of the sentences that can be left out of the draft's text stand there."""
    told = [piece["told"] for piece in claims if piece["state"] not in RECORDED]
    bodies = Narrative.objects.filter(work=taken.event_id).values_list("body", flat=True)
    return set().union(*(standing_in(body, told) for body in bodies))


def _claim_row(
    piece: dict[str, Any], works: dict[str, dict[str, Any]], faults: dict[str, str]
) -> dict[str, Any]:
    notes = [
        {**note, "work": works[note["source"]]["fields"] if note["source"] else None}
        for note in piece["notes"]
    ]
    return {**piece, "cited": notes, "fault": faults.get(piece["id"], "")}


def _name_row(piece: dict[str, Any], claims: list[dict[str, Any]]) -> dict[str, Any]:
    named = set(piece["claims"])
    return {**piece, "claims": [claim for claim in claims if claim["id"] in named]}
