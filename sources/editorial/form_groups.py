"""The groups of a work's form: headings under which its fields and its members stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.forms import BoundField

from sources.editorial.member_forms import MemberFormSet, MemberInline, VersionedForm, Words
from sources.editorial.work_form import WorkForm, formset_errors


@dataclass(frozen=True)
class Group:
    """A heading, a line of help, and what stands under it; `is_open` until the editor closes it."""

    key: str
    title: Words
    help: Words
    fields: tuple[str, ...] = ()
    inlines: tuple[type[MemberInline], ...] = ()
    is_open: bool = False


@dataclass(frozen=True)
class GroupView:
    """A group of one form, with its fields, its rows and the number of its errors."""

    group: Group
    fields: tuple[BoundField, ...]
    formsets: tuple[MemberFormSet, ...]
    error_count: int
    is_open: bool


def group_views(groups: Sequence[Group], sheet: WorkForm) -> Iterator[GroupView]:
    """Return the groups of a form; one that holds an error is open."""
    for group in groups:
        fields = tuple(sheet.form[name] for name in group.fields if name in sheet.form.fields)
        formsets = tuple(each for each in sheet.formsets if isinstance(each.inline, group.inlines))
        if not fields and not formsets:
            continue
        count = _errors_in(sheet, group, formsets)
        has_open = any(row.is_open for each in formsets for row in each.forms)
        is_open = group.is_open or has_open or count > 0
        yield GroupView(group, fields, formsets, count, is_open=is_open)


def _errors_in(sheet: WorkForm, group: Group, formsets: Sequence[MemberFormSet]) -> int:
    if sheet.data is None:
        return 0
    own = sum(len(sheet.form.errors.get(name, ())) for name in group.fields)
    return own + sum(1 for each in formsets for _error in formset_errors(each))


def prepare(sheet: WorkForm) -> None:
    """Give every row what it shows while it is closed, and open those on which something is to be done."""
    for formset in sheet.formsets:
        for form in formset.forms:
            _prepare_row(formset.inline, form)


def empty_rows(sheet: WorkForm) -> list[tuple[MemberFormSet, VersionedForm]]:
    """Return the rows from which the page's script makes new ones, ready to be shown."""
    found = list(sheet.empty_rows())
    for formset, form in found:
        _prepare_row(formset.inline, form)
    return found


def _prepare_row(inline: MemberInline, form: VersionedForm) -> bool:
    form.rare = inline.rare_fields
    form.notes = inline.describe(form)
    inner = [_prepare_row(rows.inline, row) for rows in form.nested for row in rows.forms]
    form.closed = inline.summarise(form)
    has_errors = form.is_bound and not form.is_doomed() and bool(form.errors)
    form.is_open = form.is_new or has_errors or bool(form.warnings) or any(inner)
    return form.is_open
