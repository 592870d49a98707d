"""Rows of a document as rows of the models: cleaned as the desk's forms clean them, by the models."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from conferences.services.documents.incoming import RowKey, Values
from conferences.services.documents.problems import Problems, step
from sources.editorial.refusals import in_words
from sources.editorial.states import stored_fields
from sources.editorial.versioned import VersionedModel
from sources.editorial.versioning import serialised, versioned_model


def instance_of(key: RowKey, fields: Mapping[str, Any], *, is_new: bool) -> VersionedModel:
    """Return a row of the model from its columns as they are stored."""
    model = versioned_model(key[0])
    values = {
        column.attname: column.to_python(fields[column.name])
        for column in model._meta.local_fields
        if not column.primary_key and column.name in fields
    }
    own: Mapping[str, Any] = {"id": UUID(key[1])}
    instance = model(**own, **values)
    instance.pk = UUID(key[1])
    instance._state.adding = is_new
    return instance


def with_parent(shape_parent: str, values: Values, parent: RowKey | None) -> Values:
    """Return the columns of a row with that which leads to the row outside."""
    return {**values, shape_parent: parent[1]} if shape_parent and parent else values


def cleaned(instance: VersionedModel, place: str, problems: Problems) -> Values | None:
    """Validate and tidy a row by its model; return it as it is stored, None where it is faulty."""
    relations = {column.name for column in instance._meta.concrete_fields if column.is_relation}
    try:
        instance.clean_fields(exclude=relations)
        instance.clean()
    except ValidationError as error:
        tell(error, instance, place, problems)
        return None
    return stored_fields(serialised(instance))


def tell(error: ValidationError, row: VersionedModel, place: str, problems: Problems) -> None:
    """Note what a model says against a row, each fault at its field, in the words of the desk."""
    known = set(problems.places)
    by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: [error]}
    for name, found in by_field.items():
        for each in found:
            for text in each.messages:
                field, sentence = in_words(text, type(row))
                pointer = _pointer(field or name, row, place)
                # A value that could not even be read is not faulted for being missing as well.
                if pointer not in known:
                    problems.add(pointer, sentence)


def tell_constraints(row: VersionedModel, place: str, problems: Problems) -> None:
    """Note each constraint of the model that a row breaks; a few queries for every row."""
    model = type(row)
    for constraint in model._meta.constraints:
        try:
            constraint.validate(model, row)
        except ValidationError:
            field, sentence = in_words(constraint.name, model)
            problems.add(_pointer(field, row, place), sentence)


def _pointer(name: str, row: VersionedModel, place: str) -> str:
    columns = {column.name for column in row._meta.local_fields if column.editable}
    return step(place, name) if name in columns else place
