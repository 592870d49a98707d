"""Translating on the desk: the original on one side, the fields of the translation on the other."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conferences.admin.picking import addresses
from conferences.admin.translated_checks import found_beside
from conferences.admin.translated_forms import TranslatedForm, fields_of
from conferences.admin.writing import SCRIPTS, STYLES, WRITTEN
from conferences.services.translation_sheet import Line, Passage, TranslationSheet, open_sheet
from sources.editorial.act_form import ActForm
from sources.editorial.deleting import DeletingAdmin
from sources.editorial.form_models import KeptForm
from sources.editorial.form_posts import refusal
from sources.editorial.form_states import state_after
from sources.editorial.keeping import kept_by, posted_of
from sources.editorial.kept_admin import KeepingAdmin
from sources.editorial.merge_message import merged_words
from sources.editorial.recording import base_of
from sources.editorial.saving import Outcome, Saver, lost_its_place, with_line_feeds
from sources.editorial.states import present_state
from sources.editorial.text_diff import render_words
from sources.editorial.versioning import versioned_model
from sources.editorial.works import WorkRecord

# What a kept form has besides its own fields: those of the page beside the original, and its language.
_BESIDE = "beside-"
_LANGUAGE = f"{_BESIDE}language"


@dataclass(frozen=True)
class Box:
    """Words of the original as HTML, and the field beside them; `claim` is the key of that which they state."""

    name: str
    label: str
    original: SafeString
    value: str
    is_changed: bool
    mark: str = ""
    is_long: bool = True
    writing: str = ""
    claim: str = ""


@dataclass(frozen=True)
class Part:
    """A heading of the page, and what stands below it."""

    key: str
    title: str
    boxes: tuple[Box, ...]


def other_languages() -> dict[str, str]:
    """Return the languages into which the site is translated, with their names."""
    return {code: name for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE}


class TranslatedAdmin(KeepingAdmin, DeletingAdmin):
    """A kind of work that is translated side by side; what is typed there is saved as its form is."""

    translate_template = "admin/desk/translate.html"

    def get_urls(self) -> list[Any]:
        """Return the addresses of the admin with that of translating before them."""
        # The language stands last, so that the address of the work is that of its form.
        return [
            self._route("translate/<slug:language>", self.translate_view, name="translate"),
            *super().get_urls(),
        ]

    def translate_view(self, request: HttpRequest, object_id: str, language: str) -> HttpResponse:
        """Show the original beside the translation; on POST save what was typed through the work's own form."""
        if language not in other_languages():
            raise Http404
        work: WorkRecord | None = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, work):
            raise PermissionDenied
        if work is None:
            return self.gone(request, object_id)
        if request.method == "POST":
            if "keep" in request.GET:
                return self._kept_beside(request, work, language)
            if "check" in request.GET:
                return self._checked(request, work, language)
            return self._translated(request, work, language)
        return self._opened(request, work, language)

    def _opened(self, request: HttpRequest, work: WorkRecord, language: str) -> HttpResponse:
        kept = self._kept_here(request, work, language) if "kept" in request.GET else None
        typed, window, summary = QueryDict(mutable=True), str(uuid.uuid4()), ""
        if kept is not None:
            left = posted_of(kept)
            window, summary = kept.data["window"], left.get("change-summary", "")
            for name, value in left.items():
                if name.startswith(_BESIDE):
                    typed[name.removeprefix(_BESIDE)] = str(value)
        sheet = self._sheet(request, work, language, 0)
        told = {"base": sheet.state.number, "key": work.pk, "window": window, "summary": summary}
        return self._side_by_side(request, work, sheet, typed, ActForm(initial=told))

    def _kept_here(self, request: HttpRequest, work: WorkRecord, language: str) -> KeptForm | None:
        """Return what the account kept of this page, if nobody has saved since; its form has all else."""
        kept = kept_by(cast(User, request.user), self.model.kind_of_work, work.pk)
        if kept is None or kept.is_overtaken or kept.base != base_of(work):
            return None
        return kept if posted_of(kept).get(_LANGUAGE) == language else None

    def _sheet(
        self, request: HttpRequest, work: WorkRecord, language: str, number: int
    ) -> TranslationSheet:
        # The form of a new work names the fields that there are, and reads no rows.
        fields = fields_of(self.work_form(request, None, data=None))
        return open_sheet(work.pk, language, fields, number=number, title=work.label)

    def _translated(self, request: HttpRequest, work: WorkRecord, language: str) -> HttpResponse:
        posted = with_line_feeds(request.POST)
        typed = posted.get("change-base", "")
        is_number = typed.isascii() and typed.isdecimal() and len(typed) < 10
        if not (is_number and 1 <= int(typed) <= base_of(work)):
            sheet = self._sheet(request, work, language, 0)
            problems = [("", lost_its_place())]
            return self._side_by_side(request, work, sheet, posted, ActForm(posted), problems)
        sheet = self._sheet(request, work, language, int(typed))
        form = TranslatedForm(self.work_form(request, work, data=posted), sheet, posted)
        if gaps := list(form.gaps()):
            return self._side_by_side(request, work, sheet, posted, ActForm(posted), gaps)
        outcome = Saver(self, request, work, form.data()).save()
        if outcome.contest is not None:
            return self.overtaken(request, outcome.contest)
        if outcome.sheet is not None:
            problems = list(form.problems(outcome.sheet))
            return self._side_by_side(request, work, sheet, posted, outcome.sheet.act, problems)
        self._tell(request, outcome)
        return HttpResponseRedirect(request.path)

    def _kept_beside(self, request: HttpRequest, work: WorkRecord, language: str) -> HttpResponse:
        """Keep what was typed as the work's form would have sent it and as it stands here, to be taken up in both."""
        base = self.base_in(request, work.pk, work)
        if base is None:
            return refusal(lost_its_place(), 400)
        posted = with_line_feeds(request.POST)
        sheet = self._sheet(request, work, language, base)
        form = TranslatedForm(self.work_form(request, work, data=posted), sheet, posted)
        data = form.data()
        for name, value in posted.items():
            if not name.startswith(("change-", "csrf")):
                data[f"{_BESIDE}{name}"] = str(value)
        data[_LANGUAGE] = language
        return self.kept_answer(request, work.pk, work, base, data)

    def _checked(self, request: HttpRequest, work: WorkRecord, language: str) -> HttpResponse:
        """Show the page as it was typed, with what the checks find in it; writes nothing."""
        base = self.base_in(request, work.pk, work)
        posted = with_line_feeds(request.POST)
        sheet = self._sheet(request, work, language, base or 0)
        typed = TranslatedForm(self.work_form(request, work, data=posted), sheet, posted)
        form = self.work_form(request, work, data=typed.data())
        form.has_valid_rows()
        state = state_after(form, present_state(work.pk))
        # Nothing is asked for yet that saving needs.
        told = {name: posted.get(f"change-{name}", "") for name in ("base", "window", "summary")}
        act = ActForm(initial={**told, "key": work.pk})
        page = self._side_by_side(request, work, sheet, posted, act)
        assert page.context_data is not None
        page.context_data["found"] = list(found_beside(state, language, typed.parts()))
        return page

    def _unsaved_here(
        self, request: HttpRequest, act: ActForm, work: WorkRecord, language: str
    ) -> dict[str, Any]:
        """Return what there is of unsaved work; what was kept of this page is taken up on it."""
        found = self.unsaved(request, act, work)
        if self._kept_here(request, work, language):
            for offer in found["offered"]:
                offer["take_up"] = f"{request.path}?kept=1"
        return found

    def _tell(self, request: HttpRequest, outcome: Outcome) -> None:
        if outcome.change is None:
            words = _("Nothing was changed, so nothing was recorded.")
            self.message_user(request, words, messages.INFO)
            return
        words = _("The translation was saved as change %d.") % outcome.change.number
        self.message_user(request, words, messages.SUCCESS)
        if outcome.stale is not None:
            self.message_user(request, merged_words(outcome.stale), messages.INFO)

    def _side_by_side(
        self,
        request: HttpRequest,
        work: WorkRecord,
        sheet: TranslationSheet,
        posted: QueryDict,
        act: ActForm,
        problems: list[tuple[str, str]] | None = None,
    ) -> TemplateResponse:
        narrative = sheet.narrative.fields if sheet.narrative else {"is_ready": False}
        was_sent = bool(posted)
        languages = other_languages()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Translate into %s") % languages[sheet.language],
            "opts": self.opts,
            "original": work,
            "label": work.label,
            "sheet": sheet,
            "language": sheet.language,
            "language_name": languages[sheet.language],
            "original_language": settings.LANGUAGE_CODE,
            "act": act,
            "parts": list(_parts(sheet, posted)),
            "is_ready": "is_ready" in posted if was_sent else narrative["is_ready"],
            "follows": "follows" in posted if was_sent else sheet.narrative is None,
            "problems": problems or [],
            "found": None,
            "form_address": self._address("change", work.pk),
            "has_view_permission": self.has_view_permission(request, work),
            "media": self.media,
            "writing": addresses(cast(User, request.user)),
            "writing_media": Media(css={"all": STYLES}, js=SCRIPTS),
            **self._unsaved_here(request, act, work, sheet.language),
            "keep_address": f"{request.path}?keep=1",
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, self.translate_template, context)


