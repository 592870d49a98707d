"""A posted form read as an edit: the rows of the state on which it was based, as the editor has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.db import models

from sources.editorial.member_forms import MemberFormSet, VersionedForm, typed_fields
from sources.editorial.merging import Key, Values
from sources.editorial.same_rows import SameRows
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


def row_key(key: Key) -> RowKey:
    """Return the label and the id, or "new" and the prefix, of which the key of a row consists."""
    assert isinstance(key, tuple)
    label, name = key
    return str(label), str(name)


def label_of(model: type[models.Model]) -> str:
    """Return the label under which rows of a model are stored."""
    return model._meta.label_lower


@dataclass(frozen=True)
class Kind:
    """One kind of rows: the form that edits them, and the key that leads to their parent."""

    model: type[models.Model]
    fields: Mapping[str, forms.Field]
    fk: str = ""


def kinds_of(posted: WorkForm) -> Iterator[tuple[str, Kind]]:
    """Return each kind of rows that a form edits, by the label under which its rows are stored."""
    model = type(posted.work)
    yield label_of(model), Kind(model, typed_fields(type(posted.form).base_fields))
    waiting = [formset.inline for formset in posted.formsets]
    while waiting:
        inline = waiting.pop()
        made = posted.formset_class(inline)
        fields = typed_fields(made.form.base_fields)
        yield label_of(made.model), Kind(made.model, fields, made.fk.name)
        waiting += inline.nested_inlines(posted.request)


def stored_edit(state: State, kinds: Mapping[str, Kind]) -> Edit:
    """Return what a stored state holds of the fields that a form edits."""
    edit = Edit()
    for label, kind in kinds.items():
        for row in state.of(label):
            key = (label, str(row.member_id))
            edit.rows[key] = {name: row.fields.get(name) for name in kind.fields}
            parent = str(row.fields.get(kind.fk, "")) if kind.fk else ""
            if parent and parent != str(state.work_id):
                edit.parents[key] = (label_of(_parent_model(kind)), parent)
    return edit


def _parent_model(kind: Kind) -> type[models.Model]:
    parent: type[models.Model] = kind.model._meta.get_field(kind.fk).remote_field.model  # type: ignore[union-attr]
    return parent


class StrangeRows(Exception):
    """A form holds rows that are not of its work, or the same row twice: it was tampered with."""


class FormReader:
    """Reads what was posted as an edit of the state on which it was based.

    A new row that is the same as one that the other edit added (the same claim by its key, the text
    in the same language) is read as an edit of that row, in `met`.
    """

    def __init__(self, posted: WorkForm, before: Edit, now: Edit) -> None:
        self.posted, self.before, self.now = posted, before, now
        self.mine = Edit()
        self.seen: set[Key] = set()
        self.same = SameRows(before.rows, now.rows, now.parents)
        self.met: set[Key] = set()

    def edit(self) -> Edit:
        """Return the edit. Raises StrangeRows."""
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
            key = self._key(formset, form, sent, parent)
            if form.is_doomed():
                self._skip(key, form)
                continue
            if key[0] == "new":
                if not form.has_changed():
                    continue
                key = self._met(formset, form, parent) or key
            self._row(key, form)
            if parent is not None:
                self.mine.parents[key] = parent
            for inner in form.nested:
                self._formset(inner, key)

    def _key(
        self, formset: MemberFormSet, form: VersionedForm, sent: str, parent: Key | None
    ) -> RowKey:
        if not sent:
            return ("new", str(form.prefix))
        try:
            key = (label_of(formset.model), str(UUID(sent)))
        except ValueError as error:
            raise StrangeRows from error
        edits = [edit for edit in (self.before, self.now) if key in edit.rows]
        if key in self.seen or not any(edit.parents.get(key) == parent for edit in edits):
            raise StrangeRows
        return key

    def _met(self, formset: MemberFormSet, form: VersionedForm, parent: Key | None) -> Key | None:
        model = formset.model
        fields = typed_fields(form.fields)
        typed = {name: self._raw(form, name, each) for name, each in fields.items()}
        key = self.same.take(label_of(model), model, parent, typed)
        if key is not None:
            self.met.add(key)
        return key

    def _raw(self, form: VersionedForm, name: str, each: forms.Field) -> Any:
        return each.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))

    def _skip(self, key: Key, form: VersionedForm) -> None:
        self.seen.add(key)
        for inner in form.nested:
            for below in inner.forms:
                sent = below.data.get(below.add_prefix("id"), "")
                self._skip(self._key(inner, below, sent, key), below)

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
        raw = self._raw(form, name, each)
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
