"""Stored rows in words: what each field is called, and what it holds, as editors know it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conferences.models import Claim, Question, Reading
from sources.editorial.localized import LocalizedTextField, words_in
from sources.editorial.models import Head, Work
from sources.editorial.states import Row, State, named_by
from sources.editorial.versioned import VersionedModel
from sources.editorial.versioning import versioned_model

# By which of its fields a row is called; the first that says something.
_NAMES = (
    "title", "name", "key", "text", "person", "place", "organisation", "to_event", "derived_from", "literal",
    "romanised", "work", "source", "language", "claim", "event",
)  # fmt: skip
# Models whose rows are called by several fields together, or by one that others are not called by first.
_IN_PARTS = {
    "conferences.citation": ("source", "locator"),
    "conferences.narrative": ("language",),
    "sources.creator": ("family", "given"),
}
# Models whose rows are called by a text of theirs.
_SPOKEN: Mapping[str, tuple[type[models.Model], str]] = {
    "conferences.claim": (Claim, "statement"),
    "conferences.question": (Question, "text"),
    "conferences.reading": (Reading, "title"),
}


@dataclass(frozen=True)
class Words:
    """One field in words; `is_text` where it is compared by paragraph, `is_prose` by word."""

    label: str
    text: str
    is_prose: bool = False
    is_text: bool = False


class RowWords:
    """Puts the rows of some states of one work in words; asks the database three times at most."""

    def __init__(self, states: Iterable[State]) -> None:
        self._rows = {row.member_id: row for state in states for row in state.rows}
        self._spoken: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._fetch()

    def _fetch(self) -> None:
        works, members = set[str](), dict[str, set[str]]()
        for row in self._rows.values():
            for target, field in named_by(row):
                if issubclass(target, Work):
                    works.add(field)
                elif UUID(field) not in self._rows:
                    members.setdefault(target._meta.label_lower, set()).add(field)
        heads = Head.objects.filter(pk__in=works).values_list("pk", "label")
        self._labels = {str(key): label for key, label in heads} if works else {}
        for label, (model, field) in _SPOKEN.items():
            if members.get(label):
                found = model._default_manager.filter(pk__in=members[label])
                for key, said in found.values_list("pk", field):
                    self._spoken[str(key)] = words_in(said, settings.LANGUAGE_CODE)

    def name(self, row: Row) -> str:
        """Return what a row is called among others of its model."""
        parts = (self._value(row, name) for name in _IN_PARTS.get(row.label, ()))
        if called := ", ".join(filter(None, parts)):
            return called
        if row.label in _SPOKEN:
            said = row.fields.get(_SPOKEN[row.label][1])
            if isinstance(said, Mapping) and said:
                return words_in(said, settings.LANGUAGE_CODE)
        for field in _NAMES:
            if field in row.fields and (words := self._value(row, field)):
                return words
        return model_name(row.label)

    def fields(self, row: Row) -> dict[str, Words]:
        """Return the fields that say something, in the order of the form."""
        found: dict[str, Words] = {}
        for field in _shown_fields(row):
            stored = row.fields.get(field.name)
            label = capfirst(str(field.verbose_name))
            if isinstance(field, LocalizedTextField) and isinstance(stored, Mapping):
                names = dict(settings.LANGUAGES)
                for code, text in stored.items():
                    said = f"{label} ({names.get(code, code)})"
                    found[f"{field.name}:{code}"] = Words(said, str(text), is_prose=True)
            elif (words := self._value(row, field.name)) != "":
                is_text = isinstance(field, models.TextField)
                is_prose = type(field) is models.CharField and not field.choices
                found[field.name] = Words(label, words, is_prose, is_text)
        return found

    def _value(self, row: Row, name: str) -> str:
        stored = row.fields.get(name)
        field = _field(row.label, name)
        if stored is None or stored == "" or stored == {}:
            return ""
        if isinstance(stored, bool):
            return _("yes") if stored else _("no")
        if isinstance(stored, Mapping):
            return words_in({code: str(text) for code, text in stored.items()}, "")
        if isinstance(field, models.ForeignKey):
            return self._referred(str(stored))
        choices = dict(getattr(field, "flatchoices", ()))
        return str(choices.get(stored, stored))

    def _referred(self, key: str) -> str:
        if words := self._labels.get(key) or self._spoken.get(key):
            return words
        try:
            row = self._rows.get(UUID(key))
        except ValueError:
            row = None
        return self.name(row) if row else _("something deleted since (%s)") % key


def model_name(label: str) -> str:
    """Return what the rows of a model are called, one of them."""
    return capfirst(str(versioned_model(label)._meta.verbose_name))


def owner_field(label: str) -> str:
    """Return the field by which a row belongs to its work, or to a row of it; "" for the work."""
    first = versioned_model(label).owner_path.split("__")[0]
    return "" if first == "pk" else first


def _field(label: str, name: str) -> Any:
    try:
        return versioned_model(label)._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _shown_fields(row: Row) -> Iterator[Any]:
    """Return the columns that editors fill in; what is derived, and to whom the row belongs, is left out."""
    model: type[VersionedModel] = versioned_model(row.label)
    hidden = {owner_field(row.label), "position"}
    for field in model._meta.local_fields:
        if not field.primary_key and field.editable and field.name not in hidden:
            yield field
