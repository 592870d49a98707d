"""Merged rows written as a form that would be posted: what was typed, on what is stored now."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict

from sources.editorial.form_reading import Edit, Typed, initial_value, label_of, row_key
from sources.editorial.member_forms import MemberInline, VersionedForm, typed_fields
from sources.editorial.merging import Key, Rows
from sources.editorial.work_form import WorkForm


class FormWriter:
    """Writes rows as if they had been posted on the present state of the work.

    Stored rows that are not among them are marked for deletion. `labels` names the models of new rows.
    """

    def __init__(
        self,
        posted: WorkForm,
        rows: Rows,
        now: Edit,
        *,
        parents: Mapping[Key, Key],
        labels: Mapping[str, str],
    ) -> None:
        self.posted, self.rows, self.now = posted, rows, now
        self._inside: dict[tuple[Key | None, str], list[Key]] = {}
        for key in dict.fromkeys((*now.rows, *rows)):
            label, name = row_key(key)
            inside = (parents.get(key), labels[name] if label == "new" else label)
            self._inside.setdefault(inside, []).append(key)

    def data(self, head: int) -> QueryDict:
        """Return what would have been posted, based on the change `head`."""
        data = QueryDict(mutable=True)
        act = self.posted.act
        data[act.add_prefix("base")] = str(head)
        for name in ("key", "summary", "window"):
            data[act.add_prefix(name)] = act.data.get(act.add_prefix(name), "")
        work = self.posted.work
        own = (label_of(type(work)), str(work.pk))
        self._fields(data, own, type(self.posted.form), "")
        for formset in self.posted.formsets:
            self._formset(data, formset.inline, formset.prefix)
        return data

    def _formset(
        self,
        data: QueryDict,
        inline: MemberInline,
        prefix: str,
        parent: Key | None = None,
        *,
        in_doomed: bool = False,
    ) -> None:
        made = self.posted.formset_class(inline)
        keys = self._inside.get((parent, label_of(made.model)), [])
        stored = [key for key in keys if key in self.now.rows]
        ordered = stored + [key for key in keys if key not in self.now.rows]
        for name, number in (("TOTAL", len(ordered)), ("INITIAL", len(stored)), ("MIN_NUM", 0)):
            data[f"{prefix}-{name}_FORMS"] = str(number)
        data[f"{prefix}-MAX_NUM_FORMS"] = str(made.max_num)
        for place, key in enumerate(ordered):
            row = f"{prefix}-{place}"
            data[f"{row}-id"] = row_key(key)[1] if key in self.now.rows else ""
            is_doomed = key not in self.rows
            if is_doomed and not in_doomed:
                data[f"{row}-DELETE"] = "on"
            self._fields(data, key, cast("type[VersionedForm]", made.form), f"{row}-")
            for inner in inline.nested_inlines(self.posted.request):
                default = self.posted.formset_class(inner).get_default_prefix()
                self._formset(data, inner, f"{row}-{default}", key, in_doomed=is_doomed)

    def _fields(self, data: QueryDict, key: Key, form: type[VersionedForm], prefix: str) -> None:
        values = self.rows[key] if key in self.rows else self.now.rows[key]
        for name, each in typed_fields(form.base_fields).items():
            value = values.get(name)
            if not isinstance(value, Typed):
                initial = initial_value(form._meta.model, name, value)
                value = Typed(as_posted(each, initial))
            post(data, each.widget, f"{prefix}{name}", value.raw)


def as_posted(each: forms.Field, initial: Any) -> Any:
    """Return an initial value in the form in which a widget reads it back from a post."""
    if isinstance(each.widget, forms.MultiWidget):
        return each.widget.decompress(initial)
    if isinstance(each.widget, forms.CheckboxInput):
        return bool(initial)
    shown = each.widget.format_value(each.prepare_value(initial))
    if isinstance(shown, list | tuple):
        shown = next((one for one in shown if one), "")
    return "" if shown is None else str(shown)


def post(data: QueryDict, widget: forms.Widget, name: str, raw: Any) -> None:
    """Put what a widget read back under the names from which it reads."""
    if isinstance(widget, forms.MultiWidget):
        for part, suffix in enumerate(widget.widgets_names):  # type: ignore[attr-defined]  # not in the stubs
            post(data, widget.widgets[part], f"{name}{suffix}", raw[part])
    elif isinstance(widget, forms.CheckboxInput):
        if raw:
            data[name] = "on"
    else:
        data[name] = "" if raw is None else str(raw)
