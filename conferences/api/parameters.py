"""The parameters of a request: a closed list, each given once, each well formed."""

from collections.abc import Collection
from typing import Any

import django_filters
from django.db.models import QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.views import APIView


def refuse_unknown(request: Request, known: Collection[str]) -> None:
    """Raise ValidationError, naming it, for a parameter that is not known or is given twice."""
    problems = {}
    for name, values in request.query_params.lists():
        if name not in known:
            problems[_printable(name)] = ["There is no such parameter here."]
        elif len(values) > 1:
            problems[name] = ["Give this parameter once."]
    if problems:
        raise ValidationError(problems)


def _printable(name: str) -> str:
    return "".join(character for character in name[:80] if character.isprintable())


class FilterSetBackend(BaseFilterBackend):
    """Narrows a list by the view's filter set, and refuses values that it does not take."""

    def filter_queryset(
        self, request: Request, queryset: "QuerySet[Any]", view: APIView
    ) -> "QuerySet[Any]":
        """Return the rows that are asked for; raises ValidationError, by parameter."""
        filters = _filter_set(view)(request.query_params, queryset=queryset)
        if not filters.is_valid():
            raise ValidationError(filters.errors)
        narrowed: QuerySet[Any] = filters.qs
        return narrowed

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """Describe the filters as OpenAPI does."""
        return [_described(name, item) for name, item in _filter_set(view).base_filters.items()]


def _filter_set(view: APIView) -> type[django_filters.FilterSet]:
    filter_set: type[django_filters.FilterSet] = getattr(view, "filterset_class")  # noqa: B009 - views that narrow declare it, their base class does not
    return filter_set


def _described(name: str, item: django_filters.Filter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if longest := item.extra.get("max_length"):
        schema["maxLength"] = longest
    # What depends on the published rows is no part of the contract.
    if choices := item.extra.get("choices"):
        schema["enum"] = [str(code) for code, _words in choices]
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": str(item.extra.get("help_text") or item.label),
        "schema": schema,
    }
