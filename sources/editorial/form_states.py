"""A form as the state that saving it would make, for a look before anything is saved."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID, uuid4

from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import CASCADE

from sources.editorial.member_forms import MemberFormSet, VersionedForm
from sources.editorial.states import Fields, Row, State, stored_fields
from sources.editorial.versioned import VersionedModel
from sources.editorial.versioning import serialised, versioned_model
from sources.editorial.work_form import WorkForm

# What tells rows of one kind apart: where two would be alike, neither can be shown as typed.
_NAMES = ("key", "language")


def as_row(instance: VersionedModel, since: int = 0) -> Row:
    """Return an instance as a change of that number would store it."""
    fields = stored_fields(serialised(instance))
    return Row(instance._meta.label_lower, instance.pk, since, 0, fields)


def state_after(sheet: WorkForm, now: State) -> State:
    """Return the work as saving a form on its present state would leave it; writes nothing.

    The form was validated. A field that cannot be stored as typed stands as it was, and a new row with
    such a field is left out.
    """
    rows = {row.member_id: row for row in now.rows}
    taking = _Taking(rows, now.number + 1)
    taking.take(sheet.form, now.work_id)
    for formset in sheet.formsets:
        taking.take_all(formset)
    taking.leave_out_orphans({row.member_id for row in now.rows} - rows.keys())
    return replace(now, rows=tuple(rows.values()))


def new_rows(sheet: WorkForm) -> dict[UUID, str]:
    """Return the prefixes of the rows that are not stored yet, by the ids that they have in the state."""
    return {form.instance.pk: str(form.prefix) for _rows, form in sheet.rows() if form.is_new}


class _Taking:
    """Takes what was typed into rows, which it changes."""

    def __init__(self, rows: dict[UUID, Row], number: int) -> None:
        self.rows, self.number = rows, number

    def take_all(self, formset: MemberFormSet) -> None:
        for form in formset.forms:
            if form.is_doomed():
                self.rows.pop(form.instance.pk, None)
                continue
            if form.is_new and (form.errors or not form.has_changed()):
                continue
            if form.instance.pk is None:
                # Formsets take the key from a new row in which others stand; saving gives it another.
                form.instance.pk = uuid4()
            setattr(form.instance, formset.fk.name, formset.instance)
            self.take(form, form.instance.pk)
            for inner in form.nested:
                self.take_all(inner)

    def take(self, form: VersionedForm, key: UUID) -> None:
        if not (form.is_new or form.has_changed()):
            return
        # A work has the key of its row only once it is saved.
        row = replace(as_row(form.instance, self.number), member_id=key)
        stored = self.rows.get(row.member_id)
        if stored is not None and form.errors:
            row = replace(row, fields={**row.fields, **_held(form, stored)})
        self.rows[row.member_id] = row

    def leave_out_orphans(self, gone: set[UUID]) -> None:
        """Leave out what stood inside rows that are gone, and forget them where they were named."""
        while gone:
            names = {str(key) for key in gone}
            gone = set()
            for row in list(self.rows.values()):
                lost = {
                    name: owns for name, owns in _relations(row) if row.fields.get(name) in names
                }
                if any(lost.values()):
                    gone.add(row.member_id)
                    del self.rows[row.member_id]
                elif lost:
                    fields = {**row.fields, **dict.fromkeys(lost)}
                    self.rows[row.member_id] = replace(row, fields=fields)


def _held(form: VersionedForm, stored: Row) -> Fields:
    """Return the stored values of the fields that cannot be stored as typed."""
    names = set(form.errors)
    if NON_FIELD_ERRORS in names:
        names |= set(_NAMES)
    held: Mapping[str, object] = {
        name: stored.fields[name] for name in names & stored.fields.keys()
    }
    return held


def _relations(row: Row) -> Iterator[tuple[str, bool]]:
    """Return the columns that lead to other rows, and whether a row goes with the one it names."""
    for column in versioned_model(row.label)._meta.local_fields:
        relation = column.remote_field
        if relation is not None:
            yield column.name, relation.on_delete is CASCADE or not column.null
