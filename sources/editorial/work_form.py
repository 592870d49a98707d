"""The whole form of a work: its own fields, its members, and what the editor says of the change."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError, RestrictedError
from django.forms.utils import ErrorDict, ErrorList
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sources.editorial.act_form import ActForm
from sources.editorial.choices import labels_of, want_choices
from sources.editorial.member_forms import (
    MemberFormSet,
    MemberInline,
    VersionedForm,
    nested_forms,
)
from sources.editorial.versioned import VersionedModel
from sources.editorial.works import WorkRecord


class RowRefused(Exception):
    """A row was refused while it was written; `prefix` names its form, None the work's own."""

    def __init__(self, prefix: str | None, message: str) -> None:
        self.prefix = prefix
        super().__init__(message)


class WorkForm:
    """A work's own form, the formsets of its members with those inside them, and the act.

    `data` is what was posted, None for a form that is only shown.
    """

    def __init__(
        self,
        request: HttpRequest,
        form: VersionedForm,
        inlines: Iterable[MemberInline],
        *,
        data: Any,
        base: int,
    ) -> None:
        self.request, self.form, self.data = request, form, data
        initial = {"base": base, "key": self.work.id, "window": uuid.uuid4()}
        self.act = ActForm(data, initial=initial)
        self.warnings: list[str] = []
        self._classes: dict[type[MemberInline], type[MemberFormSet]] = {}
        self.formsets = [self._formset(inline) for inline in inlines]

    @property
    def work(self) -> WorkRecord:
        """The work that is edited."""
        work = self.form.instance
        assert isinstance(work, WorkRecord)
        return work

    def rows(self) -> Iterator[tuple[MemberFormSet, VersionedForm]]:
        """Return every row of every formset, each with its formset."""
        for formset in self.formsets:
            yield from nested_forms(formset)

    def _formset(self, inline: MemberInline) -> MemberFormSet:
        made = self.formset_class(inline)
        rows = [] if self.form.is_new else list(inline.stored_rows([self.work.pk], made.fk.name))
        formset = self._made(made, self.work, made.get_default_prefix())
        formset.hold(rows)
        self._nest(inline, formset)
        return formset

    def _made(self, made: type[MemberFormSet], owner: VersionedModel, prefix: str) -> MemberFormSet:
        # Rows that were not sent at all were not touched.
        was_sent = self.data is not None and f"{prefix}-TOTAL_FORMS" in self.data
        return made(self.data if was_sent else None, instance=owner, prefix=prefix)

    def formset_class(self, inline: MemberInline) -> type[MemberFormSet]:
        """Return the class of the formsets of an inline, made once for the page."""
        kind = type(inline)
        if kind not in self._classes:
            self._classes[kind] = inline.get_formset(self.request)
        return self._classes[kind]

    def _nest(self, inline: MemberInline, formset: MemberFormSet) -> None:
        """Give every row the formsets inside it; their rows are read for all rows at once."""
        for inner in inline.nested_inlines(self.request):
            made = self.formset_class(inner)
            parents = [form.instance.pk for form in formset.forms if not form.is_new]
            stored: dict[uuid.UUID, list[VersionedModel]] = {}
            for row in inner.stored_rows(parents, made.fk.name) if parents else ():
                stored.setdefault(getattr(row, made.fk.attname), []).append(row)
            for form in formset.forms:
                prefix = f"{form.prefix}-{made.get_default_prefix()}"
                nested = self._made(made, form.instance, prefix)
                nested.hold(stored.get(form.instance.pk, []))
                form.nested.append(nested)
                self._nest(inner, nested)

    def empty_rows(self) -> Iterator[tuple[MemberFormSet, VersionedForm]]:
        """Return, for each kind of rows that the account may add, the row from which scripts make new ones."""
        waiting = list(self.formsets)
        while waiting:
            formset = waiting.pop(0)
            if formset.may_add:
                row = self._empty_row(formset)
                yield formset, row
                waiting += row.nested

    def _empty_row(self, formset: MemberFormSet) -> VersionedForm:
        form = formset.empty_form
        assert isinstance(form, VersionedForm)
        for inner in formset.inline.nested_inlines(self.request):
            made = self.formset_class(inner)
            nested = made(
                None, instance=form.instance, prefix=f"{form.prefix}-{made.get_default_prefix()}"
            )
            nested.hold([])
            form.nested.append(nested)
        return form

    @property
    def media(self) -> forms.Media:
        """The scripts and styles of the widgets of all forms."""
        found = self.form.media
        for made in self._classes.values():
            for field in made.form.base_fields.values():
                found = found + field.widget.media
        return found

    def want_choices(self, site: Any) -> None:
        """Note all chosen rows, so that their names come in few queries."""
        labels = labels_of(self.request, site)
        want_choices(self.form, labels)
        for _formset, form in self.rows():
            want_choices(form, labels)

    def has_changed(self) -> bool:
        """Say whether anything of the work was changed."""
        return self.form.has_changed() or any(formset.has_changed() for formset in self.formsets)

    def is_valid(self) -> bool:
        """Validate everything that will be written, so that all errors are found at once."""
        parts = [self.act.is_valid(), self.has_valid_rows()]
        return all(parts)

    def has_valid_rows(self) -> bool:
        """Validate the work and its rows, and not what is said of the change."""
        parts = [self.form.is_valid()]
        parts += [self._are_valid(formset) for formset in self.formsets]
        return all(parts) and self._go_together()

    def _go_together(self) -> bool:
        """Ask whether rows that are valid each for itself agree with one another."""
        for formset in self.formsets:
            formset.inline.judge(self.work, formset, [form.instance for _rows, form in self.rows()])
        return next(self.row_errors(), None) is None

    def _are_valid(self, formset: MemberFormSet) -> bool:
        if not formset.is_bound:
            return True
        parts = [formset.is_valid()]
        for form in formset.forms:
            if not form.is_doomed():
                parts += [self._are_valid(inner) for inner in form.nested]
        return all(parts)

    def save(self) -> None:
        """Write what differs, inside `record()`; raises RowRefused, ProtectedError or RestrictedError.

        What changes comes first, so that it may let go of what is deleted; then deletions; then new
        rows, which may take the keys of deleted ones.
        """
        if self.form.is_new or self.form.has_changed():
            _write(self.form)
        doomed: list[VersionedForm] = []
        for formset in self.formsets:
            self._save_stored(formset, doomed)
        _delete(doomed)
        for formset in self.formsets:
            self._save_new(formset)

    def _save_stored(self, formset: MemberFormSet, doomed: list[VersionedForm]) -> None:
        for form in formset.forms:
            if form.is_new:
                continue
            if formset.deletes(form):
                doomed.append(form)
                continue
            if form.has_changed():
                _write(form)
            for inner in form.nested:
                self._save_stored(inner, doomed)

    def _save_new(self, formset: MemberFormSet) -> None:
        for form in formset.forms:
            if form.is_doomed():
                continue
            if form.is_new:
                if not form.has_changed():
                    continue
                setattr(form.instance, formset.fk.name, formset.instance)
                _write(form)
            for inner in form.nested:
                self._save_new(inner)

    def forget_errors(self) -> None:
        """Show what was typed without judging it yet."""
        forms: list[Any] = [self.act, self.form, *(form for _formset, form in self.rows())]
        for form in forms:
            form._errors = ErrorDict()
        formsets: list[Any] = [*self.formsets, *(each for each, _form in self.rows())]
        for formset in formsets:
            formset._errors, formset._non_form_errors = [], ErrorList()

    def errors(self) -> Iterator[tuple[str, str, str]]:
        """Return every error: id of the field it is at, what it is about, and the sentence."""
        if self.data is None:
            return
        yield from _form_errors(self.act, "")
        yield from self.row_errors()

    def row_errors(self) -> Iterator[tuple[str, str, str]]:
        """Return every error of the work and its rows, as `errors` does."""
        yield from _form_errors(self.form, "")
        for formset in self.formsets:
            yield from formset_errors(formset)


