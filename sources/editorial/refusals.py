"""What refuses a row, in a sentence for the editor: constraints, foreign keys, the database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

Sentence = str | Promise


@dataclass(frozen=True)
class Explanation:
    """What a constraint demands, and the field at which to say so."""

    field: str
    sentence: Sentence


_explanations: dict[str, Explanation] = {}


def explain(explanations: Mapping[str, tuple[str, Sentence]]) -> None:
    """Register, by the name of a constraint, the field it is about and a sentence on what it demands."""
    for name, (field, sentence) in explanations.items():
        _explanations[name] = Explanation(field, sentence)


def is_explained(constraint: str) -> bool:
    """Say whether a constraint has a sentence for editors."""
    return constraint in _explanations


def in_words(message: str, model: type[models.Model]) -> tuple[str, str]:
    """Return field ("" for the whole row) and sentence for a refusal by Django or the database."""
    for name in _named_in(message, model):
        if found := _explanations.get(name):
            return found.field, str(found.sentence)
    if "constraint" in message.lower():
        return "", _("The database refused this: it contradicts another row. Nothing was saved.")
    return "", message


def column_of(model: type[models.Model], name: str) -> str:
    """Return the name that the database has for a field."""
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return str(field.column)


def _named_in(message: str, model: type[models.Model]) -> Iterator[str]:
    """Return the constraints of the model that a message is about.

    SQLite names the columns of a broken unique constraint, not the constraint.
    """
    table = model._meta.db_table
    for constraint in model._meta.constraints:
        if constraint.name in message:
            yield constraint.name
        elif isinstance(constraint, models.UniqueConstraint):
            columns = ", ".join(f"{table}.{column_of(model, field)}" for field in constraint.fields)
            spoken = constraint.get_violation_error_message()
            if message.endswith(f"UNIQUE constraint failed: {columns}") or message == spoken:
                yield constraint.name
