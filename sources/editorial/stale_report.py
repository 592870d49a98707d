"""What was stored while an editor was typing, in words: by whom, in which rows, from what to what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sources.editorial.choices import Labels
from sources.editorial.member_forms import FieldClash, VersionedForm
from sources.editorial.merging import Clash, Key, Values
from sources.editorial.models import Change
from sources.editorial.stale_forms import Overtaken, initial_value, row_key
from sources.editorial.states import State
from sources.editorial.versioning import versioned_model
from sources.editorial.work_form import WorkForm


@dataclass(frozen=True)
class FieldDifference:
    """A field that was changed meanwhile; both values in words."""

    label: str
    before: str
    now: str


@dataclass(frozen=True)
class RowDifference:
    """A row that was added, changed or deleted meanwhile."""

    name: str
    what: str
    fields: tuple[FieldDifference, ...]


@dataclass(frozen=True)
class StaleReport:
    """All that an editor whose form was overtaken needs to know before saving again."""

    changes: tuple[Change, ...]
    differences: tuple[RowDifference, ...]
    conflict_count: int


class Reporter:
    """Says in words how two states of a work differ."""

    def __init__(self, overtaken: Overtaken, base: State, labels: Labels) -> None:
        self.overtaken, self.base, self.labels = overtaken, base, labels

    def report(self) -> StaleReport:
        """Return the report: changes since the base, oldest first, and what they did."""
        since = Change.objects.filter(work_id=self.base.work_id, number__gt=self.base.number)
        return StaleReport(
            tuple(since.order_by("number")),
            tuple(self._differences()),
            len(self.overtaken.merged.conflicts),
        )

    def mark(self, form: WorkForm) -> None:
        """Mark in the form to go on with each field and row on which the two edits contradict."""
        places = {each.prefix or "": each for _formset, each in form.rows()}
        places[""] = form.form
        for conflict in self.overtaken.merged.conflicts:
            row = places[self.overtaken.places[conflict.key]]
            if conflict.clash is Clash.BOTH_CHANGED:
                row.clashes[conflict.field] = self._clash(row, conflict.key, conflict.field)
            elif conflict.clash is Clash.DELETED_BY_THEM:
                row.warnings.append(
                    _("This was deleted meanwhile. Untick “Delete” to keep what you typed.")
                )
            else:
                row.warnings.append(_("You marked this for deletion; it was changed meanwhile."))

    def _clash(self, form: VersionedForm, key: Key, name: str) -> FieldClash:
        model = form._meta.model
        before = self.overtaken.base.get(key, {}).get(name)
        theirs = self.overtaken.theirs[key].get(name)
        return FieldClash(self.words(model, name, before), self.words(model, name, theirs))

    def _differences(self) -> Iterator[RowDifference]:
        base, now = self.overtaken.base, self.overtaken.theirs
        for key in dict.fromkeys((*base, *now)):
            before, after = base.get(key), now.get(key)
            if before == after:
                continue
            model = versioned_model(row_key(key)[0])
            fields = tuple(self._fields(model, before or {}, after or {}))
            what = _("changed") if before and after else _("added") if after else _("deleted")
            yield RowDifference(self._name(model, after or before or {}), what, fields)

    def _fields(
        self, model: type[models.Model], before: Values, after: Values
    ) -> Iterator[FieldDifference]:
        for name in dict.fromkeys((*before, *after)):
            old = self.words(model, name, before.get(name))
            new = self.words(model, name, after.get(name))
            if old != new and name != "position":
                label = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a column
                yield FieldDifference(capfirst(label), old, new)

    def _name(self, model: type[models.Model], values: Values) -> str:
        kind = capfirst(str(model._meta.verbose_name))
        for name in ("title", "name", "key", "text", "person", "place", "source", "language"):
            if values.get(name):
                return f"{kind}: {self.words(model, name, values[name])}"
        return kind

    def words(self, model: type[models.Model], name: str, stored: Any) -> str:
        """Return a stored value in words: what is chosen by its name, a text in each language."""
        column = model._meta.get_field(name)
        if isinstance(stored, Mapping):
            names = dict(settings.LANGUAGES)
            return " / ".join(f"{names.get(code, code)}: {text}" for code, text in stored.items())
        if stored is None or stored == "":
            return ""
        if isinstance(stored, bool):
            return _("yes") if stored else _("no")
        if isinstance(column, models.ForeignKey):
            return self.labels.of(column.remote_field.model, stored) or str(stored)
        choices = dict(getattr(column, "flatchoices", ()))
        return str(choices.get(initial_value(model, name, stored), stored))