def formset_errors(formset: MemberFormSet) -> Iterator[tuple[str, str, str]]:
    """Return every error in the rows of a formset and in those inside them."""
    what = str(formset.model._meta.verbose_name)
    for sentence in formset.non_form_errors():
        yield f"group-of-{formset.prefix}", what, str(sentence)
    for form in formset.forms:
        if form.is_doomed():
            continue
        yield from _form_errors(form, what)
        for inner in form.nested:
            yield from formset_errors(inner)


def _form_errors(form: forms.BaseForm, what: str) -> Iterator[tuple[str, str, str]]:
    for name, sentences in form.errors.items():
        at = f"row-{form.prefix}" if form.prefix else "work-form"
        about = what
        if name in form.fields:
            at = form[name].id_for_label or f"{form[name].auto_id}_0"
            about = ": ".join(filter(None, (what, str(form[name].label))))
        for sentence in sentences:
            yield at, about, str(sentence)


def _write(form: VersionedForm) -> None:
    try:
        form.instance.save()
    except (IntegrityError, ValidationError) as error:
        raise RowRefused(form.prefix, refusal_text(error)) from error


def refusal_text(error: Exception) -> str:
    """Return what an exception says, in one line."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def _delete(doomed: list[VersionedForm]) -> None:
    """Delete rows; one that another of them still needs is tried again after that other."""
    while doomed:
        kept = [form for form in doomed if not _could_delete(form)]
        if len(kept) == len(doomed):
            form = kept[0]
            try:
                form.instance.delete()
            except (ProtectedError, RestrictedError) as error:
                raise RowRefused(form.prefix, still_needed(error)) from error
        doomed = kept


def _could_delete(form: VersionedForm) -> bool:
    try:
        form.instance.delete()
    except (ProtectedError, RestrictedError):
        return False
    return True


def still_needed(error: ProtectedError | RestrictedError) -> str:
    """Return a sentence that names what still needs a row, at most five of them."""
    needing: Any = getattr(error, "protected_objects", None) or getattr(
        error, "restricted_objects", ()
    )
    named = sorted(f"{row._meta.verbose_name} “{row}”" for row in needing)
    more = _(" and %d more") % (len(named) - 5) if len(named) > 5 else ""
    return _("This cannot be deleted, because it is needed by: %s.") % (", ".join(named[:5]) + more)
