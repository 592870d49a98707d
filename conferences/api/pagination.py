"""Pages of a list that begin after a row, not at a number: nothing is skipped or told twice."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import (
    DateField,
    DateTimeField,
    Field,
    Model,
    PositiveIntegerField,
    Q,
    QuerySet,
)
from django.db.models.expressions import OrderBy
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from conferences.api.addresses import absolute
from sources.editorial.input_gate import clean_text

PAGE_SIZE = 50
LARGEST_PAGE = 100
LONGEST_CURSOR = 2000


@dataclass(frozen=True)
class Column:
    """A column by which a list is ordered; an empty one counts as greater than all others."""

    name: str
    field: "Field[Any, Any]"
    is_descending: bool

    def value_in(self, row: Model) -> Any:
        """Return the column's value in a row."""
        return reduce(getattr, self.name.split("__"), row)

    def beyond(self, value: Any, *, upwards: bool) -> Q | None:
        """Return the condition of standing on one side of a value; None when nothing can."""
        if value is None:
            return None if upwards else Q((f"{self.name}__isnull", False))
        if not upwards:
            return Q((f"{self.name}__lt", value))
        above = Q((f"{self.name}__gt", value))
        return above | Q((f"{self.name}__isnull", True)) if self.field.null else above

    def at(self, value: Any) -> Q:
        """Return the condition of having a value."""
        return Q((f"{self.name}__isnull", True)) if value is None else Q((self.name, value))


def columns_of(rows: "QuerySet[Any]") -> list[Column]:
    """Return the columns by which rows are ordered; together they must tell any two rows apart."""
    return [_column(rows.model, item) for item in rows.query.order_by]


def _column(model: type[Model], item: Any) -> Column:
    name, is_descending = _ordering(item)
    *path, last = name.split("__")
    within: Any = model
    for step in path:
        within = within._meta.get_field(step).related_model
    return Column(name, within._meta.get_field(last), is_descending)


def _ordering(item: Any) -> tuple[str, bool]:
    if isinstance(item, OrderBy):
        column: Any = item.expression
        return column.name, item.descending
    return item.removeprefix("-"), item.startswith("-")


