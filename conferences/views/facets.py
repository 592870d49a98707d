"""What a search can be narrowed by: links with the number of entries behind each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from conferences.models import Edition
from conferences.rendering.wording import standing_word
from conferences.services.search.searching import PROPERTIES
from conferences.views.words import Words, words_for

MOST_VALUES = 10
KIND_WORDS = {
    "event": _("Event"),
    "person": _("Person"),
    "place": _("Place"),
    "organisation": _("Organisation"),
    "source": _("Source"),
}
_HEADINGS = {
    "kind": _("Kind"),
    "place": _("Place"),
    "person": _("Person"),
    "organisation": _("Organisation"),
    "year": _("Year"),
    "standing": _("State of the evidence"),
    "language": _("Language of the text"),
}
_WORKS = ("place", "person", "organisation")
_STANDINGS = ("disputed", "unsupported", "one-source", "agreed")


@dataclass(frozen=True)
class Value:
    """A value to narrow by; the address of a chosen one takes it away again."""

    words: Words
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """A property with its values; `more` says how many values are not shown."""

    name: str
    heading: str
    values: tuple[Value, ...]
    more: int


def facets_of(
    counts: Mapping[str, Mapping[str, int]],
    chosen: Mapping[str, str],
    address: Callable[..., str],
    language: str,
) -> list[Facet]:
    """Return the properties by which the search can be narrowed; one query at most.

    `address` makes the address of the search with another value of a property.
    """
    shown: dict[str, list[str]] = {}
    left: dict[str, int] = {}
    for name in PROPERTIES:
        values = dict(counts.get(name, {}))
        if chosen.get(name):
            values.setdefault(chosen[name], 0)
        ordered = sorted(
            values, key=lambda value: (value != chosen.get(name), -values[value], value)
        )
        shown[name] = _in_order(name, ordered[:MOST_VALUES])
        left[name] = len(ordered[MOST_VALUES:])
    titles = _titles({(name, key) for name in _WORKS for key in shown[name]}, language)
    return [
        Facet(
            name=name,
            heading=str(_HEADINGS[name]),
            values=tuple(
                Value(
                    words=_words(name, value, titles),
                    count=counts.get(name, {}).get(value, 0),
                    address=address(**{name: "" if value == chosen.get(name) else value}),
                    is_chosen=value == chosen.get(name),
                )
                for value in shown[name]
            ),
            more=left[name],
        )
        for name in PROPERTIES
        if shown[name]
    ]


def _in_order(name: str, values: list[str]) -> list[str]:
    """Put values that have an order of their own into it; the others stay by number of entries."""
    orders = {"kind": list(KIND_WORDS), "standing": list(_STANDINGS)}
    if name == "year":
        return sorted(values)
    if name in orders:
        known = orders[name]
        return sorted(values, key=lambda value: known.index(value) if value in known else 99)
    return values


def _titles(works: set[tuple[str, str]], language: str) -> dict[tuple[str, str], Words]:
    if not works:
        return {}
    rows = Edition.objects.current().filter(
        kind__in={kind for kind, _key in works}, key__in={key for _kind, key in works}
    )
    return {
        (kind, key): words_for(titles, language, label)
        for kind, key, label, titles in rows.values_list("kind", "key", "label", "facts__titles")
    }


def _words(name: str, value: str, titles: Mapping[tuple[str, str], Words]) -> Words:
    if name in _WORKS:
        return titles.get((name, value), Words(value))
    if name == "kind" and value in KIND_WORDS:
        return Words(str(KIND_WORDS[value]))
    if name == "standing" and value in _STANDINGS:
        return Words(standing_word(value.replace("-", " ")))
    if name == "language" and value in dict(settings.LANGUAGES):
        return Words(dict(settings.LANGUAGES)[value], value)
    return Words(value.lstrip("0") if name == "year" and value.isdigit() else value)
