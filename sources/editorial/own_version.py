"""What an editor typed, as a text to keep: the whole form, group by group, in words."""

from collections.abc import Iterator

from django.http import QueryDict

from sources.editorial.choices import Labels
from sources.editorial.form_reading import Typed
from sources.editorial.member_forms import MemberFormSet, VersionedForm, typed_fields
from sources.editorial.stale_report import in_words
from sources.editorial.work_form import WorkForm


def version_as_text(sheet: WorkForm, labels: Labels) -> str:
    """Return all that stands in a form, row by row, in words."""
    lines = [*_fields(sheet.form, labels, "")]
    for formset in sheet.formsets:
        lines += _rows(formset, labels, "")
    return "\n".join(lines) + "\n"


def _rows(formset: MemberFormSet, labels: Labels, indent: str) -> Iterator[str]:
    for form in formset.forms:
        if form.add_prefix("id") not in form.data:
            continue
        name = str(formset.model._meta.verbose_name)
        yield ""
        yield f"{indent}{name.upper()}{' (deleted by you)' if form.is_doomed() else ''}"
        yield from _fields(form, labels, indent)
        for inner in form.nested:
            yield from _rows(inner, labels, indent + "    ")


def _fields(form: VersionedForm, labels: Labels, indent: str) -> Iterator[str]:
    for name, each in typed_fields(form.fields).items():
        raw = each.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        words = in_words(form._meta.model, name, Typed(raw), labels)
        if words:
            yield f"{indent}{each.label}: {words}"


def posted_as_text(posted: QueryDict) -> str:
    """Return what was typed by the names of its fields: for a work that is not there to be named."""
    kept = ((name, value) for name, values in posted.lists() for value in values)
    return "".join(
        f"{name}: {value}\n"
        for name, value in kept
        if value and not name.endswith(("_FORMS", "-id")) and not name.startswith("change-")
    )
