"""What was stored while an editor was typing, in words: by whom, in which rows, from what to what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources.editorial.choices import Labels
from sources.editorial.form_reading import Typed, initial_value, row_key
from sources.editorial.localized import LocalizedTextField
from sources.editorial.merging import Key, Rows, Values
from sources.editorial.models import Change
from sources.editorial.stale_forms import Overtaken
from sources.editorial.text_diff import compare_texts, render_words
from sources.editorial.versioning import versioned_model


@dataclass(frozen=True)
class FieldDifference:
    """A field that was changed; both values in words."""

    label: str
    before: str
    now: str
    # Which paragraphs are meant, where the rest of the field is somebody else's.
    paragraphs: tuple[int, ...] = ()

    @property
    def told(self) -> str:
        """The name of the field, with the paragraphs that are meant."""
        if not self.paragraphs:
            return self.label
        numbers = ", ".join(map(str, self.paragraphs))
        return ngettext(
            "%(field)s, paragraph %(numbers)s",
            "%(field)s, paragraphs %(numbers)s",
            len(self.paragraphs),
        ) % {"field": self.label, "numbers": numbers}

    @property
    def words(self) -> SafeString:
        """The paragraphs that differ, with what was removed and what was added."""
        changes = compare_texts(self.before, self.now).changes
        return format_html_join("", "<p>{}</p>", ((render_words(one.words),) for one in changes))


@dataclass(frozen=True)
class RowDifference:
    """A row that was added, changed or deleted."""

    name: str
    what: str
    fields: tuple[FieldDifference, ...]


@dataclass(frozen=True)
class StaleReport:
    """All that an editor whose form was overtaken needs to know: who changed what meanwhile."""

    changes: tuple[Change, ...]
    differences: tuple[RowDifference, ...]


class Reporter:
    """Says in words how two edits of a work differ from what they started from."""

    def __init__(self, overtaken: Overtaken, labels: Labels) -> None:
        self.overtaken, self.labels = overtaken, labels
        # Places that are shown by themselves, and are not told again: rows, whole fields, and
        # of a text in several languages those that clash.
        self.shown = {
            (one.key, one.field)
            for one in overtaken.overlaps
            if not one.language and not one.number
        }
        self.clashing = {(one.key, one.field, one.language) for one in overtaken.overlaps}

    def report(self) -> StaleReport:
        """Return the report: changes since the base, oldest first, and what they did."""
        return StaleReport(changes_since(self.overtaken), tuple(self.theirs()))

    def theirs(self) -> Iterator[RowDifference]:
        """Yield what the other edit did where the two do not contradict each other."""
        return self._differences(self.overtaken.theirs.rows)

    def mine(self) -> Iterator[RowDifference]:
        """Yield what was typed where the two edits do not contradict each other."""
        return self._differences(self.overtaken.mine.rows)

    def _differences(self, now: Rows) -> Iterator[RowDifference]:
        base = self.overtaken.base.rows
        for key in dict.fromkeys((*base, *now)):
            before, after = base.get(key), now.get(key)
            if before == after or (key, "") in self.shown:
                continue
            model = self.model_of(key)
            fields = tuple(self._fields(key, model, before or {}, after or {}))
            if before and after and not fields:
                continue
            what = _("changed") if before and after else _("added") if after else _("deleted")
            yield RowDifference(self.name(key), what, fields)

    def model_of(self, key: Key) -> type[models.Model]:
        """Return the model of a row, stored or new."""
        label, name = row_key(key)
        return versioned_model(self.overtaken.labels[name] if label == "new" else label)

    def _fields(
        self, key: Key, model: type[models.Model], before: Values, after: Values
    ) -> Iterator[FieldDifference]:
        for name in dict.fromkeys((*before, *after)):
            if (key, name) in self.shown:
                continue
            old = self._elsewhere(key, model, name, before.get(name))
            new = self._elsewhere(key, model, name, after.get(name))
            if old != new and name != "position":
                texts = self.overtaken.texts.get((key, name), ())
                places = tuple(n for _code, one in texts for n in one.from_them)
                yield FieldDifference(field_name(model, name), old, new, places)

    def _elsewhere(self, key: Key, model: type[models.Model], name: str, value: Any) -> str:
        """Return a value in words, without the languages in which it clashes."""
        if isinstance(value, Typed):
            value = as_stored(model._meta.get_field(name), value.raw)
        if isinstance(value, Mapping):
            value = {
                code: text for code, text in value.items() if (key, name, code) not in self.clashing
            }
        return self.words(model, name, value)

    def name(self, key: Key) -> str:
        """Return what a row is called: its kind, and the first of what tells it from others."""
        model = self.model_of(key)
        kind = capfirst(str(model._meta.verbose_name))
        edits = (self.overtaken.theirs, self.overtaken.mine, self.overtaken.base)
        values = next((edit.rows[key] for edit in edits if key in edit.rows), {})
        for name in ("title", "name", "key", "text", "person", "place", "source", "language"):
            if words := self.words(model, name, values[name]) if values.get(name) else "":
                return f"{kind}: {words}"
        return kind

    def words(self, model: type[models.Model], name: str, value: Any) -> str:
        """Return a stored or typed value in words."""
        return in_words(model, name, value, self.labels)


def in_words(model: type[models.Model], name: str, value: Any, labels: Labels) -> str:
    """Return a stored or typed value in words: what is chosen by its name, a text in each language."""
    column = model._meta.get_field(name)
    if isinstance(value, Typed):
        value = as_stored(column, value.raw)
    if isinstance(value, Mapping):
        names = dict(settings.LANGUAGES)
        return "\n".join(f"{names.get(code, code)}: {text}" for code, text in value.items())
    if value is None or value == "":
        return ""
    if isinstance(column, models.ForeignKey):
        return labels.of(column.remote_field.model, value) or str(value)
    return _chosen(model, name, value)


def _chosen(model: type[models.Model], name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    choices = dict(getattr(model._meta.get_field(name), "flatchoices", ()))
    try:
        return str(choices.get(initial_value(model, name, value), value))
    except ValidationError:
        # Typed, and not a value that the field can have.
        return str(value)


def as_stored(column: Any, raw: Any) -> Any:
    """Return what a widget read as it would be stored: a text for each language by its code."""
    if isinstance(column, LocalizedTextField) and isinstance(raw, list):
        codes = [code for code, _name in settings.LANGUAGES]
        return {code: words for code, words in zip(codes, raw, strict=False) if words}
    return raw


def field_name(model: type[models.Model], name: str) -> str:
    """Return what a field is called on the page."""
    return str(capfirst(str(model._meta.get_field(name).verbose_name)))  # type: ignore[union-attr]  # a column


def changes_since(overtaken: Overtaken) -> tuple[Change, ...]:
    """Return the changes of the work since the form was opened, oldest first."""
    since = Change.objects.filter(
        work_id=overtaken.posted.work.pk, number__gt=overtaken.start, number__lte=overtaken.head
    )
    return tuple(since.order_by("number"))
