"""What the document of each kind of work holds, taken from the models: fields, and lists of members."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.db import models

from conferences.models import (
    Affiliation,
    Citation,
    Claim,
    Concern,
    EventPlace,
    Inquiry,
    Name,
    Narrative,
    Participation,
    Question,
    Reading,
    ReadingChoice,
    ReadingPart,
    ReadingSource,
    Relation,
)
from conferences.services.entry_library import WORK_MODELS
from sources.editorial.versioned import VersionedModel
from sources.models import Creator, Derivation

Column = Any


@dataclass(frozen=True)
class Shape:
    """Rows of one model in a document: their columns, and the lists of rows that stand inside each.

    `name` is that of the list, `parent` the column that leads to the row outside; both are empty
    for a work itself. By `natural` a row can be told from its neighbours beside its id.
    """

    model: type[VersionedModel]
    name: str = ""
    parent: str = ""
    natural: str = ""
    inside: tuple["Shape", ...] = ()

    @property
    def label(self) -> str:
        """The label under which the rows are stored."""
        return self.model._meta.label_lower

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """The columns that editors fill in, by name."""
        return {
            column.name: column
            for column in self.model._meta.local_fields
            if column.editable and not column.primary_key and column.name != self.parent
        }

    @cached_property
    def lists(self) -> Mapping[str, "Shape"]:
        """The lists inside each row, by name."""
        return {shape.name: shape for shape in self.inside}

    def all(self) -> Iterator["Shape"]:
        """Return this and every shape inside it, outer ones first."""
        yield self
        for shape in self.inside:
            yield from shape.all()


def _listed(model: Any, parent: str, *inside: Shape, natural: str = "") -> Shape:
    relation: Any = model._meta.get_field(parent)
    name: str = relation.remote_field.related_name
    return Shape(model, name, parent, natural, inside)


_NAMES = _listed(Name, "work")
_STATED = (
    _listed(Question, "work", natural="key"),
    _listed(Claim, "work", _listed(Citation, "claim"), _listed(Concern, "claim"), natural="key"),
    _listed(Inquiry, "work", natural="key"),
    _listed(Narrative, "work", natural="language"),
)
_MEMBERS: Mapping[str, tuple[Shape, ...]] = {
    "event": (
        _NAMES,
        _listed(EventPlace, "event"),
        _listed(Participation, "event"),
        *_STATED,
        _listed(Relation, "event"),
        _listed(
            Reading,
            "event",
            _listed(ReadingChoice, "reading"),
            _listed(ReadingPart, "reading"),
            _listed(ReadingSource, "reading"),
            natural="key",
        ),
    ),
    "person": (_NAMES, _listed(Affiliation, "person"), *_STATED),
    "place": (_NAMES, *_STATED),
    "organisation": (_NAMES, *_STATED),
    "source": (_listed(Creator, "source"), _listed(Derivation, "source")),
}
SHAPES: Mapping[str, Shape] = {
    kind: Shape(cast("type[VersionedModel]", model), inside=_MEMBERS[kind])
    for kind, model in WORK_MODELS.items()
}


def target_of(column: Column) -> type[models.Model] | None:
    """Return the model to which a column leads, None for one that holds a value."""
    if not isinstance(column, models.ForeignKey):
        return None
    target: type[models.Model] = column.remote_field.model
    return target
