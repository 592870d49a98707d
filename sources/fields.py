"""Model fields for what historians write: uncertain dates and checked identifiers."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from sources.dates import DateError, PartialDate, parse_edtf
from sources.identifiers import IdentifierError

# Generic to the type checker alone: Django's fields take no subscript.
if TYPE_CHECKING:
    TextColumn = models.CharField[str, str]
else:
    TextColumn = models.CharField


class PartialDateField(TextColumn):
    """A date as written in EDTF (ISO 8601-2), validated, stored as text; "" when nothing is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """Return a field whose box says that it holds a date; a script of the desk reads it back in words."""
        field = super().formfield(**kwargs)
        if field is not None:
            field.widget.attrs["data-date"] = True
        return field

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Validate; raises ValidationError with the part that was not understood."""
        text: str = super().clean(value, model_instance)
        try:
            return parse_edtf(text).edtf if text else ""
        except DateError as error:
            raise ValidationError(str(error)) from error


def partial_date(text: str, field: str) -> PartialDate | None:
    """Return the value of a date, or None when nothing is known; raises ValidationError for the field."""
    try:
        return parse_edtf(text) if text else None
    except DateError as error:
        raise ValidationError({field: str(error)}) from error


class IdentifierField(TextColumn):
    """An ISBN, ISSN or DOI: checked, and stored in the form that its check returns."""

    def __init__(self, *args: Any, check: Callable[[str], str], **kwargs: Any) -> None:
        self.check_identifier = check
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Return how a migration writes the field down."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "check": self.check_identifier}

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Validate; raises ValidationError saying which digit or part is wrong."""
        text: str = super().clean(value, model_instance)
        try:
            return self.check_identifier(text) if text else ""
        except IdentifierError as error:
            raise ValidationError(str(error)) from error
