"""The abstract bases of every versioned row: a work's own record and its members."""

import uuid
from collections.abc import Collection, Iterable
from typing import Any, ClassVar, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from sources.editorial import tracking
from sources.editorial.guard import Permit, permitting
from sources.editorial.input_gate import UnusableText, clean_line, clean_text

V = TypeVar("V", bound="VersionedModel")


class VersionedQuerySet(models.QuerySet[V]):
    """Bulk writes that refuse to run outside `record()` and report the rows they touch inside it."""

    def update(self, **kwargs: Any) -> int:
        """Change rows in bulk; inside `record()` only."""
        touched = tracking.current(self.model)
        keys = list(self.values_list("pk", flat=True))
        with permitting(Permit.ROWS):
            count = super().update(**kwargs)
        touched.saved(self.model, keys)
        return count

    update.alters_data = True  # type: ignore[attr-defined]  # Django's mark against calls from templates

    def bulk_create(self, objs: Iterable[V], *args: Any, **kwargs: Any) -> list[V]:
        """Create rows in bulk; inside `record()` only."""
        touched = tracking.current(self.model)
        rows = list(objs)
        for row in rows:
            row.normalise()
        with permitting(Permit.ROWS):
            created = super().bulk_create(rows, *args, **kwargs)
        touched.saved(self.model, [row.pk for row in created])
        return created

    def bulk_update(
        self, objs: Iterable[V], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        """Change rows in bulk; inside `record()` only."""
        rows = list(objs)
        for row in rows:
            row.normalise()
        return super().bulk_update(rows, fields, batch_size)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows; inside `record()` only."""
        tracking.current(self.model)
        with permitting(Permit.ROWS):
            return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]  # Django's mark against calls from templates
    delete.queryset_only = True  # type: ignore[attr-defined]  # as in Django: not offered on managers


class VersionedModel(models.Model):
    """A row whose every change is kept. `owner_path` leads from the row to the work it belongs to."""

    owner_path: ClassVar[str] = "work"
    # Quotations are kept letter for letter, as the source has them.
    verbatim_fields: ClassVar[frozenset[str]] = frozenset()

    objects = models.Manager.from_queryset(VersionedQuerySet)()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    def normalise(self) -> None:
        """Bring text to NFC and fill what is derived; raises ValidationError naming the field."""
        for field in self._meta.concrete_fields:
            if not isinstance(field, models.CharField | models.TextField):
                continue
            value = getattr(self, field.attname)
            if not isinstance(value, str) or not value:
                continue
            long_text = isinstance(field, models.TextField)
            try:
                clean = (
                    clean_text(value, nfc=field.name not in self.verbatim_fields)
                    if long_text
                    else clean_line(value)
                )
            except UnusableText as error:
                raise ValidationError({field.name: str(error)}) from error
            setattr(self, field.attname, clean)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Validate the fields after bringing their text to one form."""
        errors: dict[str, Any] = {}
        try:
            self.normalise()
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        try:
            super().clean_fields(exclude={*(exclude or ()), *errors})
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; inside `record()` only. Raw saves, as by loaddata, come this way too."""
        tracking.current(type(self))
        self.normalise()
        with permitting(Permit.ROWS):
            super().save_base(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row and what hangs on it; inside `record()` only."""
        tracking.current(type(self))
        with permitting(Permit.ROWS):
            return super().delete(*args, **kwargs)

    @classmethod
    def note_saved(cls, sender: type[models.Model], instance: Self, **_kwargs: object) -> None:
        """Report a saved row to the act that is being recorded."""
        tracking.current(sender).saved(type(instance), [instance.pk])

    @classmethod
    def note_deleted(cls, sender: type[models.Model], instance: Self, **_kwargs: object) -> None:
        """Report a deleted row, also one deleted by a cascade, to the act that is being recorded."""
        tracking.current(sender).deleted(type(instance), instance.pk)


class Member(VersionedModel):
    """A row that belongs to one work and is versioned with it; its key outlives export and merge."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta(VersionedModel.Meta):
        abstract = True
