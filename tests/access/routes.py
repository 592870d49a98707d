"""Every route of the project, as the URL resolver has them, and an address for each."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def routes() -> Iterator[str]:
    """Give every route: the patterns that lead to it, joined."""
    yield from _below(get_resolver().url_patterns, "")


def _below(patterns: list, before: str) -> Iterator[str]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _below(each.url_patterns, route)
        else:
            assert isinstance(each, URLPattern)
            yield route


def address_of(route: str, values: dict[str, str]) -> str:
    """Return an address of a route; `values` are by the names of its parameters."""
    route = re.sub(r"\^?\(\?P<(\w+)>[^)]*\)\$?", r"<\1>", route)
    filled = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], route)
    return "/" + filled.removeprefix("^")
