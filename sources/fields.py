"""Model fields for what historians write: uncertain dates and checked identifiers."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from sources.dates import DateError, PartialDate, parse_edtf
from sources.identifiers import IdentifierError


class PartialDateField(models.CharField):
    """A date as written in EDTF (ISO 8601-2), validated, stored as text; "" when nothing is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Validate; raises ValidationError with the part that was not understood."""
        text: str = super().clean(value, model_instance)
        if text:
            try:
                parse_edtf(text)
            except DateError as error:
                raise ValidationError(str(error)) from error
        return text


def partial_date(text: str, field: str) -> PartialDate | None:
    """Return the value of a date, or None when nothing is known; raises ValidationError for the field."""
    try:
        return parse_edtf(text) if text else None
    except DateError as error:
        raise ValidationError({field: str(error)}) from error


class IdentifierValidator:
    """Turns a check of an identifier into a validator; two validators are equal if their checks are."""

    def __init__(self, check: Callable[[str], str]) -> None:
        self.check = check

    def __call__(self, value: str) -> None:
        try:
            self.check(value)
        except IdentifierError as error:
            raise ValidationError(str(error)) from error

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IdentifierValidator) and other.check is self.check

    def __hash__(self) -> int:
        return hash(self.check)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return how a migration writes this validator down."""
        return "sources.fields.IdentifierValidator", [self.check], {}
