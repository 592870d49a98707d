"""Single values of a document: JSON as it came, brought to what a column takes, or refused."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils.translation import gettext as _

from conferences.services.documents.shape import Column, target_of
from sources.editorial.input_gate import UnusableText, clean_text
from sources.editorial.localized import LocalizedTextField

LONGEST_KEY = 80
_KEY = re.compile(r"[-a-zA-Z0-9_]+\Z")
# The same bounds on every database; SQLite itself has none.
RANGES = BaseDatabaseOperations.integer_field_ranges


class WrongValue(ValueError):
    """The value cannot be what the column takes; the message says what can."""


class Key(str):
    """The key of a row to which a column leads, still to be looked up."""

    __slots__ = ()


def read_value(column: Column, value: Any, before: Any) -> Any:
    """Return a value as it is stored, save for cleaning by its column; raises WrongValue.

    `before` is what is stored: languages that the site no longer offers may stay as they are.
    """
    if target_of(column) is not None:
        return _reference(column, value)
    if value is None:
        if column.null:
            return None
        raise WrongValue(_("This cannot be null."))
    for kind, read in _READERS:
        if isinstance(column, kind):
            return read(column, value, before)
    return _text(value)


def _reference(column: Column, value: Any) -> Any:
    if value is None or value == "":
        if column.null:
            return None
        raise WrongValue(_("This is needed: give an id or a key."))
    if not isinstance(value, str):
        raise WrongValue(_("Give an id or a key, as text."))
    text = _text(value)
    try:
        return str(read_id(text))
    except WrongValue:
        if not _has_key(column) or len(text) > LONGEST_KEY or not _KEY.match(text):
            raise
        return Key(text)


def _has_key(column: Column) -> bool:
    target = target_of(column)
    return target is not None and any(each.name == "key" for each in target._meta.get_fields())


def read_id(value: Any) -> UUID:
    """Return an id; raises WrongValue."""
    if not isinstance(value, str) or not re.fullmatch(
        r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", value
    ):
        raise WrongValue(_("This is no id: 8-4-4-4-12 hexadecimal digits are expected."))
    return UUID(value)


def _text(value: Any, *_rest: Any) -> str:
    if not isinstance(value, str):
        raise WrongValue(_("Text is expected."))
    try:
        clean_text(value, nfc=False)
    except UnusableText as error:
        raise WrongValue(str(error)) from error
    return value


def _truth(_column: Column, value: Any, _before: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongValue(_("true or false is expected."))
    return value


def _number(column: Column, value: Any, _before: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongValue(_("A whole number is expected."))
    low, high = RANGES[column.get_internal_type()]
    if not low <= value <= high:
        raise WrongValue(
            _("A whole number from %(low)d to %(high)d is expected.") % {"low": low, "high": high}
        )
    return value


def _decimal(column: Column, value: Any, _before: Any) -> str:
    is_number = isinstance(value, int | float | str) and not isinstance(value, bool)
    if is_number and len(str(value)) <= 40:
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite() and number.adjusted() < column.max_digits:
            exact = number.quantize(Decimal(1).scaleb(-column.decimal_places))
            # As the database gives it back; more places than it has are for the column to refuse.
            return f"{exact if exact == number else number:f}"
    raise WrongValue(_("A number is expected, such as 49.29899."))


def _localized(_column: Column, value: Any, before: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise WrongValue(_("Give an object from language code to words."))
    known = {code for code, _name in settings.LANGUAGES} | set(before or ())
    unknown = sorted(set(value) - known)
    if unknown:
        raise WrongValue(
            _("The languages here are %(known)s; “%(unknown)s” is none of them.")
            % {"known": ", ".join(sorted(known)), "unknown": _printable(unknown[0])}
        )
    return {code: _text(words) for code, words in value.items()}


def _printable(text: str) -> str:
    return "".join(sign for sign in text[:40] if sign.isprintable())


_READERS: tuple[tuple[Any, Any], ...] = (
    (LocalizedTextField, _localized),
    (models.BooleanField, _truth),
    (models.IntegerField, _number),
    (models.DecimalField, _decimal),
)
