"""Which rows name a work, and which belong to it: found from the models, so that none is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q

from sources.editorial.localized import LocalizedTextField
from sources.editorial.models import Work
from sources.editorial.versioned import VersionedModel
from sources.editorial.versioning import versioned_models


@dataclass(frozen=True)
class Reference:
    """A column by which rows of a model name rows of another."""

    model: type[models.Model]
    column: str
    target: type[models.Model]

    @property
    def names_a_work(self) -> bool:
        """Whether works are named, and not members of one."""
        return issubclass(self.target, Work)


def references() -> Iterator[Reference]:
    """Yield every foreign key of the site that leads to a versioned row, but those to a parent table."""
    versioned = {Work, *versioned_models()}
    for model in apps.get_models():
        for field in model._meta.local_fields:
            target = field.related_model
            if target in versioned and not is_parent_link(field):
                assert isinstance(target, type)
                yield Reference(model, field.attname, target)


@cache
def references_of(model: type[models.Model]) -> tuple[Reference, ...]:
    """Return the columns by which rows of one model name other versioned rows."""
    return tuple(each for each in references() if each.model is model)


def is_parent_link(field: Any) -> bool:
    """Say whether a column only ties a work's own record to the common table of works."""
    return bool(field.remote_field and getattr(field.remote_field, "parent_link", False))


def is_member(model: type[VersionedModel]) -> bool:
    """Say whether rows of a model belong to a work, and are not the work's own record."""
    return model.owner_path != "pk"


def owner_column(model: type[VersionedModel]) -> str:
    """Return the column by which a member belongs to its work, or to a row of it."""
    return f"{model.owner_path.split('__')[0]}_id"


def owned_by(model: type[VersionedModel], *works: UUID) -> Q:
    """Return the condition on the rows of a model that belong to one of some works."""
    return Q(**{f"{model.owner_path}__in": works})


def text_columns(model: type[VersionedModel]) -> tuple[str, ...]:
    """Return the columns of a model whose texts may hold marks; quotations are left letter for letter."""
    return tuple(
        field.name
        for field in model._meta.local_fields
        if isinstance(field, models.TextField | LocalizedTextField)
        and field.name not in model.verbatim_fields
    )
