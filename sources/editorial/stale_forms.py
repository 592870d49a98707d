"""A form that was overtaken: what was stored meanwhile, what was typed, and one form of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from django import forms
from django.db import models
from django.http import QueryDict

from sources.editorial.member_forms import (
    MemberFormSet,
    MemberInline,
    VersionedForm,
    typed_fields,
)
from sources.editorial.merging import Key, Merged, Values, merge
from sources.editorial.states import State
from sources.editorial.work_form import WorkForm

RowKey = tuple[str, str]


@dataclass(frozen=True)
class Typed:
    """What the editor typed into a field, as the widget read it from what was posted."""

    raw: Any


@dataclass
class Edit:
    """The rows of one side, and inside which row each of them stands."""

    rows: dict[Key, Values] = field(default_factory=dict)
    parents: dict[Key, Key] = field(default_factory=dict)


@dataclass(frozen=True)
class Overtaken:
    """Both edits in one: the data of the form to go on with, and where they contradict each other.

    `places` leads from a row to the prefix of its form in that data.
    """

    data: QueryDict
    merged: Merged
    base: Mapping[Key, Values]
    theirs: Mapping[Key, Values]
    places: Mapping[Key, str]


def overtake(posted: WorkForm, base: State, theirs: State, head: int) -> Overtaken:
    """Merge what was posted with what was stored since the state on which it was based."""
    kinds = dict(_kinds(posted))
    before, now = _stored(base, kinds), _stored(theirs, kinds)
    mine = _Reader(posted, before, now).edit()
    parents = {**before.parents, **now.parents, **mine.parents}
    merged = merge(before.rows, now.rows, mine.rows, parents=parents)
    writer = _Writer(posted, merged, now, parents)
    data = writer.data(head)
    return Overtaken(data, merged, before.rows, now.rows, writer.places)


def row_key(key: Key) -> RowKey:
    """Return the label and the id, or "new" and the prefix, of which the key of a row consists."""
    assert isinstance(key, tuple)
    label, name = key
    return str(label), str(name)


def label_of(model: type[models.Model]) -> str:
    """Return the label under which rows of a model are stored."""
    return model._meta.label_lower


@dataclass(frozen=True)
class _Kind:
    """One kind of rows: the form that edits them, and the key that leads to their parent."""

    model: type[models.Model]
    fields: Mapping[str, forms.Field]
    fk: str = ""


def _kinds(posted: WorkForm) -> Iterator[tuple[str, _Kind]]:
    model = type(posted.work)
    yield label_of(model), _Kind(model, typed_fields(type(posted.form).base_fields))
    waiting = [formset.inline for formset in posted.formsets]
    while waiting:
        inline = waiting.pop()
        made = posted.formset_class(inline)
        fields = typed_fields(made.form.base_fields)
        yield label_of(made.model), _Kind(made.model, fields, made.fk.name)
        waiting += inline.nested_inlines(posted.request)


def _stored(state: State, kinds: Mapping[str, _Kind]) -> Edit:
    edit = Edit()
    for label, kind in kinds.items():
        for row in state.of(label):
            key = (label, str(row.member_id))
            edit.rows[key] = {name: row.fields.get(name) for name in kind.fields}
            parent = str(row.fields.get(kind.fk, "")) if kind.fk else ""
            if parent and parent != str(state.work_id):
                edit.parents[key] = (label_of(_parent_model(kind)), parent)
    return edit


def _parent_model(kind: _Kind) -> type[models.Model]:
    parent: type[models.Model] = kind.model._meta.get_field(kind.fk).remote_field.model  # type: ignore[union-attr]
    return parent


class _Reader:
    """Reads what was posted as an edit of the state on which it was based."""

    def __init__(self, posted: WorkForm, before: Edit, now: Edit) -> None:
        self.posted, self.before, self.now = posted, before, now
        self.mine = Edit()
        self.seen: set[Key] = set()

    def edit(self) -> Edit:
        work = self.posted.work
        self._row((label_of(type(work)), str(work.pk)), self.posted.form)
        for formset in self.posted.formsets:
            self._formset(formset, None)
        # What was not sent at all was not on the editor's form, and is not deleted by it.
        for key, values in self.before.rows.items():
            if (
                key not in self.seen
                and self.before.parents.get(key) not in self.seen - self.mine.rows.keys()
            ):
                self.mine.rows[key] = values
        return self.mine

    def _formset(self, formset: MemberFormSet, parent: Key | None) -> None:
        for form in formset.forms:
            sent = form.data.get(form.add_prefix("id"))
            if sent is None:
                continue
            key = self._key(formset, form, sent)
            if form.is_doomed():
                self._skip(key, form)
                continue
            if key[0] == "new" and not form.has_changed():
                continue
            self._row(key, form)
            if parent is not None:
                self.mine.parents[key] = parent
            for inner in form.nested:
                self._formset(inner, key)

    def _key(self, formset: MemberFormSet, form: VersionedForm, sent: str) -> RowKey:
        try:
            key = (label_of(formset.model), str(UUID(sent)))
        except ValueError:
            return ("new", str(form.prefix))
        known = key in self.before.rows or key in self.now.rows
        return key if known else ("new", str(form.prefix))

    def _skip(self, key: Key, form: VersionedForm) -> None:
        self.seen.add(key)
        for inner in form.nested:
            for below in inner.forms:
                sent = below.data.get(below.add_prefix("id"), "")
                self._skip(self._key(inner, below, sent), below)

    def _row(self, key: Key, form: VersionedForm) -> None:
        self.seen.add(key)
        before, now = self.before.rows.get(key), self.now.rows.get(key)
        values = {}
        for name, each in typed_fields(form.fields).items():
            values[name] = self._value(form, name, each, before, now)
        self.mine.rows[key] = values

    def _value(
        self,
        form: VersionedForm,
        name: str,
        each: forms.Field,
        before: Values | None,
        now: Values | None,
    ) -> Any:
        if each.disabled and before is not None:
            return before[name]
        raw = each.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for stored in (before, now):
            if stored is None:
                continue
            if not each.has_changed(initial_value(type(form.instance), name, stored[name]), raw):
                return stored[name]
        return Typed(raw)


def initial_value(model: type[models.Model], name: str, stored: Any) -> Any:
    """Return a stored JSON value as the form of the row would have it for its initial value."""
    column = model._meta.get_field(name)
    if stored is None or isinstance(column, models.JSONField):
        return stored
    return column.to_python(stored)  # type: ignore[union-attr]  # typed fields are columns


class _Writer:
    """Writes merged rows as if they had been posted on the present state of the work."""

    def __init__(
        self, posted: WorkForm, merged: Merged, now: Edit, parents: Mapping[Key, Key]
    ) -> None:
        self.posted, self.merged, self.now = posted, merged, now
        self.places: dict[Key, str] = {}
        self._inside: dict[tuple[Key | None, str], list[Key]] = {}
        kinds = {str(form.prefix): label_of(each.model) for each, form in posted.rows()}
        # What only I deleted is still stored: its rows are shown, marked for deletion.
        for key in dict.fromkeys((*now.rows, *merged.rows)):
            label, name = row_key(key)
            inside = (parents.get(key), kinds[name] if label == "new" else label)
            self._inside.setdefault(inside, []).append(key)

    def data(self, head: int) -> QueryDict:
        data = QueryDict(mutable=True)
        act = self.posted.act
        data[act.add_prefix("base")] = str(head)
        data[act.add_prefix("summary")] = act.data.get(act.add_prefix("summary"), "")
        work = self.posted.work
        own = (label_of(type(work)), str(work.pk))
        self.places[own] = ""
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
            self.places[key] = row
            data[f"{row}-id"] = row_key(key)[1] if key in self.now.rows else ""
            is_doomed = key in self.merged.doomed or key not in self.merged.rows
            if is_doomed and not in_doomed:
                data[f"{row}-DELETE"] = "on"
            self._fields(data, key, cast("type[VersionedForm]", made.form), f"{row}-")
            for inner in inline.nested_inlines(self.posted.request):
                default = self.posted.formset_class(inner).get_default_prefix()
                self._formset(data, inner, f"{row}-{default}", key, in_doomed=is_doomed)

    def _fields(self, data: QueryDict, key: Key, form: type[VersionedForm], prefix: str) -> None:
        values = self.merged.rows[key] if key in self.merged.rows else self.now.rows[key]
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