def _parts(sheet: TranslationSheet, posted: Mapping[str, str]) -> Iterator[Part]:
    """Return what is translated: the text, then what the rows of each kind say."""
    text = [
        replace(_line("title", _("Title"), sheet.title, posted), is_long=False),
        replace(_line("summary", _("Summary"), sheet.summary, posted), writing=WRITTEN["summary"]),
        *(_passage(number, each, posted) for number, each in enumerate(sheet.body, 1)),
    ]
    yield Part("text", _("Text"), tuple(text))
    by_label: dict[str, list[Box]] = {}
    for phrase in sheet.phrases:
        column = versioned_model(phrase.label)._meta.get_field(phrase.field)
        what = capfirst(str(column.verbose_name))  # type: ignore[union-attr]  # no relation backwards
        key = str(phrase.row.fields.get("key") or "") if phrase.row != sheet.state.record else ""
        label = f"{key}: {what}" if key else what
        name = f"phrase-{phrase.row.member_id}-{phrase.field}"
        is_statement = (phrase.label, phrase.field) == ("conferences.claim", "statement")
        box = replace(_line(name, label, phrase.line, posted), claim=key if is_statement else "")
        by_label.setdefault(phrase.label, []).append(box)
    for label, boxes in by_label.items():
        options = versioned_model(label)._meta
        yield Part(
            str(options.model_name), capfirst(str(options.verbose_name_plural)), tuple(boxes)
        )


def _line(name: str, label: str, line: Line, posted: Mapping[str, str]) -> Box:
    return Box(
        name,
        label,
        render_words(line.words),
        posted.get(name, line.translated),
        line.is_changed,
    )


def _passage(number: int, passage: Passage, posted: Mapping[str, str]) -> Box:
    name = f"part-{number}"
    return Box(
        name,
        _("Paragraph %d") % number,
        render_words(passage.words),
        posted.get(name, passage.text),
        passage.is_changed,
        passage.kind.value,
        writing=WRITTEN["body"],
    )
