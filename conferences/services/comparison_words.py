"""Stored values in words, as editors know them from the form: choices, names, dates."""

from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from conferences.services.comparison_values import EntrySide, ValueChange
from sources.dates import date_words
from sources.editorial.comparison import ABSENT
from sources.editorial.localized import LocalizedTextField
from sources.editorial.states import Row
from sources.editorial.text_diff import compare_words
from sources.editorial.versioning import versioned_model
from sources.fields import PartialDateField

# Order within the page is told as a move, and not as a number.
POSITION = "position"


class Wording:
    """Tells the values of one state in words, in a language."""

    def __init__(self, side: EntrySide, language: str) -> None:
        self.side = side
        self.language = language
        own = (
            "conferences.claim",
            "conferences.question",
            "conferences.reading",
            "conferences.inquiry",
        )
        self._own_keys = {
            str(row.member_id): row.fields["key"] for label in own for row in side.state.of(label)
        }

    def name(self, key: str) -> str:
        """Return what a work was called, or the key of a claim or question; else the id itself."""
        return self.side.names.get(key) or self._own_keys.get(key) or key

    def of(self, label: str, name: str, value: object) -> str:
        """Return the words for a stored value of a field; "" for none."""
        if value is ABSENT or value is None or value in ("", {}):
            return ""
        field = _field(label, name)
        if isinstance(field, models.ForeignKey):
            return self.name(str(value))
        if isinstance(field, models.BooleanField):
            return _("yes") if value else _("no")
        if isinstance(field, PartialDateField):
            return self.date(str(value))
        choices: dict[object, object] = dict(field.flatchoices)
        return str(choices.get(value, value))

    def date(self, edtf: str) -> str:
        """Return a date in words; as written, if it cannot be read."""
        return date_words(edtf, self.language)


def value_changes(
    before: Wording,
    after: Wording,
    rows: tuple[Row | None, Row | None],
    *,
    leaving: Container[str] = (),
) -> tuple[ValueChange, ...]:
    """Return the fields in which two rows differ, in the order of the form; of one row, all it says.

    The fields named in `leaving` are left out.
    """
    old, new = rows
    held = [row for row in rows if row is not None]
    label = held[0].label
    found: list[ValueChange] = []
    for name in dict.fromkeys(name for row in held for name in row.fields):
        if name in leaving or not _is_told(label, name):
            continue
        was = old.fields.get(name, ABSENT) if old else ABSENT
        now = new.fields.get(name, ABSENT) if new else ABSENT
        if was != now:
            found += _changes(before, after, label, name, (was, now))
    return tuple(found)


def _changes(
    before: Wording, after: Wording, label: str, name: str, values: tuple[Any, Any]
) -> Iterator[ValueChange]:
    was, now = values
    field_words = str(_field(label, name).verbose_name)
    if isinstance(_field(label, name), LocalizedTextField):
        yield from _localized(name, field_words, _mapping(was), _mapping(now))
        return
    change = told(name, field_words, before.of(label, name, was), after.of(label, name, now))
    if change.old or change.new:
        yield change if change.old != change.new else machine_only(change, str(was), str(now))


def _localized(
    name: str, label: str, was: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[ValueChange]:
    for language in dict.fromkeys((*was, *now)):
        old, new = was.get(language, ""), now.get(language, "")
        if old != new:
            yield told(name, label, old, new, language)


def told(name: str, label: str, old: str, new: str, language: str = "") -> ValueChange:
    """Return a change of a value, with its words compared."""
    return ValueChange(name, label, old, new, compare_words(old, new), language)


def machine_only(change: ValueChange, old: str, new: str) -> ValueChange:
    """Return a change that readers do not see, with the values for machines."""
    words = compare_words(old, new)
    return ValueChange(change.field, change.label, old, new, words, is_machine_only=True)


def _mapping(value: object) -> Mapping[str, str]:
    return value if isinstance(value, Mapping) else {}


@cache
def _field(label: str, name: str) -> "models.Field[Any, Any]":
    field = versioned_model(label)._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field


@cache
def _is_told(label: str, name: str) -> bool:
    """Say whether a field is an editor's: not derived, not the order, not the work it belongs to."""
    model = versioned_model(label)
    owner = model.owner_path.partition("__")[0]
    return _field(label, name).editable and name not in (owner, POSITION)