@dataclass(frozen=True)
class Cursor:
    """A place in a list: before or after the row that has these values in its columns."""

    is_before: bool
    values: tuple[Any, ...]

    def written(self) -> str:
        """Return the cursor as addresses hold it: JSON in base64 for addresses (RFC 4648, 5)."""
        values = [each.isoformat() if isinstance(each, date) else each for each in self.values]
        text = json.dumps([int(self.is_before), *values], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def narrow(self, rows: "QuerySet[Any]", columns: Sequence[Column]) -> "QuerySet[Any]":
        """Keep the rows beyond the cursor; those before it come in the opposite order."""
        same, alternatives = Q(), []
        for column, value in zip(columns, self.values, strict=True):
            beyond = column.beyond(value, upwards=column.is_descending == self.is_before)
            if beyond is not None:
                alternatives.append(same & beyond)
            same &= column.at(value)
        beyond_all = rows.filter(reduce(or_, alternatives))
        return beyond_all.reverse() if self.is_before else beyond_all


def read_cursor(written: str, columns: Sequence[Column]) -> Cursor:
    """Return the cursor that `Cursor.written` wrote for a list in this order.

    Raises ValueError or OverflowError for anything else.
    """
    if len(written) > LONGEST_CURSOR or not written.isascii():
        raise ValueError("This is no cursor.")
    padded = written + "=" * (-len(written) % 4)
    try:
        parts = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except RecursionError as error:
        raise ValueError("This is no cursor.") from error
    if not isinstance(parts, list) or len(parts) != len(columns) + 1 or parts[0] not in (0, 1):
        raise ValueError("This is no cursor of this list.")
    pairs = zip(columns, parts[1:], strict=True)
    values = tuple(_read_value(column.field, value) for column, value in pairs)
    if values[-1] is None:
        raise ValueError("This cursor leads nowhere.")
    return Cursor(bool(parts[0]), values)


def _read_value(field: "Field[Any, Any]", value: Any) -> Any:
    if value is None and field.null:
        return None
    if isinstance(field, PositiveIntegerField):
        if type(value) is not int or not 0 <= value < 2**31:
            raise ValueError("A number was expected.")
        return value
    if not isinstance(value, str):
        raise ValueError("Text was expected.")
    return _reader_of(field)(value)


def _reader_of(field: "Field[Any, Any]") -> Callable[[str], Any]:
    if isinstance(field, DateTimeField):
        return _moment
    return date.fromisoformat if isinstance(field, DateField) else clean_text


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("A moment needs its zone.")
    # Refuses what has no place in the calendar once it is in the zone of the database.
    return moment.astimezone(UTC)


class KeysetPagination(BasePagination):
    """Pages a list in the order it has, by `cursor` and `page_size`."""

    parameters = ("cursor", "page_size")

    def paginate_queryset(
        self, queryset: Any, request: Request, view: APIView | None = None
    ) -> list[Any]:
        """Return the rows of the page asked for; raises ValidationError for what is no page."""
        self.request = request
        self.columns = columns_of(queryset)
        size, cursor = self._size(), self._cursor()
        rows = list((cursor.narrow(queryset, self.columns) if cursor else queryset)[: size + 1])
        has_more = len(rows) > size
        page = rows[:size]
        is_backwards = bool(cursor and cursor.is_before)
        if is_backwards:
            page.reverse()
        self.next = self._address(page, has_more or is_backwards, is_before=False)
        self.previous = self._address(
            page, has_more if is_backwards else cursor is not None, is_before=True
        )
        return page

    def get_paginated_response(self, data: Any) -> Response:
        """Return the page with the addresses of those beside it."""
        return Response({"next": self.next, "previous": self.previous, "results": data})

    def _size(self) -> int:
        asked = self.request.query_params.get("page_size", str(PAGE_SIZE))
        is_number = asked.isascii() and asked.isdigit() and len(asked) <= len(str(LARGEST_PAGE))
        if not is_number or not 1 <= int(asked) <= LARGEST_PAGE:
            raise ValidationError({"page_size": [f"Give a number from 1 to {LARGEST_PAGE}."]})
        return int(asked)

    def _cursor(self) -> Cursor | None:
        asked = self.request.query_params.get("cursor")
        if asked is None:
            return None
        try:
            return read_cursor(asked, self.columns)
        except (ValueError, OverflowError) as error:
            message = "Take the cursor from `next` or `previous` of a page of this list."
            raise ValidationError({"cursor": [message]}) from error

    def _address(self, page: Sequence[Model], is_there: bool, *, is_before: bool) -> str | None:
        if not (is_there and page):
            return None
        row = page[0] if is_before else page[-1]
        values = tuple(column.value_in(row) for column in self.columns)
        query = self.request.query_params.copy()
        query["cursor"] = Cursor(is_before, values).written()
        return absolute(f"{self.request.path}?{query.urlencode()}")

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """Describe the parameters as OpenAPI does."""
        return [
            {
                "name": "cursor",
                "in": "query",
                "required": False,
                "description": "A place in the list, from `next` or `previous`.",
                "schema": {"type": "string", "maxLength": LONGEST_CURSOR},
            },
            {
                "name": "page_size",
                "in": "query",
                "required": False,
                "description": "How many rows a page has at most.",
                "schema": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": LARGEST_PAGE,
                    "default": PAGE_SIZE,
                },
            },
        ]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe a page as OpenAPI does."""
        address = {"type": "string", "format": "uri", "nullable": True}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "next": {**address, "description": "The page after this one; null on the last."},
                "previous": {**address, "description": "The page before it; null on the first."},
                "results": schema,
            },
        }
